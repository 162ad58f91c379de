"""What the clerk waits for, in stores of 100, 1,000 and 10,000 reports: how it grows, and whether it keeps its budget.

Times are of the processor, the best of several, as other programs of a busy machine change them least; where the disk is waited for, by
the clock. Beside each stands what it is of reading one report (from JSON and back), measured in the same run, and for starts of a bare Qt
window. "grows" is what ten times the reports cost; above 10 is worse than linear.

Run it as a module: python -m tests.bench.at_size; BENCH_SIZES=100,1000 for a quick look.
"""

import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from models.arrival import SourceFile
from models.definition import definition_of
from models.kinds import offered_kinds
from models.prior import Earlier, read_earlier
from models.report import Item, Report
from models.store import Arrivals, Listing, Store
from models.store.backups import due, keep_backup, preview
from models.trend import trend
from tests.bench._measuring import clock, processor, reading
from tests.bench._rows import keep_row
from tests.bench.big_store import SIZES, copied
from tests.bench.start import Took, best
from ui.app import application
from ui.dialogs.new_report_dialog import NewReportDialog
from ui.theme import apply_theme
from ui.window import Window

SEARCHES = ("cong nghe thong tin", "văn bản", '"quyết định"', "424/KH-SNgV", "phong chong dich", "chữ ký số", "khongco")
Measure = Iterator[tuple[str, str, float]]
"""What was measured, its budget, and milliseconds."""


def main() -> None:
    """A table: a line a measure, a column a size."""
    apply_theme(application(), "light")
    columns, starts, floors = [], [], []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            data = copied(size, Path(folder))
            floor, page, desk = _starts(data)
            floors.append(floor)
            starts.append((page, desk))
            with Store.open(data) as store:
                columns.append(list(_measures(store, size)))
    unit = reading()
    print(f"reading one report: {unit:.2f} ms; a bare Qt window: {min(floor.processor for floor in floors) * 1000:.0f} ms")
    _say_heading()
    for at, what in enumerate(("start to the start page", "start to a report")):
        ours = [pair[at].processor / floor.processor for pair, floor in zip(starts, floors, strict=True)]
        _say(what, "1.5 x", [f"{times:.2f} x" for times in ours], "", ours)
        keep_row(f"{what}, {SIZES[-1]:,} reports", ours[-1], "a bare Qt window", "1.5 x")
    for measures in zip(*columns, strict=True):
        what, budget, _last = measures[-1]
        times = [milliseconds for _what, _budget, milliseconds in measures]
        _say(what, budget, [f"{one:.1f}" for one in times], f"{times[-1] / unit:.1f} x", times)
        keep_row(f"{what}, {SIZES[-1]:,} reports", times[-1] / unit, "reading one report", budget, f"{times[-1]:.1f} ms")


def _starts(data: Path) -> tuple[Took, Took, Took]:
    """The bare window, ours with the start page, ours with the newest report of a kind with figures."""
    floor, _plain, (page,) = best(str(data), rounds=5)
    with Store.open(data) as store:
        name = next(iter(store.states("cntt")))
        store.put_setting("window", {"report": name, "page": "noi-bo", "place": "", "widths": [250, 600, 500], "geometry": ""})
    again, _plain, (desk,) = best(str(data), rounds=5)
    with Store.open(data) as store:
        store.put_setting("window", {})
    return Took(min(floor.clock, again.clock), min(floor.processor, again.processor)), page, desk


def _measures(store: Store, size: int) -> Measure:
    """In an order in which none makes another quicker; the index of search is made in between."""
    report, general = (store.load(next(iter(store.states(kind)))) for kind in ("cntt", "chung"))
    yield "names and states of all", "-", processor(store.states)
    yield "search by name, the first time", "-", processor(lambda: Listing(store.reports()).matching("9 thang"))
    listing = Listing(store.reports())
    yield "search by name, then", "20 ms", processor(lambda: listing.matching("9 thang 2021"))
    yield "earlier reports beside one", "-", processor(lambda: _earlier(store, report))
    yield "earlier reports beside a general one", "-", processor(lambda: _earlier(store, general))
    earlier = _earlier(store, report)
    figure = definition_of("cntt").figures[-1]
    yield "trend of a figure, earlier reports read", "-", processor(lambda: trend(figure, report, earlier.history))
    yield "a file more in a full month", "-", _arriving(store, general)
    yield from _window(store, report)
    yield from _saving(store)
    yield from _searching(store, size)
    yield from _long_work(store)


def _earlier(store: Store, report: Report) -> Earlier:
    return read_earlier(report, store.states(report.definition), store.load, store.past_figures)


