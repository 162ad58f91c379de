"""One process that opens a door many times and tells each input's number before it, so that one which never comes back is known.

What it looks for: an end other than a text or a sentence (BookError), more than two seconds, memory, a file touched outside the door's own
folder, a process or a connection begun, and words of the canary file in what came in.
"""

import resource
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from models.errors import BookError
from tests.fuzz.doors import Door, door_of, input_of
from tests.fuzz.mutating import CANARY

MOST_SECONDS = 2.0
"""Of computing for one input."""
MOST_MEMORY = 500
"""MB that a process takes which opens one file after another."""
_HARD_LIMIT = 3 << 30
"""Bytes of address space after which Python says that there is none left: above what mapped libraries take."""
SECRET = "chữ bí mật ngoài thư mục"
_NEVER = ("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork")


class Fault(Struct, frozen=True):
    """What went wrong with the input of a number."""

    number: int
    what: str
    seconds: float = 0.0


class Tally(Struct, frozen=True):
    """What became of a stretch of inputs; `slowest` in seconds of computing, `memory` in MB at the highest."""

    taken: int
    refused: int
    slowest: float
    memory: float


class Watch:
    """Notes every file, process and connection that is asked for while a door is open."""

    def __init__(self, sandbox: Path) -> None:
        self.sandbox = str(sandbox)
        self.seen: list[str] = []
        self.on = False
        sys.addaudithook(self._noted)

    def _noted(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event in _NEVER:
            self.seen.append(f"{event} {arguments!r:.200}")
        elif event == "open" and isinstance(arguments[0], str | bytes):
            path = arguments[0] if isinstance(arguments[0], str) else arguments[0].decode("utf-8", "replace")
            if CANARY in path or (_writes(arguments[1]) and not path.startswith((self.sandbox, "/dev/null"))):
                self.seen.append(f"open {path} {arguments[1]}")
        elif event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "shutil.rmtree", "sqlite3.connect"):
            path = str(arguments[0])
            if path != ":memory:" and not path.removeprefix("file://").startswith(self.sandbox):
                self.seen.append(f"{event} {path}")


def _writes(mode: object) -> bool:
    return isinstance(mode, str) and bool(set(mode) & set("wax+"))


def try_input(door: Door, content: bytes, number: int, folder: Path, watch: Watch) -> tuple[bool, Fault | None]:
    """Opens a door once: whether the input came in, and what went wrong."""
    watch.seen.clear()
    began, taken, what, said = time.process_time(), False, "", ""
    watch.on = True
    try:
        said = door.opened(content, folder)
        taken = True
    except BookError as error:
        said = str(error)
        if not said.strip():
            what = "a refusal without a sentence"
    except MemoryError:
        what = "more memory than there is"
    except Exception:
        what = traceback.format_exc(limit=-4)
    finally:
        watch.on = False
    took = time.process_time() - began
    if SECRET in said:
        what = "the words of a file outside came in"
    if watch.seen:
        what = "; ".join(watch.seen)
    if took > MOST_SECONDS and not what:
        what = f"{took:.1f} s"
    return taken, Fault(number, what, took) if what else None


def run(door: Door, numbers: Iterable[int], folder: Path, told: Callable[[int], None]) -> Iterator[Fault | Tally]:
    """The faults of a stretch of inputs, and at the end what became of all."""
    sandbox = folder / "door"
    sandbox.mkdir()
    tempfile.tempdir = str(sandbox)  # what the program puts into the system's folder for a while belongs to the door too
    for place in (folder, Path("/tmp")):  # where the names of the mutations lead to
        (place / CANARY).write_text(SECRET, "utf-8")
    watch = Watch(sandbox)
    taken = refused = 0
    slowest = 0.0
    for number in numbers:
        content = input_of(door, number)
        told(number)
        before = time.process_time()
        came_in, fault = try_input(door, content, number, sandbox, watch)
        slowest = max(slowest, time.process_time() - before)
        shutil.rmtree(sandbox)
        sandbox.mkdir()
        taken, refused = taken + came_in, refused + (not came_in)
        if fault is not None:
            yield fault
    memory = _most_memory()
    if memory > MOST_MEMORY:
        yield Fault(-1, f"{memory:.0f} MB")
    yield Tally(taken, refused, slowest, memory)


def _most_memory() -> float:
    """MB at the highest; the system's own account of a process counts what its parent had when it was begun."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main(name: str, first: int, end: int) -> None:
    """Prints each number before its input, and faults and the tally as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (_HARD_LIMIT, _HARD_LIMIT))
    door = next((door for door in _of_tests() if door.name == name), None) or door_of(name)
    with tempfile.TemporaryDirectory() as folder:
        for found in run(door, range(first, end), Path(folder), lambda number: print(number, flush=True)):
            print(type(found).__name__, msgspec.json.encode(found).decode(), flush=True)


def _of_tests() -> tuple[Door, ...]:
    """Doors that are broken on purpose, by which the watch itself is tested."""
    from tests.fuzz.broken_doors import BROKEN  # noqa: PLC0415  # they use this module

    return BROKEN


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
