"""The list of reports as the store reads it, without a single draft: ten thousand of them would take half a second."""

import json
from collections.abc import Iterable

from msgspec import Struct

from models.report import State
from models.store.clock import clock_horizon
from models.store.database import Database

_LISTED = "SELECT name, definition, period, state, subject, updated FROM"
_NEWEST = f"{_LISTED} report WHERE updated {{}} :horizon AND :kind IN ('', definition) ORDER BY updated DESC, rowid DESC LIMIT :limit"
_NAMED = f"{_LISTED} json_each(?) AS wanted CROSS JOIN report ON name = wanted.value ORDER BY wanted.key"
_STATES, _OF_KIND = "SELECT name, state, updated FROM report {} ORDER BY updated DESC, +rowid DESC", "WHERE +name >= ? AND +name < ?"
"""The signs keep SQLite to the index that holds all that is asked for; by another one it would go to ten thousand drafts (20 ms, not 6)."""
_SUBJECTS = "SELECT name, subject FROM report WHERE name = ? UNION ALL SELECT name, subject FROM report WHERE name > ? AND name < ?"
"""The character behind "/" is "0"."""


class ReportEntry(Struct, frozen=True):
    """A report in the list; `updated` is in UTC, ISO 8601."""

    name: str
    definition: str
    period: str
    state: State
    subject: str
    updated: str


def states(db: Database, definition: str = "") -> dict[str, State]:
    """How far each report has come, by its name, or each of one kind; the last worked on first."""
    of_kind, bounds = (_OF_KIND, (f"{definition}/", f"{definition}0")) if definition else ("", ())
    rows = db.conn.execute(_STATES.format(of_kind), bounds).fetchall()
    horizon = clock_horizon()  # what a clock that ran ahead has written stands last, or it would stay first for years
    if rows and rows[0][2] > horizon:
        rows.sort(key=lambda row: row[2] > horizon)
    return {name: state for name, state, _updated in rows}


def newest(db: Database, limit: int = -1, definition: str = "") -> tuple[ReportEntry, ...]:
    """All reports, or so many of them, or those of one kind; the last worked on first, behind them what a clock ahead has written."""
    wanted = {"kind": definition, "limit": limit, "horizon": clock_horizon()}
    rows = [row for when in ("<=", ">") for row in db.conn.execute(_NEWEST.format(when), wanted)]
    return tuple(ReportEntry(*row) for row in (rows if limit < 0 else rows[:limit]))


def named(db: Database, names: Iterable[str]) -> tuple[ReportEntry, ...]:
    """Some reports by their names, in that order; one that is not there is left out."""
    return tuple(ReportEntry(*row) for row in db.conn.execute(_NAMED, (json.dumps(list(names)),)))


def subjects(db: Database, base: str) -> dict[str, str]:
    """The reports of a kind and period ("cntt/2021-9T") with their subjects, by their names."""
    return dict(db.conn.execute(_SUBJECTS, (base, f"{base}/", f"{base}0")).fetchall())
