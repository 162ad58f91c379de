"""The program as a clerk has it: its own process, a real X display, keys that come through the display server."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.store import Store
from tests.x_display import MISSING, a_display, until

ROOT = Path(__file__).parent.parent
WORDS = "Ở Quảng Ngãi, việc ứng dụng được đẩy mạnh."

pytestmark = pytest.mark.skipif(bool(MISSING) and not os.environ.get("CI"), reason=MISSING)


def test_the_sample_is_opened_changed_and_kept_by_keyboard_alone(tmp_path: Path) -> None:
    with a_display() as display:
        kept = {key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
        command = [sys.executable, "main.py", "--data", str(tmp_path)]
        program = subprocess.Popen(command, cwd=ROOT, env={**kept, "DISPLAY": display.name})
        try:
            until(lambda: display.window("Giới thiệu nhanh"), "the tour, at the first start")
            display.keys("Giới thiệu nhanh", "Right", "Right", "Escape", delay=100)
            until(lambda: not display.window("Giới thiệu nhanh"), "the tour to be skipped")
            until(lambda: display.window("Sổ báo cáo"), "the start page")
            display.keys("Sổ báo cáo", "Tab", "Tab", "space", delay=100)
            until(lambda: display.window("9 tháng đầu năm 2021"), "the sample on the desk")
            display.keys("9 tháng đầu năm 2021", "ctrl+Next", "Tab", "ctrl+End", delay=100)
            display.tool("type", "--delay", "80", f" {WORDS}")
            display.tool("key", "--delay", "100", "ctrl+q")
            until(lambda: program.poll() is not None, "the window to close")
        finally:
            program.kill()
            program.wait()
    assert program.returncode == 0
    with Store.open(tmp_path) as store:
        report = store.load("cntt/2021-9T")
    assert report.opening[0].text.endswith(f"như sau: {WORDS}")
