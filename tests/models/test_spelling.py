"""What a word was meant to be: any text may be asked about, and what comes back is a word that Vietnamese has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.spelling import is_vietnamese_slip, meant
from models.syllables import is_syllable

ODD = st.text("aăâđeêoôơuưybcghklnpqrstvxf1 \u0300\u0301\u0309\u0323\u0331\u0302\u0306iı̇", max_size=10)


@given(ODD, st.sampled_from(["", "thực", "nghị"]), st.sampled_from(["", "hiện", "quyết"]))
def test_any_word_is_answered_with_syllables_or_nothing(word: str, before: str, after: str) -> None:
    is_vietnamese_slip(word)
    assert all(map(is_syllable, meant(word, before, after).split()))


@pytest.mark.parametrize("word", ["lu\u0309", "u\u0331", "di\u0307"])
def test_a_mark_that_stands_on_no_letter_of_its_own_is_no_slip(word: str) -> None:
    assert meant(word) == ""
