"""The confirm screen on a file of 3,000 lines and 200 KB: opening, one key, one correction; as ratios against a bare page of the text.

Run it as a module: python -m tests.bench.confirming
"""

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from importers.confirming import Correction
from importers.reading import Imported
from models.definition import definition_of
from models.kinds import offered_kinds
from tests.bench.desk import say
from tests.importers.files import read_as
from ui.app import application
from ui.dialogs.import_dialog import ImportDialog
from ui.theme import apply_theme

LINES = 3000
ROUNDS = 5


def main() -> None:
    """One line a budget: what was measured, what was asked for."""
    running = application()
    apply_theme(running, "light")
    read = long_file()
    text = "\n".join(one.line.words for one in read.traced)
    bare = statistics.median(_timed(lambda: _shown(_page(text))) for _round in range(ROUNDS))
    opened = statistics.median(_timed(lambda: _shown(_dialog(read))) for _round in range(ROUNDS))
    say(f"confirm screen opened, {LINES} lines", f"{opened:.0f} ms, {opened / bare:.1f} x a bare page of them ({bare:.0f} ms)", "300 ms")
    dialog = _dialog(read)
    _shown(dialog, close=False)
    keys = [_timed(lambda: _press(dialog)) for _round in range(30)]
    say("one key accepts, the next one is shown", f"{statistics.median(keys):.0f} ms, {max(keys):.0f} ms at most", "50 ms")
    dialog.filter.setCurrentIndex(1)
    steps = [_timed(lambda: _scroll(dialog)) for _round in range(60)]
    say("a page further in the list of all", f"{statistics.median(steps):.1f} ms, {max(steps):.1f} ms at most", "16 ms")
    changes = [_timed(lambda: _correct(dialog)) for _round in range(10)]
    say("one correction", f"{statistics.median(changes):.0f} ms", "100 ms")
    dialog.close()


def long_file() -> Imported:
    """A year's report with everything in it, one line in twenty in doubt."""
    lines = []
    for at in range(LINES):
        kind = "I" if at % 100 == 0 else "1" if at % 25 == 0 else "p" if at % 3 else "-"
        lines.append(f"{'?' if at % 20 == 7 else ''}{kind} Việc thứ {at} của cơ quan trong năm, đã làm xong đúng hạn")
    read = read_as(*lines).imported
    return replace(read, report=replace(read.report, definition="cntt"))


def _page(text: str) -> QTextEdit:
    page = QTextEdit()
    page.resize(1290, 690)
    page.setPlainText(text)
    return page


def _dialog(read: Imported) -> ImportDialog:
    return ImportDialog(read, definition_of("cntt"), offered_kinds(), "Báo cáo.docx")


def _shown(widget: QTextEdit | ImportDialog, close: bool = True) -> None:
    widget.show()
    QApplication.processEvents()
    if close:
        widget.close()


def _press(dialog: ImportDialog) -> None:
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    QApplication.processEvents()


def _scroll(dialog: ImportDialog) -> None:
    bar = dialog.list.verticalScrollBar()
    bar.setValue(bar.value() + bar.pageStep())
    QApplication.processEvents()


def _correct(dialog: ImportDialog) -> None:
    guess = next(guess for guess in dialog.guesses if guess.open)
    dialog.correct(Correction(guess.lines, "plus"))
    QApplication.processEvents()


def _timed(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
