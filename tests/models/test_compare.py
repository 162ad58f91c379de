"""What changed between two states of a report, as the clerk reads it in the history."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models import edit
from models import place as places
from models.change import Change, size_of
from models.compare import compare_reports
from models.document import compose
from models.marks import Marks
from models.place import Place
from models.report import Annex, Item, Report, Section, Signature
from models.table_shape import added_column, added_row, moved_row, removed_column, removed_row, with_kind, with_total
from models.text_table import TableColumn, TextTable, with_cell, with_title, without_row
from tests.builders import citation, report, tiny_definition, with_letterhead

WORDS = ("đã", "xử", "lý", "văn", "bản", "tập", "huấn", "công", "chức", "12", "phần", "mềm")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
ITEMS = st.lists(st.tuples(st.integers(1, 12), TEXTS, st.sampled_from(["dash", "plus"])), max_size=8, unique_by=lambda one: one[0])


def with_items(one: list[tuple[int, str, str]], other: list[tuple[int, str, str]]) -> Report:
    """A report of two sections."""
    made = [tuple(Item(f"i{id}", level, text) for id, text, level in items) for items in (one, other)]  # type: ignore[arg-type]
    return report(sections=(Section("mot", "I", "Kết quả", 1, made[0]), Section("hai", "II", "Kế hoạch", 1, made[1])))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    items = draw(ITEMS)
    cut = draw(st.integers(0, len(items)))
    return with_items(items[:cut], items[cut:])


def changes(old: Report, new: Report) -> tuple[Change, ...]:
    return compare_reports(old, new, tiny_definition())


def texts(one: Report) -> Counter[str]:
    document = compose(one, tiny_definition())
    return Counter(f"{block.mark} {block.line.text}" for block in document.blocks if block.line.place.startswith("item."))  # type: ignore[union-attr]


@given(reports())
def test_nothing_changed_in_a_report_beside_itself(one: Report) -> None:
    assert changes(one, one) == ()
    assert size_of(()).text == "không đổi"


@given(reports(), reports())
def test_the_changes_lead_from_the_old_items_to_the_new_ones(old: Report, new: Report) -> None:
    found = [change for change in changes(old, new) if change.place.startswith("item.") and change.kind != "moved"]
    gone, came = Counter(change.old for change in found if change.old), Counter(change.new for change in found if change.new)
    assert texts(old) - gone + came == texts(new)
    assert not gone - texts(old)


@given(reports(), reports())
def test_read_the_other_way_round_what_came_went(old: Report, new: Report) -> None:
    there, back = (Counter(change.kind for change in changes(*pair)) for pair in ((old, new), (new, old)))
    assert there["added"] - there["removed"] == back["removed"] - back["added"]


BASE = report("- Đã nâng cấp phần mềm quản lý.", "- Đã tập huấn cho công chức.", "- Đã xử lý {a} văn bản.", figures={"a": 12})
SECOND = places.item("i2")


def test_a_changed_word_is_named_with_its_place_and_both_texts() -> None:
    new = edit.put(BASE, SECOND, "Đã tập huấn cho cán bộ.")
    (change,) = changes(BASE, new)
    assert change == Change(SECOND, "Mục I Kết quả, ý 2", "changed", "- Đã tập huấn cho công chức.", "- Đã tập huấn cho cán bộ.")
    assert size_of((change,)).text == "2 từ"


def test_a_figure_is_named_once_although_a_sentence_shows_it() -> None:
    (change,) = changes(BASE, BASE.with_figure("a", "1.234"))
    assert (change.name, change.old, change.new, change.subject) == ("Số A", "12", "1.234", "figure")
    assert size_of((change,)).text == "1 số liệu"


def test_what_is_no_number_yet_is_shown_as_it_was_typed() -> None:
    (change,) = changes(BASE, BASE.with_figure("a", "khoảng 12"))
    assert change.new == "khoảng 12"


def test_an_item_that_changed_its_place_moved() -> None:
    first, *rest = BASE.section_items("mot")
    (change,) = changes(BASE, BASE.with_section_items("mot", (*rest, first)))
    assert (change.kind, change.name) == ("moved", "Mục I Kết quả, ý 3 (trước ở Mục I Kết quả, ý 1)")
    assert size_of((change,)).text == "1 ý chuyển chỗ"


def test_an_item_is_known_by_its_words_where_its_id_is_another() -> None:
    items = tuple(replace(item, id=f"i{at}") for at, item in enumerate(BASE.section_items("mot"), 50))
    assert changes(BASE, BASE.with_section_items("mot", items)) == ()


def test_a_section_that_went_went_with_its_items() -> None:
    whole = replace(BASE, sections=(*BASE.sections, Section("hai", "II", "Kế hoạch", 1, (Item("i9", "dash", "Mua máy."),))))
    assert [(change.kind, change.name, change.old) for change in changes(whole, BASE)] == [
        ("removed", "Đề mục", "II. KẾ HOẠCH"), ("removed", "Mục II Kế hoạch, ý 1", "- Mua máy."),
    ]  # fmt: skip


def test_a_cited_document_is_named_itself() -> None:
    old = report(citations=(citation(),))
    new = old.with_citation(replace(old.citation("c1"), number="425"))
    (change,) = changes(old, new)
    assert (change.place, change.name) == (places.citation("c1"), "Văn bản Kế hoạch số 425/KH-SNgV")
    gone = edit.remove_item(old, "v1")
    assert [change.kind for change in changes(old, gone)] == ["removed"]


@pytest.mark.parametrize(
    ("new", "name", "old_text", "new_text"),
    [
        (with_letterhead(BASE, symbol="BC-SYT"), "Ký hiệu", "BC-SNV", "BC-SYT"),
        (replace(BASE, subject="Việc {ky}"), "Trích yếu", "Công tác 9 tháng đầu năm 2021", "Việc 9 tháng đầu năm 2021"),
        (replace(BASE, closing="Hết./."), "Kết thúc", "Trên đây là báo cáo của Sở Nội vụ./.", "Hết./."),
        (replace(BASE, recipients=("Bộ Nội vụ", "Sở Y tế", "Lưu: VT")), "Nơi nhận, dòng 2", "", "Sở Y tế"),
        (replace(BASE, recipients=("Lưu: VT",)), "Nơi nhận, dòng 1", "Bộ Nội vụ", ""),
        (replace(BASE, signature=replace(BASE.signature, name="Trần Bình")), "Họ tên người ký", "Nguyễn Văn An", "Trần Bình"),
        (edit.put(BASE, places.note(SECOND), "Hỏi lại"), "Ghi chú của ý", "", "Hỏi lại"),
        (edit.put(BASE, SECOND, "Đã *tập huấn* cho công chức."), "Mục I Kết quả, ý 2, kiểu chữ hoặc số liệu chèn",
         "Đã tập huấn cho công chức.", "Đã *tập huấn* cho công chức."),
        (replace(BASE, cosignature=Signature("", "GIÁM ĐỐC", "")), "Chức vụ người ký (người ký thứ hai)", "", "GIÁM ĐỐC"),
        (replace(BASE, signature=replace(BASE.signature, post="Chủ tịch")), "Chức vụ khác của người ký", "", "Chủ tịch"),
        (replace(BASE, marks=Marks(urgency="KHẨN")), "Độ khẩn", "", "KHẨN"),
        (replace(BASE, bases=(Item("k1", "paragraph", "Căn cứ Luật Lưu trữ"),)), "Căn cứ thứ 1", "", "Căn cứ Luật Lưu trữ."),
        (replace(BASE, annexes=(Annex("pl1", "Danh sách"),)), "Phụ lục", "", "Danh sách"),
        (BASE.with_paper(replace(BASE.paper, body_size=13)), "Trang giấy: Cỡ chữ nội dung", "14 pt", "13 pt"),
        (replace(BASE, marks=replace(BASE.marks, urgency="KHẨN")), "Độ khẩn", "", "KHẨN"),
        (replace(BASE, marks=replace(BASE.marks, circulation="LƯU HÀNH NỘI BỘ")), "Phạm vi lưu hành", "", "LƯU HÀNH NỘI BỘ"),
        (replace(BASE, marks=replace(BASE.marks, drafter="PL.(3)")), "Ký hiệu người soạn thảo", "", "PL.(3)"),
        (replace(BASE, marks=replace(BASE.marks, address=("Số 1",))), "Địa chỉ, dòng 1", "", "Số 1"),
        (replace(BASE, cosignature=Signature(name="Trần Bình")), "Họ tên người ký (người ký thứ hai)", "", "Trần Bình"),
        (replace(BASE, signature=replace(BASE.signature, post="TRƯỞNG BAN")), "Chức vụ khác của người ký", "", "TRƯỞNG BAN"),
        (with_letterhead(BASE, issuer_in_text="Sở Nội Vụ"), "Tên cơ quan khi viết trong câu", "", "Sở Nội Vụ"),
        (replace(BASE, bases=(Item("n1", text="Căn cứ Luật"),)), "Căn cứ thứ 1", "", "Căn cứ Luật."),
        (replace(BASE, period="2021-Q1"), "Kỳ báo cáo", "9 tháng đầu năm 2021", "Quý I năm 2021"),
    ],
)  # fmt: skip
def test_every_part_of_a_report_has_a_name(new: Report, name: str, old_text: str, new_text: str) -> None:
    assert [(change.name, change.old, change.new) for change in changes(BASE, new)] == [(name, old_text, new_text)]


def test_a_table_is_compared_row_by_row_and_figures_in_it_are_named_once() -> None:
    table = TextTable("b1", (TableColumn("TT"), TableColumn("Số")), (("1", "{a}"), ("2", "Phòng Hành chính"), ("3", "Phòng Lãnh sự")))
    shown = replace(BASE, tables=(table,), annexes=(Annex("pl1", "", (Item("k1", table="b1"),)),))
    rewritten = replace(shown.with_figure("a", 13), tables=(with_cell(without_row(table, 1), 1, 1, "Phòng Lãnh sự mới"),))
    assert [(change.name, change.kind, change.old, change.new) for change in changes(shown, rewritten) if change.subject == "words"] == [
        ("Bảng “TT, Số”, dòng 2", "removed", "2 | Phòng Hành chính", ""),
        ("Bảng “TT, Số”, dòng 2, cột “Số”", "changed", "Phòng Lãnh sự", "Phòng Lãnh sự mới"),
    ]
    came = [change for change in changes(BASE, shown) if change.name == "Bảng “TT, Số”"]
    assert [change.new.count("\n") for change in came] == [3], "a new table is one change"


def test_thousands_of_items_are_matched() -> None:
    long = [(at, f"Đã xử lý xong việc thứ {at} của phòng {at % 7}", "dash") for at in range(1, 3001)]
    shifted = [(id + 1, text, level) for id, text, level in long[100:]] + [(9000, "Hoàn toàn mới", "dash")]
    kinds = Counter(change.kind for change in changes(with_items(long, []), with_items(shifted, [])))
    assert kinds == {"removed": 100, "added": 1}
    assert Place("item.i1") in {change.place for change in changes(with_items(long, []), with_items(shifted, []))}


TABLE = TextTable(
    "b1", (TableColumn("TT"), TableColumn("Đơn vị"), TableColumn("Số máy", "number")),
    (("1", "Huế", "5"), ("2", "Đà Nẵng", "{a}"), ("3", "Hội An", "9")),
)  # fmt: skip
TABLED = BASE.with_section_items("mot", (*BASE.section_items("mot"), Item("i9", text="Máy móc", table="b1"))).with_table(TABLE)


def in_table(table: TextTable) -> list[tuple[str, str, str, str]]:
    """What is said when the table became another."""
    return [(change.kind, change.name, change.old, change.new) for change in changes(TABLED, TABLED.with_table(table))]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (with_cell(TABLE, 2, 2, "10"), [("changed", "Bảng “Máy móc”, dòng 3, cột “Số máy”", "9", "10")]),
        (with_cell(TABLE, 1, 2, "{a} máy"), [("changed", "Bảng “Máy móc”, dòng 2, cột “Số máy”", "12", "12 máy")]),
        (with_cell(TABLE, 1, 2, "12"), [
            ("changed", "Bảng “Máy móc”, dòng 2, cột “Số máy”, kiểu chữ hoặc số liệu chèn", "{a}", "12")]),
        (with_title(TABLE, 2, "Số máy in"), [("changed", "Bảng “Máy móc”, tên cột 3", "Số máy", "Số máy in")]),
        (with_title(TABLE, 2, "Khác hẳn"), [("changed", "Bảng “Máy móc”, tên cột 3", "Số máy", "Khác hẳn")]),
        (removed_row(TABLE, 0), [("removed", "Bảng “Máy móc”, dòng 1", "1 | Huế | 5", "")]),
        (with_cell(added_row(TABLE, 1), 1, 1, "Vinh"), [("added", "Bảng “Máy móc”, dòng 2", "", "2 | Vinh | ")]),
        (removed_column(TABLE, 1), [("removed", "Bảng “Máy móc”, tên cột 2", "Đơn vị", "")]),
        (with_title(added_column(TABLE, 1), 1, "Tỉnh"), [("added", "Bảng “Máy móc”, tên cột 2", "", "Tỉnh")]),
        (added_column(TABLE, 3), [("added", "Bảng “Máy móc”, tên cột 4", "", "(cột chưa có tên)")]),
        (replace(TABLE, unit="chiếc"), [("added", "Bảng “Máy móc”, đơn vị tính", "", "chiếc")]),
        (with_kind(TABLE, 1, "number"), [("changed", "Bảng “Máy móc”, cột 2: cột số", "không", "có")]),
        (replace(TABLE, landscape=True), [("changed", "Bảng “Máy móc”: trang nằm ngang", "không", "có")]),
    ],
)  # fmt: skip
def test_what_changed_in_a_table_is_named_cell_by_cell(table: TextTable, expected: list[tuple[str, str, str, str]]) -> None:
    assert in_table(table) == expected


def test_a_total_is_named_with_its_row() -> None:
    assert in_table(with_total(replace(TABLE, columns=(TableColumn("Mã"), *TABLE.columns[1:])), 2, True))[-1] == (
        "changed", "Bảng “Máy móc”, dòng 3: dòng tổng", "không", "có",
    )  # fmt: skip


def test_a_figure_in_a_cell_is_named_once() -> None:
    assert [change.place for change in changes(TABLED, TABLED.with_figure("a", 13))] == ["figure.a"]


def test_a_row_that_moved_went_and_came() -> None:
    assert [kind for kind, _name, _old, _new in in_table(moved_row(TABLE, 0, 2))] in (["removed", "added"], ["added", "removed"])


def test_a_table_that_came_is_named_by_what_stands_above_it() -> None:
    found = changes(BASE, TABLED)
    whole = "TT | Đơn vị | Số máy\n1 | Huế | 5\n2 | Đà Nẵng | 12\n3 | Hội An | 9"
    assert ("Bảng “Máy móc”", whole) in [(change.name, change.new) for change in found]
    assert "removed" in {change.kind for change in changes(TABLED, BASE)}


def test_long_tables_are_compared_row_by_row() -> None:
    rows = tuple((str(at + 1), f"Đơn vị {at}", str(at)) for at in range(2000))
    long = replace(TABLE, rows=rows)
    assert in_table(long)[-1][0] == "added"
    old = TABLED.with_table(long)
    new = old.with_table(removed_row(with_cell(long, 1999, 2, "x"), 1000))
    found = changes(old, new)
    assert [(change.kind, change.name) for change in found] == [
        ("removed", "Bảng “Máy móc”, dòng 1001"), ("changed", "Bảng “Máy móc”, dòng 1999, cột “Số máy”"),
    ]  # fmt: skip


ANNEXED = replace(BASE, annexes=(Annex("pl1", "Biểu", (Item("a1", "dash", "Một."),)), Annex("pl2", "Danh mục", (Item("a2", text="Hai."),))))


@pytest.mark.parametrize(
    ("annexes", "expected"),
    [
        ((replace(ANNEXED.annexes[0], title="Biểu mới"), ANNEXED.annexes[1]), [("changed", "Phụ lục I, tên phụ lục", "Biểu", "Biểu mới")]),
        ((replace(ANNEXED.annexes[0], landscape=True), ANNEXED.annexes[1]), [("changed", "Phụ lục I: trang nằm ngang", "không", "có")]),
        ((ANNEXED.annexes[0], replace(ANNEXED.annexes[1], figures=True)),
         [("changed", "Phụ lục II: kèm bảng tổng hợp số liệu", "không", "có")]),
        ((replace(ANNEXED.annexes[0], items=(Item("a1", "dash", "Một rưỡi."),)), ANNEXED.annexes[1]),
         [("changed", "Phụ lục I, ý 1", "- Một.", "- Một rưỡi.")]),
        (ANNEXED.annexes[:1], [("removed", "Phụ lục II", "Danh mục", ""), ("removed", "Phụ lục II, ý 1", "Hai.", "")]),
    ],
)  # fmt: skip
def test_what_changed_in_annexes_is_named(annexes: tuple[Annex, ...], expected: list[tuple[str, str, str, str]]) -> None:
    found = changes(ANNEXED, replace(ANNEXED, annexes=annexes))
    assert [(change.kind, change.name, change.old, change.new) for change in found] == expected


def test_annexes_that_changed_places_moved() -> None:
    found = changes(ANNEXED, replace(ANNEXED, annexes=ANNEXED.annexes[::-1]))
    assert {(change.kind, change.place) for change in found if change.place.startswith("annex")} == {
        ("moved", "annex.pl1"),
        ("moved", "annex.pl2"),
    }
