"""What a search looks through: everything the paper and the tables say, with the place of each."""

from msgspec.structs import replace

from models import place as places
from models.search.passages import passages, place_words
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
