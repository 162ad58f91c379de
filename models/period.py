"""Reporting periods: month, quarter, half-year, nine months and year (kỳ báo cáo)."""

import calendar
import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Self

from msgspec import Struct

from models.dates import month_number
from models.errors import BadPeriod
from models.language import N_, _

_CODE = re.compile(r"(\d{4})-(?:M(0[1-9]|1[0-2])|Q([1-4])|H([12])|(9T)|(Y))")
_ROMAN = ("I", "II", "III", "IV")


class PeriodKind(StrEnum):
    """How much time a period covers."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.NINE_MONTHS: 9, PeriodKind.YEAR: 12}


class Period(Struct, frozen=True, order=True):
    """One period: the `index`-th of its kind in `year`, counted from 1."""

    year: int
    kind: PeriodKind
    index: int = 1

    @classmethod
    def parse(cls, code: str) -> Self:
        """Reads "2021-M05", "2021-Q1", "2021-H2", "2021-9T" or "2021-Y". Raises BadPeriod."""
        match = _CODE.fullmatch(code.strip())
        if match is None or int(match[1]) == 0:
            raise BadPeriod(
                _("Kỳ báo cáo “{code}” không đọc được; hãy viết như 2021-M05, 2021-Q1, 2021-H1, 2021-9T hoặc 2021-Y.").format(
                    code=" ".join(code.split())
                )
            )
        year = int(match[1])
        if match[2]:
            return cls(year, PeriodKind.MONTH, int(match[2]))
        if match[3]:
            return cls(year, PeriodKind.QUARTER, int(match[3]))
        if match[4]:
            return cls(year, PeriodKind.HALF, int(match[4]))
        return cls(year, PeriodKind.NINE_MONTHS if match[5] else PeriodKind.YEAR)

    @property
    def code(self) -> str:
        """The code that `parse` reads back."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"{self.year:04}-M{self.index:02}"
            case PeriodKind.QUARTER:
                return f"{self.year:04}-Q{self.index}"
            case PeriodKind.HALF:
                return f"{self.year:04}-H{self.index}"
            case PeriodKind.NINE_MONTHS:
                return f"{self.year:04}-9T"
            case PeriodKind.YEAR:
                return f"{self.year:04}-Y"

    @property
    def phrase(self) -> str:
        """How a report names the period: "9 tháng đầu năm 2021", "Quý I năm 2021"."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"tháng {month_number(self.index)} năm {self.year}"
            case PeriodKind.QUARTER:
                return f"Quý {_ROMAN[self.index - 1]} năm {self.year}"
            case PeriodKind.HALF:
                return f"6 tháng {'đầu' if self.index == 1 else 'cuối'} năm {self.year}"
            case PeriodKind.NINE_MONTHS:
                return f"9 tháng đầu năm {self.year}"
            case PeriodKind.YEAR:
                return f"năm {self.year}"

    @property
    def short(self) -> str:
        """The period without its year, for the head of a column: "Quý I", "6 tháng đầu", "Cả năm"."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"Tháng {month_number(self.index)}"
            case PeriodKind.QUARTER:
                return f"Quý {_ROMAN[self.index - 1]}"
            case PeriodKind.HALF:
                return f"6 tháng {'đầu' if self.index == 1 else 'cuối'}"
            case PeriodKind.NINE_MONTHS:
                return "9 tháng"
            case PeriodKind.YEAR:
                return "Cả năm"

    @property
    def next_phrase(self) -> str:
        """The time that the plan speaks of: after nine months, "3 tháng cuối năm 2021"."""
        if self.kind is PeriodKind.NINE_MONTHS:
            return f"3 tháng cuối năm {self.year}"
        return self.next().phrase

    @property
    def months(self) -> int:
        """How many months it covers."""
        return _MONTHS[self.kind]

    @property
    def start(self) -> date:
        """The first day of the calendar window."""
        return date(self.year, (self.index - 1) * _MONTHS[self.kind] + 1, 1)

    @property
    def end(self) -> date:
        """The last day of the calendar window."""
        month = self.index * _MONTHS[self.kind]
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def next(self) -> "Period":
        """The next period of the same kind."""
        return self._step(1)

    def previous(self) -> "Period":
        """The period of the same kind before this one."""
        return self._step(-1)

    def _step(self, by: int) -> "Period":
        per_year = 1 if self.kind is PeriodKind.NINE_MONTHS else 12 // _MONTHS[self.kind]
        place = self.year * per_year + self.index - 1 + by
        return Period(place // per_year, self.kind, place % per_year + 1)


@lru_cache(4096)
def read_period(code: str) -> Period | None:
    """The period of a code, or nothing where the code names none; a store of ten thousand reports has a few hundred."""
    try:
        return Period.parse(code)
    except BadPeriod:
        return None


TOKENS = {
    "ky": N_("Tên kỳ báo cáo"),
    "ky_sau": N_("Tên kỳ tiếp theo"),
    "ky_truoc": N_("Tên kỳ trước"),
    "cung_ky": N_("Tên cùng kỳ năm trước"),
    "nam": N_("Năm của kỳ báo cáo"),
    "nam_sau": N_("Năm sau"),
    "nam_truoc": N_("Năm trước"),
}


def token_phrase(token: str, period: Period) -> str | None:
    """The words that a period token stands for, or nothing where the token is not one of the period's."""
    match token:
        case "ky":
            return period.phrase
        case "ky_sau":
            return period.next_phrase
        case "ky_truoc":
            return period.previous().phrase
        case "cung_ky":
            return Period(period.year - 1, period.kind, period.index).phrase
        case "nam_truoc":
            return str(period.year - 1)
        case "nam":
            return str(period.year)
        case "nam_sau":
            return str(period.year + 1)
        case _:
            return None
