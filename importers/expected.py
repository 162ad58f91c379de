"""What the Word file of a report says line by line while nobody has changed it, and what each line stands for."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from importers.lines import DASHES, PLUSES, SourceLine, source_line
from models import place as places
from models.document import Document, Line, Paragraph
from models.place import Place
from models.report import ItemLevel
from models.text import Words, parse

ADDRESSEE_LABEL = "Kính gửi:"
RECIPIENTS_LABEL = "Nơi nhận:"
"""As exporters/flow.py prints them."""

Kind = Literal[
    "superior", "issuer", "nation", "motto", "number", "day", "type", "subject", "addressee",
    "heading", "item", "closing", "recipient", "title", "name",
]  # fmt: skip
HEAD: tuple[Kind, ...] = ("superior", "issuer", "nation", "motto", "number", "day")
TAIL: tuple[Kind, ...] = ("recipient", "title", "name")

_COUNTED = re.compile(r"\d{1,3}[.)]")
_LETTERED = re.compile(r"[a-zđ]\)")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What the paper shows as U+FFFD (exporters/flow.py)."""


class Slot(Struct, frozen=True):
    """A line of the unchanged file; nothing where the report shows nothing there. `mark` is what the program sets before an item."""

    kind: Kind
    place: Place
    line: SourceLine | None
    text: str
    mark: str = ""


def expected(document: Document) -> tuple[Slot, ...]:
    """Every line from top to bottom, in the order in which a reader finds them in the file."""
    return (*_head(document), *_middle(document), *_tail(document))


def _head(document: Document) -> Iterator[Slot]:
    head = document.letterhead
    if head.superior is not None:
        yield _slot("superior", head.superior)
    yield _slot("issuer", head.issuer)
    yield _slot("nation", head.nation)
    yield _slot("motto", head.motto)
    yield _slot("number", head.number)
    yield _slot("day", head.place_and_date)


def _middle(document: Document) -> Iterator[Slot]:
    yield _slot("type", document.type_name)
    yield _slot("subject", document.subject)
    yield from _addressees(document.addressees)
    for block in document.blocks:
        mark = block.mark if isinstance(block, Paragraph) else ""
        kind: Kind = "item" if isinstance(block, Paragraph) else "heading"
        yield _slot("closing" if block.line.place == places.CLOSING else kind, block.line, mark)


def _addressees(lines: tuple[Line, ...]) -> Iterator[Slot]:
    if len(lines) == 1:
        yield _labelled(lines[0], f"{ADDRESSEE_LABEL} ")
    elif lines:
        yield _labelled(Line((), places.addressee(0)), ADDRESSEE_LABEL)
        yield from (_labelled(line, "- ") for line in lines)


def _labelled(line: Line, label: str, kind: Kind = "addressee") -> Slot:
    return _slot(kind, Line((Words(label), *line.runs), line.place))


def _tail(document: Document) -> Iterator[Slot]:
    if document.recipients:
        yield _labelled(Line((), places.recipient(0)), RECIPIENTS_LABEL, "recipient")
        yield from (_labelled(line, "- ", "recipient") for line in document.recipients)
    for title in document.signature.titles:
        yield _slot("title", title)
    yield _slot("name", document.signature.name)


def _slot(kind: Kind, line: Line, mark: str = "") -> Slot:
    runs = [Words(_FORBIDDEN.sub("\ufffd", run.text), run.bold, run.italic) for run in line.runs]
    before = [Words(f"{mark} ")] if mark else []
    return Slot(kind, line.place, source_line([*before, *runs]), line.text, mark)


def mark_level(mark: str) -> ItemLevel | None:
    """The level that a mark before a line means: any dash is a dash; nothing where it means none."""
    if mark and mark in DASHES:
        return "dash"
    if mark and mark in PLUSES:
        return "plus"
    return "number" if _COUNTED.fullmatch(mark) else "letter" if _LETTERED.fullmatch(mark) else None


def body_text(line: SourceLine) -> str:
    """The words of a line without its mark, as two lines are compared by them."""
    return _even(plain_body(line))


def plain_body(line: SourceLine) -> str:
    """The characters behind the mark."""
    return "".join(span.text for span in line_words(line))


def line_words(line: SourceLine) -> tuple[Words, ...]:
    """What stands behind the mark, with its style."""
    return tuple(span for span in parse(line.body) if isinstance(span, Words))


def whole_text(line: SourceLine) -> str:
    """The words of mark and line, as two lines are compared by them."""
    return _even(line.words)


def _even(text: str) -> str:
    return " ".join(text.replace("\ufffd", "").split())


def unchanged(slot: Slot, line: SourceLine) -> bool:
    """Whether a line of the file says what stood there; the number of a counted item is the program's own and may be any."""
    if slot.line is None:
        return False
    if whole_text(slot.line) == whole_text(line):
        return True
    level = mark_level(slot.mark)
    return level is not None and mark_level(line.list_mark) == level and body_text(slot.line) == body_text(line)


def one_line(lines: Iterable[SourceLine]) -> SourceLine:
    """Lines that somebody broke in two, as one."""
    first, *others = lines
    return replace(first, text=" ".join([first.text, *(line.markup for line in others)]))
