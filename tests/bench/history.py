"""History: comparing two states in words and on paper, and restoring a revision among 10,000 reports, each beside a floor of the same run.

Run it as a module: python -m tests.bench.history
"""

import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from exporters.docx import render_docx
from exporters.pdf import render_pdf
from models.compare import compare_reports
from models.definition import ReportDefinition, definition_for
from models.document import compose
from models.redline import redline
from models.report import Item, Report, Section
from models.samples import sample_report
from models.store import Store
from tests.bench.desk import FILL, REPORTS, milliseconds
from tests.bench.start import ROOT
from tests.exporters.building import prose

PARAGRAPHS = 580
"""Of the long report: some hundred pages."""


def main() -> None:
    """One line a measure; nothing is asserted."""
    sample = sample_report()
    _compare("two 9-month reports", sample, amended(sample, 3))
    long = long_report(sample)
    _compare("two 100-page reports", long, amended(long, 60))
    with tempfile.TemporaryDirectory() as data:
        subprocess.run([sys.executable, "-c", FILL, data, str(REPORTS)], cwd=ROOT, check=True)
        with Store.open(Path(data)) as store:
            _restore(store, sample)


def _compare(what: str, old: Report, new: Report) -> None:
    """In words: beside composing both reports, without which nobody knows how they read. On paper: beside the new paper alone."""
    definition = definition_for(old)
    before, after = compose(old, definition), compose(new, definition)
    merged = redline(before, after)
    pages = render_pdf(after).pages
    floor = milliseconds(lambda: _composed(old, new, definition))
    _say(f"{what}: changes in words", lambda: compare_reports(old, new, definition), floor, "composing both")
    _say(f"{what}: redline of both papers", lambda: redline(before, after), floor, "composing both")
    _say(f"{what}: redline as PDF", lambda: render_pdf(merged), milliseconds(lambda: render_pdf(after)), f"the new one, {pages} pages")
    _say(f"{what}: redline as Word file", lambda: render_docx(merged), milliseconds(lambda: render_docx(after)), "the new one")


def _composed(old: Report, new: Report, definition: ReportDefinition) -> None:
    compose(old, definition)
    compose(new, definition)


def _restore(store: Store, sample: Report) -> None:
    """Beside saving a draft, which waits for the disk as well."""
    counts = iter(range(1000))
    kept = [store.keep_revision(sample.with_figure("van_ban_den", count), "worked").id for count in range(50)]
    floor = milliseconds(lambda: store.save_draft(sample.with_figure("van_ban_di", next(counts))))
    _say(f"restore among {REPORTS} reports", lambda: store.restore(kept[next(counts) % 50]), floor, "saving a draft")


def _say(what: str, run: Callable[[], object], floor: float, of: str) -> None:
    ours = milliseconds(run)
    print(f"{what:48} {ours / floor:6.2f} x {of} ({ours:.1f} ms, {floor:.1f} ms)")


def long_report(sample: Report) -> Report:
    """The sample with some hundred pages of paragraphs."""
    items = tuple(Item(f"i{9000 + at}", "dash", prose(at, 90)) for at in range(PARAGRAPHS))
    return replace(sample, sections=(*sample.sections, Section("dai", "III", "Phụ lục", 1, items)))


def amended(report: Report, edits: int) -> Report:
    """The report with so many items rewritten, one of them moved, one gone, and another figure."""
    chance = random.Random(edits)
    section = max(report.sections, key=lambda section: len(section.items))
    items = list(section.items)
    for at in chance.sample(range(len(items)), min(edits, len(items) - 1)):
        items[at] = replace(items[at], text=items[at].text.replace(" và ", " cùng ") + " Đã bổ sung.")
    items.insert(0, items.pop(len(items) // 2))
    return report.with_section_items(section.id, tuple(items[:-1])).with_figure("van_ban_den", 3900)


if __name__ == "__main__":
    main()
