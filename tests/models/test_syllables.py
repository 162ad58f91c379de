"""Which syllables Vietnamese could have, and where each style of writing puts their tone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.syllables import in_style, is_syllable, syllables, tone_style, with_tone, without_tone

ALL = st.sampled_from(sorted(syllables()))

WRITTEN = """
quốc quyền quý quỳnh quờ quầy quẫm quắp quách giếng giết gì gìn già giữa giặc giúp giuộc gièm nghiêng nghĩa nghệch khuya khuỷu
thuở huỳnh huých
ngoéo xoong soóc bác kỷ yểng yêu ỉa ý ích đường hươu rượu cừu thuế tuần luật hoặc xoắn ngoằn ngoẻo toét buýt tuýp pin gióng gioăng hòa hoà
thủy thuỷ khoẻ khỏe quả gửi người nguyệt xuyên nguyễn uỷ ủy ủa oan oai uống ươm ưu yên quyết rườm ruộng
trườn chuồng miễn phúc séc xẻng boong
lý mỹ sỹ tỷ vỹ kỹ hy li mĩ tỉ kĩ guồng nguy ngoài goá nguếch tuệch toàn loạt khoảng toạ đàm đoàn họa nhuần nhuyễn oằn oặt uỵch sệt hếch
""".split()  # fmt: skip  # noqa: SIM905
SLIPS = """
đươc nghành hiẹn cuả cônng độngv thưc ngiên gế kông qúy qúa gìa họat tòan nghiã giưã ngừơi thủơ ddược đựoc hoàa viêc cuôc tiéng cấ́p thòi1
gh ng đ x qu ngờơ kao ci ceo gheo1 ngề ghạ nghoài gyă bứơc thuê' tiêếng iên iêu trìhn nhưũng cácc vớii hnàng dduwowcj d9uo7c5 NghÞ ®Þnh
""".split()  # fmt: skip  # noqa: SIM905


@pytest.mark.parametrize("word", WRITTEN)
def test_what_people_write_is_a_syllable(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["đắk", *SLIPS, "", "internet", "website", "Pleiku", "1", "ôtô"])
def test_what_vietnamese_does_not_have_is_none(word: str) -> None:
    assert not is_syllable(word)


@given(ALL)
def test_each_syllable_of_the_rule_is_one_in_either_style(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(in_style(word, "old"))
    assert is_syllable(in_style(word, "new"))


@given(ALL)
def test_the_tone_taken_off_goes_back_to_its_seat(word: str) -> None:
    bare, tone = without_tone(word)
    assert with_tone(bare, tone) == in_style(word, "old")


@given(ALL)
def test_a_syllable_has_one_tone_and_never_a_level_one_before_a_stop(word: str) -> None:
    bare, tones = without_tone(word)
    assert len(tones) <= 1
    if bare.endswith(("c", "ch", "p", "t")):
        assert tones in ("\u0301", "\u0323")


@pytest.mark.parametrize(
    ("old", "new"),
    [("hòa", "hoà"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("ủy", "uỷ"), ("THỦY", "THUỶ"), ("Hóa", "Hoá"), ("ngỏe", "ngoẻ")],
)
def test_open_oa_oe_uy_are_written_in_two_styles(old: str, new: str) -> None:
    assert (tone_style(old), tone_style(new)) == ("old", "new")
    assert (in_style(new, "old"), in_style(old, "new")) == (old, new)


@pytest.mark.parametrize(
    "word", ["quý", "quỹ", "quà", "toán", "hoàn", "quỳnh", "thuyền", "hoa", "giá", "lúa", "của", "ngoại", "khuỷu", "x"]
)
def test_everything_else_is_written_in_one(word: str) -> None:
    assert tone_style(word) == ""
    assert in_style(word, "old") == in_style(word, "new") == word


@pytest.mark.parametrize(
    ("typed", "right"),
    [("cuả", "của"), ("qúy", "quý"), ("gìa", "già"), ("ngừơi", "người"), ("nghiã", "nghĩa"), ("xyz", "")],
)
def test_a_tone_on_the_wrong_letter_finds_its_seat(typed: str, right: str) -> None:
    assert with_tone(*without_tone(typed)) == right
