"""The part of a Word file that holds its footnotes; python-docx makes none."""

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_RULES = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def add_footnotes(document: WordDocument, notes: list[str]) -> None:
    """Puts footnotes in, each given as the XML of its runs; they are counted from 2."""
    if not notes:
        return
    inside = "".join(
        f'<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r>{runs}</w:p></w:footnote>' for id, runs in enumerate(notes, 2)
    )
    content = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{_RULES}{inside}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, content.encode(), document.part.package)
    document.part.relate_to(part, _RELATION)
