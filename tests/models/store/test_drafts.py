"""A draft that the disk has changed is never shown, printed or compared with; its report's kept states are there all the same."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from models.dates import read_date
from models.errors import DamagedDraft, LockedReport
from models.interchange import encode
from models.report import Report
from models.samples import sample_report
from models.store import KeptFile, Store, keep_issued, verify
from models.store.archive import archive_folder
from models.store.backups import keep_backup, preview
from models.store.backups.names import backups_of
from models.store.connection import FILE
from models.store.rebuilding import rebuild
from models.store.revision import cause_words
from tests.builders import sample

NAME = "cntt/2021-9T"
OTHER_FIGURE = "UPDATE report SET draft = CAST(replace(CAST(draft AS TEXT), '3845', '3945') AS BLOB)"


def typed() -> Report:
    """What was typed since the last revision was kept."""
    return sample().with_figure("van_ban_den", 3845)


def issued() -> Report:
    head = replace(sample().letterhead, number="177", date=read_date("5/10/2021"))
    return replace(typed(), state="issued", letterhead=head)


def by_hand(folder: Path, statement: str = OTHER_FIGURE) -> None:
    hand = sqlite3.connect(folder / FILE)
    with hand:
        assert hand.execute(statement).rowcount == 1
    hand.close()


@pytest.fixture
def damaged(tmp_path: Path) -> Iterator[Store]:
    """A store with a report that was typed into since its last revision; then the disk changed a digit of it."""
    with Store.open(tmp_path) as store:
        store.keep_revision(sample(), "worked")
        store.save_draft(typed())
    by_hand(tmp_path)
    with Store.open(tmp_path) as store:
        yield store


def test_a_digit_that_the_disk_has_changed_is_told_and_never_shown(damaged: Store) -> None:
    with pytest.raises(DamagedDraft, match=f"“{NAME}”.*history {NAME} --restore 1") as told:
        damaged.load(NAME)
    assert told.value.kept == 1
    with pytest.raises(DamagedDraft):
        damaged.past_figures(NAME)
    assert damaged.names() == (NAME,) and damaged.reports()[0].name == NAME, "the list is there all the same"
    assert verify(damaged) == (
        f"Bản nháp của báo cáo {NAME} không còn như khi được ghi; hãy khôi phục phiên bản đã giữ gần nhất hoặc từ bản sao lưu.",
    )


def test_the_last_kept_state_comes_back_and_what_was_there_is_set_aside(damaged: Store) -> None:
    damaged.restore(1)
    assert damaged.load(NAME) == sample()
    assert verify(damaged) == ()
    assert [revision.cause for revision in damaged.revisions(NAME)] == ["worked", "damaged", "restored"]
    assert damaged.revision_bytes(2) == encode(typed()).replace(b"3845", b"3945"), "somebody may want to look what was typed"
    assert "bị hỏng" in cause_words(damaged.revision(2))


def test_what_is_in_the_window_is_written_over_a_damaged_draft(damaged: Store) -> None:
    damaged.save_draft(typed())
    assert damaged.load(NAME) == typed()
    assert [revision.cause for revision in damaged.revisions(NAME)] == ["worked"]


def test_a_damaged_draft_is_not_issued(damaged: Store) -> None:
    with pytest.raises(DamagedDraft):
        keep_issued(damaged, issued(), ())
    assert damaged.states() == {NAME: "draft"}


def test_a_report_without_any_kept_state_is_told_too(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_draft(typed())
    by_hand(tmp_path)
    with Store.open(tmp_path) as store, pytest.raises(DamagedDraft, match=r"chưa có phiên bản nào.*rescue") as told:
        store.load(NAME)
    assert told.value.kept is None


def test_an_issued_report_gets_back_what_was_issued_and_nothing_else(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.keep_revision(sample(), "worked")
        keep_issued(store, issued(), (KeptFile("json", "cntt-2021-9T.json", encode(issued())),))
    by_hand(tmp_path)
    with Store.open(tmp_path) as store:
        with pytest.raises(DamagedDraft) as told:
            store.load(NAME)
        with pytest.raises(LockedReport):
            store.restore(1)
        assert [revision.cause for revision in store.revisions(NAME)] == ["worked", "issued"]
        store.restore(told.value.kept or 0)
        assert store.load(NAME) == issued()
        assert store.verify() == ()


def test_a_damaged_draft_does_not_keep_the_others_of_an_archive_out(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        keep_issued(store, issued(), (KeptFile("json", "cntt-2021-9T.json", encode(issued())),))
    Store.open(tmp_path).close()
    assert archive_folder(tmp_path, NAME).exists()
    by_hand(tmp_path)
    with Store.open(tmp_path) as store:
        assert any(NAME in problem and "không mở" in problem for problem in rebuild(store, tmp_path).problems)


def test_a_backup_of_it_is_doubtful_and_says_why(damaged: Store) -> None:
    kept = keep_backup(damaged, "asked", datetime(2026, 3, 2, 8).astimezone())
    assert NAME in kept.trouble
    (backup,) = backups_of(damaged.folder)
    assert backup.doubtful
    assert any(NAME in problem for problem in preview(damaged, backup.path).problems)


def test_a_sum_that_was_damaged_is_written_anew_with_the_same_draft(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.keep_revision(typed(), "worked")
    by_hand(tmp_path, "UPDATE report SET draft_hash = replace(draft_hash, substr(draft_hash, 1, 1), 'g')")
    with Store.open(tmp_path) as store:
        with pytest.raises(DamagedDraft):
            store.load(NAME)
        store.save_draft(typed())
        assert store.load(NAME) == typed()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("made")
    with Store.open(folder) as store:
        store.save_draft(sample_report())
    return (folder / FILE).read_bytes()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=some.floats(0, 1, exclude_max=True), bit=some.integers(0, 7))
def test_whichever_bit_of_a_draft_flips_it_is_seen(made: bytes, tmp_path: Path, share: float, bit: int) -> None:
    draft = encode(sample_report())
    at = int(share * (len(draft) - 40))
    place = made.find(draft[at : at + 40])
    if place < 0 or made.count(draft[at : at + 40]) > 1:  # stands over the end of a page
        return
    (tmp_path / FILE).write_bytes(made[:place] + bytes([made[place] ^ 1 << bit]) + made[place + 1 :])
    with Store.open(tmp_path) as store:
        with pytest.raises(DamagedDraft):
            store.load(store.names()[0])
        assert any("Bản nháp" in problem for problem in store.verify())
