"""The Word file, as Word will read it."""

import io
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from exporters.docx import render_docx
from exporters.layout import layout_of
from models.page import Document
from models.paper import Paper
from tests.exporters.building import document, line, paragraph

FLOATING = ("w:drawing", "w:pict", "mc:AlternateContent", "w:framePr", "w:tblpPr")


@pytest.fixture(scope="module")
def content(sample: Document) -> bytes:
    return render_docx(sample)


@pytest.fixture(scope="module")
def word(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def xml(content: bytes, part: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(part).decode("utf-8")


def test_equal_documents_give_equal_bytes(sample: Document, content: bytes) -> None:
    assert render_docx(sample) == content


def test_nothing_floats(content: bytes) -> None:
    assert not [name for name in FLOATING if f"<{name}" in xml(content, "word/document.xml")]


def test_every_style_names_times_new_roman_in_every_slot(word: WordDocument) -> None:
    slots = list(word.styles.element.iter(qn("w:rFonts")))
    assert slots
    for fonts in slots:
        assert {fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}


def test_every_paragraph_has_one_of_our_styles(word: WordDocument) -> None:
    known = {style.style_id for style in word.styles}
    used = {style.get(qn("w:val")) for style in word.element.body.iter(qn("w:pStyle"))}
    assert used <= known and "Heading1" in used and "NoiDung" in used


def test_page_and_margins(word: WordDocument) -> None:
    (section,) = word.sections
    sides = (section.page_width, section.page_height, section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm, 1) for side in sides] == [210, 297, 20, 20, 30, 20]


def test_page_number_is_a_field_of_size_14_that_the_first_page_hides(word: WordDocument) -> None:
    (section,) = word.sections
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    header = section.header.paragraphs[0]
    assert " PAGE " in header._p.xml
    assert header.style.font.size.pt == 14


def test_line_heights_are_exact_and_those_of_the_pdf(word: WordDocument) -> None:
    body = word.styles["Nội dung"].paragraph_format
    assert body.line_spacing.pt == pytest.approx(layout_of(Paper()).body.paragraph.leading)
    assert body.first_line_indent.mm == pytest.approx(12.7, abs=0.05)
    assert body.space_after.pt == 6
    assert body.widow_control


def test_rows_and_headings_are_held(word: WordDocument) -> None:
    for table in word.tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert word.styles["heading 1"].paragraph_format.keep_with_next
    closing = next(paragraph for paragraph in word.paragraphs if paragraph.text.startswith("Trên đây"))
    assert closing.paragraph_format.keep_with_next


def test_word_opens_it_in_its_own_mode_in_vietnamese_without_hyphenation(content: bytes) -> None:
    settings, styles = xml(content, "word/settings.xml"), xml(content, "word/styles.xml")
    assert 'w:name="compatibilityMode"' in settings and 'w:val="15"' in settings
    assert '<w:autoHyphenation w:val="0"/>' in settings
    assert 'w:val="vi-VN"' in styles


def test_properties_name_the_report(word: WordDocument) -> None:
    core = word.core_properties
    assert core.title.startswith("Báo cáo Tình hình ứng dụng")
    assert (core.language, core.author, core.comments) == ("vi-VN", "SỞ NGOẠI VỤ", "")


def test_signs_that_xml_forbids_do_not_break_the_file() -> None:
    strange = document(subject="A < B & C > “D”", blocks=(paragraph("một\x00hai\x0bba\tbốn\ud800 & <năm>"),))
    assert "một\ufffdhai ba bốn\ufffd & <năm>" in [p.text for p in docx.Document(io.BytesIO(render_docx(strange))).paragraphs]


def test_italics_and_bold_come_through(word: WordDocument) -> None:
    first = next(paragraph for paragraph in word.paragraphs if paragraph.text.startswith("Thực hiện chế độ"))
    assert [run.text for run in first.runs if run.italic] == ["sau đây viết tắt là CNTT"]
    assert line("x").text == "x"
