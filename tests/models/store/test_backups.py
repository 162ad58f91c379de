"""Backups are whole, verified, made beside work that goes on, and none that fails takes the place of a good one."""

import contextlib
import hashlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.errors import BackupFailed, BookError, NoRoom, WorkStopped
from models.store import Store, put_pictures
from models.store.backups import back_up_to, backups_of, check_backup, copying, due, keep_backup, preparing, preview, restore
from models.store.connection import FILE
from models.store.watching import Progress
from tests.builders import sample
from tests.models.store.restored import stopped_at

ROOT = Path(__file__).parent.parent.parent.parent
NAME = "cntt/2021-9T"


def reports_in(path: Path) -> dict[str, bytes]:
    with contextlib.closing(sqlite3.connect(path)) as copy:
        return dict(copy.execute("SELECT name, draft FROM report"))


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fill(store: Store, megabytes: int) -> None:
    """Content that takes room, so that a backup takes many steps."""
    with store._writing():
        for content in (os.urandom(1 << 20) for _megabyte in range(megabytes)):
            row = (hashlib.sha256(content).hexdigest(), content)
            store._db.conn.execute("INSERT INTO file (hash, content) VALUES (?, ?)", row)


# ---------------------------------------------------------------- what a backup is


def test_a_backup_is_one_whole_file_with_reports_revisions_and_images(store: Store, tmp_path: Path) -> None:
    put_pictures(store.folder, (b"a signature",))
    assert back_up_to(store, tmp_path / "copy.db") == ()
    assert files(tmp_path) == ["copy.db", "data"]
    assert set(reports_in(tmp_path / "copy.db")) == {NAME}
    with contextlib.closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert [row[0] for row in copy.execute("SELECT content FROM backup_image")] == [b"a signature"]
    assert check_backup(tmp_path / "copy.db") == ()


@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX knows these permissions")
def test_a_backup_is_for_the_eyes_of_its_owner_alone(store: Store, tmp_path: Path) -> None:
    back_up_to(store, tmp_path / "copy.db")
    kept = keep_backup(store, "asked").path
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "copy.db", kept)} == {0o600}


def test_an_image_that_is_not_what_its_name_says_stays_out(store: Store, tmp_path: Path) -> None:
    put_pictures(store.folder, (b"a signature",))
    (picture,) = (store.folder / "images").glob("*.png")
    picture.write_bytes(b"something else")
    (store.folder / "images" / "..png").write_bytes(b"no hash")
    back_up_to(store, tmp_path / "copy.db")
    with contextlib.closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM backup_image").fetchone() == (0,)


def test_a_locked_backup_opens_with_its_password_alone_and_leaves_nothing_plain(store: Store, tmp_path: Path) -> None:
    back_up_to(store, tmp_path / "copy.age", password="mật khẩu")
    assert b"SQLite" not in (tmp_path / "copy.age").read_bytes()
    assert check_backup(tmp_path / "copy.age", "mật khẩu") == ()
    for wrong in ("", "another"):
        with pytest.raises(BookError, match=r"copy\.age"):
            check_backup(tmp_path / "copy.age", wrong)
    assert files(tmp_path) == ["copy.age", "data"]
    assert files(store.folder / "backups") == []


# ---------------------------------------------------------------- beside work that goes on


def test_what_is_written_while_a_backup_runs_is_saved_at_once_and_goes_into_it(store: Store, tmp_path: Path) -> None:
    """Between two steps of the copying somebody types: the draft is saved there and then, and the copy is one state, the last one."""
    fill(store, 8)
    written: list[int] = []

    def type_on(_done: int, _of: int) -> None:
        written.append(len(written))
        typist = threading.Thread(target=lambda: store.save_draft(sample().with_figure("van_ban_den", len(written))))
        typist.start()
        typist.join()

    keep_backup(store, "daily", progress=type_on)
    assert len(written) > 8, "the copying is done in steps"
    (backup,) = backups_of(store.folder)
    draft = reports_in(backup.path)[NAME]
    assert any(f'"{number}"'.encode() in draft for number in range(4, len(written) + 1))
    assert check_backup(backup.path) == ()


def test_stopping_at_any_moment_leaves_nothing_of_it(store: Store, tmp_path: Path) -> None:
    fill(store, 4)
    asked = count_questions(lambda stopped: keep_backup(store, "asked", stopped=stopped))
    assert asked > 6
    (first,) = backups_of(store.folder)
    for number in range(asked):
        with pytest.raises(WorkStopped):
            back_up_to(store, tmp_path / "copy.db", stopped=stopped_at(number))
        assert files(tmp_path) == ["data"], number
    assert backups_of(store.folder) == (first,)


def count_questions(work: Callable[[Callable[[], bool]], object]) -> int:
    asked = [0]

    def stopped() -> bool:
        asked[0] += 1
        return False

    work(stopped)
    return asked[0]


