"""The PDF as a file: fonts, letters, the map to the report, equal bytes."""

import io

import pytest
from pypdf import PdfReader

from exporters import fonts
from exporters.fonts import Face
from exporters.pdf import missing_characters, render_pdf
from models.page import Document
from models.text import nfc
from tests.exporters.building import document, paragraph
from tests.exporters.reading import read_pdf

VOWELS = "aăâeêioôơuưy"
MARKS = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
VIETNAMESE = "".join(vowel + mark for vowel in VOWELS for mark in MARKS) + "đ"


@pytest.mark.parametrize("face", [Face(bold, italic) for bold in (False, True) for italic in (False, True)])
def test_every_face_has_every_vietnamese_letter(face: Face) -> None:
    letters = nfc(VIETNAMESE + VIETNAMESE.upper() + "0123456789.,;:!?()[]{}%+-–—/“”‘’…@&#*=<>°₫") + "abcdefghijklmnopqrstuvwxyz"
    assert fonts.shown(letters, face) == letters


def test_every_letter_of_the_alphabet_reads_back() -> None:
    text = " ".join(VIETNAMESE.split())
    paper = read_pdf(render_pdf(document(blocks=(paragraph(text), paragraph(text.upper())))).content)
    assert nfc(text) in paper.text.replace(" ", "")
    assert nfc(text.upper()) in paper.text.replace(" ", "")


def test_only_embedded_subsets_of_the_four_faces(sample: Document) -> None:
    reader = PdfReader(io.BytesIO(render_pdf(sample).content))
    found = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object()
            found[described["/BaseFont"]] = described
    assert len(found) == 4
    for name, font in found.items():
        assert "+LiberationSerif" in name
        assert "/FontFile2" in font["/FontDescriptor"]


def test_title_language_and_author_stand_in_the_file(sample: Document) -> None:
    reader = PdfReader(io.BytesIO(render_pdf(sample).content))
    assert reader.metadata.title == "Báo cáo Tình hình ứng dụng công nghệ thông tin 9 tháng đầu năm 2021"
    assert reader.metadata.author == "SỞ NGOẠI VỤ"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"


def test_equal_documents_give_equal_bytes(sample: Document) -> None:
    assert render_pdf(sample).content == render_pdf(sample).content


def test_letters_that_the_font_lacks_are_seen_and_told() -> None:
    strange = document(blocks=(paragraph("Tốt 👍 và 漢", "item.i7"),))
    assert missing_characters(strange) == (("漢", "item.i7"), ("👍", "item.i7"))
    assert "Tốt □ và □" in read_pdf(render_pdf(strange).content).text


def test_the_sample_lacks_nothing(sample: Document) -> None:
    assert missing_characters(sample) == ()


def test_every_place_of_the_document_has_its_spot_on_the_paper(sample: Document) -> None:
    spots = render_pdf(sample).spots
    places = {spot.place for spot in spots}
    assert {block.line.place for block in sample.blocks} <= places
    assert {"letterhead.issuer", "letterhead.number", "letterhead.date", "subject", "recipient.2", "signature.name"} <= places


def test_a_spot_surrounds_its_words(sample: Document) -> None:
    rendered = render_pdf(sample)
    paper = read_pdf(rendered.content)
    for text, place in (("Số:", "letterhead.number"), ("Nguyễn Viết Vy", "signature.name"), ("- Lãnh đạo Sở", "item.i12")):
        line = paper.line(text)
        (spot,) = [spot for spot in rendered.spots if spot.place == place]
        assert spot.page == line.page
        assert spot.x - 1 <= line.x0 and line.x1 <= spot.x + spot.width + 1
        assert spot.y <= line.baseline <= spot.y + spot.height


def test_a_paragraph_over_two_pages_has_a_spot_on_both(sample: Document) -> None:
    rendered = render_pdf(sample)
    by_place: dict[str, list[int]] = {}
    for spot in rendered.spots:
        by_place.setdefault(spot.place, []).append(spot.page)
    assert any(pages == [page, page + 1] for pages in by_place.values() for page in pages[:1])
