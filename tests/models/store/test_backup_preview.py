"""A look into a backup tells what a restore would change, and changes nothing."""

import hashlib
import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from models.store import Store
from models.store.backups import back_up_to, keep_backup, preview, restore
from tests.models.store.archived import issue, issued
from tests.models.store.restored import digest, of, state

NAME = "cntt/2021-9T"


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


def test_the_preview_names_what_has_been_issued_since(store: Store, tmp_path: Path) -> None:
    report = issued()
    back_up_to(store, tmp_path / "before it was begun.db")
    store.save_draft(replace(report, state="printed"))
    back_up_to(store, tmp_path / "copy.db")
    assert preview(store, tmp_path / "copy.db").unissued == ()
    issue(store, report)
    for earlier in ("copy.db", "before it was begun.db"):
        assert [entry.name for entry in preview(store, tmp_path / earlier).unissued] == [report.name], earlier
    back_up_to(store, tmp_path / "later.db")
    store.save_draft(of("2021-Q1"))
    assert preview(store, tmp_path / "later.db").unissued == ()


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
