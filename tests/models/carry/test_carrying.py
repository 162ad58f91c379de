"""The next report from an earlier one: what comes along, what starts empty, what waits to be looked at."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from models import edit
from models import place as places
from models.carry import carried_report
from models.checks.left_over import left_over
from models.checks.run import check, context_for
from models.definition import FigureDefinition
from models.document import compose
from models.interchange import decode, encode
from models.page import page_lines
from models.period import Period
from models.report import Report, Section
from tests.builders import citation, cntt, item, report, sample, tiny_definition
from tests.periods import periods

YEAR = Period.parse("2021-Y")
NHO = tiny_definition((FigureDefinition("a", "Số A", "mot"), FigureDefinition("b", "Số máy", "mot", carry=True)))


def test_every_item_comes_along_and_waits_for_review() -> None:
    old = sample()
    new = carried_report(cntt(), YEAR, old)
    planned = {item.id for item in old.section_items("phuong-huong")}
    assert [item.text for _section, item in new.items()] == [item.text for _section, item in old.items() if item.id not in planned]
    assert all(item.review and item.origin == "carried" for _section, item in new.items())
    assert new.recipients == old.recipients and new.signature == old.signature
    assert (new.period, new.state, new.letterhead.number, new.letterhead.date) == ("2021-Y", "draft", "", None)


def test_a_flow_starts_empty_and_a_stock_comes_along_to_be_looked_at() -> None:
    new = carried_report(NHO, YEAR, report(figures={"a": 10, "b": 25}))
    assert new.figure("a").value is None
    stock = new.figure("b")
    assert (stock.value, stock.origin, stock.review) == (25, "carried", True)
    assert edit.put(new, places.figure("b"), "25").figure("b").review is False, "who types has looked"
    assert edit.reviewed_figure(new, "b").figure("b").value == 25


def test_the_definition_s_own_wording_follows_the_period_though_it_was_typed_out() -> None:
    old = replace(
        sample(),
        subject="Tình hình ứng dụng công nghệ thông tin 9 tháng đầu năm 2021",
        sections=tuple(
            replace(section, title="PHƯƠNG HƯỚNG, NHIỆM VỤ 3 THÁNG CUỐI NĂM 2021") if section.id == "phuong-huong" else section
            for section in sample().sections
        ),
    )
    lines = "\n".join(page_lines(compose(carried_report(cntt(), Period.parse("2022-Q1"), old), cntt())))
    assert "Tình hình ứng dụng công nghệ thông tin Quý I năm 2022" in lines
    assert "PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ II NĂM 2022" in lines


def test_issuing_is_held_by_what_was_not_looked_at() -> None:
    new = carried_report(NHO, YEAR, report("- Đã làm.", figures={"b": 25}, sections=None))
    waiting = [finding for finding in check(new, context_for(NHO)) if finding.is_review]
    assert {finding.code for finding in waiting} == {"item-unreviewed", "figure-unreviewed"}


PHRASES = st.sampled_from(
    ("Trong {own}, đã làm xong.", "Kế hoạch {next}.", "tính đến hết {own}", "So với {own}", "Không nói gì về thời gian.")
)


@st.composite
def old_reports(draw: st.DrawFn) -> Report:
    period = draw(periods(2010, 2030))
    lines = [draw(PHRASES).format(own=period.phrase, next=period.next_phrase) for _line in range(draw(st.integers(1, 4)))]
    days = [f"{draw(st.integers(1, 28))}/{draw(st.integers(1, 12))}/{period.year}" for _day in range(draw(st.integers(0, 2)))]
    cited = tuple(citation("Công văn 12/SNV-VP", day, f"c{at}", f"về {period.phrase}") for at, day in enumerate(days))
    made = report(*(f"- {line}" for line in lines), period=period.code, citations=cited, subject=f"Công tác {period.phrase}")
    tasks = (item("# Việc sẽ làm", "p1"), item(f"# Xong trong {period.next_phrase}", "p2"))
    plan = Section("hai", "II", f"Nhiệm vụ {period.next_phrase}", 1, tasks)
    return replace(made, sections=(*made.sections, plan), figures={}).with_figure("a", 5).with_figure("b", 7)


@given(old_reports(), periods(2010, 2031))
@settings(max_examples=200)
def test_no_phrase_of_the_old_period_survives_a_copy_unseen(old: Report, period: Period) -> None:
    new = carried_report(NHO, period, old)
    if old.period == new.period or old.when.phrase == period.phrase:
        return
    told = {finding.where for finding in left_over(new, context_for(NHO))}
    for _section, carried in new.items():
        if old.when.phrase in carried.text:
            assert places.item(carried.id) in told and carried.review
    assert old.when.phrase not in new.subject or places.SUBJECT in told


@given(old_reports(), periods(2010, 2031))
def test_copying_a_copy_changes_nothing(old: Report, period: Period) -> None:
    once = carried_report(NHO, period, old)
    assert carried_report(NHO, period, once) == once
    assert decode(encode(once)) == once


@given(old_reports(), periods(2010, 2031))
def test_mending_every_leftover_leaves_none(old: Report, period: Period) -> None:
    new = carried_report(NHO, period, old)
    for _round in range(20):
        found = list(left_over(new, context_for(NHO)))
        if not found:
            return
        assert found[0].fix is not None
        new = edit.put(new, found[0].fix.place, found[0].fix.text, looked_at=False)
    raise AssertionError(f"still left: {found}")


@pytest.mark.parametrize("period", ["2021-M10", "2021-Q4", "2021-H2", "2021-9T", "2021-Y", "2022-M01", "2022-Q1", "2020-9T"])
def test_the_sample_can_be_copied_to_every_kind_of_period(period: str) -> None:
    new = carried_report(cntt(), Period.parse(period), sample())
    lines = "\n".join(page_lines(compose(new, cntt())))
    assert f"thông tin {new.when.phrase}" in lines
    assert not list(left_over(new, context_for(cntt()))), "the sample speaks of its period by tokens"


def test_words_of_a_period_before_the_last_are_not_lost_sight_of() -> None:
    first = report("- Trong Quý I năm 2021, đã làm.", period="2021-Q1")
    second = carried_report(NHO, Period.parse("2021-H1"), first)
    third = carried_report(NHO, Period.parse("2022-Q1"), second)
    assert [finding.values["typed"] for finding in left_over(third, context_for(NHO))] == ["Quý I năm 2021"]


def test_what_the_clerk_types_may_speak_of_other_times() -> None:
    new = carried_report(NHO, Period.parse("2021-H1"), report("- Đã làm.", period="2021-Q1"))
    (first,) = new.section_items("mot")
    for words, told in (("Tăng so với Quý I năm 2021", 0), ("Trong tháng 3/2021 đã tập huấn", 0), ("Trong Quý I năm 2021 đã làm", 1)):
        typed = edit.put(new, places.item(first.id), words)
        assert len(list(left_over(typed, context_for(NHO)))) == told, words


def test_a_second_draft_of_the_period_is_the_whole_report_again() -> None:
    old = report("- Trong Quý I đã làm.", period="2021-Q1", figures={"a": 4}, citations=(citation("Công văn 1/SNV-VP", "1/1/2010"),))
    again = carried_report(NHO, Period.parse("2021-Q1"), old)
    assert again.figure("a").value == 4 and again.figure("a").review
    assert again.citations == old.citations and all(carried.review for _section, carried in again.items())
