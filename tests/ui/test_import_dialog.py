"""A Word file of anybody through the window: what was guessed is looked at, one key accepts, others correct; nothing comes in unasked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QFileDialog, QMenu, QWidget

from importers.file_kind import SUFFIXES
from importers.reading import Imported
from models.definition import ReportDefinition
from models.kinds import offered_kinds
from models.period import Period
from models.place import Place
from models.report import Report
from models.samples import sample_report
from tests.builders import cntt
from tests.importers.files import read_as
from tests.importers.word import saved, typed
from tests.ui.desks import key, until, when_asked
from tests.ui.typing_keys import roll_wheel
from ui.dialogs.import_dialog import ImportDialog
from ui.scenes.confirming import read_from_word
from ui.window import Window

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
FILE = (
    "office SỞ NỘI VỤ",
    "subject Công tác văn thư",
    "I Kết quả",
    "?- Khó khăn, vướng mắc",
    "- Thiếu máy quét",
    "?p Kết quả cụ thể của các",
    "row Đơn vị | Số văn bản",
    "row Văn phòng | 120",
    "I Kế hoạch",
    "?- Tiếp tục số hóa",
    "to Bộ Nội vụ",
    "to Lưu: VT",
)


def as_cntt(*lines: str) -> Imported:
    """A file that was read as a report of the kind "cntt"."""
    read = read_as(*lines, definition=cntt()).imported
    return replace(read, report=replace(read.report, definition="cntt"))


@pytest.fixture
def dialog(qt: QApplication, window: Window) -> Iterator[ImportDialog]:
    made = ImportDialog(as_cntt(*FILE), cntt(), offered_kinds(), "Báo cáo.docx", window)
    made.show()
    QTest.qWaitForWindowExposed(made)
    made.activateWindow()
    made.list.setFocus()
    qt.processEvents()
    yield made
    made.close()
    made.deleteLater()


def headings(report: Report) -> list[str]:
    return [section.title for section in report.sections]


def texts(report: Report, section: str) -> list[str]:
    return [item.text for item in report.section_items(section)]


def waiting(report: Report) -> list[str]:
    return [item.text for _list, item in report.items() if item.review]


def choose(dialog: ImportDialog, words: str) -> None:
    """Clicks a line of the file where it stands."""
    at = dialog.source.toPlainText().index(words)
    cursor = dialog.source.textCursor()
    cursor.setPosition(at)
    dialog.source.setTextCursor(cursor)
    dialog.source.ensureCursorVisible()
    QApplication.processEvents()
    point = dialog.source.cursorRect(cursor).center() + QPoint(6, 0)
    QTest.mouseClick(dialog.source.viewport(), Qt.MouseButton.LeftButton, pos=point)
    dialog.list.setFocus()


def press(dialog: ImportDialog, button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def entry(menu: QMenu, words: str) -> None:
    """Opens a menu and chooses an entry of it, or of one inside it."""
    next(action for action in _entries(menu) if action.text().replace("&", "").partition("\t")[0] == words).trigger()


def _entries(menu: QMenu) -> Iterator[QAction]:
    menu.aboutToShow.emit()
    for action in menu.actions():
        inside = action.menu()
        if isinstance(inside, QMenu) and action.isVisible():
            yield from _entries(inside)
        elif action.isVisible():
            yield action


# ---------------------------------------------------------------- one key accepts


def test_the_least_sure_guess_is_looked_at_first_beside_its_line_and_its_reason(dialog: ImportDialog) -> None:
    assert dialog.header.counts.text() == "3 chỗ cần xem, 7 đã rõ"
    assert dialog.filter.tabText(0) == "Cần xem (3)" and dialog.filter.tabText(1) == "Tất cả (10)"
    assert dialog.card.role.text() == "?  Gạch đầu dòng “-” · cần xem"
    assert dialog.card.where.text() == "I. Kết quả"
    assert dialog.card.why.text() == "Không rõ đây là đề mục hay ý"
    assert dialog.card.words.toPlainText().strip() == "Khó khăn, vướng mắc"
    assert dialog.source.marked() == (3,)


def test_one_key_each_accepts_all_and_one_more_takes_the_report_in(dialog: ImportDialog) -> None:
    seen = []
    for name in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter):
        seen.append(dialog.source.marked())
        key(name)
    assert seen == [(3,), (5,), (11,)]
    assert dialog.header.counts.text() == "Không còn chỗ nào cần xem; 10 đã rõ"
    assert dialog.isVisible() and not dialog.later.isVisible()
    key(Qt.Key.Key_Return)
    assert dialog.result() == ImportDialog.DialogCode.Accepted and not waiting(dialog.wanted)


def test_where_nothing_is_doubtful_one_key_takes_the_report_in(window: Window) -> None:
    dialog = ImportDialog(as_cntt("I Kết quả", "- Đã làm"), cntt(), offered_kinds(), "Báo cáo.docx", window)
    dialog.show()
    dialog.activateWindow()
    until(lambda: dialog.buttons.go.hasFocus())
    key(Qt.Key.Key_Return)
    assert dialog.result() == ImportDialog.DialogCode.Accepted


def test_ctrl_enter_accepts_everything_at_once(dialog: ImportDialog) -> None:
    key(Qt.Key.Key_Return, CTRL)
    assert dialog.result() == ImportDialog.DialogCode.Accepted and not waiting(dialog.wanted)


def test_what_was_not_looked_at_may_wait_for_later(dialog: ImportDialog) -> None:
    key(Qt.Key.Key_Return)
    assert dialog.later.text() == "Nhận, 2 chỗ để rà sau"
    press(dialog, dialog.later)
    assert waiting(dialog.wanted) == ["Kết quả cụ thể của các", "Tiếp tục số hóa"]


def test_enter_in_a_field_of_the_head_takes_nothing_in(dialog: ImportDialog) -> None:
    dialog.header.year.setFocus()
    key(Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.header.counts.text().startswith("3 chỗ")


# ---------------------------------------------------------------- others correct


def test_a_key_makes_an_item_a_heading_with_what_stands_below_it(dialog: ImportDialog) -> None:
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_Return, CTRL)
    assert headings(dialog.wanted) == ["Kết quả", "Khó khăn, vướng mắc", "Kế hoạch"]
    assert texts(dialog.wanted, dialog.wanted.sections[1].id)[0] == "Thiếu máy quét"


def test_after_a_correction_enter_goes_on_to_the_next_doubtful_guess(dialog: ImportDialog) -> None:
    for name in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        key(name)
    assert dialog.source.marked() == (11,) and [change.change for change in dialog.state.corrections] == ["heading", "left_out"]
    key(Qt.Key.Key_Return)
    assert dialog.buttons.go.hasFocus()


def test_undo_goes_back_step_by_step(dialog: ImportDialog) -> None:
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Z, CTRL)
    key(Qt.Key.Key_Z, CTRL)
    assert dialog.header.counts.text() == "3 chỗ cần xem, 7 đã rõ" and dialog.state.corrections == ()
    assert dialog.source.marked() == (3,), "what was looked at then is looked at again"


def test_an_item_goes_to_the_section_that_the_menu_names(dialog: ImportDialog) -> None:
    choose(dialog, "Thiếu máy quét")
    assert dialog.source.marked() == (4,) and dialog.filter.currentIndex() == 1, "a clear guess is only in the whole list"
    entry(dialog.card.menu, "II. Kế hoạch")
    press(dialog, dialog.later)
    assert texts(dialog.wanted, "muc-2") == ["Thiếu máy quét", "Tiếp tục số hóa"]


def test_a_heading_is_the_section_of_the_kind_that_the_menu_names(dialog: ImportDialog) -> None:
    known = cntt().sections[0]
    choose(dialog, "Kế hoạch")
    entry(dialog.card.menu, known.title)
    assert known.title in dialog.card.where.text()
    press(dialog, dialog.later)
    assert dialog.wanted.sections[-1].id == known.id and dialog.wanted.sections[-1].title == "Kế hoạch"


def test_one_recipient_is_taken_out_and_stays_in_sight(dialog: ImportDialog) -> None:
    choose(dialog, "Bộ Nội vụ")
    assert dialog.source.marked() == (12,)
    key(Qt.Key.Key_Delete)
    assert dialog.card.role.text() == "✕  Nơi nhận · bỏ khỏi báo cáo"
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return, CTRL)
    assert dialog.wanted.recipients == ("Lưu: VT",)


def test_a_heading_says_which_one_it_stands_under(dialog: ImportDialog) -> None:
    choose(dialog, "Kết quả")
    assert dialog.card.where.text() == "Đề mục cấp cao nhất"
    choose(dialog, "Thiếu máy quét")
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert dialog.card.where.text() == "Nằm trong “I. Kết quả”"


def test_a_table_is_shown_as_one_on_both_sides(dialog: ImportDialog) -> None:
    choose(dialog, "Văn phòng")
    assert dialog.source.marked() == (6, 7, 8, 9)
    assert dialog.card.role.text().startswith("Bảng") and "2 cột, 1 hàng" in dialog.card.words.toPlainText()
    assert dialog.source.textCursor().currentTable() is not None


def test_a_table_does_not_make_the_file_wider_than_its_view(dialog: ImportDialog) -> None:
    dialog.resize(dialog.width(), 300)  # lines that are higher than the view, as in any real file
    QApplication.processEvents()
    assert dialog.source.verticalScrollBar().maximum() > 0
    assert dialog.source.horizontalScrollBar().maximum() == 0


def test_keys_do_nothing_that_is_not_possible(dialog: ImportDialog) -> None:
    choose(dialog, "Văn phòng")
    key(Qt.Key.Key_1)
    assert dialog.state.corrections == ()
    assert "1" not in dialog.card.hint.text().replace("\u00a0", " ").split(), "a key that does nothing is not offered"


# ---------------------------------------------------------------- kind and period


def test_another_kind_or_period_reads_the_file_again_and_keeps_what_was_corrected(dialog: ImportDialog) -> None:
    asked: list[tuple[ReportDefinition, Period]] = []
    dialog.reading_asked.connect(lambda definition, period: asked.append((definition, period)))
    key(Qt.Key.Key_1)
    dialog.header.year.setValue(2022)
    assert asked == [(cntt(), Period.parse("2022-9T"))]
    other = as_cntt(*FILE)
    dialog.show_read(replace(other, report=replace(other.report, period="2022-9T")), cntt())
    key(Qt.Key.Key_Return, CTRL)
    assert dialog.wanted.period == "2022-9T" and "Khó khăn, vướng mắc" in headings(dialog.wanted)


def test_every_period_begins_with_a_capital(dialog: ImportDialog) -> None:
    periods = [dialog.header.period.itemText(at) for at in range(dialog.header.period.count())]
    assert "Năm 2021" in periods and all(words[0] == words[0].upper() for words in periods)


def test_the_wheel_above_the_kind_reads_nothing_again(dialog: ImportDialog) -> None:
    asked: list[object] = []
    dialog.reading_asked.connect(lambda *what: asked.append(what))
    for field in (dialog.header.kind, dialog.header.period, dialog.header.year):
        roll_wheel(field)
    assert not asked


def test_a_reading_that_fails_is_told_and_what_was_there_stays(dialog: ImportDialog) -> None:
    dialog.show_read(replace(as_cntt(*FILE), kind_confidence=0.5), cntt())
    dialog.header.year.setValue(2022)
    dialog.show_failure("Tệp không đọc được nữa.")
    assert "Chưa chắc tệp này thuộc loại" in dialog.header.doubts.text()
    assert "Tệp không đọc được nữa." in dialog.header.notice.text()
    assert dialog.header.year.value() == 2021 and dialog.header.counts.text().startswith("3 chỗ")


def test_a_new_reading_leaves_the_cursor_where_it_is(dialog: ImportDialog) -> None:
    dialog.header.year.setFocus()
    dialog.show_read(as_cntt(*FILE), cntt())
    assert dialog.header.year.hasFocus(), "who steps through years must not find the next key in the list of corrections"


def test_a_doubt_about_kind_and_period_is_told_above_all_others(dialog: ImportDialog) -> None:
    assert not dialog.header.doubts.isVisible()
    dialog.show_read(replace(as_cntt(*FILE), kind_confidence=0.5, period_why="Tiêu đề không nói rõ kỳ."), cntt())
    assert dialog.header.doubts.text().splitlines() == [
        "?  Chưa chắc tệp này thuộc loại báo cáo ở trên; hãy xem lại.",
        "?  Tiêu đề không nói rõ kỳ.",
    ]


# ---------------------------------------------------------------- through the window


@pytest.fixture
def word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that the file dialog chooses, and that reads as FILE."""
    path = tmp_path / "Báo cáo.docx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))
    monkeypatch.setattr("importers.returned.read_file", lambda *_arguments: as_cntt(*FILE))
    return path


