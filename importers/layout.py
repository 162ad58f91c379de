"""The parts of a file: what stands above the text, căn cứ, the text, what stands below it, annexes, and what belongs nowhere in it."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.annexes import annexes_at
from importers.barred_cells import with_barred_cells
from importers.bases import bases_end
from importers.columns import with_columns, with_whole_title, without_bars
from importers.head import Head, addressee_claims, read_addressees, read_head, title_at
from importers.letterhead import dated
from importers.lines import SourceLine
from importers.page_furniture import set_apart
from importers.tail import Tail, label_at, read_tail
from importers.typed_tables import with_typed_tables
from importers.wrapped import rejoined
from models.language import N_

OTHER_PARTS = {
    "note": N_("chú thích của tệp; để ở cuối"),
    "comment": N_("ghi chú bên lề của tệp; để ở cuối"),
    "hidden": N_("chữ ẩn trong tệp"),
}
"""Why lines of some parts of a Word file want a look."""
_ADDRESS = re.compile(r"(?:Địa chỉ|Điện thoại|ĐT|Fax|Email|Thư điện tử|Website|Trang tin(?: điện tử)?)\s*:", re.IGNORECASE)
_SIGNING = 30
"""So many lines from Nơi nhận on may stand beside who signs."""


class Layout(Struct, frozen=True):
    """The lines of a file in their parts: căn cứ are `bases`, the text begins at `text` and ends with the tail, annexes begin at `annexes`.

    `loose` are lines of other parts of a Word file (notes, comments, hidden text), `address` those of the office's address at the foot.
    """

    lines: tuple[SourceLine, ...]
    head: Head
    bases: range
    text: int
    tail: Tail
    annexes: int
    loose: range
    address: range


def laid_out(lines: Sequence[SourceLine]) -> Layout:
    """Finds the parts; joined lines and typed tables are made whole before."""
    kept = with_whole_title(set_apart(with_barred_cells(lines)))
    others = [line for line in kept if line.part in OTHER_PARTS]
    address = [line for line in lines if line.part == "footer" and _ADDRESS.search(line.words)]
    whole = _made_whole(_with_edges([line for line in kept if line.part not in OTHER_PARTS]))
    head = read_head(whole)
    bases = range(head.body, bases_end(whole, head.body))
    head, text = _with_addressees(head, whole, bases.stop)
    annexes = min(annexes_at(whole, text), len(whole))
    tail = read_tail(whole, text, annexes, dated=bool(head.letterhead.date or head.letterhead.typed_date))
    head = replace(head, letterhead=dated(head.letterhead, tail.day))
    end, last = len(whole), len(whole) + len(others)
    return Layout((*whole, *others, *address), head, bases, text, tail, annexes, range(end, last), range(last, last + len(address)))


def _with_edges(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """The lines with columns where bars stand, above the title and from Nơi nhận on."""
    title = title_at(lines) or 0
    annexes = annexes_at(lines, title)
    label = label_at(lines, title, annexes)
    signing = annexes if label is None else label
    end = min(signing + _SIGNING, annexes)
    return (*with_columns(lines[:title]), *lines[title:signing], *map(without_bars, lines[signing:end]), *lines[end:])


def _made_whole(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    start = read_head(lines).body
    lines = with_typed_tables(lines, annexes_at(lines, start), len(lines))
    lines = with_typed_tables(lines, start, label_at(lines, start, annexes_at(lines, start)) or len(lines))
    return (*lines[:start], *rejoined(lines, start, len(lines)))


def _with_addressees(head: Head, lines: Sequence[SourceLine], text: int) -> tuple[Head, int]:
    """Kính gửi may stand below the căn cứ too."""
    if head.addressees:
        return head, text
    names, end = read_addressees(lines, text)
    return replace(head, addressees=names, claims=(*head.claims, *addressee_claims(names, range(text, end)))), end
