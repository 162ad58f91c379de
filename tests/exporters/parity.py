"""How far two papers are the same: which lines stand on which page in both, and how far apart, in millimetres."""

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_MM = 25.4 / 72
_NEAR = 1.0
"""Millimetres that a line may be away and still count as standing at the same place."""
_SAME_BASELINE = 0.3
_BACK = 1.0
"""Points; letters whose baselines are further apart, or that go back so far to the left, stand on another line."""


@dataclass(frozen=True)
class Seen:
    """A line as it was drawn; points, from the page's bottom left corner. `text` has no blanks, which nobody sees."""

    page: int
    text: str
    x0: float
    x1: float
    y: float


_Lines = dict[tuple[int, str], list[Seen]]


@dataclass(frozen=True)
class Comparison:
    """Two papers side by side. Drift in millimetres is that of the lines that both have; the first lines that differ, or nothing."""

    lines: int
    same: int
    whole: bool
    across: float
    down: float
    pages: tuple[int, int]
    first: tuple[str, ...]


def seen(content: bytes) -> list[Seen]:
    """The lines of a PDF in the order in which they are drawn."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        return [line for number in range(len(pdf)) for line in _page_lines(pdf, number)]
    finally:
        pdf.close()


def page_count(content: bytes) -> int:
    """The pages of a PDF, empty ones included."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        return len(pdf)
    finally:
        pdf.close()


def compare(ours: bytes, office: bytes) -> Comparison:
    """Our PDF beside another one of the same report."""
    papers = seen(ours), seen(office)
    here, there = (_by_text(lines) for lines in papers)
    pages = page_count(ours), page_count(office)
    pairs = [pair for key in here.keys() & there.keys() for pair in zip(here[key], there[key], strict=False)]
    across = max((max(abs(one.x0 - other.x0), abs(one.x1 - other.x1)) for one, other in pairs), default=0.0) * _MM
    down = max((abs(one.y - other.y) for one, other in pairs), default=0.0) * _MM
    lines = max(map(len, papers))
    return Comparison(
        lines=lines,
        same=len(pairs),
        whole=len(pairs) == lines and pages[0] == pages[1] and max(across, down) < _NEAR,
        across=across,
        down=down,
        pages=pages,
        first=_first_difference(*papers, here, there),
    )


def _by_text(lines: list[Seen]) -> _Lines:
    """The lines by page and text, equal ones from top to bottom; columns may be drawn in any order."""
    found: _Lines = {}
    for line in sorted(lines, key=lambda line: (line.page, -line.y, line.x0)):
        found.setdefault((line.page, line.text), []).append(line)
    return found


def _first_difference(ours: list[Seen], office: list[Seen], here: _Lines, there: _Lines) -> tuple[str, ...]:
    """The first line of each paper that the other lacks, with its neighbours; or that stands far off."""
    found: list[str] = []
    for whose, lines, others in (("ours", ours, there), ("office", office, here)):
        at = next((at for at, line in enumerate(lines) if (line.page, line.text) not in others), None)
        for line in lines[max(at - 1, 0) : at + 2] if at is not None else ():
            found += [f"{whose} {line.page + 1}: {line.text}"]
    for key, lines in here.items():
        for one, other in zip(lines, there.get(key, ()), strict=False):
            if not found and max(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.y - other.y)) * _MM > _NEAR:
                found.append(f"ours {one}\noffice {other}")
    return tuple(found)


def _page_lines(pdf: pypdfium2.PdfDocument, number: int) -> Iterator[Seen]:
    letters: list[tuple[str, float, float, float]] = []
    for letter in _letters(pdf, number):
        if letters and (abs(letters[-1][3] - letter[3]) > _SAME_BASELINE or letter[1] < letters[-1][1] - _BACK):
            yield _line(number, letters)
            letters = []
        letters.append(letter)
    if letters:
        yield _line(number, letters)


def _line(page: int, letters: list[tuple[str, float, float, float]]) -> Seen:
    text = unicodedata.normalize("NFC", "".join(letter[0] for letter in letters))
    return Seen(page, text, letters[0][1], letters[-1][2], letters[0][3])


def _letters(pdf: pypdfium2.PdfDocument, number: int) -> Iterator[tuple[str, float, float, float]]:
    """Each letter that is no blank: itself, left end, right end, baseline."""
    page = pdf[number]
    text = page.get_textpage()
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        letter = chr(code)
        if pdfium.FPDFText_IsGenerated(text, index) or letter.isspace() or code < 32:
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        yield _PLAIN.get(letter, letter), x.value, float(box.right), y.value
    text.close()
    page.close()


_PLAIN = {"\u2011": "-", "\u00ad": "-", "\u0002": "-"}
"""Signs that look the same, and that each writer names in its own way."""
