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

OURS = """
import sys, time
from PySide6.QtWidgets import QApplication

def stands(*_self):
    QApplication.processEvents()
    print(time.time(), time.process_time(), flush=True)
    QApplication.closeAllWindows()
    return 0

QApplication.exec = stands
import main
sys.argv[1:] = ["--data", sys.argv[1]]
main.main()
"""
"""The program as it is started, up to where it waits for the clerk: by then all that it shows is drawn."""

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


def best(*folders: str, rounds: int = ROUNDS) -> tuple[Took, ...]:
    """The best times in turns: of the bare window, then of ours on each data folder."""
    for folder in folders:
        took(OURS, folder)
    measured = [(took(BARE), *(took(OURS, folder) for folder in folders)) for _round in range(rounds)]
    return tuple(Took(*(min(times) for times in zip(*column, strict=True))) for column in zip(*measured, strict=True))


def ratio(ours: Took, floor: Took) -> str:
    """Ours as a multiple of the floor, by both measures."""
    clock, processor = ours.clock / floor.clock, ours.processor / floor.processor
    return f"{clock:.2f} x a bare window by the clock ({ours.clock:.3f} s), {processor:.2f} x of the processor ({ours.processor:.3f} s)"


def main() -> None:
    """Prints ours as multiples of the floor."""
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as data:
        subprocess.run([sys.executable, "-c", FILL, data], cwd=ROOT, check=True)
        floor, page, sample = best(empty, data)
    for what, ours in (("start page, empty book", page), ("start with the sample open", sample)):
        keep_row(what, ours.processor / floor.processor, "a bare Qt window", "1.5 x", f"{ours.processor * 1000:.0f} ms")
    print(f"start page:      {ratio(page, floor)}")
    print(f"the sample open: {ratio(sample, floor)}")


if __name__ == "__main__":
    main()
