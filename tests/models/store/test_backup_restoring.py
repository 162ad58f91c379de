"""A restore shows what it changes, keeps the present state, is all or nothing, and takes nothing that is not a backup of ours."""

import contextlib
import gzip
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from models.errors import BackupFailed, BadBackup, BookError, DamagedStore, StoreError, WorkStopped
from models.report import Report
from models.store import Store, put_pictures
from models.store.backups import back_up_to, backups_of, due, keep_backup, preview, restore, restore_closed
from models.store.connection import FILE
from models.store.database import Database
from models.store.migrations import STEPS
from tests.builders import sample

ROOT = Path(__file__).parent.parent.parent.parent
OLD = Path(__file__).parent / "old"
NAME = "cntt/2021-9T"


def of(period: str, subject: str = "") -> Report:
    return replace(sample(), period=period, **({"subject": subject} if subject else {}))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "data") as opened:
        opened.keep_revision(sample(), "worked")
        yield opened


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    back_up_to(store, tmp_path / "copy.db")
    return tmp_path / "copy.db"


def state(store: Store) -> tuple[object, ...]:
    """All that a store holds, but for what it remembers of backups."""
    execute = store._db.conn.execute
    return (
        execute("SELECT name, state, draft, updated FROM report ORDER BY name").fetchall(),
        execute("SELECT * FROM revision ORDER BY id").fetchall(),
        execute("SELECT * FROM content ORDER BY hash").fetchall(),
        execute("SELECT * FROM file ORDER BY hash").fetchall(),
        execute("SELECT report, role, name, hash, at FROM paper ORDER BY 1, 2, 3").fetchall(),
        execute("SELECT key, value FROM setting WHERE key NOT IN ('backed_up', 'archive_expected') ORDER BY key").fetchall(),
    )


