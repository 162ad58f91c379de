"""Which lines are headings, and how deep: decided for whole series of numbers, as a reader does, not for a line by itself.

"1." before a bold line, or before a short one with text under it, counts headings; before six sentences in a row it counts a list.
"""

import re
from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence
from statistics import mean
from typing import Literal

from msgspec import Struct

from importers.lines import SourceLine, ends_a_sentence, is_upper, words_of
from models.numerals import LETTERS, read_roman

Style = Literal["part", "upper", "roman", "decimal", "stepped", "deeper", "letter", "bracket", "bold", "slanted"]
_RANKS: tuple[Style, ...] = ("part", "upper", "roman", "decimal", "stepped", "deeper", "letter", "bracket", "bold", "slanted")
BASE_LEVEL: dict[Style, int] = {
    "part": 1,
    "upper": 1,
    "roman": 1,
    "decimal": 2,
    "stepped": 3,
    "deeper": 4,
    "letter": 4,
    "bracket": 4,
    "bold": 2,
    "slanted": 3,
}
"""The level that a style has by NĐ 30/2020, Phụ lục I, V: "I." is 1, "1." is 2, "a)" is 4."""
DEEPEST = 4
_LONGEST = 45
_SHORT = 25
_ENOUGH = 0.5
_OPEN = 0.2
"""What ends as a sentence is less likely a heading than this, and no brother of one that does not."""
_MARKED = 0.9
"""What is bold, in capitals or of a heading style is at least so likely a heading."""
_UNIT_LINES = 1
_BARE = 12
_SEVERAL = 2
"""So many headings in italics make one of a line above a table, which alone would be its caption."""
_CAPTIONED = re.compile(
    r"(?:Bảng|Biểu(?: đồ)?|Hình)\s*(?:số\s*)?[\d:]|(?:Đơn vị(?: tính)?|ĐVT|Nguồn)\s*:|(?:Biểu mẫu|Ghi chú|Kính gửi|Nơi nhận)\b",
    re.IGNORECASE,
)
_OF_A_PERIOD = re.compile(r"(?:năm |/)\d{4}$|(?:tháng|quý|tuần) \d{1,2}$")
_PART = re.compile(
    r"(?P<number>(?:PHẦN|CHƯƠNG)\s+(?:THỨ\s+\w+|[IVX]+|[A-H]|\d+|MỘT|HAI|BA|BỐN|NĂM|SÁU))\b\s*[-–.:]*\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_STYLES: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("roman", re.compile(r"[IVX]{1,5}(?:/?[.)]|[/:]|\s?[-–])?")),
    ("upper", re.compile(r"[A-HĐ](?:/?[.)]|/|\s?[-–])")),
    ("deeper", re.compile(r"(?:[IVX]+\.)?\d{1,2}(?:\.\d{1,2}){2,}(?:/?[.)]|[/–-])?")),
    ("stepped", re.compile(r"(?:\d{1,2}|[IVX]+)\.\d{1,2}(?:/?[.)]|[/–-])?")),
    ("decimal", re.compile(r"\d{1,2}(?:/\.|[.)/–-])")),
    ("letter", re.compile(r"[a-zđ](?:/\.|[.)/])")),
    ("bracket", re.compile(r"\((?:\d{1,2}|[a-zđ])\)")),
)


class Found(Struct, frozen=True):
    """A heading: its number and title as the file has them, its level from 1 to 4, how sure it is one. `takes` lines make it up."""

    number: str
    title: str
    level: int
    confidence: float
    takes: int = 1


class _Candidate(Struct, frozen=True):
    at: int
    style: Style
    count: int
    likely: float


def outline(lines: Sequence[SourceLine]) -> dict[int, Found]:
    """The headings among the lines of a body, by the place of their line."""
    plain = not any(line.bold or line.level for line in lines)
    candidates = [found for at in range(len(lines)) if (found := _candidate(lines, at, plain)) is not None]
    if sum(candidate.style == "slanted" and candidate.likely > _ENOUGH for candidate in candidates) < _SEVERAL:
        candidates = [candidate for candidate in candidates if not (candidate.style == "slanted" and lines[candidate.at + 1].table)]
    chosen = sorted(_chosen(candidates, lines), key=lambda candidate: candidate.at)
    return dict(_levelled(chosen, lines))


# ---------------------------------------------------------------- candidates


def _candidate(lines: Sequence[SourceLine], at: int, plain: bool) -> _Candidate | None:
    """What a line would be as a heading; `plain` that the file tells headings by no style."""
    line = lines[at]
    count = len(words_of(line.body))
    part = _part(line)
    if line.table or line.part not in ("body", "box") or not (count or part) or (count > _LONGEST and not line.level):
        return None
    if part:
        marked = is_upper(part["title"] or line.words) or line.bold or line.centred or bool(line.level) or not part["title"]
        return _Candidate(at, "part", 0, 0.95) if marked and count <= _SHORT else None
    style = style_of(line.list_mark)
    if style is None:
        likely = 0.0 if line.list_mark else _unnumbered(lines, at, count) or (plain and _bare(lines, at, count))
        slanted = 0.0 if likely or line.list_mark else _slanted(lines, at, count)
        return _Candidate(at, "slanted" if slanted else "bold", 0, likely or slanted) if likely or slanted else None
    return _Candidate(at, style, number_of(line.list_mark), _likely(lines, at, style, count))


