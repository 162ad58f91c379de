"""Words typed twice: "các các", "thực thực hiện", "thực hiện thực hiện"; what is meant so (doubling.py) is left alone."""

import re
from collections.abc import Iterator

from models.checks.doubling import SMALL, is_slip
from models.checks.finding import Context, Finding, Fix
from models.checks.repeated import first_few, told_once
from models.checks.spots import Spot, prose, put_label, quoted
from models.language import _
from models.report import Report

_BOTH = frozenset({
    "tổ chức", "chỉ đạo", "quản lý", "quản lí", "lãnh đạo", "kiểm tra", "phụ trách", "đại diện", "báo cáo", "quy định",
    "quyết định", "hướng dẫn", "thông báo", "kiến nghị", "đề nghị", "yêu cầu", "kết luận", "tham mưu", "giám sát", "thanh tra",
    "điều tra", "công tác", "đánh giá", "xây dựng", "sản xuất", "kinh doanh", "thẩm định", "tư vấn", "thi công", "vận hành",
    "khai thác", "phục vụ", "chủ trì", "phối hợp", "cung cấp", "lao động", "đầu tư", "đào tạo", "giảng dạy", "kiểm soát",
    "tiếp nhận", "chứng nhận", "cam kết", "đề xuất", "kế hoạch", "dự báo", "thống kê", "kháng cáo", "sáng tạo", "thi hành",
    "điều hành", "bảo vệ", "hỗ trợ", "đăng ký", "hoạt động", "xét xử", "khiếu nại", "tố cáo", "đại lý", "thường trực",
})  # fmt: skip
"""Words that are a name and a verb: "các tổ chức tổ chức hội nghị" is right."""

_LONGEST = 6
"""Syllables of the longest phrase that is looked for."""

_NEAR = 16
"""Characters before a word that hold the one before it."""

_WORD = r"[^\W\d_]+"
_WORDS = re.compile(_WORD)
_TWICE = re.compile(
    rf"(?<![\w-])(?:(?i:(?P<alone>{_WORD})(?: +(?P=alone))+)|(?P<phrase>{_WORD}(?: {_WORD}){{1,{_LONGEST - 1}}}) +(?P=phrase))(?![\w-])",
)
_BEFORE, _AFTER = re.compile(rf"({_WORD}) $"), re.compile(rf" ({_WORD})")
_BEGINS = re.compile(r"(?:^|[.!?:] )[*“]*$")
_PLAY = re.compile(r"(\w+) \1|(?:từng|mỗi|hết|càng|vừa|lại) .*", re.IGNORECASE)


def doubled_words(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for each such word of a spot."""
    yield from told_once(finding for spot in prose(report) for finding in first_few(_doubled(spot)))


def _doubled(spot: Spot) -> Iterator[Finding]:
    if not _may_double(spot.text):
        return
    for match in _TWICE.finditer(spot.text):
        once = match["alone"] or match["phrase"]
        if spot.ground == "cell" and (match["phrase"] or match[0] == spot.text):
            continue  # two lines of a cell may say the same
        if not (_is_phrase_slip(once) if match["phrase"] else _is_word_slip(spot.text, match)):
            continue
        values = {"typed": quoted(match[0]), "where": spot.name, "right": quoted(once)}
        message = _("“{typed}” ở {where} bị lặp; hãy bỏ bớt, chỉ để “{right}”.").format(**values)
        fix = Fix(put_label(once), spot.place, spot.text[: match.start()] + once + spot.text[match.end() :])
        yield Finding("word-doubled", "warning", spot.place, message, values=values, fix=fix)


def _is_phrase_slip(once: str) -> bool:
    return once.lower() not in _BOTH and not _PLAY.fullmatch(once) and not once.istitle()


def _is_word_slip(text: str, match: re.Match[str]) -> bool:
    """Small letters alone, but for the first of a sentence: others are names, and headings in capitals."""
    first, *others = match[0].split()
    word = first.lower()
    if not all(other.islower() for other in others) or not (
        first.islower() or _BEGINS.search(text, max(0, match.start() - _NEAR), match.start())
    ):
        return word in SMALL
    before, after = _BEFORE.search(text, max(0, match.start() - _NEAR), match.start()), _AFTER.match(text, match.end())
    return is_slip(before[1].lower() if before else "", word, after[1].lower() if after else "")


def _may_double(text: str) -> bool:
    """Whether words come back right behind themselves, marks passed over: looking for that first is much quicker than the pattern."""
    words = _WORDS.findall(text.lower())
    last: dict[str, int] = {}
    for at, word in enumerate(words):
        before = last.get(word, -_LONGEST)
        size = at - before
        if size == 1 or (1 < size <= _LONGEST and words[before + 1 : at] == words[at + 1 : at + size]):
            return True
        last[word] = at
    return False
