"""Several reports of one kind and period: which one counts."""

from hypothesis import given
from hypothesis import strategies as st

from models.editions import base_name, counted_states, current_edition, current_editions, editions, issued_periods, next_edition
from models.report import State, name_parts, report_name

NAMES = st.builds(report_name, st.sampled_from(("cntt", "nho")), st.sampled_from(("2021-9T", "2021-Q1")), st.integers(1, 12))
STATES = st.dictionaries(NAMES, st.sampled_from(("draft", "checked", "printed", "issued", "replaced")), max_size=12)


@given(STATES)
def test_every_period_has_one_report_that_counts_and_it_is_one_of_its_own(states: dict[str, State]) -> None:
    chosen = current_editions(states)
    assert chosen.keys() == {base_name(name) for name in states}
    assert all(name in states and base_name(name) == base for base, name in chosen.items())


@given(STATES)
def test_an_issued_report_counts_first_then_the_newest_that_is_not_replaced(states: dict[str, State]) -> None:
    for base, name in current_editions(states).items():
        others = {other: states[other] for other in editions(base, states)}
        better = [other for other, state in others.items() if state == "issued"] or [
            other for other, state in others.items() if state != "replaced"
        ]
        assert name == (better or list(others))[-1], "editions() lists them by their number"


@given(STATES)
def test_states_of_periods_are_those_of_the_reports_that_count(states: dict[str, State]) -> None:
    assert counted_states(states) == {base: states[name] for base, name in current_editions(states).items()}
    assert issued_periods(states) == {base_name(name) for name, state in states.items() if state in ("issued", "replaced")}


@given(STATES, NAMES)
def test_one_more_edition_is_free_and_behind_all_others(states: dict[str, State], name: str) -> None:
    number = next_edition(name, states)
    definition, period, _edition = name_parts(name)
    assert report_name(definition, period, number) not in states
    assert all(name_parts(other)[2] < number for other in editions(name, states))


def test_an_amended_report_in_work_does_not_yet_count() -> None:
    assert current_editions({"cntt/2021-9T": "issued", "cntt/2021-9T/2": "draft"}) == {"cntt/2021-9T": "cntt/2021-9T"}
    assert current_editions({"cntt/2021-9T": "replaced", "cntt/2021-9T/2": "issued"}) == {"cntt/2021-9T": "cntt/2021-9T/2"}
    assert current_editions({"cntt/2021-9T": "draft", "cntt/2021-9T/10": "draft", "cntt/2021-9T/9": "draft"}) == {
        "cntt/2021-9T": "cntt/2021-9T/10"
    }


@given(STATES)
def test_the_one_that_counts_is_the_same_asked_alone_or_with_all(states: dict[str, State]) -> None:
    everything = current_editions(states)
    for base in {base_name(name) for name in states} | {"cntt/2030-Y"}:
        assert current_edition(base, states) == everything.get(base)
