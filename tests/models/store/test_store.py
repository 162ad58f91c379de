"""What is kept: drafts, revisions in their chain, settings; and a file that is ours alone."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlite_utils import Database

from models.errors import StoreError
from models.interchange import encode
from models.store import Listing, Store, migrations
from models.store.connection import FILE
from tests.builders import sample
from tests.permissions import AS_ANYBODY

ROOT = Path(__file__).parent.parent.parent.parent
HOLDER = """
import sys, time
from pathlib import Path
from models.store import Store
store = Store.open(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""
VISITOR = """
import sys
from pathlib import Path
from models.store import Store
Store.open(Path(sys.argv[1]))
"""
TYPIST = """
import sys
from pathlib import Path
from models.samples import sample_report
from models.store import Store
store, report = Store.open(Path(sys.argv[1])), sample_report()
for count in range(100_000):
    report = report.with_figure("van_ban_den", count)
    store.keep_revision(report, "worked") if count % 5 == 0 else store.save_draft(report)
    print(count, flush=True)
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        yield opened


def child(code: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def one_sentence(folder: Path) -> str:
    """What the user reads when the store cannot be opened."""
    with pytest.raises(StoreError) as refused:
        Store.open(folder)
    assert "\n" not in str(refused.value)
    return str(refused.value)


# ---------------------------------------------------------------- drafts


def test_a_draft_comes_back_as_it_was(store: Store) -> None:
    store.save_draft(sample())
    assert store.load("cntt/2021-9T") == sample()


def test_the_list_has_the_last_worked_on_first(store: Store) -> None:
    store.save_draft(sample())
    store.save_draft(replace(sample(), period="2021-Q1"))
    assert store.names() == ("cntt/2021-Q1", "cntt/2021-9T")
    assert store.reports()[1].subject == "Tình hình ứng dụng công nghệ thông tin 9 tháng đầu năm 2021"


def test_a_second_edition_is_found_by_its_words(store: Store) -> None:
    store.save_draft(sample())
    store.save_draft(replace(sample(), edition=2))
    assert [entry.name for entry in Listing(store.reports()).matching("9 thang ban 2")] == ["cntt/2021-9T/2"]


def test_the_same_draft_twice_is_written_once(store: Store) -> None:
    store.save_draft(sample())
    before = store.reports()
    store.save_draft(sample())
    assert store.reports() == before


def test_an_unknown_report_is_named_with_what_there_is(store: Store) -> None:
    store.save_draft(sample())
    with pytest.raises(StoreError, match=r"cntt/2030-Y.*cntt/2021-9T"):
        store.load("cntt/2030-Y")


def test_another_thread_may_save_while_this_one_reads(store: Store) -> None:
    def work() -> None:
        for count in range(50):
            store.save_draft(sample().with_figure("van_ban_den", count))

    thread = threading.Thread(target=work)
    thread.start()
    while thread.is_alive():
        store.reports()
    thread.join()
    assert store.load("cntt/2021-9T").figure("van_ban_den").value == 49


def test_settings_come_back(store: Store) -> None:
    store.put_setting("window", {"page": "ký", "widths": [1, 2]})
    assert store.get_setting("window") == {"page": "ký", "widths": [1, 2]}
    assert store.get_setting("never set") is None


# ---------------------------------------------------------------- revisions


def test_every_revision_gives_the_bytes_that_were_kept(store: Store) -> None:
    reports = [sample().with_figure("van_ban_den", count) for count in range(20)]
    kept = [store.keep_revision(report, "worked") for report in reports]
    assert [encode(store.revision_report(revision.id)) for revision in kept] == [encode(report) for report in reports]
    assert store.revisions("cntt/2021-9T") == tuple(kept)
    assert store.verify() == ()


def test_equal_content_is_kept_once_and_chained_twice(store: Store, tmp_path: Path) -> None:
    first, second = (store.keep_revision(sample(), cause) for cause in ("opened", "printed"))
    assert first.content == second.content
    assert second.previous == first.hash != second.hash
    store.close()
    assert sqlite3.connect(tmp_path / FILE).execute("SELECT count(*) FROM content").fetchone() == (1,)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE revision SET at = '2020-01-01' WHERE id = 2",
        "DELETE FROM revision WHERE id = 1",
        "UPDATE content SET json = x'00' WHERE rowid = 2",
    ],
)
def test_verify_names_the_first_broken_link(tmp_path: Path, tampering: str) -> None:
    with Store.open(tmp_path) as store:
        for count in range(3):
            store.keep_revision(sample().with_figure("van_ban_den", count), "worked")
    with sqlite3.connect(tmp_path / FILE) as hand:
        hand.execute(tampering)
    hand.close()
    with Store.open(tmp_path) as store:
        (problem,) = store.verify()
    assert "phiên bản số 2" in problem


# ---------------------------------------------------------------- one file, ours alone


def test_what_is_written_is_on_the_disk_for_good(store: Store) -> None:
    pragmas = {
        name: store._db.conn.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "locking_mode")
    }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "locking_mode": "exclusive"}


def test_a_second_program_is_refused_until_the_first_one_ends_even_by_kill(tmp_path: Path) -> None:
    holder = child(HOLDER, tmp_path)
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    assert "cửa sổ khác" in one_sentence(tmp_path)
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    Store.open(tmp_path).close()


@pytest.mark.parametrize("kill_after", range(0, 60, 4))
def test_a_kill_while_typing_loses_nothing_that_was_saved(tmp_path: Path, kill_after: int) -> None:
    typist = child(TYPIST, tmp_path)
    assert typist.stdout is not None
    saved = -1
    for _line in range(kill_after + 1):
        saved = int(typist.stdout.readline())
    os.kill(typist.pid, signal.SIGKILL)
    typist.wait()
    with Store.open(tmp_path) as store:
        assert store.verify() == ()
        value = store.load("cntt/2021-9T").figure("van_ban_den").value
        assert value is not None and value >= saved


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_explained_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert "hỏng" in one_sentence(tmp_path)
    assert (tmp_path / FILE).read_bytes() == content


def test_the_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    other = Database(tmp_path / FILE)
    other["notes"].insert({"text": "mine"})  # type: ignore[union-attr]
    other.conn.close()
    before = (tmp_path / FILE).read_bytes()
    assert "không phải của Sổ báo cáo" in one_sentence(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_the_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as hand:
        hand.execute(f"PRAGMA user_version = {len(migrations.STEPS) + 1}")
    hand.close()
    before = (tmp_path / FILE).read_bytes()
    assert "mới hơn" in one_sentence(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_an_empty_file_left_by_a_crash_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    Store.open(tmp_path).close()


def test_a_data_folder_that_is_a_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "dữ liệu").write_text("x")
    assert "dữ liệu" in one_sentence(tmp_path / "dữ liệu")


def test_a_folder_that_may_not_be_written_is_explained(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    visitor = subprocess.run(
        [*AS_ANYBODY, sys.executable, "-c", VISITOR, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "Không ghi được dữ liệu" in visitor.stderr.splitlines()[-1]


# ---------------------------------------------------------------- migrations


def test_an_older_file_is_backed_up_before_it_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path) as store:
        store.keep_revision(sample(), "worked")

    def new_column(db: Database) -> None:
        db.conn.execute("ALTER TABLE report ADD COLUMN note TEXT")

    monkeypatch.setattr(migrations, "STEPS", [*migrations.STEPS, new_column])
    monkeypatch.setattr("models.store.connection.STEPS", migrations.STEPS)
    with Store.open(tmp_path) as store:
        assert store.load("cntt/2021-9T") == sample()
    (backup,) = (tmp_path / "backups").iterdir()
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / FILE).write_bytes(backup.read_bytes())
    assert sqlite3.connect(backup).execute("PRAGMA user_version").fetchone() == (len(migrations.STEPS) - 1,)


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path) as store:
        store.save_draft(sample())

    def broken(db: Database) -> None:
        db.conn.execute("ALTER TABLE report ADD COLUMN note TEXT")
        db.conn.execute("SELECT * FROM nowhere")

    with monkeypatch.context() as patched:
        patched.setattr(migrations, "STEPS", [*migrations.STEPS, broken])
        patched.setattr("models.store.connection.STEPS", migrations.STEPS)
        one_sentence(tmp_path)
    with Store.open(tmp_path) as store:
        assert store.load("cntt/2021-9T") == sample()
