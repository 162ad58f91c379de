"""The program prints, in a process of its own that finds the printers of the server that the environment names.

    python -m tests.ui.printing_run FOLDER MIXED.pdf

A draft through the window: two copies of pages 1 and 4, both sides. The same checked: all of it, once. A file with pages that stand,
that lie, and one with a picture. And one that is stopped after its first page.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from models.printing import Printout
from models.store import Store
from tests.ui.desks import desk_with, until, when_asked
from tests.ui.print_server import PRINTER
from tests.ui.test_issuance import NAME, settled_sample
from ui.app import application
from ui.dialogs.print_dialog import PrintDialog
from ui.printer import print_pages
from ui.sheets import Sheets
from ui.window import Window


def main(folder: Path, mixed: Path) -> None:
    application()
    with Store.open(folder) as store:
        window = Window(store)
        window.show()
        desk_with(window, settled_sample())
        _print(window, 1, pages="1, 4", copies=2, sides="long")
        window.issuance.take_next()
        _print(window, 2, sides="one")
        window.close()
    sheets = Sheets(mixed.read_bytes())
    count = len(sheets.sizes)
    whole = Printout(printer=PRINTER, copies=1, pages=tuple(range(1, count + 1)), count=count, sides="short")
    assert print_pages(sheets, whole, "đứng và nằm", lambda _done, _of: None)
    told: list[int] = []
    assert not print_pages(sheets, whole, "dừng", lambda done, _of: told.append(done), lambda: bool(told))
    assert told == [1]


def _print(window: Window, nth: int, sides: str, pages: str = "", copies: int = 1) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintDialog)
        until(lambda: dialog.preview.count())
        assert dialog.printer.currentText() == PRINTER
        dialog.copies.setValue(copies)
        dialog.sides.setCurrentIndex(dialog.sides.findData(sides))
        if pages:
            dialog.pages.setFocus()
            QTest.keyClicks(dialog.pages, pages)
        QTest.mouseClick(dialog.buttons.go, Qt.MouseButton.LeftButton)

    when_asked(answer)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    until(lambda: not window.busy.isVisible() and sum(revision.cause == "paper" for revision in window.store.revisions(NAME)) == nth, 60)
    QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.flush()
    os._exit(0)
