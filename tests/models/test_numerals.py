"""Numbers as offices type and print them."""

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from models.numerals import read_number, read_roman, write_number, write_roman, write_signed

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15)


@given(NUMBERS)
def test_what_is_written_is_read_as_the_same_number(value: Decimal) -> None:
    assert read_number(write_number(value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=4), st.integers(0, 6))
def test_numbers_are_grouped_as_the_tables_of_unicode_say_for_vietnamese(value: Decimal, decimals: int) -> None:
    places = max(decimals, len(f"{value:f}".partition(".")[2].rstrip("0")))
    assert write_number(value, decimals) == format_decimal(value, format="#,##0" + ("." + "0" * places if places else ""), locale="vi")


@given(st.text())
def test_any_text_is_a_number_or_nothing(typed: str) -> None:
    number = read_number(typed)
    assert number is None or number.is_finite()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("4733", "4733"),
        ("4.733", "4733"),
        ("1.234.567", "1234567"),
        ("4,733", "4.733"),
        ("4.733,5", "4733.5"),
        ("8,54", "8.54"),
        ("-5", "-5"),
        ("1 234", "1234"),
        ("1\u00a0234", "1234"),
        ("12,5%", "12.5"),
        ("100 %", "100"),
        (" 07 ", "7"),
    ],
)
def test_what_the_clerk_means(typed: str, number: str) -> None:
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "abc", "1,2,3", "12.5", "1.23.4", "4.73", "1e5", "--5", "5%%", "năm", "٣x"])
def test_what_is_no_number(typed: str) -> None:
    assert read_number(typed) is None


@pytest.mark.parametrize(
    ("value", "written"), [("4733", "4.733"), ("8.54", "8,54"), ("0", "0"), ("1234567.5", "1.234.567,5"), ("-5", "-5")]
)
def test_the_printed_form(value: str, written: str) -> None:
    assert write_number(Decimal(value)) == written


@pytest.mark.parametrize(("value", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX"), (1990, "MCMXC")])
def test_roman_numbers(value: int, written: str) -> None:
    assert write_roman(value) == written


def test_a_long_difference_keeps_every_digit() -> None:
    assert write_signed(Decimal("-" + "1" * 40)) == "−" + write_number(Decimal("1" * 40))


@given(st.integers(1, 39))
def test_roman_numbers_of_headings_come_back(value: int) -> None:
    assert read_roman(write_roman(value)) == value


@pytest.mark.parametrize("text", ["", "IIII", "VX", "iv", "A", "1"])
def test_other_letters_are_no_roman_number(text: str) -> None:
    assert read_roman(text) is None
