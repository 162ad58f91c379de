"""Word files with căn cứ, tables, annexes, stamps and two signers on their way back."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as WordDocument
from msgspec.structs import replace

from exporters.docx import render_docx
from models import edit
from models.carried import outgoing
from models.definition import definition_for
from models.document import compose
from models.interchange import read_file
from models.marks import Marks
from models.place import Place
from models.prior import Earlier
from models.report import Annex, Item, Report, Signature
from models.text_table import TableColumn, TextTable
from tests.builders import SAMPLE, sample
from tests.importers.test_returned import after, back, before, say, sent

TABLE = TextTable(
    "b1",
    (TableColumn("TT"), TableColumn("Đơn vị"), TableColumn("Hồ sơ {ky}", "number")),
    (("1", "Sở Y tế", "1.203"), ("2", "Sở Nội vụ", "417"), ("3", "Sở Tư pháp", ""), ("", "Tổng", "{van_ban_den}")),
    "Đơn vị tính: hồ sơ",
    (3,),
)
OTHER = replace(TABLE, id="b2", unit="", rows=(("1", "Trạm bơm", "12"), ("2", "Hồ chứa", "7")), totals=())


def full() -> Report:
    """The sample with one of everything."""
    one = sample()
    section = one.sections[1].id
    shown = Item("t1", "paragraph", "Bảng 1. Hồ sơ đã nhận", table="b1")
    one = edit.insert_item(one, section, 1, shown)
    return replace(
        one,
        bases=(Item("k1", "paragraph", "Căn cứ Nghị định số 09/2019/NĐ-CP;"), Item("k2", "paragraph", "Căn cứ Kế hoạch năm {nam}")),
        tables=(TABLE, OTHER),
        annexes=(
            Annex("pl1", "Danh sách công trình", (Item("p1", "dash", "Công trình thủy lợi."), Item("t2", "paragraph", "", table="b2"))),
            Annex("pl2", "", (), figures=True),
        ),
        marks=Marks("KHẨN", "LƯU HÀNH NỘI BỘ", "PL.(300)", ("Số 1 Hùng Vương",)),
        signature=replace(one.signature, post="Chủ tịch Hội đồng"),
        cosignature=Signature("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Hòa"),
    )


def imported(report: Report, *items: str) -> Report:
    """The report with items that wait to be looked at."""
    for id in items:
        report = report.with_item(replace(report.item(id), origin="imported", review=True))
    return report


def test_everything_comes_back_as_it_went(tmp_path: Path) -> None:
    assert back(sent(tmp_path, full())).report == full()


@pytest.mark.parametrize("path", sorted((SAMPLE.parent / "pages").glob("*.json")), ids=lambda path: path.stem)
def test_every_sample_page_comes_back_as_it_went(tmp_path: Path, path: Path) -> None:
    one = read_file(path)
    returned = back(sent(tmp_path, one))
    assert (returned.report, returned.carried, returned.unread) == (outgoing(one), outgoing(one), ())


def test_the_table_of_figures_beside_earlier_periods_is_no_change(tmp_path: Path) -> None:
    """The file shows what the store knew of earlier periods when it was made."""
    earlier = Earlier(prior=replace(full(), period="2021-H1").with_figure("van_ban_den", "2517,5"))
    path = tmp_path / "x.docx"
    path.write_bytes(render_docx(compose(full(), definition_for(full()), earlier), carried=full()))
    returned = back(path)
    assert (returned.report, returned.unread) == (full(), ())


@pytest.mark.parametrize(
    ("old", "new", "place", "text", "items"),
    [
        ("Nghị định số 09", "Nghị định số 10", "item.k1", "Căn cứ Nghị định số 10/2019/NĐ-CP;", ("k1",)),
        ("Căn cứ Kế hoạch", "Căn cứ Chương trình", "item.k2", "Căn cứ Chương trình năm {nam}", ("k2",)),
        ("Hồ sơ đã nhận", "Hồ sơ đã trả", "item.t1", "Bảng 1. Hồ sơ đã trả", ("t1",)),
        ("Đơn vị tính: hồ sơ", "Đơn vị tính: bộ", "table.b1.unit", "Đơn vị tính: bộ", ("t1",)),
        ("Sở Nội vụ", "Sở Ngoại vụ", "table.b1.r1c1", "Sở Ngoại vụ", ("t1",)),
        ("417", "418", "table.b1.r1c2", "418", ("t1",)),
        ("Hồ sơ 9 tháng", "Số hồ sơ 9 tháng", "table.b1.h2", "Số hồ sơ {ky}", ("t1",)),
        ("Trạm bơm", "Cống", "table.b2.r0c1", "Cống", ("t2",)),
        ("DANH SÁCH CÔNG TRÌNH", "DANH MỤC CÔNG TRÌNH", "annex.pl1.title", "Danh MỤC công trình", ()),
        ("thủy lợi", "cấp nước", "item.p1", "Công trình cấp nước.", ("p1",)),
        ("Trần Thị Hòa", "Lê Văn Bình", "cosignature.name", "Lê Văn Bình", ()),
        ("PHÓ GIÁM ĐỐC", "PHÓ CHÁNH VĂN PHÒNG", "cosignature.title", "PHÓ CHÁNH VĂN PHÒNG", ()),
        ("Nguyễn Viết Vy", "Lê Văn Bình", "signature.name", "Lê Văn Bình", ()),
        ("Chủ tịch Hội đồng", "Phó Chủ tịch Hội đồng", "signature.post", "Phó Chủ tịch Hội đồng", ()),
    ],
)  # fmt: skip
def test_a_change_comes_back_at_its_place_alone(tmp_path: Path, old: str, new: str, place: str, text: str, items: tuple[str, ...]) -> None:
    one = only_once(old)
    returned = after(tmp_path, one, lambda word: say(word, old, new))
    assert returned.report == imported(edit.put(one, Place(place), text), *items)
    assert returned.changes


def only_once(words: str) -> Report:
    """The report; where words stand in both tables, without the other one's heading."""
    if words != "Hồ sơ 9 tháng":
        return full()
    columns = (*OTHER.columns[:2], TableColumn("Số lượng", "number"))
    return full().with_table(replace(OTHER, columns=columns))


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        ("KHẨN", "HỎA TỐC", {"urgency": "HỎA TỐC"}),
        ("LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI", {"circulation": "XEM XONG TRẢ LẠI"}),
        ("PL.(300)", "PL.(200)", {"drafter": "PL.(200)"}),
    ],
)
def test_stamps_and_the_drafters_mark_come_back(tmp_path: Path, old: str, new: str, marks: dict[str, Any]) -> None:
    returned = after(tmp_path, full(), lambda word: say(word, old, new))
    assert returned.report == replace(full(), marks=replace(full().marks, **marks))


