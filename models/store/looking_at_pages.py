"""SQLite's look at all pages of the open store. It takes seconds for a large one, and a draft that is to be saved must not wait for it."""

import sqlite3
import time
from collections.abc import Iterator

from models.store.verifying import Holding, page_problem
from models.store.watching import Stopped, stop_if

TRIES = 5
"""How often a look is begun that others break off, before it is made in smaller parts, or goes on to its end."""

_PAUSE = 0.1
"""Seconds that others have between two tries."""


def pages_problem(connection: sqlite3.Connection, stopped: Stopped, holding: Holding, giving_way: Holding) -> str:
    """What SQLite finds wrong with the pages; nothing where all is well. Raises WorkStopped, sqlite3.Error (or what `holding` makes of it).

    `giving_way` holds the store as `holding` does, and is broken off by who waits. Where the whole is broken off again and again, it is
    looked at table by table, the last try of each to its end; pages that no table uses, or two do, are not seen so: a backup sees them.
    """
    whole = _tried(connection, stopped, giving_way)
    if whole is not None:
        return whole
    with holding():
        tables = [str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rootpage")]
    return next(filter(None, _problems_of(tables, connection, stopped, holding, giving_way)), "")


def _problems_of(
    tables: list[str], connection: sqlite3.Connection, stopped: Stopped, holding: Holding, giving_way: Holding
) -> Iterator[str]:
    for table in tables:
        problem = _tried(connection, stopped, giving_way, table)
        if problem is None:
            with holding():
                problem = page_problem(connection, stopped, table)
        yield problem


def _tried(connection: sqlite3.Connection, stopped: Stopped, giving_way: Holding, table: str = "") -> str | None:
    """What is wrong; nothing at all where no try came to its end."""
    for _try in range(TRIES):
        with giving_way():
            try:
                return page_problem(connection, stopped, table)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                    raise
        stop_if(stopped)
        time.sleep(_PAUSE)
    return None
