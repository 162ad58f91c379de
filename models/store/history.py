"""Kept revisions as they are read and put back: their bytes."""

from models.errors import DamagedDraft, StoreError
from models.language import _
from models.store.database import Database
from models.store.drafts import draft_hash, is_as_written, put_bytes
from models.store.packing import packed, unpacked


def no_revision(id: int) -> StoreError:
    """What to say where a revision is asked for that there is not."""
    return StoreError(_("Trong sổ không có phiên bản số {id}.").format(id=id))


def kept_bytes(db: Database, id: int) -> bytes:
    """The content of a revision, byte for byte. Raises StoreError."""
    row = db.conn.execute(
        "SELECT revision.content, content.json FROM revision LEFT JOIN content ON content.hash = revision.content WHERE revision.id = ?",
        (id,),
    ).fetchone()
    if row is None:
        raise no_revision(id)
    content = unpacked(row[1])
    if content is None or not is_as_written(content, row[0]):
        raise StoreError(_("Nội dung của phiên bản số {id} bị hỏng; hãy khôi phục từ bản sao lưu.").format(id=id))
    return content


def put_content(db: Database, hash: str, content: bytes) -> None:
    """Keeps a content once, by its hash."""
    db.conn.execute("INSERT OR IGNORE INTO content (hash, json) VALUES (?, ?)", (hash, packed(content)))


def put_back(db: Database, name: str, id: int) -> None:
    """Makes the content of a revision the draft of its report, without reading it through the present form."""
    put_bytes(db.conn, name, kept_bytes(db, id))


# ---------------------------------------------------------------- drafts that are not what was written


def last_kept(db: Database, name: str) -> int | None:
    """The number of the last revision of a report that is a state of it; nothing where none was kept."""
    question = "SELECT id FROM revision WHERE report = ? AND cause NOT IN ('paper', 'damaged') ORDER BY id DESC LIMIT 1"
    row = db.conn.execute(question, (name,)).fetchone()
    return row[0] if row else None


def damaged_draft(db: Database, name: str) -> DamagedDraft:
    """What to raise where a draft is not what was written: it is not shown, and what was kept of its report is offered."""
    kept = last_kept(db, name)
    if kept is None:
        sentence = _(
            "Bản nháp của báo cáo “{name}” trong sổ không còn như khi được ghi (tệp dữ liệu bị hỏng hoặc bị sửa) nên không mở; báo cáo "
            "chưa có phiên bản nào được giữ, hãy khôi phục từ bản sao lưu hoặc dùng lệnh rescue."
        )
        return DamagedDraft(sentence.format(name=name), None)
    sentence = _(
        "Bản nháp của báo cáo “{name}” trong sổ không còn như khi được ghi (tệp dữ liệu bị hỏng hoặc bị sửa) nên không mở; hãy mở báo cáo "
        "này trong cửa sổ để lấy bản đã giữ gần nhất (hoặc lệnh “history {name} --restore {id}”), hoặc khôi phục từ bản sao lưu."
    )
    return DamagedDraft(sentence.format(name=name, id=kept), kept)


def set_aside(db: Database, name: str) -> str:
    """Keeps the content of a draft that is not what was written, and gives its hash; nothing where the draft is sound."""
    row = db.conn.execute("SELECT draft, draft_hash FROM report WHERE name = ?", (name,)).fetchone()
    if row is None or is_as_written(*row):
        return ""
    hash = draft_hash(row[0])
    put_content(db, hash, row[0])
    return hash
