"""What a run or a paragraph says of its own look: its style's word and its own, each thing by itself, None where nothing is said."""

from msgspec import Struct
from msgspec.structs import astuple, replace

from importers.word.names import OFF, VAL, Element, W, number, switched, value

_MM_PER_TWIP = 25.4 / 1440
_MM = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "pi": 25.4 / 6}
_FARTHEST = 1000.0
_TOGGLES = {f"{W}b": "bold", f"{W}i": "italic", f"{W}caps": "caps", f"{W}smallCaps": "small", f"{W}vanish": "hidden"}
_STYLE, _FONTS, _ALIGNED = f"{W}rStyle", f"{W}rFonts", f"{W}vertAlign"


class RunFormat(Struct, frozen=True):
    """Of characters. `raised` are small above the line, as in m².

    `font` is the name of the one that shows letters above U+007F, or "+major" or "+minor" of the theme.
    """

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    small: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    font: str | None = None
    style: str = ""

    @property
    def capitals(self) -> bool:
        """Whether small letters are shown as capitals, whatever their size."""
        return bool(self.caps or self.small)


class ParagraphFormat(Struct, frozen=True):
    """Of a paragraph. `left` and `first` are millimetres, `first` from `left`; `outline` is 1 to 9, 0 that of plain text."""

    align: str | None = None
    left: float | None = None
    first: float | None = None
    new_page: bool | None = None
    outline: int | None = None
    list: str | None = None
    depth: int | None = None


NO_RUN = RunFormat()
NO_PARAGRAPH = ParagraphFormat()


def run_format(properties: Element | None) -> RunFormat:
    """What w:rPr says."""
    if properties is None or not len(properties):
        return NO_RUN
    said: dict[str, bool] = {}
    raised, font, style = None, None, ""
    for child in properties:
        toggle = _TOGGLES.get(child.tag)
        if toggle is not None:
            said[toggle] = child.get(VAL, "1") not in OFF
        elif child.tag == _STYLE:
            style = child.get(VAL, "")
        elif child.tag == _ALIGNED:
            raised = child.get(VAL) == "superscript"
        elif child.tag == _FONTS:
            font = _font(child)
    if not said and raised is None and font is None and not style:
        return NO_RUN
    return RunFormat(said.get("bold"), said.get("italic"), said.get("caps"), said.get("small"), said.get("hidden"), raised, font, style)


def _font(fonts: Element) -> str | None:
    for name in ("hAnsi", "ascii", "cs"):
        theme = fonts.get(f"{W}{name}Theme" if name != "cs" else f"{W}cstheme")
        if theme:
            return "+major" if theme.startswith("major") else "+minor"
        if font := fonts.get(W + name):
            return str(font)
    return None


def paragraph_format(properties: Element | None) -> ParagraphFormat:
    """What w:pPr says."""
    if properties is None or not len(properties):
        return NO_PARAGRAPH
    left, first = indents(properties)
    numbered = properties.find(f"{W}numPr")
    id, depth = (value(numbered, "numId"), value(numbered, "ilvl")) if numbered is not None else ("", "")
    outline = value(properties, "outlineLvl")
    return ParagraphFormat(
        value(properties, "jc") or None,
        left,
        first,
        switched(properties, "pageBreakBefore"),
        (number(outline, 9) + 1) % 10 if outline.isdecimal() and len(outline) == 1 else None,
        id or None,
        number(depth) if depth else None,
    )


def indents(properties: Element | None) -> tuple[float | None, float | None]:
    """Left edge, and that of the first line from there, in millimetres."""
    given = properties.find(f"{W}ind") if properties is not None else None
    if given is None:
        return None, None
    left = millimetres(given.get(f"{W}start") or given.get(f"{W}left"))
    hanging, first = millimetres(given.get(f"{W}hanging")), millimetres(given.get(f"{W}firstLine"))
    return left, first if hanging is None else -hanging


def millimetres(text: str | None) -> float | None:
    """A measure of Word: twentieths of a point, or a number with its unit, as the strict form writes it."""
    if not text:
        return None
    unit = _MM.get(text[-2:])
    try:
        length = float(text[:-2]) * unit if unit else float(text) * _MM_PER_TWIP
    except ValueError:
        return None
    return round(length, 2) if abs(length) < _FARTHEST else None


def upon(own: RunFormat, below: RunFormat) -> RunFormat:
    """What is said nearer counts before what is said farther away."""
    if below is NO_RUN or own is NO_RUN:
        return below if own is NO_RUN else own
    return RunFormat(*(mine if mine is not None else theirs for mine, theirs in zip(astuple(own), astuple(below), strict=True)))


def paragraph_upon(own: ParagraphFormat, below: ParagraphFormat) -> ParagraphFormat:
    """The same of paragraphs."""
    if below is NO_PARAGRAPH or own is NO_PARAGRAPH:
        return below if own is NO_PARAGRAPH else own
    return ParagraphFormat(*(mine if mine is not None else theirs for mine, theirs in zip(astuple(own), astuple(below), strict=True)))


def toggled(one: RunFormat, other: RunFormat) -> RunFormat:
    """Styles of paragraph and characters together: what both switch on is off again (ISO 29500-1, 17.7.3)."""
    if one is NO_RUN or other is NO_RUN:
        return other if one is NO_RUN else one
    return replace(
        upon(one, other),
        bold=bool(one.bold) != bool(other.bold),
        italic=bool(one.italic) != bool(other.italic),
        caps=bool(one.caps) != bool(other.caps),
        small=bool(one.small) != bool(other.small),
        hidden=bool(one.hidden) != bool(other.hidden),
    )


def switched_hidden(properties: Element | None, base: RunFormat) -> bool:
    """Whether the mark at the end of a paragraph is hidden, by its own word or by what is below it."""
    own = run_format(properties.find(f"{W}rPr")) if properties is not None else NO_RUN
    return bool(upon(own, base).hidden)
