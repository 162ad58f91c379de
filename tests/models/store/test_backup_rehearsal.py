"""The rehearsal: a year of an office with its backups, and at its end every one of them is restored, twice, and held against what was.

Into an empty folder, as on a new computer, and into the store as it is by then, from which the way back is tried too.
"""

import gzip
import hashlib
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlite_utils import Database

from models.interchange import encode
from models.lifecycle import amended
from models.report import Report
from models.store import KeptFile, Store, keep_issued, keep_scan, put_pictures, verify
from models.store.backups import SecondPlace, backups_in, backups_of, due, keep_backup, preview, restore, set_second_place
from models.store.backups.names import Backup
from models.store.connection import FILE
from models.store.migrations import STEPS
from tests.builders import sample
from tests.models.store import restored

OLD = Path(__file__).parent / "old" / "3.db.gz"
HANOI = timezone(timedelta(hours=7))
PASSWORD = "mật khẩu của cơ quan"
PERIODS = ("2026-Q1", "2026-H1", "2026-9T", "2026-Y")

OLD_ONE = "cntt-2020-Y"
"""The archive folder of the report that the old store brought along: it was made without the JSON that issuing puts there."""

Held = tuple[object, ...]
SIGNATURE = b"the signature of the director"


def held(store: Store) -> Held:
    """All that an office would miss; a second place is each computer's own."""
    settings = "SELECT key, value FROM setting WHERE key IN ('clerk', 'office', 'chain_head') ORDER BY key"
    return (*restored.held(store), store._db.conn.execute(settings).fetchall())


def picture_of(data: Path) -> Path:
    return data / "images" / f"{hashlib.sha256(SIGNATURE).hexdigest()}.png"


class Year:
    """The office's year: what is done, and every backup that ever was, put on a shelf with what the store held when it was made."""

    def __init__(self, folder: Path) -> None:
        self.data, self.stick, self._shelf = folder / "data", folder / "usb", folder / "shelf"
        self.kept: list[tuple[Backup, Path, Held, bool]] = []
        self.there: list[set[int]] = []
        for made in (self.data, self.stick, self._shelf):
            made.mkdir()

    def watch(self, store: Store, act: Callable[[], object]) -> None:
        """Does something; backups that come of it hold what the store held before."""
        before = held(store)
        act()
        self.shelve(before)

    def shelve(self, what: Held) -> None:
        known = {backup.path for backup, *_rest in self.kept}
        for backup in backups_of(self.data):
            if backup.path not in known:
                copy = self._shelf / backup.path.name
                shutil.copyfile(backup.path, copy)
                self.kept.append((backup, copy, what, picture_of(self.data).exists()))
        self.there.append({backup.number for backup in backups_of(self.data)})

    def morning(self, now: datetime) -> Store:
        """Opens the store; what the program does by itself at a start is done."""
        store = Store.open(self.data)
        why = due(store, now, at_start=True)
        if why:
            self.watch(store, lambda: keep_backup(store, why, now))
        return store

    def evening(self, store: Store, now: datetime) -> None:
        why = due(store, now)
        if why:
            self.watch(store, lambda: keep_backup(store, why, now))
        store.close()


def issued(report: Report, number: int, day: date) -> Report:
    return replace(report, state="issued", letterhead=replace(report.letterhead, number=str(number), date=day))


def papers(report: Report) -> tuple[KeptFile, ...]:
    content = report.name.encode() * 500
    return (
        KeptFile("json", "bao-cao.json", encode(report)),
        KeptFile("pdf", "bao-cao.pdf", b"%PDF-1.7" + content),
        KeptFile("docx", "bao-cao.docx", b"PK" + content),
    )


