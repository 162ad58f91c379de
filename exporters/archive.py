"""Document -> archive PDF: PDF/A-2b (ISO 19005-2), tagged as PDF/UA-1 wants it (ISO 14289-1), checked before anybody gets it."""

import io
import re
from functools import cache
from pathlib import Path

import pikepdf
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Object, Pdf
from pikepdf.pdfa import resolve_save_kwargs, validate_written

from exporters.elements import Part
from exporters.layout import layout_of
from exporters.metadata import LANGUAGE, UNIVERSAL, Facts, info, packet, plain
from exporters.pdf import PdfPaper, drawn
from exporters.reading_order import numbered
from exporters.structure import is_universal, structure
from exporters.tagging import add_bookmarks, add_structure
from exporters.tracked import tracked_flow
from models.errors import ExportError
from models.language import _
from models.page import Document

FLAVOUR = "2b"
_ROW = re.compile(rb"<[0-9A-F]{2}> <[0-9A-F]{4}>(?=\n)")
_NO_LETTERS = {*range(0x20), 0x7F}
_PROFILE = Path(__file__).parent.parent / "resources" / "colour" / "sRGB.icc"


def render_archive(document: Document, draft: bool = False) -> PdfPaper:
    """The pages of render_pdf as an archive file. Equal documents give equal bytes. Raises ExportError where the file is no valid PDF/A."""
    return archived(document, numbered(tracked_flow(document)), draft)


def archived(document: Document, parts: tuple[Part, ...], draft: bool = False) -> PdfPaper:
    """The archive file of a document whose flow is there already, its paragraphs numbered. Raises ExportError."""
    paper = drawn(document, parts, draft)
    content = _finished(paper, document, parts)
    validated(content)
    return replace(paper, content=content)


def validated(content: bytes) -> None:
    """Refuses a file that the validator does not approve. Raises ExportError.

    The validator knows no descriptions of own words in XMP, with which alone PDF/A lets a file say that it is PDF/UA. So it sees the file
    with this one passage, which never changes, blank.
    """
    said = UNIVERSAL.encode()
    report = validate_written(io.BytesIO(content.replace(said, b" " * len(said), 1)), FLAVOUR)
    if not report.passed:
        raise ExportError(
            _(
                "Không xuất được PDF: tệp vừa tạo không đạt chuẩn lưu trữ PDF/A-2b nên không được ghi ({reason}). "
                "Hãy xuất bản Word và báo cho người phụ trách phần mềm."
            ).format(reason=report.findings[0])
        )


def _finished(paper: PdfPaper, document: Document, parts: tuple[Part, ...]) -> bytes:
    tree = structure(parts, layout_of(document.paper))
    title = plain(document.title)
    facts = Facts(
        title=title,
        creator=plain(document.letterhead.issuer.text),
        subject=plain(document.subject.text),
        revision=plain(document.revision),
        universal=bool(title) and is_universal(tree),
    )
    with pikepdf.open(io.BytesIO(paper.content)) as pdf:
        _clean(pdf)
        add_structure(pdf, tree, paper.marks)
        add_bookmarks(pdf, tree, paper.marks)
        _describe(pdf, facts)
        file = io.BytesIO()
        pdf.save(file, **resolve_save_kwargs(FLAVOUR, deterministic_id=True))
    return file.getvalue()


def _clean(pdf: Pdf) -> None:
    """Takes off what reportlab adds and no archive file may have or needs; pages with equal resources share them."""
    shared: dict[bytes, Object] = {}
    fonts: dict[tuple[int, int], Object] = {}
    for page in pdf.pages:
        if Name.Trans in page.obj:
            del page.obj.Trans
        resources = page.obj.Resources
        fonts |= {font.objgen: font for font in resources.Font.values()}
        page.obj.Resources = shared.setdefault(resources.unparse(), resources if resources.is_indirect else pdf.make_indirect(resources))
    for font in fonts.values():
        font.ToUnicode = pdf.make_stream(_to_unicode(font.ToUnicode.read_bytes()))


def _to_unicode(made: bytes) -> bytes:
    """The table of letters as the rules want it: none for codes without a letter, a hundred rows in a piece (Adobe Technical Note 5014)."""
    rows = [row for row in _ROW.findall(made) if int(row[-5:-1], 16) not in _NO_LETTERS]
    pieces = (rows[start : start + 100] for start in range(0, len(rows), 100))
    listed = (b"%d beginbfchar\n%s\nendbfchar" % (len(piece), b"\n".join(piece)) for piece in pieces)
    start, end = made.index(b"begincodespacerange") - 2, made.rindex(b"endcmap")
    head = made[:start] + b"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
    return head + b"\n".join(listed) + b"\n" + made[end:]


def _describe(pdf: Pdf, facts: Facts) -> None:
    """Metadata, language, colours, and that the title stands in the window's bar."""
    pdf.Root.Metadata = pdf.make_stream(packet(facts), Type=Name.Metadata, Subtype=Name.XML)
    pdf.trailer.Info = pdf.make_indirect(Dictionary(info(facts)))
    pdf.Root.Lang = LANGUAGE
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier="sRGB", Info="sRGB")
    intent.DestOutputProfile = pdf.make_stream(_profile(), N=3)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def _profile() -> bytes:
    return _PROFILE.read_bytes()
