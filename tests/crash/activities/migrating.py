"""Stores of every earlier version, brought up to date."""

import sqlite3
from pathlib import Path
from random import Random

from msgspec.structs import replace
from sqlite_utils import Database

from models.own_database import APPLICATION
from models.samples import sample_report
from models.store import Store
from models.store.connection import FILE
from models.store.migrations import STEPS
from tests.crash.judging import content_of
from tests.crash.telling import Telling

REPORTS = 20


def migrates(data: Path, tell: Telling, chance: Random) -> None:
    """Opens one old store after the other; all that was in it must be in it."""
    present = data.parent / "present"
    if not present.exists():
        _full_store(present)
    with Store.open(present) as store:
        content = content_of(store)
    tell("ready")
    for at in range(10**6):
        steps = chance.randrange(2, len(STEPS))
        folder = data / f"old {chance.randrange(10**9)}-{at}"
        old_store(folder, present, steps)
        tell("folder", folder.name, content)
        tell("doing", f"migrate from {steps}")
        with Store.open(folder):
            tell("doing", "close")


def _full_store(folder: Path) -> None:
    with Store.open(folder) as store:
        for year in range(REPORTS):
            store.keep_revision(replace(sample_report(), period=f"{2000 + year}-9T"), "worked")


def old_store(folder: Path, present: Path, steps: int) -> None:
    """The reports and revisions of a present store as the program kept them when it knew only so many steps."""
    folder.mkdir(parents=True)
    db = Database(sqlite3.connect(folder / FILE, isolation_level=None))
    for number, step in enumerate(STEPS[:steps], 1):
        step(db)
        db.conn.execute(f"PRAGMA user_version = {number}")
    db.conn.execute(f"PRAGMA application_id = {APPLICATION}")
    db.conn.execute("PRAGMA journal_mode = WAL")
    db.conn.execute("ATTACH ? AS present", (str(present / FILE),))
    db.conn.execute("BEGIN")
    for table in ("content", "report", "revision", "setting"):
        columns = ", ".join(row[1] for row in db.conn.execute(f"PRAGMA main.table_info({table})"))
        db.conn.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM present.{table}")
    db.conn.execute("COMMIT")
    db.conn.close()
