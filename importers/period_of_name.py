"""The period that the name of a file speaks of, or the folders in which it lies: "2019/Quý I/Bao_cao.docx"."""

import re
from pathlib import PurePath

from importers.period import period_in
from models.period import Period, PeriodKind

_JOINTS = re.compile(r"[_\-.,()\s]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def period_of_name(path: PurePath) -> Period | None:
    """The period that is named in a relative path, looked for from its end; nothing where none is certain.

    A year by itself says when something was written; only one that is called a year ("năm 2019") is taken for the period.
    """
    parts = [_JOINTS.sub(" ", part) for part in (*reversed(path.parts[:-1]), path.stem)]
    parts = [parts[-1], *parts[:-1]]
    years = [year for part in parts for year in _YEAR.findall(part)]
    for part in parts:
        stated = period_in(part)
        if stated is not None:
            return stated
        spoken = period_in(f"{_YEAR.sub(' ', part)} năm {years[0]}") if years else None
        if spoken is not None and spoken.kind is not PeriodKind.YEAR:
            return spoken
    return None
