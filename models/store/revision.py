"""A kept state of a report, why it was kept, and the words for that."""

from typing import Literal

from msgspec import Struct

from models.language import N_, _
from models.store.manifest import link_in

Cause = Literal[
    "opened",
    "copied",
    "checked",
    "printed",
    "issued",
    "restored",
    "imported",
    "worked",
    "edited",
    "reopened",
    "amended",
    "replaced",
    "scanned",
    "electronic",
    "paper",
    "rebuilt",
    "damaged",
]
"""Why a revision was kept. "edited": a checked report was changed; "reopened": sent back to the draft; "amended": begun as a replacement
of an issued one; "scanned": a scan was added; "electronic": a copy with the images of signature and seal was made; "paper": it was put
on paper by a printer; "rebuilt": taken in from the archive folder of an issued report, as it was issued; "damaged": a draft that was no
longer what was written, set aside for who wants to see what was in it."""


class Revision(Struct, frozen=True):
    """A kept state of a report. `hash` covers everything here and the hash of the revision before it in the store.

    `note` tells more of the cause: of "paper", what was printed (models/printing.py), of "rebuilt", with which revision the report had been
    issued (models/store/manifest.py); otherwise it is empty.
    """

    id: int
    report: str
    content: str
    cause: Cause
    clerk: str
    at: str
    previous: str
    hash: str
    note: str = ""


_WORDS: dict[Cause, str] = {
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
    "damaged": N_("bản nháp bị hỏng, cần xem lại từng chữ"),
}


def cause_words(revision: Revision) -> str:
    """Why a revision was kept, in the user's words; of a printing what was printed."""
    from models.printing import printout_of  # noqa: PLC0415  # knows of findings; only a list of revisions asks

    printout = printout_of(revision.note) if revision.note else None
    if printout is not None:
        return printout.words
    words = _(_WORDS[revision.cause]) if revision.cause in _WORDS else revision.cause
    if revision.cause == "rebuilt" and (link := link_in(revision.note)) and link.clerk:
        return _("{words} ({clerk} ban hành)").format(words=words, clerk=link.clerk)
    return words
