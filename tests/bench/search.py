"""Search over 10,000 reports and the register of 200,000 citations, against bare queries of SQLite on the same file in the same run.

Run it as a module: python -m tests.bench.search
"""

import os
import random
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from models.citation import Citation
from models.interchange import encode
from models.report import Item, Report
from models.samples import sample_report
from models.store import Store
from models.store.connection import FILE
from models.store.drafts import put_draft
from models.text import Words as Run
from models.text import parse, words, write
from tests.bench._measuring import once
from tests.bench.desk import milliseconds, say

REPORTS = int(os.environ.get("BENCH_REPORTS", "10000"))
CITATIONS = 20
"""Citations a report."""
VARIED = 0.3
"""The share of words that differ from report to report."""

SEARCHES = ("cong nghe thong tin", "văn bản", '"quyết định"', "424/KH-SNgV", "phong chong dich", "quang ngai covid", "chữ ký số", "khongco")
LOOKUPS = ("", "424", "KH-SNgV", "31/8/2020", "8/2020", "ke hoach chuyen doi so", "khongco")
CODES = ("Q1", "Q2", "H1", "Q3", "9T", "Q4", "H2", "Y", "M01")
DAY = "2026-01-01T00:00:00.000+00:00"


def main() -> None:
    """One line a budget: what was measured against its floor, and what was asked for."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        bare = saves(store)
        fill(store)
        before = size(store)
        began = time.perf_counter()
        store.index_all()
        took = time.perf_counter() - began
        say("first reading into the index", f"{took:.0f} s, {took / REPORTS * 1000:.1f} ms a report", "-")
        added = size(store) - before
        say("size of the drafts, and of index and register beside them", f"{before:.0f} MB, {added:.0f} MB", "-")
        search(store)
        register(store)
        kept = saves(store)
        say("draft saved, index in place", f"{kept:.2f} ms, {kept / bare:.2f} x an empty store's", "10 ms")
        edited = sample_report().with_figure("van_ban_den", 1)
        store.save_draft(edited)
        say("search right after one report has changed, reading it included", f"{once(lambda: store.search('văn bản')):.1f} ms", "-")


def fill(store: Store) -> None:
    """Reports of the sample's length, a third of the words in each its own, twenty citations in each."""
    chance = random.Random(1)
    sample = sample_report()
    vocabulary = words(" ".join(item.text for _section, item in sample.items()))
    with store._db.atomic():
        for at in range(REPORTS):
            code = f"{1400 + at // len(CODES):04}-{CODES[at % len(CODES)]}"
            report = varied(replace(sample, period=code), vocabulary, chance)
            put_draft(store._db.conn, report, sample.subject, encode(report), DAY)


def varied(report: Report, vocabulary: list[str], chance: random.Random) -> Report:
    """The sample in other words, with other documents."""

    def other(item: Item) -> Item:
        spans = [
            replace(span, text=" ".join(_word(word, vocabulary, chance) for word in span.text.split(" ")))
            if isinstance(span, Run)
            else span
            for span in parse(item.text)
        ]
        return replace(item, text=write(spans))

    cited = tuple(document(f"c{at + 1}", report, vocabulary, chance) for at in range(CITATIONS))
    report = report.with_sections(lambda section: replace(section, items=tuple(other(item) for item in section.items if not item.citation)))
    items = (*report.section_items("chi-dao"), *(Item(f"v{citation.id}", "plus", "", citation.id) for citation in cited))
    return replace(report.with_section_items("chi-dao", items), citations=cited)


def _word(word: str, vocabulary: list[str], chance: random.Random) -> str:
    return chance.choice(vocabulary) if word.isalpha() and chance.random() < VARIED else word


def document(id: str, report: Report, vocabulary: list[str], chance: random.Random) -> Citation:
    """A cited document; every third one is a standing one that others cite too."""
    source = random.Random(chance.randrange(3000)) if chance.random() < 1 / 3 else chance
    kind, symbol = source.choice((("Kế hoạch", "KH-SNgV"), ("Công văn", "SNgV-VP"), ("Báo cáo", "BC-SNgV"), ("Quyết định", "QĐ-UBND")))
    year = report.when.year if source is chance else source.randrange(1400, 2500)
    day = date(year, 1, 1) + timedelta(days=source.randrange(365))
    subject = "về việc " + " ".join(source.choice(vocabulary) for _word in range(20))
    return Citation(id=id, kind=kind, number=str(source.randrange(1, 1500)), symbol=symbol, date=day, subject=subject)


def search(store: Store) -> None:
    """Each query against a bare scan of the drafts for the same words, as a LIKE would do it."""
    connection = store._db.conn
    floor = milliseconds(lambda: connection.execute("SELECT count(*) FROM report WHERE draft LIKE '%công nghệ%'").fetchone())
    times = {typed: milliseconds(lambda typed=typed: store.search(typed)) for typed in SEARCHES}
    worst = max(times, key=lambda typed: times[typed])
    say(f"search over {REPORTS:,} reports, the median of {len(times)}", ratio(statistics.median(times.values()), floor), "20 ms")
    say(f"the slowest of them, “{worst}”", ratio(times[worst], floor), "20 ms")
    half = once(lambda: store.search("thong tin truyenx th"))
    say("a half-typed word, nothing found", ratio(half, floor), "-")


def register(store: Store) -> None:
    """List, search, completion and doubles against a bare count of what is cited."""
    connection = store._db.conn
    cited = connection.execute("SELECT count(*) FROM document_use").fetchone()[0]
    known = connection.execute("SELECT count(*) FROM cited_document").fetchone()[0]
    floor = milliseconds(lambda: connection.execute("SELECT count(*) FROM cited_document WHERE words LIKE '%ke hoach%'").fetchone())
    times = {typed: milliseconds(lambda typed=typed: store.register(typed)) for typed in LOOKUPS}
    worst = max(times, key=lambda typed: times[typed])
    say(f"register of {cited:,} citations, {known:,} documents", ratio(statistics.median(times.values()), floor), "100 ms")
    say(f"the slowest look-up, “{worst}”", ratio(times[worst], floor), "100 ms")
    offered = max(milliseconds(lambda typed=typed: store.offered_documents(typed)) for typed in LOOKUPS)
    say("offers while citing, the slowest, off the window's thread", ratio(offered, floor), "-")
    say("doubles and near-doubles", ratio(once(lambda: store.register(doubles=True)), floor), "-")


def saves(store: Store) -> float:
    """The median time of saving a draft, in milliseconds."""
    report = sample_report()
    return statistics.median(once(lambda at=at: store.save_draft(report.with_figure("van_ban_den", at))) for at in range(40))


def ratio(measured: float, floor: float) -> str:
    """A time and what it is of its floor."""
    return f"{measured:.1f} ms, {measured / floor:.3f} x a bare LIKE scan ({floor:.0f} ms)"


def size(store: Store) -> float:
    """The store's file in MB."""
    store._db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (store.folder / FILE).stat().st_size / 1e6


if __name__ == "__main__":
    main()
