"""Paragraphs of the Word file as XML: text, rules, stamps, pictures; changes are tracked."""

import io
from itertools import count

from docx.parts.document import DocumentPart
from msgspec import Struct
from msgspec.structs import replace

from exporters.docx_changes import Marks
from exporters.docx_template import RULE_STYLE, TAIL_STYLE, Styles, differing_properties, style_id
from exporters.elements import Framed, Picture, Rule, Text
from exporters.layout import RULE_GAP, RULE_LINE, STAMP_AIR, STAMP_LINE, Look, twips
from models.text import Change, Words
from models.xml_text import escape, quoteattr

_EMU = 12700
"""English Metric Units in a point, the unit of drawings (ECMA-376 Part 1, 20.1)."""
_RED = "FF0000"


class Images:
    """Puts images into the package and gives each drawing its number."""

    def __init__(self, part: DocumentPart) -> None:
        self._part = part
        self._numbers = count(1)

    def add(self, content: bytes) -> tuple[str, int]:
        """The name of the image in the file, and the number of the drawing that shows it."""
        relation, _image = self._part.get_or_add_image(io.BytesIO(content))
        return relation, next(self._numbers)


class Pen(Struct):
    """What writing a paragraph needs: the known styles, the marks of changes, the package's images."""

    known: Styles
    marks: Marks
    images: Images


def paragraph(properties: str, changes: str = "", runs: str = "") -> str:
    """A paragraph; the properties are in the order of the schema."""
    return f"<w:p><w:pPr>{properties}{changes}</w:pPr>{runs}</w:p>"


def tail_paragraph(section: str = "") -> str:
    """The empty paragraph that Word wants behind a table, with what it says of the pages before it."""
    return paragraph(TAIL, section)


def paragraph_xml(element: Text | Rule | Framed | Picture, width: float, pen: Pen) -> str:
    """One paragraph in a column so many points wide."""
    match element:
        case Text():
            return text_xml(element, pen)
        case Rule():
            return _rule(element, width, pen.marks)
        case Framed():
            return _stamp(element, width, pen)
        case Picture():
            return _picture(element, pen)


def _styled(style: str, properties: str = "") -> str:
    """What a paragraph says of its looks: its style, and what differs from it."""
    return f'<w:pStyle w:val="{style_id(style)}"/>{properties}'


TAIL = _styled(TAIL_STYLE)


def text_xml(text: Text, pen: Pen, section: str = "") -> str:
    """A paragraph of words; the last one of a part says what its pages are like."""
    runs, look = runs_xml(text, pen), looks_xml(text.look, pen.known)
    was = pen.marks.was(look, looks_xml(text.was, pen.known)) if text.was else ""
    return paragraph(look, pen.marks.paragraph_mark(text.change) + section + was, runs)


def looks_xml(look: Look, known: Styles) -> str:
    """What the properties of a paragraph say of a look."""
    return _styled(look.name, differing_properties(look, known[look.name]))


def runs_xml(text: Text, pen: Pen) -> str:
    """The words of a paragraph."""
    now, before = (text.look,), (text.was or text.look,)
    looks: dict[Change, tuple[Look, ...]] = {"": now + before, "new": now, "gone": before}
    size = text.look.size if text.look.size != pen.known[text.look.name].size else 0.0
    return "".join(pen.marks.around(run.change, _run(run, looks[run.change], size)) for run in text.runs)


def _run(run: Words, looks: tuple[Look, ...], size: float, colour: str = "") -> str:
    """Letters say of themselves only what the looks of their paragraph do not say, in the old report and in the new one."""
    bold, italic = all(look.bold for look in looks), all(look.italic for look in looks)
    style = "<w:b/><w:bCs/>" * (run.bold and not bold) + "<w:i/><w:iCs/>" * (run.italic and not italic)
    style += f'<w:color w:val="{colour}"/>' if colour else ""
    style += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    tag = "w:delText" if run.change == "gone" else "w:t"
    return f'<w:r>{properties}<{tag} xml:space="preserve">{escape(run.text)}</{tag}></w:r>'


def _rule(rule: Rule, width: float, marks: Marks) -> str:
    """A rule is the border of an empty paragraph; its indents make the length."""
    now = _rule_looks(rule, rule.length, width)
    was = marks.was(now, _rule_looks(rule, rule.was_length, width)) if rule.was_length is not None else ""
    return paragraph(now, was)


def _rule_looks(rule: Rule, length: float, width: float) -> str:
    side = (width - length) / 2
    keep = "<w:keepNext/>" if rule.keep_next else ""
    spacing = f'<w:spacing w:before="{twips(RULE_GAP)}" w:after="{twips(rule.after)}" w:line="{twips(RULE_LINE)}" w:lineRule="exact"/>'
    return _styled(RULE_STYLE, f'{keep}{spacing}<w:ind w:left="{twips(side)}" w:right="{twips(side)}"/>')


def _stamp(stamp: Framed, width: float, pen: Pen) -> str:
    return paragraph(stamp_looks(stamp, width), pen.marks.paragraph_mark(stamp.text.change), stamp_runs(stamp, pen))


def stamp_looks(stamp: Framed, width: float) -> str:
    """A paragraph with a border on all sides; Word draws it outside of the indents, so far away as it is told."""
    colour = _RED if stamp.red else "000000"
    edge = f'w:val="single" w:sz="{round(STAMP_LINE * 8)}" w:space="{round(STAMP_AIR)}" w:color="{colour}"'
    border = "<w:pBdr>" + "".join(f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right")) + "</w:pBdr>"
    indent = (width - stamp.width) / 2 + STAMP_AIR + STAMP_LINE
    return _styled(stamp.text.look.name, f'{border}<w:ind w:left="{twips(indent)}" w:right="{twips(indent)}" w:firstLine="0"/>')


def stamp_runs(stamp: Framed, pen: Pen) -> str:
    """The words of a stamp in their colour."""
    looks, colour = (stamp.text.look,) * 2, _RED if stamp.red else ""
    return "".join(pen.marks.around(run.change, _run(run, looks, 0.0, colour)) for run in stamp.text.runs)


def _picture(picture: Picture, pen: Pen) -> str:
    """An image in the line, of its own exact size: nothing floats."""
    relation, number = pen.images.add(picture.content)
    size = f'cx="{round(picture.width * _EMU)}" cy="{round(picture.height * _EMU)}"'
    said = f'id="{number}" name={quoteattr(picture.alt)} descr={quoteattr(picture.alt)}'
    drawing = (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {said}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    spacing = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    return paragraph(_styled(TAIL_STYLE, f'{spacing}<w:ind w:left="{twips(picture.indent)}"/>'), runs=f"<w:r>{drawing}</w:r>")


def change_of(part: Text | Rule | Framed | Picture) -> Change:
    """Whether a whole paragraph came or went."""
    match part:
        case Text(change=change) | Framed(text=Text(change=change)):
            return change
    return ""


def unmarked(part: Text | Rule | Framed | Picture) -> Text | Rule | Framed | Picture:
    """A paragraph of a table's row that came or went: the row says it, its paragraph does not."""
    match part:
        case Text():
            return replace(part, change="")
        case Framed(text=text):
            return replace(part, text=replace(text, change=""))
    return part
