"""What a killed program left in its log is looked at on a copy, and no such copy stays where others look or for ever."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.store import Store
from models.store.connection import FILE
from models.store.leftovers import copied
from models.store.salvage import rescue
from tests.models.store.damaging import ROOT, crashed, posix

KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from models.store import Store
data, copyfile = Path(sys.argv[1]), shutil.copyfile
def killed(source, target):
    if "NO_ROOM" in os.environ and data in Path(target).parents:
        raise OSError(28, "no room")
    copyfile(source, target)
    os.kill(os.getpid(), signal.SIGKILL)
shutil.copyfile = killed
Store.open(data)
"""


def killed_looking(data: Path, elsewhere: Path, **more: str) -> None:
    """A start that is killed while it looks at the copy; `elsewhere` is the system's folder for temporary files."""
    elsewhere.mkdir()
    crashed(data)
    environment = {**os.environ, "TMPDIR": str(elsewhere), **more}
    assert subprocess.run([sys.executable, "-c", KILLED, str(data)], cwd=ROOT, env=environment, check=False).returncode == -9


@posix
def test_a_killed_look_leaves_its_copy_in_the_data_folder_and_the_next_start_deletes_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    killed_looking(data, tmp_path / "tmp")
    assert [copy.name for copy in data.glob(".sobaocao-*/*")] == [FILE]
    assert list((tmp_path / "tmp").iterdir()) == []
    with Store.open(data) as store:
        assert store.verify() == ()
    assert list(data.glob(".sobaocao-*")) == []


@posix
def test_what_was_left_elsewhere_for_want_of_room_is_deleted_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "tmp"
    killed_looking(data, elsewhere, NO_ROOM="1")
    (left,) = elsewhere.iterdir()
    other = elsewhere / "sobaocao-0123456789abcdef-x"
    other.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(elsewhere))
    Store.open(data).close()
    assert not left.exists()
    assert other.exists(), "the copy of another store is not ours to delete"


@posix
def test_a_link_in_the_place_of_a_copy_deletes_nothing(tmp_path: Path) -> None:
    data, mine = tmp_path / "data", tmp_path / "mine"
    Store.open(data).close()
    mine.mkdir()
    (mine / "letter.txt").write_text("mine")
    (data / ".sobaocao-x").symlink_to(mine)
    Store.open(data).close()
    assert (mine / "letter.txt").exists()


def test_a_copy_is_gone_after_the_look(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    with copied(tmp_path / FILE) as copy:
        assert copy.read_bytes() == (tmp_path / FILE).read_bytes()
        assert copy.parent.parent == tmp_path
    assert not copy.parent.exists()


@posix
def test_a_rescue_keeps_its_copy_beside_what_it_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The damaged store may be on a medium that takes nothing, and must not be written to."""
    path = crashed(tmp_path / "data")
    before = sorted(tmp_path.glob("data/*"))
    places: list[Path] = []
    really = shutil.copyfile

    def noted(source: Path, target: Path) -> Path:
        places.append(target)
        return really(source, target)

    monkeypatch.setattr("shutil.copyfile", noted)
    rescue(path, tmp_path / "out" / "rescued")
    assert places and all(tmp_path / "out" in place.parents for place in places)
    assert sorted(tmp_path.glob("data/*")) == before