def _part(line: SourceLine) -> re.Match[str] | None:
    return None if line.list_mark else _PART.match(line.words)


def style_of(mark: str) -> Style | None:
    """The kind of number that a mark is; nothing for a bullet, or no mark."""
    return next((style for style, form in _STYLES if form.fullmatch(mark)), None)


def number_of(mark: str) -> int:
    """What the last part of a mark counts: "2.1." -> 1, "IV." -> 4, "d)" -> 4 and "đ)" -> 5; 0 where it counts nothing."""
    parts = re.findall(r"\d+|[IVX]+|[^\W\d_]", mark)
    last = parts[-1] if parts else ""
    if last.isdecimal():
        return int(last)
    return read_roman(last) or (LETTERS.find(last.lower()) + 1 if last else 0)


def _likely(lines: Sequence[SourceLine], at: int, style: Style, count: int) -> float:
    """How much a numbered line looks like a heading, from its style, its length and its end."""
    line = lines[at]
    closed = ends_a_sentence(line.words) and not (line.words.endswith("?") and count <= _SHORT)
    if line.level:
        return 1.0
    if line.bold or is_upper(line.body):
        return 0.97 if not closed or count <= _SHORT else 0.7
    if style in ("roman", "upper"):
        return 0.9 if not closed else 0.7 if count <= 12 else 0.3
    if closed or count > _SHORT:
        return 0.15 if style in ("letter", "bracket") or closed else 0.3
    deep = (0.05 if line.italic else 0.35) if style in ("letter", "bracket") else 0.0
    if _goes_deeper(lines, at, style):
        return 0.95 - deep
    if _has_text(lines, at, style):
        return (0.55 if line.words.endswith(":") else 0.85) - deep
    return (0.6 if style in ("stepped", "deeper") else 0.3) - deep / 2 + (0.2 if line.italic else 0)


def _goes_deeper(lines: Sequence[SourceLine], at: int, style: Style) -> bool:
    """Whether the next line has the number of a deeper heading, which begins with the first."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    deeper = style_of(below.list_mark) if below is not None and not below.table else None
    if below is None or deeper is None or number_of(below.list_mark) != 1:
        return False
    return _RANKS.index(deeper) > _RANKS.index(style) and deeper not in ("letter", "bracket")


def _has_text(lines: Sequence[SourceLine], at: int, style: Style) -> bool:
    """Whether what follows stands under the line: no number of the same kind or a higher one, but that of a list that begins anew."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or _part(below):
        return False
    other = style_of(below.list_mark) if not below.table else None
    anew = other == style and number_of(below.list_mark) == 1 and ends_a_sentence(below.words)
    return other is None or anew or _RANKS.index(other) > _RANKS.index(style)


def _unnumbered(lines: Sequence[SourceLine], at: int, count: int) -> float:
    """How much a line without a number looks like a heading: bold or in capitals, short, without an end mark, and with text below."""
    line = lines[at]
    if line.level:
        return 0.95
    if line.centred and _above_a_table(lines, at):
        return 0.0
    last = at + 1 >= len(lines)
    if count > _SHORT or line.words.endswith((".", ";", ",", ":")) or (last and not line.bold):
        return 0.0
    if line.bold:
        return 0.9 if not line.centred or is_upper(line.words) else 0.7
    return 0.6 if is_upper(line.words) and count >= 3 and "\t" not in line.text else 0.0


def _slanted(lines: Sequence[SourceLine], at: int, count: int) -> float:
    """The same for a line in italics: short, before text that is not, and no note below a table."""
    line, above = lines[at], lines[at - 1] if at else None
    below = lines[at + 1] if at + 1 < len(lines) else None
    if not line.italic or line.right or line.centred or below is None or below.italic or count > _SHORT:
        return 0.0
    if above is not None and above.table and (below.table or len(words_of(below.body)) <= count):
        return 0.0
    named = line.words[-1].isalnum() and line.words[0].isupper() and not _CAPTIONED.match(line.words)
    return 0.7 if named else 0.0


def _bare(lines: Sequence[SourceLine], at: int, count: int) -> float:
    """The same for a file without any style: a short line between a finished sentence and a longer one."""
    line, above = lines[at], lines[at - 1] if at else None
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or below.table or not 1 < count <= _BARE or not line.words[:1].isupper() or "\t" in line.text:
        return 0.0
    if ends_a_sentence(line.words) or line.words[-1] in ":/," or _CAPTIONED.match(line.words):
        return 0.0
    if line.words[-1].isdigit() and not _OF_A_PERIOD.search(line.words):
        return 0.0
    follows = bool(below.list_mark) or len(words_of(below.body)) > max(2 * count, _BARE)
    ended = above is None or above.table or ends_a_sentence(above.words) or len(words_of(above.body)) <= _BARE
    return 0.6 if follows and ended else 0.0


