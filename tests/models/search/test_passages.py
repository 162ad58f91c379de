"""What a search looks through: everything the paper and the tables say, with the place of each."""

from msgspec.structs import replace

from models import place as places
from models.report import Annex, Item
from models.search.passages import passages, place_words
from models.text_table import TableColumn, TextTable
from tests.builders import report, sample


def test_tokens_are_read_as_the_paper_shows_them() -> None:
    texts = {passage.place: passage.text for passage in passages(sample())}
    assert texts[places.SUBJECT] == "Tình hình ứng dụng công nghệ thông tin 9 tháng đầu năm 2021"
    assert any("tổng cộng 4.733 văn bản" in text for text in texts.values())
    assert not any("{" in text or "*" in text for text in texts.values())


def test_figures_are_found_with_label_value_and_heading() -> None:
    (figure,) = [passage for passage in passages(sample()) if passage.place == places.figure("van_ban_den")]
    assert (figure.text, figure.heading[:4]) == ("Văn bản đến: 3.845 văn bản", "2.2.")


def test_cited_documents_headings_and_closing_are_among_them() -> None:
    found = {passage.place: passage for passage in passages(sample())}
    assert found[places.item("i3")].text.startswith("Kế hoạch số 424/KH-SNgV ngày 31/8/2020")
    assert found[places.item("i3")].heading == "1. Công tác chỉ đạo, điều hành"
    assert found[places.section("chi-dao")].text == "1. Công tác chỉ đạo, điều hành"
    assert found[places.CLOSING].heading == "" and place_words(places.CLOSING, "") == "Lời kết"


def test_notes_of_the_clerk_are_not() -> None:
    noted = sample().with_item(replace(sample().item("i3"), note="Hỏi lại chị Lan"))
    assert not any("chị Lan" in passage.text for passage in passages(noted))


def test_a_report_of_an_unknown_kind_is_read_as_it_stands() -> None:
    assert "Đã làm xong mọi việc." in [passage.text for passage in passages(report())]


def test_tables_are_read_row_by_row_annexes_and_bases_under_their_names() -> None:
    table = TextTable("b1", (TableColumn("TT"), TableColumn("Đơn vị")), (("1", "Huế"), ("", "{van_ban_den} văn bản")), "chiếc")
    made = replace(
        sample(),
        bases=(Item("n1", text="Căn cứ Luật Lưu trữ"),),
        tables=(table,),
        annexes=(Annex("pl1", "Biểu", (Item("a1", text="Số máy", table="b1"),)),),
    )
    found = [(passage.place, passage.heading, passage.text) for passage in passages(made)]
    assert ("item.n1", "Căn cứ", "Căn cứ Luật Lưu trữ.") in found
    assert found[-6:] == [
        ("annex.pl1.title", "Phụ lục", "BIỂU"), ("item.a1", "Phụ lục", "Số máy"), ("table.b1.unit", "Phụ lục", "chiếc"),
        ("table.b1.h0", "Phụ lục", "TT | Đơn vị"), ("table.b1.r0c0", "Phụ lục", "1 | Huế"),
        ("table.b1.r1c1", "Phụ lục", "3.845 văn bản"),
    ]  # fmt: skip