def test_a_store_that_is_closed_meanwhile_ends_the_backup_quietly(store: Store, tmp_path: Path) -> None:
    fill(store, 4)
    with pytest.raises(WorkStopped):
        back_up_to(store, tmp_path / "copy.db", progress=lambda _done, _of: store.close())
    assert files(tmp_path) == ["data"]


# ---------------------------------------------------------------- by themselves


def test_one_is_due_at_the_start_when_anything_changed_and_once_a_day(store: Store) -> None:
    day = datetime(2026, 3, 2, 8).astimezone()
    assert due(store, day, at_start=True) == "start"
    keep_backup(store, "start", day)
    assert due(store, day, at_start=True) is None
    assert due(store, day + timedelta(days=3)) is None, "nothing changed"
    store.save_draft(replace(sample(), subject="khác"))
    assert due(store, day, at_start=True) == "start"
    assert due(store, day) is None, "there is one of today"
    assert due(store, day + timedelta(days=1)) == "daily"
    keep_backup(store, "daily", day + timedelta(days=1))
    store.put_setting("window", [1, 2])
    assert due(store, day + timedelta(days=2)) is None, "the size of a window is no work"
    store.put_setting("clerk", "Trần Thị Bình")
    assert due(store, day + timedelta(days=2)) == "daily"


