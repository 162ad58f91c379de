"""Which earlier reports stand beside one: the prior period, the same period last year, the ones before.

`Earlier` is what was read of them; it is read once, when a report is opened.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal

from msgspec import Struct

from models.alike import earlier_alike, is_general
from models.editions import base_name, current_editions
from models.errors import BookError
from models.history import YEARS, PastFigures, past_figures, read_history
from models.period import Period, read_period
from models.report import Report, State
from models.same_headings import with_headings_of

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
    report: Report, names: Collection[str], load: Callable[[str], Report], load_figures: Callable[[str], PastFigures] | None = None
) -> Earlier:
    """Reads what stands beside a report; one that cannot be read is passed over.

    `names` are all of its kind that the store has, best with their states (`Store.states`): of several editions of a period the one that
    counts is read. `load_figures` reads the figures alone, where there is a quicker way than `load`. Beside a report of a general kind
    stand those about the same alone (models/alike.py).
    """
    if is_general(report.definition):
        return _alike(report, names, load)
    states = _states(names)
    near = _of_years(report, states)
    history = read_history(report, near, load_figures or (lambda name: past_figures(load(name))))
    periods = earlier_periods(report, near) or earlier_periods(report, states)
    prior, last_year = prior_period(report.when, periods), same_period_last_year(report.when)
    shown = periods[-DEPTH:]
    wanted = {*shown, *(period for period in periods if period in (prior, last_year))}
    read = dict(_read(_counting(report.definition, wanted, states), load))
    reports = tuple(read[period] for period in shown if period in read)
    return Earlier(read.get(prior) if prior else None, read.get(last_year), reports, history)


def _read(names: Mapping[Period, str], load: Callable[[str], Report]) -> Iterator[tuple[Period, Report]]:
    """Each report once; one that cannot be read is passed over."""
    for period, name in names.items():
        with suppress(BookError):
            yield period, load(name)


def _of_years(report: Report, states: Mapping[str, State]) -> dict[str, State]:
    """The reports of a kind in the years that history looks at, out of what may be ten thousand."""
    prefix = f"{report.definition}/"
    first, last, at = f"{prefix}{report.when.year - YEARS:04}", f"{prefix}{report.when.year:04}", len(prefix) + 4
    return {name: state for name, state in states.items() if first <= name[:at] <= last}


def _alike(report: Report, names: Iterable[str], load: Callable[[str], Report]) -> Earlier:
    near = {other.when: with_headings_of(other, report) for other in earlier_alike(report, _states(names), load)[-DEPTH:]}
    prior = prior_period(report.when, tuple(near))
    return Earlier(near[prior] if prior else None, near.get(same_period_last_year(report.when)), tuple(near.values()))


def _states(names: Iterable[str]) -> Mapping[str, State]:
    return names if isinstance(names, Mapping) else dict.fromkeys(names, "draft")


def _counting(definition: str, periods: Iterable[Period], states: Mapping[str, State]) -> dict[Period, str]:
    """The name of the report that counts for each of some periods."""
    wanted = {f"{definition}/{period.code}": period for period in periods}
    chosen = current_editions({name: state for name, state in states.items() if name in wanted or base_name(name) in wanted})
    return {wanted[base]: name for base, name in chosen.items()}


def earlier_periods(report: Report, names: Iterable[str]) -> tuple[Period, ...]:
    """The periods before a report's for which a report of its kind exists, the oldest first."""
    return periods_before(report.definition, report.when, names)


def periods_before(definition: str, when: Period, names: Iterable[str]) -> tuple[Period, ...]:
    """The periods that ended before `when` did, of those that names tell; of the last years only, where there are any."""
    prefix = f"{definition}/"
    codes = {name.removeprefix(prefix).partition("/")[0] for name in names if name.startswith(prefix)}
    near = [code for code in sorted(codes) if f"{when.year - _YEARS:04}" <= code[:4] <= f"{when.year:04}"]
    found = _ended(near, when) or _ended(codes, when)
    return tuple(sorted(found, key=lambda period: (period.end, period.end - period.start)))


def _ended(codes: Iterable[str], when: Period) -> list[Period]:
    """The periods of codes that ended before a period did."""
    return [period for code in codes if (period := read_period(code)) and period.end < when.end]


def prior_period(period: Period, earlier: tuple[Period, ...]) -> Period | None:
    """The one that a report starts from: the last that ended; of several the same kind, or else the longest."""
    return max(earlier, key=lambda other: (other.end, other.kind is period.kind, other.end - other.start), default=None)


def same_period_last_year(period: Period) -> Period:
    """The same kind and place in the year before."""
    return Period(period.year - 1, period.kind, period.index)


def figures_of(report: Report | None) -> dict[str, Decimal | None]:
    """Every stated figure of an earlier report; nothing where there is none."""
    return {id: figure.value for id, figure in report.figures.items()} if report else {}
