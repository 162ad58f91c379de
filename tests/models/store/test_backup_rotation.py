"""Which backups go: never the newest, never the last good one, and exactly what was promised stays."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.store.backups import Backup
from models.store.backups.names import backup_name, read_name
from models.store.backups.rotation import SMALL, let_go, room_for, superseded

HANOI = timezone(timedelta(hours=7))
MORNING = datetime(2026, 3, 2, 8, tzinfo=HANOI)


def backup(number: int, at: datetime, why: str = "daily", doubtful: bool = False, size: int = 1) -> Backup:
    return Backup(Path(f"{number:05}"), at, why, size, False, number, doubtful)  # type: ignore[arg-type]


def kept(*backups: Backup) -> list[int]:
    gone = {one.path for one in superseded(backups)}
    return sorted(one.number for one in backups if one.path not in gone)


def made_one_after_the_other(*backups: Backup, room: int = SMALL) -> list[Backup]:
    """What stands there when each one was made and the rotation ran each time."""
    there: list[Backup] = []
    for one in backups:
        there.append(one)
        gone = set(superseded(there, room))
        there = [each for each in there if each not in gone]
    return there


def test_of_many_in_one_day_the_last_ten_stay() -> None:
    day = [backup(number, MORNING + timedelta(minutes=number)) for number in range(1, 31)]
    assert kept(*day) == list(range(21, 31))


def test_of_the_days_the_last_fourteen_have_their_last_one_each() -> None:
    """Three a day for twenty days of one month: the ten last, and the last one of each of fourteen days."""
    times = [(day, hour) for day in range(20) for hour in range(3)]
    made = [backup(number, MORNING + timedelta(days=day, hours=hour)) for number, (day, hour) in enumerate(times, 1)]
    last_ten, last_of_days = set(range(51, 61)), {3 * day for day in range(7, 21)}
    assert set(kept(*made)) == last_ten | last_of_days


def test_of_each_month_the_last_one_stays_for_good() -> None:
    made = [backup(day + 1, MORNING + timedelta(days=day)) for day in range(400)]
    there = made_one_after_the_other(*made)
    months = {f"{one.at:%Y-%m}": one for one in made}
    assert {one.number for one in there} == {one.number for one in (*months.values(), *made[-14:])}


def test_those_before_a_migration_and_before_a_restore_stay_among_many_others() -> None:
    made = [backup(1, MORNING, "before-migration"), backup(2, MORNING, "before-restore"), backup(3, MORNING, "before-restore")]
    made += [backup(number, MORNING + timedelta(minutes=number)) for number in range(4, 30)]
    assert kept(*made)[:3] == [1, 2, 3]


WHYS = st.sampled_from(("start", "daily", "asked", "before-migration", "before-restore"))


@given(st.lists(WHYS, max_size=60), st.lists(WHYS, max_size=60))
def test_whoever_tries_one_backup_after_another_finds_the_state_before_the_first_of_them(before: list[str], after: list[str]) -> None:
    """All on one day: what stood there before the first restore may stand in no other backup."""
    made = [backup(number, MORNING + timedelta(minutes=number), why) for number, why in enumerate((*before, "before-restore", *after), 1)]
    there = made_one_after_the_other(*made)
    assert {one.number for one in made if one.why == "before-restore"} <= {one.number for one in there}


def test_those_before_a_restore_go_after_two_weeks_of_work_but_for_the_last_five() -> None:
    restores = [backup(number, MORNING + timedelta(minutes=number), "before-restore") for number in range(1, 21)]
    days = [backup(20 + day, MORNING + timedelta(days=day)) for day in range(1, 14)]
    assert kept(*restores, *days)[:20] == list(range(1, 21))
    assert kept(*restores, *days, backup(34, MORNING + timedelta(days=14)))[:6] == [16, 17, 18, 19, 20, 21]


def test_doubtful_ones_take_the_place_of_no_good_one() -> None:
    good = [backup(number, MORNING + timedelta(minutes=number)) for number in range(1, 11)]
    doubtful = [backup(number, MORNING + timedelta(minutes=number), doubtful=True) for number in range(11, 40)]
    assert kept(*good, *doubtful) == [*range(1, 11), 37, 38, 39]


def test_a_clock_that_jumps_to_2099_and_back_makes_no_old_one_new() -> None:
    wrong = [backup(number, datetime(2099, 1, 1, tzinfo=HANOI) + timedelta(days=number)) for number in range(1, 21)]
    right = [backup(number, MORNING + timedelta(days=number)) for number in range(21, 36)]
    there = [one.number for one in made_one_after_the_other(*wrong, *right)]
    assert there[-14:] == list(range(22, 36)), "the days after the jump count, though a clock once said 2099"
    assert len([number for number in there if number <= 20]) == 1, "one month of 2099 keeps its one"


def test_the_hour_that_comes_twice_in_autumn_has_its_two_backups_in_order() -> None:
    first = backup(1, datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2))))
    second = backup(2, datetime(2026, 10, 25, 2, 10, tzinfo=timezone(timedelta(hours=1))))
    rest = [backup(number, MORNING.replace(month=11) + timedelta(minutes=number)) for number in range(3, 13)]
    assert kept(first, second, *rest) == list(range(2, 13))


TIMES = st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(microsecond=0, tzinfo=HANOI))
MADE = st.lists(
    st.tuples(TIMES, st.sampled_from(("start", "daily", "asked", "before-migration", "before-restore")), st.booleans()), max_size=60
)


@given(MADE)
def test_whatever_the_clock_does_the_newest_and_the_last_good_one_stay(made: list[tuple[datetime, str, bool]]) -> None:
    backups = [backup(number, at, why, doubtful) for number, (at, why, doubtful) in enumerate(made, 1)]
    there = made_one_after_the_other(*backups)
    assert not backups or backups[-1] in there
    good = [one for one in backups if not one.doubtful]
    assert good[-10:] == [one for one in there if not one.doubtful][-len(good[-10:]) :] if good else True
    assert superseded(there) == (), "a second look takes nothing more"
    for one in good:
        assert any(f"{other.at:%Y-%m}" == f"{one.at:%Y-%m}" for other in there), "every month that ever had a good one has one"


@given(MADE, st.lists(st.integers(1, 900), min_size=60, max_size=60), st.integers(0, 3000))
def test_large_ones_take_no_more_than_their_room_but_for_those_that_always_stay(
    made: list[tuple[datetime, str, bool]], sizes: list[int], room: int
) -> None:
    backups = [backup(number, *one, size) for number, (one, size) in enumerate(zip(made, sizes, strict=False), 1)]
    there = made_one_after_the_other(*backups, room=room)
    good, good_there = [one for one in backups if not one.doubtful], [one for one in there if not one.doubtful]
    always = {one.number for one in good[-3:]} | {one.number for one in [one for one in backups if one.doubtful][-1:]}
    always |= {{f"{one.at:%Y-%m}": one for one in good}[month].number for month in {f"{one.at:%Y-%m}" for one in good_there}}
    for why in ("before-migration", "before-restore"):
        always |= {one.number for one in [one for one in good if one.why == why][-5:]}
    assert always <= {one.number for one in there}, "the last 3, each month's, the last 5 before a migration and a restore"
    assert {f"{one.at:%Y-%m}" for one in good} == {f"{one.at:%Y-%m}" for one in good_there}, "no month is without one"
    assert sum(one.size for one in there) <= room or {one.number for one in there} == always
    assert superseded(there, room) == (), "a second look takes nothing more"


def test_a_store_of_800_mb_keeps_three_days_and_the_months_not_twenty_gigabytes() -> None:
    made = [backup(day + 1, MORNING + timedelta(days=day), size=800 * 1024**2) for day in range(100)]
    there = made_one_after_the_other(*made)
    months = {f"{one.at:%Y-%m}": one for one in made}
    assert {one.number for one in there} == {one.number for one in (*months.values(), *made[-3:])}


def test_where_there_is_plenty_of_room_large_ones_stay_as_small_ones_do() -> None:
    made = [backup(day + 1, MORNING + timedelta(days=day), size=800 * 1024**2) for day in range(20)]
    assert room_for(made, free=0) == SMALL
    assert superseded(made, room_for(made, free=500 * 1024**3)) == tuple(reversed(made[:6]))


def test_the_one_that_is_being_restored_stays_however_its_path_is_spelt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = [Backup(tmp_path / f"{number}", MORNING, "asked", 1, False, number) for number in range(1, 13)]
    for one in made:
        one.path.touch()
    let_go(made, tmp_path, Path("1"))
    assert sorted(int(path.name) for path in tmp_path.iterdir()) == [1, *range(3, 13)]


@given(st.integers(1, 999_999), TIMES, st.sampled_from(("start", "daily", "asked", "before-migration", "before-restore")), st.booleans())
def test_a_name_says_what_it_was_made_of(number: int, at: datetime, why: str, doubtful: bool) -> None:
    name = backup_name(number, at, why, doubtful)  # type: ignore[arg-type]
    path = Path("/anywhere") / name
    assert read_name(path, 7) == Backup(path, at, why, 7, False, number, doubtful)  # type: ignore[arg-type]
    locked = path.with_name(f"{name}.age")
    assert read_name(locked, 7) == Backup(locked, at, why, 7, True, number, doubtful)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        "sobaocao.db",
        "sao-luu-00001-20261345-080000+0700-hang-ngay.db",
        "sao-luu-00001-20260302-080000+0700-hang-ngay.db.sobaocao-part",
        "sao-luu-00001-20260302-080000+9999-hang-ngay.db",
        "sao-luu-٠٠٠٠١-20260302-080000+0700-hang-ngay.db",
        "",
    ],
)
def test_other_names_are_no_backups(name: str) -> None:
    assert read_name(Path("/anywhere") / name, 7) is None


def test_the_names_of_the_first_version_are_known(tmp_path: Path) -> None:
    old = read_name(tmp_path / "truoc-nang-cap-3-20260302-080000.db", 7)
    assert old is not None
    assert (old.why, old.number, old.at.astimezone(UTC)) == ("before-migration", 0, datetime(2026, 3, 2, 8).astimezone(UTC))
