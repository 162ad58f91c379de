"""What tests do in the dialog of backups, as somebody sitting before it would."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from tests.ui.desks import until, when_asked
from ui.dialogs.backup_dialog import BackupDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.window import Window

NAME = "cntt/2021-9T"


def visited(window: Window, act: Callable[[BackupDialog], object]) -> None:
    """Opens the dialog by its key, does something in it, and leaves it."""
    seen: list[bool] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, BackupDialog)
        try:
            dialog.activateWindow()
            until(lambda: dialog.isActiveWindow() and not dialog.is_busy())
            act(dialog)
            seen.append(True)
        finally:
            while dialog.isVisible():
                dialog.reject()
                QApplication.processEvents()

    window.activateWindow()
    until(window.isActiveWindow)
    when_asked(answer)
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert seen, "the dialog was not seen to its end"


def pressed(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def told(dialog: BackupDialog, words: str) -> None:
    """Waits until the dialog says something."""
    until(lambda: not dialog.is_busy() and not dialog.outcome.isHidden())
    assert words in dialog.outcome.text(), dialog.outcome.text()


def cells(dialog: BackupDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [[str(model.index(row, column).data()) for column in range(5)] for row in range(model.rowCount())]


def answering(*answers: Callable[[QDialog], object]) -> None:
    """Answers the dialogs that come up over the dialog of backups, one after the other."""
    waiting = list(answers)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and not isinstance(dialog, BackupDialog):
            try:
                waiting.pop(0)(dialog)
            except BaseException:
                dialog.reject()  # a test that fails must not wait for ever
                raise
        if waiting:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def agreeing(read: list[str]) -> Callable[[QDialog], None]:
    """Reads the look before going back, and agrees."""

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        read.append(dialog.summary.text())
        pressed(dialog.buttons.go)

    return agree


def said_in(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))
