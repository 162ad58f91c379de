"""Kept revisions as they are read and put back: their bytes, and the words for why they were kept."""

import hashlib
import zlib
from typing import TYPE_CHECKING

from models.errors import StoreError
from models.language import N_, _
from models.store.database import Database
from models.store.manifest import link_in

if TYPE_CHECKING:
    from models.store.store import Revision

_LARGEST = 100_000_000
"""Bytes of a kept report: a thousand times the largest seen; a file that was tampered with can promise any number."""

_CAUSES = {
    "opened": N_("mở ra"),
    "copied": N_("lập từ kỳ trước"),
    "checked": N_("kiểm tra xong"),
    "printed": N_("in trình ký"),
    "issued": N_("ban hành"),
    "restored": N_("khôi phục"),
    "imported": N_("nhận từ tệp"),
    "worked": N_("đang soạn"),
    "edited": N_("sửa sau khi kiểm tra"),
    "reopened": N_("trả về soạn thảo"),
    "amended": N_("lập để thay thế"),
    "replaced": N_("được thay thế"),
    "scanned": N_("thêm bản quét"),
    "electronic": N_("làm bản điện tử"),
    "paper": N_("in ra giấy"),
    "rebuilt": N_("dựng lại từ thư mục lưu trữ"),
}


def cause_words(revision: "Revision") -> str:
    """Why a revision was kept, in the user's words; of a printing what was printed."""
    from models.printing import printout_of  # noqa: PLC0415  # knows of findings; only a list of revisions asks

    printout = printout_of(revision.note) if revision.note else None
    if printout is not None:
        return printout.words
    words = _(_CAUSES[revision.cause]) if revision.cause in _CAUSES else revision.cause
    if revision.cause == "rebuilt" and (link := link_in(revision.note)) and link.clerk:
        return _("{words} ({clerk} ban hành)").format(words=words, clerk=link.clerk)
    return words


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
    if hashlib.sha256(content).hexdigest() != row[0]:
        raise StoreError(_("Nội dung của phiên bản số {id} bị hỏng; hãy khôi phục từ bản sao lưu.").format(id=id))
    return content


def unpacked(packed: bytes | None) -> bytes:
    """A kept content, or nothing where it is gone or cannot be unpacked, or would fill the memory."""
    try:
        opened = zlib.decompressobj()
        content = opened.decompress(packed or b"", _LARGEST)
    except zlib.error:
        return b""
    return content if opened.eof else b""


def put_back(db: Database, id: int) -> None:
    """Makes the content of a revision the draft of its report, without reading it through the present form."""
    content = kept_bytes(db, id)
    db.conn.execute("UPDATE report SET draft = ? WHERE name = (SELECT report FROM revision WHERE id = ?)", (content, id))
