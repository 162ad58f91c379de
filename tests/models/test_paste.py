"""What pasted lines become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.definition import definition_of
from models.paste import pasted_figures, pasted_lines

FIGURES = tuple(figure for figure in definition_of("cntt").figures if figure.section == "noi-bo")


@pytest.mark.parametrize(
    ("line", "level", "text"),
    [
        ("- Nâng cấp phần mềm", "dash", "Nâng cấp phần mềm"),
        ("–  Nâng cấp phần mềm", "dash", "Nâng cấp phần mềm"),
        ("•\tNâng cấp phần mềm", "dash", "Nâng cấp phần mềm"),
        ("+ Nâng cấp phần mềm", "plus", "Nâng cấp phần mềm"),
        ("1. Nâng cấp phần mềm", "number", "Nâng cấp phần mềm"),
        ("b) Nâng cấp phần mềm", "letter", "Nâng cấp phần mềm"),
        ("Nâng cấp phần mềm", "paragraph", "Nâng cấp phần mềm"),
        ("-5 độ C là lạnh", "dash", "5 độ C là lạnh"),
        ("100% công chức", "paragraph", "100% công chức"),
    ],
)
def test_a_mark_typed_in_word_says_what_the_line_is(line: str, level: str, text: str) -> None:
    (pasted,) = pasted_lines(line, "paragraph")
    assert (pasted.level, pasted.text, pasted.citation) == (level, text, None)


@pytest.mark.parametrize(
    "line",
    [
        "+ Kế hoạch số 424/KH-SNgV ngày 31/8/2020 ứng dụng công nghệ thông tin;",
        "Kế hoạch\t424/KH-SNgV\t31/8/2020\tứng dụng công nghệ thông tin",
        "Kế hoạch\tsố 424/KH-SNgV\tngày 31/8/2020\tứng dụng công nghệ thông tin",
    ],
)
def test_a_cited_document_is_known_in_prose_and_in_a_table(line: str) -> None:
    (pasted,) = pasted_lines(line, "dash")
    assert pasted.citation is not None and pasted.level == "plus"
    assert (pasted.citation.number, pasted.citation.symbol, str(pasted.citation.date)) == ("424", "KH-SNgV", "2020-08-31")
    assert pasted.citation.subject == "ứng dụng công nghệ thông tin"


def test_rows_with_names_find_their_figures_in_any_order() -> None:
    table = "Chỉ tiêu\tKỳ này\nVăn bản đi\t888\nVăn bản đến\tvăn bản\t3.845\n"
    assert [(pasted.figure.id, pasted.typed) for pasted in pasted_figures(table, FIGURES, "van_ban_tong")] == [
        ("van_ban_di", "888"),
        ("van_ban_den", "3.845"),
    ]


def test_a_column_or_a_row_of_numbers_goes_in_order() -> None:
    for text in ("3.845\n888", "3.845\t888"):
        pasted = pasted_figures(text, FIGURES, "van_ban_den")
        assert [(one.figure.id, one.typed) for one in pasted] == [("van_ban_den", "3.845"), ("van_ban_di", "888")]


@given(st.text(max_size=200))
def test_no_pasted_text_raises_or_loses_words(text: str) -> None:
    for pasted in pasted_lines(text, "dash"):
        assert pasted.text.strip() or pasted.citation
    pasted_figures(text, FIGURES, "van_ban_den")
