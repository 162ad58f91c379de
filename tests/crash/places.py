"""What happens to the place of the data while a story goes on: full, read-only, pulled out, moved. `python -m tests.crash.places`.

Runs in a mount namespace of its own where it may (`unshare -m`); without, what needs one is left out, and it says so.
"""

import argparse
import contextlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.crash.activities.window import at_the_desk
from tests.crash.faults import Injected, Outcome, Story, Trouble, can_trace, told
from tests.crash.forks import load_everything
from tests.crash.killing import make_template
from tests.crash.story import commands, two_days
from tests.crash.sweep import concluded

STORIES: dict[str, Story] = {"one store": two_days, "commands": commands, "window": at_the_desk}
_DISK = 12 * 1024
"""Kilobytes of the small disk."""


def data_files(place: Path) -> tuple[str, ...]:
    """What stands where the data folder was."""
    return tuple(f"{path.relative_to(place)}" for path in (place / "data").rglob("*") if path.is_file())


class Full(Trouble):
    """A disk with so many kilobytes left."""

    def __init__(self, place: Path, free: int) -> None:
        self.what = f"{free} KB free"
        self._ballast, self._free = place / "ballast", free

    def begin(self, _process: int) -> None:
        space = os.statvfs(self._ballast.parent)
        self._ballast.write_bytes(b"x" * max(0, space.f_bavail * space.f_frsize - self._free * 1024))

    def end(self) -> None:
        self._ballast.unlink()


class Limited(Trouble):
    """No file may grow beyond a size: what a quota looks like from inside."""

    def __init__(self, kilobytes: int) -> None:
        self.what = f"no file over {kilobytes} KB"
        self._bytes = kilobytes * 1024

    def begin(self, process: int) -> None:
        self._process = process
        _most, ceiling = resource.prlimit(process, resource.RLIMIT_FSIZE)
        resource.prlimit(process, resource.RLIMIT_FSIZE, (self._bytes, ceiling))

    def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            _most, ceiling = resource.prlimit(self._process, resource.RLIMIT_FSIZE)
            resource.prlimit(self._process, resource.RLIMIT_FSIZE, (ceiling, ceiling))


class ReadOnly(Trouble):
    """Folder and files lose the right to be written."""

    what, held_back, when_opened = "made read-only", True, True

    def __init__(self, place: Path) -> None:
        self._place = place

    def begin(self, _process: int) -> None:
        self._set(0o500, 0o400)

    def end(self) -> None:
        self._set(0o700, 0o600)

    def _set(self, folders: int, files: int) -> None:
        for path in (self._place, *self._place.rglob("*")):
            path.chmod(folders if path.is_dir() else files)


class Unmounted(Trouble):
    """The file system is taken away under the program, and comes back."""

    what, when_opened = "taken away and mounted again", True

    def __init__(self, place: Path, disk: Path) -> None:
        self._place, self._disk = place, disk

    def begin(self, _process: int) -> None:
        subprocess.run(["umount", "-l", self._place], check=True)

    def end(self) -> None:
        self.left = data_files(self._place)
        for path in list(self._place.iterdir()):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        subprocess.run(["mount", "--bind", self._disk, self._place], check=True)


class Moved(Trouble):
    """The folder is moved away, and comes back."""

    what, when_opened = "moved away and back", True

    def __init__(self, place: Path) -> None:
        self._place, self._away = place, place.with_name("away")

    def begin(self, _process: int) -> None:
        self._place.rename(self._away)

    def end(self) -> None:
        if self._place.exists():
            self.left = data_files(self._place)
            shutil.rmtree(self._place)
        self._away.rename(self._place)


class Deleted(Trouble):
    """The data folder is deleted under the program. Nothing comes back; it must be said."""

    what, when_opened, must_be_told = "deleted", True, "save"

    def __init__(self, place: Path) -> None:
        self._place = place

    def begin(self, _process: int) -> None:
        shutil.copytree(self._place / "data", self._place / "kept")
        shutil.rmtree(self._place / "data")

    def end(self) -> None:
        shutil.rmtree(self._place / "data", ignore_errors=True)
        (self._place / "kept").rename(self._place / "data")


def outcomes(template: Path, folder: Path, mounts: bool, few: bool) -> Iterator[Outcome]:
    """Every story in every trouble, or in few of them: then the window has none of those that tests/ui/test_failing_writes.py has too."""
    place, disk = folder / "place", folder / "disk"
    for made in (place, disk):
        made.mkdir(exist_ok=True)
    for name, story in STORIES.items():
        told_elsewhere = few and story is at_the_desk
        troubles: list[Trouble] = []
        if not told_elsewhere:
            troubles += [*(Limited(size) for size in ((120,) if few else (0, 30, 120, 400))), ReadOnly(place)]
        if story is not commands:
            troubles += [Deleted(place)] if told_elsewhere else [Moved(place), Deleted(place)]
        if story is at_the_desk and can_trace():
            troubles += [Injected("pwrite64", 1, "error=EIO", late=True), Injected("fdatasync", 1, "error=EIO", late=True)]
        for trouble in troubles:
            yield _named(name, told(story, trouble, template, folder, 1))
        if not mounts or told_elsewhere:
            continue
        with _mounted(place, "-t", "tmpfs", "-o", f"size={_DISK}k", "none"):
            for free in (20, 300) if few else (0, 4, 8, 20, 50, 100, 200, 300, 500, 800):
                yield _named(name, told(story, Full(place, free), template, folder, 1))
        if story is not commands:
            with _mounted(place, "--bind", f"{disk}"):
                yield _named(name, told(story, Unmounted(place, disk), template, folder, 1))


@contextlib.contextmanager
def _mounted(place: Path, *what: str) -> Iterator[None]:
    shutil.rmtree(place)
    place.mkdir()
    subprocess.run(["mount", *what, place], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)


def _named(story: str, outcome: Outcome) -> Outcome:
    outcome.what = f"{story}, {outcome.what}"
    return outcome


def can_mount() -> bool:
    """Whether this user may have mounts of his own."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode == 0


def main() -> int:
    """Prints what was said and what failed."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--few", action="store_true", help="the short run")
    asked.add_argument("--json", type=Path, help="a file for the outcomes")
    asked.add_argument("--mounts", action="store_true", help="mounts may be made: this runs in a namespace of its own")
    given = asked.parse_args()
    if not given.mounts and can_mount():
        again = ["unshare", "-m", sys.executable, "-m", "tests.crash.places", *sys.argv[1:], "--mounts"]
        return subprocess.run(again, check=False).returncode
    load_everything()
    with tempfile.TemporaryDirectory(prefix="sobaocao-places-") as name:
        folder = Path(name)
        found = list(outcomes(make_template(folder), folder, given.mounts, given.few))
    if not given.mounts:
        print("This user may mount nothing: a full disk and one that is pulled out were not tried.")
    return concluded(found, given.json)


if __name__ == "__main__":
    sys.exit(main())
