"""What a report says, passage by passage, as its paper and its tables show it: what a search looks through."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from models import place as places
from models.checks.spots import prose
from models.dates import long_date
from models.definition import ReportDefinition, definition_for
from models.document import compose
from models.errors import BookError
from models.language import _
from models.page import DataTable, Heading
from models.place import Place
from models.report import Report
from models.text import folded_in_place, nfc, plain


class Passage(Struct, frozen=True, array_like=True):
    """A stretch of text without marks of style, tokens resolved; and the heading that it stands under, as it was written.

    `folded` is the text as it is compared, one letter a character.
    """

    place: Place
    heading: str
    text: str
    folded: str


def passages(report: Report) -> tuple[Passage, ...]:
    """Everything that a report says, in the order of the paper; figures with their values come last.

    A report of a kind that this program does not have is read as it stands, tokens and all.
    """
    try:
        found: Iterable[tuple[Place, str, str]] = tuple(_composed(report, definition_for(report)))
    except BookError:
        found = ((spot.place, "", plain(spot.text)) for spot in prose(report))
    texts = ((place, heading, nfc(text)) for place, heading, text in found if text.strip())
    return tuple(Passage(place, heading, text, folded_in_place(text)) for place, heading, text in texts)


def _composed(report: Report, definition: ReportDefinition) -> Iterator[tuple[Place, str, str]]:
    document = compose(report, definition)
    if report.letterhead.number.strip():
        yield (places.letterhead("number"), "", _number_and_day(report))
    yield (places.SUBJECT, "", document.subject.text)
    headings: dict[str, str] = {}
    heading = ""
    yield from ((line.place, _("Căn cứ"), line.text) for line in document.bases)
    for block in document.blocks:
        if isinstance(block, DataTable):
            yield from _rows(block, heading)
            continue
        if isinstance(block, Heading):
            heading = block.line.text
            headings[places.parts(block.line.place)[1]] = heading
        under = "" if block.line.place == places.CLOSING else heading
        yield (block.line.place, under, block.line.text)
    yield from _figures(report, definition, headings)
    for annex in document.annexes:
        if annex.title is not None:
            yield (annex.title.place, annex.word.text, annex.title.text)
        for block in annex.blocks:
            if isinstance(block, DataTable):
                yield from _rows(block, annex.word.text)
            else:
                yield (block.line.place, annex.word.text, block.line.text)


def _rows(table: DataTable, heading: str) -> Iterator[tuple[Place, str, str]]:
    """A table row by row, so that a number is found with what it is of; each at its first cell that says something."""
    headings = tuple(column.title for column in table.columns)
    if table.unit is not None:
        yield (table.unit.place, heading, table.unit.text)
    for cells in (headings, *(row.cells for row in table.rows)):
        said = [cell for cell in cells if cell.text.strip()]
        if said:
            yield (said[0].place, heading, " | ".join(cell.text for cell in said))


def _number_and_day(report: Report) -> str:
    head = report.letterhead
    return f"Số: {head.number}/{head.symbol}" + (f", {long_date(head.date)}" if head.date else "")


def _figures(report: Report, definition: ReportDefinition, headings: dict[str, str]) -> Iterator[tuple[Place, str, str]]:
    for figure in definition.figures:
        stated = report.figure(figure.id)
        value = figure.show(stated.value) if stated.value is not None else stated.typed
        if value:
            unit = "" if value.endswith(figure.unit) else f" {figure.unit}"
            yield (places.figure(figure.id), headings.get(figure.section, ""), f"{figure.label}: {value}{unit}")


def place_words(place: Place, heading: str) -> str:
    """Where a passage stands, in words: its heading, or the name of the part of the report."""
    if heading:
        return heading
    match places.parts(place)[0]:
        case "subject":
            return _("Trích yếu")
        case "closing":
            return _("Lời kết")
        case "letterhead":
            return _("Thể thức")
        case "figure":
            return _("Số liệu")
        case _:
            return _("Mở đầu")
