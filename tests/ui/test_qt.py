"""The binding to Qt that we stand on gives back what it takes."""

import sys

from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget

from tests.ui.desks import Ending


def test_a_call_that_returns_nothing_takes_no_reference_from_none(qt: QApplication) -> None:
    """PySide6 6.12.0 did on Python 3.11: the program ended with "deallocating None" within minutes."""
    widget = QWidget()
    before = sys.getrefcount(None)
    for _call in range(500):
        widget.setToolTip("x")
    assert sys.getrefcount(None) > before - 100


def test_qts_own_file_dialog_speaks_vietnamese(ending: Ending) -> None:
    dialog = ending(QFileDialog())
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = {label.text() for label in dialog.findChildren(QLabel)} | {button.text() for button in dialog.findChildren(QPushButton)}
    assert {"Tì&m trong:", "&Mở", "Hủy"} <= said
    assert not said & {"&Look in:", "&Open", "Cancel"}