def test_a_stamp_that_the_decree_does_not_know_is_told(tmp_path: Path) -> None:
    returned = after(tmp_path, full(), lambda word: say(word, "KHẨN", "RẤT GẤP"))
    assert returned.report == full()
    assert [line.split(": ")[1] for line in returned.unread] == ["RẤT GẤP"]


def data_table(word: WordDocument, words: str) -> Any:
    return next(table for table in word.tables if any(cell.text == words for row in table.rows for cell in row.cells))


def with_a_row(word: WordDocument) -> None:
    table = data_table(word, "Sở Nội vụ")
    row = table.add_row()
    table.rows[2]._tr.addnext(row._tr)
    for cell, text in zip(row.cells, ("3", "Sở Công Thương", "9"), strict=True):
        cell.text = text


def without_a_row(word: WordDocument) -> None:
    row = data_table(word, "Sở Nội vụ").rows[1]._tr
    row.getparent().remove(row)


def with_a_column(word: WordDocument) -> None:
    table = data_table(word, "Sở Nội vụ")
    for row, text in zip(table.rows, ("Ghi chú", "a", "b", "c", "d"), strict=True):
        new = row.cells[0]._tc
        copied = deepcopy(new)
        row.cells[-1]._tc.addnext(copied)
        row.cells[-1].text = text


