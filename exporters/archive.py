"""Document -> archive PDF: PDF/A-2b (ISO 19005-2), tagged as PDF/UA-1 wants it (ISO 14289-1), checked before anybody gets it."""

import io
import unicodedata
from functools import cache
from pathlib import Path

import pikepdf
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Pdf
from pikepdf.pdfa import resolve_save_kwargs, validate_written

from exporters.flow import Flow, Text
from exporters.layout import layout_of
from exporters.metadata import LANGUAGE, UNIVERSAL, Facts, info, packet
from exporters.pdf import PdfPaper, drawn
from exporters.structure import structure
from exporters.tagging import add_bookmarks, add_structure
from exporters.tracked import parts, tracked_flow
from models.document import Document
from models.errors import ExportError
from models.language import _

FLAVOUR = "2b"
_PROFILE = Path(__file__).parent.parent / "resources" / "colour" / "sRGB.icc"


def render_archive(document: Document, revision: str = "") -> PdfPaper:
    """The pages of render_pdf as an archive file. Equal documents give equal bytes. Raises ExportError where the file is no valid PDF/A.

    `revision` names the content that the paper was made from; it stands in the file's description.
    """
    elements = tracked_flow(document)
    paper = drawn(document, elements)
    facts = Facts(_line(document.title), _line(document.letterhead.issuer.text), _line(document.subject.text), revision)
    content = _finished(paper, document, elements, facts)
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
        raise ExportError(_("Không xuất được PDF: tệp không đạt chuẩn lưu trữ PDF/A-2b ({reason}).").format(reason=report.findings[0]))


def _finished(paper: PdfPaper, document: Document, elements: Flow, facts: Facts) -> bytes:
    with pikepdf.open(io.BytesIO(paper.content)) as pdf:
        tree = structure(elements, layout_of(document.paper))
        names = {of: _line("".join(run.text for run in part.runs)) for of, part in enumerate(parts(elements)) if isinstance(part, Text)}
        add_structure(pdf, tree, paper.marks)
        add_bookmarks(pdf, tree, paper.marks, names)
        _describe(pdf, facts)
        for page in pdf.pages:
            if Name.Trans in page.obj:
                del page.obj.Trans
        file = io.BytesIO()
        pdf.save(file, **resolve_save_kwargs(FLAVOUR, deterministic_id=True))
    return file.getvalue()


def _describe(pdf: Pdf, facts: Facts) -> None:
    """Metadata, language, colours, and that the title stands in the window's bar."""
    pdf.Root.Metadata = pdf.make_stream(packet(facts, universal=bool(facts.title)), Type=Name.Metadata, Subtype=Name.XML)
    pdf.trailer.Info = pdf.make_indirect(Dictionary(info(facts)))
    pdf.Root.Lang = LANGUAGE
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier="sRGB", Info="sRGB")
    intent.DestOutputProfile = pdf.make_stream(_profile(), N=3)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def _profile() -> bytes:
    return _PROFILE.read_bytes()


def _line(text: str) -> str:
    """The text as XML and PDF can say it: composed, in one line, nothing unseen."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(letter for letter in composed if letter.isprintable())
