"""Rich text: words typed in every way, chips that are never half of one, and markup that comes back as it went in."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from models.text import Token, Words, nfc, parse, tokens, write
from tests.ui.desks import Ending
from tests.ui.typing_keys import CTRL, NONE, SHIFT, WAYS, add_field, press, roll_wheel, type_like_unikey, type_text
from ui.fields.choice_list import ChoiceList
from ui.fields.line_field import LineField
from ui.fields.rich_field import RichField

VALUES = {"ky": "9 tháng đầu năm 2021", "van_ban_tong": "4.733"}
LABELS = {"ky": "Kỳ báo cáo", "van_ban_tong": "Tổng số văn bản"}
SENTENCE = "Trong {ky}, *Sở* đã xử lý **{van_ban_tong}** văn bản."


def field_on(sheet: QWidget, markup: str = "") -> tuple[RichField, list[str]]:
    field, told = RichField("Ý 1"), []
    field.edited.connect(told.append)
    field.show_markup(markup, VALUES, LABELS)
    add_field(sheet, field)
    field.moveCursor(QTextCursor.MoveOperation.End)
    return field, told


def cursor_to(field: RichField, position: int, anchor: int | None = None) -> None:
    cursor = field.textCursor()
    cursor.setPosition(position if anchor is None else anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("word", ["tân", "Quảng Ngãi", "Nguyễn Viết Vy 😀 đường thủy"])
def test_a_word_typed_in_any_way_is_that_word(sheet: QWidget, way: Callable[..., None], word: str) -> None:
    field, told = field_on(sheet, "{ky} ")
    way(field, word)
    assert (field.markup(), told[-1]) == ("{ky} " + word, "{ky} " + word)


@pytest.mark.parametrize("way", WAYS)
def test_typing_between_two_chips_leaves_them_whole(sheet: QWidget, way: Callable[..., None]) -> None:
    field, told = field_on(sheet, "{ky}{van_ban_tong}")
    cursor_to(field, 1)
    way(field, "đến")
    assert told[-1] == "{ky}đến{van_ban_tong}"
    assert field.shown_text() == "9 tháng đầu năm 2021đến4.733"


MARKUP = st.lists(
    st.sampled_from(["*", "**", "{ky}", "{x1}", "\\", "\\*", "{", "}", "a", "ệ", "e\u0323", "😀", " ", "\n", "\u2028", "\ufffc", "\t"])
).map("".join)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(MARKUP, st.text()), st.one_of(MARKUP, st.text()))
def test_any_markup_comes_back_as_it_went_in(ending: Ending, first: str, second: str) -> None:
    field, told = ending(RichField("Ý 1")), []
    field.edited.connect(told.append)
    for markup in (first, second):
        field.show_markup(markup, VALUES, LABELS)
        assert field.markup() == write(parse(markup))
    assert told == [], "showing is no edit"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    MARKUP,
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["é", "x", "😀", "\u0301", "del", "bs", "bold", "token"])),
        max_size=8,
    ),
)
def test_whatever_is_done_what_is_told_is_what_is_shown(ending: Ending, markup: str, steps: list[tuple[int, int, str]]) -> None:
    field, told = ending(RichField("Ý 1")), [write(parse(markup))]
    field.show_markup(markup, VALUES, LABELS)
    field.edited.connect(told.append)
    for anchor, position, step in steps:
        last = field.document().characterCount() - 1
        cursor_to(field, min(position, last), min(anchor, last))
        do = {
            "del": lambda: press(field, Qt.Key.Key_Delete),
            "bs": lambda: press(field, Qt.Key.Key_Backspace),
            "bold": field.toggle_bold,
            "token": lambda: field.insert_token("ky"),
        }
        do.get(step, lambda step=step: type_text(field, step))()
    assert told[-1] == field.markup() == write(parse(field.markup()))
    names = [span.name for span in parse(field.markup()) if isinstance(span, Token)]
    assert set(names) <= {"ky", *tokens(markup)}, "a chip broke"


def test_a_decomposed_mark_is_composed_with_the_cursor_behind_it(sheet: QWidget) -> None:
    field, told = field_on(sheet, "😀 {ky} Nguyên Vy")
    cursor_to(field, 10)
    assert field.textCursor().position() == 10
    type_text(field, "\u0303")
    assert told == ["😀 {ky} Nguyễn Vy"]
    assert field.textCursor().position() == 10


def test_backspace_and_delete_take_a_chip_as_one(sheet: QWidget) -> None:
    field, told = field_on(sheet, "a{ky}b{van_ban_tong}")
    press(field, Qt.Key.Key_Backspace)
    cursor_to(field, 1)
    press(field, Qt.Key.Key_Delete)
    assert told == ["a{ky}b", "ab"]


def test_backspace_at_the_start_does_nothing(sheet: QWidget) -> None:
    field, told = field_on(sheet, "abc")
    cursor_to(field, 0)
    press(field, Qt.Key.Key_Backspace)
    assert told == []


def test_words_typed_behind_a_chip_are_words(sheet: QWidget) -> None:
    field, _told = field_on(sheet, "**{ky}**")
    type_text(field, " nay")
    assert parse(field.markup()) == (Token("ky", True), Words(" nay", True))


def test_an_echo_leaves_the_cursor_and_another_text_keeps_it_near(sheet: QWidget) -> None:
    field, told = field_on(sheet, SENTENCE)
    cursor_to(field, 10)
    field.show_markup(SENTENCE, VALUES, LABELS)
    assert field.textCursor().position() == 10
    field.show_markup("Trong {ky}, *Sở* đã xử lý văn bản.", VALUES, LABELS)
    assert field.textCursor().position() == 10
    field.show_markup("- Trong {ky}, *Sở* đã xử lý văn bản.", VALUES, LABELS)
    assert (field.textCursor().position(), told) == (12, [])


def test_new_values_show_without_touching_cursor_or_telling(sheet: QWidget) -> None:
    field, told = field_on(sheet, SENTENCE)
    cursor_to(field, 3)
    before = field.document().size()
    field.show_values({"ky": "Quý I năm 2021 " * 8, "van_ban_tong": "1"})
    QApplication.processEvents()
    assert field.shown_text().endswith("đã xử lý 1 văn bản.")
    assert (field.textCursor().position(), told) == (3, [])
    assert field.document().size() != before, "the chips were not measured again"


def test_bold_and_italic_toggle_by_keys(sheet: QWidget) -> None:
    field, told = field_on(sheet, "Sở {ky}")
    cursor_to(field, 4, 0)
    press(field, Qt.Key.Key_B, CTRL)
    assert told[-1] == "**Sở {ky}**"
    press(field, Qt.Key.Key_B, CTRL)
    field.moveCursor(QTextCursor.MoveOperation.End)
    press(field, Qt.Key.Key_I, CTRL)
    type_like_unikey(field, "tân")
    assert told[-1] == "Sở {ky}*tân*"


def test_a_typed_star_or_brace_is_just_that(sheet: QWidget) -> None:
    field, told = field_on(sheet)
    type_text(field, "2*3 {x} {")
    assert told[-1] == r"2\*3 \{x\} \{"


def token_list(field: RichField) -> ChoiceList | None:
    return next((found for found in field.window().findChildren(ChoiceList) if found.isVisible()), None)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("typed", ["văn bản", "van ban"])
def test_a_brace_lists_the_figures_and_words_typed_in_any_way_find_one(sheet: QWidget, way: Callable[..., None], typed: str) -> None:
    field, _told = field_on(sheet, "Đã xử lý ")
    type_text(field, "{")
    assert token_list(field) is not None
    way(field, typed)
    press(field, Qt.Key.Key_Return)
    assert field.markup() == "Đã xử lý {van_ban_tong}" and token_list(field) is None


def test_a_name_typed_whole_with_its_braces_is_a_chip(sheet: QWidget) -> None:
    field, told = field_on(sheet, "Trong ")
    type_text(field, "{ky}, ")
    assert told[-1] == "Trong {ky}, "


def test_escape_leaves_the_brace_as_it_was_typed(sheet: QWidget) -> None:
    field, told = field_on(sheet)
    type_text(field, "{k")
    press(field, Qt.Key.Key_Escape)
    type_text(field, "y")
    assert token_list(field) is None
    press(field, Qt.Key.Key_Return)
    assert told[-1] == r"\{ky"


def test_tab_takes_the_marked_figure_and_stays_in_the_field(sheet: QWidget) -> None:
    field, told = field_on(sheet)
    type_text(field, "{")
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Tab)
    assert told[-1] == "{" + list(LABELS)[1] + "}" and field.hasFocus()


def test_a_brace_in_bold_words_gives_a_bold_chip(sheet: QWidget) -> None:
    field, told = field_on(sheet, "**đậm **")
    type_text(field, "{ky}")
    assert told[-1] == "**đậm {ky}**"


def test_chips_copy_to_another_field_and_as_words_to_other_programs(sheet: QWidget) -> None:
    field, _told = field_on(sheet, SENTENCE)
    press(field, Qt.Key.Key_A, CTRL)
    press(field, Qt.Key.Key_C, CTRL)
    other, told = field_on(sheet, "Và: ")
    press(other, Qt.Key.Key_V, CTRL)
    assert told == ["Và: " + SENTENCE]
    assert QGuiApplication.clipboard().text() == "Trong 9 tháng đầu năm 2021, Sở đã xử lý 4.733 văn bản."
    line = LineField("Tên")
    add_field(sheet, line)
    press(line, Qt.Key.Key_V, CTRL)
    assert line.text() == "Trong 9 tháng đầu năm 2021, Sở đã xử lý 4.733 văn bản."


def test_a_cut_chip_comes_back_whole(sheet: QWidget) -> None:
    field, told = field_on(sheet, "a{ky}b")
    cursor_to(field, 2, 1)
    press(field, Qt.Key.Key_X, CTRL)
    press(field, Qt.Key.Key_V, CTRL)
    assert told == ["ab", "a{ky}b"]


def from_word() -> QMimeData:
    data = QMimeData()
    data.setHtml("<p><b>x</b></p>")
    data.setText("Ngoa\u0323i\u00a0vụ\t*so\u00adạn*\u200b\r\n\r\n- Công văn\vsố 5\n")
    return data


def test_several_lines_are_handed_on_and_nothing_is_put_in(sheet: QWidget) -> None:
    field, told = field_on(sheet, "Sở *làm* xong")
    field.takes_lines = True
    asked: list[tuple[str, str, str]] = []
    field.lines_pasted.connect(lambda *what: asked.append(what))
    cursor_to(field, 5)
    QGuiApplication.clipboard().setMimeData(from_word())
    press(field, Qt.Key.Key_V, CTRL)
    assert told == [] and [around[:2] for around in asked] == [("Sở *là*", "*m* xong")]
    assert "Công văn" in asked[0][2]


def test_where_lines_have_no_use_they_are_one_clean_line(sheet: QWidget) -> None:
    field, told = field_on(sheet, "Sở ")
    QGuiApplication.clipboard().setMimeData(from_word())
    press(field, Qt.Key.Key_V, CTRL)
    assert told[-1] == r"Sở Ngoại vụ \*soạn\* - Công văn số 5"


def test_enter_splits_and_leaves_the_text_to_the_form(sheet: QWidget) -> None:
    field, told = field_on(sheet, "Một *hai* {ky}")
    cuts: list[tuple[str, str]] = []
    pressed: list[bool] = []
    field.split.connect(lambda before, after: cuts.append((before, after)))
    field.enter_pressed.connect(lambda: pressed.append(True))
    cursor_to(field, 6)
    press(field, Qt.Key.Key_Return, text="\r")
    press(field, Qt.Key.Key_Enter, SHIFT, text="\r")
    assert cuts == [("Một *ha*", "*i* {ky}")] * 2
    assert (pressed, told) == ([True, True], [])


def test_up_and_down_leave_at_the_edges_only(sheet: QWidget) -> None:
    field, _told = field_on(sheet, "nhiều chữ " * 30)
    left: list[str] = []
    field.leave_up.connect(lambda: left.append("up"))
    field.leave_down.connect(lambda: left.append("down"))
    press(field, Qt.Key.Key_Up)
    assert left == []
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Down)
    cursor_to(field, 0)
    press(field, Qt.Key.Key_Up)
    assert left == ["down", "up"]


def test_tab_moves_on(sheet: QWidget) -> None:
    field, told = field_on(sheet, "a")
    other, _ = field_on(sheet, "b")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert (QApplication.focusWidget(), told) == (other, [])


def test_a_click_on_a_chip_and_ctrl_enter_tell_its_name(sheet: QWidget) -> None:
    field, _told = field_on(sheet, "Trong {ky} và {van_ban_tong}")
    named: list[str] = []
    field.token_activated.connect(named.append)
    cursor_to(field, 6)
    press(field, Qt.Key.Key_Return, CTRL)
    left = field.cursorRect()
    QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=left.center() + QPoint(20, 0))
    QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=left.center() - QPoint(20, 0))
    field.moveCursor(QTextCursor.MoveOperation.End)
    press(field, Qt.Key.Key_Return, CTRL)
    assert named == ["ky", "ky", "van_ban_tong"]


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+E", "Ctrl+K"])
def test_the_keys_of_the_window_reach_the_window(sheet: QWidget, keys: str) -> None:
    pressed = []
    QShortcut(QKeySequence(keys), sheet).activated.connect(lambda: pressed.append(keys))
    field, _told = field_on(sheet)
    type_text(field, "abc")
    QTest.keyClick(field, Qt.Key(ord(keys[-1])), CTRL | SHIFT if "Shift" in keys else CTRL)
    assert (pressed, field.markup()) == ([keys], "abc"), "the field took a key of the window"


def test_the_field_has_no_undo_of_its_own(sheet: QWidget) -> None:
    field, _told = field_on(sheet)
    type_text(field, "abc")
    press(field, Qt.Key.Key_Z, CTRL)
    assert (field.markup(), field.document().isUndoAvailable()) == ("abc", False)


def test_the_field_grows_with_its_text_and_with_a_narrower_window(sheet: QWidget) -> None:
    field, _told = field_on(sheet, "Một dòng.")
    one = field.height()
    field.show_markup("nhiều chữ " * 30, VALUES, LABELS)
    QApplication.processEvents()
    several = field.height()
    sheet.resize(250, 400)
    QApplication.processEvents()
    assert one < several < field.height()
    assert field.verticalScrollBar().maximum() == 0


def test_the_wheel_scrolls_the_form(sheet: QWidget) -> None:
    area, page = QScrollArea(), QWidget()
    area.setWidgetResizable(True)
    column = QVBoxLayout(page)
    fields = [RichField(f"Ý {number}") for number in range(30)]
    for field in fields:
        column.addWidget(field)
    area.setWidget(page)
    sheet.layout().addWidget(area)
    QApplication.processEvents()
    roll_wheel(fields[0])
    assert area.verticalScrollBar().value() > 0
    fields[29].setFocus()
    area.verticalScrollBar().setValue(0)
    type_text(fields[29], "abc")
    QApplication.processEvents()
    assert area.verticalScrollBar().value() > 0, "the line that is typed into is out of sight"


@given(st.text(max_size=40))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_of_other_programs_pastes_as_clean_lines(ending: Ending, text: str) -> None:
    field, rest = ending(RichField("Ý 1")), []
    field.lines_pasted.connect(rest.extend)
    data = QMimeData()
    data.setText(text)
    field.insertFromMimeData(data)
    assert "\n" not in field.shown_text()
    assert nfc(field.markup()) == field.markup()


def test_bold_is_the_field_s_even_where_the_window_uses_the_key(sheet: QWidget) -> None:
    pressed = []
    QShortcut(QKeySequence("Ctrl+B"), sheet).activated.connect(lambda: pressed.append(True))
    field, told = field_on(sheet, "Sở")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_B, CTRL)
    assert (told, pressed) == (["**Sở**"], [])


def test_a_click_beside_a_chip_is_no_click_on_it(sheet: QWidget) -> None:
    field, _told = field_on(sheet, "{ky}")
    named: list[str] = []
    field.token_activated.connect(named.append)
    QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=field.cursorRect().center() + QPoint(60, 0))
    assert named == []


def test_dropped_lines_are_handed_on_as_pasted_ones_are(sheet: QWidget) -> None:
    field, told = field_on(sheet, "Sở ")
    field.takes_lines = True
    asked: list[tuple[str, str, str]] = []
    field.lines_pasted.connect(lambda *what: asked.append(what))
    data = QMimeData()
    data.setText("một\nhai")
    drop = QDropEvent(field.cursorRect().center().toPointF(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(field.viewport(), QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE))
    QApplication.sendEvent(field.viewport(), drop)
    assert (told, asked[0][2]) == ([], "một\nhai")


def test_the_field_reads_aloud_with_its_values(sheet: QWidget) -> None:
    field, _told = field_on(sheet, SENTENCE)
    type_text(field, " Hết")
    assert field.accessibleName() == "Ý 1"
    assert field.accessibleDescription() == "Trong 9 tháng đầu năm 2021, Sở đã xử lý 4.733 văn bản. Hết"


def test_a_rich_field_and_a_line_stand_equally_high(sheet: QWidget) -> None:
    sheet.setStyleSheet("QLineEdit, QTextEdit { border: 1px solid gray; padding: 4px 6px; }")
    field, _told = field_on(sheet, "Sở {ky}")
    line = LineField("Tên")
    add_field(sheet, line)
    assert abs(field.height() - line.sizeHint().height()) <= 1
