"""The styles of a Word file: what each one says with all that it is based on."""

from msgspec import Struct

from importers.word.formats import (
    NO_PARAGRAPH,
    NO_RUN,
    ParagraphFormat,
    RunFormat,
    paragraph_format,
    paragraph_upon,
    run_format,
    toggled,
    upon,
)
from importers.word.names import DRAWING, OFF, VAL, Element, W, value

_FIRST_ROW = 0x0020
_DEEPEST = 20
"""Styles may be based on one another in a ring; Word itself allows eleven."""


class Style(Struct, frozen=True):
    """A style with what it inherits. `heading` is 1 to 9 where it is one of Word's headings or based on one.

    `named_by` is the id of the style, this one or one that it is based on, that names its list.
    """

    run: RunFormat = NO_RUN
    paragraph: ParagraphFormat = NO_PARAGRAPH
    heading: int = 0
    named_by: str = ""
    first_row: RunFormat = NO_RUN


_PLAIN = Style()


class Styles:
    """The styles of one file by id; an id that there is not is that of plain text."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self._default = ""
        self._below = NO_RUN, NO_PARAGRAPH
        self._theme = _theme_fonts(theme)
        if root is None:
            return
        for style in root.iterchildren(f"{W}style"):
            kind, id = style.get(f"{W}type", "paragraph"), style.get(f"{W}styleId", "")
            self._elements[kind, id] = style
            if kind == "paragraph" and style.get(f"{W}default", "0") not in OFF:
                self._default = id
        run, paragraph = (root.find(f"{W}docDefaults/{W}{name}Default/{W}{name}") for name in ("rPr", "pPr"))
        self._below = run_format(run), paragraph_format(paragraph)

    def paragraph(self, id: str) -> Style:
        """A paragraph style with the defaults of the document."""
        return self._style("paragraph", id if ("paragraph", id) in self._elements else self._default)

    def list_of(self, id: str) -> str:
        """The list that a list style stands for."""
        element = self._elements.get(("numbering", id))
        return value(element.find(f"{W}pPr/{W}numPr") if element is not None else None, "numId")

    def run(self, base: RunFormat, own: RunFormat) -> RunFormat:
        """The look of a run: its own word upon its style's upon its paragraph's."""
        if own.style:
            base = toggled(base, self._style("character", own.style).run)
        return upon(own, base)

    def table(self, properties: Element | None) -> tuple[RunFormat, RunFormat]:
        """What the style of a table says of the letters in its first row, and of all others."""
        id = value(properties, "tblStyle")
        style = self._style("table", id) if id else _PLAIN
        return (upon(style.first_row, style.run) if _marks_first_row(properties) else style.run), style.run

    def font(self, name: str | None) -> str:
        """The font's name, that of the theme where only the theme is named."""
        return self._theme.get(name, name) if name else ""

    def _style(self, kind: str, id: str) -> Style:
        known = self._known.get((kind, id))
        if known is None:
            known = self._known[kind, id] = self._with_all_below(kind, id)
        return known

    def _with_all_below(self, kind: str, id: str) -> Style:
        chain: list[tuple[str, Element]] = []
        while (element := self._elements.get((kind, id))) is not None and len(chain) < _DEEPEST:
            chain.append((id, element))
            id = value(element, "basedOn")
        run, paragraph = self._below if kind == "paragraph" else (NO_RUN, NO_PARAGRAPH)
        heading, named_by, first_row = 0, "", NO_RUN
        for id, element in reversed(chain):
            own = paragraph_format(element.find(f"{W}pPr"))
            run, paragraph = upon(run_format(element.find(f"{W}rPr")), run), paragraph_upon(own, paragraph)
            heading = _heading(value(element, "name")) or heading
            named_by = id if own.list is not None else named_by
            if kind == "table":
                first_row = upon(_first_row(element), first_row)
        return Style(run, paragraph, heading, named_by, first_row)


def _first_row(style: Element) -> RunFormat:
    for part in style.iterchildren(f"{W}tblStylePr"):
        if part.get(f"{W}type") == "firstRow":
            return run_format(part.find(f"{W}rPr"))
    return NO_RUN


def _marks_first_row(properties: Element | None) -> bool:
    """Whether a table shows its first row as its style wants it."""
    look = properties.find(f"{W}tblLook") if properties is not None else None
    if look is None:
        return False
    told = look.get(f"{W}firstRow")
    return told not in OFF if told is not None else bool(_FIRST_ROW & _hexadecimal(look.get(VAL, "")))


def _hexadecimal(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0


def _heading(name: str) -> int:
    word, _space, number = name.lower().rpartition(" ")
    return int(number) if word == "heading" and number in "123456789" and number else 0


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    if theme is None:
        return {}
    found = {kind: theme.find(f".//{DRAWING}{kind}Font/{DRAWING}latin") for kind in ("major", "minor")}
    return {f"+{kind}": latin.get("typeface", "") for kind, latin in found.items() if latin is not None}
