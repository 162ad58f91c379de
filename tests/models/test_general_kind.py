"""The general kind of report: it asks for nothing, owes nothing, and tells its reports apart by what they are about."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from models import edit
from models import place as places
from models.alike import about, is_general, placed, the_same
from models.carry import account_lines, account_of, carried_report
from models.checks.left_over import left_over_words
from models.checks.run import check, context_for
from models.deadline import coming
from models.definition import definition_of, definitions, load_definition
from models.document import shown
from models.errors import BadDefinition
from models.handover import handover
from models.items import add_item
from models.kinds import offered_kinds
from models.outline_edits import add_heading
from models.period import Period, PeriodKind
from models.prior import read_earlier
from models.report import Report, State
from models.same_headings import with_headings_of
from models.start import blank_report
from tests.builders import sample

CHUNG = definition_of("chung")


def general(period: str, subject: str = "Công tác văn thư {ky}", edition: int = 1, *texts: str) -> Report:
    """A general report of an office, about something; each text a paragraph under its first heading."""
    made = replace(blank_report(CHUNG, Period.parse(period), sample()), subject=subject, edition=edition)
    for text in texts:
        place = places.item(made.fresh_item_id())
        made = edit.put(add_item(made, "muc-1", len(made.sections[0].items), "paragraph"), place, text)
    return made


def imported(period: str, subject: str, *titles: str) -> Report:
    """The same as it comes in from a file: plain words, headings numbered from "muc-1" on."""
    made = replace(general(period, subject), sections=(), closing=f"Trên đây là báo cáo {subject[:1].lower()}{subject[1:]}./.")
    for at, title in enumerate(titles, 1):
        made = edit.put(add_heading(made), places.section_part(f"muc-{at}", "title"), title)
    return made


# -------------------------------------------------------------------- the kind


def test_it_serves_every_period_and_asks_for_no_section_and_no_figure() -> None:
    assert set(CHUNG.periods) == set(PeriodKind) and CHUNG.sections == () and CHUNG.figures == ()
    assert is_general("chung") and not is_general("cntt") and not is_general("khac")


def test_kinds_with_an_outline_of_their_own_are_offered_before_it_and_the_last_used_before_all() -> None:
    assert [kind.id for kind in offered_kinds()] == ["cntt", "chung"]
    assert [kind.id for kind in offered_kinds("chung")] == ["chung", "cntt"]


def test_a_new_one_starts_with_two_headings_and_an_empty_one_is_only_asked_to_be_filled() -> None:
    made = general("2021-9T")
    assert [(one.id, one.number, shown(made, CHUNG, one.title)) for one in made.sections] == [
        ("muc-1", "I", "Kết quả thực hiện"),
        ("muc-2", "II", "Phương hướng, nhiệm vụ 3 tháng cuối năm 2021"),
    ]
    told = [(finding.code, finding.where) for finding in check(made, context_for(CHUNG)) if "section" in finding.where]
    assert told == [("outline-empty", "section.muc-1"), ("outline-empty", "section.muc-2")]


def test_a_heading_with_words_below_it_somewhere_is_not_empty() -> None:
    made = add_heading(general("2021-9T"), "muc-2", "inside")
    made = edit.put(add_item(made, "muc-3", 0, "paragraph"), places.item("i1"), "Làm tiếp.")
    assert [finding.where for finding in check(made, context_for(CHUNG)) if finding.code == "outline-empty"] == ["section.muc-1"]


def test_nothing_of_it_is_ever_due() -> None:
    assert coming([CHUNG], frozenset(), frozenset(["chung/2021-Q3"]), date(2021, 10, 4)) == ()
    assert {due.definition for due in coming(definitions().values(), frozenset(), frozenset(), date(2021, 10, 4))} == {"cntt"}


def test_only_a_general_kind_may_do_without_sections(tmp_path: Path) -> None:
    path = tmp_path / "chung.toml"
    text = 'id = "x"\nversion = 1\nname = "X"\nvalid_from = 2026-01-01\nperiods = ["year"]\nsubject = "X {ky}"\n'
    path.write_text(text, "utf-8")
    with pytest.raises(BadDefinition, match="chưa có mục nào"):
        load_definition(path)
    path.write_text(text + "general = true\n", "utf-8")
    assert load_definition(path).general


# -------------------------------------------------------------------- told apart


@pytest.mark.parametrize(
    ("subject", "what"),
    [
        ("Kết quả công tác {ky}", "ket qua cong tac"),
        ("Kết quả công tác 9 tháng đầu năm 2021", "ket qua cong tac"),
        ("**Kết quả** công tác quý I/2021", "ket qua cong tac"),
        ("Kết quả công tác 6 tháng đầu năm và phương hướng 6 tháng cuối năm 2021", "ket qua cong tac va phuong huong"),
    ],
)
def test_what_a_report_is_about_is_told_without_its_time(subject: str, what: str) -> None:
    assert about(subject, 2021) == what


def test_reports_of_one_period_about_other_things_stand_beside_each_other() -> None:
    subjects = {"chung/2021-9T": "Công tác văn thư 9 tháng đầu năm 2021", "chung/2021-9T/2": "Phòng, chống tham nhũng 9 tháng đầu năm 2021"}
    again = general("2021-9T", "Phòng, chống tham nhũng {ky}")
    assert the_same(again, subjects) == "chung/2021-9T/2" and placed(again, subjects).name == "chung/2021-9T/2"
    other = placed(general("2021-9T", "Cải cách hành chính {ky}"), subjects)
    assert the_same(other, subjects) is None and other.name == "chung/2021-9T/3"
    assert placed(general("2021-Y"), subjects).name == "chung/2021-Y"


def test_a_report_of_another_kind_is_what_its_name_says() -> None:
    assert placed(replace(sample(), subject="Khác"), {sample().name: "Tình hình"}) == replace(sample(), subject="Khác")
    assert the_same(sample(), {}) is None and the_same(sample(), {sample().name: "x"}) == sample().name


# -------------------------------------------------------------------- the next one


def test_the_next_one_names_its_own_time_in_subject_headings_and_closing() -> None:
    old = imported(
        "2021-9T",
        "Kết quả công tác 9 tháng đầu năm 2021 và nhiệm vụ 3 tháng cuối năm 2021",
        "Kết quả công tác 9 tháng đầu năm 2021",
        "Nhiệm vụ 3 tháng cuối năm 2021",
    )
    made = carried_report(CHUNG, Period.parse("2022-H1"), old)
    assert shown(made, CHUNG, made.subject) == "Kết quả công tác 6 tháng đầu năm 2022 và nhiệm vụ 6 tháng cuối năm 2022"
    assert [shown(made, CHUNG, one.title) for one in made.sections] == [
        "Kết quả công tác 6 tháng đầu năm 2022",
        "Nhiệm vụ 6 tháng cuối năm 2022",
    ]
    assert "6 tháng đầu năm 2022" in shown(made, CHUNG, made.closing)
    assert not list(left_over_words(made, CHUNG))
    again = carried_report(CHUNG, Period.parse("2022-9T"), made)
    assert shown(again, CHUNG, again.subject) == "Kết quả công tác 9 tháng đầu năm 2022 và nhiệm vụ 3 tháng cuối năm 2022"


def test_its_text_comes_along_to_be_looked_at_and_says_where_it_is_of_the_old_time() -> None:
    old = general("2021-9T", "Công tác {ky}", 1, "Trong 9 tháng đầu năm 2021 đã làm xong.", "Tiếp tục duy trì.")
    made = carried_report(CHUNG, Period.parse("2021-Y"), old)
    assert [(item.text, item.review) for item in made.sections[0].items] == [(item.text, True) for item in old.sections[0].items]
    assert [word.wording for _spot, word, _old in left_over_words(made, CHUNG)] == ["năm 2021"]
    assert account_lines(account_of(made, CHUNG, old, 1))[0] == "Bắt đầu từ báo cáo 9 tháng đầu năm 2021: 2 ý mang sang, chờ rà lại."


# -------------------------------------------------------------------- what stands beside it


def beside(report: Report, *others: Report, states: dict[str, State] | None = None):
    held = {other.name: other for other in (*others, report)}
    return read_earlier(report, dict.fromkeys(held, "draft") | (states or {}), held.__getitem__)


def test_beside_it_stands_what_is_about_the_same_whatever_its_number() -> None:
    other, same = general("2021-H1", "Cải cách hành chính {ky}"), general("2021-H1", "Công tác văn thư {ky}", 2)
    last_year = general("2020-9T", "Công tác văn thư 9 tháng đầu năm 2020")
    found = beside(general("2021-9T"), other, same, last_year, sample())
    assert found.prior == same and found.last_year is not None
    assert [one.period for one in found.reports] == ["2020-9T", "2021-H1"] and found.history == ()
    assert beside(general("2021-9T", "Việc mới {ky}"), other, same).prior is None


def test_what_it_started_from_stands_beside_it_under_another_subject_too() -> None:
    old = general("2021-H1", "Công tác văn phòng {ky}")
    made = replace(carried_report(CHUNG, Period.parse("2021-9T"), old), subject="Công tác hành chính, quản trị {ky}")
    assert beside(made, old).prior == old


def test_one_that_was_replaced_does_not_count() -> None:
    old, new = general("2021-H1"), general("2021-H1", edition=2)
    found = beside(general("2021-9T"), replace(old, edition=3), new, states={"chung/2021-H1/3": "replaced"})
    assert found.prior is not None and found.prior.edition == 2


def test_headings_of_two_years_are_paired_by_their_words() -> None:
    old = imported("2020-Y", "Công tác năm 2020", "Kết quả đạt được", "Phương hướng")
    new = imported("2021-Y", "Công tác năm 2021", "Đặc điểm tình hình", "Kết quả đạt được", "Phương hướng, nhiệm vụ")
    ids = {one.title: one.id for one in with_headings_of(old, new).sections}
    assert ids == {"Kết quả đạt được": "muc-2", "Phương hướng": "muc-3"}
    gone = with_headings_of(imported("2020-Y", "Công tác", "Việc riêng của năm ấy"), new).sections
    assert [one.id for one in gone] == ["truoc-muc-1"]


def test_the_hand_over_sheet_tells_what_changed_in_it() -> None:
    old = general("2021-H1", "Công tác {ky}", 1, "Đã làm xong 12 việc.")
    made = edit.put(carried_report(CHUNG, Period.parse("2021-9T"), old), places.item("i1"), "Đã làm xong 15 việc.")
    sheet = handover(made, CHUNG, beside(made, old), check(made, context_for(CHUNG)))
    assert sheet.prior is not None and sheet.prior.period == "6 tháng đầu năm 2021"
    assert "15" in repr(sheet.text)
