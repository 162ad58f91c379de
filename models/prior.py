"""Which earlier reports stand beside one: the prior period, the same period last year, the ones before.

`Earlier` is what was read of them; it is read once, when a report is opened.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from models.errors import BookError
from models.history import PastFigures, past_figures, read_history
from models.period import Period
from models.report import Report

DEPTH = 8
"""Periods that a figure's strip shows."""
_YEARS = 5
"""Years back in which an office's last reports are looked for first; ten thousand names take a tenth of a second to read."""


class Earlier(Struct, frozen=True):
    """Reports of the same kind for earlier periods, the oldest first; `prior` and `last_year` are among them where they exist.

    `history` are the figures of all other periods of the last years, those later in the same year included.
    """

    prior: Report | None = None
    last_year: Report | None = None
    reports: tuple[Report, ...] = ()
    history: tuple[PastFigures, ...] = ()


def read_earlier(
    report: Report, names: Sequence[str], load: Callable[[str], Report], load_figures: Callable[[str], PastFigures] | None = None
) -> Earlier:
    """Reads what stands beside a report. `names` are all that the store has; one that cannot be read is passed over."""
    history = read_history(report, names, load_figures or (lambda name: past_figures(load(name))))
    periods = earlier_periods(report, names)

    def read(period: Period | None) -> Report | None:
        if period is None:
            return None
        try:
            return load(f"{report.definition}/{period.code}")
        except BookError:
            return None

    last_year = same_period_last_year(report.when)
    near = tuple(found for period in periods[-DEPTH:] if (found := read(period)) is not None)
    return Earlier(read(prior_period(report.when, periods)), read(last_year if last_year in periods else None), near, history)


def earlier_periods(report: Report, names: Iterable[str]) -> tuple[Period, ...]:
    """The periods before a report's for which a report of its kind exists, the oldest first."""
    return periods_before(report.definition, report.when, names)


def periods_before(definition: str, when: Period, names: Iterable[str]) -> tuple[Period, ...]:
    """The periods that ended before `when` did, of those that names tell; of the last years only, where there are any."""
    prefix = f"{definition}/"
    codes = [name.removeprefix(prefix) for name in names if name.startswith(prefix)]
    near = [code for code in codes if f"{when.year - _YEARS:04}" <= code[:4] <= f"{when.year:04}"]
    found = _ended(near, when) or _ended(codes, when)
    return tuple(sorted(found, key=lambda period: (period.end, period.end - period.start)))


def _ended(codes: list[str], when: Period) -> list[Period]:
    """The periods of codes that ended before a period did."""
    return [period for code in codes if (period := _read(code)) and period.end < when.end]


def _read(code: str) -> Period | None:
    try:
        return Period.parse(code)
    except BookError:
        return None


def prior_period(period: Period, earlier: tuple[Period, ...]) -> Period | None:
    """The one that a report starts from: the last that ended; of several the same kind, or else the longest."""
    return max(earlier, key=lambda other: (other.end, other.kind is period.kind, other.end - other.start), default=None)


def same_period_last_year(period: Period) -> Period:
    """The same kind and place in the year before."""
    return Period(period.year - 1, period.kind, period.index)


def figures_of(report: Report | None) -> dict[str, Decimal | None]:
    """Every stated figure of an earlier report; nothing where there is none."""
    return {id: figure.value for id, figure in report.figures.items()} if report else {}
