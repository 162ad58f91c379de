"""What the signer reads on the hand-over sheet of a report that was begun from the prior one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple, replace

from models import edit
from models import place as places
from models.acceptance import accept
from models.carry import carried_report
from models.carry.tasks import settled_task
from models.checks.finding import Finding
from models.checks.run import check, context_for
from models.definition import FigureDefinition, ReportDefinition
from models.document import compose
from models.handover import Handling, HandoverSheet, handling_of, handover
from models.handover.room import GROWTH, Room, cut, grown
from models.handover.text_changes import text_changes
from models.handover.words import shown_sheet
from models.language import _, on_paper, use_language
from models.period import Period
from models.prior import Earlier
from models.report import Annex, Item, Report, Signature
from models.store import Revision
from tests.builders import citation, report, tiny_definition
from tests.models.past import history

COUNT, SHARE = FigureDefinition("a", "Lượt khách", "mot"), FigureDefinition("b", "Tỷ lệ đúng hạn", "mot", kind="percent")
KIND = tiny_definition((COUNT, SHARE))
LARGEST = grown(Room(), Room(9, 9, 9, 9, 9, 9, 900, 900, 900))


def issued(**parts: str) -> Report:
    """The report of six months, issued."""
    prior = report(
        "- Trong 6 tháng đầu năm 2021, Sở đã đón {a} lượt khách.",
        "- Đã tập huấn cho công chức.",
        "- Đã sửa chữa trụ sở.",
        period="2021-H1",
        figures={"a": 1000, "b": 97},
        citations=(citation(date="31/5/2021"),),
        number="177",
        date="24/6/2021",
        closing="Trên đây là báo cáo 6 tháng đầu năm 2021./.",
        **parts,  # type: ignore[arg-type]  # of the letterhead
    )
    plan = replace(
        prior.sections[0],
        id="hai",
        number="II",
        title="Kế hoạch",
        items=(Item("k1", "number", "Mua máy chủ."), Item("k2", "number", "Mở lớp."), Item("k3", "number", "Rà soát thủ tục.")),
    )
    return replace(prior, state="issued", sections=(*prior.sections, plan))


def carried(prior: Report) -> Report:
    """The report of nine months as the clerk finds it, its words mended for the new period."""
    new = carried_report(KIND, Period.parse("2021-9T"), prior)
    found = [finding.fix for finding in check(new, context_for(KIND, Earlier(prior))) if finding.fix and finding.code == "period-left-over"]
    for fix in found:
        new = edit.put(new, fix.place, fix.text)
    return new.with_figure("a", 1500).with_figure("b", 95)


def sheet_of(now: Report, earlier: Earlier, kind: ReportDefinition = KIND, handling: Handling = Handling()) -> HandoverSheet:
    return handover(now, kind, earlier, check(now, context_for(kind, earlier)), handling)


def read(sheet: HandoverSheet, room: Room = LARGEST) -> str:
    """Everything on the sheet as one text."""
    shown = shown_sheet(sheet, room)
    lines = [shown.subject, *("".join(run.text for run in runs) for _label, runs in shown.facts)]
    for block in shown.blocks:
        lines += [cell.text for row in block.rows for cell in row.cells] if hasattr(block, "rows") else [block.line.text]  # type: ignore[union-attr]
    return "\n".join([*lines, *("".join(run.text for run in runs) for runs in shown.notes)])


def test_the_signer_reads_what_is_new_since_the_prior_report() -> None:
    prior = issued()
    now = carried(prior)
    now = edit.put(now, places.item("i2"), "Đã tập huấn cho công chức và người lao động.")
    now = edit.insert_item(now, "mot", 3, Item("i50", "dash", "Đã mở trang thông tin mới."))
    now = edit.remove_item(now, "i3")
    now = now.with_citation(citation("Công văn 500/SNV-VP", "05/7/2021", "c9"))
    for task, outcome in (("t1", "done"), ("t2", "dropped"), ("t3", "continued")):
        now = settled_task(now, KIND, task, outcome)  # type: ignore[arg-type]
    now = edit.insert_item(now, "hai", 1, Item("i60", "number", "Thuê đường truyền."))
    sheet = sheet_of(now, Earlier(prior))
    assert [(change.kind, change.old, change.new) for change in sheet.text.changes] == [
        ("added", "", "- Đã mở trang thông tin mới."),
        ("removed", "- Đã sửa chữa trụ sở.", ""),
        ("changed", "- Đã tập huấn cho công chức.", "- Đã tập huấn cho công chức và người lao động."),
        ("added", "", "- Mua máy chủ."),
        ("added", "", "1. Thuê đường truyền."),
    ]
    told = read(sheet)
    assert "Báo cáo kỳ trước: 6 tháng đầu năm 2021, số 177/BC-SNV ngày 24/6/2021" in told
    assert dict(shown_sheet(sheet, LARGEST).facts)["Nơi nhận"][0].text == "Bộ Nội vụ"
    assert "Mục I Kết quả (thêm 2, bỏ 1, sửa 1); Mục II Kế hoạch (thêm 1)." in told
    assert "1 văn bản mới (Công văn số 500/SNV-VP)" in told
    assert "3 việc: 1 đã làm, 1 làm tiếp, 1 bỏ (“Mở lớp.”)." in told
    assert "Lượt khách\n1.500\n1.000\n+500 (+50%)" in told and "Tỷ lệ đúng hạn\n95%\n97%\n−2 điểm" in told
    assert sheet.revision == compose(now, KIND).revision and sheet.revision[:12] in told


def test_a_report_that_only_moved_on_to_the_new_period_has_no_new_words() -> None:
    prior = issued()
    typed_out = edit.put(carried(prior), places.item("i1"), "Trong 9 tháng đầu năm, Sở đã đón {a} lượt khách;")
    for now in (carried(prior), typed_out):
        assert text_changes(prior, now, KIND).changes == ()
        assert "không đổi so với báo cáo kỳ trước, trừ thời gian và số liệu" in read(sheet_of(now, Earlier(prior)))


def test_another_day_of_the_new_period_is_new() -> None:
    prior = edit.put(issued(), places.item("i2"), "Đã tập huấn ngày 15/5/2021 cho công chức.")
    moved = edit.put(carried(prior), places.item("i2"), "Đã tập huấn ngày 20/9/2021 cho công chức.")
    assert [change.new for change in text_changes(prior, moved, KIND).changes] == ["- Đã tập huấn ngày 20/9/2021 cho công chức."]


def test_who_signs_is_told_when_it_changes_and_number_and_day_are_not() -> None:
    prior = issued()
    now = edit.put(carried(prior), places.signature("name"), "Lê Thị Hoa")
    (change,) = text_changes(prior, edit.put(now, places.letterhead("number"), "301"), KIND).changes
    assert (change.old, change.new) == ("Nguyễn Văn An", "Lê Thị Hoa")
    assert "Thể thức, nơi nhận, người ký (sửa 1)" in read(sheet_of(now, Earlier(prior)))


def test_without_a_prior_report_it_says_so() -> None:
    told = read(sheet_of(report("Một việc."), Earlier()))
    assert "Chưa có báo cáo kỳ trước trong sổ nên không so sánh được." in told and "Lời văn" not in told and "Số liệu" not in told


def test_without_a_prior_report_the_figures_of_this_period_and_the_annexes_are_shown() -> None:
    annexes = (Annex("p1", "Danh mục máy"), Annex("p2", figures=True))
    now = replace(report("Một việc.", figures={"a": 1500}), annexes=annexes)
    told = read(sheet_of(now, Earlier()))
    assert "Số liệu chính của kỳ này\nLượt khách\n1.500\n" in told and "Tỷ lệ đúng hạn" not in told
    assert "Kèm theo: Phụ lục I: Danh mục máy, Phụ lục II: Bảng số liệu." in told
    assert "và 1 phụ lục khác" in read(sheet_of(now, Earlier()), Room())
    assert "Kèm theo" not in read(sheet_of(report("Một việc."), Earlier()))


@pytest.mark.parametrize(
    ("second", "told"),
    [(None, "Giám đốc Nguyễn Văn An"), (Signature("", "CHÁNH VĂN PHÒNG", "Lê Ba"), "Giám đốc Nguyễn Văn An; Chánh văn phòng Lê Ba")],
)
def test_who_signs_is_named_in_small_letters(second: Signature | None, told: str) -> None:
    sheet = sheet_of(replace(report("Một việc.", title="GIÁM ĐỐC"), cosignature=second), Earlier())
    assert dict(shown_sheet(sheet, LARGEST).facts)["Kính trình"][0].text == told


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Tình hình {ky}", "Báo cáo tình hình 9 tháng đầu năm 2021"),
        ("ATTT mạng", "Báo cáo ATTT mạng"),
        ("Ứng dụng", "Báo cáo ứng dụng"),
        ("", "Báo cáo"),
    ],
)
def test_the_subject_goes_on_behind_the_word(subject: str, title: str) -> None:
    assert sheet_of(report("Một việc.", subject=subject), Earlier()).title == title


def test_a_short_revision_is_enough_on_the_sheet() -> None:
    sheet = sheet_of(report("Một việc."), Earlier())
    assert f"Mã phiên bản: {sheet.revision[:12]}" in read(sheet) and sheet.revision not in read(sheet)


@pytest.mark.parametrize(
    ("findings", "told"),
    [
        ((), "Không có lỗi, không còn cảnh báo chưa xử lý."),
        (("warning",), "Không có lỗi; CÒN 1 CẢNH BÁO CHƯA XỬ LÝ."),
        (("warning", "error", "error"), "CÒN 2 LỖI, CHƯA KÝ ĐƯỢC; còn 1 cảnh báo chưa xử lý."),
    ],
)
def test_whether_it_can_be_signed_stands_at_the_top(findings: tuple[str, ...], told: str) -> None:
    said = [Finding("x", kind, places.SUBJECT, f"Sai thứ {at}; hãy sửa lại.") for at, kind in enumerate(findings)]  # type: ignore[arg-type]
    sheet = handover(report("Một việc."), KIND, findings=said)
    assert dict(shown_sheet(sheet, LARGEST).facts)["Kiểm tra"][0].text + "." == told
    assert [problem.severity for problem in sheet.problems] == sorted(findings)
    assert "hãy" not in read(sheet), "advice to the clerk is not for the signer"


def test_an_accepted_warning_stands_with_its_reason_and_an_unusual_figure_first() -> None:
    past = history({"2020-9T": 900, "2019-9T": 950, "2018-9T": 920, "2017-9T": 930, "2016-9T": 940})
    prior = issued()
    now = carried(prior).with_figure("a", 9000).with_figure("b", 20)
    earlier = Earlier(prior, history=past)
    (far,) = [finding for finding in check(now, context_for(KIND, earlier)) if finding.code == "figure-unusual"]
    accepted = accept(now, far, "Có lễ hội lớn của tỉnh.")
    told = read(sheet_of(accepted, earlier))
    assert "Lượt khách (khác thường)\n9.000" in told and told.index("Lượt khách (khác") < told.index("Tỷ lệ đúng hạn")
    assert "Mục I Kết quả: “Lượt khách” là 9.000, trong khi các kỳ trước thường từ 900 đến 950. Lý do: Có lễ hội lớn của tỉnh." in told


def test_what_counts_from_the_years_beginning_is_compared_with_last_year_only() -> None:
    kind = tiny_definition((FigureDefinition("a", "Lượt khách", "mot", cumulative=True),))
    before, last = report(period="2020-Y", figures={"a": 4000}), report(period="2020-Q1", figures={"a": 800})
    (change,) = sheet_of(report(period="2021-Q1", figures={"a": 1000}), Earlier(before, last), kind).figures.changed
    assert change.row.against_prior is None and change.row.against_last_year is not None and change.weight == Decimal(200) / Decimal(1005)


# -------------------------------------------------------------------- who and when


def revision(id: int, cause: str, clerk: str = "Trần Bình") -> Revision:
    return Revision(id, "nho/2021-9T", "", cause, clerk, f"2021-10-0{id}T03:00:00+00:00", "", "")  # type: ignore[arg-type]


STEPS = (revision(1, "opened"), revision(2, "checked"), revision(3, "edited"), revision(4, "checked", "Lê Hoa"), revision(5, "printed"))


@pytest.mark.parametrize(
    ("state", "checked", "printed", "clerk"),
    [
        ("draft", False, False, "Ngô Ba"),
        ("checked", True, False, "Lê Hoa"),
        ("printed", True, True, "Lê Hoa"),
        ("issued", True, True, "Lê Hoa"),
    ],
)
def test_only_steps_that_still_count_are_told(state: str, checked: bool, printed: bool, clerk: str) -> None:
    handling = handling_of(replace(report("Một việc."), state=state), STEPS, "Ngô Ba")  # type: ignore[arg-type]
    assert (handling.checked is not None, handling.printed is not None, handling.clerk) == (checked, printed, clerk)
    if handling.checked is not None:
        assert "04/10/2021" in handling.checked.time
        assert f"Người lập: Lê Hoa. Kiểm tra xong lúc {handling.checked.time}" in read(
            sheet_of(report("Một việc."), Earlier(), handling=handling)
        )


# -------------------------------------------------------------------- little room


def test_lists_say_how_much_more_there_is() -> None:
    kind = tiny_definition(tuple(FigureDefinition(f"s{at}", f"Chỉ tiêu {at}", "mot") for at in range(20)))
    before, now = (
        report(figures={f"s{at}": size + at for at in range(20)}, period=period) for size, period in ((10, "2021-H1"), (90, "2021-9T"))
    )
    told = read(sheet_of(now, Earlier(before), kind), Room(figures=3))
    assert "và 17 chỉ tiêu thay đổi khác" in told and told.count("Chỉ tiêu ") == 3


@given(st.text(max_size=300), st.integers(2, 100))
def test_a_cut_text_is_a_beginning_of_the_text_and_never_too_long(text: str, most: int) -> None:
    short, whole = cut(text, most), " ".join(text.split())
    assert len(short) <= most and (short == whole or whole.startswith(short.removesuffix("…")))


def test_room_only_grows() -> None:
    room = Room()
    for by in GROWTH:
        larger = grown(room, by)
        assert all(after >= before for after, before in zip(astuple(larger), astuple(room), strict=True))
        room = larger


def test_what_is_printed_is_vietnamese_on_an_english_screen() -> None:
    use_language("en")
    try:
        assert _("Hoàn tác") != "Hoàn tác"
        with on_paper():
            assert _("Hoàn tác") == "Hoàn tác"
        assert _("Hoàn tác") != "Hoàn tác"
    finally:
        use_language("vi")


def test_what_a_document_is_called_tells_new_ones_from_old_ones() -> None:
    prior = report("Một.", citations=(citation("Kế hoạch 1/KH-A", "01/3/2021"),), period="2021-H1")
    now = report("Một.", citations=(citation("Kế hoạch 1/KH-A", "01/3/2021", "c7"), citation("Kế hoạch 2/KH-A", "01/8/2021", "c1")))
    sheet = sheet_of(now, Earlier(prior))
    assert (sheet.cited, sheet.uncited) == (("Kế hoạch số 2/KH-A",), ())
