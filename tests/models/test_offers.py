"""A plain number that equals a figure is offered as that figure."""

from msgspec.structs import replace

from models.document import shown
from models.offers import offers
from tests.builders import cntt, item, sample

PLAIN = item("- Đã xử lý **4.733** văn bản, trong đó có 3.845 văn bản đến và 888 văn bản đi, ngày 08/8/2021.", "i1")


def test_the_numbers_become_figures_and_the_paper_stays_the_same() -> None:
    report = sample()
    found = offers(report, cntt(), "noi-bo", PLAIN)
    assert [(offer.number, offer.figure) for offer in found] == [
        ("4.733", "van_ban_tong"), ("3.845", "van_ban_den"), ("888", "van_ban_di"),
    ]  # fmt: skip
    assert found[0].markup.startswith("Đã xử lý **{van_ban_tong}** văn bản")
    for offer in found:
        assert shown(report, cntt(), offer.markup) == shown(report, cntt(), PLAIN.text)


def test_parts_of_codes_dates_and_small_counts_are_left_alone() -> None:
    report = sample().with_figure("van_ban_di", 8).with_figure("van_ban_den", 2021)
    text = replace(PLAIN, text="Công văn 8/SNV, số 2021/KH, ngày 08/8/2021, 8 người, 12.021, 2021a")
    assert offers(report, cntt(), "noi-bo", text) == ()


def test_a_number_that_two_figures_have_is_offered_to_the_section_that_asks_for_one_of_them() -> None:
    report = sample().with_figure("van_ban_den", 500).with_figure("van_ban_di", 500)
    assert offers(report, cntt(), "noi-bo", replace(PLAIN, text="500 văn bản")) == ()
