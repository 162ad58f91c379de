"""A story held up by a failing disk: told to fail by strace at one system call, or by whatever else is done to the place meanwhile."""

import ctypes
import os
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from msgspec import Struct

from models.interchange import pretty
from models.samples import sample_report
from tests.crash.forks import answered, forked, kill
from tests.crash.judging import Verdict, judge
from tests.crash.story import REPORT, SCAN
from tests.crash.telling import Event, Listening, Telling

KILLED = "signal=KILL"
"""In the place of an error: the call is never made, and nothing after it."""

Story = Callable[[Path, Telling, Random, Callable[[str], object]], None]

CALLS = ("pwrite64", "fdatasync", "fsync", "write", "ftruncate", "rename", "mkdir", "unlink")
"""What a program asks of the disk."""

_END = 120.0
"""Seconds after which a story hangs."""


class Outcome(Struct):
    """How a story went: what the program said for each step that failed, and what was found afterwards."""

    what: str
    verdict: Verdict
    said: dict[str, str] = {}
    """Step and sentence, in the first turn."""
    still: dict[str, str] = {}
    """The same of the second turn, when nothing was held up any more."""
    half: list[str] = []
    """Files that stand half under their final name."""

    @property
    def problems(self) -> list[str]:
        """What must not be."""
        return [*self.verdict.problems, *(f"{name}: half under its final name" for name in self.half)]


class Trouble:
    """What is done to a story: `begin` when its process waits to be let go, `end` between its two turns. Nothing, here."""

    what = "nothing"
    deadly = False
    """Whether the process is killed by it."""
    when_opened = False
    """Whether it begins when the store is open already."""
    held_back = False
    """Whether the story runs as somebody whom permissions hold back, which they do not do with root."""
    must_be_told = ""
    """A step that cannot go well."""
    left: tuple[str, ...] = ()
    """Files that were written to where the disk was, while it was gone; known after the end."""

    def begin(self, _process: int) -> None:
        """Called before the first turn."""

    def end(self) -> None:
        """Called before the second."""


class Injected(Trouble):
    """A system call that fails from its nth time on, or then alone; strace does it."""

    def __init__(self, call: str, nth: int, error: str, once: bool = False, late: bool = False) -> None:
        self.when_opened = late
        self.what = f"{call} no. {nth}{'' if once else ' and all after it'}: {error}"
        self.deadly = error == KILLED
        self._options = (f"trace={call}", f"inject={call}:{error}:when={nth}{'' if once else '+'}")
        self._strace: subprocess.Popen[bytes] | None = None

    def begin(self, process: int) -> None:
        options = [part for option in self._options for part in ("-e", option)]
        self._strace = attached(process, *options, "-o", os.devnull)

    def end(self) -> None:
        if self._strace is not None:
            self._strace.terminate()
            try:
                self._strace.wait(5)
            except subprocess.TimeoutExpired:  # seen once, with a process that strace had just killed
                self._strace.kill()
                self._strace.wait()


def attached(process: int, *options: str) -> subprocess.Popen[bytes]:
    """strace, once it holds the process."""
    strace = subprocess.Popen(["strace", "-f", "-qq", *options, "-p", str(process)], stderr=subprocess.DEVNULL)
    status = Path(f"/proc/{process}/status")
    while "TracerPid:\t0\n" in status.read_text():
        if strace.poll() is not None:
            raise RuntimeError("strace may not trace here")
        time.sleep(0.002)
    return strace


def can_trace() -> bool:
    """Whether strace is here and may do its work."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-qq", "-e", "trace=none", "true"], capture_output=True, check=False).returncode == 0


def counted(story: Story, template: Path, folder: Path, seed: int) -> Counter[str]:
    """How often each call is made in a story's first turn."""
    log = folder / "calls"

    class Counting(Trouble):
        def begin(self, process: int) -> None:
            self._strace = attached(process, "-e", f"trace={','.join(CALLS)}", "-o", str(log))

        def end(self) -> None:
            self._strace.terminate()
            self._strace.wait()

    outcome = told(story, Counting(), template, folder, seed)
    assert not outcome.problems and not outcome.said, outcome
    return Counter(line.split("(")[0].split()[-1] for line in log.read_text("utf-8", "replace").splitlines() if "(" in line)


