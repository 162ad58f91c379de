"""Files locked by a password in the window: asked for where a file is locked, asked twice where one shall be."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from models.interchange import pretty, read_file
from models.locked_file import lock
from tests.builders import sample
from tests.ui.desks import Ending, desk_with, until
from ui.dialogs.password_dialog import PasswordDialog
from ui.window import Window

pytestmark = pytest.mark.usefixtures("quick_passwords")


def answering(*answers: str) -> list[str]:
    """Types each answer into the next password dialog; "" gives up. Gives what the dialogs said, as they come."""
    said: list[str] = []
    waiting = list(answers)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PasswordDialog):
            answer = waiting.pop(0)
            said.append(dialog.windowTitle())
            for field in filter(None, (dialog.field, dialog.again)):
                field.setText(answer)
            (dialog.accept if answer else dialog.reject)()
        if waiting:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)
    return said


def test_a_report_is_exported_under_a_password(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "khóa.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    desk_with(window, sample())
    answering("Mật khẩu")
    window.menus.actions["json-locked"].trigger()
    until(lambda: "Đã xuất" in window.statusBar().currentMessage())
    assert read_file(target, "Mật khẩu") == sample()


def test_who_gives_up_at_the_password_exports_nothing(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: pytest.fail("asked where to"))
    desk_with(window, sample())
    answering("")
    window.menus.actions["json-locked"].trigger()


def test_a_locked_file_asks_again_until_the_password_fits(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "khóa.json"
    path.write_bytes(lock(pretty(sample()), "Mật khẩu"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))
    failures: list[str] = []
    window.files.failed.connect(failures.append)
    said = answering("sai", "Mật khẩu")
    window.files.import_file()
    until(lambda: window.desk is not None and window.desk.session.report.name == sample().name)
    assert said == ["Mở tệp có mật khẩu"] * 2
    assert len(failures) == 1 and "không đúng" in failures[0]


def test_two_different_passwords_lock_nothing(ending: Ending) -> None:
    dialog = ending(PasswordDialog("", "", "Tiếp tục", True))
    assert dialog.again is not None
    dialog.field.setText("một")
    dialog.again.setText("hai")
    assert not dialog._buttons.go.isEnabled() and not dialog.differ.isHidden()
    dialog.again.setText("một")
    assert dialog._buttons.go.isEnabled() and dialog.differ.isHidden()
