"""What stands above the body of a report: letterhead, stamps, title, Kính gửi."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.letterhead import DAY, MOTTO, NATION, NUMBER, letterhead_of
from importers.lines import BULLETS, OPEN_END, SourceLine, is_upper, words_of
from importers.trace import Claim, Role
from models import place as places
from models.document import TYPE_NAME
from models.language import _
from models.marks import Marks
from models.report import Letterhead
from models.text import folded, plain

_TITLE_WITHIN = 60
_HEAD_WITHIN = 20
_BELOW = 3
_SUBJECT_LINES = 6
_SUBJECT_LENGTH = 300
_REST_LENGTH = 60
ADDRESSEES = re.compile(r"K[íÍ]NH\s+G[ửỬ]I\s*:?\s*", re.IGNORECASE)
_TYPE = tuple(words_of(TYPE_NAME))
_SPACED = re.compile(r"B\s*Á\s*O\s+C\s*Á\s*O")
_OTHER_TYPES = ("ĐỀ CƯƠNG BÁO CÁO", "DỰ THẢO BÁO CÁO")
_KIND = re.compile(r"(?:NHANH|TÓM TẮT|TỔNG KẾT|SƠ KẾT|ĐỘT XUẤT|ĐỊNH KỲ|CHUYÊN ĐỀ|TỔNG HỢP|THỐNG KÊ)(?:\s*\(.*\))?", re.IGNORECASE)
"""What a kind of report is called, before its subject on the next line: "BÁO CÁO NHANH"."""
_NAMES_A_PERIOD = re.compile(r"\(?(?:(?:Quý|Tháng|Năm|Tuần|Kỳ|Đợt|Giai đoạn)\s|Từ ngày\s|\d{1,2} tháng\s)[^,;:]{0,60}", re.IGNORECASE)
_NEW_BLOCK = ("phan", "chuong")


class Head(Struct, frozen=True):
    """What was read above the body, which begins at line `body`; `left` are lines that are none of these parts."""

    letterhead: Letterhead
    marks: Marks
    subject: str
    addressees: tuple[str, ...]
    left: tuple[int, ...]
    body: int
    claims: tuple[Claim, ...] = ()


def read_head(lines: Sequence[SourceLine]) -> Head:
    """The parts above the body."""
    title = title_at(lines)
    above = _letterhead_end(lines) if title is None else title
    start = 0 if title is None else _letterhead_at(lines, title)
    reading = letterhead_of(lines[start:above])
    left = (*range(start), *(at + start for at in reading.left))
    subject, after = ("", above) if title is None else _read_subject(lines, title)
    addressees, body = read_addressees(lines, after)
    claims = [
        *(replace(claim, at=claim.at + start) for claim in reading.claims),
        *([Claim(title, "title", places.TITLE)] if title is not None else []),
        *_claims(range(above + (title is not None), after), "subject", places.SUBJECT),
        *addressee_claims(addressees, range(after, body)),
    ]
    if title is not None and subject and title + 1 == after:
        claims.append(Claim(title, "subject", places.SUBJECT))
    if title is None:
        claims = [replace(claim, confidence=min(claim.confidence, 0.7), why=_("không thấy dòng BÁO CÁO")) for claim in claims]
    return Head(reading.letterhead, reading.marks, subject, addressees, left, body, tuple(claims))


def _claims(span: range, role: Role, place: places.Place) -> list[Claim]:
    return [Claim(at, role, place) for at in span]


def title_at(lines: Sequence[SourceLine]) -> int | None:
    """Where BÁO CÁO stands, alone or before the subject: in capitals, or else written as any other word."""
    near = [(at, line) for at, line in enumerate(lines[:_TITLE_WITHIN]) if not line.list_mark]
    for is_title in (_is_type, _in_small, _in_the_middle):
        found = next((at for at, line in near if is_title(line)), None)
        if found is not None:
            return _below_its_letterhead(lines, found)
    end = _letterhead_end(lines)
    below = range(end, min(end + _BELOW, len(lines))) if end else ()
    return next((at for at in below if _in_a_sentence(lines[at])), None)


def _below_its_letterhead(lines: Sequence[SourceLine], title: int) -> int:
    """The title itself: where a site names the report above its letterhead, the one below that."""
    if any(_of_letterhead(line) for line in lines[:title]):
        return title
    known = [at for at in range(title + 1, min(title + _HEAD_WITHIN, len(lines))) if _of_letterhead(lines[at])]
    below = range(known[-1] + 1, min(known[-1] + _HEAD_WITHIN, len(lines))) if known else ()
    return next((at for at in below if not lines[at].list_mark and (_is_type(lines[at]) or _in_small(lines[at]))), title)


def _of_letterhead(line: SourceLine) -> bool:
    return bool(NATION.search(line.words) or MOTTO.search(line.words) or DAY.fullmatch(line.words))


def _letterhead_at(lines: Sequence[SourceLine], title: int) -> int:
    """Where the letterhead begins: below the name that a site gave the report."""
    named = next((at for at, line in enumerate(lines[:title]) if _is_type(line)), None)
    return 0 if named is None else named + 1


def _in_a_sentence(line: SourceLine) -> bool:
    """ "Báo cáo tình hình sản xuất kinh doanh": a title without any style of its own, which no mark ends."""
    titled = words_of(line.words)[:2] == _TYPE and line.words[-1:].isalnum() and not line.list_mark
    return titled and not line.table and len(line.words) <= _SUBJECT_LENGTH


def _is_type(line: SourceLine) -> bool:
    text = line.words.strip()
    return text == TYPE_NAME or bool(_SPACED.fullmatch(text)) or _titled(text)


def _in_small(line: SourceLine) -> bool:
    return words_of(line.words) == _TYPE


def _in_the_middle(line: SourceLine) -> bool:
    return line.centred and line.bold and words_of(line.words)[:2] == _TYPE and len(line.words) <= _SUBJECT_LENGTH


def _titled(text: str) -> bool:
    return text.startswith((f"{TYPE_NAME} ", *_OTHER_TYPES)) and len(text) <= _SUBJECT_LENGTH


def _letterhead_end(lines: Sequence[SourceLine]) -> int:
    """Without a title: behind the last line that only a letterhead has."""
    known = [at for at, line in enumerate(lines[:_HEAD_WITHIN]) if any(form.search(line.words) for form in (NATION, MOTTO))]
    end = known[-1] + 1 if known else 0
    while known and end < len(lines) and (NUMBER.match(lines[end].words) or DAY.fullmatch(lines[end].words)):
        end += 1
    return end


# ---------------------------------------------------------------- title and Kính gửi


def _read_subject(lines: Sequence[SourceLine], title: int) -> tuple[str, int]:
    """The lines of the subject as one text, and where what follows them begins."""
    own = _behind_type(lines[title].body)
    parts = [own] if own else []
    begun = bool(own) and not _KIND.fullmatch(own)
    at = title + 1
    while at < len(lines) and at - title <= _SUBJECT_LINES and _is_subject(lines, title, at, begun or at > title + 1):
        parts.append(lines[at].body)
        at += 1
    return " ".join(parts), at


def _behind_type(text: str) -> str:
    """What a title says besides BÁO CÁO."""
    if _SPACED.fullmatch(text.strip()):
        return ""
    if folded(text[: len(TYPE_NAME)]) == folded(TYPE_NAME):
        return text[len(TYPE_NAME) :].strip()
    return text.strip()


def _is_subject(lines: Sequence[SourceLine], title: int, at: int, begun: bool) -> bool:
    line, before = lines[at], lines[at - 1]
    text = line.words
    if line.list_mark or line.table != lines[title].table or ADDRESSEES.match(text) or len(text) > _SUBJECT_LENGTH:
        return False
    if words_of(text)[:1] in [(word,) for word in _NEW_BLOCK] or text.startswith("Căn cứ "):
        return False
    if not begun:
        styled = line.centred or line.bold or (at + 1 < len(lines) and lines[at + 1].words[:1].islower())
        return not text.endswith(":") and (not text.endswith(";") or styled)
    if line.level:
        return False
    if lines[title].bold or lines[title].centred:
        return (line.bold or line.centred) and (not before.bold or line.bold or text.startswith("("))
    goes_on = (
        text[0].islower()
        or OPEN_END.search(before.words) is not None
        or text[0].isdigit()
        or text[0] in '(“"'
        or bool(_NAMES_A_PERIOD.fullmatch(text))
    )
    return not text.endswith((".", ";", ":")) and (goes_on or (is_upper(text) and is_upper(before.words)))


def read_addressees(lines: Sequence[SourceLine], at: int) -> tuple[tuple[str, ...], int]:
    """Those that the report is sent to: behind the colon, or in a list below it."""
    match = ADDRESSEES.match(lines[at].words) if at < len(lines) and not lines[at].list_mark else None
    if match is None:
        return (), at
    rest = lines[at].words[match.end() :].lstrip(" -–")
    while rest and rest[-1] not in ".;" and at + 1 < len(lines) and _goes_on(lines[at + 1]):
        at += 1
        rest = f"{rest} {lines[at].words}"
    names = [name.strip() for name in rest.split(";") if name.strip()]
    at += 1
    open_list = not names or rest.endswith(";")
    name = rest
    while open_list and at < len(lines) and (_names_one(lines[at], bool(names)) or _ends_one(lines[at], name)):
        torn = _ends_one(lines[at], name)
        name = " ".join(part for part in (torn * name, plain(lines[at].body).strip()) if part)
        names[len(names) - torn :] = [name.rstrip(";").strip()]
        open_list = not name.endswith(".")
        at += 1
    return tuple(name.removesuffix(".") for name in names if name.strip(".")), at


def addressee_claims(names: tuple[str, ...], lines: range) -> tuple[Claim, ...]:
    """Which name each line under Kính gửi has: the last ones stand on a line each, the first line may hold several."""
    first, last = lines.start, len(names) - lines.stop
    return tuple(Claim(at, "addressee", places.addressee(0 if at == first else max(last + at, 0))) for at in lines)


def _goes_on(line: SourceLine) -> bool:
    """Whether a line is the rest of a name that was cut in two."""
    return line.words[:1].islower() and not line.list_mark and not line.level and not line.words.endswith(":")


def _ends_one(line: SourceLine, name: str) -> bool:
    """Whether a line is the end of the name above it, which was cut in two: "Ủy ban An toàn giao thông", "Quốc gia;"."""
    rest = line.words.endswith((";", ".")) or line.words[:1].islower()
    return bool(name) and name[-1].isalnum() and rest and not line.list_mark and not line.level and len(line.words) <= _REST_LENGTH


def _names_one(line: SourceLine, begun: bool) -> bool:
    """Whether a line below Kính gửi names somebody: in a list, or the only one."""
    if line.words.startswith("Căn cứ "):
        return False
    return not line.level and (line.list_mark in BULLETS or (not begun and len(line.words) < 150) or line.words.endswith(";"))
