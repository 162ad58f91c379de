"""The way of a report from draft to issued and replaced: which steps are open, what holds them back, what is locked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models import edit
from models import place as places
from models.acceptance import accept
from models.checks.finding import Finding
from models.errors import LockedReport, StepRefused
from models.lifecycle import (
    amended,
    edited,
    held_back,
    is_locked,
    lock_reason,
    moved,
    next_step,
    replaced,
    second,
    steps,
    taken_in,
    ways_on,
)
from models.report import Report, State
from tests.builders import report

STATES: tuple[State, ...] = ("draft", "checked", "printed", "issued", "replaced")
WRONG = Finding("number-form", "error", places.letterhead("number"), "Sai số.")
ODD = Finding("item-odd", "warning", places.item("i1"), "Lạ.")
UNREVIEWED = Finding("item-unreviewed", "warning", places.item("i1"), "Chưa rà.")
MISSING = Finding("figure-missing", "error", places.figure("a"), "Chưa có.")
EARLY = Finding("date-early", "warning", places.letterhead("date"), "Sớm.")
FINDINGS = (WRONG, ODD, UNREVIEWED, MISSING, EARLY)


def in_state(state: State) -> Report:
    made = report(number="177", date="24/3/2021")
    return replace(made, state=state, replaced_by="nho/2021-9T/2" if state == "replaced" else "")


@pytest.mark.parametrize("state", STATES)
def test_a_file_comes_in_as_a_draft_whatever_it_says_of_itself(state: State) -> None:
    assert taken_in(in_state(state)) == in_state("draft")


def test_the_usual_way_goes_from_draft_to_issued() -> None:
    one = in_state("draft")
    walked = [one.state]
    while (to := next_step(one.state)) is not None:
        one = moved(one, to, ())
        walked.append(one.state)
    assert walked == ["draft", "checked", "printed", "issued"]


@pytest.mark.parametrize(
    ("state", "open"),
    [
        ("draft", {"checked"}),
        ("checked", {"printed", "issued", "draft"}),
        ("printed", {"issued", "draft"}),
        ("issued", set()),
        ("replaced", set()),
    ],
)
def test_only_the_next_steps_are_open(state: State, open: set[State]) -> None:
    assert set(steps(state)) == open
    for to in STATES:
        held = held_back(in_state(state), to, ())
        assert (not held) == (to in open)
        assert all(one.sentence.endswith(".") for one in held), "what is not open says why"


@pytest.mark.parametrize("to", ["checked", "printed", "issued"])
@pytest.mark.parametrize("finding", [WRONG, ODD, UNREVIEWED, MISSING], ids=lambda finding: finding.code)
def test_errors_gaps_warnings_and_reviews_hold_back(to: State, finding: Finding) -> None:
    before = in_state("draft" if to == "checked" else "checked")
    (held,) = held_back(before, to, (finding,))
    assert (held.sentence, held.finding) == (finding.message, finding)
    with pytest.raises(StepRefused):
        moved(before, to, (finding,))


def test_a_warning_with_a_reason_holds_nothing_back() -> None:
    settled = accept(in_state("draft"), ODD, "đã hỏi lại")
    assert moved(settled, "checked", (ODD,)).state == "checked"


def test_a_review_cannot_be_settled_by_a_reason() -> None:
    assert held_back(accept(in_state("draft"), UNREVIEWED, "lười"), "checked", (UNREVIEWED,))


def test_a_day_before_the_periods_end_only_warns() -> None:
    assert held_back(in_state("checked"), "issued", (EARLY,)) == ()


@given(st.sampled_from(("checked", "printed")), st.lists(st.sampled_from(FINDINGS)))
def test_going_back_to_the_draft_is_never_held_back(state: State, findings: list[Finding]) -> None:
    assert moved(in_state(state), "draft", findings).state == "draft"


@given(st.sampled_from(STATES), st.sampled_from(STATES), st.lists(st.sampled_from(FINDINGS)))
def test_a_step_is_taken_exactly_when_nothing_holds_it_back(state: State, to: State, findings: list[Finding]) -> None:
    before = in_state(state)
    if held_back(before, to, findings):
        with pytest.raises((StepRefused, LockedReport)):
            moved(before, to, findings)
    else:
        assert moved(before, to, findings) == replace(before, state=to)


# ---------------------------------------------------------------- edits


@given(st.sampled_from(STATES), st.text(max_size=20))
def test_changed_content_is_a_draft_again_and_nothing_else_is_touched(state: State, words: str) -> None:
    before = in_state(state)
    after = edit.put(before, places.CLOSING, words)
    result = edited(before, after)
    assert replace(result, state=after.state) == after
    expected = "draft" if state in ("checked", "printed") and after != before else state
    assert result.state == expected


@pytest.mark.parametrize("place", [places.note(places.item("i1")), places.note(places.figure("a"))])
def test_a_note_that_is_never_printed_leaves_the_state(place: places.Place) -> None:
    before = replace(report(figures={"a": 1}), state="printed")
    assert edited(before, edit.put(before, place, "hỏi lại văn thư")).state == "printed"


# ---------------------------------------------------------------- locks and amending


def test_a_lock_says_why_and_what_can_be_done() -> None:
    assert not is_locked(in_state("printed")) and lock_reason(in_state("printed")) == ""
    issued = lock_reason(in_state("issued"))
    assert "số 177/BC-SNV ngày 24/3/2021" in issued and "báo cáo thay thế" in issued
    assert "nho/2021-9T/2" in lock_reason(in_state("replaced"))
    assert ways_on(in_state("issued")) == ("amend", "scan") and ways_on(in_state("replaced"))[0] == "open-replacing"


def test_an_amended_report_is_a_draft_of_the_same_content_with_a_number_of_its_own() -> None:
    old = in_state("issued")
    new = amended(old, " sai số liệu ", 2)
    assert (new.name, new.state, new.letterhead.number, new.letterhead.date) == ("nho/2021-9T/2", "draft", "", None)
    assert new.amends is not None and (new.amends.report, new.amends.reason) == (old.name, "sai số liệu")
    assert ways_on(new) == ("redline", "open-replaced")
    assert (new.sections, new.figures, new.citations, new.source) == (old.sections, old.figures, old.citations, old.source)


@pytest.mark.parametrize("state", ["draft", "checked", "printed", "replaced"])
def test_only_an_issued_report_is_amended(state: State) -> None:
    with pytest.raises(StepRefused):
        amended(in_state(state), "vì sao", 2)


def test_an_amendment_has_a_reason() -> None:
    with pytest.raises(StepRefused):
        amended(in_state("issued"), "  ", 2)


def test_the_replaced_report_names_its_successor() -> None:
    old = in_state("issued")
    gone = replaced(old, amended(old, "sai", 2))
    assert (gone.state, gone.replaced_by) == ("replaced", "nho/2021-9T/2")
    assert replace(gone, state="issued", replaced_by="") == old


@given(st.sampled_from(STATES))
def test_a_second_report_is_never_locked(state: State) -> None:
    other = second(in_state(state), 3)
    assert other.name == "nho/2021-9T/3" and not is_locked(other) and other.replaced_by == ""
