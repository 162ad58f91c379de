"""What a sentence says of a whole and its parts: "4.733 văn bản, trong đó có 3.845 văn bản đến và 888 văn bản đi"."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from models.checks.numbers.classes import divided
from models.checks.numbers.clauses import Sentence, enumerated
from models.checks.numbers.passage import Passage
from models.quantities import Quantity

Wording = Literal["all", "some", "none"]
"""Whether the words say that all parts are named ("gồm"), that some may be ("trong đó"), or nothing."""

_MARKER = re.compile(
    r"(?:^|(?<=[\s,;:.(]))(?P<word>trong (?:số )?đó|(?:bao )?gồm(?: có)?|cụ thể(?: là| như sau)?|chia ra|phân ra"
    r"|chia theo [^:,;]{2,30}(?=:))(?P<too>\s+(?:cả|các))?(?:\s+(?:có|là))?\s*[:,]?\s*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)")
_COLON = re.compile(r":\s+(?=[^\d;.:]{2,60}\d)")
_GENERAL = frozenset({
    "tổ chức", "đơn vị", "cơ sở", "trường", "văn bản", "dự", "công trình", "cơ quan", "tổ", "giấy", "nhà", "căn", "chi", "hội", "đảng",
    "quyết", "giải", "huy", "sản phẩm", "thành", "chủ", "tàu",
    "phương tiện",
})  # fmt: skip
"""What may be divided into things called otherwise: "19 tổ chức (03 phòng, 16 văn phòng)", "34 dự thảo (12 nghị quyết, 22 quyết định)"."""
_NEVER = frozenset(
    {"đồng", "người", "ha", "km", "tấn", "kg", "m²", "m³", "lượt", "lượt người", "lượt xe", "vụ", "tháng", "năm", "ngày", "lần", "điểm"}
)
_WORTH = frozenset({"đồng", "người", "lượt người"})
"""What may stand between things and the brackets that divide them: their worth, the people they are for."""
_PUNCTUATION = re.compile(r"[^\w]+")
_ADDED = re.compile(r"\d\s*\+\s*\d")
_TOGETHER = re.compile(r"[,;]\s+(?:nâng )?(?P<word>tổng cộng|tổng số|tổng|cộng chung)(?: là| có| được|:)?\s+(?=\d)", re.IGNORECASE)
_NEW_STATEMENT = re.compile(
    r"(?:và\s+)?(?:đạt|tăng|giảm|so với|bằng|vượt|nâng|lũy kế|luỹ kế|qua đó|tổng|đồng thời|ngoài ra|không|chưa có|riêng|kết quả|bình quân"
    r"|trung bình|ước|cùng kỳ|năm\b|quý\b|với|kinh phí|do|để|theo|nhằm|chiếm|tương ứng|tương đương|thu hút|phục vụ|góp phần|tiết kiệm"
    r"|giá trị|trị giá|cho|tại|trên|có)\b",
    re.IGNORECASE,
)
_KIND = re.compile(r"(?:và\s+)?(?:có|không)\s+(?!(?:có|để|xảy ra|còn)\b)[^\W\d]+\s", re.IGNORECASE)
"""Kinds that begin so: "không khởi tố 402 tin", "có mã 7,3 triệu"."""
_LONGEST_LIST = 1500
_FARTHEST = 400
"""How many characters a whole may stand from its parts."""
_UP_TO_PARTS = re.compile(r"[^,;:]*[,;:]?\s*")
_CLOSE = re.compile(r"(?:[^,;.:]|[.,](?=\d)){0,60}|[^;.:\d]{0,80}|,? (?:đạt|bằng|tăng|giảm) [\d.,]+\s?%[^,;.:\d]{0,40}\s")
"""Between a whole and its parts in brackets or behind a colon: at most what it is of a plan, or how it has grown."""
_REST = re.compile(r"(?:số )?còn lại\b", re.IGNORECASE)
_UNCOUNTED = re.compile(
    r"(?<!khiếu nại)(?<!tố cáo)(?<!kiến nghị)(?<!phản ánh)(?<!công chức)(?<!viên chức)(?<!cán bộ)(?<!tổ chức)(?<!cá nhân)(?<!thị xã)(?<!sở)"
    r"(?<!phường)(?<!huyện)[,;]\s",
    re.IGNORECASE,
)
"""Between the members of an enumeration: what stands before it has no number of its own, where it is no name with a comma in it."""
_MORE = re.compile(r"\.\.\.|…|v\.v|\bmột số\b|\bkhác\b(?!:?\s+\d)|\bnhiều\b(?! lần)", re.IGNORECASE)
DOCUMENTS = frozenset({
    "kế hoạch", "quyết định", "công văn", "báo cáo", "tờ trình", "chỉ thị", "thông báo", "nghị quyết", "chương trình", "hướng dẫn",
    "giấy mời",
})  # fmt: skip
PEOPLE = frozenset({
    "người", "cán bộ", "công chức", "viên chức", "biên chế", "lao động", "bác sĩ", "dược sĩ", "điều dưỡng", "hộ sinh", "kỹ thuật viên",
    "nhân viên", "giáo viên", "giảng viên", "thẩm phán", "thư ký", "kế toán", "kiểm sát viên",
})  # fmt: skip


class Part(Struct, frozen=True):
    """One member of an enumeration: its number, the digits as they stand, the words that say what it is, whether somebody typed it."""

    quantity: Quantity
    digits: str
    label: str
    typed: bool


def part_of(passage: Passage, text: str, one: Quantity, start: int, end: int) -> Part:
    """The member that a stretch of a text is; `text` may be a copy of the passage's with brackets blanked."""
    label = f"{text[start : one.start]} {text[one.end : end]}"
    return Part(one, text[one.start : one.end], " ".join(label.split()).strip(" .;:,"), passage.is_typed(one.start, one.end))