def work(store: Store, number: int, day: datetime) -> None:
    """What a clerk does of a day: writes, keeps, and on every tenth day issues the report of a period."""
    report = replace(sample(), period=PERIODS[number // 10 % 4], subject=f"Ngày {day:%d/%m/%Y}", edition=1 + number // 40)
    if not store.has(report.name) or store.load(report.name).state == "draft":
        for count in range(3):
            store.keep_revision(report.with_figure("van_ban_den", 1000 * number + count), "worked")
        if number % 10 == 9:
            report = issued(report, 100 + number, day.date())
            keep_issued(store, report, papers(report))
    store.save_draft(replace(sample(), period=f"2026-M{day.month:02}", subject=f"Đang viết ngày {day:%d/%m}"))


def more_room(db: Database) -> None:
    """The migration of a newer version of the program, which comes in autumn."""
    db.conn.execute("CREATE TABLE of_the_next_version (id INTEGER PRIMARY KEY) STRICT")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    lived = Year(tmp_path_factory.mktemp("year"))
    live_through(lived)
    yield lived
    STEPS.remove(more_room)


def live_through(year: Year) -> None:
    (year.data / FILE).write_bytes(gzip.decompress(OLD.read_bytes()))
    with Store.open(year.data) as store:
        year.shelve(held(store))
    day = datetime(2026, 1, 5, 7, 30, tzinfo=HANOI)
    for number in range(44):
        day += timedelta(days=8, minutes=number)
        clock = day if number not in (20, 21) else day.replace(year=2099)
        store = year.morning(clock)
        work(store, number, day)
        if number == 4:
            put_pictures(year.data, (SIGNATURE,))
        if number == 8:
            set_second_place(store, SecondPlace(year.stick))
        if number == 12:
            year.watch(store, lambda: restore(store, backups_of(year.data)[3].path))  # noqa: B023  called at once
            work(store, number, day)
        if number == 16:
            year.stick.rename(year.stick.with_name("in a pocket"))
        if number == 24:
            year.stick.with_name("in a pocket").rename(year.stick)
        if number == 38:
            set_second_place(store, SecondPlace(year.stick, PASSWORD))
        if number == 30:
            name = next(name for name, state in store.states().items() if state == "issued")
            keep_scan(store, name, KeptFile("scan", "ban-quet.pdf", b"%PDF scan"))
            edition = store.next_edition("cntt", store.load(name).period)
            replacement = issued(replace(amended(store.load(name), "Sai số liệu", edition), subject="Thay thế"), 900, day.date())
            keep_issued(store, replacement, papers(replacement))
        year.evening(store, clock + timedelta(hours=9))
        if number == 27:
            STEPS.append(more_room)
            with Store.open(year.data) as store:
                year.shelve(held(store))


def test_what_the_rotation_left_on_each_day_of_the_year_was_never_less_than_promised(tmp_path: Path, year: Year) -> None:
    made = [backup.number for backup, *_rest in year.kept]
    for there in year.there:
        so_far = [number for number in made if number <= max(there)]
        assert {*so_far[-10:]} <= there
    locked = backups_in(year.stick)
    assert all(backup.locked for backup in locked)
    whats = {backup.path.name: what for backup, _copy, what, _pictured in year.kept}
    for number, backup in enumerate([backup for backup in locked if backup.path.stem in whats][:4]):
        with Store.open(tmp_path / f"from the stick {number}") as store:
            restore(store, backup.path, PASSWORD)
            assert held(store) == whats[backup.path.stem]


def test_every_backup_of_a_year_brings_back_what_was(tmp_path: Path, year: Year) -> None:
    reasons = {backup.why for backup, *_rest in year.kept}
    assert reasons >= {"start", "daily", "before-migration", "before-restore"}
    assert len(year.kept) > 45
    assert not any(backup.doubtful for backup, *_rest in year.kept)

    for _backup, copy, what, pictured in year.kept:
        empty = tmp_path / "new computer" / copy.stem
        with Store.open(empty) as store:
            restore(store, copy)
            assert held(store) == what, copy.name
            assert [problem for problem in verify(store) if OLD_ONE not in problem] == [], copy.name
            assert all(store.load(name).name == name for name in store.names())
        assert picture_of(empty).exists() == pictured, copy.name

    with Store.open(year.data) as store:
        set_second_place(store, SecondPlace())
        present = held(store)
        for _backup, copy, what, _pictured in year.kept[::4]:
            found = preview(store, copy)
            kept = restore(store, copy)
            assert (held(store), store.verify(), found.problems) == (what, (), ())
            restore(store, kept)
            assert held(store) == present, copy.name
