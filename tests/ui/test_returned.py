"""A Word file of ours that comes back through the window: what was changed is shown before it is taken in."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog

from exporters.export import export
from models import edit
from models import place as places
from models.checks.reviews import waiting
from models.report import Report
from tests.builders import cntt, sample
from tests.importers.test_returned import say
from tests.ui.desks import desk_with, settled, until, when_asked
from ui.dialogs.returned_dialog import ReturnedDialog
from ui.window import Window

NAME = "cntt/2021-9T"


@pytest.fixture
def word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The Word file of the sample, which the file dialog chooses."""
    path = tmp_path / "Báo cáo.docx"
    export(sample(), cntt(), path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))
    return path


def edited(path: Path) -> None:
    document = docx.Document(str(path))
    say(document, "3.845", "3.900")
    say(document, "Nguyễn Viết Vy", "Trần Thị Hòa")
    document.save(str(path))


def answering(act: Callable[[ReturnedDialog], object], seen: list[str]) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ReturnedDialog)
        seen.append(dialog.words.toPlainText())
        act(dialog)

    when_asked(answer)


def report_of(window: Window) -> Report:
    assert window.desk is not None
    return window.desk.session.report


def test_changes_are_shown_side_by_side_and_taken_in(window: Window, word: Path) -> None:
    settled(desk_with(window, sample()))
    window.store.keep_revision(sample(), "worked")
    edited(word)
    seen: list[str] = []
    answering(lambda dialog: QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton), seen)
    window.files.import_file()
    until(lambda: report_of(window).signature.name == "Trần Thị Hòa")
    assert "Khi xuất" in seen[0] and "Trong tệp Word" in seen[0]
    assert "3.845" in seen[0] and "3.900" in seen[0] and "Văn bản đến · sửa" in seen[0]
    assert list(waiting(report_of(window))) == [places.figure("van_ban_den")]
    assert window.store.load(NAME).figure("van_ban_den").value == 3900
    assert "đã sửa 2 chỗ" in window.statusBar().currentMessage()
    kept = [window.store.revision_report(each.id) for each in window.store.revisions(NAME)]
    assert sample() in kept, "the report that was there is kept"


def test_the_report_can_be_taken_in_as_it_went_out(window: Window, word: Path) -> None:
    edited(word)
    answering(lambda dialog: QTest.mouseClick(dialog.as_it_was, Qt.MouseButton.LeftButton), [])
    window.files.import_file()
    until(lambda: window.desk is not None)
    assert report_of(window) == sample()


def test_nothing_comes_in_where_the_clerk_leaves(window: Window, word: Path) -> None:
    edited(word)
    left: list[bool] = []
    answering(lambda dialog: (dialog.reject(), left.append(True)), [])
    window.files.import_file()
    until(lambda: left)
    assert window.desk is None and not window.store.has(NAME)


def test_a_file_that_nobody_changed_opens_the_report_that_is_there(window: Window, word: Path) -> None:
    noted = replace(sample(), state="checked")
    window.store.save_draft(noted)
    window.files.import_file()
    until(lambda: window.desk is not None)
    assert report_of(window) == noted


def test_notes_that_go_along_are_told_when_the_file_is_made(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk_with(window, edit.put(sample(), places.note(places.item("i20")), "Hỏi lại văn thư"))
    path = tmp_path / "ra.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))
    window.export_paper("docx")
    until(path.exists)
    until(lambda: "mang theo cả ghi chú" in window.statusBar().currentMessage())
