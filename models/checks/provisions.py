"""How provisions are cited: khoản, điểm small, Điều, Mục, Chương with a capital, the smallest first (NĐ 30/2020, Phụ lục II, V.7)."""

import re
from collections.abc import Iterator

from models.checks.finding import Context, Finding, Fix
from models.checks.spots import Spot, prose, put_label, sentence
from models.language import _
from models.report import Report

WHY = "NĐ 30/2020, Phụ lục II, V.7"
_LAWS = r"(?:Luật|Bộ luật|Nghị định|Thông tư|Quyết định|Nghị quyết|Hiến pháp|Pháp lệnh|Quy chế|Quy định)"
_NUMBERED = re.compile(r"(?:Khoản|Điểm|điều|Điều|chương|phần) (?:\d|[IVX]|[a-zđ]\b)")
"""Without one of these nothing can be wrong."""

_SMALL = re.compile(
    r"(?<=[^\s.!?:;“\"(*] )(Khoản|Điểm)"
    rf"(?= (?:\d{{1,2}}|[a-yđ])(?:,| và| khoản| Khoản| Điều| điều| (?:của )?{_LAWS}))"
)
_CAPITAL = re.compile(
    r"(?<=khoản \d )điều(?= \d)|(?<=khoản \d\d )điều(?= \d)"
    r"|(?<=\bTheo )điều(?= \d)|(?<=\btheo )điều(?= \d)|(?<=\btại )điều(?= \d)"
    rf"|\bđiều(?= \d{{1,3}}[a-zđ]? (?:của )?{_LAWS})"
    r"|(?:(?<=Điều \d )|(?<=Điều \d\d )|(?<=Điều \d\d\d )|(?<=Mục \d )|(?<=Mục \d\d ))(?:mục(?= \d)|chương(?= (?:[IVX]+|\d+)\b))"
    rf"|\b(?:chương|phần)(?= [IVX]+ (?:của )?{_LAWS})"
)
_BACKWARD = re.compile(
    r"(?P<article>Điều \d{1,3}[a-zđ]?),? (?P<clause>[Kk]hoản \d{1,2})(?:,? (?P<point>[Đđ]iểm [a-zđ]))?"
    r"(?!\w|\.\d|(?:,| và|;)? (?:[Kk]hoản|[Đđ]iểm|Điều|\d))"
)


def provisions(report: Report, _context: Context) -> Iterator[Finding]:
    """Only where a number and another provision stand beside the word, so that it can be nothing else."""
    for spot in prose(report):
        if not _NUMBERED.search(spot.text):
            continue
        for pattern, cased in ((_SMALL, str.lower), (_CAPITAL, str.capitalize)):
            if match := pattern.search(spot.text):
                text = pattern.sub(lambda found: found[0].swapcase()[0] + found[0][1:], spot.text)
                yield _finding(spot, match[0], cased(match[0]), text)
        if match := _BACKWARD.search(spot.text):
            yield _order(spot, match)


def _finding(spot: Spot, typed: str, right: str, text: str) -> Finding:
    values = {"where": sentence(spot.name), "typed": typed, "right": right}
    message = _("{where} viết “{typed}” khi viện dẫn; hãy viết “{right}”.").format(**values)
    return Finding("provision-capitals", "warning", spot.place, message, WHY, values, Fix(put_label(right), spot.place, text))


def _order(spot: Spot, match: re.Match[str]) -> Finding:
    parts = (match["point"] or "", match["clause"])
    right = " ".join((*(part[0].lower() + part[1:] for part in parts if part), match["article"]))
    values = {"where": sentence(spot.name), "typed": match[0], "right": right}
    message = _("{where} viện dẫn “{typed}” ngược thứ tự; hãy viết từ nhỏ đến lớn: “{right}”.").format(**values)
    text = spot.text[: match.start()] + right + spot.text[match.end() :]
    return Finding("provision-order", "warning", spot.place, message, WHY, values, Fix(put_label(right), spot.place, text))
