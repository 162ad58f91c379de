"""Two at once: a second start shows the first window. And the end that the system asks for. With real processes."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import msgspec
import pytest

from models.samples import sample_report
from models.store import Store
from models.store.in_use import NOTE
from tests.models.store.noted import OTHER, leave
from ui.first_window import ASKED

ROOT = Path(__file__).parent.parent.parent
WORDS = "gõ dở lúc tắt máy"

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import app, ending, first_window
from ui.window import Window

say = Window.say
Window.say = lambda window, sentence: (print("said", sentence, flush=True), say(window, sentence))[1]
bring_up = first_window.bring_up
first_window.bring_up = lambda window: (bring_up(window), print("up", flush=True))
stay = ending.stay

def staying(application, window, folder):
    QTimer.singleShot(0, lambda: (exec(sys.argv[2], {"window": window, "QTimer": QTimer}), print("ready", flush=True)))
    return stay(application, window, folder)

app.stay = staying
sys.exit(app.run_window(Path(sys.argv[1])))
"""

TYPE_AND_BLOCK = """
from tests.ui.typing_keys import type_text
from models import place as places
desk = window.desk
desk.session.saving.save = lambda: None  # only the end saves
place = places.item(desk.session.report.opening[0].id)
desk.go_to(place)
type_text(desk._pages[desk.page()]._fields[place], "WORDS")
desk.session.saving.stop()
QTimer.singleShot(0, window.guidance.show_shortcuts)
""".replace("WORDS", WORDS)


class Program:
    """A window in a process of its own, and what it tells."""

    def __init__(self, data: Path, act: str = "") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(data), act],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.told: list[str] = []
        self._lines: Queue[str] = Queue()
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.strip())

    def tells(self, words: str, seconds: float = 30) -> bool:
        try:
            while not any(words in line for line in self.told):
                self.told.append(self._lines.get(timeout=seconds))
        except Empty:
            return False
        return True

    def ended(self) -> int:
        return self.process.wait(60)


@pytest.fixture
def start() -> Iterator[Callable[..., Program]]:
    running: list[Program] = []

    def begin(data: Path, act: str = "") -> Program:
        running.append(Program(data, act))
        return running[-1]

    yield begin
    for program in running:
        program.process.kill()
        program.process.wait()


def test_a_second_start_shows_the_first_window_and_ends_well(tmp_path: Path, start: Callable[..., Program]) -> None:
    first = start(tmp_path)
    assert first.tells("ready")
    second = start(tmp_path)
    assert second.ended() == 0
    assert first.tells("up") and first.tells("đang mở sẵn")
    assert first.process.poll() is None
    assert not (tmp_path / ASKED).exists()
    first.process.terminate()
    assert first.ended() == 0
    assert {path.name for path in tmp_path.iterdir()} <= {"sobaocao.db", "backups", "loi.log"}


def test_after_a_kill_the_window_opens_and_says_what_was(tmp_path: Path, start: Callable[..., Program]) -> None:
    first = start(tmp_path)
    assert first.tells("ready")
    first.process.kill()
    first.ended()
    second = start(tmp_path)
    assert second.tells("không được đóng như thường") and second.tells("ready")


def test_a_window_of_somebody_else_is_named_and_not_shown(tmp_path: Path, start: Callable[..., Program]) -> None:
    leave(tmp_path, OTHER)
    second = start(tmp_path)
    assert second.ended() == 2
    assert second.process.stderr is not None
    assert "đang được lan mở trên máy PC-PHONG-TC" in second.process.stderr.read()
    assert not (tmp_path / ASKED).exists()


def test_what_a_command_holds_for_a_moment_is_waited_for(tmp_path: Path, start: Callable[..., Program]) -> None:
    holder = "import sys, time\nfrom pathlib import Path\nfrom models.store import Store\n"
    holder += "store = Store.open(Path(sys.argv[1]))\nprint('held', flush=True)\ninput()\nstore.close()"
    command = subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert command.stdout is not None and command.stdout.readline() == "held\n"
    window = start(tmp_path)
    while not (tmp_path / ASKED).exists():
        assert window.process.poll() is None
    command.communicate("\n")
    assert window.tells("ready")


def test_a_question_left_behind_by_a_second_start_is_taken_away(tmp_path: Path, start: Callable[..., Program]) -> None:
    tmp_path.joinpath(ASKED).touch()
    assert start(tmp_path).tells("ready")
    assert not (tmp_path / ASKED).exists()


@pytest.mark.skipif(os.name != "posix", reason="signals end programs on POSIX alone")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_saves_what_is_typed_under_an_open_dialog_and_ends_well(
    tmp_path: Path, start: Callable[..., Program], number: signal.Signals
) -> None:
    report = sample_report()
    with Store.open(tmp_path) as store:
        store.keep_revision(report, "worked")
        store.put_setting("window", {"report": report.name})
    program = start(tmp_path, TYPE_AND_BLOCK)
    assert program.tells("ready")
    program.process.send_signal(number)
    assert program.ended() == 0
    with Store.open(tmp_path) as store:
        assert store.left_behind is None
        assert store.load(report.name).opening[0].text.endswith(WORDS)
        assert store.verify() == ()


def test_the_note_can_be_read_by_people(tmp_path: Path, start: Callable[..., Program]) -> None:
    assert start(tmp_path).tells("ready")
    note = msgspec.json.decode((tmp_path / NOTE).read_bytes())
    assert {"computer", "user", "process", "since"} <= note.keys()
