"""Carrying a report into the next period: the value alone, and into a store of 10,000 reports; each beside a floor of the same run.

Run it as a module: python -m tests.bench.copy
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from msgspec.structs import replace

from models.carry import carried_report
from models.checks.left_over import left_over_words
from models.definition import definition_for
from models.interchange import decode, encode
from models.period import Period
from models.report import Report
from models.samples import sample_report
from models.store import Store
from tests.bench.desk import FILL, REPORTS, milliseconds
from tests.bench.history import long_report
from tests.bench.start import ROOT

YEAR = Period.parse("2021-Y")


def main() -> None:
    """One line a measure; nothing is asserted."""
    _carry("the 9-month report", sample_report())
    _carry("a 100-page report", long_report(sample_report()))
    with tempfile.TemporaryDirectory() as data:
        subprocess.run([sys.executable, "-c", FILL, data, str(REPORTS)], cwd=ROOT, check=True)
        with Store.open(Path(data)) as store:
            _into(store, sample_report())


def _carry(what: str, report: Report) -> None:
    """Beside writing and reading the report once, which no copy could do without."""
    definition, bytes_of = definition_for(report), encode(report)
    floor = milliseconds(lambda: (encode(report), decode(bytes_of)))
    carried = carried_report(definition, YEAR, report)
    for name, run in (
        ("carried", lambda: carried_report(definition, YEAR, report)),
        ("old times found", lambda: list(left_over_words(carried, definition))),
    ):
        ours = milliseconds(run)
        print(f"{what + ': ' + name:48} {ours / floor:6.2f} x writing and reading it ({ours:.2f} ms, {floor:.2f} ms)")


def _into(store: Store, report: Report) -> None:
    """A copy that is kept, beside saving a draft, which waits for the disk as well."""
    definition, counts = definition_for(report), iter(range(100_000))
    floor = milliseconds(lambda: store.save_draft(report.with_figure("van_ban_di", next(counts))))

    def copy() -> None:
        made = carried_report(definition, YEAR, store.load(report.name))
        store.keep_revision(replace(made, edition=next(counts) + 2), "copied")

    ours = milliseconds(copy)
    print(f"{f'copied among {REPORTS} reports':48} {ours / floor:6.2f} x saving a draft ({ours:.2f} ms, {floor:.2f} ms)")


if __name__ == "__main__":
    main()
