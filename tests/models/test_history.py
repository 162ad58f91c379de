"""Which reports of other periods are read for their figures, and that reading them is light."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from models import interchange
from models.errors import BookError, StoreError
from models.history import MOST, PastFigures, past_figures, read_history
from models.prior import read_earlier
from models.report import State
from models.store import Store
from tests.builders import report, sample
from tests.models.past import past


def codes(found: tuple[PastFigures, ...]) -> list[str]:
    return [one.when.code for one in found]


def read(period: str, *others: str) -> tuple[PastFigures, ...]:
    names = [f"nho/{code}" for code in others]
    return read_history(report(period=period), names, lambda name: past(name.removeprefix("nho/")[:8].rstrip("/")))


@pytest.mark.parametrize(
    ("others", "found"),
    [
        (("2021-Y", "2020-Y", "2021-Q1", "2021-H1"), ["2020-Y", "2021-Q1", "2021-H1", "2021-Y"]),
        (("2021-9T", "2022-Q1"), []),
        (("2010-Y", "2011-Y"), ["2011-Y"]),
        (("2021-Q2", "2021-M06", "2021-H1"), ["2021-M06", "2021-Q2", "2021-H1"]),
    ],
    ids=["in the order of time, later ones of the year too", "not itself, not later years", "ten years", "ended together"],
)
def test_the_periods_that_are_read(others: tuple[str, ...], found: list[str]) -> None:
    assert codes(read("2021-9T", *others)) == found


def test_reports_of_another_kind_and_broken_ones_are_passed_over() -> None:
    def load(name: str) -> PastFigures:
        if name.endswith("Q1"):
            raise StoreError("hỏng")
        return past(name[-7:])

    assert codes(read_history(report(period="2021-9T"), ["khac/2021-H1", "nho/2021-Q1", "nho/2021-H1"], load)) == ["2021-H1"]


@pytest.mark.parametrize(
    ("states", "edition"),
    [
        (("draft", "draft"), 2),
        (("issued", "draft"), 1),
        (("replaced", "issued"), 2),
        (("replaced", "draft"), 2),
    ],
)
def test_of_several_editions_the_one_in_force_counts(states: tuple[State, ...], edition: int) -> None:
    known = {
        "nho/2021-H1": past("2021-H1", states[0], 1, a=1),
        "nho/2021-H1/2": past("2021-H1", states[1], 2, a=2),
    }
    for names in (list(known), list(reversed(known))):
        (found,) = read_history(report(period="2021-9T"), names, known.__getitem__)
        assert found.edition == edition


def test_a_replaced_report_without_another_counts_no_more() -> None:
    assert read_history(report(period="2021-9T"), ["nho/2021-H1"], lambda _name: past("2021-H1", "replaced", a=1)) == ()


def test_of_a_great_many_only_the_latest_are_read() -> None:
    asked: list[str] = []
    names = [f"nho/{year}-M{month:02}" for year in range(1900, 2022) for month in range(1, 13)]

    def load(name: str) -> PastFigures:
        asked.append(name)
        return past(name.removeprefix("nho/"))

    found = read_history(report(period="2021-Y"), names, load)
    assert len(asked) == MOST == len(found) and found[-1].when.code == "2021-M12"


def test_the_store_gives_the_figures_as_the_whole_report_has_them(tmp_path: Path) -> None:
    made = replace(sample(), state="issued", edition=2).with_figure("van_ban_den", "không rõ").with_figure("van_ban_di", "8,5")
    with Store.open(tmp_path) as store:
        store.save_draft(made)
        store.save_draft(replace(sample(), period="2021-H1"))
        assert store.past_figures(made.name) == past_figures(store.load(made.name))
        with pytest.raises(StoreError, match="2030-Y"):
            store.past_figures("cntt/2030-Y")
        earlier = read_earlier(replace(sample(), period="2021-Y"), store.names(), store.load, store.past_figures)
    assert [one.when.code for one in earlier.history] == ["2021-H1", "2021-9T"]


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"period": "2021-Q9"}', b'{"period": "2021-Q1", "figures": []}'])
def test_figures_that_cannot_be_read_are_an_error_with_words(content: bytes) -> None:
    with pytest.raises(BookError):
        interchange.decode_figures(content)
