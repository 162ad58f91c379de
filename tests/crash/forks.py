"""Real processes at the price of a fork: everything is loaded once, nothing is open, and then a child has its own files and window.

Only for a process of its own (`python -m tests.crash.measure`): a process with threads or with an application must not be forked.
"""

import importlib
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from models.samples import sample_report

T = TypeVar("T")

_LATE = (
    "commands.command_line",
    "exporters.archive",
    "exporters.characters",
    "exporters.handover",
    "exporters.issuing",
    "importers.folder_reading",
    "importers.returned",
    "models.checks.run",
    "ui.app",
)
"""What the program loads when it needs it."""


def load_everything() -> None:
    """Loads the program, so that no child has to. Raises RuntimeError where this process cannot be forked whole."""
    for name in _LATE:
        importlib.import_module(name)
    sample_report()
    threads = threading.active_count()
    if threads > 1:
        raise RuntimeError(f"{threads} threads run already: a fork of this process would not be whole")


def forked(work: Callable[[int], None], log: Path) -> tuple[int, int]:
    """Runs `work(pipe)` in a child; gives its process id and the reading end of the pipe. What it prints goes into `log`."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    code = 1
    try:
        os.setsid()
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # whatever display there is
        os.close(reading)
        output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(output, 1)
        os.dup2(output, 2)
        work(writing)
        code = 0
    except BaseException:  # the end of this process, whatever it was
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def kill(child: int) -> None:
    """SIGKILL to a child and all that it started."""
    os.killpg(child, signal.SIGKILL) if os.getpgid(child) == child else os.kill(child, signal.SIGKILL)


def answered(work: Callable[[], T], kind: type[T], log: Path) -> T:
    """What a fresh process answers. Raises RuntimeError with what it printed where it ended otherwise."""

    def answer(pipe: int) -> None:
        with os.fdopen(pipe, "wb") as file:
            file.write(msgspec.json.encode(work()))

    child, reading = forked(answer, log)
    with os.fdopen(reading, "rb") as file:
        content = file.read()
    if os.waitpid(child, 0)[1]:
        raise RuntimeError(log.read_text("utf-8", "replace"))
    return msgspec.json.decode(content, type=kind)
