"""A table of a file: which rows head it, what its columns hold, which rows sum up; every cell keeps its words and has one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.lines import SourceLine
from importers.tables import TableRead, cells_of, read_table
from models import place as places
from models.text_table import MOST_COLUMNS, MOST_ROWS


def lines(
    *rows: str, bold: int = 0, spans: dict[str, int] | None = None, deep: dict[str, int] | None = None
) -> list[tuple[int, SourceLine]]:
    """Rows of cells with "|" between them; a cell of nothing is no line. The first `bold` rows are bold, `spans` and `deep` merge cells."""
    found = []
    for row, text in enumerate(rows, 1):
        column = 1
        for cell in text.split("|"):
            span = (spans or {}).get(cell, 1)
            if cell:
                place = {"table": 1, "row": row, "column": column, "cell": row * 100 + column}
                found.append(SourceLine(cell, bold=row <= bold, span=span, rows=(deep or {}).get(cell, 1), **place))
            column += span
    return list(enumerate(found))


def read(own: list[tuple[int, SourceLine]]) -> TableRead:
    found = read_table(cells_of(own), "b1")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("own", "titles", "rows"),
    [
        (lines("TT|Đơn vị|Số", "1|Xã A|5"), ["TT", "Đơn vị", "Số"], [("1", "Xã A", "5")]),
        (lines("Đơn vị|Số", "Xã A|5", "Xã B|"), ["Đơn vị", "Số"], [("Xã A", "5"), ("Xã B", "")]),
        (lines("Tên|Ý kiến", "Xã A|Đồng ý", bold=1), ["Tên", "Ý kiến"], [("Xã A", "Đồng ý")]),
        (lines("Xã A|5", "Xã B|7"), ["", ""], [("Xã A", "5"), ("Xã B", "7")]),
        (
            lines("Đơn vị|Trong đó", "|Nam|Nữ", "Xã A|2|3", spans={"Trong đó": 2}, deep={"Đơn vị": 2}),
            ["Đơn vị", "Trong đó - Nam", "Trong đó - Nữ"],
            [("Xã A", "2", "3")],
        ),
    ],
    ids=["a counter", "words above numbers", "bold", "no head", "a group that is divided"],
)
def test_the_head_of_a_table_names_its_columns(own: list[tuple[int, SourceLine]], titles: list[str], rows: list[tuple[str, ...]]) -> None:
    table = read(own).table
    assert ([column.title for column in table.columns], list(table.rows)) == (titles, rows)


def test_columns_of_numbers_are_known_and_those_that_count_rows_are_none() -> None:
    table = read(lines("TT|Đơn vị|Số|Tỷ lệ", "1|Xã A|5.120|98,6%", "2|Xã B|-|12%", "3|Xã C|7|Chưa rõ")).table
    assert [column.kind for column in table.columns] == ["text", "text", "number", "number"]


@pytest.mark.parametrize(
    ("first", "total"),
    [("Tổng cộng", True), ("Cộng", True), ("Toàn huyện", True), ("Cộng đồng dân cư tham gia giám sát", False), ("Xã A", False)],
)
def test_rows_that_sum_up_are_known_by_their_first_words(first: str, total: bool) -> None:
    assert read(lines("Đơn vị|Số", "Xã B|2", f"{first}|5")).table.totals == ((1,) if total else ())


@pytest.mark.parametrize(
    "rows",
    [("Một ô",), ("|".join("abc" * MOST_COLUMNS),), tuple("a|b" for _row in range(MOST_ROWS + 1))],
    ids=["one cell", "too wide", "too long"],
)
def test_what_is_no_table_of_a_report_is_none(rows: tuple[str, ...]) -> None:
    assert read_table(cells_of(lines(*rows)), "b1") is None


def test_lines_of_one_cell_are_one_text_and_stand_at_one_place() -> None:
    one, two = (SourceLine(text, table=1, row=2, cell=3, column=1) for text in ("Xã A", "(miền núi)"))
    head = [SourceLine(text, table=1, row=1, cell=at, column=at) for at, text in enumerate(("Đơn vị", "Số"), 1)]
    found = read(list(enumerate((*head, one, two, SourceLine("5", table=1, row=2, cell=4, column=2)))))
    assert found.table.rows == (("Xã A (miền núi)", "5"),)
    assert found.places[2] == found.places[3] == places.cell("b1", 0, 0)


TEXTS = st.lists(
    st.lists(st.sampled_from(["Xã A", "12", "Tổng số", "", "Nữ"]), min_size=2, max_size=4).map("|".join), min_size=1, max_size=6
)


@given(TEXTS, st.integers(0, 2), st.sampled_from([{}, {"Nữ": 2}]), st.sampled_from([{}, {"Xã A": 3}]))
def test_no_word_of_a_table_is_lost_and_every_line_has_a_place(
    rows: list[str], bold: int, spans: dict[str, int], deep: dict[str, int]
) -> None:
    own = lines(*rows, bold=bold, spans=spans, deep=deep)
    found = read_table(cells_of(own), "b1") if own else None
    if found is None:
        return
    shown = {*(column.title for column in found.table.columns), *(cell for row in found.table.rows for cell in row)}
    assert all(any(line.words in text for text in shown) for _at, line in own)
    assert set(found.places) == {at for at, _line in own}
