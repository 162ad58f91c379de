"""Periods of every kind, for properties."""

from hypothesis import strategies as st

from models.period import Period, PeriodKind

_COUNT = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2, PeriodKind.NINE_MONTHS: 1, PeriodKind.YEAR: 1}


@st.composite
def periods(draw: st.DrawFn, first: int = 2000, last: int = 2099) -> Period:
    """Any period of those years."""
    kind = draw(st.sampled_from(tuple(PeriodKind)))
    return Period(draw(st.integers(first, last)), kind, draw(st.integers(1, _COUNT[kind])))
