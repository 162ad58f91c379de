"""A word processor's Accept all and Reject all, as ECMA-376 describes them, on the XML of a Word file."""

import io
import zipfile
from typing import Any, NamedTuple

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

INSERTED, DELETED = qn("w:ins"), qn("w:del")


class ReadParagraph(NamedTuple):
    """A paragraph as it stands in the file: where, how it looks, and its letters with their style."""

    where: str
    properties: str
    runs: tuple[tuple[str, bool, bool], ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _bold, _italic in self.runs)


def paragraphs(content: bytes) -> list[ReadParagraph]:
    """The paragraphs of a file without tracked changes."""
    return _read(_part(content, "document")[0], _styles(content))


def accepted(content: bytes) -> list[ReadParagraph]:
    return _read(_settled(_part(content, "document")[0], gone=DELETED, stays=INSERTED), _styles(content))


def rejected(content: bytes) -> list[ReadParagraph]:
    return _read(_settled(_part(content, "document")[0], gone=INSERTED, stays=DELETED), _styles(content))


def changes(content: bytes) -> list[Any]:
    """The insertions and deletions of a file, marks of paragraphs included."""
    return list(_part(content, "document").iter(INSERTED, DELETED))


def _part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return parse_xml(package.read(f"word/{name}.xml"))


Styles = dict[str, tuple[bool, bool]]


def _styles(content: bytes) -> Styles:
    """Whether the letters of each paragraph style are bold, italic."""
    return {style.get(qn("w:styleId")): _bold_and_italic(style) for style in _part(content, "styles").iter(qn("w:style"))}


def _bold_and_italic(holder: Any) -> tuple[bool, bool]:
    return holder.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None, holder.find(f"{qn('w:rPr')}/{qn('w:i')}") is not None


def _settle_rows(body: Any, gone: str, stays: str) -> None:
    """A table goes with its last row."""
    for mark in [mark for mark in body.iter(gone, stays) if mark.getparent().tag == qn("w:trPr")]:
        row = mark.getparent().getparent()
        table = row.getparent()
        mark.getparent().remove(mark)
        if mark.tag == gone:
            table.remove(row)
        if table.find(qn("w:tr")) is None:
            table.getparent().remove(table)


def _settled(body: Any, gone: str, stays: str) -> Any:
    _settle_rows(body, gone, stays)
    for change in list(body.iter(qn("w:pPrChange"))):
        properties = change.getparent()
        if gone == INSERTED:
            before = list(change[0])
            for part in list(properties):
                if part.tag not in (qn("w:rPr"), qn("w:pPrChange")):
                    properties.remove(part)
            for at, part in enumerate(before):
                properties.insert(at, part)
        properties.remove(change)
    for change in [run for run in body.iter(gone) if run.getparent().tag == qn("w:p")]:
        change.getparent().remove(change)
    for change in [run for run in body.iter(stays) if run.getparent().tag == qn("w:p")]:
        for run in list(change):
            change.addprevious(run)
        change.getparent().remove(change)
    for paragraph in list(body.iter(qn("w:p"))):
        marks = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        if marks is None:
            continue
        if marks.find(gone) is not None:
            _join_to_next(paragraph)
        else:
            marks.getparent().remove(marks)
    return body


def _join_to_next(paragraph: Any) -> None:
    """A paragraph whose mark goes becomes the beginning of the next one, with that one's looks; an empty one before a table just goes."""
    following = paragraph.getnext()
    content = [part for part in paragraph if part.tag != qn("w:pPr")]
    assert following is not None, "the last mark of a cell cannot go"
    if following.tag == qn("w:p"):
        for at, part in enumerate(content, 1):
            following.insert(at, part)
    else:
        assert not content, "text cannot be joined to a table"
    paragraph.getparent().remove(paragraph)


def _read(parent: Any, styles: Styles, where: str = "") -> list[ReadParagraph]:
    found: list[ReadParagraph] = []
    for at, child in enumerate(element for element in parent if element.tag in (qn("w:tbl"), qn("w:tr"), qn("w:tc"))):
        found += _read(child, styles, f"{where}/{at}")
    return found + [_paragraph(child, styles, where) for child in parent if child.tag == qn("w:p") and not _is_tail(child)]


def _is_tail(paragraph: Any) -> bool:
    """The empty paragraph behind a table or in an empty cell; an annex that goes leaves its own."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style.get(qn("w:val")) == "DongCuoi"


def _paragraph(element: Any, styles: Styles, where: str) -> ReadParagraph:
    properties = element.find(qn("w:pPr"))
    looks = " ".join(_attributes(part) for part in properties if part.tag != qn("w:sectPr"))
    bold, italic = styles[properties.find(qn("w:pStyle")).get(qn("w:val"))]
    runs: list[tuple[str, bool, bool]] = []
    for run in element.findall(qn("w:r")):
        text = "".join(part.text or "" for part in run if part.tag in (qn("w:t"), qn("w:delText")))
        own_bold, own_italic = _bold_and_italic(run)
        style = own_bold or bold, own_italic or italic
        if runs and runs[-1][1:] == style:
            runs[-1] = (runs[-1][0] + text, *style)
        else:
            runs.append((text, *style))
    return ReadParagraph(where, looks, tuple(runs))


def _attributes(part: Any) -> str:
    return part.tag.split("}")[1] + "".join(f"[{name.split('}')[1]}={value}]" for name, value in part.attrib.items())
