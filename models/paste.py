"""What pasted lines become: items, cited documents, or figures. Only proposals; the clerk sees them before they go in."""

import re

from msgspec import Struct

from models.citation import Citation, read_citation
from models.definition import FigureDefinition
from models.numerals import read_number
from models.report import ItemLevel
from models.text import clean_lines, folded

_MARKS: tuple[tuple[re.Pattern[str], ItemLevel], ...] = (
    (re.compile(r"[-–—•*·▪●]\s*(?=\S)"), "dash"),
    (re.compile(r"[+○◦]\s*(?=\S)"), "plus"),
    (re.compile(r"\d{1,2}[.)]\s+(?=\S)"), "number"),
    (re.compile(r"[a-zđ]\)\s+(?=\S)"), "letter"),
)
_KIND_NUMBER = re.compile(r"^(?P<kind>\D+?)\s+(?:số\s*:?\s*)?(?P<code>\d+\s*/\s*\S+)\s*(?P<rest>.*)$")


class PastedLine(Struct, frozen=True):
    """One line: an item of a level, or a cited document where `citation` is set. `text` is what stood there, without its mark."""

    text: str
    level: ItemLevel
    citation: Citation | None = None


class PastedFigure(Struct, frozen=True):
    """A value for a figure, as it was typed; `source` is the row that it came from."""

    figure: FigureDefinition
    typed: str
    source: str


def pasted_lines(text: str, level: ItemLevel) -> tuple[PastedLine, ...]:
    """Lines of Word or rows of Excel as items or cited documents. A line without a mark takes `level`."""
    return tuple(_line(" ".join(_cells(row)), level) for row in _rows(text))


def _line(line: str, level: ItemLevel) -> PastedLine:
    bare, own = line, level
    for mark, named in _MARKS:
        match = mark.match(line)
        if match:
            bare, own = line[match.end() :], named
            break
    cited = read_citation(bare, "") or read_citation(_with_so(bare), "")
    return PastedLine(bare, "plus" if cited else own, cited)


def _with_so(text: str) -> str:
    """Rows of a table have "Kế hoạch | 424/KH-SNgV | 31/8/2020 | ..." where prose has "số" and "ngày"."""
    match = _KIND_NUMBER.match(text)
    if match is None:
        return text
    rest = re.sub(r"^(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})", r"ngày \1", match["rest"])
    return f"{match['kind']} số {match['code']} {rest}".strip()


def pasted_figures(text: str, figures: tuple[FigureDefinition, ...], start: str) -> tuple[PastedFigure, ...]:
    """Rows of a table as figures: by their names where the rows have names, or else in order from the figure `start` on."""
    rows = [_cells(row) for row in _rows(text)]
    named = [(figure, row) for row in rows if len(row) > 1 and (figure := _figure_named(row[0], figures))]
    if named:
        return tuple(PastedFigure(figure, _value(row[1:]), " | ".join(row)) for figure, row in named)
    first = next((at for at, figure in enumerate(figures) if figure.id == start), 0)
    values = [cell for row in rows for cell in row] if len(rows) == 1 else [_value(row) for row in rows]
    return tuple(PastedFigure(figure, value, value) for figure, value in zip(figures[first:], values, strict=False))


def _figure_named(name: str, figures: tuple[FigureDefinition, ...]) -> FigureDefinition | None:
    wanted = folded(name).strip(" -+.:")
    return next((figure for figure in figures if folded(figure.label) == wanted), None)


def _value(cells: list[str]) -> str:
    """The first cell that is a number, or the first one as it is."""
    return next((cell for cell in cells if read_number(cell) is not None), cells[0] if cells else "")


def _rows(text: str) -> list[str]:
    return [line for line in re.split(r"\r\n|[\r\n\v\f\u0085\u2028\u2029]", text) if clean_lines(line)]


def _cells(row: str) -> list[str]:
    return [cleaned for cell in row.split("\t") if (cleaned := " ".join(clean_lines(cell)))]
