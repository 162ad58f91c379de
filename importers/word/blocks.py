"""The blocks of a part: paragraphs, tables, what is in their cells and boxes, one after the other, each with where it stands."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from importers.lines import Part, SourceLine
from importers.word.fields import Fields
from importers.word.formats import NO_RUN, ParagraphFormat, paragraph_format, paragraph_upon, switched_hidden, upon
from importers.word.inline import Gathered, Inline, Note, Run, is_placeholder
from importers.word.letters import RawLine
from importers.word.maths import linear
from importers.word.names import COMPATIBLE, MATHS, RELATION, Element, W, chosen, value
from importers.word.numbering import Mark, Numbering
from importers.word.parts import Parts, related
from importers.word.sections import Section
from importers.word.styles import Style, Styles
from importers.word.tables import table_cells

_SKIPPED = {W + name for name in ("del", "moveFrom", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "pPr", "rPr")}
_INLINE = {W + name for name in ("r", "hyperlink", "fldSimple")}
_MOST_EMBEDDED = 20
"""Each may be as large as a whole file."""
_SHORTEST_TORN = 20
"""An upper part has two lines; what is shorter is a mark that nothing was typed behind."""

Embedded = Callable[[bytes, Path], tuple[SourceLine, ...] | None]
"""Reads a file that stands in the file; None where it is of a kind that is not read."""


class Spot(Struct, frozen=True):
    """Where in the file a paragraph stands; the fields of SourceLine."""

    part: Part = "body"
    table: int = 0
    row: int = 0
    cell: int = 0
    column: int = 0
    span: int = 1
    rows: int = 1
    inner: int = 0


class Blocks:
    """Walks the parts of one document in their order and puts what it finds into `found`.

    `notes` are the references to notes, `counts` how much there is of what has no words. `embedded` reads files in the file. `flat` counts
    tables and boxes in a cell to that cell.
    """

    def __init__(self, parts: Parts, path: Path, sections: tuple[Section, ...], embedded: Embedded, flat: bool) -> None:
        self._parts, self._path, self._sections, self._embedded_lines, self._flat = parts, path, sections, embedded, flat
        self._styles = Styles(related(parts, "styles"), related(parts, "theme"))
        self._numbering = Numbering(related(parts, "numbering"), self._styles)
        self.found: list[RawLine | SourceLine] = []
        self.notes: list[Note] = []
        self.counts: Counter[str] = Counter()
        self._marks: dict[tuple[str, str], str] = {}
        self._paragraphs = self._tables = self._section = 0
        self._goes_on = self._fresh = False
        self._waiting: Gathered | None = None
        self._below = NO_RUN

    def read(self, root: Element, part: str, spot: Spot) -> None:
        """Goes through an element of the part of that name."""
        self._part = part
        self._inline = Inline(self._styles, self._parts, part, Fields(root), self.mark_of_note, self.counts)
        self._goes_on = False
        self._blocks(root, spot)

    def mark_of_note(self, kind: str, id: str) -> str:
        """What stands in the text where it refers to a note: they are counted as they come."""
        return self._marks.setdefault((kind, id), f"[{len(self._marks) + 1}]")

    def _blocks(self, parent: Element, spot: Spot) -> None:
        """The content of the document, a cell, a box, a note: paragraphs are not joined across its end."""
        waiting, self._waiting = self._waiting, None
        self._children(parent, spot)
        self._end_waiting(spot)
        self._waiting = waiting

    def _children(self, parent: Element, spot: Spot) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, spot)
            elif tag == f"{W}tbl":
                self._end_waiting(spot)
                self._table(child, spot)
            elif tag in _SKIPPED or not isinstance(tag, str) or not (len(child) or tag == f"{W}altChunk"):
                continue
            elif tag == f"{W}sdt":
                if not is_placeholder(child):
                    self._children(child, spot)
            elif tag == f"{COMPATIBLE}AlternateContent":
                form = chosen(child)
                if form is not None:
                    self._children(form, spot)
            elif tag == f"{W}altChunk":
                self._end_waiting(spot)
                self._embedded(child, spot)
            elif tag in _INLINE:
                self._loose(parent, spot)
                return
            elif tag.startswith(MATHS):
                self._emit(Gathered([[Run(linear(child))]]), spot)
            else:
                self._children(child, spot)

    def _loose(self, parent: Element, spot: Spot) -> None:
        """Runs that stand in no paragraph, which a broken writer leaves."""
        gathered = Gathered()
        self._inline.read(parent, self._styles.paragraph("").run, gathered)
        self._emit(gathered, spot)

    def _table(self, table: Element, spot: Spot) -> None:
        self._tables += 1
        id, inner, below = self._tables, spot.inner + 1 if spot.table else 0, self._below
        first, others = self._styles.table(table.find(f"{W}tblPr"))
        for at, cell in enumerate(table_cells(table), 1):
            self._below = first if cell.row == 1 else others
            there = Spot(spot.part, id, cell.row, at, cell.column, cell.span, cell.rows, inner)
            if self._flat and spot.table:
                there = spot
            self._blocks(cell.element, replace(there, part="hidden") if cell.hidden else there)
            for covered in cell.covered or ():
                self._blocks(covered, replace(there, part="hidden"))
        self._below = below

    def _embedded(self, chunk: Element, spot: Spot) -> None:
        """A file in the file, which Word would show as part of it."""
        relation = self._parts.relations(self._part).get(chunk.get(f"{RELATION}id", ""))
        self.counts["chunk"] += 1
        read = relation is not None and not relation.outside and self.counts["chunk"] <= _MOST_EMBEDDED
        content = self._parts.content(relation.target) if relation is not None and read else None
        lines = self._embedded_lines(content, self._path) if content is not None else None
        if lines is None:
            self.counts["embedded"] += 1
            return
        for line in lines:
            there = {} if line.table else {"table": spot.table, "row": spot.row, "cell": spot.cell, "column": spot.column}
            shifted = {"number": line.number + self._paragraphs, "table": line.table + self._tables if line.table else 0, **there}
            self.found.append(replace(line, **shifted))
        self._paragraphs += max((line.number for line in lines), default=0)
        self._tables += max((line.table for line in lines), default=0)

    # -------------------------------------------------------------- paragraphs

    def _paragraph(self, paragraph: Element, spot: Spot) -> None:
        properties = paragraph.find(f"{W}pPr")
        own = paragraph_format(properties)
        style_id = value(properties, "pStyle")
        style = self._styles.paragraph(style_id)
        look = paragraph_upon(own, style.paragraph)
        gathered = self._waiting or Gathered()
        self._waiting = None
        if not self._goes_on:
            self._paragraphs += 1
        self._goes_on = False
        base = upon(style.run, self._below)
        self._inline.read(paragraph, base, gathered)
        if look.new_page and spot.part == "body":
            self._fresh = True
        if properties is not None and _joins_the_next(properties):
            self._waiting = None if gathered.is_empty else gathered
            self._goes_on = self._waiting is not None
        else:
            unseen = not gathered.has_words and switched_hidden(properties, base)
            mark = None if unseen else self._numbering.mark((own.list, own.depth), style_id, style)
            self._emit(gathered, spot, look, style, mark, _indent(own, style, mark))
        if properties is not None and properties.find(f"{W}sectPr") is not None and spot.part == "body":
            self._end_section(gathered)

    def _end_section(self, last: Gathered) -> None:
        self._section = min(self._section + 1, len(self._sections) - 1)
        self._fresh = self._fresh or self._sections[self._section].new_page
        if self._flat:  # LibreOffice tears a paragraph where another page style begins; its upper part ends with a blank
            text = "".join(run.text for line in last.lines for run in line)
            self._goes_on = text.endswith(" ") and len(text) > _SHORTEST_TORN

    def _end_waiting(self, spot: Spot) -> None:
        """A paragraph whose mark is gone and which nothing follows that it could be joined with."""
        waiting, self._waiting = self._waiting, None
        self._goes_on = False
        if waiting is not None:
            self._emit(waiting, spot)

    def _emit(
        self,
        gathered: Gathered,
        spot: Spot,
        look: ParagraphFormat = ParagraphFormat(),
        style: Style = Style(),
        mark: Mark | None = None,
        indent: float = 0.0,
    ) -> None:
        facts = self._facts(spot, look, style, indent)
        text = mark.text if mark is not None else ""
        for at, runs in enumerate(gathered.lines):
            self._fresh = self._fresh or (at in gathered.fresh and spot.part == "body")
            if any(run.text.strip() for run in runs):
                self.found.append(RawLine(runs, text, {**facts, "automatic": bool(text), "new_page": self._taken(spot)}))
                text = ""
        if text and spot.table and not gathered.has_words:
            self.found.append(RawLine([], text, {**facts, "automatic": True}, lonely=True))
        if any(run.text.strip() for run in gathered.hidden):
            self.found.append(RawLine(gathered.hidden, "", {**facts, "part": "hidden"}))
        self.notes += gathered.notes
        there = replace(spot, part="box") if self._flat else Spot("box")
        for words in gathered.drawn_words:
            if words.strip():
                self.found.append(RawLine([Run(words)], "", self._facts(there, ParagraphFormat(), Style(), 0.0)))
        for box in gathered.boxes:
            self._blocks(box, there)

    def _facts(self, spot: Spot, look: ParagraphFormat, style: Style, indent: float) -> dict[str, object]:
        return {
            "level": style.heading or look.outline or 0, "centred": look.align == "center", "right": look.align in ("right", "end"),
            "number": self._paragraphs, "part": spot.part, "table": spot.table, "row": spot.row, "cell": spot.cell, "column": spot.column,
            "span": spot.span, "rows": spot.rows, "inner": spot.inner, "indent": indent,
            "landscape": self._sections[self._section].landscape,
        }  # fmt: skip

    def _taken(self, spot: Spot) -> bool:
        """Whether a page begins here, which the next line does not say again."""
        fresh = self._fresh and spot.part == "body"
        if spot.part == "body":
            self._fresh = False
        return fresh


def _joins_the_next(properties: Element) -> bool:
    """Whether the mark at the end is tracked as deleted, or this is the big first letter of the next paragraph."""
    mark = properties.find(f"{W}rPr")
    if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
        return True
    frame = properties.find(f"{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")


def _indent(own: ParagraphFormat, style: Style, mark: Mark | None) -> float:
    """The left edge of the first line: the paragraph's own word, then its list's and its style's, whichever is nearer."""
    below = style.paragraph
    if mark is None:
        listed: tuple[float | None, float | None] = (None, None)
    else:
        listed = mark.left, mark.first
    order = (listed, (below.left, below.first)) if own.list is not None else ((below.left, below.first), listed)
    lefts, firsts = zip((own.left, own.first), *order, strict=True)
    left, first = (next((each for each in edges if each is not None), 0.0) for edges in (lefts, firsts))
    return round(left + first, 2)
