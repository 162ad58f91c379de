"""A file that cannot be the store is told from others, explained, and left as it is: byte for byte, with all that lies beside it."""

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from models.errors import BadBackup, BadReport, DamagedStore, MissingStore, StoreInUse
from models.own_database import APPLICATION
from models.samples import sample_report
from models.store import Store, verify
from models.store.backups import keep_backup, preview
from models.store.connection import DOUBT, FILE, begin_anew
from models.store.salvage import rescue
from tests.builders import sample
from tests.models.store.damaging import EMPTYING_JOURNAL, NAME, ROOT, crashed, cut, everything, filled, poked, posix, refused

DAMAGES: list[Callable[[Path], object]] = [
    lambda path: path.write_bytes(bytes(path.stat().st_size)),
    lambda path: path.write_bytes(b"%PDF-1.7" + bytes(9000)),
    lambda path: path.write_text("sổ báo cáo " * 500, "utf-8"),
    lambda path: cut(path, 50),
    lambda path: cut(path, 100),
    lambda path: cut(path, 4000),
    lambda path: poked(path, 0, b"X"),
    lambda path: poked(path, 16, b"\x00\x03"),
    lambda path: poked(path, 21, b"\x00"),
    lambda path: poked(path, 68, b"HHHH"),
    lambda path: poked(path, 60, b"\x00\x01\x00\x00"),
    lambda path: poked(path, 60, b"\x00\x00\x00\x02"),
    lambda path: poked(path, 100, bytes(200)),
    lambda path: poked(path, 100, b"\x77" * 3900),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_recognised_and_left_alone(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    damage(filled(tmp_path))
    assert isinstance(refused(tmp_path), DamagedStore)


@posix
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_beside_a_log_is_left_alone_or_healed_by_it(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    damage(crashed(tmp_path))
    before = everything(tmp_path)
    try:
        with Store.open(tmp_path) as store:
            assert store.verify() == ()
            assert store.load(NAME).subject == "bản 4"
    except DamagedStore:
        assert everything(tmp_path) == before


@pytest.mark.parametrize("gone", [True, False])
def test_a_file_that_is_gone_while_there_are_backups_is_made_anew_only_when_asked(tmp_path: Path, gone: bool) -> None:
    path = filled(tmp_path)
    (tmp_path / "backups").mkdir()
    shutil.copy(path, tmp_path / "backups" / "x.db")
    path.unlink() if gone else cut(path, 0)
    assert isinstance(refused(tmp_path), MissingStore)
    begin_anew(tmp_path)
    with Store.open(tmp_path) as store:
        assert store.names() == ()
        assert store.verify() == ()


def test_a_file_in_use_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_draft(sample_report())
        with pytest.raises(StoreInUse):
            Store.open(tmp_path)
        store.keep_revision(sample_report(), "worked")
    with Store.open(tmp_path) as store:
        assert store.verify() == ()


@pytest.mark.parametrize("state", ["bare", "marked", "journal", "marked journal"])
def test_a_file_whose_making_was_cut_short_is_made_to_its_end(tmp_path: Path, state: str) -> None:
    with sqlite3.connect(tmp_path / FILE, isolation_level=None) as made:
        if state != "marked journal":
            made.execute("PRAGMA journal_mode = WAL")
        if "marked" in state:
            made.execute(f"PRAGMA application_id = {APPLICATION}")
    made.close()
    if "journal" in state:
        (tmp_path / f"{FILE}-journal").write_bytes(EMPTYING_JOURNAL)
    with Store.open(tmp_path) as store:
        store.save_draft(sample_report())
        assert store.verify() == ()


def test_damage_that_shows_only_while_reading_is_told_and_looked_for_at_the_next_start(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with sqlite3.connect(path) as hand:
        (root,) = hand.execute("SELECT rootpage FROM sqlite_master WHERE name = 'revision'").fetchone()
    hand.close()
    whole = path.read_bytes()
    poked(path, (root - 1) * 4096, random.Random(1).randbytes(4096))
    with Store.open(tmp_path) as store, pytest.raises(DamagedStore):
        store.revisions(NAME)
    assert (tmp_path / DOUBT).exists()
    assert isinstance(refused(tmp_path), DamagedStore)
    path.write_bytes(whole)
    with Store.open(tmp_path) as store:
        assert store.verify() == ()
    assert not (tmp_path / DOUBT).exists()


def test_a_damaged_draft_is_told_by_its_name_and_a_kept_revision_comes_back(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with sqlite3.connect(path) as hand:
        hand.execute("UPDATE report SET draft = CAST(replace(CAST(draft AS TEXT), '{', '(') AS BLOB)")
    hand.close()
    with Store.open(tmp_path) as store, pytest.raises(BadReport, match=NAME):
        store.load(NAME)
    command = [sys.executable, "main.py", "--data", str(tmp_path), "history", NAME, "--restore", "3"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    with Store.open(tmp_path) as store:
        assert store.load(NAME).subject == "bản 2"


def test_a_missing_table_is_damage_before_anything_is_migrated(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with sqlite3.connect(path) as hand:
        hand.execute("PRAGMA foreign_keys = OFF")
        hand.execute("DROP TABLE revision")
    hand.close()
    assert isinstance(refused(tmp_path), DamagedStore)


def test_a_byte_that_is_no_letter_in_the_sentence_that_makes_a_table_is_damage_with_a_way_out(tmp_path: Path) -> None:
    """SQLite quotes the sentence in its own message, which Python then cannot read: no sqlite3.Error, but a UnicodeDecodeError."""
    with Store.open(tmp_path / "data") as store:
        store.keep_revision(sample(), "worked")
        backup = keep_backup(store, "asked").path
    path = tmp_path / "data" / FILE
    for file in (path, backup):
        content = file.read_bytes()
        file.write_bytes(content.replace(b"CREATE TABLE", b"CREATE T\xbaBLE", 1))
        assert file.read_bytes() != content
    damaged = path.read_bytes()
    with pytest.raises(DamagedStore):
        Store.open(tmp_path / "data").close()
    assert path.read_bytes() == damaged
    with pytest.raises(BadBackup):
        preview(None, backup)
    assert rescue(tmp_path / "data", tmp_path / "rescued").reports


def test_a_mark_of_the_chain_that_cannot_be_read_is_named_by_verify(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.keep_revision(sample(), "worked")
        for mark in ("", "5", "[1]", "{}"):
            with store._writing():
                store._db.conn.execute("UPDATE setting SET value = ? WHERE key = 'chain_head'", (mark,))
            assert [problem for problem in verify(store) if "Không rõ chuỗi phiên bản" in problem], mark
