"""A web page as lines, as Word saves one under the name of a .doc. Nothing that the page names is fetched, nothing in it is run."""

import re
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from msgspec import Struct
from msgspec.structs import replace

from importers.contents import Source
from importers.lines import SourceLine
from importers.refusals import damaged, too_deep, too_large
from importers.word.inline import Run
from importers.word.letters import RawLine, decoded
from importers.word.notices import notices

_LIMIT, _MOST_TAGS = 50_000_000, 5_000_000
_UNSEEN = {"script", "style", "head", "title", "template", "noscript", "object", "svg", "select", "textarea"}
_BLOCKS = {
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre", "blockquote", "center", "address", "section", "article",
    "header", "footer", "ul", "ol", "table", "tr", "td", "th",
}  # fmt: skip
_BOLD, _ITALIC = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}, {"i", "em", "cite"}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_SIZE_OF_START = 4096


class _Look(Struct, frozen=True):
    bold: bool = False
    italic: bool = False
    font: str = ""
    keeps_blanks: bool = False
    raised: bool = False


class _Place(Struct, frozen=True):
    centred: bool = False
    right: bool = False
    level: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    column: int = 0
    span: int = 1
    rows: int = 1
    inner: int = 0


def read_page(path: Path, content: bytes) -> Source:
    """What a web page says. Raises ImportProblem."""
    if len(content) > _LIMIT or content.count(b"<") > _MOST_TAGS:
        raise too_large(path)
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(_text(content).encode(), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise damaged(path) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise too_deep(path)
    reader = _PageReader()
    if root is not None:
        try:
            reader.read(root, _Look(), _Place())
        except RecursionError as error:
            raise too_deep(path) from error
        reader.end_line(_Place())
    lines, said = decoded(reader.found)
    return Source(lines, tuple(notice for notice in (said, *notices({"picture": reader.pictures})) if notice))


def read_web_archive(path: Path, content: bytes) -> Source:
    """What the page in a web archive says. Raises ImportProblem."""
    if len(content) > _LIMIT:
        raise too_large(path)
    try:
        message = BytesParser(policy=policy.default).parsebytes(content)
        for part in message.walk():
            if isinstance(part, EmailMessage) and part.get_content_type() in ("text/html", "application/xhtml+xml"):
                page = part.get_payload(decode=True)
                return read_page(path, page if isinstance(page, bytes) else b"")
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:  # the parser has no error of its own
        raise damaged(path) from error
    raise damaged(path)


def _text(content: bytes) -> str:
    """The page's characters; where it does not say how they are written, UTF-8 or else what Windows writes in Vietnam."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    named = _CHARSET.search(content[:_SIZE_OF_START])
    for name in (*([named[1].decode("ascii", "ignore")] if named else ()), "utf-8-sig", "cp1258"):
        try:
            return content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")


class _PageReader:
    """Walks the elements of a page. Blanks in a row are one, as a browser shows them."""

    def __init__(self) -> None:
        self.found: list[RawLine | SourceLine] = []
        self.pictures = 0
        self._runs: list[Run] = []
        self._mark = ""
        self._paragraphs = self._tables = 0

    def read(self, element: Any, look: _Look, place: _Place) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _UNSEEN or _is_hidden(element):
            return
        self.pictures += tag == "img"
        look = _looking(element, tag, look)
        if tag == "br":
            self.end_line(place)
        elif tag == "table":
            self.end_line(place)
            self._table(element, look, place)
        else:
            self._content(element, tag, look, place)

    def _content(self, element: Any, tag: str, look: _Look, place: _Place) -> None:
        if tag in _BLOCKS:
            self.end_line(place)
            place = _placed(element, tag, place)
        self._say(element.text, look)
        items = 0
        for child in element:
            items += child.tag == "li"
            if child.tag == "li":
                self.end_line(place)
                self._mark = f"{items}." if tag == "ol" else "•"
            self.read(child, look, place)
            self._say(child.tail, look)
        if tag in _BLOCKS:
            self.end_line(place)

    def _table(self, table: Any, look: _Look, place: _Place) -> None:
        self._tables += 1
        number, count = self._tables, 0
        taken: dict[int, int] = {}
        for row, element in enumerate(_rows(table), 1):
            column = 1
            for cell in element:
                if cell.tag not in ("td", "th"):
                    continue
                while taken.get(column, 0) >= row:
                    column += 1
                count += 1
                span, rows = (min(_count(cell.get(name)), 100) for name in ("colspan", "rowspan"))
                there = _Place(
                    table=number, row=row, cell=count, column=column, span=span, rows=rows, inner=place.inner + bool(place.table)
                )
                self._content(cell, cell.tag, _looking(cell, cell.tag, look), there)
                taken |= dict.fromkeys(range(column, column + span), row + rows - 1)
                column += span

    def _say(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        if not look.keeps_blanks:
            text = re.sub(r"[ \t\r\n\f]+", " ", text)
        first, *rest = text.split("\n")
        self._runs.append(Run(first, look.font, look.bold, look.italic, raised=look.raised))
        for piece in rest:
            self.end_line(_Place())
            self._runs.append(Run(piece, look.font, look.bold, look.italic, raised=look.raised))

    def end_line(self, place: _Place) -> None:
        """The line ends here; one without words is none."""
        runs, self._runs = self._runs, []
        if not any(run.text.strip() for run in runs):
            return
        self._paragraphs += 1
        mark, self._mark = self._mark, ""
        facts = {name: getattr(place, name) for name in place.__struct_fields__}
        self.found.append(RawLine(runs, mark, {**facts, "number": self._paragraphs, "automatic": bool(mark)}))


def _rows(table: Any) -> list[Any]:
    """The rows of a table and not those of tables in it."""
    found = []
    for child in table:
        if child.tag == "tr":
            found.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            found += [row for row in child if row.tag == "tr"]
    return found


def _is_hidden(element: Any) -> bool:
    style = element.get("style", "").lower().replace(" ", "")
    return "display:none" in style or "mso-hide:all" in style


def _looking(element: Any, tag: str, look: _Look) -> _Look:
    style = element.get("style", "")
    font = _FONT.search(style)
    name = font[1].strip() if font else (element.get("face") or look.font)
    bold = look.bold or tag in _BOLD or "font-weight:bold" in style.replace(" ", "")
    italic = look.italic or tag in _ITALIC or "font-style:italic" in style.replace(" ", "")
    return _Look(bold, italic, name, look.keeps_blanks or tag == "pre", look.raised or tag == "sup")


def _placed(element: Any, tag: str, place: _Place) -> _Place:
    aligned = f"{element.get('align', '')} {element.get('style', '').replace(' ', '')}".lower()
    centred = tag == "center" or aligned.startswith("center") or "text-align:center" in aligned
    right = aligned.startswith("right") or "text-align:right" in aligned
    level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal() else place.level
    return replace(place, centred=centred or (place.centred and not right), right=right, level=level)


def _count(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and 0 < len(text) < 4 and int(text) else 1
