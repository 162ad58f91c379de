"""The archive PDF as a file: valid PDF/A-2b, refused where it is not, described, read back as it was written, the same bytes every time."""

import hashlib
import io
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pdfua
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from lxml import etree
from msgspec.structs import replace
from pikepdf import Name
from pikepdf.pdfa import validate_written
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

import exporters.archive
from exporters.archive import render_archive, validated
from exporters.export import export
from exporters.metadata import UNIVERSAL
from exporters.pdf import render_pdf
from models.definition import definition_for
from models.errors import ExportError
from models.page import Document
from models.redline import redline
from models.report import Report
from models.text import Words
from tests.exporters.building import document, line, long_document, paragraph
from tests.exporters.rich import rich
from tests.exporters.test_redline import pairs

ROOT = Path(__file__).parents[2]
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def test_every_paper_is_approved(documents: dict[str, Document]) -> None:
    for one in (*documents.values(), rich()):
        validated(render_archive(one).content)


@settings(max_examples=25)
@given(pairs())
def test_every_redline_is_approved(pair: tuple[Document, Document]) -> None:
    validated(render_archive(redline(*pair)).content)


def test_the_validator_sees_the_file_as_it_is_but_for_one_passage(sample: Document) -> None:
    content = render_archive(sample).content
    assert content.count(UNIVERSAL.encode()) == 1
    findings = validate_written(io.BytesIO(content), "2b").findings
    assert findings, "it knows the passage now: let it see the whole file"
    assert all("XMP" in finding.message or "pdfuaid" in finding.message for finding in findings)


