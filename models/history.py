"""What the reports of other periods state: only their figures, so that many years are read in the time of one report."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from models.errors import BookError
from models.period import Period, read_period
from models.report import FigureValue, Report, State, name_parts

YEARS = 10
"""Years back that are looked at."""
MOST = 80
"""Reports that are read, the latest first: twenty years of quarters, six of months."""


class PastFigures(Struct, frozen=True):
    """The figures of one report of another period, and how far that report has come."""

    when: Period
    figures: dict[str, FigureValue] = {}
    state: State = "draft"
    edition: int = 1


def past_figures(report: Report) -> PastFigures:
    """What a report states, without its words."""
    return PastFigures(report.when, report.figures, report.state, report.edition)


def read_history(report: Report, names: Iterable[str], load: Callable[[str], PastFigures]) -> tuple[PastFigures, ...]:
    """One report for each other period of the last years, those later in the same year included; in the order of time.

    `names` are all that the store has; one that cannot be read is passed over. Of several editions the issued one counts, or else the last;
    one that was replaced counts no more.
    """
    chosen: dict[Period, PastFigures] = {}
    for name in _near(report, names):
        try:
            past = load(name)
        except BookError:
            continue
        known = chosen.get(past.when)
        if past.state != "replaced" and past.when != report.when and (known is None or _rank(past) > _rank(known)):
            chosen[past.when] = past
    return tuple(sorted(chosen.values(), key=lambda past: in_time(past.when)))


def in_time(when: Period) -> tuple[int, int, int]:
    """Orders periods by the month they end with; of those that end together the shorter comes first."""
    return when.year, when.index * when.months, when.months


def _near(report: Report, names: Iterable[str]) -> list[str]:
    """The names of the same kind of report in the last years, the latest ones; cheap, as a store may hold ten thousand names."""
    prefix, first, last = f"{report.definition}/", f"{report.when.year - YEARS:04}", f"{report.when.year:04}"
    near = [name for name in names if name.startswith(prefix) and first <= name[len(prefix) : len(prefix) + 4] <= last]
    return sorted(near, key=_end_of)[-MOST:]


def _end_of(name: str) -> tuple[int, int, int]:
    period = read_period(name_parts(name)[1])
    return in_time(period) if period else (0, 0, 0)


def _rank(past: PastFigures) -> tuple[bool, int]:
    return past.state == "issued", past.edition
