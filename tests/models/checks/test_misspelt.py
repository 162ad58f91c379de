"""Words that are no syllables: found among Vietnamese ones, with a mend where only one can be meant; everything foreign is left alone."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.misspelt import misspelt
from models.checks.repeated import MOST
from models.lexicon import foreign, frequent, pairs
from models.spelling import meant
from models.syllables import in_style, is_syllable, syllables, without_tone
from models.typing_keys import from_telex, from_vni
from tests.builders import report
from tests.models.checks.saying import codes, context, only, said, summary

PAGES = Path(__file__).parents[2] / "clean_pages"


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Việc này đươc giao cho xã.", "Việc này được giao cho xã."),
        ("Các nghành đã họp.", "Các ngành đã họp."),
        ("Đã thưc hiện xong.", "Đã thực hiện xong."),
        ("Đã thực hiẹn xong.", "Đã thực hiện xong."),
        ("Việc cuả xã.", "Việc của xã."),
        ("Phòng cônng tác.", "Phòng công tác."),
        ("Các hoạt độngv của xã.", "Các hoạt động của xã."),
        ("Đã đựoc giao.", "Đã được giao."),
        ("Đã ddược giao.", "Đã được giao."),
        ("Đã dduwowcj giao.", "Đã được giao."),
        ("Đã d9uo7c5 giao.", "Đã được giao."),
        ("Kế hoach đã ban hành.", "Kế hoạch đã ban hành."),
        ("Nghị quyêt đã ban hành.", "Nghị quyết đã ban hành."),
        ("Tổg kết năm học.", "Tổng kết năm học."),
        ("Việc thựchiện còn chậm.", "Việc thực hiện còn chậm."),
        ("Các phòg ban đã họp.", "Các phòng ban đã họp."),
        ("Các trưong học đã xong.", "Các trường học đã xong."),
        ("Việc ngiên cứu đã xong.", "Việc nghiên cứu đã xong."),
        ("Cuả cải của xã.", "Của cải của xã."),
        ("Sở Ngọai vụ đã họp.", "Sở Ngoại vụ đã họp."),
        ("KẾT QỦA ĐẠT ĐƯỢC", "KẾT QUẢ ĐẠT ĐƯỢC"),
        ("Đã *hòan* thành, *(hòan toàn)* đúng hạn.", "Đã *hoàn* thành, *(hoàn toàn)* đúng hạn."),
        ("Phát triển kinhh tế.", "Phát triển kinh tế."),
        ("Việc bổ sugn vốn.", "Việc bổ sung vốn."),
        ("Công tác thahn tra.", "Công tác thanh tra."),
        ("Đã trìhn UBND xã.", "Đã trình UBND xã."),
        ("Việc thưc này đã xong.", ""),
    ],
)
def test_a_slip_among_vietnamese_words(text: str, fix: str) -> None:
    assert summary(report(text)) == ("word-misspelt", "item.i1", fix)


@pytest.mark.parametrize(
    "text",
    [
        "Le président est très content de sa visite.",
        "Ông Tòan và bà Thuý.",
        "iOffice, eCabinet, TTr-SNgV, a1b2, dHTC",
        "đ/c, v/v, t'rưng, xã-phường",
        "Họp với ông Krôngg và bà Niê.",
        "nghành",
        "Bể chứa H2O, file mp3, mẫu b1a.",
    ],
)
def test_names_codes_and_what_stands_alone(text: str) -> None:
    assert "word-misspelt" not in codes(report(text))


def test_the_reason_and_the_word_are_named() -> None:
    finding = only(report("Các nghành đã họp."))
    assert finding.message == "“nghành” ở ý 1 của mục I không phải là âm tiết tiếng Việt; có lẽ là “ngành”."
    assert "chữ quốc ngữ" in finding.why
    assert finding.fix is not None
    assert finding.fix.label == "Sửa thành “ngành”"


def test_a_word_that_is_wrong_everywhere_is_told_of_once() -> None:
    few, many = (said(report(*["Các nghành đã họp."] * count)) for count in (MOST, MOST + 1))
    assert len(few) == MOST
    assert [(finding.where, len(finding.involved)) for finding in many] == [("item.i1", MOST)]
    assert many[0].message.endswith(f"Còn {MOST} chỗ khác như vậy.")


def test_text_in_an_old_encoding_is_told_of_as_such() -> None:
    for text in ("NghÞ ®Þnh sè 30 cña ChÝnh phñ", "Nghò ñònh soá 30 cuûa Chính phuû"):
        assert codes(report(text)) == ["text-old-encoding"]
    assert codes(report("Họp với any xã; vốn too ít; phần vii đã xong.")) == [], "plain letters need a neighbour to be a slip"
    assert codes(report("Hiện tượng El Niño và La Niña gây hạn hán.", "El Niño, La Niña")) == []


@pytest.mark.parametrize(
    ("keys", "word"), [("dduwowcj", "được"), ("dduowcj", "được"), ("vieecj", "việc"), ("cuar", "của"), ("ngayf", "ngày"), ("there", "")]
)
def test_telex_keys(keys: str, word: str) -> None:
    assert from_telex(keys) == word


@pytest.mark.parametrize(("keys", "word"), [("d9uo7c5", "được"), ("vie65c", "việc"), ("na8m", "năm"), ("mp3", ""), ("co2", "cò")])
def test_vni_keys(keys: str, word: str) -> None:
    assert from_vni(keys) == word


def test_the_lists_hold_to_the_rule() -> None:
    assert [word for word in frequent() if not is_syllable(word)] == []
    assert [word for word in foreign() if is_syllable(word)] == [], "a syllable needs no exception"


LINES = [line for page in sorted(PAGES.glob("*.txt")) for line in page.read_text("utf-8").splitlines()]
WORDS = st.sampled_from(sorted(syllables()))


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_whatever_syllables_stand_together_none_is_a_slip(words: list[str]) -> None:
    assert "word-misspelt" not in codes(report(" ".join(words)))


def _doubled(word: str, at: int) -> str:
    return word[: at + 1] + word[at:]


def _more(word: str, at: int) -> str:
    return word + "bvnmk"[at % 5]


def _toneless(word: str, _at: int) -> str:
    return without_tone(word)[0]


def _onset(word: str, _at: int) -> str:
    return "ngh" + word[2:] if word.startswith("ng") and not word.startswith("ngh") else word


def _telex(word: str, _at: int) -> str:
    """The keys of a word with two marks at least, as they stand there when UniKey is off; others may be English."""
    if not word.isalpha():
        return word
    bare, tone = without_tone(word)
    keys = "".join(_KEYS.get(letter, letter) for letter in unicodedata.normalize("NFD", bare.replace("đ", "dd")))
    keys = re.sub("([aeo])\\^", r"\1\1", keys) + "".join(_KEYS[mark] for mark in tone)
    return keys if len(keys) > len(word) + 1 else word


_KEYS = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j", "\u0302": "^", "\u0306": "w", "\u031b": "w"}
SLIPS = [_doubled, _more, _toneless, _onset, _telex]


def _planted(slip: Callable[[str, int], str], count: int = 400) -> Iterator[tuple[str, str]]:
    """Lines of clean prose in which one word between two others is spoilt so that it is no syllable; and the word."""
    chance = random.Random(1)
    while count:
        words = chance.choice(LINES).split()
        at = chance.randrange(1, len(words) - 1)
        spoilt = slip(words[at], chance.randrange(len(words[at])))
        plain = all(word.isalpha() and word.islower() and is_syllable(word) for word in words[at - 1 : at + 2])
        if plain and not is_syllable(spoilt) and (not spoilt.isascii() or slip is _telex):
            count -= 1
            yield " ".join([*words[:at], spoilt, *words[at + 1 :]]), spoilt


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.__name__ for slip in SLIPS])
def test_planted_slips_are_found(slip: Callable[[str, int], str]) -> None:
    """At least 95 of 100 that can be seen at all: that make no syllable and keep a mark or a key."""
    found = [any(finding.values.get("typed") == word for finding in misspelt(report(line), context())) for line, word in _planted(slip)]
    assert sum(found) >= 0.95 * len(found)


@given(st.sampled_from(sorted(pairs())))
def test_a_mend_is_a_syllable_and_never_another_common_word(pair: tuple[str, str]) -> None:
    first, second = pair
    for typed in {without_tone(first)[0], first + first[-1]} - {first}:
        if not is_syllable(typed) and not typed.isascii():
            right = meant(typed, "", second)
            assert right in ("", first, in_style(first, "old"))
