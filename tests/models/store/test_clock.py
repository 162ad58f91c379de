"""A wrong clock is told calmly, costs nothing, and decides nothing by itself."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from models.dates import local_time
from models.deadline import coming
from models.definition import definitions
from models.samples import sample_report
from models.store import Store
from models.store import store as store_module
from models.store.clock import RELEASED, clock_problem

ROOT = Path(__file__).parent.parent.parent.parent
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


def keep(folder: Path, patch: pytest.MonkeyPatch, period: str, at: str) -> None:
    """Keeps a revision by a clock that says so."""
    patch.setattr(store_module, "_now", lambda: at)
    with Store.open(folder) as store:
        store.keep_revision(replace(sample_report(), state="draft", period=period), "worked")
    patch.undo()


@pytest.mark.parametrize("at", ["2027-03-01T08:00:00.000+00:00", "2027-03-02T08:00:00.000+00:00", "2020-01-01T00:00:00.000+00:00"])
def test_a_clock_that_may_be_right_is_not_spoken_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    keep(tmp_path, monkeypatch, "2021-9T", at)
    with Store.open(tmp_path) as store:
        assert clock_problem(store, NOW) == ""


@pytest.mark.parametrize("at", ["2027-03-04T08:00:00.000+00:00", "2099-12-31T08:00:00.000+00:00"])
def test_something_kept_in_the_future_is_told_with_both_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    keep(tmp_path, monkeypatch, "2021-9T", at)
    with Store.open(tmp_path) as store:
        said = clock_problem(store, NOW)
        assert at[:4] in said and "01/3/2027" in said
        assert store.verify() == (), "it is no damage"


def test_a_clock_before_the_programs_own_day_is_told(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert "01/01/1970" in clock_problem(store, datetime(1970, 1, 1, tzinfo=UTC))
        assert clock_problem(store, datetime.combine(RELEASED, datetime.min.time(), UTC)) == ""


def test_revisions_stay_in_the_order_of_keeping_whatever_the_clock_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for at in ("2026-11-28T00:00:00.000+00:00", "2099-01-01T00:00:00.000+00:00", "1970-01-01T00:00:00.000+00:00"):
        keep(tmp_path, monkeypatch, "2021-9T", at)
    with Store.open(tmp_path) as store:
        assert store.verify() == ()
        assert [revision.at[:4] for revision in store.revisions("cntt/2021-9T")] == ["2026", "2099", "1970"]


def test_what_a_clock_that_ran_ahead_has_written_does_not_stay_first_for_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    past, today = datetime.now(UTC) - timedelta(days=9), datetime.now(UTC)
    for period, at in (("2021-Q1", "2099-01-01T00:00:00.000+00:00"), ("2021-H1", past.isoformat()), ("2021-9T", today.isoformat())):
        keep(tmp_path, monkeypatch, period, at)
    with Store.open(tmp_path) as store:
        expected = ("cntt/2021-9T", "cntt/2021-H1", "cntt/2021-Q1")
        assert store.names() == expected
        assert tuple(entry.name for entry in store.reports()) == expected
        assert tuple(entry.name for entry in store.reports(2)) == expected[:2]
        assert store.reports(0) == ()
        assert tuple(entry.name for entry in store.reports(definition="cntt")) == expected


@given(some.dates())
def test_due_dates_can_be_reckoned_on_any_day(today: date) -> None:
    coming(definitions().values(), frozenset(), frozenset({"cntt/2021-9T"}), today)


@given(some.one_of(some.text(max_size=30), some.datetimes(timezones=some.just(UTC)).map(datetime.isoformat)))
def test_any_moment_is_shown_or_said_to_be_none(at: str) -> None:
    shown = local_time(at)
    assert shown is None or shown == datetime.fromisoformat(at).astimezone()


def test_the_command_tells_of_the_clock_and_finds_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, monkeypatch, "2021-9T", "2199-01-01T00:00:00.000+00:00")
    answer = subprocess.run(
        [sys.executable, "main.py", "--data", str(tmp_path), "verify"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert "01/01/2199" in answer.stdout
