"""The logs that a killed program leaves are played back where they belong to the file, and left alone where they do not."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import DamagedStore, ForeignStore, NewerStore
from models.store import Store
from models.store.connection import FILE
from models.store.migrations import STEPS
from tests.models.store.damaging import EMPTYING_JOURNAL, NAME, crashed, cut, filled, posix, refused

OTHER_CRASHED = """
import os, signal, sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute(f"PRAGMA journal_mode = {sys.argv[2]}")
other.execute("PRAGMA cache_size = 1")
other.execute("CREATE TABLE IF NOT EXISTS notes (text)")
numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
other.execute(f"{numbers} INSERT INTO notes SELECT hex(randomblob(400)) FROM n")
if sys.argv[2] == "DELETE":
    other.execute("BEGIN IMMEDIATE")
    other.execute("PRAGMA cache_spill = 1")
    other.execute("UPDATE notes SET text = text || 'x'")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_file_of_another_program_with_a_log_is_left_alone(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", OTHER_CRASHED, str(tmp_path / FILE), "WAL"], check=False)
    assert (tmp_path / f"{FILE}-wal").stat().st_size > 32
    assert isinstance(refused(tmp_path), ForeignStore)


@posix
def test_the_hot_journal_of_another_program_is_not_played_back(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", OTHER_CRASHED, str(tmp_path / FILE), "DELETE"], check=False)
    assert (tmp_path / f"{FILE}-journal").stat().st_size > 512
    assert isinstance(refused(tmp_path), ForeignStore)


@posix
def test_a_newer_version_that_was_killed_keeps_its_log(tmp_path: Path) -> None:
    crashed(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as hand:
        hand.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
        hand.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        newer, wal = (tmp_path / FILE).read_bytes(), tmp_path / f"{FILE}-wal"
        hand.execute("INSERT INTO setting VALUES ('a', '1')")
        hand.commit()
        log = wal.read_bytes()
    hand.close()
    (tmp_path / FILE).write_bytes(newer)
    wal.write_bytes(log)
    assert isinstance(refused(tmp_path), NewerStore)


@posix
def test_what_stands_in_the_log_of_a_killed_program_comes_back(tmp_path: Path) -> None:
    crashed(tmp_path, 7)
    with Store.open(tmp_path) as store:
        assert store.load(NAME).subject == "bản 6"
        assert store.verify() == ()


@posix
@pytest.mark.parametrize("word", ["bản", "other"])
def test_the_log_of_another_store_is_not_played_back(tmp_path: Path, word: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    filled(tmp_path / "a", 9)
    crashed(tmp_path / "b", 4, word)
    shutil.copy(tmp_path / "b" / f"{FILE}-wal", tmp_path / "a")
    assert isinstance(refused(tmp_path / "a"), DamagedStore)


@posix
def test_a_log_that_is_older_than_the_file_is_not_played_back(tmp_path: Path) -> None:
    """Somebody copied yesterday's logs beside today's file."""
    (tmp_path / "yesterday").mkdir()
    crashed(tmp_path / "yesterday")
    shutil.copytree(tmp_path / "yesterday", tmp_path / "today")
    filled(tmp_path / "today")
    shutil.copy(tmp_path / "yesterday" / f"{FILE}-wal", tmp_path / "today")
    assert isinstance(refused(tmp_path / "today"), DamagedStore)


@posix
def test_a_cut_log_gives_all_that_is_whole_in_it(tmp_path: Path) -> None:
    crashed(tmp_path, 7)
    wal = tmp_path / f"{FILE}-wal"
    cut(wal, wal.stat().st_size - 10)
    with Store.open(tmp_path) as store:
        assert store.verify() == ()
        assert store.load(NAME).subject == "bản 5"


@posix
def test_the_journal_of_another_file_is_not_played_back(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    subprocess.run([sys.executable, "-c", OTHER_CRASHED, str(other / "x.db"), "DELETE"], check=False)
    (tmp_path / "store").mkdir()
    path = filled(tmp_path / "store")
    shutil.copy(other / "x.db-journal", path.with_name(f"{FILE}-journal"))
    assert isinstance(refused(tmp_path / "store"), DamagedStore)


def test_a_journal_that_would_empty_the_file_is_not_played_back(tmp_path: Path) -> None:
    path = filled(tmp_path)
    path.with_name(f"{FILE}-journal").write_bytes(EMPTYING_JOURNAL)
    assert isinstance(refused(tmp_path), DamagedStore)


@posix
def test_an_empty_file_beside_a_log_is_not_made_anew(tmp_path: Path) -> None:
    crashed(tmp_path)
    (tmp_path / FILE).write_bytes(b"")
    assert isinstance(refused(tmp_path), DamagedStore)
    (tmp_path / FILE).unlink()
    assert isinstance(refused(tmp_path), DamagedStore)
