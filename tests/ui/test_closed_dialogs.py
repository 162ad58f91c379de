"""A dialog that was closed is gone: the window does not carry it, and restyle it, until it ends."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.desks import desk_with, when_asked
from tests.ui.test_issuance import settled_sample
from ui.window import Window


@pytest.mark.parametrize("act", ["new", "settings", "issue", "messages", "shortcuts", "tour", "licences"])
def test_a_dialog_that_was_closed_is_gone(window: Window, act: str) -> None:
    desk_with(window, settled_sample())
    asked: list[str] = []  # names: a dialog that Python holds stays

    def leave(dialog: QDialog) -> None:
        asked.append(type(dialog).__name__)
        dialog.reject()

    when_asked(leave)
    window.menus.actions[act].trigger()
    assert asked, "no dialog came up"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(QDialog) == []
