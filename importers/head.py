"""What stands above the body of a report: letterhead, title, Kính gửi."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.lines import BULLETS, SourceLine, is_upper, words_of
from models.dates import read_date
from models.document import TYPE_NAME
from models.report import Letterhead
from models.text import escape, plain

_TITLE_WITHIN = 60
_HEAD_WITHIN = 20
_SUBJECT_LINES = 6
_SUBJECT_LENGTH = 300
_BLANKS = r"[\s.…_]*"
_NATION = re.compile(r"C[ộỘ]NG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM", re.IGNORECASE)
_MOTTO = re.compile(r"Độc\s+lập\s*[-–—]\s*Tự\s+do\s*[-–—]\s*Hạnh\s+phúc", re.IGNORECASE)
_NUMBER = re.compile(rf"Số\s*:?{_BLANKS}(?P<number>\d*){_BLANKS}/\s*(?P<symbol>[^\s,;]+)")
_DAY = re.compile(
    rf"(?P<place>[^\t,]*?),?\s*(?P<date>ngày{_BLANKS}(?P<day>\d{{0,2}}){_BLANKS}tháng{_BLANKS}(?P<month>\d{{0,2}})"
    rf"{_BLANKS}năm{_BLANKS}(?P<year>\d{{0,4}}))\b[.…_]*",
    re.IGNORECASE,
)
ADDRESSEES = re.compile(r"K[íÍ]NH\s+G[ửỬ]I\s*:?\s*", re.IGNORECASE)


class Head(Struct, frozen=True):
    """What was read above the body; `left` are lines that are none of these parts, `body` is where the body begins."""

    letterhead: Letterhead
    subject: str
    addressees: tuple[str, ...]
    left: tuple[SourceLine, ...]
    body: int


def read_head(lines: Sequence[SourceLine]) -> Head:
    """The parts above the body."""
    title = title_at(lines)
    above = _letterhead_end(lines) if title is None else title
    letterhead, left = read_letterhead(lines[:above])
    subject, after = ("", above) if title is None else _read_subject(lines, title)
    addressees, body = read_addressees(lines, after)
    return Head(letterhead, subject, addressees, left, body)


def title_at(lines: Sequence[SourceLine]) -> int | None:
    """Where BÁO CÁO stands, alone or before the subject."""
    for index, line in enumerate(lines[:_TITLE_WITHIN]):
        if not line.list_mark and (words_of(line.words) == words_of(TYPE_NAME) or _titled(line.words)):
            return index
    return None


def _titled(text: str) -> bool:
    return text.startswith(f"{TYPE_NAME} ") and len(text) <= _SUBJECT_LENGTH


def _letterhead_end(lines: Sequence[SourceLine]) -> int:
    """Without a title: behind the last line that only a letterhead has."""
    known = [at for at, line in enumerate(lines[:_HEAD_WITHIN]) if any(form.search(line.words) for form in (_NATION, _MOTTO))]
    end = known[-1] + 1 if known else 0
    while known and end < len(lines) and (_NUMBER.match(lines[end].words) or _DAY.fullmatch(lines[end].words)):
        end += 1
    return end


# ---------------------------------------------------------------- letterhead


class _Reading:
    """A letterhead as it is read, line by line."""

    def __init__(self) -> None:
        self.found: dict[str, re.Match[str]] = {}
        self.offices: list[SourceLine] = []
        self.left: list[SourceLine] = []

    def take(self, line: SourceLine) -> None:
        rest = plain(line.text) if not line.list_mark else line.words
        for name, form in (("nation", _NATION), ("motto", _MOTTO), ("number", _NUMBER), ("date", _DAY)):
            match = form.search(rest) if name not in self.found else None
            if match is not None:
                self.found[name] = match
                rest = f"{rest[: match.start()]}\t{rest[match.end() :]}"
        for part in filter(None, (piece.strip() for piece in rest.split("\t"))):
            self._take_part(line, part)

    def _take_part(self, line: SourceLine, part: str) -> None:
        same_column = not self.offices or line.place == self.offices[0].place
        piece = replace(line, text=escape(part), list_mark="")
        named = is_upper(part) and same_column and len(self.offices) < 4 and len(part) < 150
        (self.offices if named else self.left).append(piece)

    def names(self) -> tuple[str, str]:
        """Superior and issuer. Of two kinds of lines the bold ones name the issuer; else the first line is the superior."""
        bold = [line.words for line in self.offices if line.bold]
        thin = [line.words for line in self.offices if not line.bold]
        if bold and thin:
            return " ".join(thin), " ".join(bold)
        lines = bold or thin
        return (lines[0], " ".join(lines[1:])) if len(lines) > 1 else ("", "".join(lines))


def read_letterhead(lines: Sequence[SourceLine]) -> tuple[Letterhead, tuple[SourceLine, ...]]:
    """The letterhead, and the lines that are no part of it."""
    reading = _Reading()
    for line in lines:
        reading.take(line)
    superior, issuer = reading.names()
    number, day = reading.found.get("number"), reading.found.get("date")
    date = read_date(" ".join(day["date"].split())) if day else None
    return (
        Letterhead(
            superior=superior,
            issuer=issuer,
            number=number["number"] if number else "",
            symbol=number["symbol"] if number else "BC-",
            place=day["place"].strip() if day else "",
            date=date,
            typed_date=" ".join(day["date"].split()) if day and date is None and (day["day"] or day["month"] or day["year"]) else "",
        ),
        tuple(reading.left),
    )


# ---------------------------------------------------------------- title and Kính gửi


def _read_subject(lines: Sequence[SourceLine], title: int) -> tuple[str, int]:
    """The lines of the subject as one text, and where what follows them begins."""
    own = lines[title].body[len(TYPE_NAME) :].strip()
    parts = [own] if own else []
    at = title + 1
    while at < len(lines) and at - title <= _SUBJECT_LINES and _is_subject(lines, title, at, bool(parts)):
        parts.append(lines[at].body)
        at += 1
    return " ".join(parts), at


def _is_subject(lines: Sequence[SourceLine], title: int, at: int, begun: bool) -> bool:
    line, before = lines[at], lines[at - 1]
    text = line.words
    if line.list_mark or line.level or ADDRESSEES.match(text) or len(text) > _SUBJECT_LENGTH or words_of(text)[:1] == ("phan",):
        return False
    if not begun:
        return not text.endswith((":", ";"))
    if lines[title].bold or lines[title].centred:
        return (line.bold or line.centred) and (not before.bold or line.bold or text.startswith("("))
    return text[0].islower() or text[0] == "(" or (is_upper(text) and is_upper(before.words))


def read_addressees(lines: Sequence[SourceLine], at: int) -> tuple[tuple[str, ...], int]:
    """Those that the report is sent to: behind the colon, or in a list below it."""
    match = ADDRESSEES.match(lines[at].words) if at < len(lines) and not lines[at].list_mark else None
    if match is None:
        return (), at
    rest = lines[at].words[match.end() :].lstrip(" -–")
    names = [name.strip() for name in rest.split(";") if name.strip()]
    at += 1
    open_list = not names or rest.endswith(";")
    while open_list and at < len(lines) and (lines[at].list_mark in BULLETS or not names) and not lines[at].level:
        name = plain(lines[at].body).strip()
        names.append(name.rstrip(";").strip())
        open_list = not name.endswith(".")
        at += 1
    return tuple(name.removesuffix(".") for name in names if name.strip(".")), at