class Claim(Struct, frozen=True):
    """A whole, other numbers that it might be instead, and the parts. `rest` tells that the last part is "còn lại", `open` that not all are
    counted ("và một số văn bản khác"); `loose` that one may hold more than it counts ("tuyên truyền, tập huấn 05 lớp").
    `about` are the words around the whole; `named` tells that they name every part: "xây mới, sửa chữa 53 nhà (xây mới 41, sửa chữa 12)".
    """

    sentence: Sentence
    wording: Wording
    whole: Quantity
    others: tuple[Quantity, ...]
    parts: tuple[Part, ...]
    rest: bool = False
    open: bool = False
    about: str = ""
    loose: bool = False
    named: bool = False


def claims(sentence: Sentence) -> Iterator[Claim]:
    """Every claim of a sentence, those in brackets too."""
    if len(sentence.passage.quantities) < 2:
        return
    marks = list(_MARKER.finditer(sentence.flat, sentence.start, sentence.end))
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else sentence.end
        yield from _claim(sentence, sentence.flat, _wording(mark), mark.start(), mark.end(), end)
    for brackets in _BRACKETS.finditer(sentence.passage.text, sentence.start, sentence.end):
        start, end = brackets.span("inside")
        mark_inside = _MARKER.match(sentence.passage.text, start, end)
        wording: Wording = _wording(mark_inside) if mark_inside else "all" if _ADDED.search(brackets["inside"]) else "none"
        yield from _claim(sentence, sentence.passage.text, wording, brackets.start(), mark_inside.end() if mark_inside else start, end)
    if not marks:
        yield from _without_marker(sentence)
    yield from _behind_colon(sentence)
    for together in _TOGETHER.finditer(sentence.flat, sentence.start, sentence.end):
        yield from _summed_up(sentence, together)


def _wording(mark: re.Match[str]) -> Wording:
    return "some" if mark["word"].lower().startswith("trong") or mark["too"] else "all"


