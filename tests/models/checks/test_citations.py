"""Cited documents: kind, number, symbol, date, order, doubles."""

import pytest

from models.citation import Citation
from models.report import Item, Section
from tests.builders import citation, report
from tests.models.checks.saying import codes, said, summary


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        (citation("kế hoạch 10/KH-SNgV"), ("citation-kind-unknown", "citation.c1.kind", "Kế hoạch")),
        (citation("Kế hoạch 5/KH-SNgV"), ("citation-number-zero", "citation.c1.number", "05")),
        (citation("Kế hoạch 005/KH-SNgV"), ("citation-number-zero", "citation.c1.number", "05")),
        (
            Citation(id="c1", kind="Kế hoạch", number="12", symbol="KH - SNgV", date=citation().date),
            ("citation-symbol-spaces", "citation.c1.symbol", "KH-SNgV"),
        ),
        (citation("Kế hoạch 12/SNgV-VP"), ("citation-symbol-kind", "citation.c1.symbol", "")),
        (citation("Quyết định 12/QD-UBND"), ("citation-symbol-kind", "citation.c1.symbol", "QĐ-UBND")),
        (citation("Công văn 12/KH-SNgV"), ("citation-symbol-kind", "citation.c1.symbol", "")),
        (citation(date=""), ("citation-date-missing", "citation.c1.date", "")),
        (citation(date="31/02/2021"), ("citation-date-invalid", "citation.c1.date", "")),
        (citation(date="11/10/2021"), ("citation-after-period", "citation.c1.date", "")),
        (citation("Công văn 12/SNgV-VP", "10/12/2020"), ("citation-before-period", "citation.c1.date", "")),
        (citation(date="10/12/2019"), ("citation-before-period", "citation.c1.date", "")),
    ],
)
def test_what_is_wrong_with_a_citation(cited: Citation, expected: tuple[str, str, str]) -> None:
    assert summary(report(citations=(cited,))) == expected


@pytest.mark.parametrize(
    "cited",
    [
        citation("Kế hoạch 424/KH-SNgV", "31/8/2020"),
        citation("Quy định 12/QyĐ-UBND", "31/8/2018"),
        citation("Tờ trình 12/TTr-SNgV"),
        citation("Nghị quyết 17/NQ-CP", "07/3/2019"),
        citation("Công văn 163/SNgV-VP", "18/3/2021"),
        citation("Công văn 5678/CT-TTHT", "18/3/2021"),
        citation("Nghị định 30/2020/NĐ-CP", "05/3/2020"),
        citation("Quyết định 05/2021/QĐ-UBND"),
        citation("Nghị quyết 202/2025/QH15", "12/6/2020"),
        citation("Luật Tiếp cận thông tin", ""),
        citation("Luật", ""),
        citation("Kế hoạch 10/KHPH-SNgV-CA"),
        citation("Kế hoạch 12/KH-UBND", "10/12/2018", subject="chuyển đổi số giai đoạn 2019 - 2025"),
        citation("Công văn 12/SNgV-VP", "20/12/2020"),
    ],
)
def test_citations_that_are_fine(cited: Citation) -> None:
    assert codes(report(citations=(cited,))) == []


def test_a_document_younger_than_the_report_is_an_error() -> None:
    (finding,) = said(report(date="30/9/2021", citations=(citation(date="11/10/2021"),)))
    assert (finding.code, finding.severity) == ("citation-after-report", "error")


def test_what_a_report_answers_may_be_younger_than_its_period() -> None:
    asked = citation("Công văn 999/STTTT-CNTT", "05/10/2021")
    made = report("Đã làm xong.", opening=("Thực hiện",), citations=(asked,))
    opening = made.opening[0]
    made = made.with_section_items("opening", (type(opening)(opening.id, "paragraph", "", asked.id),))
    made = made.with_section_items("mot", made.section_items("mot")[:1])
    assert codes(made) == []


def _dated(*dates: str) -> tuple[Citation, ...]:
    return tuple(citation(f"Công văn {at}/SNgV-VP", date, f"c{at}") for at, date in enumerate(dates, 11))


def test_one_document_out_of_order_is_pointed_at() -> None:
    made = report(citations=_dated("01/3/2021", "05/6/2021", "02/4/2021", "01/7/2021"))
    assert [(finding.code, finding.where) for finding in said(made)] in (
        [("citation-order", "citation.c12.date")],
        [("citation-order", "citation.c13.date")],
    )


@pytest.mark.parametrize(
    "dates",
    [("01/3/2021", "05/6/2021", "05/6/2021"), ("05/6/2021", "01/3/2021"), ("09/9/2021", "08/8/2021", "07/7/2021", "06/6/2021")],
)
def test_lists_without_an_order_of_dates_are_left_alone(dates: tuple[str, ...]) -> None:
    assert codes(report(citations=_dated(*dates))) == []


def test_doubles() -> None:
    twice = (citation(id="c1"), citation(id="c2"))
    assert summary(report(citations=twice)) == ("citation-double", "citation.c2.number", "")


def test_a_document_that_no_item_cites_is_not_on_the_paper() -> None:
    made = report("Đã xong.", citations=(citation("Kế hoạch 5/x", "31/02/2021"),))
    assert codes(made.with_section_items("mot", made.section_items("mot")[:1])) == []


def test_another_section_may_cite_a_document_again() -> None:
    first, second = (Section(id, number, "Kết quả", 1, (Item(f"v{id}", "plus", "", id),)) for id, number in (("c1", "I"), ("c2", "II")))
    assert "citation-double" not in codes(report(citations=(citation(), citation(id="c2")), sections=(first, second)))


def test_prose_may_mention_a_document_of_the_report_and_no_other() -> None:
    assert codes(report("Theo {c1} đã xong.", citations=(citation(),))) == []
    assert codes(report("Theo {c2} đã xong.", citations=(citation(),))) == ["token-unknown"]