def give_up_rights() -> None:
    """Takes from root what lets it write where it may not (CAP_DAC_OVERRIDE and its kin); any other user has none of it."""
    if os.getuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    head, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    refused = libc.capget(head, sets)
    for at in (0, 1):  # what is effective and what is permitted
        sets[at] &= ~0b1110
    if refused or libc.capset(head, sets):
        raise OSError(ctypes.get_errno(), "capset")


def told(story: Story, trouble: Trouble, template: Path, folder: Path, seed: int) -> Outcome:
    """Runs a story in a process of its own on a copy of the template, in `folder`/place, with its trouble, and judges what is left."""
    place = folder / "place"
    _lay_out(place, template)
    log, data = folder / "driver.log", place / "data"
    gate, let_go = os.pipe()

    def work(writing: int) -> None:
        os.close(let_go)
        tell = Telling(writing)

        def hold(where: str) -> None:
            tell(where)
            os.read(gate, 1)

        hold("begun")
        if trouble.held_back:
            give_up_rights()
        story(data, tell, Random(seed), hold)

    driver, pipe = forked(work, log)
    os.close(gate)
    listening = Listening(pipe)
    problems: list[str] = []
    end = time.monotonic() + _END
    try:
        for where, count, act in (
            ("begun", 1, None if trouble.when_opened else lambda: trouble.begin(driver)),
            ("opened", 1, (lambda: trouble.begin(driver)) if trouble.when_opened else None),
            ("paused", 1, trouble.end),
            ("paused", 2, None),
        ):
            listening.wait_for(where, count, end)
            if act is not None:
                act()
            os.write(let_go, b".")
        listening.listen(end)
    except BrokenPipeError:
        pass
    if not listening.ended:
        problems.append(f"the story hangs after {listening.events[-1:]}")
        kill(driver)
    os.close(let_go)
    status = os.waitpid(driver, 0)[1]
    listening.drain()
    died = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    if status and not (trouble.deadly and died):
        problems.append(f"ended by itself: {log.read_text('utf-8', 'replace').strip()[-2500:]}")
    return _outcome(trouble, listening.events, problems, place, folder)


def _lay_out(place: Path, template: Path) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for path in place.iterdir():  # the place itself may be where a disk is mounted
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(template, place / "data")
    (place / SCAN).write_bytes(b"%PDF-1.4 signed")
    (place / REPORT).write_bytes(pretty(sample_report()))


def _outcome(trouble: Trouble, events: list[Event], problems: list[str], place: Path, folder: Path) -> Outcome:
    opened = next((event.at for event in events if event.kind == "opened"), 0.0)
    lost_with_it = ("kept", "fact", "whole") if trouble.must_be_told else ()  # what was kept after that is gone with the folder
    judged = [event for event in events if event.at < opened or event.kind not in lost_with_it]
    try:
        verdict = answered(lambda: judge(place / "data", judged, 0.0), Verdict, folder / "judge.log")
    except RuntimeError as error:
        verdict = Verdict([f"what was left cannot be opened: {str(error).strip()[-2000:]}"])
    verdict.problems[:0] = problems
    verdict.problems += [f"{name} was written to where the disk was" for name in trouble.left]
    if trouble.must_be_told and not any(event.kind == "said" and event.name == trouble.must_be_told for event in events):
        verdict.problems.append("it was said to be saved, and nothing is there")
    outcome = Outcome(trouble.what, verdict)
    turn = outcome.said
    for event in events:
        if event.kind == "said":
            turn[event.name] = event.value
        elif event.kind == "paused":
            turn = outcome.still
    for path in place.glob("Giấy.*"):
        content = path.read_bytes()
        if not (content.startswith((b"PK", b"%PDF")) or content.rstrip().endswith(b"}")):
            outcome.half.append(path.name)
    return outcome
