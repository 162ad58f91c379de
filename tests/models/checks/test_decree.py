"""The twenty testable rules of NĐ 30/2020 and its usage: which a check holds, and which hold by construction on paper."""

import pytest

from models.citation import KINDS
from models.document import MOTTO, NATION, compose
from models.report import Report
from tests.builders import citation, headings, report, tiny_definition
from tests.models.checks.saying import codes

BY_CONSTRUCTION = {
    "T01": "khổ giấy, lề",
    "T02": "phông chữ, màu chữ",
    "T03": "số trang",
    "T04": "bộ cỡ chữ 12/13/13 hoặc 13/14/14",
    "T05": "Quốc hiệu, Tiêu ngữ",
    "T06": "kiểu chữ tên cơ quan, đường kẻ",
    "T09": "tên loại, trích yếu",
    "T10": "căn đều, thụt đầu dòng, giãn dòng",
}
"""Nobody can type these wrong: the paper sets them, and the tests of the paper measure them."""

LATER = {"T17": "phụ lục: báo cáo chưa có phụ lục"}

CHECKED: list[tuple[str, Report, str]] = [
    ("T07", report(symbol="BC - SNV"), "symbol-form"),
    ("T07", report(number="5"), "number-zero"),
    ("T08", report(date="31/02/2021"), "date-invalid"),
    ("T11", report(sections=headings("I", "III")), "heading-number"),
    ("T11", report(sections=headings("I", " a)", " b)", " c)", " d)", " e)")), "heading-number"),
    ("T12", report(citations=(citation(date=""),)), "citation-date-missing"),
    ("T13", report(addressees=("Bộ Nội vụ",)), "recipient-as-above-missing"),
    ("T13", report(superior="BỘ NỘI VỤ"), "addressee-missing"),
    ("T14", report(recipients=("Bộ Nội vụ.", "Lưu: VT")), "line-mark"),
    ("T14", report(recipients=("Bộ Nội vụ",)), "recipient-no-copy"),
    ("T15", report(title="PHÓ GIÁM ĐỐC"), "authority-missing"),
    ("T15", report(authority="KT. GIÁM ĐỐC", title="GIÁM ĐỐC"), "authority-not-deputy"),
    ("T16", report(name="TS. Lê An"), "name-degree"),
    ("T18", report("Theo điểm a Khoản 2 Điều 5."), "provision-capitals"),
    ("T19", report("Tại Ðà Nẵng."), "text-look-alike"),
    ("T20", report(subject="Công tác 6 tháng đầu năm 2021"), "period-contradicts"),
]


@pytest.mark.parametrize(("rule", "wrong", "code"), CHECKED)
def test_a_rule_that_can_be_broken_by_typing_is_checked(rule: str, wrong: Report, code: str) -> None:
    assert codes(wrong) == [code], rule


def test_every_rule_is_checked_or_holds_by_construction() -> None:
    known = {*BY_CONSTRUCTION, *LATER, *(rule for rule, _report, _code in CHECKED)}
    assert known == {f"T{at:02}" for at in range(1, 21)}


def test_the_nation_and_its_motto_cannot_be_typed() -> None:
    head = compose(report(), tiny_definition()).letterhead
    assert (head.nation.text, head.motto.text) == (NATION, MOTTO)


@pytest.mark.parametrize(("kind", "short"), KINDS.items())
def test_each_type_of_the_decree_may_be_cited_with_its_own_abbreviation(kind: str, short: str) -> None:
    cited = citation(f"{kind} 12/{f'{short}-SNV' if short else 'SNV-VP'}")
    assert codes(report(citations=(cited,))) == []
