"""The first real report: exactly what its office slipped, and nothing else."""

from models.checks.run import check, context_for, mended
from tests.builders import cntt, sample


def test_it_says_exactly_what_the_office_slipped() -> None:
    findings = check(sample(), context_for(cntt()))
    assert [(finding.code, finding.severity, finding.where) for finding in findings] == [
        ("list-goes-on", "warning", "item.i10"),
        ("citation-after-period", "warning", "citation.c9.date"),
    ]


def test_the_dot_inside_the_list_is_mended_by_one_press() -> None:
    dot, _late = check(sample(), context_for(cntt()))
    after = mended(sample(), dot)
    assert [finding.code for finding in check(after, context_for(cntt()))] == ["citation-after-period"]


def test_a_wrong_sum_is_shown_with_both_sides_in_vietnamese_numbers() -> None:
    report = sample().with_figure("van_ban_di", "889")
    wrong = next(finding for finding in check(report, context_for(cntt())) if finding.severity == "error")
    assert wrong.code == "rule-tong-van-ban"
    assert wrong.message == "Tổng văn bản phải bằng văn bản đến cộng văn bản đi: 4.733 khác 3.845 + 889 = 4.734 (chênh 1)."
    assert wrong.where == "figure.van_ban_tong"
    assert wrong.involved == ("figure.van_ban_den", "figure.van_ban_di")
    assert wrong.fix is not None
    assert (wrong.fix.label, wrong.fix.text) == ("Sửa Văn bản điện tử đã xử lý thành 4.734", "4.734")


def test_findings_stand_in_the_order_of_the_paper() -> None:
    report = sample().with_figure("van_ban_di", "abc").with_figure("ty_le_van_ban_dien_tu", "120")
    places = [finding.where for finding in check(report, context_for(cntt()))]
    assert places == ["item.i10", "citation.c9.date", "figure.ty_le_van_ban_dien_tu", "figure.van_ban_di"]
