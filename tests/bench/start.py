"""Start-up: our window with the sample open, against a bare Qt window, in turns in one run. Prints the ratio.

Run it as a script: python -m tests.bench.start
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 5

BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
print(time.time())
"""

OURS = """
import sys, time
from pathlib import Path
from ui.app import application
from ui.theme import apply_theme
from ui.window import Window
from models.store import Store
running = application()
apply_theme(running, "light")
with Store.open(Path(sys.argv[1])) as store:
    window = Window(store)
    window.restore()
    window.show()
    running.processEvents()
    print(time.time())
    window.close()
"""

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


def seconds(code: str, *arguments: str) -> float:
    """Wall-clock time from the start of a process until its window stands; with compiled modules, as from the second start on."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "QT_QPA_PLATFORM": "offscreen"}
    began = time.time()
    child = subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return float(child.stdout.strip().splitlines()[-1] or began) - began


def main() -> None:
    """Prints the floor, ours, and ours as a multiple of the floor."""
    with tempfile.TemporaryDirectory() as data:
        subprocess.run([sys.executable, "-c", FILL, data], cwd=ROOT, check=True)
        seconds(OURS, data)
        rounds = [(seconds(BARE), seconds(OURS, data)) for _round in range(ROUNDS)]
    floor, ours = (min(times) for times in zip(*rounds, strict=True))
    print(f"bare window {floor:.3f} s; ours with the sample open {ours:.3f} s; {ours / floor:.2f} x the floor")


if __name__ == "__main__":
    main()
