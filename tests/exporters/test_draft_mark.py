"""The mark of a draft: on every page, under the text, and never in a file that was not asked for it."""

import io

import pdfplumber
import pypdf

from exporters.pdf import render_pdf
from models.page import Document
from tests.exporters.building import document
from tests.exporters.reading import read_pdf


def marks(content: bytes) -> list[str]:
    """The light letters of each page."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return ["".join(char["text"] for char in page.chars if char["size"] > 60) for page in pdf.pages]


def test_every_page_of_a_draft_bears_the_mark_and_no_other_paper_does(sample: Document) -> None:
    plain, draft = render_pdf(sample), render_pdf(sample, draft=True)
    assert marks(draft.content) == ["DỰ THẢO"] * draft.pages and draft.pages == plain.pages == 4
    assert marks(plain.content) == [""] * plain.pages


def test_the_mark_moves_nothing_and_lies_under_the_text(sample: Document) -> None:
    plain, draft = render_pdf(sample), render_pdf(sample, draft=True)
    assert draft.spots == plain.spots
    words = [line for line in read_pdf(draft.content).lines if line.size < 60]
    assert {(line.page, round(line.baseline, 1)) for line in read_pdf(plain.content).lines} <= {
        (line.page, round(line.baseline, 1)) for line in words
    }
    stream = pypdf.PdfReader(io.BytesIO(draft.content)).pages[0].get_contents()
    assert stream is not None
    drawn = stream.get_data()
    begin, end = drawn.index(b"/Subtype /Watermark>> BDC"), drawn.index(b"EMC")
    assert begin < end < drawn.index(b"BT", end), "the text comes after the mark, and the mark is no content"
    assert drawn[:begin].count(b"BT") == 0


def test_equal_drafts_give_equal_bytes() -> None:
    assert render_pdf(document(), draft=True) == render_pdf(document(), draft=True)
