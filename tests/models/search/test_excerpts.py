"""Where a report says what is looked for, and how that is shown."""

from hypothesis import given
from hypothesis import strategies as st

from models.place import Place
from models.search.excerpts import Excerpt, Finder
from models.search.passages import Passage
from models.search.query import read_query
from models.text import folded, folded_in_place, nfc

LETTERS = st.text(alphabet="aăâđeêoơuưyAĐêbc 0123.,-/", max_size=40)


def said(*texts: str) -> tuple[Passage, ...]:
    return tuple(Passage(Place(f"item.i{at}"), "1. Kết quả", text, folded_in_place(text)) for at, text in enumerate(texts))


def found(typed: str, *texts: str) -> tuple[Excerpt, ...]:
    return Finder(read_query(typed)).excerpts(said(*texts), 3)


def pointed(typed: str, *texts: str) -> list[str]:
    return [excerpt.pointed for excerpt in found(typed, *texts)]


def test_marks_and_capitals_are_optional() -> None:
    assert pointed("quyet dinh", "Ban hành QUYẾT ĐỊNH mới") == ["Ban hành «QUYẾT ĐỊNH» mới"]
    assert pointed("Đề án", "Xây dựng đề án") == ["Xây dựng «đề án»"]


def test_whole_words_only() -> None:
    assert pointed("an", "ban toàn") == []
    assert pointed("an", "ban An toàn") == ["ban «An» toàn"]


def test_the_same_marks_come_first() -> None:
    first, second = found("báo", "Có bảo hiểm", "Có báo cáo")
    assert (first.place, first.exact) == ("item.i1", True)
    assert (second.place, second.exact) == ("item.i0", False)


def test_several_words_are_looked_for_in_one_passage_first() -> None:
    (excerpt,) = found("chữ số", "Cấp chữ ký", "Báo số liệu", "Dùng chữ ký số")
    assert excerpt.whole and excerpt.pointed == "Dùng «chữ» ký «số»"
    apart = found("chữ số", "Cấp chữ ký", "Báo số liệu")
    assert [excerpt.pointed for excerpt in apart] == ["Cấp «chữ» ký", "Báo «số» liệu"] and not any(excerpt.whole for excerpt in apart)


def test_a_word_that_stands_nowhere_means_that_the_report_is_no_hit() -> None:
    assert found("chữ xyz", "Cấp chữ ký") == ()


def test_a_phrase_stands_in_one_piece_whatever_is_between_its_words() -> None:
    assert pointed('"covid 19"', "phòng, chống COVID-19", "COVID và 19 xã") == ["phòng, chống «COVID-19»"]
    assert pointed("4.733", "có 4.733 văn bản", "4 xã, 733 thôn") == ["có «4.733» văn bản"]


def test_of_many_places_the_words_that_stand_closest_are_shown() -> None:
    text = "Công văn này và công chức khác, nghệ nhân; sau cùng là công nghệ mới"
    assert pointed("cong nghe", text) == ["…này và công chức khác, nghệ nhân; sau cùng là «công nghệ» mới"]


def test_a_long_passage_is_cut_at_words_around_the_hit() -> None:
    (excerpt,) = found("đích", "một hai ba " * 30 + "đích " + "bốn năm sáu " * 30)
    assert excerpt.text.startswith("…") and excerpt.text.endswith("…") and len(excerpt.text) < 160
    assert excerpt.text[1:].split(" ")[0] in ("một", "hai", "ba") and "«đích»" in excerpt.pointed


@given(LETTERS, LETTERS, LETTERS)
def test_a_word_that_stands_in_a_text_is_found_marks_or_not(before: str, word: str, after: str) -> None:
    word = nfc("".join(character for character in word if character.isalnum())[:20])
    text = f"{before} {word} {after}"
    if word:
        for typed in (f'"{word}"', f'"{folded(word)}"', f'"{word.upper()}"'):
            (excerpt, *_rest) = found(typed, text)
            assert any(piece.hit and folded(piece.text) == folded(word) for piece in excerpt.pieces)


@given(LETTERS, LETTERS)
def test_an_excerpt_is_made_of_what_the_passage_says(typed: str, text: str) -> None:
    for excerpt in found(typed, text):
        assert all(part.strip("…") in text for piece in excerpt.pieces for part in piece.text.split(" … "))
        assert all(piece.text in text for piece in excerpt.pieces if piece.hit)
