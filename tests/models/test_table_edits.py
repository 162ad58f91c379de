"""Tables: rows and columns that come, go and move; the running number; what is pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.table_paste import copied_cells, is_cells, pasted_cells, room_for, with_cells
from models.table_shape import (
    added_column,
    added_row,
    is_counted,
    is_empty_row,
    moved_column,
    moved_row,
    removed_column,
    removed_row,
    with_kind,
    with_total,
)
from models.text import plain
from models.text_table import MOST_COLUMNS, MOST_ROWS, TableColumn, TextTable, blank_table, squared

TABLE = TextTable(
    "b1", (TableColumn("TT"), TableColumn("Đơn vị"), TableColumn("Số máy", "number")),
    (("1", "Huế", "5"), ("2", "Đà Nẵng", "7"), ("", "Tổng", "12")), totals=(2,),
)  # fmt: skip

rows = st.lists(st.tuples(st.sampled_from(["1", "2", "3", "", "x"]), st.text(max_size=3)), min_size=1, max_size=6)


def made(rows: list[tuple[str, str]], totals: set[int]) -> TextTable:
    """A table of two columns; totals are those of its rows."""
    return squared(TextTable("b1", (TableColumn("TT"), TableColumn("x")), tuple(rows), totals=tuple(totals)))


tables = st.builds(made, rows, st.sets(st.integers(0, 5)))


def first_cells(table: TextTable) -> list[str]:
    return [row[0] for row in table.rows]


def test_rows_are_numbered_as_they_come_go_and_move() -> None:
    more = added_row(TABLE, 1)
    assert first_cells(more) == ["1", "2", "3", ""] and more.totals == (3,)
    assert first_cells(removed_row(more, 0)) == ["1", "2", ""]
    moved = moved_row(TABLE, 2, -1)
    assert [row[:2] for row in moved.rows] == [("1", "Huế"), ("", "Tổng"), ("2", "Đà Nẵng")] and moved.totals == (1,)
    assert first_cells(with_total(TABLE, 1, True)) == ["1", "", ""]
    assert first_cells(with_total(TABLE, 2, False)) == ["1", "2", "3"]


def test_a_first_column_that_does_not_count_is_left_alone() -> None:
    named = TextTable("b1", (TableColumn("Mã"), TableColumn("x")), (("1", "a"), ("2", "b")))
    assert first_cells(removed_row(named, 0)) == ["2"]
    odd = TextTable("b1", (TableColumn("STT"),), (("1",), ("1",)))
    assert not is_counted(odd) and first_cells(removed_row(odd, 0)) == ["1"]


def test_a_row_with_nothing_but_its_number_is_empty() -> None:
    assert is_empty_row(blank_table("b1"), 0) and not is_empty_row(TABLE, 0)


@given(tables, st.integers(0, 5), st.integers(-6, 6))
def test_moving_keeps_every_row_and_every_total(table: TextTable, at: int, by: int) -> None:
    at = min(at, len(table.rows) - 1)
    moved = moved_row(table, at, by)
    assert sorted(row[1:] for row in moved.rows) == sorted(row[1:] for row in table.rows)
    assert sorted(moved.rows[total][1] for total in moved.totals) == sorted(table.rows[total][1] for total in table.totals)


@given(tables, st.integers(0, 1), st.integers(-3, 3))
def test_a_column_moves_with_its_cells(table: TextTable, at: int, by: int) -> None:
    moved = moved_column(table, at, by)
    to = [column.title for column in moved.columns].index(table.columns[at].title)
    assert [row[to] for row in moved.rows] == [row[at] for row in table.rows]


@given(tables, st.integers(0, 2))
def test_a_column_added_and_removed_leaves_the_table_as_it_was(table: TextTable, at: int) -> None:
    assert removed_column(added_column(table, at), at) == table


def test_kinds_are_of_columns() -> None:
    assert with_kind(TABLE, 1, "number").columns[1].kind == "number" and with_kind(TABLE, 2, "text").columns[2].kind == "text"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("một\t\n\tbốn", (("một", ""), ("", "bốn"))),
        ('"dòng một\ndòng hai"\t5', (("dòng một dòng hai", "5"),)),
        ('"nói ""thật"""\t5', (('nói "thật"', "5"),)),
        ('"Một cửa" điện tử\t5', (('"Một cửa" điện tử', "5"),)),
        ('"Một cửa"\t5', (('"Một cửa"', "5"),)),
        ("  hai   chỗ trống \tx", (("hai chỗ trống", "x"),)),
    ],
)  # fmt: skip
def test_what_spreadsheets_copy_is_read_as_cells(text: str, cells: tuple[tuple[str, ...], ...]) -> None:
    assert tuple(tuple(map(plain, row)) for row in pasted_cells(text)) == cells
    assert is_cells(text)


