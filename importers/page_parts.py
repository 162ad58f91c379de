"""Parts of a page whose lines are read together: the subject, Kính gửi, the closing, the table of figures."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from importers.expected import Cells, Slot
from importers.head import ADDRESSEES
from importers.lines import BULLETS, SourceLine
from importers.pairing import LinePair
from importers.sameness import KNOWN_COLUMNS, one_line, whole_text
from models import place as places
from models.definition import ReportDefinition
from models.document import END_MARK
from models.figure_rows import notes
from models.figure_table import figure_table
from models.numerals import read_number
from models.report import Report


def with_whole_subject(pairs: Sequence[LinePair]) -> tuple[LinePair, ...]:
    """The same; centred lines right below the subject are the rest of it."""
    result: list[LinePair] = []
    for slot, line in pairs:
        above = result[-1] if result else None
        if slot is None and line is not None and (line.centred or line.bold) and above is not None and not line.list_mark:
            title, first = above
            if title is not None and title.kind == "subject" and first is not None and not ADDRESSEES.match(line.words):
                result[-1] = (title, one_line((first, line)))
                continue
        result.append((slot, line))
    return tuple(result)


def addressee_pairs(pairs: Sequence[LinePair], several: bool) -> Iterator[LinePair]:
    """The lines of Kính gửi: those that were there, and new ones below them or with the label."""
    begun = False
    for pair in pairs:
        slot, line = pair
        if slot is not None and slot.kind == "addressee":
            begun = True
            yield pair
        elif slot is not None and slot.kind not in ("type", "subject", "basis"):
            return
        elif slot is None and line is not None:
            label = ADDRESSEES.match(line.words) if not begun else None
            if label is not None or (begun and several and line.list_mark in BULLETS):
                several |= label is not None and label.end() == len(line.words)
                begun = True
                yield pair


def with_closing(pairs: Sequence[LinePair]) -> tuple[LinePair, ...]:
    """The same; where the closing went and the last line is new, that is the closing now."""
    last = next((at for at in range(len(pairs) - 1, -1, -1) if pairs[at][1] is not None), None)
    gone = next((at for at, (slot, line) in enumerate(pairs) if slot is not None and slot.kind == "closing" and line is None), None)
    if last is None or gone is None or pairs[last][0] is not None:
        return tuple(pairs)
    line, closing = pairs[last][1], pairs[gone][0]
    if line is None or line.list_mark or not line.words.endswith((END_MARK, ".")):
        return tuple(pairs)
    return tuple((closing, line) if at == last else pair for at, pair in enumerate(pairs) if at != gone)


# ------------------------------------------------------------------ the table of figures


def possible_notes(report: Report, definition: ReportDefinition) -> frozenset[str]:
    """What may stand below the table of figures, whatever earlier reports there were when the file was made."""
    if not any(annex.figures for annex in report.annexes):
        return frozenset()
    table = figure_table(report, definition)
    if table.period is None:
        return frozenset(notes(table))
    before = (None, table.period, replace(table.period, year=table.period.year - 1))
    return frozenset(note for prior in before for last in before for note in notes(replace(table, prior=prior, last_year=last)))


def figure_numbers(slot: Slot, cells: Cells) -> tuple[dict[str, Decimal], bool]:
    """The figures whose number of this period is another one now, and whether anything else was changed in their table."""
    numbers: dict[str, Decimal] = {}
    other = len(cells) != len(slot.cells)
    for place, before, after in zip(slot.rows, slot.cells[1:], cells[1:], strict=False):
        *names, old = before[:KNOWN_COLUMNS]
        *now, new = (*after, *[None] * KNOWN_COLUMNS)[:KNOWN_COLUMNS]
        other = other or [_text(line) for line in names] != [_text(line) for line in now]
        number = read_number(_text(new))
        if number is not None and places.parts(place)[0] == "figure" and number != read_number(_text(old)):
            numbers[places.parts(place)[1]] = number
        else:
            other = other or (number is None and _text(new) != _text(old))
    return numbers, other


def _text(line: SourceLine | None) -> str:
    return whole_text(line) if line is not None else ""
