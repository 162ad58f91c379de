"""How provisions are cited: khoản, điểm with a small letter, Điều with a capital (NĐ 30/2020, Phụ lục II, V.7)."""

import re
from collections.abc import Iterator

from models.checks.finding import Context, Finding, Fix
from models.checks.spots import Spot, prose, put_label, sentence
from models.language import _
from models.report import Report

_SMALL = re.compile(r"(?<=[^\s.!?:;“\"(*] )(Khoản|Điểm)(?= (?:\d{1,2}|[a-yđ])(?:,| và| khoản| Khoản| Điều| điều))")
_CAPITAL = re.compile(
    r"(?<=khoản \d )điều(?= \d)|(?<=khoản \d\d )điều(?= \d)"
    r"|(?<=\bTheo )điều(?= \d)|(?<=\btheo )điều(?= \d)|(?<=\btại )điều(?= \d)"
    r"|\bđiều(?= \d{1,3}[a-zđ]? (?:của )?(?:Luật|Bộ luật|Nghị định|Thông tư|Quyết định|Nghị quyết|Hiến pháp|Pháp lệnh|Quy chế|Quy định))"
)


def provisions(report: Report, _context: Context) -> Iterator[Finding]:
    """Only where a number and another provision stand beside the word, so that it can be nothing else."""
    for spot in prose(report):
        if not any(word in spot.text for word in ("Khoản ", "Điểm ", "điều ")):
            continue
        for pattern, cased in ((_SMALL, str.lower), (_CAPITAL, str.capitalize)):
            if match := pattern.search(spot.text):
                text = pattern.sub(lambda found: found[0].swapcase()[0] + found[0][1:], spot.text)
                yield _finding(spot, match[0], cased(match[0]), text)


def _finding(spot: Spot, typed: str, right: str, text: str) -> Finding:
    values = {"where": sentence(spot.name), "typed": typed, "right": right}
    message = _("{where} viết “{typed}” khi viện dẫn; hãy viết “{right}”.").format(**values)
    fix = Fix(put_label(right), spot.place, text)
    return Finding("provision-capitals", "warning", spot.place, message, "NĐ 30/2020, Phụ lục II, V.7", values, fix)
