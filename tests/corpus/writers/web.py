"""The report as HTML, as a web editor or an old page keeps it, and as Markdown; for pandoc and LibreOffice to make Word files of."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from tests.corpus.counting import number_of
from tests.corpus.encodings import nfd
from tests.corpus.look import Look
from tests.corpus.manuscript import Box, Grid, Piece, Sheet, TwoColumns, Typed, manuscript
from tests.corpus.truth import Truth

_WIDE = "\u00a0" * 12
_ALIGN = {"both": "justify"}


def write_html(truth: Truth, look: Look) -> bytes:
    """The report as a web page."""
    pieces = manuscript(truth, look)
    notes = [piece.note for piece in pieces if isinstance(piece, Typed) and piece.note]
    body = "\n".join((*_in_lists(pieces), *(f"<p><sup>{at}</sup> {escape(note)}</p>" for at, note in enumerate(notes, 1))))
    title = "<title>Báo cáo</title>" if look.seed % 2 else ""
    page = f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">{title}</head><body>\n{body}\n</body></html>'
    return (nfd(page) if look.encoding == "nfd" else page).encode()


def _in_lists(pieces: Iterable[Piece]) -> Iterator[str]:
    """The pieces as elements; neighbouring items whose marks come by themselves are a list."""
    opened = ""
    for piece in pieces:
        wanted = _list_of(piece)
        if wanted != opened or (wanted == "ol" and isinstance(piece, Typed) and piece.mark == "1."):
            yield f"</{opened}>" if opened else ""
            yield _opening(wanted, piece)
            opened = wanted
        yield f"<li>{_words(piece)}</li>" if wanted and isinstance(piece, Typed) else _element(piece)
    yield f"</{opened}>" if opened else ""


def _opening(wanted: str, piece: Piece) -> str:
    """The beginning of a list, counted from the number of its first item."""
    if wanted == "ol" and isinstance(piece, Typed):
        return f'<ol start="{number_of(piece.mark)}">'
    return f"<{wanted}>" if wanted else ""


def _list_of(piece: Piece) -> str:
    """The list that shows a paragraph's mark, or nothing where a page shows another or none."""
    if not isinstance(piece, Typed) or not piece.automatic or piece.kind == "heading":
        return ""
    return {"-": "ul", "•": "ul"}.get(piece.mark, "ol" if re.fullmatch(r"\d+\.", piece.mark) else "")


def _element(piece: Piece) -> str:
    match piece:
        case Typed():
            words = _words(piece) if not piece.mark else f"{escape(piece.mark)} {_words(piece)}"
            element = f"h{piece.style}" if piece.style else "p"
            bold = f"<b>{words}</b>" if piece.bold and not piece.style else words
            slanted = f"<i>{bold}</i>" if piece.italic else bold
            return f'<{element} style="text-align: {_ALIGN.get(piece.align, piece.align)}">{slanted}</{element}>'
        case TwoColumns():
            return _columns(piece)
        case Grid():
            rows = [[_element_of_cell(cell, at == 0 or at in piece.totals) for cell in row] for at, row in enumerate(piece.rows)]
            inside = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
            return f'<table border="1">{inside}</table>'
        case Sheet():
            return ""
        case Box():
            return f"<div><p>{escape(piece.text)}</p></div>"


def _words(piece: Typed) -> str:
    note = "<sup>1</sup>" if piece.note else ""
    lead = f"<b>{escape(piece.text[: piece.lead])}</b>" if piece.lead else ""
    return (lead + escape(piece.text[piece.lead :])).replace("\n", "<br>") + note


def _element_of_cell(text: str, bold: bool) -> str:
    return f"<td>{f'<b>{escape(text)}</b>' if bold else escape(text)}</td>"


