"""The data folder that a chain of kills begins with."""

from pathlib import Path

from msgspec.structs import replace

from exporters.issuing import findings_of, issue, mark
from models.acceptance import accept
from models.interchange import digest
from models.lifecycle import amended
from models.report import Report
from models.samples import sample_report
from models.store import Store
from tests.crash.telling import Telling

NAME = "cntt/2021-9T"
"""The report that is issued and amended, over and over."""
DRAFT, OTHER = "cntt/2022-H1", "cntt/2023-H1"
"""Two that stay in work; later ones, so that nothing typed into them is held against the one that is issued."""


def ready_sample() -> Report:
    """The sample with a reason for each of its warnings, so that it can be issued."""
    report = sample_report()
    for finding in findings_of(report):
        report = accept(report, finding, "đã hỏi Sở")
    return report


def next_number(store: Store) -> int:
    """The number that follows the last one under which a report was issued in the sample's year."""
    return max((issued.number for issued in store.papers.issued(2021)), default=200) + 1


def tell_what_is_there(store: Store, tell: Telling) -> None:
    """Tells what a store holds before anything is done with it: until something else is on the disk, it must still be so."""
    for name in store.names():
        tell("kept", name, digest(store.load(name)))
    tell("fact", "setting", f"clerk={store.get_setting('clerk')}")


def begin(data: Path) -> None:
    """A store as a clerk has it: reports in work, one issued with its papers and archive, some revisions."""
    with Store.open(data) as store:
        store.put_setting("clerk", "Trần Thị Bình")
        for period in ("2022-H1", "2023-H1"):
            store.keep_revision(replace(sample_report(), period=period), "imported")
        store.keep_revision(ready_sample(), "imported")
        mark(store, NAME, "checked")
        issued = issue(store, NAME, "177", "15/10/2021").report
        store.keep_revision(amended(issued, "Sai số liệu", 2), "amended")
