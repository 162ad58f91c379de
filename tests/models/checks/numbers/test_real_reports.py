"""Whole reports of many kinds of offices: nothing is said of them as they are; a total, a share or a year changed in one is found."""

import pytest
from msgspec.structs import replace

from models import edit
from models import place as places
from models.checks.finding import Finding
from models.report import Report
from tests.corpus.ideal import ideal
from tests.corpus.truth import truths
from tests.models.checks.numbers.saying import told

DRAWN = "ktxh-huyen-nam"
"""A long report for the readers of files; its sums of money were drawn by lot, and some are larger than their whole."""
REPORTS = {name: ideal(truth) for name, truth in truths().items() if name != DRAWN}


@pytest.mark.parametrize("name", REPORTS)
def test_a_true_report_is_left_in_peace(name: str) -> None:
    assert [(finding.code, finding.message) for finding in told(REPORTS[name])] == []


def test_numbers_drawn_by_lot_are_found_out() -> None:
    findings = told(ideal(truths()[DRAWN]))
    assert {finding.code for finding in findings} <= {"number-part-larger", "number-retold"}
    assert sum(finding.code == "number-part-larger" for finding in findings) == 8


PLANTED = [
    ("attp-nam", "1.862 cơ sở", "1.826 cơ sở", "number-total"),
    ("attp-nam", "412 cơ sở sản xuất", "421 cơ sở sản xuất", "number-total"),
    ("attp-nam", "là 542 cơ sở", "là 524 cơ sở", "number-total"),
    ("attp-nam", "chiếm 91,9%", "chiếm 81,9%", "number-share"),
    ("attp-nam", "(97,2%)", "(79,2%)", "number-share"),
    ("cchc-quy", "112 TTHC", "122 TTHC", "number-total"),
    ("cchc-quy", "402 hồ sơ", "420 hồ sơ", "number-total"),
    ("cchc-quy", "giải quyết 455 hồ sơ", "giải quyết 445 hồ sơ", "number-total"),
    ("cntt-quy", "5.120 văn bản", "5.210 văn bản", "number-total"),
    ("cntt-quy", "4.002 văn bản đến", "4.020 văn bản đến", "number-total"),
    ("cntt-quy", "38/38 công chức được cấp hộp thư điện tử công vụ, đạt 100%", "38/38 công chức được cấp hộp thư, đạt 98%", "number-share"),
    ("cntt-quy", "Quý I năm 2022, Sở", "Quý I năm 2021, Sở", "period-stale"),
    ("danvan-6thang", "đạt 100%. Không", "đạt 80,5%. Không", "number-share"),
    ("giaoduc-namhoc", "133 trường học", "143 trường học", "number-total"),
    ("khcn-9thang", "đạt 62,7%", "đạt 67,2%", "number-share"),
    ("khcn-9thang", "Trong 9 tháng đầu năm 2021, mặc dù", "Trong 9 tháng đầu năm 2020, mặc dù", "period-stale"),
    ("nongthonmoi-quy", "09 văn bản", "08 văn bản", "number-total"),
    ("nongthonmoi-quy", "06 công văn", "16 công văn", "number-total"),
    ("pccc-6thang", "Trong 6 tháng đầu năm 2022", "Trong 6 tháng đầu năm 2021", "period-stale"),
    ("pctn-9thang", "11 công văn", "21 công văn", "number-total"),
    ("pctn-9thang", "17 công chức", "18 công chức", "number-total"),
    ("tcd-nam", "tiếp nhiều lần 416 vụ", "tiếp nhiều lần 461 vụ", "number-total"),
    ("tcd-nam", "chiếm 91,1%", "chiếm 81,1%", "number-share"),
    ("tcd-nam", "đạt 91,9%", "đạt 99,1%", "number-share"),
    ("tcd-nam", "Trong năm 2023, Ban", "Trong năm 2022, Ban", "period-stale"),
    ("thanhtra-quy", "04 cuộc, trong đó", "05 cuộc, trong đó", "number-total"),
    ("thanhtra-quy", "1.022 đơn", "1.202 đơn", "number-total"),
    ("vanthu-nam", "12 công chức", "13 công chức", "number-total"),
    ("vanthu-nam", "đạt 97,7%", "đạt 79,7%", "number-share"),
]


def planted(report: Report, old: str, new: str) -> Report:
    item = next(item for _section, item in report.items() if old in item.text)
    return edit.put(report, places.item(item.id), item.text.replace(old, new))


@pytest.mark.parametrize(("name", "old", "new", "code"), PLANTED)
def test_one_planted_fault_is_the_one_finding(name: str, old: str, new: str, code: str) -> None:
    findings: list[Finding] = told(planted(REPORTS[name], old, new))
    assert [finding.code for finding in findings] == [code]


def test_the_year_before_in_the_subject() -> None:
    whole = replace(REPORTS["vanthu-nam"], subject="Công tác văn thư, lưu trữ năm 2020")
    assert [(finding.code, finding.where) for finding in told(whole)] == [("period-stale", "subject")]
