"""Choices: a list under the field that helps and never types."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton, QVBoxLayout, QWidget

from tests.ui.typing_keys import add_field, press, roll_wheel, type_like_unikey, type_text
from ui.fields.choice_field import ChoiceField
from ui.fields.choice_list import ChoiceList

KINDS = ("", "Quyết định", "Kế hoạch", "Công văn", "Quy chế")


def field_on(sheet: QWidget) -> tuple[ChoiceField, list[str]]:
    field, told = ChoiceField("Loại", KINDS), []
    field.edited.connect(told.append)
    add_field(sheet, field)
    return field, told


def open_list(sheet: QWidget) -> list[str]:
    """The choices that are to be seen."""
    lists = [each for each in sheet.findChildren(ChoiceList) if each.isVisible()]
    return [lists[0].item(row).text() for row in range(lists[0].count())] if lists else []


def test_typing_without_marks_lists_what_fits(sheet: QWidget) -> None:
    field, told = field_on(sheet)
    type_text(field, "quy")
    assert open_list(sheet) == ["Quyết định", "Quy chế"]
    assert (field.text(), told[-1]) == ("quy", "quy")


def test_the_open_list_leaves_the_typed_word_alone(sheet: QWidget) -> None:
    field, _told = field_on(sheet)
    type_like_unikey(field, "Quyế")
    assert open_list(sheet) == ["Quyết định"]
    type_like_unikey(field, "t tâm")
    assert (field.text(), open_list(sheet), QApplication.focusWidget()) == ("Quyết tâm", [], field)


def test_arrows_and_enter_choose(sheet: QWidget) -> None:
    field, told = field_on(sheet)
    type_text(field, "quy")
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Return, text="\r")
    assert (field.text(), told[-1], open_list(sheet)) == ("Quy chế", "Quy chế", [])


def test_escape_closes_and_keeps_what_was_typed(sheet: QWidget) -> None:
    field, _told = field_on(sheet)
    type_text(field, "quy")
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Escape)
    assert (field.text(), open_list(sheet)) == ("quy", [])


def test_tab_takes_the_marked_choice_and_moves_on(sheet: QWidget) -> None:
    field, told = field_on(sheet)
    other = ChoiceField("Khác", ())
    add_field(sheet, other)
    field.setFocus()
    type_text(field, "quy")
    press(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert (field.text(), told[-1], QApplication.focusWidget()) == ("Quyết định", "Quyết định", other)


def test_down_and_the_button_open_the_whole_list(sheet: QWidget) -> None:
    field, told = field_on(sheet)
    press(field, Qt.Key.Key_Down)
    assert open_list(sheet) == list(KINDS[1:])
    press(field, Qt.Key.Key_Escape)
    QTest.mouseClick(field.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert open_list(sheet) == list(KINDS[1:])
    assert told == []


def test_a_click_chooses(sheet: QWidget) -> None:
    field, told = field_on(sheet)
    type_text(field, "quy")
    shown = sheet.findChild(ChoiceList)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(shown.item(0)).center())
    assert (field.text(), told[-1], open_list(sheet)) == ("Quyết định", "Quyết định", [])


def test_a_click_elsewhere_closes_the_list(sheet: QWidget) -> None:
    field, _told = field_on(sheet)
    type_text(field, "quy")
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert (field.text(), open_list(sheet)) == ("quy", [])


def test_the_wheel_changes_nothing_and_scrolls_the_form(sheet: QWidget) -> None:
    area, page = QScrollArea(), QWidget()
    area.setWidgetResizable(True)
    QVBoxLayout(page)
    field, told = field_on(page)
    page.layout().addSpacing(2000)
    area.setWidget(page)
    sheet.layout().addWidget(area)
    QApplication.processEvents()
    field.setFocus()
    field.show_text("Kế hoạch")
    roll_wheel(field)
    assert (field.text(), told) == ("Kế hoạch", [])
    assert area.verticalScrollBar().value() > 0


def test_a_deleted_field_takes_its_list_with_it(sheet: QWidget) -> None:
    field, _told = field_on(sheet)
    type_text(field, "quy")
    field.deleteLater()
    del field
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sheet.findChildren(ChoiceList) == []


def test_the_closest_choice_comes_first(sheet: QWidget) -> None:
    field = ChoiceField("Chỉ tiêu", ("Số văn bản đi", "Văn bản điện tử", "Văn bản đi"))
    add_field(sheet, field)
    type_text(field, "van ban di")
    assert open_list(sheet) == ["Văn bản đi", "Văn bản điện tử", "Số văn bản đi"]
