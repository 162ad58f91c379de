"""Which cited documents the next report keeps: what stays in force, plans until their year is over, letters of its own window."""

import re
from typing import Literal

from models.citation import KINDS, LAWS, Citation
from models.deadline import window
from models.definition import CitationRule, ReportDefinition
from models.period import Period

Fate = Literal["kept", "marked", "dropped"]

USUAL_RULES = (
    CitationRule(
        (*LAWS, "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Hợp đồng", "Bản thỏa thuận", "Bản ghi nhớ"), "always"
    ),
    CitationRule(("Kế hoạch", "Chương trình", "Phương án", "Đề án", "Dự án", "Hướng dẫn"), "until_year_over"),
    CitationRule(("*",), "in_window"),
)
"""The first rule that names a kind holds; "*" names every kind. Usage, no article: a letter or a report is done with once its period is."""

_YEARS = re.compile(r"(?<![\d/])(?:19|20)\d{2}(?![\d/])")
_BY_FOLDED = {kind.casefold(): kind for kind in (*KINDS, *LAWS)}


def fate_of(citation: Citation, definition: ReportDefinition, period: Period) -> Fate:
    """What becomes of a cited document in a report for `period`; what cannot be decided stays, marked."""
    kind = _BY_FOLDED.get(citation.kind.strip().casefold(), citation.kind.strip())
    rule = next(rule for rule in (*definition.citation_rules, *USUAL_RULES) if kind in rule.kinds or "*" in rule.kinds)
    match rule.keep:
        case "always":
            return "marked" if 0 < _stated_year(citation) < period.year else "kept"
        case "never":
            return "dropped"
        case "mark":
            return "marked"
        case "until_year_over":
            last = max(_stated_year(citation), citation.date.year if citation.date else 0)
            return "marked" if not last else "kept" if last >= period.year else "dropped"
        case "in_window":
            first, last_day = window(definition, period)
            if citation.date is None:
                return "marked"
            return "kept" if first <= citation.date <= last_day or period.start <= citation.date <= period.end else "dropped"


def _stated_year(citation: Citation) -> int:
    """The last year that the subject names ("năm 2021", "giai đoạn 2021-2025"), but in the number of a law; 0 where it names none."""
    return max(map(int, _YEARS.findall(citation.subject)), default=0)
