"""A store that does not open gives its place to a backup, and is kept under another name with its log."""

import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import DamagedStore
from models.store import Store
from models.store.backups import back_up_to, keep_backup, preview, restore, restore_closed
from models.store.connection import FILE
from tests.builders import sample
from tests.models.store.restored import digest, of, state

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.mark.parametrize("damage", ["head", "cut", "zeros", "gone"])
def test_a_damaged_store_is_set_aside_and_the_backup_opens_in_its_place(store: Store, backup: Path, damage: str) -> None:
    keep_backup(store, "asked")
    wanted = state(store)
    store.close()
    path = store.folder / FILE
    whole = path.read_bytes()
    broken = {"head": b"\xff" * 100 + whole[100:], "cut": whole[: len(whole) // 2], "zeros": bytes(len(whole)), "gone": b""}[damage]
    path.write_bytes(broken)
    if damage == "gone":
        path.unlink()
    with pytest.raises(DamagedStore):
        Store.open(store.folder)
    before = digest(store.folder)
    assert len(preview(None, backup).added) == 1
    aside = restore_closed(store.folder, backup)
    assert damage == "gone" or aside.read_bytes() == broken
    assert before.items() <= digest(store.folder).items() | {(FILE, before.get(FILE, ""))}
    with Store.open(store.folder) as again:
        assert (state(again), again.verify()) == (wanted, ())


def test_the_log_of_a_damaged_store_goes_aside_with_it_and_is_never_played_into_the_backup(store: Store, backup: Path) -> None:
    wanted = state(store)
    store.save_draft(of("2021-Y"))
    store.close()
    log = store.folder / f"{FILE}-wal"
    (store.folder / FILE).write_bytes(bytes(4096))
    log.write_bytes(b"what the store had not taken in yet" * 100)
    aside = restore_closed(store.folder, backup)
    assert aside.with_name(f"{aside.name}-wal").read_bytes().startswith(b"what the store")
    assert not log.exists()
    with Store.open(store.folder) as again:
        assert state(again) == wanted


def test_two_damaged_stores_of_one_second_keep_two_names(store: Store, backup: Path) -> None:
    store.close()
    names = set()
    for letter in (b"a", b"b", b"c"):
        (store.folder / FILE).write_bytes(letter * 5000)
        aside = restore_closed(store.folder, backup)
        assert aside.read_bytes() == letter * 5000
        names.add(aside)
    assert len(names) == 3


def test_a_store_that_is_open_elsewhere_is_not_replaced(store: Store, backup: Path) -> None:
    before = state(store)
    other = (
        "import sys; from pathlib import Path; from models.store.backups import restore_closed; restore_closed(*map(Path, sys.argv[1:]))"
    )
    ran = subprocess.run([sys.executable, "-c", other, str(store.folder), str(backup)], cwd=ROOT, capture_output=True, text=True)
    assert "đang mở dữ liệu này ở cửa sổ khác" in ran.stderr
    assert state(store) == before


def test_damage_that_shows_only_while_the_store_is_open_does_not_hold_a_restore_back(tmp_path: Path) -> None:
    with Store.open(tmp_path / "data") as store:
        store.keep_revision(sample(), "worked")
        back_up_to(store, tmp_path / "copy.db")
        wanted = state(store)
        (root,) = store._db.conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'revision'").fetchone()
    with (tmp_path / "data" / FILE).open("rb+") as file:
        file.seek((root - 1) * 4096 + 8)
        file.write(b"\xff" * 60)
    broken = (tmp_path / "data" / FILE).read_bytes()
    with Store.open(tmp_path / "data") as store:
        kept = restore(store, tmp_path / "copy.db")
        assert state(store) == wanted
        assert store.verify() == ()
    assert kept.name.startswith("sobaocao-hong-")
    assert kept.read_bytes()[4096:] == broken[4096:], "every page but the first, which counts changes"
