"""A look at all pages of the store takes seconds: a draft that is to be saved meanwhile does not wait for its end."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.errors import WorkStopped
from models.store import Store, looking_at_pages, verify
from models.store.verifying import page_problem
from models.store.watching import Stopped, stoppable
from tests.builders import sample

LONG = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 100000000) SELECT count(*) FROM number"
"""Half a minute; a look that nobody breaks off ends then, and its test fails."""


class Looks:
    """Looks at pages of which the first ones of the whole last until somebody breaks them off; `asked` names the tables."""

    def __init__(self, long: int) -> None:
        self.long, self.begun, self.asked = long, threading.Semaphore(0), list[str]()

    def __call__(self, connection: sqlite3.Connection, stopped: Stopped, table: str = "") -> str:
        self.asked.append(table)
        if not table and len(self.asked) <= self.long:
            self.begun.release()
            with stoppable(connection, stopped):
                connection.execute(LONG).fetchall()
        return page_problem(connection, stopped, table)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        opened.keep_revision(sample(), "worked")
        yield opened


def looks(long: int, monkeypatch: pytest.MonkeyPatch) -> Looks:
    made = Looks(long)
    monkeypatch.setattr(looking_at_pages, "page_problem", made)
    monkeypatch.setattr(looking_at_pages, "_PAUSE", 0)
    return made


def verified_while_typing(store: Store, look: Looks) -> tuple[str, ...]:
    """What verify finds while a draft is saved in the middle of each of its long looks."""
    found: list[tuple[str, ...]] = []
    beside = threading.Thread(target=lambda: found.append(verify(store)))
    beside.start()
    for number in range(look.long):
        assert look.begun.acquire(timeout=60), "no look is begun again"
        store.save_draft(replace(sample(), subject=f"lần {number}"))
    beside.join()
    return found[0]


def test_a_draft_breaks_the_look_off_and_the_look_is_begun_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    look = looks(1, monkeypatch)
    assert verified_while_typing(store, look) == ()
    assert look.asked == ["", ""]
    assert store.load("cntt/2021-9T").subject == "lần 0"


def test_who_types_all_the_time_has_it_made_table_by_table(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    look = looks(looking_at_pages.TRIES, monkeypatch)
    assert verified_while_typing(store, look) == ()
    tables = {name for (name,) in store._db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert set(look.asked) == {"", *tables}


def test_damage_is_found_table_by_table_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path) as store:
        store.keep_revision(sample(), "worked")
        store._db.conn.execute("PRAGMA writable_schema = ON")
        store._db.conn.execute("UPDATE sqlite_master SET rootpage = rootpage + 1 WHERE name = 'paper'")
    with Store.open(tmp_path) as store:
        found = verified_while_typing(store, looks(looking_at_pages.TRIES, monkeypatch))
        assert "Tệp dữ liệu bị hỏng" in found[0]


def test_who_stops_is_heard_in_the_middle_of_a_look(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    look = looks(1, monkeypatch)
    with pytest.raises(WorkStopped):
        store.verify(stopped=lambda: bool(look.asked))
    store.save_draft(replace(sample(), subject="sau khi dừng"))
