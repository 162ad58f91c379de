"""Looking things up in all reports: the start page's search, the register of cited documents, offers while citing."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget

from models import edit
from models import place as places
from models.items import add_citation
from models.report import Report
from tests.builders import sample
from tests.ui.desks import desk_with, field, key, settled, until, when_asked
from tests.ui.typing_keys import WAYS, press, type_text
from ui import lookup
from ui.desk import Desk
from ui.dialogs.register_dialog import RegisterDialog
from ui.fields.choice_list import ChoiceList
from ui.fields.line_field import LineField
from ui.fields.rich_field import RichField
from ui.start.passage_list import PassageList
from ui.window import Window


def saying(period: str, text: str) -> Report:
    return edit.put(replace(sample(), period=period), places.item("i2"), text)


def shown(passages: PassageList) -> list[str]:
    model = passages.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def words(window: Window) -> str:
    return " ".join(label.text() for label in window.start_page.findChildren(QLabel) if label.isVisible())


# -------------------------------------------------------------------- search


NINE = "9 tháng đầu năm 2021, Tình hình ứng dụng công nghệ thông tin"


@pytest.mark.parametrize("way", WAYS)
def test_what_reports_say_is_found_as_it_is_typed_and_enter_goes_there(window: Window, way) -> None:
    for period in ("2020-9T", "2021-9T"):
        window.store.save_draft(saying(period, "Lắp đặt camera giám sát"))
    window.show_start()
    page = window.start_page
    page.search.setFocus()
    way(page.search, "đặt camera")
    until(lambda: len(shown(page.passages)) == 2)
    assert shown(page.passages)[0].startswith(f"{NINE} · đang soạn thảo · 1. Công tác chỉ đạo, điều hành: Lắp đặt camera")
    assert "2 chỗ trong nội dung các báo cáo" in words(window) and not page.list.isVisible()
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    assert window.desk is not None and window.desk.session.report.name == "cntt/2020-9T"
    assert window.desk.place() == places.item("i2")


def test_a_quoted_phrase_finds_names_and_passages(window: Window) -> None:
    window.store.save_draft(sample())
    window.show_start()
    window.lookup.search('"9 tháng đầu"')
    page = window.start_page
    until(lambda: shown(page.passages) and page.list.isVisible())
    assert page.list.model().rowCount() == 1 and "Tìm thấy 1 báo cáo" in words(window)


def test_the_hit_is_bold_and_markup_of_others_is_only_text(window: Window) -> None:
    window.store.save_draft(saying("2021-9T", "Dùng <b>thẻ</b> & camera"))
    window.show_start()
    window.lookup.search("camera")
    passages = window.start_page.passages
    until(lambda: shown(passages))
    assert passages.model().index(0, 0).data(Qt.ItemDataRole.UserRole).endswith("Dùng &lt;b&gt;thẻ&lt;/b&gt; &amp; <b>camera</b></div>")


def test_nothing_found_is_said_once_and_an_empty_search_shows_the_start_again(window: Window) -> None:
    window.store.save_draft(sample())
    window.show_start()
    window.lookup.search('xyzzy "')
    until(lambda: 'Không có báo cáo nào khớp “xyzzy "”' in words(window))
    assert "nói đến" not in words(window) and not window.start_page.passages.isVisible()
    window.lookup.search("")
    until(lambda: "Làm gần đây" in words(window))
    assert window.start_page.due.isVisible()


def test_while_a_big_book_is_read_for_the_first_time_the_page_says_how_much_is_left(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "STEP", 1)
    for year in range(2010, 2016):
        window.store.save_draft(saying(f"{year}-Y", "Lắp đặt camera"))
    window.show_start()
    heard: list[tuple[int, int]] = []
    window.lookup.found.connect(lambda _query, found, left: heard.append((len(found.hits), left)))
    window.lookup.search("camera")
    until(lambda: heard and heard[-1][1] == 0)
    assert heard == [(at, 6 - at) for at in range(1, 7)]
    assert "còn" not in words(window)


def test_the_menu_leads_from_a_report_to_the_search_over_all(window: Window) -> None:
    desk_with(window, sample())
    window.menus.actions["search"].trigger()
    assert window.desk is None and window.start_page.search.hasFocus()


# -------------------------------------------------------------------- register


def opened_register(window: Window) -> RegisterDialog:
    dialog = RegisterDialog(window)
    dialog.asked.connect(lambda typed, doubles: dialog.show_register(window.store.register(typed, doubles)))
    dialog.uses_asked.connect(lambda id: dialog.show_uses(id, window.store.document_uses(id)))
    dialog.ask()
    dialog.show()
    return dialog


def row(dialog: RegisterDialog, at: int) -> list[str]:
    model = dialog.table.model()
    return [model.index(at, column).data() for column in range(model.columnCount())]


def test_the_register_shows_documents_their_uses_and_what_is_double(window: Window) -> None:
    window.store.save_draft(sample())
    window.store.save_draft(edit.put(replace(sample(), period="2020-9T"), places.citation("c1", "date"), "30/8/2020"))
    dialog = opened_register(window)
    assert dialog.table.model().rowCount() == 10
    assert row(dialog, 0)[:3] == ["Công văn", "857/SNgV-VP", "11/10/2021"] and row(dialog, 0)[4:] == ["2 báo cáo", ""]
    dialog.query.show_text("424")
    dialog.ask()
    assert row(dialog, 0)[5] == "⚠ cùng số, ký hiệu, khác ngày"
    assert [dialog.uses.item(0).text(), dialog.uses.count()] == [f"{NINE} · đang soạn thảo", 1]
    assert dialog.twins.text().startswith("⚠ cùng số, ký hiệu, khác ngày: Kế hoạch số 424/KH-SNgV ngày 30/8/2020")
    dialog.query.show_text("")
    dialog.doubles.setChecked(True)
    assert dialog.table.model().rowCount() == 2
    dialog.close()


def test_an_empty_register_says_why(window: Window) -> None:
    dialog = opened_register(window)
    assert "Chưa có báo cáo nào viện dẫn văn bản." in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.query.show_text("999")
    dialog.ask()
    assert any("Không có văn bản nào khớp “999”" in label.text() for label in dialog.findChildren(QLabel))
    dialog.close()


def test_from_the_register_one_goes_by_keyboard_to_where_a_document_is_cited(window: Window) -> None:
    window.store.save_draft(sample())
    desk_with(window, replace(sample(), period="2021-Q1"))

    def walk(dialog: object) -> None:
        assert isinstance(dialog, RegisterDialog)
        type_text(dialog.query, "857")
        until(lambda: dialog.table.model().rowCount() == 1 and dialog.uses.count() == 2)
        key(Qt.Key.Key_Return)
        assert dialog.table.hasFocus() and dialog.table.currentIndex() != QModelIndex()
        key(Qt.Key.Key_Return)
        assert isinstance(QApplication.focusWidget(), QListWidget) and dialog.uses.currentItem().text().startswith("9 tháng")
        key(Qt.Key.Key_Return)

    when_asked(walk)
    window.menus.actions["register"].trigger()
    assert window.desk is not None and window.desk.session.report.name == "cntt/2021-9T"
    assert window.desk.page() == "chi-dao"
    window.activateWindow()  # a desktop's window manager does that when a dialog goes
    until(lambda: str(window.desk and window.desk.place()).startswith("citation.c9"))


# -------------------------------------------------------------------- offers while citing


def citing(window: Window, part: str = "number") -> tuple[Desk, LineField]:
    """A desk with an empty row for a cited document, and the cursor in it; the register knows the sample's nine."""
    window.store.save_draft(replace(sample(), period="2020-Y"))
    window.store.index_all()
    desk = desk_with(window, add_citation(sample(), "noi-bo", 0))
    found = field(desk, places.citation("c10", part))
    return desk, found  # type: ignore[return-value]


