"""Quantities in office prose: "4.733 văn bản", "12,5%", "1,2 tỷ đồng", "07/09 sở", each with its unit and how exactly it is told.

Dates, years, document numbers, provisions, telephones, times, versions and addresses are no quantities and are passed over.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from models.number_words import FORM, read_number_words
from models.numerals import read_number, rounded, write_number

_COUNT_NOUNS = (
    "văn bản|hồ sơ|thủ tục hành chính|thủ tục|TTHC|dịch vụ công|dịch vụ|lượt người|lượt khách|lượt truy cập|lượt tiếp|lượt xe|"
    "lượt|người|nhân khẩu|bác sĩ|dược sĩ|điều dưỡng|hộ sinh|kỹ thuật viên|nhân viên|giảng viên|thẩm phán|thư ký|kế toán|kiểm sát viên|"
    "trường hợp|vụ việc|vụ án|vụ|cuộc họp|cuộc|đoàn|hộ gia đình|hộ|xã|phường|thị trấn|huyện|thôn|tỉnh|cán bộ|công chức|viên chức|đảng viên|"
    "biên chế|tài khoản|giao dịch|công dân|doanh nghiệp|hợp tác xã|tin bài|tin|bài viết|bài|máy tính|máy|học sinh|học viên|giáo viên|"
    "sinh viên|khách|đơn thư|đơn vị|đơn|chứng thư số|chứng thư|chữ ký số|lớp|hội nghị|hội thảo|buổi|đề án|dự án|công trình|nhiệm vụ|"
    "chỉ tiêu|tiêu chí|kế hoạch|quyết định|công văn|báo cáo|tờ trình|chỉ thị|thông báo|nghị quyết|chương trình|hướng dẫn|giấy mời|"
    "tập thể|cá nhân|cơ quan|phòng|sở|ban|ngành|trường|trạm|bệnh viện|giấy phép|giấy chứng nhận|phản ánh|kiến nghị|ý kiến|câu hỏi|"
    "phiếu|phần mềm|hệ thống|cơ sở dữ liệu|cơ sở|điểm cầu|điểm|tổ chức|nạn nhân|tàu|phương tiện|xe|con|cây|ca mắc|ca|liều|mũi|bệnh nhân|"
    "lao động|sản phẩm|tổ|đại biểu|nam|nữ|đồng chí|gói thầu|hợp đồng|km|ha|tấn|kg|m²|m2|m³|m3|m|lít|tạ|GB|MB|USD|đồng|VND|VNĐ|"
    "bộ|chiếc|cái|đợt|lần|suất|căn|phiên|khoản|mô hình|sáng kiến|đề tài|danh hiệu|giải|bằng khen|giấy khen|tháng|năm|ngày|giờ|phút|tuần|quý"
)
_UNIT = "|".join(sorted(_COUNT_NOUNS.split("|"), key=len, reverse=True))
_SCALES = {"nghìn tỷ": 10**12, "ngàn tỷ": 10**12, "tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
TIMES = frozenset({"tháng", "năm", "ngày", "giờ", "phút", "tuần", "quý", "lần", "điểm"})
"""Units that measure how long or how often; what is counted in them is never a part of a whole."""

_ONE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_BEHIND = rf"(?P<percent>\s?%)|\s(?P<scale>{'|'.join(_SCALES)})\b"
_NUMBER = re.compile(
    rf"(?<![\w.,/:–-])(?<!\d )(?P<first>{_ONE})(?! \d{{3}}(?!\d))(?:\s?/\s?(?P<of>{_ONE}))?"
    rf"(?![\w/:]|[.,]\d|[-–]\d|\s?[/:]\s?\d)(?:{_BEHIND})?"
)
_NOUN = re.compile(rf"\s*(?P<unit>{_UNIT})(?![\w/])", re.IGNORECASE)
_WORDS = re.compile(rf"(?<![\w/-])(?:{FORM})(?=\s+(?:{_UNIT})(?![\w/]))", re.IGNORECASE)
_NO_COUNT = frozenset({"bộ", "con", "cái", "lần", "khoản", "ngành", "ban", "m", "giải", "điểm", "quý", "tổ"})
"""Words that go with a number in names and turns of speech: "một bộ phận", "ba ngành", "một con số"."""
_ANY_NOUN = re.compile(r"\s+(?P<unit>[^\W\d_]+)")
_NO_NOUN = frozenset({
    "và", "là", "của", "so", "trong", "tăng", "giảm", "đạt", "chiếm", "bằng", "với", "cho", "theo", "tại", "thì", "đã", "đang", "được",
    "có", "không", "còn", "lại", "này", "trên", "từ", "đến", "nêu", "nên", "do", "để", "hoặc", "vào", "ra", "về", "lên", "xuống", "khác",
})  # fmt: skip
"""Words behind a number that are no name of what is counted."""
_NAMED_BY_NUMBER = re.compile(
    r"(?:(?<!tổng )(?<!con )(?<!trong )(?<!ký )\bsố\s*[:.]?"
    r"|\b(?:điều|khoản|điểm|mục|tiểu mục|chương|phần|phụ lục|bảng|biểu|mẫu|hình|trang|năm|tháng|ngày|quý|mức độ|mức|cấp độ|cấp|giai đoạn"
    r"|thứ|khóa|khoá|nhiệm kỳ|phiên bản|windows|office|lớp|loại|hạng|nhóm|vòng|đợt|quốc lộ|đường|điện thoại|đt"
    r"|fax|tổ|thôn|ấp|khu phố|khu vực"
    r"|khu|phường|quận|lô|ngõ|hẻm|mũi|tập"
    r"|(?<!trong )kỳ|cột|dòng|bước|vùng|khối|iso|tcvn|qcvn|nd|nq|qđ|vneid|công nghiệp|dịp|lễ|tết|hồi|lúc|tuổi|bậc"
    r"|hệ số|(?<!trực )tuyến|ql|tl|km|kênh|phương án|version|v))\s*$",
    re.IGNORECASE,
)
"""Words before a number that is a name: "Điều 5", "lớp 9", "số 424"."""
_VAGUE = re.compile(
    r"\b(?:khoảng|gần|hơn|(?<!cấp )trên|(?<!cấp )dưới"
    r"|chừng|ước|ít nhất|tối thiểu|tối đa|không quá|quá|mỗi|bình quân|trung bình|các|những|độ)\s*$"
    r"|[≈~≥≤><]\s*$|\d\s+[-–÷]\s+$|\btừ\s*(?:[\d.,]+\s+(?:\w+\s+){0,2}đến\s*)?$",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(r"\b(?:ngày|đến|từ|hết|trước|sau|dịp|lễ|tết|hôm|nghị quyết|luật|lúc)\s*$", re.IGNORECASE)
_TOGETHER = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|www\.|@")
_PHONE = re.compile(r"(?<![\w.,])(?:\(?0\d{2,3}\)?[ .-]\d{3,4}[ .-]?\d{3,4}|0\d{9,10}|\+84[\d .]+)(?!\d)")
_LONGEST = 40
"""A longer row of digits is a code, or somebody held a key down."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_RANGE = re.compile(r"\s*(?:-|–|÷|đến)\s*\d")


