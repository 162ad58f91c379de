"""What is no sound backup of ours is refused in a sentence, and everything stays as it was."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import BadBackup, BookError
from models.own_database import APPLICATION
from models.store import Store
from models.store.backups import preview, restore, restore_closed
from models.store.connection import FILE
from models.store.migrations import STEPS
from tests.models.store.restored import digest, state


def by_hand(*statements: str) -> Callable[[Path], None]:
    """What another program does to a file."""

    def change(path: Path) -> None:
        with contextlib.closing(sqlite3.connect(path)) as made, made:
            for statement in statements:
                made.execute(statement)

    return change


def utf16(path: Path) -> None:
    path.unlink()
    by_hand(
        "PRAGMA encoding = 'UTF-16'",
        f"PRAGMA application_id = {APPLICATION}",
        f"PRAGMA user_version = {len(STEPS)}",
        "CREATE TABLE report (name)",
    )(path)


def a_bad_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 3] = b"\xff" * 4096
    path.write_bytes(bytes(content))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (by_hand(f"PRAGMA user_version = {len(STEPS) + 1}"), "mới hơn"),
        (lambda path: path.write_bytes(path.read_bytes()[:50_000]), "bị hỏng"),
        (a_bad_page, "bị hỏng"),
        (by_hand("CREATE TRIGGER evil AFTER INSERT ON revision BEGIN DELETE FROM report; END"), "không phải của Sổ báo cáo"),
        (
            by_hand("DROP TRIGGER report_in", "CREATE TRIGGER report_in AFTER INSERT ON report BEGIN DELETE FROM report; END"),
            "không phải của Sổ báo cáo",
        ),
        (by_hand("CREATE TABLE extra (id)"), "không phải của Sổ báo cáo"),
        (by_hand("DROP TABLE taken_in"), "bị hỏng|không phải của"),
        (utf16, "không phải bản sao lưu"),
        (lambda path: path.write_bytes(b""), "không phải bản sao lưu"),
        (lambda path: path.write_text("không phải sổ" * 1000, encoding="utf-8"), "không phải bản sao lưu"),
    ],
    ids=["newer", "cut", "bad page", "trigger", "other trigger", "table too many", "table lacking", "utf16", "empty", "text"],
)
def test_what_is_no_sound_backup_is_refused_and_everything_stays(
    store: Store, backup: Path, spoil: Callable[[Path], object], told: str
) -> None:
    spoil(backup)
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
    by_hand("CREATE TABLE account (id)")(tmp_path / "other.db")
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