def _claim(sentence: Sentence, text: str, wording: Wording, before: int, start: int, end: int) -> Iterator[Claim]:
    """The claim of a marker: what stands before it is the whole, what stands behind it the parts."""
    earlier = [one for one in sentence.quantities(max(sentence.start, before - _FARTHEST), before) if one.is_count or one.of is not None]
    if not earlier or (wording == "none" and not _CLOSE.fullmatch(sentence.flat, earlier[-1].after, before)):
        return
    parts, is_open, loose = _parts(sentence, text, start, end)
    kept = _of_one_kind(parts, earlier)
    loose = loose or len(kept) < len(parts)
    parts = kept
    fitting = [one for one in earlier if parts and all(fits(part.quantity.unit, one.unit) for part in parts)]
    if wording == "none":
        near = _told_of(sentence, earlier, before)
        if not fitting and len(parts) > 1 and not _measured(parts):
            fitting = [one for one in near if one.unit in _GENERAL or (one.unit not in _WORTH and _is_named(sentence, one, parts))]
        fitting = fitting if fitting and fitting[-1] in near else []
    elif wording == "all" and not fitting and len(parts) > 1 and not _measured(parts):
        fitting, loose = [one for one in earlier if one.unit in _GENERAL], True
    if fitting:
        whole = fitting[-1]
        parts = [scaled(part, whole) for part in parts]
        rest = len(parts) > 1 and bool(_REST.match(parts[-1].label))
        named = wording != "some" and len(parts) > 1 and _is_named(sentence, whole, parts)
        about = _about(sentence, whole, before)
        yield Claim(sentence, wording, whole, tuple(fitting[:-1]), tuple(parts), rest, is_open, about, loose, named)


def _told_of(sentence: Sentence, earlier: list[Quantity], before: int) -> list[Quantity]:
    """What brackets may tell of: the number before them, or one of which the number between tells the worth, or for how many people it is:
    "53 nhà trị giá 3,18 tỷ đồng (…)".
    """
    told = earlier[-1:]
    if (
        len(earlier) > 1
        and told[0].unit in _WORTH
        and earlier[-2].unit not in _WORTH
        and _CLOSE.fullmatch(sentence.flat, earlier[-2].after, before)
    ):
        told = earlier[-2:]
    return told


def _is_named(sentence: Sentence, whole: Quantity, parts: list[Part]) -> bool:
    """Whether the words before a whole name each of its parts."""
    words = f" {_PUNCTUATION.sub(' ', sentence.flat[max(sentence.start, whole.start - 90) : whole.start].lower())} "
    labels = {part.label.lower().removesuffix(part.quantity.unit).strip() for part in parts}
    return len(labels) == len(parts) and all(label and f" {label} " in words for label in labels)


def _of_one_kind(parts: list[Part], wholes: list[Quantity]) -> list[Part]:
    """The parts up to the first that counts something else than all those before it: "52 xã loại I và 40 xã loại II; 371 thôn"."""
    unit = next((one.unit for one in reversed(wholes) if parts and fits(parts[0].quantity.unit, one.unit)), "")
    kept = list(takewhile(lambda part: fits(part.quantity.unit, unit), parts)) if unit else parts
    return kept if len(kept) > 1 else parts


def _measured(parts: list[Part]) -> bool:
    return any(part.quantity.scale != 1 or part.quantity.unit in _NEVER or part.quantity.step != 1 for part in parts)


def _behind_colon(sentence: Sentence) -> Iterator[Claim]:
    """ "126 mô hình: kinh tế 41, văn hóa - xã hội 52, quốc phòng 14"."""
    for colon in _COLON.finditer(sentence.flat, sentence.start, sentence.end):
        if sentence.end - colon.end() > _LONGEST_LIST:
            continue
        earlier = [one for one in sentence.quantities(max(sentence.start, colon.start() - 90), colon.start()) if one.is_count]
        parts, is_open, loose = _parts(sentence, sentence.flat, colon.end(), sentence.end)
        whole = earlier[-1] if earlier else None
        if whole is None or whole.of is not None or len(parts) < 3 or not all(fits(part.quantity.unit, whole.unit) for part in parts):
            continue
        if _CLOSE.fullmatch(sentence.flat, whole.after, colon.start()):
            yield Claim(sentence, "none", whole, (), tuple(parts), False, is_open, _about(sentence, whole, colon.start()), loose)