def test_none_is_due_for_an_empty_store(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert due(store, datetime.now().astimezone(), at_start=True) is None


def test_one_that_somebody_deleted_is_made_again(store: Store) -> None:
    keep_backup(store, "start").path.unlink()
    assert due(store, datetime.now().astimezone(), at_start=True) == "start"
    assert due(store, datetime.now().astimezone()) == "daily"


def test_two_in_a_second_are_two_and_the_later_one_is_the_newer(store: Store) -> None:
    at = datetime(2026, 3, 2, 8).astimezone()
    first, second = keep_backup(store, "asked", at).path, keep_backup(store, "asked", at).path
    assert [backup.path for backup in backups_of(store.folder)] == [second, first]


def test_after_a_clock_in_2099_the_next_one_is_still_the_newest_and_stays(store: Store) -> None:
    for day in range(12):
        keep_backup(store, "asked", datetime(2099, 1, 1).astimezone() + timedelta(days=day))
    now = datetime(2026, 3, 2, 8).astimezone()
    store.save_draft(replace(sample(), subject="sau khi chỉnh đồng hồ"))
    assert due(store, now) == "daily", "the day differs, whichever is later"
    kept = keep_backup(store, "daily", now).path
    assert backups_of(store.folder)[0].path == kept


def test_numbers_go_on_when_the_folder_was_emptied(store: Store) -> None:
    keep_backup(store, "asked")
    keep_backup(store, "asked")
    shutil.rmtree(store.folder / "backups")
    assert backups_of(store.folder) == ()
    keep_backup(store, "asked")
    assert [backup.number for backup in backups_of(store.folder)] == [3]


# ---------------------------------------------------------------- failing


def test_a_broken_chain_is_told_and_its_copies_push_no_good_one_out(store: Store) -> None:
    good = [keep_backup(store, "asked").path for _number in range(10)]
    with store._writing():
        store._db.conn.execute("UPDATE content SET json = x'00'")
    for _number in range(12):
        kept = keep_backup(store, "asked")
        assert "phiên bản số 1" in kept.trouble
        assert "\n" not in kept.trouble
    backups = backups_of(store.folder)
    assert [backup.path for backup in backups if not backup.doubtful] == good[::-1]
    assert len([backup for backup in backups if backup.doubtful]) == 3


def test_damaged_pages_make_no_backup_and_leave_all_older_ones(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for period in ("2021-Q1", "2021-H1", "2021-9T", "2021-Y"):
            store.keep_revision(replace(sample(), period=period), "worked")
        good = keep_backup(store, "asked").path
        (root,) = store._db.conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'revision'").fetchone()
    with (tmp_path / FILE).open("rb+") as file:
        file.seek((root - 1) * 4096 + 8)
        file.write(b"\xff" * 60)
    with Store.open(tmp_path) as store:
        with pytest.raises(BackupFailed, match="các bản sao lưu trước còn nguyên"):
            keep_backup(store, "daily")
        with pytest.raises(BackupFailed):
            back_up_to(store, tmp_path.parent / "copy.db")
    assert files(tmp_path / "backups") == [good.name]
    assert not (tmp_path.parent / "copy.db").exists()


def test_a_disk_without_room_is_told_before_it_is_full(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying.shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(1 << 30, 1 << 30, 1 << 20))  # type: ignore[attr-defined]
    with pytest.raises(NoRoom, match="không đủ chỗ"):
        back_up_to(store, tmp_path / "copy.db")
    assert files(tmp_path) == ["data"]


def test_a_disk_that_lacked_room_only_on_the_way_is_not_told_as_one_that_costs_nothing_to_try_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window tries again each minute where nothing was copied."""

    def full(copy: sqlite3.Connection, _data: Path) -> None:
        copy.execute("PRAGMA max_page_count = 1")
        copy.execute("CREATE TABLE more (page TEXT)")

    monkeypatch.setattr(copying, "take_images_in", full)
    with pytest.raises(BackupFailed, match="không đủ chỗ") as told:
        back_up_to(store, tmp_path / "copy.db")
    assert not isinstance(told.value, NoRoom)
    assert files(tmp_path) == ["data"]


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs a small file system, which only root mounts")
def test_a_disk_that_fills_up_on_the_way_leaves_nothing_half(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store, 3)
    small = tmp_path / "usb"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(small)], capture_output=True).returncode:
        pytest.skip("no file systems can be mounted here")
    try:
        monkeypatch.setattr(copying, "ROOM_LEFT", -(1 << 30))
        with pytest.raises(BackupFailed, match="không đủ chỗ"):
            back_up_to(store, small / "copy.db")
        assert files(small) == []
        with pytest.raises(BackupFailed):
            back_up_to(store, small / "copy.age", password="p")
        assert files(small) == []
    finally:
        subprocess.run(["umount", str(small)], check=True)
    assert files(store.folder / "backups") == []


def test_places_where_no_copy_may_stand_are_refused_and_stay_as_they_are(store: Store, tmp_path: Path) -> None:
    (tmp_path / "there.db").write_text("mine")
    for place, told in (
        (tmp_path, "là một thư mục"),
        (tmp_path / "there.db", "đã có"),
        (store.folder / FILE, "nằm trong thư mục dữ liệu"),
        (store.folder / "backups" / "x.db", "nằm trong thư mục dữ liệu"),
    ):
        with pytest.raises(BackupFailed, match=told):
            back_up_to(store, place)
    assert (tmp_path / "there.db").read_text() == "mine"
    assert back_up_to(store, tmp_path / "there.db", replacing=True) == ()
    assert check_backup(tmp_path / "there.db") == ()


def test_a_place_that_cannot_be_written_is_one_sentence(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(BackupFailed) as failed:
        back_up_to(store, tmp_path / "file" / "copy.db")
    assert str(tmp_path / "file") in str(failed.value)
    assert "\n" not in str(failed.value)


KILLED = """
import os, signal, sys
from pathlib import Path
from models.store import Store
from models.store.backups import keep_backup
steps = [int(sys.argv[2])]
def step(_done, _of):
    steps[0] -= 1
    if steps[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
with Store.open(Path(sys.argv[1])) as store:
    keep_backup(store, "daily", progress=step)
print("done")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_killed_at_any_step_a_backup_leaves_no_file_under_a_final_name_and_the_next_one_tidies_up(store: Store) -> None:
    fill(store, 3)
    keep_backup(store, "asked")
    store.close()
    step, done = 0, ""
    while "done" not in done:
        before = backups_of(store.folder)
        done = subprocess.run([sys.executable, "-c", KILLED, str(store.folder), str(step)], cwd=ROOT, capture_output=True, text=True).stdout
        new = [backup for backup in backups_of(store.folder) if backup not in before]
        assert all(check_backup(backup.path) == () for backup in new), step
        step += 3
    assert step > 6
    assert all(name.endswith(".db") for name in files(store.folder / "backups"))


def test_what_looks_into_a_backup_meanwhile_keeps_its_copy(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup tidies up what killed programs left; a look and a restore of this one have half files there too."""
    kept = keep_backup(store, "asked").path
    take_in, at_work = preparing._take_in, list[str]()

    def with_a_backup_beside(path: Path, half: Path, password: str, progress: Progress) -> None:
        take_in(path, half, password, progress)
        keep_backup(store, "daily")
        at_work.extend(one.name for one in half.parent.glob("*.sobaocao-part"))

    monkeypatch.setattr(preparing, "_take_in", with_a_backup_beside)
    assert preview(store, kept).problems == ()
    assert len(at_work) == 1, "the copy of the look stands while a backup is made"
    restore(store, kept)
    assert len(at_work) == 2, "and that of a restore"
    assert not list(kept.parent.glob("*.sobaocao-part")), "and nothing of them is left"


def test_what_a_killed_program_left_is_tidied_up_by_the_next_start(store: Store) -> None:
    folder = store.folder
    left = [folder / "backups" / name for name in ("khoi-phuc-1.sobaocao-part", "khoi-phuc-1.sobaocao-part-journal", ".sobaocao-1.tmp")]
    left += [folder / "sobaocao.db.sobaocao-part"]
    store.close()
    left[0].parent.mkdir(exist_ok=True)
    for path in left:
        path.write_bytes(b"half")
    with Store.open(folder):
        assert [path for path in left if path.exists()] == []
