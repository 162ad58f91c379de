"""Annexes and tables put in, moved, taken out."""

import json

import pytest
from msgspec.structs import replace

from models.annex_edits import add_annex, move_annex, remove_annex
from models.annexes import idle_item
from models.edit import remove_item
from models.errors import BadReport
from models.interchange import decode, encode
from models.item_tables import append_table, insert_table, table_of, take_table
from models.items import add_citation, add_item, bring_back, merge_item
from models.report import BASES, Annex, Item, Report
from models.text_table import TableColumn, TextTable, with_cell
from tests.builders import citation, report


def with_two_annexes() -> Report:
    return add_annex(add_annex(report("Một.")))


def test_annexes_have_ids_of_their_own_and_keep_them_when_moved() -> None:
    made = with_two_annexes()
    assert [annex.id for annex in made.annexes] == ["pl1", "pl2"]
    assert [annex.id for annex in move_annex(made, "pl2", -5).annexes] == ["pl2", "pl1"]
    assert move_annex(made, "pl1", -1) == made


def test_with_an_annex_go_its_documents_and_tables_but_not_those_that_others_show() -> None:
    made = append_table(with_two_annexes(), "pl1")
    shown_twice = replace(made.annex("pl1").items[-1], id="i99")
    cited = Item("i100", citation="c1")
    made = replace(made, citations=(citation(),)).with_section_items("pl1", (*made.annex("pl1").items, cited))
    assert remove_annex(made, "pl1").tables == () == remove_annex(made, "pl1").citations
    assert remove_annex(made.with_section_items("pl2", (shown_twice,)), "pl1").tables == made.tables


def test_a_table_stands_behind_the_item_in_hand_and_in_the_place_of_an_empty_one() -> None:
    made = insert_table(report("- Như sau:", "- Hai."), "i1")
    assert [(item.text, item.table) for item in made.section_items("mot")] == [("Như sau:", None), ("", "b1"), ("Hai.", None)]
    assert made.section_items("mot")[1].level == "paragraph", "what stands above a table bears no mark"
    own = insert_table(report("- ", "- Hai."), "i1")
    assert [item.table for item in own.section_items("mot")] == ["b1", None]
    again = insert_table(own, "i1")
    assert [item.table for item in again.section_items("mot")] == ["b1", "b2", None]
    assert take_table(again, "i1").tables == again.tables[1:]
    assert remove_item(again, again.section_items("mot")[1].id) == own


def test_a_new_annex_is_empty_and_a_table_goes_into_its_empty_last_item() -> None:
    made = add_annex(report("Một."))
    assert made.annex("pl1").items == ()
    begun = add_item(made, "pl1", 0, "paragraph")
    assert [item.table for item in append_table(begun, "pl1").annex("pl1").items] == ["b1"]


def test_an_empty_paragraph_beside_the_figures_or_a_table_is_idle_and_beside_words_it_is_not() -> None:
    empty, table, words = Item("a1"), Item("a2", table="b1"), Item("a3", text="x")
    cases = [(False, (empty,)), (True, (empty,)), (False, (empty, table)), (False, (empty, table, words)), (True, (empty, words))]
    assert [idle_item(Annex("pl1", figures=figures, items=items)) for figures, items in cases] == ["", "a1", "a1", "", ""]


def test_what_stands_above_a_table_is_never_joined_to_a_sentence() -> None:
    made = insert_table(report("- Một", "- Hai"), "i1")
    for item in made.section_items("mot"):
        assert merge_item(made, item.id) == made


def with_own_table(text: str) -> Report:
    """A report whose one item is a table, with a text above it."""
    made = insert_table(report("- "), "i1")
    return made.with_item(replace(made.item("i1"), text=text))


def test_an_item_brought_back_brings_its_table() -> None:
    old = with_own_table("Bảng 1.")
    old = old.with_table(with_cell(old.tables[0], 0, 1, "máy in"))
    now = with_own_table("Bảng khác")
    made = bring_back(now, "mot", old.item("i1"), old)
    table = table_of(made, made.section_items("mot")[-1])
    assert table is not None and table.id == "b2" and table.rows == old.tables[0].rows


def test_a_document_among_the_bases_is_a_paragraph() -> None:
    assert add_citation(report(), BASES, 0).bases[0].level == "paragraph"


def test_the_id_of_a_document_that_a_cell_still_mentions_is_not_given_again() -> None:
    table = TextTable("b1", (TableColumn("Theo {c7}"),), (("theo {c9}",),), unit="{c8}")
    assert replace(report(), tables=(table,)).fresh_citation_id() == "c10"


def test_every_text_of_a_report_is_told_and_changed() -> None:
    table = TextTable("b1", (TableColumn("h"),), (("ô",),), unit="đv")
    made = replace(
        report("- ý"), tables=(table,), annexes=(Annex("pl1", "phụ", (Item("x", text="trong"),)),), bases=(Item("y", text="căn"),)
    )
    assert {"h", "ô", "đv", "phụ", "trong", "căn", "ý"} <= set(made.texts())
    assert sorted(made.with_texts(str.upper).texts()) == sorted(text.upper() for text in made.texts())


@pytest.mark.parametrize("count", [{"rows": [["x"]] * 2001}, {"rows": [["x"] * 41]}])
def test_a_table_is_never_cut_but_refused_in_a_sentence(count: dict[str, object]) -> None:
    content = json.loads(encode(report())) | {"tables": [{"columns": ["A"], **count}]}
    with pytest.raises(BadReport, match=r"bảng thứ 1 có \d+ dòng, \d+ cột; .* hãy chia bảng hoặc để ở tệp Excel"):
        decode(json.dumps(content).encode())


def test_ids_of_absurd_length_are_nobody_s_number() -> None:
    long = "b" + "9" * 5000
    assert replace(report(), tables=(TextTable(long),)).fresh_table_id() == "b1"
    annexes = [{"title": "Mới"}, {"id": "pl1", "title": "Cũ"}]
    read = decode(json.dumps(json.loads(encode(report())) | {"annexes": annexes}).encode())
    assert [(annex.id, annex.title) for annex in read.annexes] == [("pl2", "Mới"), ("pl1", "Cũ")]


def test_what_people_write_of_tables_and_marks_is_read_as_far_as_it_can_be() -> None:
    written = {
        "tables": [
            {"columns": ["TT", {"title": "Số", "kind": "sum", "share": 10**400}], "rows": [[1, 3845.5], [2]], "totals": ["x", 1, 99]}
        ],
        "marks": {"urgency": "hoả tốc", "drafter": 5, "address": {"so": 1}},
    }
    read = decode(json.dumps(json.loads(encode(report())) | written).encode())
    (table,) = read.tables
    assert table.columns[1] == TableColumn("Số") and table.rows == (("1", "3.845,5"), ("2", "")) and table.totals == (1,)
    assert (read.marks.urgency, read.marks.drafter, read.marks.address) == ("HỎA TỐC", "5", ())
