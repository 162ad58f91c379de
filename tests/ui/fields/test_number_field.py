"""Numbers: taken as typed, shown back as Vietnamese documents write them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.typing_keys import add_field, type_text
from ui.fields.number_field import NumberField


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1234,5", "1.234,5"),
        ("4733", "4.733"),
        ("1.234", "1.234"),
        ("100%", "100%"),
        ("-5", "-5"),
        ("abc", "abc"),
        ("1,234.5", "1,234.5"),
        ("", ""),
        ("02", "2"),
    ],
)
def test_what_is_typed_is_shown_back_in_the_usual_form_when_left(sheet: QWidget, typed: str, shown: str) -> None:
    field, told = NumberField("Văn bản đến"), []
    field.edited.connect(told.append)
    add_field(sheet, field)
    type_text(field, typed)
    assert field.text() == typed, "the field changed the number while it was typed"
    field.clearFocus()
    assert field.text() == shown
    assert told == [typed[: end + 1] for end in range(len(typed))]


def test_the_model_s_echo_does_not_disturb_typing(sheet: QWidget) -> None:
    field = NumberField("Văn bản đến")
    add_field(sheet, field)
    type_text(field, "4733")
    field.show_text("4.733")
    assert field.text() == "4733"
    field.show_text("4.734")
    assert field.text() == "4.734", "another value must be shown at once"


def test_entering_selects_all_so_that_typing_replaces(sheet: QWidget) -> None:
    field = NumberField("Văn bản đến")
    field.show_text("0")
    add_field(sheet, field)
    type_text(field, "12")
    assert field.text() == "12"


def test_a_click_selects_the_number_too_and_coming_back_to_the_window_does_not(sheet: QWidget) -> None:
    field = NumberField("Văn bản đến")
    field.show_text("1.234")
    add_field(sheet, field)
    field.clearFocus()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert field.selectedText() == "1.234"
    field.deselect()
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason))
    assert field.selectedText() == ""
