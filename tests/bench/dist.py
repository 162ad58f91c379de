"""The built program: its size and how long its window takes, against the same from source and a bare window built in the same way.

Run it after `make dist`: python -m tests.bench.dist. It needs Xvfb and xdotool; where there is no built program it says so.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.x_display import Display, a_display
from tooling.dist.build import FOLDER, size
from tooling.dist.parts import NAME, ROOT

ROUNDS = 5
_PATIENCE = 60.0
"""Seconds after which no window is expected any more."""
BARE = ROOT / "build" / "bare-window"
BARE_SOURCE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setWindowTitle("bare")
window.show()
application.exec()
"""


def build_bare() -> Path:
    """A window with nothing in it, built by PyInstaller as it comes; gives the program. Built once."""
    program = BARE / "dist" / "bare" / "bare"
    if not program.exists():
        BARE.mkdir(parents=True, exist_ok=True)
        (BARE / "bare.py").write_text(BARE_SOURCE, "utf-8")
        command = [sys.executable, "-m", "PyInstaller", "-y", "--log-level", "ERROR", "--windowed", "bare.py"]
        subprocess.run(command, cwd=BARE, check=True, stderr=subprocess.DEVNULL)
    return program


def seconds(command: list[str], shown: Display) -> float:
    """Wall-clock time from the start of a program until its window can be seen; xdotool's own waiting looks twice a second alone."""
    where = {**os.environ, "DISPLAY": shown.name}
    for name in ("QT_QPA_PLATFORM", "PYTHONDONTWRITEBYTECODE"):
        where.pop(name, None)
    began = time.perf_counter()
    running = subprocess.Popen(command, cwd=ROOT, env=where, stderr=subprocess.DEVNULL)
    try:
        while not shown.window("."):
            if running.poll() is not None or time.perf_counter() - began > _PATIENCE:
                raise RuntimeError(f"no window came of {command}")
        return time.perf_counter() - began
    finally:
        running.terminate()
        running.wait()


def main() -> None:
    """Prints sizes and times as ratios, each the best of some rounds in turns."""
    program = FOLDER / NAME
    if not program.exists():
        print("no built program here: make dist")
        return
    bare = build_bare()
    whole, least = size(FOLDER), size(bare.parent)
    parts = size(FOLDER / "_internal" / "PySide6")
    print(f"size {whole / 1e6:.0f} MB, {whole / least:.2f} x a bare PyInstaller window ({least / 1e6:.0f} MB)")
    print(f"Qt and PySide6 are {parts / whole:.0%} of it")
    with a_display() as shown, tempfile.TemporaryDirectory() as folder:
        ways = {
            "built": [str(program), "--data", f"{folder}/a"],
            "source": [sys.executable, "main.py", "--data", f"{folder}/b"],
            "bare": [str(bare)],
        }
        for command in ways.values():
            seconds(command, shown)  # the first start reads from the disk, and makes the store
        rounds = [{way: seconds(command, shown) for way, command in ways.items()} for _round in range(ROUNDS)]
    best = {way: min(times[way] for times in rounds) for way in rounds[0]}
    print(
        f"window of the built program {best['built']:.2f} s: {best['built'] / best['source']:.2f} x from source, "
        f"{best['built'] / best['bare']:.2f} x a bare PyInstaller window"
    )


if __name__ == "__main__":
    main()
