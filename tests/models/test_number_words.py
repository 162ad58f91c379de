"""Numbers told in words are read up to 999."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.number_words import read_number_words

ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
BEHIND_TENS = ("", "mốt", "hai", "ba", "tư", "lăm", "sáu", "bảy", "tám", "chín")


def in_words(value: int) -> str:
    """As a clerk says it."""
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    parts = [f"{ONES[hundreds]} trăm"] if hundreds else []
    if tens == 1:
        parts.append("mười" + (f" {'lăm' if ones == 5 else ONES[ones]}" if ones else ""))
    elif tens:
        parts.append(f"{ONES[tens]} mươi" + (f" {BEHIND_TENS[ones]}" if ones else ""))
    elif ones:
        parts.append(f"linh {ONES[ones]}" if hundreds else ONES[ones])
    return " ".join(parts)


@given(st.integers(1, 999).filter(lambda value: value != 5))
def test_a_number_in_words_is_that_number(value: int) -> None:
    assert read_number_words(in_words(value)) == value


@pytest.mark.parametrize("typed", ["", "năm", "trăm", "mươi", "hai ba", "một cửa", "ba trăm nghìn", "linh năm"])
def test_what_is_no_number_is_not_read(typed: str) -> None:
    assert read_number_words(typed) is None
