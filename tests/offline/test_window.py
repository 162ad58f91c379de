"""The real window by keys, and the question for printers, where there is no network: the display's socket and no other."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models.store import Store
from tests.offline.traced import ROOT, Socket, alone, environment, missing, opened, sockets_in

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

DISPLAY = "/tmp/.X11-unix/"


def until(met: Callable[[], object], what: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.05)


@contextmanager
def a_display() -> Iterator[str]:
    """The name of an X display of its own, which listens at its file and not in the network."""
    server, number = _server()
    while not number:  # somebody else has taken it meanwhile
        server.wait()
        server, number = _server()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def _server() -> tuple[subprocess.Popen[bytes], str]:
    """Under a number made by chance: of two that look for the first free one, one may take away the other's file."""
    reading, writing = os.pipe()
    command = ["Xvfb", f":{random.randrange(200, 20_000)}", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        return server, told.readline().strip()


@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool")
@pytest.mark.parametrize("bus", [False, True])
def test_the_window_is_worked_with_by_keys_and_opens_the_displays_socket_and_no_other(tmp_path: Path, bus: bool) -> None:
    """`bus`: a desktop has a session bus, where Qt asks for input methods, accessibility and settings; it is a file of this computer."""
    with a_display() as display:
        own = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'bus'}"} if bus else {}
        kept = environment(DISPLAY=display, **own)

        def tool(*arguments: str) -> str:
            return subprocess.run(["xdotool", *arguments], env=kept, capture_output=True, text=True, check=False).stdout.strip()

        def window(title: str) -> str:
            return tool("search", "--onlyvisible", "--name", title).split("\n")[-1]

        log = tmp_path / "sockets.log"
        program = subprocess.Popen(alone(log, sys.executable, "main.py", "--data", str(tmp_path / "data")), cwd=ROOT, env=kept)
        try:
            until(lambda: window("Giới thiệu nhanh"), "the tour, at the first start")
            tool("windowfocus", "--sync", window("Giới thiệu nhanh"))
            tool("key", "--delay", "60", "Escape")
            until(lambda: not window("Giới thiệu nhanh"), "the tour to be skipped")
            tool("windowfocus", "--sync", window("Sổ báo cáo"))
            tool("key", "--delay", "60", "Tab", "Tab", "space")
            until(lambda: window("9 tháng đầu năm 2021"), "the sample on the desk")
            tool("windowfocus", "--sync", window("9 tháng đầu năm 2021"))
            tool("key", "--delay", "60", "ctrl+Next", "Tab", "ctrl+End")
            tool("type", "--delay", "40", " Xong.")
            tool("key", "--delay", "60", "F1")
            until(lambda: window("Hướng dẫn"), "the guide")
            tool("windowfocus", "--sync", window("9 tháng đầu năm 2021"))
            tool("key", "--delay", "60", "ctrl+q")
            until(lambda: program.poll() is not None, "the window to close")
        finally:
            program.kill()
            program.wait()
    assert program.returncode == 0
    with Store.open(tmp_path / "data") as store:
        assert store.load("cntt/2021-9T").opening[0].text.endswith("Xong.")
    sockets = sockets_in(log)
    assert {socket.family for socket in sockets if socket.family} == {"AF_UNIX"}
    assert {_where(socket) for socket in sockets if socket.call == "connect"} <= {"display", f"{tmp_path / 'bus'}" if bus else "display"}
    assert not [socket for socket in sockets if socket.call in ("bind", "listen", "accept", "accept4")], "it listens to nobody"


def _where(socket: Socket) -> str:
    return "display" if socket.address.removeprefix("@").startswith(DISPLAY) else socket.address


def test_asking_for_printers_where_no_print_server_runs_does_not_look_for_one_in_the_network(tmp_path: Path) -> None:
    ask = "from ui.app import application; held = application(); from ui.printer import printer_names; print(printer_names())"
    log = tmp_path / "sockets.log"
    kept = environment(QT_QPA_PLATFORM="offscreen")
    kept.pop("CUPS_SERVER", None)
    answer = subprocess.run(alone(log, sys.executable, "-c", ask), cwd=ROOT, env=kept, capture_output=True, encoding="utf-8", check=False)
    assert answer.returncode == 0, answer.stderr
    families = {socket.family for socket in opened(sockets_in(log), "python")}
    assert families <= {"AF_UNIX"}, families
