"""A restore that is stopped or killed at any step leaves the old store or the new one, and no byte is lost."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import WorkStopped
from models.store import Store
from models.store.backups import restore
from models.store.connection import FILE
from tests.models.store.restored import of, state, stopped_at

ROOT = Path(__file__).parent.parent.parent.parent


def test_stopped_at_any_moment_a_restore_has_changed_nothing(store: Store, backup: Path) -> None:
    store.keep_revision(of("2021-Y"), "worked")
    present = state(store)
    number, done = 0, False
    while not done:
        try:
            restore(store, backup, stopped=stopped_at(number))
            done = True
        except WorkStopped:
            assert (state(store), store.verify()) == (present, ())
        assert [path.name for path in (store.folder / "backups").iterdir() if not path.name.endswith(".db")] == []
        number += 1
    assert number > 6
    assert state(store) != present


KILLED = """
import os, sys
from pathlib import Path
from types import SimpleNamespace
from models.store import Store
from models.store.backups import copying, restore, restore_closed, restoring
from tests.models.store.killed import die_at
copying.PAGES = restoring.PAGES = 4
folder, backup, told = Path(sys.argv[1]), Path(sys.argv[2]), SimpleNamespace(step=lambda _done, _of: None)
die_at(int(sys.argv[4]) + 1, (told, "step"), (os, "link"), (Path, "replace"), (Path, "unlink"))
if sys.argv[3] == "open":
    with Store.open(folder) as store:
        restore(store, backup, progress=told.step)
else:
    restore_closed(folder, backup, progress=told.step)
print("done")
"""


def run_killed(folder: Path, backup: Path, how: str, step: int) -> bool:
    """Whether it came to its end before it was killed."""
    command = [sys.executable, "-c", KILLED, str(folder), str(backup), how, str(step)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode in (0, -signal.SIGKILL), ran.stderr
    return "done" in ran.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_killed_at_any_step_a_restore_leaves_the_old_store_or_the_new_one(store: Store, backup: Path) -> None:
    then = state(store)
    store.keep_revision(of("2021-Y"), "worked")
    now = state(store)
    store.close()
    step, seen = 0, []
    while True:
        done = run_killed(store.folder, backup, "open", step)
        with Store.open(store.folder) as again:
            seen.append(state(again))
            assert again.verify() == ()
        if done:
            break
        assert seen[-1] in (then, now), step
        step += 7
    assert seen.count(now) > 4 and seen.count(then) > 1, "killed before the pages are exchanged, and after"
    assert seen[-1] == then


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_killed_at_any_step_a_restore_of_a_damaged_store_loses_no_byte_of_it(store: Store, backup: Path) -> None:
    wanted = state(store)
    store.close()
    damaged = b"damaged" + (store.folder / FILE).read_bytes()[7:]
    (store.folder / FILE).write_bytes(damaged)
    (store.folder / f"{FILE}-wal").write_bytes(b"log" * 100)
    step = 0
    while (store.folder / FILE).read_bytes() == damaged:
        run_killed(store.folder, backup, "closed", step)
        assert any(path.read_bytes() == b"log" * 100 for path in store.folder.glob("*-wal"))
        step += 2
    assert step > 15
    assert damaged in [path.read_bytes() for path in store.folder.glob("sobaocao-hong-*")]
    with Store.open(store.folder) as again:
        assert state(again) == wanted
