"""The program as a clerk has it: its own process, a real X display, keys that come through the display server."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.store import Store

ROOT = Path(__file__).parent.parent
WORDS = "Ở Quảng Ngãi, việc ứng dụng được đẩy mạnh."

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")) and not os.environ.get("CI"),
    reason="needs Xvfb and xdotool (make test installs them)",
)


@pytest.fixture
def display() -> Iterator[dict[str, str]]:
    """An environment with an X display of its own."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    number = os.read(reading, 16).decode().strip()
    kept = {key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    yield {**kept, "DISPLAY": f":{number}"}
    server.terminate()
    server.wait()


def until(met: Callable[[], object], what: str, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.1)


def test_the_sample_is_opened_changed_and_kept_by_keyboard_alone(display: dict[str, str], tmp_path: Path) -> None:
    def tool(*arguments: str) -> str:
        return subprocess.run(["xdotool", *arguments], env=display, capture_output=True, text=True, check=False).stdout.strip()

    def window(title: str) -> str:
        return tool("search", "--onlyvisible", "--name", title).split("\n")[-1]

    program = subprocess.Popen([sys.executable, "main.py", "--data", str(tmp_path)], cwd=ROOT, env=display)
    try:
        until(lambda: window("Giới thiệu nhanh"), "the tour, at the first start")
        tool("windowfocus", "--sync", window("Giới thiệu nhanh"))
        tool("key", "--delay", "100", "Right", "Right", "Escape")
        until(lambda: not window("Giới thiệu nhanh"), "the tour to be skipped")
        until(lambda: window("Sổ báo cáo"), "the start page")
        tool("windowfocus", "--sync", window("Sổ báo cáo"))
        tool("key", "--delay", "100", "Tab", "Tab", "space")
        until(lambda: window("9 tháng đầu năm 2021"), "the sample on the desk")
        tool("windowfocus", "--sync", window("9 tháng đầu năm 2021"))
        tool("key", "--delay", "100", "ctrl+Next", "Tab", "ctrl+End")
        tool("type", "--delay", "80", f" {WORDS}")
        until(lambda: (tmp_path / "sobaocao.db-wal").exists() or (tmp_path / "sobaocao.db").exists(), "the store")
        time.sleep(1.5)
        tool("key", "--delay", "100", "ctrl+q")
        until(lambda: program.poll() is not None, "the window to close")
    finally:
        program.kill()
        program.wait()
    assert program.returncode == 0
    with Store.open(tmp_path) as store:
        report = store.load("cntt/2021-9T")
    assert report.opening[0].text.endswith(f"như sau: {WORDS}")
