"""A store as an office has it after many years, generated: N reports with 20 N citations and 10 N revisions, cached between runs.

Two reports in five are of the kind with figures, every period of every year; the others are general ones, some thirty a month. Each has
words of its own; six in ten are issued, with number and date, and one in ten of those with frozen papers. All is written through the
store itself, so that the chain, its head and the triggers are what they are in an office.

Run it as a module to make one and see what it holds: python -m tests.bench.big_store 1000
"""

import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from exporters.archive import render_archive
from exporters.docx import render_docx
from models.definition import definition_of
from models.document import compose
from models.report import Item, Report
from models.samples import sample_report
from models.store import KeptFile, Store
from models.store.connection import FILE
from models.text import Words, parse, words, write
from tests.bench.search import varied

FORM = 2
"""How a store is made; another number here makes every cached one be made anew."""
SIZES = tuple(int(size) for size in os.environ.get("BENCH_SIZES", "100,1000,10000").split(","))
REVISIONS = 10
"""Kept states a report."""
GENERAL, ISSUED, WITH_PAPERS = 0.6, 0.6, 0.1
_A_MONTH = 30
"""General reports of one month."""
_CODES = ("Y", "Q4", "H2", "9T", "Q3", "H1", "Q2", "Q1")
_AT_ONCE = 100
"""Reports in one transaction."""
_LAST = date(2026, 6, 30)


def big_store(reports: int) -> Path:
    """The data folder of a store of so many reports, made where there is none yet. It is shared: write into a copy (`copied`)."""
    made = Path(tempfile.gettempdir()) / f"so-bao-cao-bench-{os.environ.get('USER', 'me')}" / f"{FORM}-{reports}"
    if not made.exists():
        half = made.with_name(f"{made.name}.part-{os.getpid()}")
        shutil.rmtree(half, ignore_errors=True)
        with Store.open(half) as store:
            fill(store, reports)
        half.replace(made)
    return made


def copied(reports: int, target: Path) -> Path:
    """A store of so many reports that may be written into."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(big_store(reports) / FILE, target / FILE)
    return target


def fill(store: Store, reports: int) -> None:
    """Puts so many reports into a store, the oldest period first."""
    chance = random.Random(reports)
    papers = _papers()
    places = sorted([*_with_figures(round(reports * (1 - GENERAL))), *_general(reports - round(reports * (1 - GENERAL)))])
    for at in range(0, len(places), _AT_ONCE):
        with store._writing():
            for _end, kind, code, edition in places[at : at + _AT_ONCE]:
                _put(store, _report(kind, code, edition, chance), papers, chance)


def _with_figures(count: int) -> Iterator[tuple[date, str, str, int]]:
    """Every period of every year backwards from now."""
    for at in range(count):
        year, code = 2025 - at // len(_CODES), _CODES[at % len(_CODES)]
        yield date(year, 12 - at % len(_CODES), 1), "cntt", f"{year:04}-{code}", 1


def _general(count: int) -> Iterator[tuple[date, str, str, int]]:
    for at in range(count):
        months = _LAST.year * 12 + _LAST.month - 1 - at // _A_MONTH
        year, month = divmod(months, 12)
        yield date(year, month + 1, 1), "chung", f"{year:04}-M{month + 1:02}", at % _A_MONTH + 1


def _report(kind: str, code: str, edition: int, chance: random.Random) -> Report:
    report = varied(replace(sample_report(), period=code, edition=edition), _vocabulary(), chance)
    return report if kind == "cntt" else _as_general(report, chance)


def _as_general(report: Report, chance: random.Random) -> Report:
    """The same words under headings of its own, without figures: what a clerk once wrote in Word."""
    definition = definition_of("chung")
    sections = tuple(replace(section, id=f"muc-{at}") for at, section in enumerate(report.sections, 1))
    plain = replace(
        report,
        definition="chung",
        definition_version=definition.version,
        subject=" ".join(["Kết quả", *chance.sample(_vocabulary(), 6), "{ky}"]),
        figures={},
        sections=sections,
        source=None,
        accepted=(),
        tasks=(),
    )
    return plain.with_texts(_without_tokens)


def _without_tokens(text: str) -> str:
    if "{" not in text or "{ky" in text:
        return text
    return write(span if isinstance(span, Words) else Words("128") for span in parse(text))


def _put(store: Store, report: Report, papers: tuple[bytes, bytes], chance: random.Random) -> None:
    """A report's life: begun, worked on, and for most of them checked and issued."""
    issued = chance.random() < ISSUED
    for at in range(REVISIONS - issued):
        report = _worked_on(report, chance, at)
        store._keep(report, "copied" if at == 0 else "worked", "Nguyễn Thị Lan")
    if not issued:
        return
    day = min(report.when.end + timedelta(days=5), _LAST)
    head = replace(report.letterhead, number=str(chance.randrange(1, 900)), date=day)
    report = replace(report, state="issued", letterhead=head)
    store._keep(report, "issued", "Nguyễn Thị Lan")
    if chance.random() < WITH_PAPERS:
        store.papers.put(report.name, _own(papers, report.name))


def _worked_on(report: Report, chance: random.Random, at: int) -> Report:
    """One more day of work: a sentence more in one item, and another figure."""
    section = chance.choice([section for section in report.sections if section.items])
    place = chance.randrange(len(section.items))
    items = list(section.items)
    if not items[place].citation:
        items[place] = _longer(items[place], " ".join(chance.sample(_vocabulary(), 8)))
    report = report.with_section_items(section.id, tuple(items))
    return report.with_figure("van_ban_den", 3000 + chance.randrange(2000) + at) if report.figures else report


def _longer(item: Item, said: str) -> Item:
    return replace(item, text=f"{item.text.rstrip('.;')}; {said}.")


def _vocabulary() -> list[str]:
    if not _words:
        _words.extend(words(" ".join(item.text for _section, item in sample_report().items())))
    return _words


_words: list[str] = []


def _papers() -> tuple[bytes, bytes]:
    sample = sample_report()
    document = compose(sample, definition_of("cntt"))
    return render_docx(document), render_archive(document).content


def _own(papers: tuple[bytes, bytes], name: str) -> Iterable[KeptFile]:
    """The sample's papers with the report's name behind them, so that no two are the same file; making each would take ten minutes."""
    file = name.replace("/", "-")
    for role, content in zip(("docx", "pdf"), papers, strict=True):
        yield KeptFile(role, f"{file}.{role}", content + name.encode())  # type: ignore[arg-type]  # the two roles just above


def main() -> None:
    """Makes one and says what is in it."""
    began = time.perf_counter()
    folder = big_store(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[0])
    took = time.perf_counter() - began
    with Store.open(folder) as store:
        counts = {table: store._db.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("report", "revision", "paper")}
        print(
            folder,
            f"{(folder / FILE).stat().st_size / 1e6:.0f} MB, {took:.0f} s",
            counts,
        )


if __name__ == "__main__":
    main()