def digest(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


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


# ---------------------------------------------------------------- the look before


def test_the_preview_tells_what_would_come_change_and_go(store: Store, tmp_path: Path) -> None:
    store.keep_revision(of("2021-Q1"), "worked")
    back_up_to(store, tmp_path / "copy.db")
    store.save_draft(of("2021-9T", "khác"))
    store.keep_revision(of("2021-Y"), "worked")
    store.put_setting("clerk", "Trần Thị Bình")
    store._db.conn.execute("DELETE FROM revision WHERE report = 'cntt/2021-Q1'")
    store._db.conn.execute("DELETE FROM report WHERE name = 'cntt/2021-Q1'")
    before = digest(tmp_path)
    found = preview(store, tmp_path / "copy.db")
    assert [entry.name for entry in found.added] == ["cntt/2021-Q1"]
    assert [entry.name for entry in found.gone] == ["cntt/2021-Y"]
    (changed,) = found.changed
    assert changed.here is not None
    assert changed.there is not None
    assert (changed.name, changed.here.subject, changed.here.state) == (NAME, "khác", "draft")
    assert changed.there.updated < changed.here.updated
    assert found.settings_differ
    assert found.problems == ()
    assert digest(tmp_path) == before, "a look changes nothing"


def test_a_preview_of_the_same_state_is_empty(store: Store, backup: Path) -> None:
    found = preview(store, backup)
    assert (found.added, found.changed, found.gone, found.revisions_fewer, found.settings_differ) == ((), (), (), 0, False)


def test_the_preview_counts_the_revisions_that_only_the_present_store_has(store: Store, backup: Path) -> None:
    for number in range(5):
        store.keep_revision(of("2021-9T", f"lần {number}"), "worked")
    assert preview(store, backup).revisions_fewer == 5
    assert preview(store, keep_backup(store, "asked").path).revisions_fewer == 0


def test_a_broken_chain_in_a_backup_is_told_before_it_is_restored(store: Store, tmp_path: Path) -> None:
    store._db.conn.execute("UPDATE content SET json = x'00'")
    assert back_up_to(store, tmp_path / "copy.db")
    (problem,) = preview(None, tmp_path / "copy.db").problems
    assert "phiên bản số 1" in problem


PERIODS = ("2021-Q1", "2021-H1", "2021-9T", "2021-Y")
REPORTS = st.dictionaries(st.sampled_from(PERIODS), st.sampled_from(("một", "hai", "ba")))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(then=REPORTS, now=REPORTS)
def test_a_restore_does_what_its_preview_said(tmp_path: Path, then: dict[str, str], now: dict[str, str]) -> None:
    folder = tmp_path / hashlib.sha256(repr((then, now)).encode()).hexdigest()[:12]
    shutil.rmtree(folder, ignore_errors=True)
    with Store.open(folder / "then") as store:
        for period, subject in then.items():
            store.keep_revision(of(period, subject), "worked")
        back_up_to(store, folder / "copy.db")
        wanted = state(store)
    with Store.open(folder / "now") as store:
        for period, subject in now.items():
            store.keep_revision(of(period, subject), "worked")
        present = state(store)
        found = preview(store, folder / "copy.db")
        kept = restore(store, folder / "copy.db")
        assert state(store) == wanted
        assert {entry.name for entry in found.added} == {f"cntt/{period}" for period in then.keys() - now.keys()}
        assert {entry.name for entry in found.gone} == {f"cntt/{period}" for period in now.keys() - then.keys()}
        assert {entry.name for entry in found.changed} == {
            f"cntt/{period}" for period in then.keys() & now.keys() if then[period] != now[period]
        }
        restore(store, kept)
        assert state(store) == present, "what was there comes back whole"
        assert store.verify() == ()


# ---------------------------------------------------------------- there and back


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


# ---------------------------------------------------------------- all or nothing


def test_stopped_at_any_moment_a_restore_has_changed_nothing(store: Store, backup: Path) -> None:
    store.keep_revision(of("2021-Y"), "worked")
    present = state(store)
    number, done = 0, False
    while not done:
        left = [number]

        def stopped(left: list[int] = left) -> bool:
            left[0] -= 1
            return left[0] < 0

        try:
            restore(store, backup, stopped=stopped)
            done = True
        except WorkStopped:
            assert (state(store), store.verify()) == (present, ())
        assert [path.name for path in (store.folder / "backups").iterdir() if not path.name.endswith(".db")] == []
        number += 1
    assert number > 6
    assert state(store) != present


KILLED = """
import os, signal, sys
from pathlib import Path
from models.store import Store
from models.store.backups import copying, restore, restore_closed
copying.PAGES = 4
from models.store.backups import restoring
restoring.PAGES = 4
steps = [int(sys.argv[4])]
def step(_done, _of):
    steps[0] -= 1
    if steps[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
folder, backup = Path(sys.argv[1]), Path(sys.argv[2])
def killed_before(act):
    return lambda *said, **more: (step(0, 0), act(*said, **more))[1]
os.link, Path.replace, Path.unlink = map(killed_before, (os.link, Path.replace, Path.unlink))
if sys.argv[3] == "open":
    with Store.open(folder) as store:
        restore(store, backup, progress=step)
else:
    restore_closed(folder, backup, progress=step)
print("done")
"""


def run_killed(folder: Path, backup: Path, how: str, step: int) -> bool:
    command = [sys.executable, "-c", KILLED, str(folder), str(backup), how, str(step)]
    return "done" in subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout


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
        if seen[-1] == then:
            break
        step += 7
    assert step > 30
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


# ---------------------------------------------------------------- a store that does not open


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


# ---------------------------------------------------------------- what is no backup


def other_program(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TABLE account (id)")


def newer(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as made:
        made.execute(f"PRAGMA user_version = {len(STEPS) + 1}")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50_000])


def with_a_trigger(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TRIGGER evil AFTER INSERT ON revision BEGIN DELETE FROM report; END")


def with_another_trigger_under_our_name(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as made, made:
        made.execute("DROP TRIGGER report_in")
        made.execute("CREATE TRIGGER report_in AFTER INSERT ON report BEGIN DELETE FROM report; END")


def with_a_table_too_many(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TABLE extra (id)")


def without_a_table(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as made, made:
        made.execute("DROP TABLE taken_in")


def utf16(path: Path) -> None:
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as made, made:
        made.execute("PRAGMA encoding = 'UTF-16'")
        made.execute(f"PRAGMA application_id = {0x53424F43}")
        made.execute(f"PRAGMA user_version = {len(STEPS)}")
        made.execute("CREATE TABLE report (name)")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("không phải sổ" * 1000, encoding="utf-8")


def a_bad_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 3] = b"\xff" * 4096
    path.write_bytes(bytes(content))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (newer, "mới hơn"),
        (cut, "bị hỏng"),
        (a_bad_page, "bị hỏng"),
        (with_a_trigger, "không phải của Sổ báo cáo"),
        (with_another_trigger_under_our_name, "không phải của Sổ báo cáo"),
        (with_a_table_too_many, "không phải của Sổ báo cáo"),
        (without_a_table, "bị hỏng|không phải của"),
        (utf16, "không phải bản sao lưu"),
        (empty, "không phải bản sao lưu"),
        (text, "không phải bản sao lưu"),
    ],
)
def test_what_is_no_sound_backup_is_refused_and_everything_stays(store: Store, backup: Path, spoil: object, told: str) -> None:
    spoil(backup)  # type: ignore[operator]
    bytes_before, before = backup.read_bytes(), state(store)
    with pytest.raises(BadBackup, match=told) as refused:
        restore(store, backup)
    assert str(backup) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert (backup.read_bytes(), state(store)) == (bytes_before, before)
    store.close()
    folder = digest(store.folder)
    with pytest.raises(BadBackup):
        restore_closed(store.folder, backup)
    assert digest(store.folder) == folder


def test_a_database_of_another_program_is_refused(store: Store, tmp_path: Path) -> None:
    other_program(tmp_path / "other.db")
    with pytest.raises(BadBackup, match="không phải bản sao lưu của Sổ báo cáo"):
        restore(store, tmp_path / "other.db")


def test_the_very_file_that_is_open_is_no_backup(store: Store) -> None:
    for act in (restore, preview):
        with pytest.raises(BadBackup, match="tệp dữ liệu đang dùng"):
            act(store, store.folder / FILE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    flips=st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 255)), min_size=1, max_size=4), length=st.integers(0, 10**9) | st.none()
)
def test_a_backup_with_flipped_bytes_or_cut_short_is_refused_told_or_harmless(
    store: Store, backup: Path, flips: list[tuple[int, int]], length: int | None
) -> None:
    content = bytearray(backup.read_bytes())
    for at, by in flips:
        content[at % len(content)] ^= by
    spoilt = backup.with_name("spoilt.db")
    spoilt.write_bytes(bytes(content[: length % len(content) if length is not None else None]))
    before = state(store)
    try:
        preview(store, spoilt)
        kept = restore(store, spoilt)
    except BookError as refused:
        assert "\n" not in str(refused)
        assert state(store) == before
        return
    assert store._db.conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    restore(store, kept)
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
