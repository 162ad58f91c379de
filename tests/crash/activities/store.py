"""The store's own functions, one behind the other, as the window's threads call them."""

from decimal import Decimal
from pathlib import Path
from random import Random

from models.interchange import digest
from models.printing import Printout
from models.report import Report
from models.store import Store, keep_printing, put_pictures
from tests.crash.activities.beginning import DRAFT
from tests.crash.telling import Telling


def saves(data: Path, tell: Telling, chance: Random) -> None:
    """Drafts, revisions, going back, settings, images, printings, the index of search."""
    with Store.open(data) as store:
        tell("kept", DRAFT, digest(store.load(DRAFT)))
        tell("fact", "setting", f"thử={store.get_setting('thử')}")
        tell("ready")
        while True:
            what = chance.choice(("draft", "draft", "revision", "back", "setting", "image", "printing", "index"))
            tell("doing", what)
            match what:
                case "draft":
                    report = _changed(store, chance)
                    tell("may", DRAFT, digest(report))
                    store.save_draft(report)
                    tell("kept", DRAFT, digest(report))
                case "revision":
                    report = _changed(store, chance)
                    tell("may", DRAFT, digest(report))
                    kept = store.keep_revision(report, "worked")
                    tell("kept", DRAFT, digest(report))
                    tell("fact", "revision", f"{kept.id} {kept.hash}")
                case "back":
                    old = chance.choice(store.revisions(DRAFT))
                    tell("may", DRAFT, digest(store.revision_report(old.id)))
                    tell("kept", DRAFT, digest(store.restore(old.id)))
                case "setting":
                    value = f"{chance.randrange(10**9)}"
                    tell("setting", "setting", f"thử={value}")
                    store.put_setting("thử", value)
                    tell("fact", "setting", f"thử={value}")
                case "image":
                    put_pictures(store.folder, [chance.randbytes(50_000)])
                case "printing":
                    printed = keep_printing(store, store.load(DRAFT), Printout(printer="Máy in", copies=1, pages=(1, 2), count=9))
                    tell("fact", "revision", f"{printed.id} {printed.hash}")
                case "index":
                    store.index_some()
                    store.search("van ban")


def _changed(store: Store, chance: Random) -> Report:
    return store.load(DRAFT).with_figure("van_ban_den", Decimal(chance.randrange(10**6)))
