"""Start-up: main.py with the start page and with the sample open, against a bare Qt window, in turns in one run. Prints the ratios.

Run it as a script: python -m tests.bench.start
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench._rows import keep_row

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 5

BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
print(time.time(), time.process_time())
"""

PLAIN = """
import time
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QLineEdit, QListView, QMainWindow, QPushButton
from PySide6.QtWidgets import QStyledItemDelegate, QTableView, QVBoxLayout, QWidget

class Delegate(QStyledItemDelegate):
    def paint(self, painter, option, index):
        super().paint(painter, option, index)

application = QApplication([])
window = QMainWindow()
for title in "ABCDEFG":
    menu = window.menuBar().addMenu(title)
    for action in range(10):
        menu.addAction(f"{title}{action}").setShortcut(Qt.Modifier.CTRL | Qt.Key(ord(title)))
page = QWidget()
head, body, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(page)
column.addLayout(head)
column.addLayout(body)
for part in (QLabel("Sổ báo cáo"), QLineEdit(), QPushButton("Báo cáo mới…"), QPushButton("Nhập từ tệp…"), QComboBox()):
    head.addWidget(part)
for view in (QListView(), QTableView()):
    model = QStandardItemModel(view)
    for row in range(12):
        model.appendRow([QStandardItem(f"Quý {row}") for _column in range(5)])
    view.setModel(model)
    view.setItemDelegate(Delegate(view))
    view.setSelectionMode(view.SelectionMode.SingleSelection)
    body.addWidget(view)
window.setCentralWidget(page)
window.show()
application.processEvents()
print(time.time(), time.process_time())
"""
"""What the start page shows, without what is behind it: a menu bar, a field, buttons, a list and a table, straight from Qt."""

OURS = """
import sys, time
import main, commands.start
from PySide6.QtWidgets import QApplication

def stands(*_self):
    QApplication.processEvents()
    print(time.time(), time.process_time(), flush=True)
    QApplication.closeAllWindows()
    return 0

QApplication.exec = stands
sys.argv[1:] = ["--data", sys.argv[1]]
main.main()
"""
"""The program as it is started, its parts in their order, up to where it waits for the clerk: by then all that it shows is drawn."""

FILL = """
import sys
from pathlib import Path
from models.samples import sample_report
from models.store import Store
with Store.open(Path(sys.argv[1])) as store:
    report = sample_report()
    store.save_draft(report)
    store.put_setting("window", {"report": report.name, "page": "noi-bo", "place": "", "widths": [250, 600, 500], "geometry": ""})
"""


class Took(NamedTuple):
    """Seconds from the start of a process until its window stands: by the clock, and of the processor, which other programs change less."""

    clock: float
    processor: float


def took(code: str, *arguments: str) -> Took:
    """One start; with compiled modules, as from the second start on."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "QT_QPA_PLATFORM": "offscreen"}
    began = time.time()
    child = subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    stood, processor = map(float, child.stdout.split()[-2:])
    return Took(stood - began, processor)


class Best(NamedTuple):
    """The best times in turns: of the bare window, of the plain one, and of ours on each data folder."""

    bare: Took
    plain: Took
    ours: tuple[Took, ...]


def best(*folders: str, rounds: int = ROUNDS) -> Best:
    """Starts all of them so many times."""
    for folder in folders:
        took(OURS, folder)
    measured = [(took(BARE), took(PLAIN), *(took(OURS, folder) for folder in folders)) for _round in range(rounds)]
    bare, plain, *ours = (Took(*(min(times) for times in zip(*column, strict=True))) for column in zip(*measured, strict=True))
    return Best(bare, plain, tuple(ours))


def ratio(ours: Took, floor: Took) -> str:
    """Ours as a multiple of the floor, by both measures."""
    clock, processor = ours.clock / floor.clock, ours.processor / floor.processor
    return f"{clock:.2f} x a bare window by the clock ({ours.clock:.3f} s), {processor:.2f} x of the processor ({ours.processor:.3f} s)"


def main() -> None:
    """Prints ours as multiples of the floor."""
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as data:
        subprocess.run([sys.executable, "-c", FILL, data], cwd=ROOT, check=True)
        floor, plain, (page, sample) = best(empty, data)
    keep_row("a plain Qt window with the start page's widgets", plain.processor / floor.processor, "a bare Qt window")
    for what, ours in (("start page, empty book", page), ("start with the sample open", sample)):
        keep_row(what, ours.processor / floor.processor, "a bare Qt window", "1.5 x", f"{ours.processor * 1000:.0f} ms")
    print(f"its widgets alone: {ratio(plain, floor)}")
    print(f"start page:        {ratio(page, floor)}, {page.processor / plain.processor:.2f} x its widgets alone")
    print(f"the sample open:   {ratio(sample, floor)}")


if __name__ == "__main__":
    main()
