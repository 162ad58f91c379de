"""Percentages that cannot be: a share of a whole greater than all of it. Growth and plans may well be above 100."""

import re
from collections.abc import Iterator, Sequence

from models.checks.finding import Finding
from models.checks.numbers.passage import Passage
from models.checks.spots import sentence as capital
from models.language import N_, _
from models.quantities import Quantity

_HUNDRED = 100
_TAKES_UP = re.compile(r"\bchiếm(?:\s+(?:t[ỷỉ] (?:lệ|trọng)))?\s*(?:là|:|khoảng|hơn|trên|gần)?\s*$", re.IGNORECASE)
_RATE = re.compile(r"\bt[ỷỉ] lệ\b(?P<of>[^.;%]{0,80}?)(?:\s(?:đạt|là|chiếm)|:)?\s*$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s*(?:tổng )?(?:số )?(?:văn bản|hồ sơ|thủ tục|TTHC|cán bộ|công chức|viên chức|cơ quan|đơn vị|xã|phường|huyện|sở|hộ|máy tính|người"
    r"|đảng viên|học sinh|đơn thư|đơn|kiến nghị|phản ánh|nhiệm vụ)\b(?P<rest>[^.;%]{0,80})",
    re.IGNORECASE,
)
_NO_SHARE = re.compile(
    r"tăng|giảm|vượt|so với|kế hoạch|dự toán|chỉ tiêu|mục tiêu|cùng kỳ|năm trước|thuê bao|tiêm|bao phủ|thu|huy động|nhập học|đi học"
    r"|công suất|giải ngân|sinh lời|lợi nhuận|lãi|nợ|tín dụng|vốn"
    r"|điện thoại|hoàn thành|thực hiện|gấp|định mức|giao|bình quân|quy hoạch|nghị quyết"
    r"|tỷ giá|mật độ",
    re.IGNORECASE,
)
_IMPOSSIBLE = N_("{where} ghi {stated}; một phần không thể hơn 100%, hãy xem lại.")


def percents(told: Sequence[Passage]) -> Iterator[Finding]:
    """Shares over 100 where only a share can be meant."""
    for passage in told:
        if "%" in passage.text:
            for one in passage.quantities:
                if one.is_percent and one.value > _HUNDRED and _is_share(passage.text, one) and passage.is_typed(one.start, one.end):
                    stated = passage.text[one.start : one.after]
                    message = _(_IMPOSSIBLE).format(where=capital(passage.spot.name), stated=stated)
                    yield Finding("number-over-hundred", "warning", passage.spot.place, message, "", {"stated": stated})


def _is_share(text: str, one: Quantity) -> bool:
    before, behind = text[max(0, one.start - 110) : one.start], text[one.after : one.after + 60]
    if _TAKES_UP.search(before):
        return not re.match(r"\s*(?:so với|kế hoạch|dự toán)", behind, re.IGNORECASE)
    whole_sentence = re.split(r"[.;]\s", before)[-1] + re.split(r"[.;](?:\s|$)", behind)[0]
    if _NO_SHARE.search(whole_sentence):
        return False
    return bool(_RATE.search(before)) or bool(_COUNTED.match(behind))