class Quantity(Struct, frozen=True):
    """A number in a text with what it counts. `start` and `end` hold its digits (of a ratio both), `after` is where unit and sign end.

    `value` is in units, whatever scale word stood behind ("1,2 tỷ đồng" is 1200000000 đồng, `scale` 10**9), `step` what one in the last
    written digit is worth. `unit` is "%", a noun in small letters, or nothing; `of` is the second number of "7/9 sở". What is `vague` ("hơn
    100 hồ sơ", "từ 10 đến 15 người") is no statement to reckon with.
    """

    start: int
    end: int
    after: int
    value: Decimal
    step: Decimal
    scale: int = 1
    unit: str = ""
    of: Decimal | None = None
    vague: bool = False

    @property
    def is_percent(self) -> bool:
        """Whether it is a share in hundredths."""
        return self.unit == "%"

    @property
    def is_count(self) -> bool:
        """Whether things or money are told, that may be added up."""
        return not self.is_percent and self.unit not in TIMES and self.of is None

    @property
    def is_exact(self) -> bool:
        """Whether it is a whole number, told to the last one."""
        return self.step == 1


@lru_cache(maxsize=8192)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order; those in words are read where there are digits too. "12 345" may be one number or two: neither is
    read.
    """
    if not any(map(str.isdigit, text)):
        return ()
    foreign = sorted(_foreign(text))
    ends = [end for _start, end in foreign]
    found: list[Quantity] = []
    for match in _NUMBER.finditer(text):
        at = bisect_right(ends, match.start())
        if at == len(foreign) or match.start() < foreign[at][0]:
            found += [quantity] if (quantity := _quantity(text, match)) else []
    told = list(_in_words(text))
    return tuple(sorted([*found, *told], key=lambda one: one.start)) if told else tuple(found)


def _in_words(text: str) -> Iterator[Quantity]:
    """ "ba kế hoạch", "hai mươi hồ sơ": only before what is known to be counted."""
    for match in _WORDS.finditer(text):
        known, value = _NOUN.match(text, match.end()), read_number_words(match[0])
        if known is not None and value is not None and known["unit"].lower() not in _NO_COUNT:
            unit = _SAME.get(known["unit"].lower(), known["unit"].lower())
            vague = bool(_VAGUE.search(text, max(0, match.start() - 32), match.start()))
            yield Quantity(match.start(), match.end(), known.end(), Decimal(value), Decimal(1), 1, unit, None, vague)


def _foreign(text: str) -> Iterator[tuple[int, int]]:
    """Stretches whose digits count nothing: telephones, and addresses of the network or of post."""
    yield from (match.span() for match in _PHONE.finditer(text))
    if _ADDRESS.search(text):
        yield from (match.span() for match in _TOGETHER.finditer(text) if _ADDRESS.search(match[0]))


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    before, first, of = text[max(0, match.start() - 32) : match.start()], match["first"], match["of"]
    if _NAMED_BY_NUMBER.search(before) or len(match[0]) > _LONGEST or (first[0] == "0" and len(first) > 2 and "," not in first):
        return None
    value, second = read_number(first), read_number(of) if of else None
    if value is None or (of and (second is None or _DAY_BEFORE.search(before) or not second)):
        return None
    unit, after = _unit(text, match)
    if of and not unit and text[match.end() : match.end() + 1] != ")":
        return None
    if _YEAR.fullmatch(first) and not match["scale"] and not _NOUN.match(text, match.end()):
        return None
    scale = _SCALES[match["scale"]] if match["scale"] else 1
    decimals = len(first.partition(",")[2])
    if decimals == 3 and "." not in first and scale == 1 and unit and unit not in _MEASURES:
        value, decimals = Decimal(first.replace(",", "")), 0  # "4,733 văn bản": models/checks/prose_numbers.py tells of the comma
    vague = bool(_VAGUE.search(before)) or bool(_RANGE.match(text, after if unit else match.end()))
    step = Decimal(scale).scaleb(-decimals)
    return Quantity(
        match.start(), match.end("of" if of else "first"), after, value * scale, step, scale, unit, second and second * scale, vague
    )


def _unit(text: str, match: re.Match[str]) -> tuple[str, int]:
    """What is counted, as far as it can be told, and where that ends."""
    if match["percent"]:
        return "%", match.end()
    if known := _NOUN.match(text, match.end()):
        return _SAME.get(known["unit"].lower(), known["unit"].lower()), known.end()
    other = _ANY_NOUN.match(text, match.end())
    word = other["unit"].lower() if other else ""
    return ("", match.end()) if other is None or word in _NO_NOUN else (word, other.end())


_MEASURES = frozenset({"%", "km", "ha", "tấn", "kg", "m²", "m³", "m", "lít", "tạ", "GB", "MB", "gb", "mb", "điểm", "lần", "giờ", "usd"})
_SAME = {"vnđ": "đồng", "vnd": "đồng", "tthc": "thủ tục", "thủ tục hành chính": "thủ tục", "m2": "m²", "m3": "m³", "tỉ": "tỷ"}


def written(value: Decimal, like: Quantity, text: str) -> str:
    """A value in the manner of a quantity of a text."""
    return written_as(value, text[like.start : like.end], like.scale)


def written_as(value: Decimal, like: str, scale: int) -> str:
    """A value in the manner of a number as it stands: with its scale word left standing, dots between thousands where it has them, and as
    many decimals; "05" where the other is "09".
    """
    digits = like.partition("/")[0].strip()
    if not digits[:1].isdigit():
        return write_number(value)
    decimals = len(digits.partition(",")[2])
    shown = write_number(rounded(value / scale, decimals), decimals)
    if "." not in digits and "," not in digits and len(digits) > 3:
        return shown.replace(".", "")
    return shown.zfill(2) if digits.startswith("0") and shown.isdecimal() else shown
