"""A warning is settled by a reason that belongs to what was accepted."""

from models import edit
from models import place as places
from models.acceptance import accept, can_accept, reason_for, sorted_out, withdraw
from models.checks.run import check, context_for
from models.definition import definition_of
from models.interchange import decode, encode
from tests.builders import sample

CONTEXT = context_for(definition_of("cntt"))


def warnings(report):
    return [finding for finding in check(report, CONTEXT) if finding.severity == "warning"]


def test_an_accepted_warning_keeps_its_reason_and_leaves_the_list() -> None:
    report = sample()
    first = warnings(report)[0]
    report = accept(report, first, " đã hỏi phòng chuyên môn ")
    standing, accepted = sorted_out(report, warnings(report))
    assert first not in standing
    assert [(finding.code, reason) for finding, reason in accepted] == [(first.code, "đã hỏi phòng chuyên môn")]


def test_the_reason_goes_with_the_text_it_was_given_for() -> None:
    report = sample()
    late = next(finding for finding in warnings(report) if finding.code == "citation-after-period")
    report = accept(report, late, "văn bản ra sau kỳ nhưng cần nêu")
    changed = edit.put(report, late.where, "12/10/2021")
    assert reason_for(changed, late) is None
    assert reason_for(edit.put(changed, late.where, "11/10/2021"), late) == "văn bản ra sau kỳ nhưng cần nêu"


def test_a_figures_reason_stands_with_its_value() -> None:
    report = sample().with_figure("ty_le_su_dung_thu_cong_vu", "101").with_figure("ty_le_cap_thu_cong_vu", "99")
    warning = next(finding for finding in warnings(report) if finding.where == places.figure("ty_le_su_dung_thu_cong_vu"))
    report = accept(report, warning, "số của phần mềm")
    assert report.figure("ty_le_su_dung_thu_cong_vu").reason == "số của phần mềm"
    assert report.with_figure("ty_le_su_dung_thu_cong_vu", "98").figure("ty_le_su_dung_thu_cong_vu").reason is None
    assert withdraw(report, warning).figure("ty_le_su_dung_thu_cong_vu").reason is None


def test_errors_gaps_and_empty_reasons_settle_nothing() -> None:
    report = edit.put(sample(), places.letterhead("issuer"), "")
    for finding in check(report, CONTEXT):
        if not can_accept(finding):
            assert accept(report, finding, "vì thế") == report
        assert accept(report, finding, "  ") == report


def test_reasons_survive_the_file() -> None:
    report = accept(sample(), warnings(sample())[0], "vì thế")
    assert decode(encode(report)) == report
    assert sorted_out(withdraw(report, warnings(report)[0]), warnings(report))[1] == ()