ROW = (*TABLE.rows[:2], ("3", "Sở Công Thương", "9"), ("4", *TABLE.rows[2][1:]), TABLE.rows[3])
LESS = (("1", *TABLE.rows[1][1:]), ("2", *TABLE.rows[2][1:]), TABLE.rows[3])
COLUMN = tuple((*row, text) for row, text in zip(TABLE.rows, "abcd", strict=True))


@pytest.mark.parametrize(
    ("act", "wanted"),
    [
        (with_a_row, replace(TABLE, rows=ROW, totals=(4,))),
        (without_a_row, replace(TABLE, rows=LESS, totals=(2,))),
        (with_a_column, replace(TABLE, columns=(*TABLE.columns, TableColumn("Ghi chú")), rows=COLUMN)),
    ],
)
def test_rows_and_columns_come_and_go(tmp_path: Path, act: Callable[[WordDocument], None], wanted: TextTable) -> None:
    assert after(tmp_path, full(), act).report == imported(full().with_table(wanted), "t1")


def test_a_table_that_was_put_in_is_a_table_of_the_report(tmp_path: Path) -> None:
    def act(word: WordDocument) -> None:
        target = next(each for each in word.paragraphs if "Rà soát hiện trạng" in each.text)
        table = word.add_table(3, 2)
        target._p.addprevious(table._tbl)
        for row, texts in zip(table.rows, (("Năm", "Máy"), ("2020", "30"), ("2021", "35")), strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    returned = after(tmp_path, full(), act)
    (new,) = [table for table in returned.report.tables if table.id not in ("b1", "b2")]
    assert [column.title for column in new.columns] == ["Năm", "Máy"] and new.rows == (("2020", "30"), ("2021", "35"))
    (shown,) = [item for _list, item in returned.report.items() if item.table == new.id]
    items = returned.report.section_items(returned.report.section_of(shown.id))
    at = items.index(shown)
    assert shown.review and items[at + 1].text.startswith("Rà soát hiện trạng")


def test_a_table_that_was_taken_out_is_gone(tmp_path: Path) -> None:
    def act(word: WordDocument) -> None:
        found = data_table(word, "Trạm bơm")._tbl
        found.getparent().remove(found)

    returned = after(tmp_path, full(), act)
    assert returned.report == replace(edit.remove_item(full(), "t2"), tables=(TABLE,))


def test_a_number_of_the_table_of_figures_is_the_figures(tmp_path: Path) -> None:
    one = replace(full(), tables=(replace(TABLE, rows=TABLE.rows[:3], totals=()), OTHER))
    returned = after(tmp_path, one, lambda word: say(word, "3.845", "3.900"))
    value = returned.report.figure("van_ban_den")
    assert (value.value, value.origin, value.review) == (3900, "imported", True)
    assert returned.unread == ()


def test_new_lines_are_can_cu_and_new_annexes(tmp_path: Path) -> None:
    def act(word: WordDocument) -> None:
        before(word, "Căn cứ Kế hoạch", "Căn cứ Luật Lưu trữ;")
        before(word, "Phụ lục II", "- Nguyễn Văn An.")
        before(word, "- Nguyễn Văn An.", "DANH SÁCH CÁN BỘ").runs[0].bold = True
        before(word, "DANH SÁCH CÁN BỘ", "Phụ lục III")

    returned = after(tmp_path, full(), act)
    assert [item.text for item in returned.report.bases][1] == "Căn cứ Luật Lưu trữ"
    titles = [(annex.title, [item.text for item in annex.items if item.text]) for annex in returned.report.annexes]
    assert ("DANH SÁCH CÁN BỘ", ["Nguyễn Văn An."]) in titles


def test_an_annex_that_was_taken_out_is_gone(tmp_path: Path) -> None:
    def act(word: WordDocument) -> None:
        body = word.element.body
        first, second = (next(each._p for each in word.paragraphs if each.text == words) for words in ("Phụ lục I", "Phụ lục II"))
        for element in list(body)[body.index(first) : body.index(second)]:
            body.remove(element)

    returned = after(tmp_path, full(), act)
    assert [annex.id for annex in returned.report.annexes] == ["pl2"]
    assert [table.id for table in returned.report.tables] == ["b1"]