def offered(window: Window) -> list[str]:
    lists = [shown for shown in window.findChildren(ChoiceList) if shown.isVisible()]
    return [lists[0].item(at).text() for at in range(lists[0].count())] if lists else []


def test_a_number_offers_documents_and_the_chosen_one_fills_the_row_in_one_step(window: Window) -> None:
    desk, number = citing(window)
    type_text(number, "16")
    until(lambda: len(offered(window)) == 2)
    assert offered(window)[0].startswith("Công văn số 167/SNgV-VP ngày 19/3/2021")
    before = desk.session.report
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    citation = desk.session.report.citation("c10")
    assert (citation.kind, citation.number, citation.symbol) == ("Công văn", "167", "SNgV-VP") and citation.date is not None
    assert citation.subject == sample().citation("c3").subject and offered(window) == []
    desk.session.undo_stack.undo()
    assert desk.session.report == before
    settled(desk)


@pytest.mark.parametrize("way", WAYS)
def test_words_of_the_subject_offer_documents_however_they_are_typed_and_typing_stays_as_typed(window: Window, way) -> None:
    desk, subject = citing(window, "subject")
    way(subject, "khảo sát hiện")
    until(lambda: offered(window))
    assert offered(window)[0].startswith("Công văn số 478/SNgV-VP")
    press(subject, Qt.Key.Key_Escape)
    assert offered(window) == [] and desk.session.report.citation("c10").subject == "khảo sát hiện"
    settled(desk)


def test_enter_without_a_choice_takes_nothing_and_leaving_the_field_closes_the_list(window: Window) -> None:
    desk, number = citing(window)
    type_text(number, "16")
    until(lambda: offered(window))
    key(Qt.Key.Key_Return)
    assert desk.session.report.citation("c10").symbol == ""
    desk.outline.list.setFocus()
    assert offered(window) == [] and desk.session.report.citation("c10").number == "16"
    settled(desk)


def test_nothing_that_fits_offers_nothing(window: Window) -> None:
    desk, number = citing(window)
    type_text(number, "16")
    until(lambda: offered(window))
    type_text(number, "99")
    until(lambda: offered(window) == [])
    settled(desk)


def test_prose_may_mention_a_document_by_its_short_name_and_its_chip_leads_to_the_row(window: Window) -> None:
    desk = desk_with(window, sample())
    item = field(desk, places.item("i20"))
    type_text(item, "{ke hoach so 424")
    until(lambda: offered(window) == ["Kế hoạch số 424/KH-SNgV"])
    key(Qt.Key.Key_Return)
    assert "{c1}" in desk.session.report.item("i20").text
    assert isinstance(item, RichField) and "Kế hoạch số 424/KH-SNgV" in item.shown_text()
    item.token_activated.emit("c1")
    assert str(desk.place()).startswith("citation.c1")
    settled(desk)