def test_every_kind_that_is_read_can_be_chosen_and_the_folder_is_remembered(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []
    chosen = tmp_path / "Năm 2019" / "Báo cáo.doc"
    chosen.parent.mkdir()

    def choose_file(_over: QWidget, _title: str, folder: str, kinds: str) -> tuple[str, str]:
        asked.append((folder, kinds))
        return str(chosen), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose_file)
    for _time in range(2):
        window.files.import_file()
    (_first, kinds), (again, _kinds) = asked
    assert again == str(chosen.parent)
    shown, everything = kinds.split(";;")
    assert set(SUFFIXES) <= set(shown[shown.index("(") + 1 : -1].replace("*", "").split()) and everything.endswith("(*)")


def keys(*pressed: tuple[Qt.Key, Qt.KeyboardModifier]) -> Callable[[QDialog], None]:
    """Presses keys in a dialog, once it has the keyboard."""

    def answer(dialog: QDialog) -> None:
        dialog.activateWindow()
        until(lambda: (focused := QApplication.focusWidget()) is not None and dialog.isAncestorOf(focused))
        for name, modifiers in pressed:
            key(name, modifiers)

    return answer


def test_a_foreign_file_comes_in_after_it_was_looked_at(window: Window, word: Path) -> None:
    when_asked(keys((Qt.Key.Key_Return, CTRL)))
    window.files.import_file()
    until(lambda: window.desk is not None)
    assert window.store.has("cntt/2021-9T") and not waiting(window.store.load("cntt/2021-9T"))
    assert "Đã đọc “Báo cáo.docx”" in window.statusBar().currentMessage()


