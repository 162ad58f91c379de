"""The real window by keys, and the question for printers, where there is no network: the display's socket and no other."""

import subprocess
import sys
from pathlib import Path

import pytest

from models.store import Store
from tests.offline.traced import ROOT, Socket, alone, environment, missing, opened, sockets_in
from tests.x_display import MISSING, a_display, until

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

DISPLAY = "/tmp/.X11-unix/"


@pytest.mark.skipif(bool(MISSING), reason=MISSING)
@pytest.mark.parametrize("bus", [False, True])
def test_the_window_is_worked_with_by_keys_and_opens_the_displays_socket_and_no_other(tmp_path: Path, bus: bool) -> None:
    """`bus`: a desktop has a session bus, where Qt asks for input methods, accessibility and settings; it is a file of this computer."""
    with a_display() as display:
        own = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'bus'}"} if bus else {}
        log = tmp_path / "sockets.log"
        command = alone(log, sys.executable, "main.py", "--data", str(tmp_path / "data"))
        program = subprocess.Popen(command, cwd=ROOT, env=environment(DISPLAY=display.name, **own))
        try:
            until(lambda: display.window("Giới thiệu nhanh"), "the tour, at the first start")
            display.keys("Giới thiệu nhanh", "Escape")
            until(lambda: not display.window("Giới thiệu nhanh"), "the tour to be skipped")
            display.keys("Sổ báo cáo", "Tab", "Tab", "space")
            until(lambda: display.window("9 tháng đầu năm 2021"), "the sample on the desk")
            display.keys("9 tháng đầu năm 2021", "ctrl+Next", "Tab", "ctrl+End")
            display.tool("type", "--delay", "40", " Xong.")
            display.tool("key", "--delay", "60", "F1")
            until(lambda: display.window("Hướng dẫn"), "the guide")
            display.keys("9 tháng đầu năm 2021", "ctrl+q")
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
