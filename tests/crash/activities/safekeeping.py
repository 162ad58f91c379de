"""Copies of the whole store while it is worked with."""

from decimal import Decimal
from pathlib import Path
from random import Random

from models.interchange import digest
from models.store import Store
from models.store.backup import back_up
from tests.crash.activities.beginning import DRAFT
from tests.crash.telling import Telling


def backs_up(data: Path, tell: Telling, chance: Random) -> None:
    """Saves, copies, and again."""
    with Store.open(data) as store:
        tell("kept", DRAFT, digest(store.load(DRAFT)))
        tell("ready")
        while True:
            report = store.load(DRAFT).with_figure("van_ban_den", Decimal(chance.randrange(10**6)))
            tell("may", DRAFT, digest(report))
            kept = store.keep_revision(report, "worked")
            tell("fact", "revision", f"{kept.id} {kept.hash}")
            name = f"{chance.randrange(5)}.db"
            tell("doing", "back up")
            back_up(store._db.conn, data / "backups" / name)
            tell("fact", "file", f"backups/{name}")
