"""A restore brings all back and keeps the present state, of an older version, in another place, into a store that works on."""

import contextlib
import gzip
import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from models.errors import BackupFailed, StoreError
from models.store import Store, put_pictures
from models.store.backups import back_up_to, backups_of, due, keep_backup, preview, restore
from models.store.connection import FILE
from models.store.database import Database
from models.store.migrations import STEPS
from tests.models.store.restored import digest, of, state

OLD = Path(__file__).parent / "old"
NAME = "cntt/2021-9T"


def test_the_open_store_goes_back_and_forth_and_works_on(store: Store, backup: Path) -> None:
    put_pictures(store.folder, (b"of now",))
    then = state(store)
    store.keep_revision(of("2021-Y"), "worked")
    now = state(store)
    kept = restore(store, backup)
    assert state(store) == then
    assert kept in {found.path for found in backups_of(store.folder) if found.why == "before-restore"}
    store.keep_revision(of("2021-9T", "viết tiếp"), "worked")
    assert store.search("viết tiếp") is not None
    restore(store, kept)
    assert state(store) == now
    store.close()
    with Store.open(store.folder) as again:
        assert (state(again), again.verify()) == (now, ())
        assert due(again, backups_of(again.folder)[0].at) == "daily", "a restored store gets a backup of its own"


def test_a_restored_store_is_known_as_itself_when_its_disk_comes_back(store: Store, backup: Path) -> None:
    store.keep_revision(of("2021-Y"), "worked")
    restore(store, backup)
    store._transactions._failures = 9  # the connection is doubted: the file is opened again and held against what is remembered of it
    assert store.names() == (NAME,)
    store.keep_revision(of("2021-Q1"), "worked")
    assert store.verify() == ()


def test_a_store_that_was_copied_by_hand_with_its_log_is_read_with_it(store: Store, tmp_path: Path) -> None:
    store.save_draft(of("2021-Y"))
    for ending in ("", "-wal"):
        shutil.copyfile(store.folder / f"{FILE}{ending}", tmp_path / f"by hand.db{ending}")
    assert (tmp_path / "by hand.db-wal").stat().st_size
    before = digest(tmp_path)
    found = preview(store, tmp_path / "by hand.db")
    assert (found.added, found.changed, found.gone) == ((), (), ())
    assert digest(tmp_path) == before


def test_a_log_that_does_not_belong_to_a_backup_is_left_alone(store: Store, backup: Path) -> None:
    before = state(store)
    backup.with_name(f"{backup.name}-wal").write_bytes((store.folder / f"{FILE}-wal").read_bytes())
    restore(store, backup)
    assert state(store) == before


def test_the_tables_of_a_copy_do_not_come_into_the_store(store: Store, backup: Path) -> None:
    tables = store._db.conn.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
    restore(store, backup)
    assert store._db.conn.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall() == tables
    assert store._db.conn.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_images_come_back_under_the_hash_of_what_they_are(store: Store, tmp_path: Path) -> None:
    put_pictures(store.folder, (b"a signature",))
    back_up_to(store, tmp_path / "copy.db")
    shutil.rmtree(store.folder / "images")
    restore(store, tmp_path / "copy.db")
    (picture,) = (store.folder / "images").iterdir()
    assert (picture.name, picture.read_bytes()) == (f"{hashlib.sha256(b'a signature').hexdigest()}.png", b"a signature")


@pytest.mark.parametrize("name", ["../../outside", "/tmp/outside", "C:\\outside", "\\\\server\\share\\outside", "nul", "a\0b"])
def test_no_name_in_a_backup_leads_anywhere(store: Store, backup: Path, tmp_path: Path, name: str) -> None:
    with contextlib.closing(sqlite3.connect(backup)) as copy, copy:
        copy.execute("INSERT INTO backup_image VALUES (?, ?)", (name, b"outside"))
    before = set(digest(tmp_path))
    restore(store, backup)
    new = {path for path in set(digest(tmp_path)) - before if "backups" not in path and "sobaocao.db" not in path}
    assert new == set()


def test_a_store_in_a_new_place_gets_its_reports_and_the_second_place_stays_its_own(store: Store, backup: Path, tmp_path: Path) -> None:
    wanted = state(store)
    with Store.open(tmp_path / "other computer") as other:
        restore(other, backup)
        assert state(other) == wanted
        assert other.verify() == ()


def test_a_restore_that_fails_has_not_let_the_chosen_backup_go(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The present state is kept first, one backup more: the oldest would make room for it."""
    oldest, *_others = [keep_backup(store, "asked").path for _number in range(10)]

    def fails(*_all: object) -> None:
        raise StoreError("no disk")

    monkeypatch.setattr("models.store.backups.restoring._replace_pages", fails)
    with pytest.raises(StoreError, match="no disk"):
        restore(store, oldest)
    assert oldest.exists()


def test_a_disk_that_fills_up_is_not_told_as_a_damaged_backup(store: Store, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is told to take another backup would go back further than need be."""

    def full(db: Database) -> None:
        db.conn.execute("PRAGMA max_page_count = 1")
        db.conn.execute("CREATE TABLE more (page TEXT)")

    before = state(store)
    monkeypatch.setattr("models.store.backups.preparing.migrate", full)
    with pytest.raises(BackupFailed, match="kiểm tra ổ đĩa"):
        restore(store, backup)
    assert state(store) == before


# ---------------------------------------------------------------- older ones


@pytest.mark.parametrize("version", range(1, 7))
def test_a_backup_of_every_older_version_is_brought_up_to_date(store: Store, tmp_path: Path, version: int) -> None:
    old = tmp_path / "old.db"
    old.write_bytes(gzip.decompress((OLD / f"{version}.db.gz").read_bytes()))
    found = preview(store, old)
    assert found.added or found.changed
    assert found.problems == ()
    kept = restore(store, old)
    assert store._db.conn.execute("PRAGMA user_version").fetchone()[0] == len(STEPS)
    assert store.verify() == ()
    for name in store.names():
        store.load(name)
    restore(store, kept)
    assert store.names() == (NAME,)


def test_the_backup_before_a_migration_is_listed_and_brings_back_what_was_there(tmp_path: Path) -> None:
    old = gzip.decompress((OLD / "3.db.gz").read_bytes())
    (tmp_path / FILE).write_bytes(old)
    with Store.open(tmp_path) as store:
        names, migrated = store.names(), state(store)
        (backup,) = backups_of(tmp_path)
        assert backup.why == "before-migration"
        store.save_draft(of("2021-H2"))
        restore(store, backup.path)
        assert (store.names(), state(store)) == (names, migrated)
    assert os.access(backup.path, os.R_OK)