def test_marks_in_copied_cells_are_plain_characters() -> None:
    ((first, second),) = pasted_cells("*sao*\t{x}")
    assert (plain(first), plain(second)) == ("*sao*", "{x}") and first != "*sao*"
    assert not is_cells("một ô\n")


def test_a_table_grows_for_what_is_pasted() -> None:
    grown = with_cells(TABLE, 2, 2, (("1", "2"), ("3", "4")))
    assert grown.rows[2] == ("", "Tổng", "1", "2") and grown.rows[3] == ("3", "", "3", "4") and len(grown.columns) == 4
    headed = with_cells(blank_table("b1", 1, 1), -1, 0, (("A", "B"), ("1", "2")))
    assert [column.title for column in headed.columns] == ["A", "B"] and headed.rows == (("1", "2"),)


def test_what_has_no_room_is_known_beforehand_and_left_out() -> None:
    many = tuple(("x",) for _row in range(MOST_ROWS + 5))
    wide = (tuple("x" * (MOST_COLUMNS + 3)),)
    assert not room_for(0, 0, many) and not room_for(0, 0, wide) and room_for(-1, 0, many[: MOST_ROWS + 1])
    assert len(with_cells(TABLE, 0, 0, many).rows) == MOST_ROWS
    assert len(with_cells(TABLE, 0, 1, wide).columns) == MOST_COLUMNS


@given(tables)
def test_a_table_copied_onto_another_is_the_same(table: TextTable) -> None:
    copy = with_cells(blank_table("b2", 1, 0), -1, 0, copied_cells(table))
    assert copied_cells(copy) == copied_cells(table)


def test_a_pasted_column_of_numbers_is_one() -> None:
    cells = (("TT", "Mã", "Số máy", "Ghi chú"), ("1", "001", "1.234", "5 máy"), ("2", "002", "7,5", ""))
    pasted = with_cells(blank_table("b1", 1, 0), -1, 0, cells)
    assert [column.kind for column in pasted.columns] == ["text", "text", "number", "text"]
    assert with_cells(TABLE, 0, 1, (("5",), ("6",), ("7",))).columns[1].kind == "text", "a column that said something keeps its kind"


def test_pasted_rows_are_numbered_where_the_table_counts_its_rows() -> None:
    table = TextTable("b1", (TableColumn("STT"), TableColumn("Đơn vị")), (("1", "Huế"),))
    grown = with_cells(table, 1, 1, tuple((name,) for name in ("Vinh", "Đà Nẵng", "Hà Nội")))
    assert first_cells(grown) == ["1", "2", "3", "4"]
    assert first_cells(with_cells(table, 0, 0, (("5", "Huế"), ("6", "Vinh")))) == ["5", "6"], "numbers that are pasted stay"


def test_an_unmarked_total_does_not_end_the_counting() -> None:
    table = TextTable("b1", (TableColumn("TT"), TableColumn("Đơn vị")), (("1", "Huế"), ("2", "Vinh"), ("", "Tổng cộng")))
    assert first_cells(removed_row(table, 0)) == ["1", ""]
    assert first_cells(added_row(table, 2)) == ["1", "2", "3", ""]
