"""A Word file as lines: paragraphs, table cells, text boxes and notes in the order of the document, then headers and footers.

What is tracked as inserted is read and what is tracked as deleted is not; automatic numbers and bullets become marks. Nothing that has
words is left out: what a reader does not see of it (hidden text, cells covered by merged ones) is said to be hidden.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from importers.contents import Source
from importers.lines import Part, SourceLine
from importers.word.fields import Fields
from importers.word.formats import NO_RUN, ParagraphFormat, paragraph_format, paragraph_upon, switched_hidden, upon
from importers.word.inline import Gathered, Inline, Note, Run, is_placeholder
from importers.word.letters import RawLine, as_written, decoded
from importers.word.maths import linear
from importers.word.names import COMPATIBLE, MATHS, RELATION, Element, W, chosen, value
from importers.word.notices import notices
from importers.word.numbering import Mark, Numbering
from importers.word.parts import Parts
from importers.word.sections import sections
from importers.word.styles import Style, Styles
from importers.word.tables import table_cells

_SKIPPED = {W + name for name in ("del", "moveFrom", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "pPr", "rPr")}
_INLINE = {W + name for name in ("r", "hyperlink", "fldSimple")}
_SHORTEST_TORN = 20
"""An upper part has two lines; what is shorter is a mark that nothing was typed behind."""
_NO_CONTENT: tuple[str, ...] = ("separator", "continuationSeparator", "continuationNotice")


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


class Reader:
    """Reads one document once. `embedded` reads files in it. `flat` is for a file of this program: tables and boxes in a cell
    count to that cell, and no letter is taken for one of an old encoding."""

    def __init__(self, parts: Parts, path: Path, embedded: Embedded, flat: bool = False) -> None:
        self._parts, self._path, self._embedded_lines, self._flat = parts, path, embedded, flat
        related = self._related
        self._styles = Styles(related("styles"), related("theme"))
        self._numbering = Numbering(related("numbering"), self._styles)
        self._counts: Counter[str] = Counter()
        self._found: list[RawLine | SourceLine] = []
        self._notes: list[Note] = []
        self._marks: dict[tuple[str, str], str] = {}
        self._paragraphs = self._tables = 0
        self._goes_on = False
        self._waiting: Gathered | None = None
        self._fresh = False
        self._below = NO_RUN

    def source(self) -> Source:
        """All that the file says. Raises ImportProblem."""
        main = self._parts.root(self._parts.main)
        assert main is not None, "a package without its main part is refused before"
        self._sections = sections(main)
        self._section = 0
        self._read(main, self._parts.main, Spot())
        del main  # a large tree, of which nothing more is needed
        for kind in ("footnotes", "endnotes", "comments"):
            self._read_notes(kind)
        if not self._flat:
            self._read_margins()
        lines, of_letters = (as_written(self._found), "") if self._flat else decoded(self._found)
        said = (of_letters, *notices(self._counts))
        return Source(lines, tuple(notice for notice in said if notice))

    # -------------------------------------------------------------- parts

    def _related(self, kind: str) -> Element | None:
        name = self._name_of(kind)
        return self._parts.root(name) if name else None

    def _name_of(self, kind: str) -> str:
        relations = self._parts.relations(self._parts.main).values()
        return next((each.target for each in relations if each.kind == kind and not each.outside), "")

    def _read(self, root: Element, part: str, spot: Spot) -> None:
        self._part = part
        self._inline = Inline(self._styles, self._parts, part, Fields(root), self._mark_of_note, self._counts)
        self._goes_on = False
        self._blocks(root, spot)

    def _read_notes(self, kind: str) -> None:
        root = self._related(kind)
        if root is None or (self._flat and kind == "comments"):
            return
        elements = {each.get(f"{W}id", ""): each for each in root if each.get(f"{W}type") not in _NO_CONTENT}
        named = [note.id for note in self._notes if note.kind == kind]
        part: Part = "comment" if kind == "comments" else "note"
        for id in dict.fromkeys((*named, *elements)):
            if id in elements:
                begin = len(self._found)
                self._read(elements[id], self._name_of(kind), Spot(part))
                self._put_mark(begin, self._marks.get((kind, id), ""))

    def _put_mark(self, begin: int, mark: str) -> None:
        """The mark that stands in the text stands before the note too."""
        first = self._found[begin] if begin < len(self._found) else None
        if isinstance(first, RawLine) and mark and not first.mark:
            first.mark = mark

    def _mark_of_note(self, kind: str, id: str) -> str:
        key = kind, id
        if key not in self._marks:
            self._marks[key] = f"[{len(self._marks) + 1}]"
        return self._marks[key]

    def _read_margins(self) -> None:
        """Headers and footers, each text once."""
        relations = self._parts.relations(self._parts.main)
        names = [(part, id) for section in self._sections for part, id in section.margins]
        seen: set[tuple[str, str]] = set()
        texts: set[tuple[str, tuple[str, ...]]] = set()
        for part, id in sorted(dict.fromkeys(names), key=lambda name: name[0] != "header"):
            relation = relations.get(id)
            root = self._parts.root(relation.target) if relation is not None and not relation.outside else None
            if relation is None or root is None or (part, relation.target) in seen:
                continue
            seen.add((part, relation.target))
            begin = len(self._found)
            self._read(root, relation.target, Spot("header" if part == "header" else "footer"))
            mine = [each for each in self._found[begin:] if not _counts_pages_only(each)]
            text = part, tuple(_text(each) for each in mine)
            self._found[begin:] = [] if text in texts else mine
            texts.add(text)

    # -------------------------------------------------------------- blocks

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
        content = self._parts.content(relation.target) if relation is not None and not relation.outside else None
        lines = self._embedded_lines(content, self._path) if content is not None else None
        if lines is None:
            self._counts["embedded"] += 1
            return
        for line in lines:
            there = {} if line.table else {"table": spot.table, "row": spot.row, "cell": spot.cell, "column": spot.column}
            shifted = {"number": line.number + self._paragraphs, "table": line.table + self._tables if line.table else 0, **there}
            self._found.append(replace(line, **shifted))
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
                self._found.append(RawLine(runs, text, {**facts, "automatic": bool(text), "new_page": self._taken(spot)}))
                text = ""
        if text and spot.table and not gathered.has_words:
            self._found.append(RawLine([], text, {**facts, "automatic": True}, lonely=True))
        if any(run.text.strip() for run in gathered.hidden):
            self._found.append(RawLine(gathered.hidden, "", {**facts, "part": "hidden"}))
        self._notes += gathered.notes
        there = replace(spot, part="box") if self._flat else Spot("box")
        for words in gathered.drawn_words:
            if words.strip():
                self._found.append(RawLine([Run(words)], "", self._facts(there, ParagraphFormat(), Style(), 0.0)))
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


def _counts_pages_only(line: RawLine | SourceLine) -> bool:
    """Whether a line has nothing but the number of the page."""
    if isinstance(line, SourceLine) or not any(run.counts_pages for run in line.runs):
        return False
    return not any(letter.isalnum() for run in line.runs if not run.counts_pages for letter in run.text)


def _text(line: RawLine | SourceLine) -> str:
    return line.words if isinstance(line, SourceLine) else "".join(run.text for run in line.runs)
