"""Word-level differences: what the clerk sees under a text."""

from hypothesis import given
from hypothesis import strategies as st

from models.diff import Piece, matched_items, merged, word_diff
from tests.builders import item
from tests.exporters.building import prose

PROSE = st.text(alphabet="ab cđ12.,", max_size=60)


@given(PROSE, PROSE)
def test_the_pieces_make_both_texts(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == new


@given(PROSE)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(piece.kind == "same" for piece in word_diff(text, text))


def test_a_changed_phrase_is_one_change() -> None:
    pieces = word_diff("Trong 6 tháng đầu năm, xử lý 3.102 văn bản", "Trong 9 tháng đầu năm, xử lý 4.733 văn bản")
    assert [piece for piece in pieces if piece.kind != "same"] == [
        Piece("gone", "6"), Piece("new", "9"), Piece("gone", "3.102"), Piece("new", "4.733"),
    ]  # fmt: skip


def test_an_item_finds_the_one_it_comes_from_by_its_words() -> None:
    earlier = (item("- Nâng cấp phần mềm quản lý văn bản", "i1"), item("- Tập huấn cho công chức toàn cơ quan", "i2"))
    now = (item("- Tập huấn cho công chức mới của cơ quan", "i9"), item("- Chuyện hoàn toàn khác", "i1"))
    assert {id: found.id for id, found in matched_items(now, earlier).items()} == {"i9": "i2"}


def test_long_texts_make_both_texts_too() -> None:
    old, new = prose(1, 12000), prose(1, 1500) + " giữa " + prose(2, 9000)
    pieces = word_diff(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == new
    assert pieces[0].kind == "same" and len(pieces[0].text.split()) > 1400


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_changes_of_one_version_make_that_version(base: str, version: str) -> None:
    assert merged(base, [version]) == version


def test_changes_of_different_stretches_go_together_and_of_one_stretch_the_first_counts() -> None:
    base = "Trong 6 tháng, đến 30/6, làm tiếp 6 tháng."
    versions = [base.replace("30/6", "30/9"), base.replace("Trong 6 tháng", "Trong {ky}"), base.replace("30/6", "31/12")]
    assert merged(base, versions) == "Trong {ky}, đến 30/9, làm tiếp 6 tháng."
