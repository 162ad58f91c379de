"""Tables that were typed: rows whose cells stand apart by tabs or bars are a table, whatever stands around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.lines import SourceLine, source_line
from importers.typed_tables import with_typed_tables
from models.text import Words


def lines(*texts: str) -> tuple[SourceLine, ...]:
    return tuple(line for text in texts if (line := source_line([Words(text)])) is not None)


def laid(*texts: str) -> list[str | tuple[int, int, int, str]]:
    """A line outside of tables by its words, a cell by its table, row and column."""
    found = lines(*texts)
    return [
        (line.table, line.row, line.column, line.words) if line.table else line.words for line in with_typed_tables(found, 0, len(found))
    ]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Đơn vị\tSố đơn", "Sở Y tế\t12"), [(1, 1, 1, "Đơn vị"), (1, 1, 2, "Số đơn"), (1, 2, 1, "Sở Y tế"), (1, 2, 2, "12")]),
        (("| Đơn vị | Số |", "|---|---|", "| Xã A | 3 |"), [(1, 1, 1, "Đơn vị"), (1, 1, 2, "Số"), (1, 2, 1, "Xã A"), (1, 2, 2, "3")]),
        (("Một\tdòng có tab.",), ["Một dòng có tab."]),
        (("Kết quả:", "A\t1", "B\t2", "Rồi."), ["Kết quả:", (1, 1, 1, "A"), (1, 1, 2, "1"), (1, 2, 1, "B"), (1, 2, 2, "2"), "Rồi."]),
        (("A\t1", "B\t2", "Rồi.", "C\t3", "D\t4"), [(1, 1, 1, "A"), (1, 1, 2, "1"), (1, 2, 1, "B"), (1, 2, 2, "2"), "Rồi.",
                                                  (2, 1, 1, "C"), (2, 1, 2, "3"), (2, 2, 1, "D"), (2, 2, 2, "4")]),
        (("TT\tTên\tSố", "1\tXã A\t5", "Tổng cộng\t5"), [(1, 1, 1, "TT"), (1, 1, 2, "Tên"), (1, 1, 3, "Số"), (1, 2, 1, "1"),
                                                        (1, 2, 2, "Xã A"), (1, 2, 3, "5"), (1, 3, 2, "Tổng cộng"), (1, 3, 3, "5")]),
        (("Hẹp\t1", "TT\tTên\tSố", "1\tXã A\t5"), ["Hẹp 1", (1, 1, 1, "TT"), (1, 1, 2, "Tên"), (1, 1, 3, "Số"), (1, 2, 1, "1"),
                                                  (1, 2, 2, "Xã A"), (1, 2, 3, "5")]),
    ],
    ids=["tabs", "bars with a rule", "one row is none", "between sentences", "two tables", "a total alone", "a narrow line above"],
)  # fmt: skip
def test_rows_that_follow_one_another_are_a_table(texts: tuple[str, ...], found: list[str | tuple[int, int, int, str]]) -> None:
    assert laid(*texts) == found


@given(st.lists(st.lists(st.sampled_from(["Xã A", "12", "Tổng cộng", ""]), min_size=1, max_size=5).map("\t".join), max_size=12))
def test_no_word_and_no_line_of_a_table_is_lost(texts: list[str]) -> None:
    found = lines(*texts)
    made = with_typed_tables(found, 0, len(found))
    assert [word for line in made for word in line.words.split()] == [word for line in found for word in line.words.split()]
    assert {id(piece) for line in made for piece in line.parts or (line,)} == {id(line) for line in found}


@given(st.lists(st.lists(st.sampled_from(["Xã A", "12"]), min_size=1, max_size=5).map("\t".join), max_size=12))
def test_every_cell_of_a_table_has_a_place_of_its_own(texts: list[str]) -> None:
    found = lines(*texts)
    cells = [(line.table, line.cell) for line in with_typed_tables(found, 0, len(found)) if line.table]
    assert len(cells) == len(set(cells))


def test_thousands_of_lines_with_tabs_above_a_wider_one_are_looked_at_once() -> None:
    """They took minutes: each line began a table anew, whose widest row was looked for at each of its rows."""
    found = lines(*(f"việc {number}\txong" for number in range(20_000)), "a\tb\tc")
    assert not any(line.table for line in with_typed_tables(found, 0, len(found)))
