"""Sections of the Word file: pages that stand or lie, page numbers that begin anew, the address at the foot of the first page."""

from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from exporters.docx_paragraphs import Pen, paragraph_xml
from exporters.elements import Apart, Flow, Part, Table
from exporters.layout import PAGE_NUMBER_TOP, Layout, layout_of, twips
from models.paper import Paper


class Sections:
    """Writes what each part says of its pages, with the headers and footers that the template has."""

    def __init__(self, word: WordDocument, paper: Paper) -> None:
        self._word = word
        self._paper = paper
        section = word.element.body.sectPr
        self._number = _relation(section, "w:headerReference", "default")
        self._bare_head = _relation(section, "w:headerReference", "first")
        self._bare_foot = _relation(section, "w:footerReference", "first")
        self._foot, self._foot_relation = None, ""

    def of(self, part: Part, alone: bool = False) -> str:
        """A part's w:sectPr; `alone` where it is to be read for itself."""
        foot = self._foot_of(part)
        heads = f'<w:headerReference w:type="default" r:id="{self._number}"/>'
        if part.counted_anew:
            heads += f'<w:headerReference w:type="first" r:id="{self._bare_head}"/><w:footerReference w:type="first" r:id="{foot}"/>'
        counted = '<w:pgNumType w:start="1"/>' if part.counted_anew else ""
        first = "<w:titlePg/>" if part.counted_anew else ""
        page = _page(layout_of(self._paper, part.landscape), part.landscape)
        names = f" {nsdecls('w', 'r')}" if alone else ""
        return f'<w:sectPr{names}>{heads}<w:type w:val="nextPage"/>{page}{counted}<w:cols w:space="720"/>{first}</w:sectPr>'

    def _foot_of(self, part: Part) -> str:
        if not part.foot:
            return self._bare_foot
        self._foot, self._foot_relation = self._word.part.add_footer_part()  # type: ignore[no-untyped-call]
        return self._foot_relation

    def add_foot(self, foot: Flow, pen: Pen) -> None:
        """Fills the foot of the first page."""
        if self._foot is None:
            return
        width = layout_of(self._paper).text_width
        xml = "".join(paragraph_xml(element, width, pen) for element in foot if not isinstance(element, Table | Apart))
        self._foot.element[:] = list(parse_xml(f"<w:ftr {nsdecls('w')}>{xml}</w:ftr>"))


def _relation(section: object, tag: str, kind: str) -> str:
    found = [reference for reference in section.findall(qn(tag)) if reference.get(qn("w:type")) == kind]  # type: ignore[attr-defined]
    return str(found[0].get(qn("r:id")))


def _page(layout: Layout, landscape: bool) -> str:
    turned = ' w:orient="landscape"' if landscape else ""
    number = twips(PAGE_NUMBER_TOP)
    return (
        f'<w:pgSz w:w="{twips(layout.width)}" w:h="{twips(layout.height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(layout.top)}" w:right="{twips(layout.right)}" w:bottom="{twips(layout.bottom)}"'
        f' w:left="{twips(layout.left)}" w:header="{number}" w:footer="{number}" w:gutter="0"/>'
    )
