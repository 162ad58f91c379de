"""The total that nobody has to add by hand."""

from models.calculate import recalculated
from models.definition import definition_of
from models.report import Report

CNTT = definition_of("cntt")


def filled(**figures: str) -> Report:
    report = Report(definition="cntt", period="2021-9T")
    for id, typed in figures.items():
        report = recalculated(report.with_figure(id, typed), CNTT)
    return report


def test_the_total_follows_its_parts() -> None:
    report = filled(van_ban_den="3.845", van_ban_di="888")
    assert (report.figure("van_ban_tong").value, report.figure("van_ban_tong").origin) == (4733, "calculated")
    assert recalculated(report.with_figure("van_ban_di", "889"), CNTT).figure("van_ban_tong").value == 4734


def test_a_typed_total_stays_for_the_rules_to_compare() -> None:
    total = filled(van_ban_tong="5000", van_ban_den="3845", van_ban_di="888").figure("van_ban_tong")
    assert (total.value, total.origin) == (5000, "typed")


def test_without_all_parts_there_is_no_total() -> None:
    assert filled(van_ban_den="3845").figure("van_ban_tong").value is None
    assert filled(van_ban_den="3845", van_ban_di="abc").figure("van_ban_tong").value is None