def _arriving(store: Store, general: Report) -> float:
    """A file about something else than the thirty reports of its month."""
    counts = iter(range(100))

    def keep() -> None:
        number = next(counts)
        other = replace(general, subject=f"Việc mới {number}", opening=(Item("i1", "paragraph", f"Việc số {number}."),))
        Arrivals(store).keep(other, SourceFile(f"{number}.docx", f"{number:064}"))

    return processor(keep)


def _window(store: Store, report: Report) -> Measure:
    window = Window(store)
    window.resize(1366, 768)
    window.show()
    yield "start page filled and drawn", "-", processor(partial(_drawn, window.show_start))
    locked = {name for name, state in store.states("cntt").items() if state in ("issued", "replaced")}
    open_one = next(name for name in store.states("cntt") if name not in locked)
    yield "a report opened and drawn", "-", processor(partial(_drawn, lambda: window.open_report(open_one)))
    window.show_start()
    kinds, today = offered_kinds("chung"), date(2026, 6, 30)

    def ask() -> None:
        entries = store.reports()
        states, subjects = {entry.name: entry.state for entry in entries}, {entry.name: entry.subject for entry in entries}
        NewReportDialog(kinds, states, today, window, None, subjects).deleteLater()

    yield "the dialog for a new report", "-", processor(partial(_drawn, ask))
    window.close()


def _drawn(act: Callable[[], object]) -> None:
    act()
    QApplication.processEvents()


def _saving(store: Store) -> Measure:
    counts = iter(range(10_000))
    name = next(name for name, state in store.states("cntt").items() if state == "draft")
    draft = store.load(name)

    def changed() -> Report:
        return draft.with_figure("van_ban_den", 9000 + next(counts))

    yield "draft saved, on disk (by the clock)", "10 ms", clock(lambda: store.save_draft(changed()), 30)
    yield "revision kept, on disk (by the clock)", "-", clock(lambda: store.keep_revision(changed(), "worked"), 30)


def _searching(store: Store, size: int) -> Measure:
    """The first one reads all reports; the window does that ahead, while nobody types (ui/reading_ahead.py)."""
    yield "reading into the index of search, each report", "-", processor(store.index_all, 1) / size
    times = [processor(partial(store.search, typed)) for typed in SEARCHES]
    yield "search, the median of seven", "20 ms", statistics.median(times)
    yield "search, the slowest of seven", "20 ms", max(times)
    draft = store.load(next(name for name, state in store.states("cntt").items() if state == "draft"))
    counts = iter(range(100))

    def search_after_a_change() -> None:
        store.save_draft(draft.with_figure("van_ban_den", 100 + next(counts)))
        store.search("văn bản")

    yield "search right after a report has changed", "20 ms", processor(search_after_a_change)
    yield "register, the newest documents", "100 ms", processor(store.register)
    yield "register, doubles and near-doubles", "-", processor(partial(store.register, doubles=True), 1)


def _long_work(store: Store) -> Measure:
    """What runs beside the clerk's work, and how long a draft waits for it at the most."""
    draft = store.load(next(name for name, state in store.states("cntt").items() if state == "draft"))
    yield "is a backup due", "-", processor(lambda: due(store, datetime.now()))
    for what, run in (("the store verified", store.verify), ("a backup made and verified", lambda: keep_backup(store, "asked"))):
        took = 0.0

        def work(run: Callable[[], object] = run) -> None:
            nonlocal took
            took = processor(run, 1)

        longest = _longest_wait(store, draft, work)
        yield what, "-", took
        yield f"a draft saved meanwhile, the longest (by the clock), {what}", "-", longest
    kept = keep_backup(store, "asked")
    yield "a restore looked at before it is made", "-", processor(lambda: preview(store, kept.path), 1)


def _longest_wait(store: Store, draft: Report, work: Callable[[], object]) -> float:
    """Milliseconds; a draft is saved every fiftieth of a second while `work` runs beside it."""
    beside, longest, count = threading.Thread(target=work), 0.0, 0
    beside.start()
    while beside.is_alive():
        count += 1
        changed = draft.with_figure("van_ban_den", 20_000 + count)
        longest = max(longest, clock(partial(store.save_draft, changed), 1))
        time.sleep(0.02)
    return longest


def _say_heading() -> None:
    sizes = "".join(f"{size:>12,}" for size in SIZES)
    print(f"{'ms of the processor, reports:':62}{sizes}{'of a reading':>14}{'grows':>8}  budget")


def _say(what: str, budget: str, shown: list[str], beside: str, times: list[float]) -> None:
    growth = times[-1] / times[-2] if len(times) > 1 and times[-2] else 1.0
    print(f"{what:62}{''.join(f'{one:>12}' for one in shown)}{beside:>14}{growth:>7.1f}{'!' if growth > 12 else ' '}  {budget}", flush=True)


if __name__ == "__main__":
    main()
