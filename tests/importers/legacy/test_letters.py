"""Every Vietnamese letter comes back from every old encoding, however the byte was shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.legacy.convert import read_as
from importers.legacy.encoding import Encoding
from models.text import nfc
from tests.importers.legacy.prose import sentences
from tests.importers.legacy.written import LETTERS, SMALL, hidden, written

SIGNS = "\u00a0‚„…†‡‰‹‘’“”•–—˜™›"
"""What stands by itself and looks like one of these is one, and no capital of VISCII or TCVN 5712."""

WHOLE = (Encoding.VNI, Encoding.VISCII, Encoding.TCVN5712, Encoding.CP1258, Encoding.TWICE)
"""Encodings that have every letter; TCVN3 has no capitals with a tone."""

LINES = [
    (Encoding.TCVN3, "QuyÕt ®Þnh cña Chñ tÞch Uû ban nh©n d©n tØnh", "Quyết định của Chủ tịch Uỷ ban nhân dân tỉnh"),
    (Encoding.TCVN3, "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
    (Encoding.TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
    (Encoding.TCVN3, "B¸O C¸O T×NH H×NH TRIÓN KHAI", "BÁO CÁO TÌNH HÌNH TRIỂN KHAI"),
    (Encoding.TCVN3, "L­u: VT, Tæ CNTT", "Lưu: VT, Tổ CNTT"),
    (Encoding.TCVN3, "BAN QU¶N Lý Dù ¸N", "BAN QUẢN LÝ DỰ ÁN"),
    (Encoding.VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    (Encoding.VNI, "ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
    (
        Encoding.VNI,
        "UÛy ban nhaân daân, Aùnh, yù kieán, kyõ thuaät, myõ thuaät, Myõ Lî",
        "Ủy ban nhân dân, Ánh, ý kiến, kỹ thuật, mỹ thuật, Mỹ Lỵ",
    ),
    (Encoding.VNI, "Nghò ñònh soá 30, tænh, nghó, nöôùc ngoaøi, quyeát", "Nghị định số 30, tỉnh, nghĩ, nước ngoài, quyết"),
    (Encoding.VISCII, "Nghị ð¸nh", "Nghị định"),
    (Encoding.VISCII, "C\xb5ng hòa xã hµi chü nghîa Vi®t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    (Encoding.CP1258, "Nghiò ðiònh, nýõìc Viêòt Nam, Ðôòc lâòp", "Nghị định, nước Việt Nam, Độc lập"),
    (Encoding.TWICE, "Viá»‡t Nam, Ä\x90á»™c láº\xadp, lÃ\xa0 cÃ´ng tÃ¡c", "Việt Nam, Độc lập, là công tác"),
    (Encoding.TWICE, "VÃ  lÃ , lÃ ", "Và là, là"),
    (Encoding.TWICE, "Äá»™i ngÅ©, NÄ-CP, Ä‘á»™i", "Đội ngũ, NĐ-CP, đội"),
]


@pytest.mark.parametrize(("encoding", "old", "new"), LINES)
def test_a_line_as_it_was_typed(encoding: Encoding, old: str, new: str) -> None:
    assert read_as(old, encoding) == new


@pytest.mark.parametrize("encoding", WHOLE)
@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back(encoding: Encoding, letter: str) -> None:
    old = written(letter, encoding)
    assert read_as(old, encoding) == (old if old in SIGNS else letter)


@pytest.mark.parametrize("encoding", [Encoding.VISCII, Encoding.TCVN5712])
@pytest.mark.parametrize("word", ["LỢI", "TRÒ", "HỎI", "BẦU", "CỜ", "HỘI", "VỞ", "ĐỈNH", "MẶT", "ẤP", "HẺM", "RÕ"])
def test_quotes_and_dashes_stay_where_capitals_have_their_places(encoding: Encoding, word: str) -> None:
    assert read_as(f"“{written(word, encoding)}” – {written(word, encoding)}…", encoding) == f"“{word}” – {word}…"


@pytest.mark.parametrize("letter", SMALL + "ĂÂÊÔƠƯĐ")
def test_every_letter_of_the_fonts_of_abc_comes_back(letter: str) -> None:
    assert read_as(written(letter, Encoding.TCVN3), Encoding.TCVN3) == letter


@given(sentences, st.sampled_from(WHOLE))
def test_a_sentence_comes_back(sentence: str, encoding: Encoding) -> None:
    assert read_as(written(sentence, encoding), encoding) == sentence


@given(sentences)
def test_a_sentence_comes_back_from_tcvn3_but_for_its_capitals(sentence: str) -> None:
    assert read_as(written(sentence, Encoding.TCVN3), Encoding.TCVN3).lower() == sentence.lower()


@given(sentences, st.sampled_from(WHOLE))
def test_it_is_the_same_however_the_bytes_were_shown(sentence: str, encoding: Encoding) -> None:
    as_windows = written(sentence, encoding)
    as_latin = hidden(as_windows).decode("latin-1")
    as_symbols = "".join(chr(0xF000 + ord(char)) if char > "\x9f" else char for char in as_latin)
    assert read_as(as_latin, encoding) == read_as(as_windows, encoding)
    if encoding is not Encoding.VNI:
        assert read_as(as_symbols, encoding) == read_as(as_windows, encoding)


@given(sentences, st.sampled_from(["NFC", "NFD"]))
def test_unicode_is_composed_and_nothing_else(sentence: str, form: str) -> None:
    assert read_as(unicodedata.normalize(form, sentence), Encoding.UNICODE) == nfc(sentence)


def test_marks_in_the_wrong_order_are_composed_too() -> None:
    assert read_as("vie\u0301\u0302t, vie\u0323\u0302t, mo\u0301\u031b", Encoding.UNICODE) == "viết, việt, mớ"


@given(st.text(), st.sampled_from(Encoding))
def test_no_text_is_too_strange(text: str, encoding: Encoding) -> None:
    assert isinstance(read_as(text, encoding), str)


@given(st.text(st.characters(max_codepoint=0x7E, min_codepoint=0x20)), st.sampled_from(Encoding))
def test_plain_letters_and_digits_are_the_same_everywhere(text: str, encoding: Encoding) -> None:
    assert read_as(text, encoding) == text