def test_who_leaves_has_nothing_in_the_store_and_goes_on_another_time(window: Window, word: Path) -> None:
    left: list[bool] = []
    leave = keys((Qt.Key.Key_1, NONE), (Qt.Key.Key_Return, NONE), (Qt.Key.Key_Return, NONE), (Qt.Key.Key_Escape, NONE))
    when_asked(lambda dialog: (leave(dialog), left.append(True)))
    window.files.import_file()
    until(lambda: left)
    assert window.desk is None and not window.store.reports()
    counts: list[str] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        counts.append(dialog.header.counts.text())
        keys((Qt.Key.Key_Return, CTRL))(dialog)

    when_asked(answer)
    window.files.import_file()
    until(lambda: window.desk is not None)
    assert counts == ["1 chỗ cần xem, 9 đã rõ"]
    assert "Khó khăn, vướng mắc" in headings(window.store.load("cntt/2021-9T"))


def test_a_new_report_begins_from_a_foreign_file_after_it_was_looked_at(window: Window, word: Path) -> None:
    when_asked(keys((Qt.Key.Key_1, NONE), (Qt.Key.Key_Return, CTRL)))
    window.files.import_word(cntt(), Period.parse("2021-Y"))
    until(lambda: window.desk is not None)
    assert window.desk is not None and window.desk.session.report.period == "2021-Y"
    assert "Khó khăn, vướng mắc" in headings(window.store.load("cntt/2021-9T")), "the old report is kept as it was corrected"


