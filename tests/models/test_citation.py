"""Cited documents: the nine of the first real report, taken apart and put together again."""

from datetime import date

import pytest
from msgspec.structs import replace

from models.citation import Citation, read_citation

REAL = [
    (
        "Kế hoạch số 424/KH-SNgV ngày 31/8/2020 ứng dụng CNTT trong hoạt động của cơ quan nhà nước",
        "Kế hoạch",
        "424",
        "KH-SNgV",
        date(2020, 8, 31),
    ),
    ("Công văn số 163/SNgV-VP ngày 18/3/2021 về việc thực hiện rà soát số liệu", "Công văn", "163", "SNgV-VP", date(2021, 3, 18)),
    ("Công văn số 167/SNgV-VP ngày 19/3/2021 về việc đề nghị điều chỉnh lộ trình", "Công văn", "167", "SNgV-VP", date(2021, 3, 19)),
    ("Báo cáo số 177/BC-SNgV ngày 24/3/2021 tình hình ứng dụng CNTT Quý I năm 2021 của Sở", "Báo cáo", "177", "BC-SNgV", date(2021, 3, 24)),
    ("Công văn số 328/SNgV-VP ngày 07/5/2021 về việc sử dụng các biện pháp, giải pháp", "Công văn", "328", "SNgV-VP", date(2021, 5, 7)),
    ("Công văn số 381/SNgV-VP ngày 25/5/2021 về việc cung cấp thông tin", "Công văn", "381", "SNgV-VP", date(2021, 5, 25)),
    ("Công văn số 478/SNgV-VP ngày 21/6/2021 về việc khảo sát hiện trạng cơ sở dữ liệu", "Công văn", "478", "SNgV-VP", date(2021, 6, 21)),
    (
        "Kế hoạch số 685/KH-SNgV ngày 31/8/2021 ứng dụng CNTT, phát triển Chính quyền điện tử",
        "Kế hoạch",
        "685",
        "KH-SNgV",
        date(2021, 8, 31),
    ),
    ("Công văn số 857/SNgV-VP ngày 11/10/2021 về việc thống kê, rà soát lại danh mục", "Công văn", "857", "SNgV-VP", date(2021, 10, 11)),
]


@pytest.mark.parametrize(("text", "kind", "number", "symbol", "day"), REAL)
@pytest.mark.parametrize("end", ["", ";", "."])
def test_a_real_citation_is_taken_apart_and_written_back(text: str, kind: str, number: str, symbol: str, day: date, end: str) -> None:
    citation = read_citation(text + end, "c1")
    assert citation is not None
    assert (citation.kind, citation.number, citation.symbol, citation.date) == (kind, number, symbol, day)
    assert citation.text == text


@pytest.mark.parametrize("subject", ["phê duyệt Đề án số hóa", "quy định chế độ báo cáo", "hướng dẫn lập hồ sơ", "V/v rà soát số liệu"])
def test_the_issuer_ends_where_a_subject_begins(subject: str) -> None:
    citation = read_citation(f"Quyết định số 45/QĐ-UBND ngày 02/02/2024 của Chủ tịch UBND tỉnh {subject}", "c1")
    assert citation is not None and (citation.issuer, citation.subject) == ("Chủ tịch UBND tỉnh", subject)


def test_a_decree_with_its_issuer() -> None:
    text = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"
    citation = read_citation(text, "c1")
    assert citation is not None
    assert (citation.number, citation.symbol, citation.issuer, citation.subject) == ("30", "2020/NĐ-CP", "Chính phủ", "về công tác văn thư")
    assert citation.text == text


def test_a_day_that_does_not_exist_is_kept_as_typed() -> None:
    citation = read_citation("Công văn số 12/SNV-VP ngày 31/02/2021 về việc họp", "c1")
    assert citation is not None
    assert (citation.date, citation.typed_date) == (None, "31/02/2021")
    assert "ngày 31/02/2021" in citation.text


@pytest.mark.parametrize("text", ["", "Lãnh đạo Sở thường xuyên chỉ đạo", "Kế hoạch năm 2021", "số 424/KH-SNgV"])
def test_other_sentences_are_no_citations(text: str) -> None:
    assert read_citation(text, "c1") is None


@pytest.mark.parametrize(
    ("citation", "short"),
    [
        (Citation(id="c", kind="Kế hoạch", number="424", symbol="KH-SNgV", subject="về việc thử"), "Kế hoạch số 424/KH-SNgV"),
        (Citation(id="c", kind="Luật", subject="An ninh mạng"), "Luật An ninh mạng"),
        (Citation(id="c", kind="Luật", number="24", symbol="2018/QH14", subject="An ninh mạng"), "Luật An ninh mạng"),
        (Citation(id="c", kind="Thư công", subject="chúc mừng"), "Thư công chúc mừng"),
    ],
)
def test_the_short_form_names_a_document_and_a_law_goes_by_its_name(citation: Citation, short: str) -> None:
    assert citation.short == short


def test_two_mentions_of_one_document_have_one_identity() -> None:
    plan = Citation(id="c1", kind="Kế hoạch", number="424", symbol="KH-SNgV", date=date(2020, 8, 31), subject="a")
    assert plan.identity == replace(plan, id="c2", subject="b").identity != replace(plan, date=None).identity
    law = Citation(id="c3", kind="Luật", subject="An ninh mạng")
    assert law.identity != replace(law, subject="An toàn thông tin mạng").identity
    assert Citation(id="c4", subject="chỉ có trích yếu").identity == ()
