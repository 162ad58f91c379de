"""Plain lines: every way of typing Vietnamese gives the word, and nothing is refused."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.typing_keys import CTRL, SHIFT, WAYS, add_field, press, type_text
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.line_field import LineField
from ui.fields.number_field import NumberField

WORDS = ("tân", "Quảng Ngãi", "Nguyễn Viết Vy", "hữu nghị, đường thủy 😀")


def made(kind: str) -> LineField:
    if kind == "offering":
        field = LineField("Tên")
        field.offer(("Tân An", "tân", "Quảng Ngãi", "Quảng Nam", "Nguyễn Viết Vy", "hữu"))
        return field
    if kind == "choice":
        return ChoiceField("Tên", ("Tân An", "Quảng Nam", "Nguyễn Văn A", "Hữu nghị"))
    return {"line": LineField, "number": NumberField, "date": DateField}[kind]("Tên")


@pytest.mark.parametrize("kind", ["line", "number", "date", "choice", "offering"])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("word", WORDS)
def test_a_word_typed_in_any_way_into_any_field_is_that_word(sheet: QWidget, kind: str, way: Callable[..., None], word: str) -> None:
    field, told = made(kind), []
    field.edited.connect(told.append)
    add_field(sheet, field)
    way(field, word)
    assert field.text() == word, "the field does not hold what was typed"
    assert told[-1] == word, "the last news of the field is not what it shows"


def test_a_mark_typed_into_the_middle_is_composed_and_the_cursor_stays_behind_it(sheet: QWidget) -> None:
    field = LineField("Tên")
    add_field(sheet, field)
    field.show_text("😀 Nguyên Vy")
    field.setCursorPosition(8)
    type_text(field, "\u0303")
    assert (field.text(), field.cursorPosition()) == ("😀 Nguyễn Vy", 8)


def test_showing_tells_nothing_and_an_echo_leaves_the_cursor(sheet: QWidget) -> None:
    field, told = LineField("Tên"), []
    field.edited.connect(told.append)
    add_field(sheet, field)
    field.show_text("Sở Ngoại vụ")
    field.setCursorPosition(2)
    field.show_text("Sở Ngoại vụ")
    assert (told, field.cursorPosition()) == ([], 2)


def test_pasted_text_comes_in_as_one_clean_line(sheet: QWidget) -> None:
    field, told = LineField("Tên"), []
    field.edited.connect(told.append)
    add_field(sheet, field)
    data = QMimeData()
    data.setText("Quả\u0309ng\u00a0Nga\u0303i\t so\u00adạn\r\nthảo\n".replace("ả\u0309", "a\u0309"))
    QGuiApplication.clipboard().setMimeData(data)
    press(field, Qt.Key.Key_V, CTRL, "\x16")
    assert told == ["Quảng Ngãi soạn thảo"]


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+E"])
def test_the_keys_of_the_window_reach_the_window(sheet: QWidget, keys: str) -> None:
    pressed = []
    QShortcut(QKeySequence(keys), sheet).activated.connect(lambda: pressed.append(keys))
    field = LineField("Tên")
    add_field(sheet, field)
    type_text(field, "abc")
    modifiers = CTRL | SHIFT if "Shift" in keys else CTRL
    QTest.keyClick(field, Qt.Key(ord(keys[-1])), modifiers)
    assert (pressed, field.text()) == ([keys], "abc"), "the field took a key of the window"


def test_without_a_shortcut_the_field_still_has_no_undo_of_its_own(sheet: QWidget) -> None:
    field = LineField("Tên")
    add_field(sheet, field)
    type_text(field, "abc")
    press(field, Qt.Key.Key_Z, CTRL, "\x1a")
    assert field.text() == "abc"


def test_a_field_that_the_window_goes_to_goes_on_with_its_text(sheet: QWidget) -> None:
    field = LineField("Ký hiệu")
    field.show_text("BC-")
    add_field(sheet, field)
    type_text(field, "SNgV")
    assert field.text() == "BC-SNgV"


def test_a_field_is_called_by_its_name(qt: object) -> None:
    assert LineField("Địa danh").accessibleName() == "Địa danh"
