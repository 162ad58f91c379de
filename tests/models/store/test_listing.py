"""The list of reports at any size: the newest of a kind, those of a period, and the index that answers instead of ten thousand drafts."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.store import Store, newest_of
from models.store.database import Database
from models.store.entries import _OF_KIND, _STATES
from tests.builders import sample


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        yield opened


def put(store: Store, *names: tuple[str, str, int]) -> None:
    for kind, period, edition in names:
        store.save_draft(replace(sample(), definition=kind, period=period, edition=edition))


def test_the_newest_of_a_kind_come_by_period_and_edition_and_the_rest_is_counted(store: Store) -> None:
    put(store, ("chung", "2021-M12", 1), ("chung", "2020-Y", 1), ("chung", "2021-9T", 1), ("chung", "2021-9T", 10), ("chung", "2021-9T", 2))
    put(store, ("cntt", "2021-Y", 1))
    entries, count = newest_of(store, "chung", 3)
    assert [entry.name for entry in entries] == ["chung/2021-M12", "chung/2021-9T/10", "chung/2021-9T/2"]
    assert count == 5


def test_states_of_one_kind_leave_out_kinds_whose_names_begin_alike(store: Store) -> None:
    put(store, ("cntt", "2021-Y", 1), ("chung", "2021-Y", 1))
    store._db.conn.execute("UPDATE report SET name = 'cntt0/2021-Y', definition = 'cntt0' WHERE definition = 'chung'")
    assert set(store.states("cntt")) == {"cntt/2021-Y"} and len(store.states()) == 2
    store._db.conn.execute("UPDATE report SET name = 'đơn-vị/2021-Y' WHERE definition = 'cntt0'")
    assert set(store.states()) == {"cntt/2021-Y", "đơn-vị/2021-Y"}


def test_reports_of_a_period_are_its_editions_and_no_longer_code_that_begins_alike(store: Store) -> None:
    put(store, ("cntt", "2021-Y", 1), ("cntt", "2021-Y", 2), ("cntt", "2021-9T", 1))
    assert set(store.subjects("cntt", "2021-Y")) == {"cntt/2021-Y", "cntt/2021-Y/2"}
    assert store.next_edition("cntt", "2021-Y") == 3 and store.next_edition("cntt", "2022-Y") == 1


def test_names_and_states_are_read_from_an_index_alone(store: Store) -> None:
    for kind, bounds in (("", ()), (_OF_KIND, ("cntt/", "cntt0"))):
        plan = store._db.conn.execute(f"EXPLAIN QUERY PLAN {_STATES.format(kind)}", bounds).fetchall()
        assert "COVERING INDEX" in plan[0][3], "the list of names would be read from the drafts themselves"


def test_what_fails_inside_takes_back_its_own_part_alone() -> None:
    db = Database(sqlite3.connect(":memory:", isolation_level=None))
    db.conn.execute("CREATE TABLE number (value)")
    with db.atomic():
        db.conn.execute("INSERT INTO number VALUES (1)")
        with pytest.raises(ValueError), db.atomic():
            db.conn.execute("INSERT INTO number VALUES (2)")
            raise ValueError
    assert db.conn.execute("SELECT value FROM number").fetchall() == [(1,)]
    with pytest.raises(ValueError), db.atomic():
        db.conn.execute("INSERT INTO number VALUES (3)")
        raise ValueError
    assert db.conn.execute("SELECT value FROM number").fetchall() == [(1,)] and not db.conn.in_transaction
