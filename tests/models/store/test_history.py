"""Restoring: any kept state comes back exactly as it was kept, as a new revision at the end of the chain."""

import hashlib
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.errors import StoreError
from models.interchange import encode
from models.store import Store, cause_words
from models.store import store as store_module
from tests.builders import sample


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        yield opened


def draft(store: Store, name: str = "cntt/2021-9T") -> bytes:
    """What the disk holds as the draft."""
    row = store._db.conn.execute("SELECT draft FROM report WHERE name = ?", (name,)).fetchone()
    return bytes(row[0])


def test_each_of_200_revisions_comes_back_byte_for_byte(store: Store) -> None:
    kept = {}
    for count in range(200):
        report = replace(sample().with_figure("van_ban_den", count), subject=f"Lần thứ {count}")
        kept[store.keep_revision(report, "worked").id] = encode(report)
    for id, content in kept.items():
        report = store.restore(id, "An")
        assert draft(store) == content == encode(report) == store.revision_bytes(id)
        last = store.revisions("cntt/2021-9T")[-1]
        assert (last.cause, last.clerk, last.content) == ("restored", "An", store.revision(id).content)
    assert len(store.revisions("cntt/2021-9T")) == 400
    assert store.verify() == ()


def test_bytes_that_another_version_of_the_program_wrote_are_not_written_anew(store: Store) -> None:
    """An older program may have left out what this one states: the kept bytes are the ones that come back."""
    store.keep_revision(sample(), "worked")
    foreign = encode(sample()).replace(b',"accepted":[]', b"")
    content = hashlib.sha256(foreign).hexdigest()
    assert foreign != encode(sample())
    with store._writing():
        store._db.conn.execute("INSERT INTO content (hash, json) VALUES (?, ?)", (content, zlib.compress(foreign)))
        old = store._chain("cntt/2021-9T", content, "worked", "")
    store.save_draft(replace(sample(), subject="Khác"))
    assert store.restore(old.id) == sample()
    assert draft(store) == foreign
    assert store.verify() == ()


def test_the_order_is_that_of_keeping_although_the_clock_was_set_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    ids = []
    for step in range(5):
        at = (now - timedelta(days=step)).isoformat(timespec="milliseconds")
        monkeypatch.setattr(store_module, "_now", lambda at=at: at)
        ids.append(store.keep_revision(sample().with_figure("van_ban_den", step), "worked").id)
    revisions = store.revisions("cntt/2021-9T")
    assert [revision.id for revision in revisions] == sorted(ids)
    assert [revision.at for revision in revisions] == sorted((revision.at for revision in revisions), reverse=True)
    assert store.restore(ids[0]) == sample().with_figure("van_ban_den", 0)
    assert store.revisions("cntt/2021-9T")[-1].cause == "restored"
    assert store.verify() == ()


def test_a_revision_that_there_is_not_is_said_and_changes_nothing(store: Store) -> None:
    store.keep_revision(sample(), "worked")
    for act in (store.restore, store.revision, store.revision_bytes, store.revision_report):
        with pytest.raises(StoreError, match="phiên bản số 99"):
            act(99)
    assert len(store.revisions("cntt/2021-9T")) == 1


def test_a_damaged_content_is_said_and_the_draft_stays(store: Store) -> None:
    kept = store.keep_revision(sample(), "worked")
    now = replace(sample(), subject="Đang soạn")
    store.save_draft(now)
    with store._writing():
        store._db.conn.execute("UPDATE content SET json = ? WHERE hash = ?", (b"xyz", kept.content))
    with pytest.raises(StoreError, match="bị hỏng"):
        store.restore(kept.id)
    assert store.load("cntt/2021-9T") == now


def test_a_cause_is_told_in_words(store: Store) -> None:
    assert cause_words(store.keep_revision(sample(), "copied")) == "lập từ kỳ trước"
    assert cause_words(replace(store.keep_revision(sample(), "worked"), cause="unknown")) == "unknown"
