"""What stands in a paragraph: its runs with their look, broken where lines break, and what hangs on it."""

from collections import Counter
from collections.abc import Callable

from msgspec import Struct, field
from msgspec.structs import replace

from importers.word.drawings import drawn
from importers.word.fields import Fields
from importers.word.formats import RunFormat, run_format
from importers.word.maths import linear
from importers.word.names import COMPATIBLE, MATHS, SPACE, VAL, Element, W, chosen
from importers.word.parts import Parts
from importers.word.styles import Styles

_GONE = {W + name for name in ("del", "moveFrom", "pPr", "sdtPr", "sdtEndPr", "rubyPr", "customXmlPr", "smartTagPr", "rPr")}
_EDGE = " \t\r\n"
_BLANKS = str.maketrans("\t\r\n", "   ")
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_BREAK = "\n"
_LONGEST_RUN = 2000
"""Characters; a paragraph of very many runs would be copied with each of them."""


class Run(Struct):
    """Characters of one look. `counts_pages` says that Word counts them page by page."""

    text: str
    font: str = ""
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    raised: bool = False
    counts_pages: bool = False


class Note(Struct, frozen=True):
    """Where a paragraph refers to a note: of which kind, which one, the mark that is left in the text."""

    kind: str
    id: str
    mark: str