def _above_a_table(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a table stands below, its unit between them at most: then a line in the middle is its caption."""
    return any(line.table for line in lines[at + 1 : at + 2 + _UNIT_LINES])


# ---------------------------------------------------------------- series


def _chosen(candidates: list[_Candidate], lines: Sequence[SourceLine]) -> Iterator[_Candidate]:
    """Those whose series counts headings; a series is of one style, goes up, and is cut by headings of a higher rank."""
    cuts: list[int] = []
    for style in _RANKS:
        own = [candidate for candidate in candidates if candidate.style == style]
        kept = [candidate for series in _series(own, cuts) for candidate in _headings_of(series, lines)]
        cuts = sorted((*cuts, *(candidate.at for candidate in kept)))
        yield from kept


def _series(own: list[_Candidate], cuts: list[int]) -> Iterator[list[_Candidate]]:
    """The candidates of one style in series; `cuts` are the lines of higher headings, in their order."""
    series: list[_Candidate] = []
    for candidate in own:
        last = series[-1] if series else None
        cut = last is not None and bisect(cuts, last.at) < bisect_left(cuts, candidate.at)
        if last is not None and (cut or (candidate.count and candidate.count <= last.count)):
            yield series
            series = []
        series.append(candidate)
    if series:
        yield series


def _headings_of(series: list[_Candidate], lines: Sequence[SourceLine]) -> Iterator[_Candidate]:
    if series[0].style in ("part", "bold", "slanted"):
        yield from (candidate for candidate in series if candidate.likely > _ENOUGH)
        return
    series = _with_sober_last(series)
    usual = mean(candidate.likely for candidate in series)
    for candidate in series:
        likely = (candidate.likely + usual) / 2
        closed, count = ends_a_sentence(lines[candidate.at].words), len(words_of(lines[candidate.at].body))
        if usual >= _ENOUGH and not closed and count <= _SHORT:
            likely = max(likely, usual)
        if likely >= _ENOUGH and not (closed and count > _SHORT and candidate.likely < _ENOUGH):
            yield _Candidate(candidate.at, candidate.style, candidate.count, likely)


def _with_sober_last(series: list[_Candidate]) -> list[_Candidate]:
    """The same; text below the last of a list is the rest of the text, and makes it no heading where none before has any."""
    *others, last = series
    usual = mean(candidate.likely for candidate in others) if others else _ENOUGH
    if last.likely >= _MARKED or not _OPEN <= usual < _ENOUGH:
        return series
    likely = min(last.likely, max(candidate.likely for candidate in others))
    return [*others, _Candidate(last.at, last.style, last.count, likely)]


# ---------------------------------------------------------------- levels


def _levelled(chosen: list[_Candidate], lines: Sequence[SourceLine]) -> Iterator[tuple[int, Found]]:
    """The level of each: its style's own, one deeper where the file has a kind above that has that level too."""
    used = {candidate.style for candidate in chosen}
    above: list[tuple[int, int]] = []
    skip: set[int] = set()
    for candidate in chosen:
        if candidate.at in skip:
            continue
        line, rank = lines[candidate.at], _RANKS.index(candidate.style)
        while above and above[-1][0] >= rank:
            above.pop()
        level = _level(candidate, line, above[-1][1] if above else 0, used)
        if candidate.style != "part":
            above.append((rank, level))
        found = _found(candidate, lines, level)
        skip.update(range(candidate.at + 1, candidate.at + found.takes))
        yield candidate.at, found


def _level(candidate: _Candidate, line: SourceLine, parent: int, used: set[Style]) -> int:
    if candidate.style == "part":
        return 1
    if candidate.style in ("bold", "slanted"):
        own = line.level or (1 if is_upper(line.words) and not used & {"upper", "roman"} else 2)
        return min(max(own, parent + 1 if parent else 1), DEEPEST)
    return min(max(BASE_LEVEL[candidate.style], parent + 1), DEEPEST)


def _found(candidate: _Candidate, lines: Sequence[SourceLine], level: int) -> Found:
    line = lines[candidate.at]
    if candidate.style != "part":
        return Found(line.list_mark.rstrip(".-–/: "), line.body, level, candidate.likely)
    match = _part(line)
    number, title = (match["number"], match["title"]) if match else ("", line.body)
    below = lines[candidate.at + 1] if candidate.at + 1 < len(lines) else None
    if not title and below is not None and not below.list_mark and not below.table and (is_upper(below.words) or below.bold):
        return Found(_part_number(number), below.body, level, candidate.likely, 2)
    return Found(_part_number(number), title, level, candidate.likely)


def _part_number(number: str) -> str:
    """ "PHẦN THỨ NHẤT" -> "Phần thứ nhất", "PHẦN II" -> "Phần II"."""
    word, *rest = number.split()
    return " ".join((word.capitalize(), *(each if set(each) <= set("IVX") or len(each) == 1 else each.lower() for each in rest)))


def own_level(line: SourceLine, below: SourceLine | None) -> int:
    """The level of a line as a heading, seen with the one below it; 0 where it is none."""
    found = outline((line,) if below is None else (line, below)).get(0)
    return found.level if found else 0
