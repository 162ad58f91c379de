"""Copies of the whole store while it is worked with, going back to one, and the store made again from its archive."""

import shutil
from decimal import Decimal
from pathlib import Path
from random import Random

from models.store import Store
from models.store.backups import back_up_to, backups_of, keep_backup, restore
from models.store.rebuilding import rebuild
from tests.crash.activities.beginning import DRAFT
from tests.crash.judging import content_of
from tests.crash.telling import Telling


def backs_up(data: Path, tell: Telling, chance: Random) -> None:
    """Works, backs up into the data folder and elsewhere, and again."""
    stick = data.parent / "stick"
    stick.mkdir(exist_ok=True)  # a backup makes no folder: where there is none, a stick is not in
    with Store.open(data) as store:
        tell("ready")
        while True:
            _work(store, tell, chance)
            tell("doing", "back up")
            kept = keep_backup(store, "daily")
            tell("fact", "backup", kept.path.name)
            elsewhere = stick / f"{chance.randrange(5)}.db"
            tell("doing", "back up elsewhere")
            back_up_to(store, elsewhere, replacing=True)
            tell("fact", "file", f"../stick/{elsewhere.name}")


def restores(data: Path, tell: Telling, chance: Random) -> None:
    """Works, and goes back to a backup: the store holds all of the old or all of the new."""
    with Store.open(data) as store:
        tell("whole", value=content_of(store))
        contents: dict[Path, str] = {}
        keep_backup(store, "daily")
        tell("ready")
        while True:
            for _turn in range(chance.randrange(3)):
                _work(store, tell, chance)
            if len(contents) < 4:
                contents[keep_backup(store, "daily").path] = content_of(store)
                tell("whole", value=content_of(store))
            there = {backup.path for backup in backups_of(data)}
            backup = chance.choice([path for path in contents if path in there] or [None])
            if backup is None:
                contents.clear()
                continue
            tell("perhaps whole", value=contents[backup])
            tell("doing", "restore")
            kept = restore(store, backup)
            tell("whole", value=contents[backup])
            tell("fact", "backup", kept.name)


def rebuilds(data: Path, tell: Telling, chance: Random) -> None:
    """Makes a store anew from the archive of issued reports, time and again."""
    with Store.open(data) as store:
        issued = sorted(name for name, state in store.states().items() if state in ("issued", "replaced"))
    tell("ready")
    while True:
        folder = data / f"made {chance.randrange(10**9)}"
        tell("rebuilt", folder.name, " ".join(issued))
        tell("doing", "rebuild")
        with Store.open(folder) as store:
            rebuild(store, data / "archive")
        tell("rebuilt")
        shutil.rmtree(folder)


def _work(store: Store, tell: Telling, chance: Random) -> None:
    """Changes a report; what the store holds then is known a moment later."""
    tell("perhaps whole")
    report = store.load(DRAFT).with_figure("van_ban_den", Decimal(chance.randrange(10**6)))
    store.keep_revision(report, "worked")
    tell("whole", value=content_of(store))