def _columns(piece: TwoColumns) -> str:
    if piece.by == "table":
        cells = ("".join(map(_element, lines)) for lines in (piece.left, piece.right))
        return f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"
    if piece.by == "stacked":
        return "".join(map(_element, (*piece.left, *piece.right)))
    lines = []
    for at in range(max(len(piece.left), len(piece.right))):
        left, right = (escape(lines[at].full) if at < len(lines) else "" for lines in (piece.left, piece.right))
        lines.append(f"<p>{left}{_WIDE + right if right else ''}</p>")
    return "".join(lines)


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$@+!-])|(?<=\d)([.)])(?=\s)|(?<=^[a-zđA-Z])([.)])(?=\s)|^(\()|(\.\.\.)")

_ROMAN = re.compile(r"^([IVX]{2,})([.)])")


def write_pandoc(truth: Truth, look: Look) -> bytes:
    """The report in pandoc's Markdown."""
    text = "\n\n".join(_markdown(piece) for piece in manuscript(truth, look))
    return (nfd(text) if look.encoding == "nfd" else text).encode()


def _markdown(piece: Piece) -> str:
    match piece:
        case Typed():
            return _paragraph(piece) if piece.text else ""
        case TwoColumns(by="table"):
            return _grid([[_joined(piece.left), _joined(piece.right)]])
        case TwoColumns(by="stacked"):
            return "\n\n".join(_paragraph(line) for line in (*piece.left, *piece.right) if line.text)
        case TwoColumns():
            return _rows(piece)
        case Grid():
            return _grid([[_typed(cell, at == 0 or at in piece.totals) for cell in row] for at, row in enumerate(piece.rows)])
        case Sheet():
            return ""
        case Box():
            return _safe(piece.text)


def _paragraph(piece: Typed) -> str:
    note = f"^[{_safe(piece.note)}]" if piece.note else ""
    listed = piece.automatic and piece.kind != "heading" and piece.mark in ("-", "•")
    counted = piece.automatic and piece.kind != "heading" and re.fullmatch(r"\d+\.|\(\d+\)|[a-z]\)", piece.mark)
    words = _typed(piece.text, piece.bold and not piece.style, piece.italic) + note
    if listed or counted:
        mark = "-" if listed else piece.mark
        return f"{mark:4}{words}" if len(mark) < 4 else f"{mark} {words}"
    if piece.mark:
        words = _typed(piece.full, piece.bold and not piece.style, piece.italic) + note
    return f"{'#' * piece.style} {words}" if piece.style else words


def _typed(text: str, bold: bool = False, italic: bool = False) -> str:
    marks = "*" * (2 * bold + italic)
    return "\\\n".join(f"{marks}{_safe(line)}{marks}" if line.strip() else "" for line in text.split("\n"))


def _safe(text: str) -> str:
    """Plain characters; nothing of them begins a list or means anything else to pandoc."""
    escaped = _SPECIAL.sub(lambda match: "".join(f"\\{letter}" for letter in match[0]), text.strip())
    return _ROMAN.sub(r"\1\\\2", escaped)


def _rows(piece: TwoColumns) -> str:
    rows = []
    for at in range(max(len(piece.left), len(piece.right))):
        left, right = (_typed(lines[at].full, lines[at].bold) if at < len(lines) else "" for lines in (piece.left, piece.right))
        rows.append(f"{left}{_WIDE}{right}" if right else left)
    return "\n\n".join(row for row in rows if row)


def _joined(lines: tuple[Typed, ...]) -> str:
    return "<br>".join(_typed(line.full, line.bold, line.italic) for line in lines if line.text)


def _grid(rows: list[list[str]]) -> str:
    """A table as pandoc's grid; "<br>" begins another paragraph of a cell."""
    cells = [[cell.split("<br>") for cell in row] for row in rows]
    widths = [max(len(line) for row in cells for line in row[at]) + 2 for at in range(len(rows[0]))]
    rule = "+" + "+".join("-" * width for width in widths) + "+"
    lines = [rule]
    for row in cells:
        spaced = [[part for line in cell for part in (line, "")][:-1] for cell in row]
        for at in range(max(map(len, spaced))):
            parts = (cell[at] if at < len(cell) else "" for cell in spaced)
            lines.append("|" + "|".join(f" {part:<{width - 1}}" for part, width in zip(parts, widths, strict=True)) + "|")
        lines.append(rule)
    return "\n".join(lines)
