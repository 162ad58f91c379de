"""Papers of the Party, which have a form of their own (Hướng dẫn 36-HD/VPTW): "312-BC/HU", "T/M", recipients with commas, no "./.".

The decree on clerical work does not bind them (NĐ 30/2020, Điều 2), so the checks of its form leave them alone.
"""

import re

from models.report import Report

_SYMBOL = re.compile(r"[A-ZĐ]{2,3}/[A-Za-zĐđ-]*(?:TW|TU|ThU|HU|QU|ĐU|CB)")


def is_of_the_party(report: Report) -> bool:
    """Whether the symbol is one of a committee of the Party."""
    return bool(_SYMBOL.fullmatch(report.letterhead.symbol.strip()))
