"""An empty Word document with the styles, page and settings of a paper, made once for each; exporters/docx.py fills it."""

import io
import unicodedata
from functools import cache, lru_cache
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.section import Section
from docx.shared import Pt

from exporters.layout import (
    PAGE_HEIGHT,
    PAGE_NUMBER_TOP,
    PAGE_WIDTH,
    RULE_GAP,
    RULE_LINE,
    RULE_THICKNESS,
    TAIL,
    Layout,
    Look,
    layout_of,
    twips,
)
from models.paper import Paper

FONT = "Times New Roman"
Styles = dict[str, Look]
"""The look of each paragraph style, by its name."""
RULE_STYLE = "Đường kẻ"
TAIL_STYLE = "Dòng cuối"
CELL_MARGINS = (
    "<w:tblCellMar>" + "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")) + "</w:tblCellMar>"
)

_FOREIGN = {"thumbnail", "customXml", "extended-properties", "stylesWithEffects", "webSettings", "numbering"}
"""Parts of python-docx's own template that speak of another document, or that ours has no use for."""
_SMALLEST = 1.0
"""Font size of paragraphs that hold no words."""
_ALIGN = {"left": "left", "centre": "center", "right": "right", "justify": "both"}
_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'


@cache
def style_id(name: str) -> str:
    """A style's id from its name: "Nội dung" -> "NoiDung", "heading 1" -> "Heading1"."""
    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    words = "".join(letter for letter in letters if letter.isascii() and (letter.isalnum() or letter == " ")).split()
    return "".join(word[0].upper() + word[1:] for word in words)


@lru_cache(maxsize=16)
def styles(paper: Paper) -> Styles:
    """The paragraph styles of a paper, in the order in which they stand in the file."""
    return {look.name: look for look in layout_of(paper).looks}


@lru_cache(maxsize=16)
def template(paper: Paper) -> bytes:
    """The empty document. NĐ 30/2020, Phụ lục I, I: A4, margins, Times New Roman in black, page number."""
    document = docx.Document()
    document.styles.element[:] = list(_parsed(_styles(paper)))
    document.settings.element[:] = list(_parsed(_SETTINGS))
    _set_page(document.sections[0], layout_of(paper))
    for relations in (document.part.package.rels, document.part.rels):
        for id in [id for id, relation in relations.items() if relation.reltype.rsplit("/", 1)[-1] in _FOREIGN]:
            del relations[id]
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _parsed(xml: str) -> Any:
    return parse_xml(f"<w:all {nsdecls('w')}>{xml}</w:all>")


def _set_page(section: Section, layout: Layout) -> None:
    section.page_width, section.page_height = Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Pt(layout.top), Pt(layout.bottom)
    section.left_margin, section.right_margin = Pt(layout.left), Pt(layout.right)
    section.header_distance = section.footer_distance = Pt(PAGE_NUMBER_TOP)
    section.gutter = Pt(0)
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    section.first_page_header.paragraphs[0].style = "header"
    section.first_page_footer.is_linked_to_previous = False
    section.first_page_footer.paragraphs[0].style = TAIL_STYLE
    number = section.header.paragraphs[0]
    number.style = "header"
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:noProof/></w:rPr><w:t>2</w:t></w:r></w:fldSimple>'
    number._p.extend(list(_parsed(field)))


def _styles(paper: Paper) -> str:
    letters = f"{_PLAIN}{_size(paper.body_size)}{_LANGUAGE}"
    normal = _paragraph_style("Normal", "", letters, default=True)
    plain = f'<w:style w:type="character" w:default="1" w:styleId="Run"><w:name w:val="Default Paragraph Font"/>{_HIDDEN}</w:style>'
    table = (
        f'<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Normal Table"/>{_HIDDEN}'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{CELL_MARGINS}</w:tblPr></w:style>'
    )
    looks = "".join(_paragraph_style(look.name, _paragraph_properties(look), _letters(look)) for look in styles(paper).values())
    rule = _paragraph_style(RULE_STYLE, _bare_line(RULE_LINE, RULE_GAP, _BORDER), _size(_SMALLEST))
    tail = _paragraph_style(TAIL_STYLE, _bare_line(TAIL), _size(_SMALLEST))
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{letters}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>" + (
        normal + plain + table + looks + rule + tail
    )


def _paragraph_style(name: str, paragraph: str, letters: str, default: bool = False) -> str:
    custom = "" if name.startswith(("Normal", "head")) else ' w:customStyle="1"'
    opening = f'<w:style w:type="paragraph"{custom}' + (' w:default="1"' if default else "")
    based = "" if default else f'<w:basedOn w:val="{style_id("Normal")}"/>'
    return (
        f'{opening} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _paragraph_properties(look: Look) -> str:
    """What stands in w:pPr for a look, in the order of the schema."""
    lines = f'<w:keepLines w:val="{int(look.keep_together)}"/><w:widowControl w:val="1"/>'
    spacing = _spacing(look.leading, look.before, look.after)
    level = f'<w:outlineLvl w:val="{look.heading - 1}"/>' if look.heading else ""
    return f'{_keep_next(look)}{lines}{spacing}{_indent(look)}<w:jc w:val="{_ALIGN[look.align]}"/>{level}'


def differing_properties(look: Look, style: Look) -> str:
    """What a paragraph says beyond its style, where its look differs from the one that the style shows."""
    keep = _keep_next(look) if look.keep_next != style.keep_next else ""
    apart = (look.leading, look.before, look.after) != (style.leading, style.before, style.after)
    spacing = _spacing(look.leading, look.before, look.after) if apart else ""
    indent = _indent(look) if (look.indent, look.right, look.first) != (style.indent, style.right, style.first) else ""
    return keep + spacing + indent


def _keep_next(look: Look) -> str:
    return f'<w:keepNext w:val="{int(look.keep_next)}"/>'


def _spacing(leading: float, before: float = 0.0, after: float = 0.0) -> str:
    return f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}" w:line="{twips(leading)}" w:lineRule="exact"/>'


def _indent(look: Look) -> str:
    first = f'w:hanging="{twips(-look.first)}"' if look.first < 0 else f'w:firstLine="{twips(look.first)}"'
    return f'<w:ind w:left="{twips(look.indent)}" w:right="{twips(look.right)}" {first}/>'


def _bare_line(height: float, before: float = 0.0, border: str = "") -> str:
    return f'{border}<w:suppressAutoHyphens/>{_spacing(height, before)}<w:jc w:val="left"/>'


def _size(size: float) -> str:
    return f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'


def _letters(look: Look) -> str:
    style = ("<w:b/><w:bCs/>" if look.bold else "") + ("<w:i/><w:iCs/>" if look.italic else "")
    return f'{_FONTS}{style}<w:color w:val="000000"/>{_size(look.size)}'


_HIDDEN = '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
_PLAIN = f'{_FONTS}<w:color w:val="000000"/><w:kern w:val="0"/>'
_LANGUAGE = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
_BORDER = f'<w:pBdr><w:top w:val="single" w:sz="{round(RULE_THICKNESS * 8)}" w:space="0" w:color="000000"/></w:pBdr>'
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:autoHyphenation w:val="0"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)
