"""A file that cannot be the store is told from others, explained, and left as it is: byte for byte, with all that lies beside it."""

import os
import random
import shutil
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.errors import (
    BadBackup,
    BadReport,
    DamagedStore,
    ForeignStore,
    MissingStore,
    NewerStore,
    StoreError,
    StoreFull,
    StoreInUse,
    StoreReadOnly,
)
from models.samples import sample_report
from models.store import Store, verify
from models.store.backups import keep_backup, preview
from models.store.connection import DOUBT, FILE, begin_anew
from models.store.migrations import STEPS
from models.store.salvage import rescue
from tests.builders import sample

ROOT = Path(__file__).parent.parent.parent.parent
NAME = "cntt/2021-9T"
CRASHED = """
import os, signal, sys
from pathlib import Path
from msgspec.structs import replace
from models.samples import sample_report
from models.store import Store
store = Store.open(Path(sys.argv[1]))
for count in range(int(sys.argv[2])):
    store.keep_revision(replace(sample_report(), state="draft", subject=f"{sys.argv[3]} {count}"), "worked")
os.kill(os.getpid(), signal.SIGKILL)
"""
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
posix = pytest.mark.skipif(os.name == "nt", reason="kill -9 leaves the logs there as they were")


def crashed(folder: Path, count: int = 5, word: str = "bản") -> Path:
    """A store whose program was killed: its last work stands in the log alone."""
    subprocess.run([sys.executable, "-c", CRASHED, str(folder), str(count), word], cwd=ROOT, check=False)
    assert (folder / f"{FILE}-wal").stat().st_size > 32
    return folder / FILE


def filled(folder: Path, count: int = 3) -> Path:
    """A store that was closed."""
    with Store.open(folder) as store:
        for number in range(count):
            store.keep_revision(replace(sample_report(), state="draft", subject=f"bản {number}"), "worked")
    return folder / FILE


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """All files of a folder, with their bytes and when they were written."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir() if path.is_file()}


def refused(folder: Path) -> StoreError:
    """Why the store does not open; nothing is any different afterwards."""
    before = everything(folder)
    with pytest.raises(StoreError) as error:
        Store.open(folder)
    assert everything(folder) == before
    assert "\n" not in str(error.value)
    return error.value


def cut(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])


def poked(path: Path, at: int, content: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[at : at + len(content)] = content
    path.write_bytes(bytes(data))


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
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">IIIII", 0, 7, 0, 512, 4096)
    path.with_name(f"{FILE}-journal").write_bytes(head.ljust(512, b"\0"))
    assert isinstance(refused(tmp_path), DamagedStore)


@posix
def test_an_empty_file_beside_a_log_is_not_made_anew(tmp_path: Path) -> None:
    crashed(tmp_path)
    (tmp_path / FILE).write_bytes(b"")
    assert isinstance(refused(tmp_path), DamagedStore)
    (tmp_path / FILE).unlink()
    assert isinstance(refused(tmp_path), DamagedStore)


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
            made.execute("PRAGMA application_id = 0x53424F43")
    made.close()
    if "journal" in state:
        head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">IIIII", 0, 7, 0, 512, 4096)
        (tmp_path / f"{FILE}-journal").write_bytes(head.ljust(512, b"\0"))
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


# ---------------------------------------------------------------- the place itself

AS_NOBODY = """
import os, sys
from pathlib import Path
from models.errors import StoreError
from models.store import Store
if os.geteuid() == 0:
    os.setuid(65534)
try:
    Store.open(Path(sys.argv[1]))
except StoreError as error:
    print(type(error).__name__, error)
"""


@posix
@pytest.mark.parametrize("mode", [(0o444, 0o555), (0o444, 0o777), (0o000, 0o777), (0o644, 0o000)])
def test_a_file_or_folder_that_may_not_be_written_is_explained(tmp_path: Path, mode: tuple[int, int]) -> None:
    tmp_path.parent.chmod(0o755)
    path = filled(tmp_path / "data")
    before = path.read_bytes()
    path.chmod(mode[0])
    path.parent.chmod(mode[1])
    visitor = subprocess.run([sys.executable, "-c", AS_NOBODY, str(path.parent)], cwd=ROOT, capture_output=True, text=True, check=False)
    path.parent.chmod(0o755)
    assert visitor.stdout.startswith(StoreReadOnly.__name__), visitor.stdout + visitor.stderr
    assert "(không có quyền); hãy chép cả thư mục dữ liệu sang nơi ghi được" in visitor.stdout
    assert not any(word in visitor.stdout for word in ("readonly", "unable", "attempt"))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [FILE]


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root mounts, and so only Linux does")
def test_a_disk_that_may_only_be_read_is_not_called_broken(tmp_path: Path) -> None:
    def mounted(*words: str) -> bool:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0

    disk = tmp_path / "disk"
    disk.mkdir()
    if not mounted("mount", "-t", "tmpfs", "none", str(disk)):
        pytest.skip("no mounting in this place")
    try:
        filled(disk / "data")
        assert mounted("mount", "-o", "remount,ro", str(disk))
        error = refused(disk / "data")
    finally:
        mounted("umount", str(disk))
    assert isinstance(error, StoreReadOnly)
    assert "(ổ đĩa chỉ cho đọc)" in str(error) and "rescue" in str(error)


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A file system of 700 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(folder)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no right to mount a small file system here")
    return folder


def test_a_full_disk_is_told_and_nothing_is_lost(small_disk: Path) -> None:
    try:
        filled(small_disk / "data", 2)
        room = small_disk / "other"
        with room.open("wb", buffering=0) as file, pytest.raises(OSError):
            while True:
                file.write(bytes(4096))
        with pytest.raises(StoreFull), Store.open(small_disk / "data") as store:
            for count in range(50):
                store.save_draft(sample_report().with_figure("van_ban_den", count))
        room.unlink()
        with Store.open(small_disk / "data") as store:
            assert store.verify() == ()
            assert store.load(NAME).subject == "bản 1"
    finally:
        subprocess.run(["umount", str(small_disk)], check=False)


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
