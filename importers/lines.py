"""SourceLine: one line of a file that a clerk wrote, before anybody has said what it means."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import Literal

from msgspec import Struct

from models.language import _
from models.text import Span, Words, clean_line, escape, folded_in_place, joined, nfc, plain, write

DASHES, PLUSES = "-–—•*·▪●■□◆❖➢➤►‣⁃→✓✔»¤−", "+○◦"
BULLETS = frozenset(DASHES + PLUSES)

_BULLET = rf"[{DASHES}{PLUSES}](?:\s+|(?=[^\W\d_]))"
_COUNTED = r"(?:\d{1,3}|[A-Za-zĐđ])(?:[.)](?:\s+|(?=[^\W\d_]{2}))|/\.?\s+)|\d{1,2}[-–]\s+(?=[^\W\d_])"
_ROMAN = r"(?:[IVX]{1,5}\s?(?:/?[.)]\s*|[-–/:]\s+)|[A-H]\s?[-–]\s+)(?=\S)"
_STEPPED = r"(?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,2}){1,3}(?:/?[.)]\s*|/\s+|[-–]\s+|\s+)(?=[^\W\d_])"
_BRACKETED = r"\((?:\d{1,2}|[a-zđ])\)\s+(?=\S)"
_MARK = re.compile(f"{_STEPPED}|{_ROMAN}|{_BRACKETED}|{_COUNTED}|{_BULLET}")
_WORD = re.compile(r"[^\W_]+")
_GROUPED = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_LONG_DATE = re.compile(r"(?<!\d)(\d+)\s+thang\s+(\d+)\s+nam\s+(\d{4})")
_DRAWN = re.compile(r"[-_–—=*~.…|+\s]*|[-_–—=*~.…\s]+(?:o[o0]o|0o0)[-_–—=*~.…\s]+", re.IGNORECASE)
OPEN_END = re.compile(
    r"(?<!\w)(?:(?:văn|định|hoạch|báo|cáo|trình|lệnh|quyết|thị|tư) số|của|và|về|các|những|với|cho|là|theo|bởi|đã|sẽ|thuộc)$"
)
"""Words that no sentence, no heading and no part of a list ends with; "tồn tại", "dân số", "đạt được", "văn bản đến" are ends."""
_REMEMBERED = 50_000
"""Texts whose words are remembered: each reader asks for those of the same lines again."""
_WIDE = 2
"""More spaces than these in a row are a gap that somebody made on purpose."""


Part = Literal["body", "header", "footer", "note", "comment", "box", "hidden"]
"""Which part of a Word file a line stands in; a text box counts for itself, whatever it hangs on."""


class SourceLine(Struct, frozen=True):
    """A paragraph as it stood in the file: its marked-up text without the mark that stood before it.

    A wide gap (a tab, several spaces) is a tab. `bold`, `italic`, `centred` and `right` are what the whole paragraph is; then its text does
    not repeat it. `level` is that of a heading style, 0 where it has none. `number`, `table`, `row`, `cell` and `column` count from 1; 0
    is none. `span` and `rows` are the columns and rows that a merged cell covers, `inner` is how deep a table stands in other tables.
    `indent` is the left edge of the first line in millimetres from the margin, `automatic` that Word counts the mark by itself;
    `new_page` that a page begins with the line, `landscape` that the page lies on its side. `parts` are the lines that it was joined from.
    """

    text: str
    list_mark: str = ""
    level: int = 0
    bold: bool = False
    centred: bool = False
    number: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    column: int = 0
    italic: bool = False
    right: bool = False
    part: Part = "body"
    span: int = 1
    rows: int = 1
    inner: int = 0
    indent: float = 0.0
    automatic: bool = False
    new_page: bool = False
    landscape: bool = False
    parts: tuple["SourceLine", ...] = ()

    @property
    def where(self) -> str:
        """Where a person finds it: "đoạn 12", "bảng 1, ô 2"."""
        if self.table:
            return _("bảng {table}, ô {cell}").format(table=self.table, cell=self.cell)
        return _("đoạn {number}").format(number=self.number)

    @property
    def markup(self) -> str:
        """Mark and text as they stood in the file; a wide gap is one space."""
        return " ".join(part for part in (escape(self.list_mark), self.body) if part)

    @property
    def body(self) -> str:
        """The text without its mark; a wide gap is one space."""
        return self.text.replace("\t", " ")

    @property
    def words(self) -> str:
        """The characters of mark and text, without any style."""
        return plain(self.markup)

    @property
    def place(self) -> tuple[int, int]:
        """Lines of one table cell stand at one place, and all lines outside of tables."""
        return self.table, self.cell


def source_line(spans: Iterable[Span], mark: str = "") -> SourceLine | None:
    """A line from what a reader found: tidied, its typed mark apart; nothing where nothing is written."""
    tidy = _tidied(joined(spans))
    bold, italic = _whole(tidy, "bold"), _whole(tidy, "italic")
    tidy = tuple(Words(span.text, span.bold and not bold, span.italic and not italic) for span in tidy)
    typed, tidy = ("", tidy) if mark else _split_mark(tidy)
    if not tidy and not typed:
        return None
    return SourceLine(write(tidy), mark or typed, bold=bold, italic=italic)


def _tidied(spans: tuple[Span, ...]) -> tuple[Words, ...]:
    """Composed letters, one space for a gap and a tab for a wide one, nothing at the ends and nothing invisible."""
    words = tuple(span for span in spans if isinstance(span, Words))
    text = "".join(span.text for span in words)
    if len(words) == len(spans) and text.isprintable() and "  " not in text and text == nfc(text).strip():
        return words
    letters = [
        (letter, span.bold, span.italic)
        for span in spans
        for letter in nfc(span.text if isinstance(span, Words) else f"{{{span.name}}}")
        if letter.isspace() or letter.isprintable() or clean_line(letter)
    ]
    tidy: list[Words] = []
    for blank, group in groupby(letters, key=lambda letter: letter[0].isspace()):
        run = list(group)
        if not blank:
            tidy += [Words(letter, bold, italic) for letter, bold, italic in run]
        elif tidy:
            wide = len(run) > _WIDE or any(letter == "\t" for letter, _bold, _italic in run)
            tidy.append(Words("\t" if wide else " ", *run[0][1:]))
    if tidy and tidy[-1].text.isspace():
        tidy.pop()
    return tuple(span for span in joined(tidy) if isinstance(span, Words))


def _whole(spans: tuple[Words, ...], style: str) -> bool:
    lettered = [span for span in spans if _WORD.search(span.text)]
    return bool(lettered) and all(getattr(span, style) for span in lettered)


def _split_mark(spans: tuple[Words, ...]) -> tuple[str, tuple[Words, ...]]:
    match = _MARK.match("".join(span.text for span in spans))
    if match is None:
        return "", spans
    return match[0].strip(), without_start(spans, match.end())


def without_start(spans: tuple[Words, ...], count: int) -> tuple[Words, ...]:
    """The spans without their first characters."""
    result = []
    for span in spans:
        if len(span.text) > count:
            result.append(Words(span.text[count:], span.bold, span.italic))
        count = max(0, count - len(span.text))
    return tuple(result)


def is_drawn(line: SourceLine) -> bool:
    """Whether a line is a rule made of dashes, or stars, and says nothing."""
    return bool(_DRAWN.fullmatch(line.words))


@lru_cache(_REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """The words of plain text as two texts are compared by them: no marks, no capitals; a number or a date in one form."""
    even = _LONG_DATE.sub(r"\1 \2 \3", _GROUPED.sub("", folded_in_place(nfc(text))))
    return tuple(word.lstrip("0") or "0" for word in _WORD.findall(even))


def is_upper(text: str) -> bool:
    """Whether a text is written in capitals."""
    return text == text.upper() and text != text.lower()


def first_words(markup: str, count: int = 12) -> str:
    """How a line begins, for a list that names it."""
    words = plain(markup).split()
    return " ".join(words[:count]) + ("…" if len(words) > count else "")


def unfinished(text: str) -> bool:
    """Whether plain text ends as no sentence and no part of a list does."""
    return bool(text) and (text[-1].isalnum() or text[-1] in ",%")


def ends_a_sentence(text: str) -> bool:
    """Whether plain text ends like a sentence or a part of a list, which a heading does not."""
    return text.rstrip('”")').endswith((".", ";", "!", "?", ","))