class Gathered(Struct):
    """A paragraph as it was read. `fresh` are the lines, from 0, that a break puts on a new page."""

    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    fresh: set[int] = field(default_factory=set)
    hidden: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    drawn_words: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def has_words(self) -> bool:
        """Whether a reader sees anything written."""
        return any(run.text.strip() for line in self.lines for run in line)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is there at all, seen or not."""
        return not (self.has_words or self.hidden or self.boxes or self.drawn_words or self.notes)


class Inline:
    """Reads paragraphs of one part. `marked` gives the mark of a note, `counts` is told of what has no words."""

    def __init__(
        self, styles: Styles, parts: Parts, part: str, fields: Fields, marked: Callable[[str, str], str], counts: Counter[str]
    ) -> None:
        self._styles, self._parts, self._part, self._fields = styles, parts, part, fields
        self._marked, self._counts = marked, counts

    def read(self, parent: Element, base: RunFormat, into: Gathered) -> None:
        """Adds what a paragraph, or an element in one, holds; what is tracked as deleted is not there."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, base, into)
            elif tag in _GONE or not isinstance(tag, str):
                continue
            elif tag == f"{W}sdt":
                self._control(child, base, into)
            elif tag == f"{W}fldSimple":
                with self._fields.simple(child.get(f"{W}instr", "")):
                    self.read(child, base, into)
            elif tag == f"{COMPATIBLE}AlternateContent":
                form = chosen(child)
                if form is not None:
                    self.read(form, base, into)
            elif tag.startswith(MATHS):
                self._say(linear(child) or " ", base, into)
            elif tag == f"{W}subDoc":
                self._counts["subdocument"] += 1
            elif len(child):
                self.read(child, base, into)

    def _ruby(self, part: Element, look: RunFormat, into: Gathered) -> None:
        """Words, and in brackets the small ones that stand above them."""
        above = part.tag == f"{W}rt"
        self._say("(" if above else "", look, into)
        self.read(part, look, into)
        self._say(")" if above else "", look, into)

    def _control(self, control: Element, base: RunFormat, into: Gathered) -> None:
        if not is_placeholder(control):
            self.read(control, base, into)

    def _run(self, run: Element, base: RunFormat, into: Gathered) -> None:
        own = run_format(run.find(f"{W}rPr"))
        look = self._styles.run(base, own)
        text = ""
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                text += _text(child)
            elif tag in _SIGNS:
                text += _SIGNS[tag]
            elif tag != f"{W}rPr" and isinstance(tag, str):
                self._say(text, look, into)
                text = ""
                self._special(child, tag, look, into)
        self._say(text, look, into)

    def _special(self, child: Element, tag: str, look: RunFormat, into: Gathered) -> None:
        match tag.rpartition("}")[2]:
            case "fldChar":
                self._say(self._fields.turn(child), look, into)
            case "instrText":
                self._fields.instruct(child.text or "")
            case "br":
                self._break(child.get(f"{W}type") == "page", look, into)
            case "sym":
                self._symbol(child, look, into)
            case "footnoteReference" | "endnoteReference":
                self._note(_NOTES.get(tag, ""), child, look, into)
            case "commentReference":
                into.notes.append(Note("comments", child.get(f"{W}id", ""), ""))
            case "AlternateContent":
                self._alternates(child, look, into)
            case "ruby":
                for part in (*child.iterchildren(f"{W}rubyBase"), *child.iterchildren(f"{W}rt")):
                    self._ruby(part, look, into)
            case "drawing" | "pict" | "object" | "txbxContent":
                found = drawn(child, self._parts, self._part)
                into.boxes += found.boxes
                into.drawn_words += found.words
                self._counts.update(found.counts)

    def _alternates(self, alternates: Element, look: RunFormat, into: Gathered) -> None:
        form = chosen(alternates)
        for child in form if form is not None else ():
            if child.tag == f"{W}t":
                self._say(_text(child), look, into)
            elif child.tag in _SIGNS:
                self._say(_SIGNS[child.tag], look, into)
            elif child.tag == f"{W}r":
                self._run(child, look, into)
            else:
                self._special(child, child.tag, look, into)

    def _symbol(self, symbol: Element, look: RunFormat, into: Gathered) -> None:
        code, font = symbol.get(f"{W}char", ""), symbol.get(f"{W}font", "")
        try:
            char = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        if not "\ud800" <= char <= "\udfff":
            self._say(char, look, into, font)

    def _note(self, kind: str, reference: Element, look: RunFormat, into: Gathered) -> None:
        if self._fields.hidden:
            return
        id = reference.get(f"{W}id", "")
        mark = self._marked(kind, id)
        into.notes.append(Note(kind, id, mark))
        self._say(mark, look, into)

    def _break(self, page: bool, look: RunFormat, into: Gathered) -> None:
        if self._fields.hidden or look.hidden:
            return
        into.lines.append([])
        if page:
            into.fresh.add(len(into.lines) - 1)

    def _say(self, text: str, look: RunFormat, into: Gathered, font: str = "") -> None:
        if not text or self._fields.hidden:
            return
        self._fields.say()
        first, *rest = text.split(_BREAK)
        font = font or self._styles.font(look.font)
        for at, piece in enumerate((first, *rest)):
            run = Run(piece, font, bool(look.bold), bool(look.italic), look.capitals, bool(look.raised), self._fields.counts_pages)
            if look.hidden:
                into.hidden.append(run)
                continue
            if at:
                into.lines.append([])
            if piece:
                _put(run, into.lines[-1])


def _put(run: Run, line: list[Run]) -> None:
    """Word cuts runs anywhere; those of one look are one."""
    last = line[-1] if line else None
    if last is not None and len(last.text) < _LONGEST_RUN and replace(last, text="") == replace(run, text=""):
        last.text += run.text
    else:
        line.append(run)


def is_placeholder(control: Element) -> bool:
    """Whether a content control only shows what may be typed there ("Bấm vào đây để nhập chữ")."""
    shown = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    return shown is not None and shown.get(VAL, "1") not in ("0", "false", "off")


def _text(element: Element) -> str:
    """The characters of w:t: blanks at its ends count only where the file says so, line ends in it are blanks."""
    text: str = element.text or ""
    if text[:1] in _EDGE or text[-1:] in _EDGE:
        preserved = element.get(SPACE)
        if preserved is None:
            preserved = next((each.get(SPACE) for each in element.iterancestors() if each.get(SPACE)), None)
        if preserved != "preserve":
            text = text.strip(_EDGE)
    return text.translate(_BLANKS) if "\n" in text or "\t" in text or "\r" in text else text
