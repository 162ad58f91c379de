"""The desk against the budgets of DESIGN.md, section 10: keystroke, pause, saving, search, memory, start with 10,000 reports.

Run it as a module: python -m tests.bench.desk
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from models import place as places
from models.definition import definition_of
from models.prior import Earlier
from models.store import Listing, Store
from tests.bench._measuring import clock, once, processor, reading
from tests.bench._rows import keep_row
from tests.bench.start import ROOT, best, ratio
from ui.app import application
from ui.desk import Desk
from ui.session import prove
from ui.theme import apply_theme
from ui.window import Window

KEYSTROKES = 60
READING = "reading one report"
REPORTS = 10_000
ROUNDS = 3

FILL = """
import sys
from pathlib import Path
from msgspec.structs import replace
from models.interchange import encode
from models.samples import sample_report
from models.store import Store
from models.store.drafts import put_draft
codes = [f"{year:04}-{kind}" for year in range(1400, 2600) for kind in ("Q1", "Q2", "H1", "Q3", "9T", "Q4", "H2", "Y", "M01")]
with Store.open(Path(sys.argv[1])) as store:
    sample = sample_report()
    with store._db.atomic():
        for code in codes[: int(sys.argv[2])]:
            report, day = replace(sample, period=code, state="draft"), "2026-01-01T00:00:00.000+00:00"
            put_draft(store._db.conn, report, sample.subject, encode(report), day)
    store.put_setting("window", {"report": "cntt/2021-9T", "page": "noi-bo", "place": "", "widths": [250, 600, 500], "geometry": ""})
"""


def main() -> None:
    """One line a budget: what was measured, what was asked for."""
    with tempfile.TemporaryDirectory() as data:
        subprocess.run([sys.executable, "-c", FILL, data, str(REPORTS)], cwd=ROOT, check=True)
        floor, _plain, (ours,) = best(data, rounds=ROUNDS)
        say("start, 10,000 reports in the store", ratio(ours, floor), "1.5 x")
        running = application()
        apply_theme(running, "light")
        with Store.open(Path(data)) as store:
            _in_the_window(store)
            listing = Listing(store.reports())
            found = milliseconds(lambda: listing.matching("9 thang 2021"))
            say("search in the list of 10,000 reports", f"{found:.1f} ms", "20 ms")


def _in_the_window(store: Store) -> None:
    window = Window(store)
    window.resize(1366, 768)
    window.show()
    window.open_report("cntt/2021-9T")
    desk = window.desk
    assert desk is not None
    _wait(lambda: desk.session.proof is not None)
    unit = reading()
    for what, place in (("an item", places.item("i25")), ("a figure", places.figure("van_ban_den"))):
        what = f"keystroke in {what}, answer on the screen"
        took = _keystroke(desk, place), _keystroke(desk, place, time.thread_time)
        say(what, f"{took[0]:.1f} ms, of the processor {took[1]:.1f} ms", "8 ms")
        keep_row(what, took[1] / unit, READING, "8 ms", f"{took[1]:.1f} ms")
    report, definition = desk.session.report, definition_of("cntt")
    earlier: Earlier = desk.session.earlier
    proving = processor(lambda: prove(report, definition, earlier), 10)
    say("checks and paper after a pause", f"{proving:.0f} ms of the processor", "60 ms")
    keep_row("checks and paper after a pause", proving / unit, READING, "60 ms", f"{proving:.0f} ms")
    shown = _settled(desk)
    say("pause to the paper on the screen, thread and drawing with it", f"{shown:.0f} ms", "60 ms")
    saved = [once(lambda at=at: store.save_draft(report.with_figure("van_ban_den", at))) for at in range(20)]
    say("draft saved, on disk", f"{statistics.median(saved):.1f} ms", "10 ms")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say("memory, report open", f"{memory:.0f} MB", "200 MB")
    keep_row("memory, report open", memory / 200, "its budget", "200 MB", f"{memory:.0f} MB")
    window.close()


def _keystroke(desk: Desk, place: places.Place, now: Callable[[], float] = time.perf_counter) -> float:
    """The median time from a key to the painted window, in milliseconds, by a clock."""
    desk.go_to(place)
    field = QApplication.focusWidget()
    if field is None:
        return float("nan")
    times = []
    for _stroke in range(KEYSTROKES):
        times.append(once(lambda: _press(field), now))
        if isinstance(field, QTextEdit) and _stroke % 20 == 19:
            _wait_a(400)
    return statistics.median(times)


def _press(field: object) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1"))  # type: ignore[arg-type]
    QApplication.processEvents()


def _settled(desk: Desk) -> float:
    """From the end of the pause to the new paper on the screen."""
    _wait(lambda: desk.session.proof is not None and desk.session.proof.report is desk.session.report)
    times = []
    for value in range(5):
        desk.session.put(places.figure("van_ban_den"), str(1000 + value))
        desk.session._pause.stop()
        began = time.perf_counter()
        desk.session.settle()
        _wait(lambda: desk.session.proof is not None and desk.session.proof.report is desk.session.report)
        QApplication.processEvents()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _wait(met: Callable[[], object]) -> None:
    while not met():
        QApplication.processEvents()


def _wait_a(milliseconds: int) -> None:
    end = time.perf_counter() + milliseconds / 1000
    while time.perf_counter() < end:
        QApplication.processEvents()


def milliseconds(run: Callable[[], object]) -> float:
    """The best of five."""
    return clock(run, 5)


def say(what: str, measured: str, budget: str) -> None:
    """One line."""
    print(f"{what:62} {measured:44} budget {budget}")


if __name__ == "__main__":
    main()