def test_a_file_that_somebody_typed_comes_in_through_the_real_importer(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ("^SỞ NỘI VỤ", "^BÁO CÁO", "^Kết quả công tác 9 tháng đầu năm 2021", "!I. KẾT QUẢ", "- Đã tập huấn 120 công chức.", "Lê Tư")
    path = saved(typed(docx.Document(), *lines), tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        seen.append(dialog.source.toPlainText())
        keys((Qt.Key.Key_Return, CTRL))(dialog)

    when_asked(answer)
    window.files.import_file()
    until(lambda: window.desk is not None)
    assert all(line.lstrip("^!") in seen[0] for line in lines), "every line of the file is there to be seen"
    (entry,) = window.store.reports()
    report = window.store.load(entry.name)
    assert headings(report) == ["KẾT QUẢ"] and "Đã tập huấn 120 công chức" in texts(report, report.sections[0].id)[0]


def test_a_line_that_became_two_things_is_shown_once(window: Window) -> None:
    read = as_cntt("number Số: 12/BC-SNV", "I Kết quả")
    twice = (read.traced[0], replace(read.traced[0], role="date", place=Place("letterhead.date")), *read.traced[1:])
    dialog = ImportDialog(replace(read, traced=twice), cntt(), offered_kinds(), "Báo cáo.docx", window)
    assert dialog.source.toPlainText().count("12/BC-SNV") == 1 and len(dialog.guesses) == 3


# ---------------------------------------------------------------- for everybody, at any size


def test_every_part_has_a_name_for_those_who_hear_the_screen(dialog: ImportDialog) -> None:
    for part in (dialog.list, dialog.source, dialog.card.words, dialog.filter, *dialog.header.findChildren(QComboBox)):
        assert part.accessibleName(), part
    spoken = dialog.list.model().data(dialog.list.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Gạch đầu dòng “-”, cần xem; Không rõ đây là đề mục hay ý: - Khó khăn, vướng mắc"


def test_a_long_file_takes_no_more_widgets_than_a_short_one(window: Window, dialog: ImportDialog) -> None:
    many = [f"{'?' if at % 50 == 0 else ''}- Ý số {at}" for at in range(3000)]
    long = ImportDialog(as_cntt("I Kết quả", *many), cntt(), offered_kinds(), "Báo cáo.docx", window)
    long.show()
    QApplication.processEvents()
    assert abs(len(long.findChildren(QWidget)) - len(dialog.findChildren(QWidget))) <= 4, "bars to scroll with may come"
    long.close()


def test_the_sample_from_a_word_file_is_accepted_as_it_was_read(window: Window) -> None:
    read = read_from_word(sample_report(), {})
    dialog = ImportDialog(read, cntt(), offered_kinds(), "Báo cáo.docx", window)
    dialog.finish_all()
    unflagged = read.report.with_items(lambda _list, items: tuple(replace(item, review=False) for item in items))
    assert dialog.wanted == unflagged
