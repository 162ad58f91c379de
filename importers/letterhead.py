"""The letterhead from its lines, in columns, in tabs, or one below the other; the stamps that stand in it."""

import re
from collections.abc import Iterable, Sequence
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from importers.lines import SourceLine, is_upper
from importers.trace import Claim, Role
from models import place as places
from models.dates import read_date
from models.language import _
from models.marks import Circulation, Marks, Urgency
from models.place import Place
from models.report import Letterhead
from models.text import escape, folded, plain

_BLANKS = r"[\s.…_]{0,80}"
"""As much as anybody leaves to be filled in; without an end a line of dots would be gone through once for each of them."""
NATION = re.compile(r"C[ộỘ]NG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM", re.IGNORECASE)
MOTTO = re.compile(r"Độc\s+lập\s*[-–—]\s*Tự\s+do\s*[-–—]\s*Hạnh\s+phúc\.?", re.IGNORECASE)
NUMBER = re.compile(
    rf"S[ốỐ]\s*:?{_BLANKS}(?P<number>\d*){_BLANKS}(?:/{_BLANKS}(?P<symbol>BC\s*[-–]\s*[^\s,;]+|[^\s,;]+)|[-–]\s*(?P<party>BC/[^\s,;]+))"
)
DAY = re.compile(
    rf"(?P<place>[^\t,]{{0,100}}?),?\s*(?P<date>ngày{_BLANKS}(?P<day>\d{{0,2}}){_BLANKS}tháng{_BLANKS}(?P<month>\d{{0,2}})"
    rf"{_BLANKS}năm{_BLANKS}(?P<year>\d{{0,4}}))\b[.…_]*",
    re.IGNORECASE,
)
FORMS = (("nation", NATION), ("motto", MOTTO), ("number", NUMBER), ("date", DAY))
_ROLES: dict[str, tuple[Role, Place]] = {
    "nation": ("nation", Place("")),
    "motto": ("nation", Place("")),
    "number": ("number", places.letterhead("number")),
    "date": ("date", places.letterhead("date")),
}
_KINDS_OF_OFFICE = re.compile(
    r"(?:UBND|ỦY BAN|UỶ BAN|HĐND|HỘI|SỞ|BỘ|BAN|CỤC|CHI CỤC|TỔNG CỤC|PHÒNG|TRUNG TÂM|VĂN PHÒNG|THANH TRA|CÔNG AN|TRƯỜNG|BỆNH VIỆN|VIỆN|"
    r"ĐẢNG|CHI BỘ|(?:TỈNH|HUYỆN|THÀNH|QUẬN|THỊ) (?:ỦY|UỶ|ĐOÀN)|LIÊN|ĐOÀN|CÔNG ĐOÀN|CÔNG TY|TỔNG|XÍ NGHIỆP|NHÀ MÁY|ĐIỆN LỰC|CẢNG|CHI NHÁNH|"
    r"NGÂN HÀNG|KHO BẠC|BẢO HIỂM|TÒA ÁN|TOÀ ÁN|TAND|VKSND|ĐẠI HỌC|HỌC VIỆN|KHOA|TỔ|TRẠM|ĐÀI|BÁO|QUỸ|TẬP ĐOÀN|MẶT TRẬN|ĐỘI|ĐỒN|HẠT|VỤ|"
    r"BCH|CHÍNH PHỦ|QUỐC HỘI|THƯ VIỆN|BẢO TÀNG|NHÀ|HỢP TÁC XÃ|HTX)\b"
)
_PARTY = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM\s*\*?", re.IGNORECASE)
"""It stands where NATION does, in the letterhead of a party office: it names no office."""
_DRAFT = re.compile(r"\(?\s*DỰ THẢO.*", re.IGNORECASE)
_MOST_LINES, _LONGEST = 5, 150


class LetterheadRead(Struct, frozen=True):
    """A letterhead, its stamps, what each of its lines is, and which lines are no part of it."""

    letterhead: Letterhead
    marks: Marks
    left: tuple[int, ...]
    claims: tuple[Claim, ...]


def letterhead_of(lines: Sequence[SourceLine]) -> LetterheadRead:
    """Reads the lines above the title."""
    reading = _reading_of(lines)
    left = tuple(dict.fromkeys(at for at, _line in reading.left))
    return LetterheadRead(reading.letterhead(), reading.marks, left, (*reading.claims, *reading.office_claims()))


def read_letterhead(lines: Sequence[SourceLine]) -> tuple[Letterhead, tuple[SourceLine, ...]]:
    """The letterhead, and the pieces of lines that are no part of it."""
    reading = _reading_of(lines)
    return reading.letterhead(), tuple(line for _at, line in reading.left)


def _reading_of(lines: Sequence[SourceLine]) -> "_Reading":
    reading = _Reading()
    for at, line in enumerate(lines):
        reading.take(at, line)
    return reading


