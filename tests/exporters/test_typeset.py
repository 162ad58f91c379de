"""Pages are turned where a good typist turns them."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from exporters.boxes import PlacedLine
from exporters.layout import layout_of
from exporters.typeset import Page, typeset
from models.page import Document
from models.paper import Paper
from tests.exporters.building import document, heading, long_document, paragraph, prose

TEXT_BOTTOM = layout_of(Paper()).text_bottom


def text_of(line: PlacedLine) -> str:
    return "".join(piece.text for piece in line.pieces)


def where(pages: tuple[Page, ...], place: str) -> list[int]:
    """The page of each line of a place."""
    return [number for number, page in enumerate(pages) for line in page.lines if line.place == place]


def signed(lines: int, closing_words: int, recipients: int) -> Document:
    blocks = tuple(paragraph("Một dòng.", f"item.i{index}") for index in range(lines))
    closing = paragraph(prose(lines, closing_words), "closing")
    return document(blocks=(*blocks, closing), recipients=tuple(f"Nơi {index};" for index in range(recipients)))


@given(st.integers(2, 60), st.integers(1, 150), st.integers(1, 30))
def test_signature_block_is_never_torn_and_never_alone(lines: int, words: int, recipients: int) -> None:
    pages = typeset(signed(lines, words, recipients))
    last = len(pages) - 1
    block = [*where(pages, "signature.title"), *where(pages, "signature.name"), *where(pages, "recipient.0")]
    assert set(block) == {last}, "the signature block is torn"
    text = [line for line in pages[last].lines if str(line.place).startswith(("item", "closing"))]
    assert len(text) >= 2, "the signature block stands alone"


@given(st.integers(0, 10_000), st.integers(5, 40))
def test_pages_hold_two_lines_of_a_paragraph_and_headings_stay_with_their_text(seed: int, paragraphs: int) -> None:
    pages = typeset(long_document(seed, paragraphs))
    for number, page in enumerate(pages):
        body = [line for line in page.lines if line.place is not None]
        assert body, "an empty page"
        assert all(line.top + line.height <= TEXT_BOTTOM + 0.1 for line in body)
        if number + 1 < len(pages):
            assert not str(body[-1].place).startswith("section"), "a heading at the foot of a page"
    for place in {str(line.place) for page in pages for line in page.lines if str(line.place).startswith("item")}:
        on = where(pages, place)
        for number in set(on):
            assert len(set(on)) == 1 or on.count(number) >= 2, f"a lonely line of {place}"


def words_of(given_document: Document) -> Iterator[str]:
    for block in given_document.blocks:
        yield from block.line.text.split()


@given(st.integers(0, 10_000), st.integers(1, 25))
def test_no_word_is_lost(seed: int, paragraphs: int) -> None:
    given_document = long_document(seed, paragraphs)
    lines = (line for page in typeset(given_document) for line in page.lines)
    set_text = "".join(text_of(line) for line in lines if str(line.place).startswith(("item", "section", "closing")))
    marks = "".join(getattr(block, "mark", "") for block in given_document.blocks)
    letters = sorted("".join(words_of(given_document)) + marks)
    assert sorted(set_text.replace(" ", "")) == letters


def test_three_lines_stay_together() -> None:
    for filling in range(20, 40):
        blocks = tuple(paragraph("Một dòng.", f"item.i{index}") for index in range(filling))
        pages = typeset(document(blocks=(*blocks, paragraph(prose(3, 32), "item.three"), *blocks)))
        assert where(pages, "item.three") in ([0, 0, 0], [1, 1, 1])


def test_a_heading_follows_to_the_next_page() -> None:
    for filling in range(20, 40):
        blocks = tuple(paragraph("Một dòng.", f"item.i{index}") for index in range(filling))
        pages = typeset(document(blocks=(*blocks, heading("II. PHƯƠNG HƯỚNG"), paragraph("Sau.", "item.next"))))
        assert where(pages, "section.s") == where(pages, "item.next")


def test_recipients_longer_than_a_page_are_all_there() -> None:
    names = tuple(f"Nơi nhận số {index};" for index in range(120))
    pages = typeset(document(recipients=names))
    found = {text_of(line) for page in pages for line in page.lines}
    assert {f"- {name}" for name in names} <= found
    assert all(line.top + line.height <= TEXT_BOTTOM + 0.1 for page in pages for line in page.lines)
