"""Cited documents: which are the same, written differently, and which are so alike that one may be a slip."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models.citation import Citation
from models.register import as_cited, asked_phrases, documents_of, keys, likeness, search_words, twins_among
from tests.builders import citation, report, sample

PLAN = citation("Kế hoạch 424/KH-SNgV", "31/8/2020", subject="ứng dụng công nghệ thông tin năm 2021")

DOCUMENTS = st.builds(
    citation,
    name=st.sampled_from(
        ["Kế hoạch 424/KH-SNgV", "Kế hoạch 0424/KH-SNGV", "Kế hoạch 425/KH-SNgV", "Công văn 424/KH-SNgV", "Công văn 5/UBND-VP", "Luật"]
    ),
    date=st.sampled_from(["31/8/2020", "30/8/2020", "31/8/2021", "", "31/13/2020"]),
    subject=st.sampled_from(["về việc thử", "Về việc thử", "về chuyển đổi số", ""]),
)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (replace(PLAN, subject="Ứng dụng CNTT năm 2021"), "wording"),
        (replace(PLAN, number="0424"), "wording"),
        (replace(PLAN, issuer="Sở Ngoại vụ"), "wording"),
        (citation("Kế hoạch 424/KH-SNgV", "30/8/2020", subject="việc khác"), "date"),
        (replace(PLAN, date=PLAN.date.replace(year=2021)), "date"),  # type: ignore[union-attr]
        (replace(PLAN, symbol="KH-SNGV"), "symbol"),
        (replace(PLAN, number="434"), "number"),
        (replace(PLAN, number="442"), "number"),
        (replace(PLAN, number="42"), "number"),
        (replace(PLAN, kind="Báo cáo"), "kind"),
    ],
)
def test_what_is_alike(other: Citation, expected: str) -> None:
    assert likeness(PLAN, other) == likeness(other, PLAN) == expected


@pytest.mark.parametrize(
    "other",
    [
        PLAN,
        citation("Kế hoạch 424/KH-SNgV", "15/9/2021", subject="phòng, chống dịch"),
        citation("Kế hoạch 424/KH-SNgV", "", subject=""),
        citation("Kế hoạch 424/KH-UBND", "31/8/2020"),
        replace(PLAN, number="517"),
        citation("Luật", "", subject="An ninh mạng"),
    ],
)
def test_what_is_surely_another_document_or_the_very_same(other: Citation) -> None:
    assert likeness(PLAN, other) is None


def test_one_number_of_two_offices_is_no_slip() -> None:
    ours = replace(citation("Quyết định 12/QĐ-UBND", "1/2/2021", subject="giao dự toán"), issuer="UBND tỉnh")
    theirs = replace(citation("Quyết định 12/QĐ-UBND", "5/3/2021", subject="khen thưởng"), issuer="UBND huyện")
    assert likeness(ours, theirs) is None


@given(DOCUMENTS, DOCUMENTS)
def test_likeness_goes_both_ways_and_never_to_oneself(one: Citation, other: Citation) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) is None


@given(DOCUMENTS, DOCUMENTS)
def test_what_is_alike_has_a_key_in_common(one: Citation, other: Citation) -> None:
    assert likeness(one, other) is None or set(keys(one)) & set(keys(other))


@given(st.lists(DOCUMENTS, max_size=4))
def test_pairs_are_the_same_in_whatever_order_documents_come(documents: list[Citation]) -> None:
    def pairs(order: tuple[Citation, ...]) -> set[frozenset[Citation]]:
        return {frozenset((one, other)) for one, other, _like in twins_among(order)}

    expected = {frozenset((one, other)) for one in documents for other in documents if likeness(one, other)}
    assert all(pairs(order) == expected for order in permutations(documents))


@pytest.mark.parametrize("typed", ["424", "KH-SNgV", "424/KH-SNgV", "31/8/2020", "31/08/2020", "8/2020", "cong nghe", "0424"])
def test_a_document_is_found_by_any_of_its_parts(typed: str) -> None:
    text = f" {search_words(PLAN)} "
    assert all(f" {' '.join(phrase)} " in text for phrase in asked_phrases(typed))


def test_what_a_report_cites_is_read_as_plain_text() -> None:
    cited = report(citations=(citation(subject="*ứng dụng*  {ky}"), citation("Công văn 5/UBND-VP", id="c2")))
    first, second = documents_of(cited)
    assert first[0] == "c1" and first[1].id == "" and "*" not in first[1].subject and second[1].number == "5"


def test_documents_that_no_item_cites_are_not_cited() -> None:
    assert len(list(documents_of(sample()))) == 9
    assert list(documents_of(replace(report(), citations=(citation(),)))) == []


def test_a_document_of_the_register_becomes_a_citation_that_reads_the_same() -> None:
    document = replace(PLAN, id="", subject="cho 5*6 xã")
    assert as_cited(document, "c7") == replace(document, id="c7", subject=r"cho 5\*6 xã")