def _without_marker(sentence: Sentence) -> Iterator[Claim]:
    """ "Đã giải quyết 455 hồ sơ, trước hạn 398 hồ sơ, đúng hạn 53 hồ sơ, quá hạn 04 hồ sơ": only where the parts divide the whole."""
    told = [one for one in sentence.quantities() if one.is_count and not one.vague]
    if len(told) < 3 or any(one.unit != told[0].unit for one in told[1:3]) or not told[0].unit:
        return
    start = told[0].after + len(_UP_TO_PARTS.match(sentence.flat, told[0].after)[0])  # type: ignore[index]
    parts, is_open, loose = _parts(sentence, sentence.flat, start, sentence.end)
    about = _about(sentence, told[0], told[0].after)
    if divided([part.label for part in parts], about).complete and all(fits(part.quantity.unit, told[0].unit) for part in parts):
        yield Claim(sentence, "none", told[0], (), tuple(parts), False, is_open, about, loose)


def _summed_up(sentence: Sentence, together: re.Match[str]) -> Iterator[Claim]:
    """ "3.845 văn bản đến và 888 văn bản đi, tổng cộng 4.733 văn bản"."""
    behind = sentence.quantities(start=together.end())
    if not behind or behind[0].start != together.end():
        return
    whole = behind[0]
    parts, is_open, loose = _parts(sentence, sentence.flat, max(sentence.start, together.start() - _FARTHEST), together.start())
    if len(parts) > 1 and all(fits(part.quantity.unit, whole.unit) for part in parts):
        yield Claim(sentence, "some", whole, (), tuple(parts), False, is_open, _about(sentence, whole, whole.after), loose)


def _parts(sentence: Sentence, text: str, start: int, end: int) -> tuple[list[Part], bool, bool]:
    """The members of an enumeration that are counted, up to where another statement begins; and whether it names more without a number."""
    parts: list[Part] = []
    is_open = loose = False
    for first, last in enumerated(text, start, end):
        inside = [one for one in sentence.passage.between(first, last) if one.end <= last and text[one.start] != " "]
        counted = [one for one in inside if one.is_count and not one.vague]
        words = text[first:last].strip(" .;:,\n")
        if not counted:
            if any(one.is_percent for one in inside):
                continue
            return parts, is_open or bool(_MORE.search(words)) or any(one.vague for one in inside), loose
        named = len(counted) > 1 and counted[1].start <= counted[0].after + 1
        if parts and ((_NEW_STATEMENT.match(words) and not _KIND.match(words)) or (len(counted) > 1 and not named)):
            break
        if len(counted) > 1 and not named:
            return [], True, True
        ends_bare = not counted[0].unit and not text[counted[0].end : last].strip(" .;:,\n")
        loose = loose or (not ends_bare and bool(_UNCOUNTED.search(text, first, counted[0].start)))
        parts.append(part_of(sentence.passage, text, counted[0], first, last))
    return parts, is_open or bool(_MORE.search(text, start, end)), loose


def fits(part: str, whole: str) -> bool:
    """Whether things called so may be parts of things called so: the same noun, a bare number, or a kind of document or of people."""
    if part == whole or not part:
        return True
    if (whole == "văn bản" and part in DOCUMENTS) or (whole in PEOPLE and part in (*PEOPLE, "nam", "nữ")):
        return True
    return part in ("tập thể", "cá nhân") or (bool(whole) and part.split(maxsplit=1)[0] == whole.split(maxsplit=1)[0])


def scaled(part: Part, whole: Quantity) -> Part:
    """ "1.387,68 triệu đồng (650,88 + 736,80)": bare numbers are told in the whole's thousands or millions."""
    one = part.quantity
    if one.unit or one.scale != 1 or whole.scale == 1:
        return part
    return replace(part, quantity=replace(one, value=one.value * whole.scale, step=one.step * whole.scale, scale=whole.scale))


def _about(sentence: Sentence, whole: Quantity, end: int) -> str:
    """The words around a whole: those since the last comma before it, and those up to its parts."""
    before = sentence.flat[sentence.start : whole.start].rpartition(", ")[2]
    return f"{before} {sentence.flat[whole.end : end]}"