class _Reading:
    """A letterhead as it is read, line by line."""

    def __init__(self) -> None:
        self.found: dict[str, re.Match[str]] = {}
        self.offices: list[tuple[int, SourceLine]] = []
        self.left: list[tuple[int, SourceLine]] = []
        self.claims: list[Claim] = []
        self.marks = Marks()

    def take(self, at: int, line: SourceLine) -> None:
        rest = plain(line.text) if not line.list_mark else line.words
        for name, form in FORMS:
            match = form.search(rest) if name not in self.found else None
            if match is not None:
                self.found[name] = match
                self.claims.append(Claim(at, *_ROLES[name]))
                rest = f"{rest[: match.start()]}\t{rest[match.end() :]}"
        for part in filter(None, (piece.strip() for piece in rest.split("\t"))):
            if not any(map(str.isalnum, part)):
                self.claims.append(Claim(at, "page"))
            elif not self._take_stamp(at, part):
                self._take_part(at, line, part)

    def _take_stamp(self, at: int, part: str) -> bool:
        """Whether a piece is a stamp; that it is a draft says the program by itself."""
        if _DRAFT.fullmatch(part):
            self.claims.append(Claim(at, "page", why=_("dấu dự thảo; chương trình tự đóng khi in bản nháp")))
            return True
        if _PARTY.fullmatch(part):
            self.claims.append(Claim(at, "page", confidence=0.7, why=_("tiêu đề văn bản của Đảng; chương trình in Quốc hiệu, Tiêu ngữ")))
            return True
        words = folded(part)
        urgency = next((mark for mark in get_args(Urgency) if mark and folded(mark) == words), "")
        circulation = next((mark for mark in get_args(Circulation) if mark and folded(mark) == words), "")
        if not (urgency or circulation):
            return False
        name, mark = ("urgency", urgency) if urgency else ("circulation", circulation)
        self.marks = replace(self.marks, **{name: mark})
        self.claims.append(Claim(at, "mark", places.mark(name)))
        return True

    def _take_part(self, at: int, line: SourceLine, part: str) -> None:
        same_column = not self.offices or line.place == self.offices[0][1].place or _one_below_other(line, self.offices[0][1])
        piece = replace(line, text=escape(part), list_mark="")
        named = is_upper(part) and same_column and len(self.offices) < _MOST_LINES and len(part) < _LONGEST
        (self.offices if named else self.left).append((at, piece))

    def offices_read(self) -> tuple[list[int], list[int]]:
        """Which of the office lines name the superior and which the issuer, by their place among these lines.

        Of two kinds of lines the bold ones name the issuer; else a line that begins as an office begins is one, and of two the first is
        the superior.
        """
        bold = [index for index, (_at, line) in enumerate(self.offices) if line.bold]
        thin = [index for index, (_at, line) in enumerate(self.offices) if not line.bold]
        if bold and thin:
            return thin, bold
        offices: list[list[int]] = []
        for index, (_at, line) in enumerate(self.offices):
            if offices and not _begins_an_office(line.words, " ".join(self.offices[each][1].words for each in offices[-1])):
                offices[-1].append(index)
            else:
                offices.append([index])
        if len(offices) < 2:
            return [], [index for office in offices for index in office]
        return offices[0], [index for office in offices[1:] for index in office]

    def office_claims(self) -> tuple[Claim, ...]:
        """What each line of the offices is."""
        superior, issuer = self.offices_read()
        told = [line for _at, line in self.offices]
        sure = 1.0 if len({line.bold for line in told}) == 2 or len(told) <= 2 else 0.8
        return (
            *(Claim(self.offices[index][0], "superior", places.letterhead("superior"), sure) for index in superior),
            *(Claim(self.offices[index][0], "issuer", places.letterhead("issuer"), sure) for index in issuer),
        )

    def letterhead(self) -> Letterhead:
        """The letterhead so far."""
        superior, issuer = (" ".join(self._words(indexes)) for indexes in self.offices_read())
        number, day = self.found.get("number"), self.found.get("date")
        letterhead = Letterhead(
            superior=superior,
            issuer=issuer,
            number=number["number"] if number else "",
            symbol=re.sub(r"\s*[-–]\s*", "-", number["symbol"] or number["party"]) if number else "BC-",
        )
        return _with_day(letterhead, day) if day else letterhead

    def _words(self, indexes: Iterable[int]) -> list[str]:
        return [self.offices[index][1].words for index in indexes]


def dated(letterhead: Letterhead, text: str) -> Letterhead:
    """The letterhead with the place and the day of a line that stands elsewhere."""
    day = DAY.fullmatch(text)
    return letterhead if day is None else _with_day(letterhead, day)


def _with_day(letterhead: Letterhead, day: re.Match[str]) -> Letterhead:
    told = " ".join(day["date"].split())
    date = read_date(told)
    typed = told if date is None and (day["day"] or day["month"] or day["year"]) else ""
    return replace(letterhead, place=day["place"].strip(), date=date, typed_date=typed)


def _one_below_other(line: SourceLine, first: SourceLine) -> bool:
    """Whether two cells of one table stand in the same column."""
    return bool(line.table) and line.table == first.table and line.column == first.column


def _begins_an_office(text: str, above: str) -> bool:
    """Whether a line names another office, or goes on with the one above: "ỦY BAN NHÂN DÂN" goes on with "XÃ HÀNH THUẬN"."""
    return bool(_KINDS_OF_OFFICE.match(text)) and not above.endswith((" VÀ", ",", "-"))
