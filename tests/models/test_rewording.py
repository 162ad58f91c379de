"""What plain words of an old period become for a new one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models.deadline import Times, times_of
from models.document import shown
from models.period import Period, PeriodKind
from models.rewording import reworded, rewordings
from tests.builders import report, tiny_definition
from tests.periods import periods

CALENDAR, DECREE = tiny_definition(), replace(tiny_definition(), cut_off="decree")


def times(code: str) -> Times:
    return times_of(CALENDAR, Period.parse(code))


def read(markup: str, period: Period) -> str:
    return shown(report(period=period.code), CALENDAR, markup)


@pytest.mark.parametrize(
    ("old", "new", "text", "becomes"),
    [
        ("2021-9T", "2021-Y", "Tình hình 9 tháng đầu năm 2021", "Tình hình năm 2021"),
        ("2021-9T", "2021-Y", "nhiệm vụ 3 tháng cuối năm 2021", "nhiệm vụ năm 2022"),
        ("2021-9T", "2022-Q1", "nhiệm vụ 3 tháng cuối năm", "nhiệm vụ Quý II năm 2022"),
        ("2021-Q1", "2021-H1", "Trong Quý I, Sở đã làm", "Trong 6 tháng đầu năm 2021, Sở đã làm"),
        ("2021-H1", "2021-9T", "6 tháng đầu năm 2021 so với 6 tháng đầu năm 2020", "9 tháng đầu năm 2021 so với 9 tháng đầu năm 2020"),
        ("2021-Y", "2022-Q1", "Kết quả năm 2021, phương hướng năm 2022", "Kết quả Quý I năm 2022, phương hướng Quý II năm 2022"),
        ("2021-9T", "2022-9T", "tăng so với cùng kỳ năm 2020", "tăng so với cùng kỳ năm 2021"),
        ("2021-9T", "2021-Y", "tính đến ngày 30/9/2021", "tính đến ngày 31/12/2021"),
        ("2021-9T", "2021-Y", "tính đến 30/9", "tính đến 31/12"),
        ("2021-Q1", "2021-Q2", "đến hết ngày 31 tháng 3 năm 2021", "đến hết ngày 30 tháng 6 năm 2021"),
        ("2021-M12", "2022-M01", "trong tháng 12/2021", "trong tháng 01 năm 2022"),
        ("2021-9T", "2022-Q1", "Quý III/2021 đạt cao", "Quý I/2022 đạt cao"),
        ("2021-9T", "2021-Y", "PHƯƠNG HƯỚNG 3 THÁNG CUỐI NĂM 2021", "PHƯƠNG HƯỚNG NĂM 2022"),
        ("2022-H1", "2021-9T", "chép từ kỳ sau: 6 tháng đầu năm 2022", "chép từ kỳ sau: 9 tháng đầu năm 2021"),
    ],
)
def test_words_of_the_old_period_are_offered_in_the_new_one_s(old: str, new: str, text: str, becomes: str) -> None:
    assert read(reworded(text, times(old), times(new)), Period.parse(new)) == becomes


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("2021-H1", "2021-9T", "Quý I năm 2021 thì vẫn nằm trong 9 tháng"),
        ("2021-9T", "2021-Y", "ngày 12/5/2021 Sở đã tập huấn"),
        ("2021-9T", "2022-Q1", "đạt từ 3/9 đến 7/9 sở"),
        ("2021-Q1", "2021-H1", "năm 2021 vẫn là năm 2021"),
        ("2021-9T", "2022-Q1", "Kế hoạch số 424/KH-SNgV ngày 31/8/2020 ứng dụng CNTT năm 2021 của Sở"),
        ("2021-9T", "2022-Q1", "Luật Tiếp cận thông tin năm 2016, giai đoạn 2021-2025"),
    ],
)
def test_what_is_still_true_and_what_others_wrote_stays(old: str, new: str, text: str) -> None:
    assert rewordings(text, times(old), times(new)) == ()


def test_the_legal_window_s_days_follow_too() -> None:
    old, new = (times_of(DECREE, Period.parse(code)) for code in ("2021-Q1", "2021-Q2"))
    assert reworded("từ ngày 15/12/2020 đến ngày 14/3/2021", old, new) == "từ ngày 15/3/2021 đến ngày 14/6/2021"


def test_style_and_figures_around_a_mention_stay() -> None:
    old, new = times("2021-9T"), times("2021-Y")
    assert reworded("**Trong 9 tháng đầu năm 2021**, {a} việc *và* \\{b\\}", old, new) == "**Trong {ky}**, {a} việc *và* \\{b\\}"


@given(periods(), periods(), st.sampled_from(("Kết quả {}.", "nhiệm vụ *{}*", "trong {}, đã làm {{a}} việc")))
def test_no_phrase_of_the_old_period_is_passed_over(old: Period, new: Period, frame: str) -> None:
    text = frame.format(old.phrase)
    found = rewordings(text, times_of(CALENDAR, old), times_of(CALENDAR, new))
    if old.phrase == new.phrase:
        assert found == ()
        return
    (rewording,) = found
    assert rewording.is_period and rewording.wording == new.phrase
    assert old.phrase not in rewording.markup


@given(periods(), periods(), periods(), st.booleans(), st.data())
def test_what_was_reworded_once_is_left_in_peace(old: Period, new: Period, other: Period, by_decree: bool, data: st.DataObject) -> None:
    kind = DECREE if by_decree else CALENDAR
    olds, news = times_of(kind, old), times_of(kind, new)
    days = [f"ngày {day.day:02}/{day.month}/{day.year}" for day in (*olds.window, *news.window)]
    words = data.draw(st.sampled_from((old.phrase, old.next_phrase, old.previous().phrase, other.phrase, f"năm {other.year}", *days)))
    once = reworded(f"Đến {words}", olds, news)
    changed = once != f"Đến {words}"
    if changed:
        assert rewordings(once, olds, news) == (), once


@given(periods())
def test_the_next_period_s_previous_one_is_the_period(period: Period) -> None:
    assert period.next().previous() == period == period.previous().next()
    if period.kind is not PeriodKind.NINE_MONTHS:
        assert period.next_phrase == period.next().phrase
