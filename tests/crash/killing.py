"""One kill after the other: a driver is begun, killed at a moment made by chance, and what it left is judged by a fresh process."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from msgspec import Struct

from tests.crash.activities import ACTIVITIES
from tests.crash.activities.beginning import begin
from tests.crash.forks import answered, forked, kill
from tests.crash.judging import Verdict, judge
from tests.crash.telling import Listening, Telling

ROOT = Path(__file__).parents[2]
LIMIT = 1.0
"""Seconds of typing that may be gone."""
_SOON = 2.5
"""Seconds of work within which the kill comes."""

_START = 60.0
"""Seconds after which a driver that is not ready will never be."""

CHAIN = 10
"""Kills of one store, one after the other."""


class Kill(Struct):
    """One kill: what was being done, when it came, and what was found."""

    activity: str
    seed: int
    moment: str
    doing: str
    verdict: Verdict
    kept_in: str = ""
    """Where a data folder with problems is left for whoever looks into it."""

    @property
    def problems(self) -> list[str]:
        """What must not be."""
        return [*self.verdict.problems, *self.gone(LIMIT)]

    def gone(self, limit: float) -> list[str]:
        """Says that more typing is gone than may be, where it is."""
        words = f"{self.verdict.lost:.2f} s of typing are gone (the machine let the driver wait for {self.verdict.late:.2f} s of them)"
        return [words] if self.verdict.lost > limit else []


def chain_of_kills(seed: int, count: int, folder: Path, template: Path, only: str = "") -> list[Kill]:
    """So many kills in a row of drivers on the same data. A store with problems is set aside, and the chain goes on with a new one."""
    chance = Random(seed)
    kills: list[Kill] = []
    data = folder / "data"
    shutil.copytree(template, data)
    names, weights = list(ACTIVITIES), [weight for _activity, weight in ACTIVITIES.values()]
    for at in range(count):
        activity = only or chance.choices(names, weights)[0]
        one = kill_once(activity, seed * 1000 + at, chance, data, folder)
        if one.problems:
            one.kept_in = str(folder.parent / f"failed-{seed}-{at}")
            shutil.copytree(folder, one.kept_in, dirs_exist_ok=True)
            shutil.rmtree(data)
            shutil.copytree(template, data)
        kills.append(one)
    answer = subprocess.run([sys.executable, "main.py", "--data", str(data), "verify"], cwd=ROOT, capture_output=True, check=False)
    if answer.returncode:  # the program itself, begun anew, on the very files
        kills[-1].verdict.problems.append(f"main.py verify: {answer.stdout.decode()} {answer.stderr.decode()}")
    return kills


def kill_once(activity: str, seed: int, chance: Random, data: Path, folder: Path) -> Kill:
    """Begins a driver, kills it, and judges a copy of what it left; the driver that comes next opens the very files."""
    work = ACTIVITIES[activity][0]
    log = folder / "driver.log"
    begun = time.monotonic()
    driver, pipe = forked(lambda writing: work(data, Telling(writing), Random(seed)), log)
    listening = Listening(pipe)
    moment = _wait_for_a_moment(listening, chance, begun)
    killed_at = time.monotonic()
    kill(driver)
    status = os.waitpid(driver, 0)[1]
    listening.drain()
    verdict = _judged(data, listening, killed_at, folder)
    if not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL):
        verdict.problems.insert(0, f"the driver ended by itself: {log.read_text('utf-8', 'replace').strip()[-2000:]}")
    if moment == "never ready":
        verdict.problems.insert(0, "the driver never got ready")
    doing = next((event.name for event in reversed(listening.events) if event.kind == "doing"), "start")
    return Kill(activity, seed, moment, doing, verdict)


def _wait_for_a_moment(listening: Listening, chance: Random, begun: float) -> str:
    """Some kills come while the driver starts, most while it works, at any moment or soon after it begins something."""
    turn, wait = chance.random(), chance.uniform(0, _SOON)
    if turn < 0.15:
        listening.listen(begun + wait / 8)
        return f"{wait / 8:.3f} s after the start"
    if not listening.wait_for("ready", 1, begun + _START):
        return "never ready"
    if turn < 0.6:
        listening.listen(time.monotonic() + wait)
        return f"{wait:.3f} s after it was ready"
    nth, wait = chance.randrange(1, 6), 10 ** chance.uniform(-4, -0.4)
    if not listening.wait_for("doing", nth, time.monotonic() + _SOON):
        return f"{_SOON} s after it was ready"
    listening.listen(time.monotonic() + wait)
    return f"{wait:.4f} s after it began its work no. {nth}"


def _judged(data: Path, listening: Listening, killed_at: float, folder: Path) -> Verdict:
    copy = folder / "judged"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(data, copy)
    try:
        return answered(lambda: judge(copy, listening.events, killed_at), Verdict, folder / "judge.log")
    except RuntimeError as error:
        return Verdict([f"what was left cannot be opened: {str(error).strip()[-2000:]}"])


def make_template(folder: Path) -> Path:
    """The data folder that every chain begins with, made by a process of its own."""
    template = folder / "template"
    answered(lambda: begin(template) or "", str, folder / "template.log")
    return template
