"""A clerk's day with the store, told step by step: what each step came to when the disk would not have it."""

import contextlib
import io
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from random import Random

from msgspec.structs import replace

from commands.command_line import cli
from exporters.export import export
from exporters.issuing import add_scan, issue, mark
from models.carry import carried_report
from models.definition import definition_for
from models.editions import editions
from models.errors import BookError
from models.interchange import digest
from models.lifecycle import amended
from models.period import Period
from models.store import Store, put_pictures
from tests.crash.activities.beginning import DRAFT, NAME, next_number, tell_what_is_there
from tests.crash.telling import Telling

Step = Callable[[Store, Telling, Random], None]


SCAN, REPORT = "Bản ký.pdf", "Báo cáo.json"
"""Files beside the data folder that whoever begins a story puts there."""


def two_days(data: Path, tell: Telling, chance: Random, hold: Callable[[str], object]) -> None:
    """The steps one after the other over one open store, as the window has it, whatever becomes of each; then all once more.

    `hold` waits where something may be done to the disk: "opened" and "paused". Raises what is no sentence for the user: that is a fault
    of the program. Tells "done" or "said" of every step.
    """
    held: list[Store] = []
    for turn in range(2):
        if not held:
            attempt(lambda: held.append(Store.open(data)), "open", tell)
            for store in held:
                attempt(partial(tell_what_is_there, store, tell), "look", tell)
        if turn == 0:
            hold("opened")
        for step in STEPS if held else ():
            attempt(partial(step, *held, tell, chance), step.__name__, tell)
        hold("paused")
    for store in held:
        store.close()


def attempt(act: Callable[[], None], name: str, tell: Telling) -> None:
    """Tells how one step ended."""
    tell("doing", name)
    try:
        act()
    except BookError as error:
        tell("said", name, str(error))
    else:
        tell("done", name)


def commands(data: Path, tell: Telling, _chance: Random, hold: Callable[[str], object]) -> None:
    """A day by the command line, where each command opens the store and closes it; then all once more."""
    out = str(data.parent / "Giấy.pdf")
    hold("opened")
    for turn in range(2):
        for arguments in (
            ("import", str(data.parent / REPORT), "--second"),
            ("copy", DRAFT, "-p", f"{2031 + turn}-H1"),
            ("search", "văn bản"),
            ("clerk", f"Nguyễn {turn}"),
            ("export", DRAFT, "-o", out),
            ("verify",),
        ):
            attempt(partial(_run, data, arguments), arguments[0], tell)
        hold("paused")


def _run(data: Path, arguments: tuple[str, ...]) -> None:
    with contextlib.redirect_stdout(io.StringIO()):  # so that no call to `write` is for the screen
        cli.main(["--data", str(data), *arguments], standalone_mode=False)


# ---------------------------------------------------------------- steps


def save(store: Store, tell: Telling, chance: Random) -> None:
    """A draft."""
    report = store.load(DRAFT).with_figure("van_ban_den", Decimal(chance.randrange(10**6)))
    tell("may", DRAFT, digest(report))
    store.save_draft(report)
    tell("kept", DRAFT, digest(report))


def keep_revision(store: Store, tell: Telling, chance: Random) -> None:
    """A revision."""
    report = store.load(DRAFT).with_figure("van_ban_di", Decimal(chance.randrange(10**6)))
    tell("may", DRAFT, digest(report))
    kept = store.keep_revision(report, "worked")
    tell("kept", DRAFT, digest(report))
    tell("fact", "revision", f"{kept.id} {kept.hash}")


def go_back(store: Store, tell: Telling, _chance: Random) -> None:
    """The first revision again."""
    first = store.revisions(DRAFT)[0]
    tell("may", DRAFT, digest(store.revision_report(first.id)))
    tell("kept", DRAFT, digest(store.restore(first.id)))


def set_clerk(store: Store, tell: Telling, chance: Random) -> None:
    """A setting."""
    value = f"Trần {chance.randrange(10**6)}"
    tell("setting", "setting", f"clerk={value}")
    store.put_setting("clerk", value)
    tell("fact", "setting", f"clerk={value}")


def keep_picture(store: Store, _tell: Telling, chance: Random) -> None:
    """An image in a file of its own."""
    put_pictures(store.folder, [chance.randbytes(20_000)])


def copy(store: Store, tell: Telling, _chance: Random) -> None:
    """The next report."""
    earlier = store.load(DRAFT)
    made = carried_report(definition_for(earlier), Period.parse("2030-H1"), earlier)
    made = replace(made, edition=store.next_edition(made.definition, made.period))
    store.keep_revision(made, "copied")
    tell("fact", "report", made.name)


def issue_report(store: Store, tell: Telling, _chance: Random) -> None:
    """A report is checked, issued with its papers and its archive folder, and begun again as its replacement."""
    name = editions(NAME, store.names())[-1]
    for each in store.names():
        tell("may", each)
    report = store.load(name)
    if report.state == "draft":
        report = mark(store, name, "checked")
    if report.state == "checked":
        kept = issue(store, name, f"{next_number(store)}", "15/10/2021")
        tell("fact", "issued", name)
        tell("said" if kept.trouble else "done", "archive", kept.trouble)
        report = kept.report
    add_scan(store, name, store.folder.parent / SCAN)
    store.keep_revision(amended(report, "Sai số liệu", store.next_edition(report.definition, report.period)), "amended")


def write_papers(store: Store, _tell: Telling, _chance: Random) -> None:
    """Papers beside the data folder: whole or not there."""
    report = store.load(DRAFT)
    for suffix in ("docx", "json"):
        export(report, definition_for(report), store.folder.parent / f"Giấy.{suffix}")


def search(store: Store, _tell: Telling, _chance: Random) -> None:
    """The index of search is written before anything is found."""
    store.search("van ban")


STEPS: tuple[Step, ...] = (save, keep_revision, set_clerk, keep_picture, copy, search, issue_report, go_back, write_papers, save)