def unembedded(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.FontDescriptor.FontFile2


def without_colours(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def with_a_transition(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Trans = pikepdf.Dictionary(S=Name.Dissolve)


def with_a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def undescribed(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def with_wrong_widths(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        font.Widths = pikepdf.Array([100] * len(font.Widths))


def with_a_letter_that_no_glyph_has(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"/P BMC BT /F1+0 14 Tf (\\377) Tj ET EMC")


@pytest.mark.parametrize(
    "spoil",
    [unembedded, without_colours, with_a_transition, with_a_script, undescribed, with_wrong_widths, with_a_letter_that_no_glyph_has],
)
def test_a_spoiled_file_is_refused(sample: Document, spoil: Callable[[pikepdf.Pdf], None]) -> None:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(render_archive(sample).content)) as pdf:
        spoil(pdf)
        pdf.save(file)
    with pytest.raises(ExportError, match="không đạt chuẩn lưu trữ PDF/A-2b"):
        validated(file.getvalue())


def test_a_plain_reportlab_file_is_refused() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 720, "Helvetica")
    canvas.save()
    with pytest.raises(ExportError):
        validated(file.getvalue())


def test_a_refused_paper_is_not_written(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporters.archive, "_profile", lambda: b"no profile")
    with pytest.raises(ExportError):
        export(report, definition_for(report), tmp_path / "paper.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["sample", "long-names", "addressees", "bare", "many-recipients", "long-3", "rich"])
def test_nothing_is_found_against_pdf_ua(documents: dict[str, Document], name: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(render_archive({**documents, "rich": rich()}[name]).content)
    report = pdfua.validate(str(file))
    assert report.findings == ()
    skipped = {outcome.rule_id for outcome in report.outcomes if outcome.skipped_reason}
    assert skipped <= {"UA-14-001"}, "empty headings: pdfua 0.1.3 stumbles over pikepdf's arrays; test_structure.py looks at them"


def test_it_says_what_it_is(sample: Document) -> None:
    content = render_archive(replace(sample, revision="sha256:0f3a")).content
    title = "Báo cáo Tình hình ứng dụng công nghệ thông tin 9 tháng đầu năm 2021"
    with pikepdf.open(io.BytesIO(content)) as pdf:
        said = etree.fromstring(pdf.Root.Metadata.read_bytes())
        assert texts(said, "//dc:title//rdf:li") == [title] == [str(pdf.docinfo.Title)]
        assert texts(said, "//dc:creator//rdf:li") == ["SỞ NGOẠI VỤ"] == [str(pdf.docinfo.Author)]
        assert texts(said, "//dc:description//rdf:li") == [str(pdf.docinfo.Subject)] == [title.removeprefix("Báo cáo ")]
        assert texts(said, "//dc:language//rdf:li") == ["vi-VN"] == [str(pdf.Root.Lang)]
        assert texts(said, "//dc:identifier") == texts(said, "//pdf:Keywords") == ["sha256:0f3a"] == [str(pdf.docinfo.Keywords)]
        assert texts(said, "//pdfaid:part") + texts(said, "//pdfaid:conformance") == ["2", "B"]
        assert texts(said, "//pdfuaid:part") == ["1"]
        assert bool(pdf.Root.MarkInfo.Marked) and bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def texts(tree: etree._Element, path: str) -> list[str]:
    return [node.text for node in tree.xpath(path, namespaces=NAMESPACES)]


def test_the_word_pdfuaid_is_described_as_pdf_a_wants(sample: Document) -> None:
    with pikepdf.open(io.BytesIO(render_archive(sample).content)) as pdf:
        said = etree.fromstring(pdf.Root.Metadata.read_bytes())
    (schema,) = said.xpath("//pdfaExtension:schemas/rdf:Bag/rdf:li[@rdf:parseType='Resource']", namespaces=NAMESPACES)
    described = {etree.QName(node).localname: (node.text or "").strip() for node in schema}
    assert set(described) == {"schema", "namespaceURI", "prefix", "property"}
    assert (described["namespaceURI"], described["prefix"]) == (NAMESPACES["pdfuaid"], "pdfuaid")
    (named,) = schema.xpath("pdfaSchema:property/rdf:Seq/rdf:li[@rdf:parseType='Resource']", namespaces=NAMESPACES)
    words = {etree.QName(node).localname: node.text for node in named}
    assert set(words) == {"name", "valueType", "category", "description"}
    assert (words["name"], words["valueType"], words["category"]) == ("part", "Integer", "internal")


def test_a_document_without_a_title_does_not_say_pdf_ua() -> None:
    content = render_archive(replace(document(), title=" ")).content
    assert b"pdfuaid" not in content


@pytest.mark.parametrize("title", ["A & B <C> “D” ]]>", "Dòng\nhai\x00\x0b", "\ud800x", "e\u0301"])
def test_any_title_can_be_described(title: str) -> None:
    content = render_archive(replace(document(subject=title), title=title)).content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (said,) = texts(etree.fromstring(pdf.Root.Metadata.read_bytes()), "//dc:title//rdf:li")
        assert said == str(pdf.docinfo.Title) == unicodedata.normalize("NFC", said)


def by_poppler(content: bytes, folder: Path) -> list[str]:
    file = folder / "paper.pdf"
    file.write_bytes(content)
    run = subprocess.run(["pdftotext", "-enc", "UTF-8", "-raw", str(file), "-"], check=True, capture_output=True)
    return run.stdout.decode().split("\f")[:-1]


def by_pdfium(content: bytes, _folder: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


def by_pypdf(content: bytes, _folder: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize("read", [by_poppler, by_pdfium, by_pypdf])
def test_the_text_reads_back_in_composed_vietnamese(
    documents: dict[str, Document], read: Callable[[bytes, Path], list[str]], tmp_path: Path
) -> None:
    for name in ("sample", "long-names", "addressees", "long-3"):
        pages = read(render_archive(documents[name]).content, tmp_path)
        numbered = (page.strip().removeprefix(str(number)) if number > 1 else page for number, page in enumerate(pages, 1))
        found = " ".join(" ".join(numbered).split())
        assert found == unicodedata.normalize("NFC", found)
        for block in documents[name].blocks:
            text = " ".join(block.line.text.split())
            assert text in found or ("-" in text and bare(text) in bare(found)), name


def bare(text: str) -> str:
    """Without what readers do to a word that is broken behind its own hyphen: only the tree tells that no space is there."""
    return re.sub(r"[-\s\x02\ufffe]", "", text)


def test_every_letter_is_one_that_can_be_read(documents: dict[str, Document]) -> None:
    with pikepdf.open(io.BytesIO(render_archive(documents["long-7"]).content)) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            table = font.ToUnicode.read_bytes()
            letters = [int(letter, 16) for letter in re.findall(rb"> <([0-9A-F]{4})>\n", table)]
            assert letters and min(letters) >= 0x20 and not {0xFEFF, 0xFFFE} & set(letters)
            assert all(int(count) <= 100 for count in re.findall(rb"(\d+) beginbfchar", table))


@pytest.mark.parametrize("name", ["sample", "long-names", "long-3", "rich"])
def test_the_page_is_the_one_that_the_window_shows(documents: dict[str, Document], name: str) -> None:
    one = {**documents, "rich": rich()}[name]
    assert pictures(render_archive(one).content) == pictures(render_pdf(one).content)


def pictures(content: bytes) -> list[bytes]:
    return [bytes(page.render(scale=1).buffer) for page in pypdfium2.PdfDocument(content)]


def test_the_redline_is_the_one_that_the_window_shows() -> None:
    old, new = document(blocks=(paragraph("Sở có 12 máy."),)), document(blocks=(paragraph("Sở có 15 máy tính."),))
    assert pictures(render_archive(redline(old, new)).content) == pictures(render_pdf(redline(old, new)).content)


AGAIN = """
import hashlib
from pathlib import Path
from exporters.archive import render_archive
from models.definition import definition_for
from models.document import compose
from models.interchange import read_file
report = read_file(Path("resources/samples/cntt-2021-9T.json"))
print(hashlib.sha256(render_archive(compose(report, definition_for(report))).content).hexdigest())
"""


@pytest.mark.parametrize("seed", ["0", "1"])
def test_another_process_writes_the_same_bytes(sample: Document, seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Ho_Chi_Minh"}
    said = subprocess.run([sys.executable, "-c", AGAIN], check=True, capture_output=True, text=True, cwd=ROOT, env=environment).stdout
    assert said.strip() == hashlib.sha256(render_archive(sample).content).hexdigest()


def test_another_paper_in_between_changes_nothing(sample: Document) -> None:
    before = render_archive(sample).content
    render_archive(long_document(9, 20))
    assert render_archive(sample).content == before


def test_equal_revisions_only_give_equal_bytes(sample: Document) -> None:
    a, again, b = (render_archive(replace(sample, revision=name)).content for name in ("a", "a", "b"))
    assert a == again != b


def test_more_letters_than_a_font_table_holds() -> None:
    """reportlab gives a face another subset after 256 letters."""
    letters = "".join(
        map(
            chr,
            (
                *range(0x21, 0x7F),
                *range(0xA1, 0xAD),
                *range(0xAE, 0x180),
                *range(0x391, 0x3A0),
                *range(0x410, 0x450),
                *range(0x1EA0, 0x1EFA),
            ),
        )
    )
    one = document(blocks=(replace(paragraph(letters), line=replace(line(letters), runs=(Words(letters), Words(letters, bold=True)))),))
    content = render_archive(one).content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages[0].Resources.Font) > 4
    (found,) = by_pdfium(content, Path())
    assert [letter for letter in letters if letter not in found] == []
