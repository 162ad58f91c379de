"""Last period's plan as a checklist."""

import pytest
from msgspec.structs import replace

from models import edit
from models import place as places
from models.carry import carried_report, settled_task
from models.checks.run import check, context_for
from models.errors import NoSuchPlace
from models.period import Period
from models.report import Report
from tests.builders import cntt, sample

YEAR = Period.parse("2021-Y")


@pytest.fixture
def carried() -> Report:
    return carried_report(cntt(), YEAR, sample())


def test_each_task_of_the_old_plan_waits_for_an_answer(carried: Report) -> None:
    assert [task.text for task in carried.tasks] == [item.text for item in sample().section_items("phuong-huong")]
    assert carried.section_items("phuong-huong") == ()
    asked = [finding for finding in check(carried, context_for(cntt())) if finding.code == "task-unreviewed"]
    assert len(asked) == 8 and all(finding.is_review for finding in asked)


def test_what_is_done_goes_into_the_results_and_waits_for_its_words(carried: Report) -> None:
    done = settled_task(carried, cntt(), "t4", "done")
    new = done.section_items("noi-bo")[-1]
    assert (new.text, new.review, new.origin) == ("Thực hiện nâng cấp các phần mềm đang sử dụng.", True, "carried")
    assert settled_task(carried, cntt(), "t4", "done", "ha-tang").section_items("ha-tang")[-1].text == new.text


def test_what_goes_on_stands_in_the_new_plan_and_what_is_dropped_nowhere(carried: Report) -> None:
    going = settled_task(carried, cntt(), "t4", "continued")
    assert [item.text for item in going.section_items("phuong-huong")] == [carried.tasks[3].text]
    dropped = settled_task(going, cntt(), "t4", "dropped")
    assert dropped.section_items("phuong-huong") == ()
    assert dropped.tasks[3].outcome == "dropped", "that it was planned is still known"


def test_an_answer_may_be_changed_but_what_was_typed_since_stays(carried: Report) -> None:
    done = settled_task(carried, cntt(), "t1", "done")
    assert settled_task(done, cntt(), "t1", "open") == carried
    typed = edit.put(done, places.item(done.tasks[0].item), "Đã tăng cường chỉ đạo.")
    changed = settled_task(typed, cntt(), "t1", "dropped")
    assert changed.section_items("noi-bo")[-1].text == "Đã tăng cường chỉ đạo."


def test_what_nobody_answered_for_is_asked_again_next_time(carried: Report) -> None:
    answered = settled_task(settled_task(carried, cntt(), "t1", "done"), cntt(), "t2", "continued")
    nxt = carried_report(cntt(), Period.parse("2022-Q1"), answered)
    assert [task.text for task in nxt.tasks] == [*(task.text for task in carried.tasks[2:]), carried.tasks[1].text]


def test_a_task_that_is_not_there_is_said_so(carried: Report) -> None:
    with pytest.raises(NoSuchPlace, match="t99"):
        settled_task(carried, cntt(), "t99", "done")


def test_a_report_without_a_plan_has_no_tasks() -> None:
    old = replace(sample(), sections=sample().sections[:-1])
    assert carried_report(cntt(), YEAR, old).tasks == ()


def test_what_was_planned_for_a_time_still_names_that_time() -> None:
    plan = sample().section_items("phuong-huong")
    old = sample().with_section_items("phuong-huong", (replace(plan[0], text="Xong trong {ky_sau}, xử lý *{van_ban_den}* văn bản"),))
    (task,) = carried_report(cntt(), Period.parse("2022-Q1"), old).tasks
    assert task.text == "Xong trong 3 tháng cuối năm 2021, xử lý *3.845* văn bản"
