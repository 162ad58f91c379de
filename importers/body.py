"""The body of a report from its lines: opening, headings, items with their levels, cited documents, figures."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from importers.figures import FigureReader, with_period, with_tokens
from importers.headings import Heading, Headings, missing_into, resolved
from importers.lines import DASHES, PLUSES, SourceLine, first_words, unfinished, words_of
from models.citation import Citation, read_citation
from models.definition import ReportDefinition
from models.document import LETTERS, list_mark
from models.period import Period
from models.report import OPENING, FigureValue, Item, ItemLevel, Section
from models.text import plain

_LEVELS: dict[str, ItemLevel] = {**dict.fromkeys(DASHES, "dash"), **dict.fromkeys(PLUSES, "plus")}
_SENTENCE_BREAK = (". ", "; ")


class Body(Struct, frozen=True):
    """What was read of the body; `headings` counts those that stood in the file, `unplaced` are lines that fitted nowhere."""

    opening: tuple[Item, ...]
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    figures: dict[str, FigureValue]
    headings: int
    unplaced: tuple[str, ...]


class _Raw(Struct):
    """An item before its text is looked into."""

    level: ItemLevel
    markup: str
    joins: bool = True


class _Open:
    """A section that is being filled; it counts numbers and letters as the paper will."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.items: list[_Raw] = []
        self._number = self._letter = 0

    def add(self, line: SourceLine) -> None:
        """Puts a line in as an item, or behind the item whose sentence it goes on with."""
        if not line.list_mark and self._goes_on(line):
            self.items[-1].markup += f" {line.body}"
            return
        level = self._level(line.list_mark)
        self.put(_Raw(level, line.markup if level == "paragraph" else line.body))

    def put(self, item: _Raw) -> None:
        """Puts an item at the end."""
        self._number = self._number + 1 if item.level == "number" else self._number if item.level == "letter" else 0
        self._letter = self._letter + 1 if item.level == "letter" else 0
        self.items.append(item)

    def _goes_on(self, line: SourceLine) -> bool:
        """A sentence that was cut in two, by the foot of a page or a stray paragraph mark."""
        last = self.items[-1] if self.items else None
        return last is not None and last.joins and line.words[:1].islower() and unfinished(plain(last.markup))

    def _level(self, mark: str) -> ItemLevel:
        """The level whose mark on the paper is the one in the file; a number out of turn stays in the text."""
        if mark in _LEVELS:
            return _LEVELS[mark]
        if mark in (f"{self._number + 1}.", f"{self._number + 1})"):
            return "number"
        if mark == f"{LETTERS[self._letter % len(LETTERS)]})":
            return "letter"
        return "paragraph"


class BodyReader:
    """Reads the lines between the head and the tail."""

    def __init__(self, definition: ReportDefinition, period: Period) -> None:
        self._definition = definition
        self._period = period
        self._headings = Headings(definition, period)
        self._parts = [_Open(Section(OPENING, "", ""))]
        self._found = 0
        self._unplaced: list[str] = []

    def read(self, lines: Sequence[SourceLine]) -> None:
        """Takes all lines in, in their order; rows of tables go behind one another as paragraphs of the section they stand in."""
        for (table, _row), group in groupby(enumerate(lines), key=lambda pair: (pair[1].table, pair[1].row)):
            if table:
                self._add_row([line for _at, line in group])
            else:
                for at, line in group:
                    self._add(line, lines[at + 1] if at + 1 < len(lines) else None)

    def _add_row(self, cells: list[SourceLine]) -> None:
        cited = _citation_of(cells[0]) if len(cells) == 1 else None
        if cited or (len(cells) == 1 and cells[0].list_mark):
            self._parts[-1].add(cells[0])
        else:
            self._put_unplaced(" | ".join(cell.markup for cell in cells), cells[0])

    def _add(self, line: SourceLine, below: SourceLine | None) -> None:
        heading = self._headings.read(line, below)
        if heading is None:
            self._parts[-1].add(line)
        else:
            self._found += 1
            self._parts.append(_Open(self._section(heading)))

    def add_unplaced(self, line: SourceLine, part: int = -1) -> None:
        """Keeps a line that fits nowhere as a paragraph at the end of a part: 0 is the opening, -1 the last section."""
        self._put_unplaced(line.markup, line, part)

    def _put_unplaced(self, markup: str, line: SourceLine, part: int = -1) -> None:
        self._parts[part].put(_Raw("paragraph", markup, joins=False))
        self._unplaced.append(f"{line.where}: {first_words(markup)}")

    def _section(self, heading: Heading) -> Section:
        known = heading.known
        if known is None:
            return Section(f"muc-{self._found}", heading.number, heading.title, heading.level)
        same = words_of(plain(heading.title)) == words_of(resolved(known.title, self._period))
        title = known.title if same else with_period(heading.title, known.title, self._period)
        return Section(known.id, heading.number, title, known.level)

    def body(self) -> Body:
        """Everything that was taken in; headings of the definition that the file lacks are there without items."""
        finder = FigureReader(self._definition, self._period)
        raw = [(part.section.id, item) for part in self._parts for item in part.items]
        cited = _each_once({index: found for index, (_section, item) in enumerate(raw) if (found := _read_cited(item, f"c{index}"))})
        placed = finder.read([("", "") if index in cited else (section, item.markup) for index, (section, item) in enumerate(raw)])
        figures = {each.token: FigureValue(each.value, "imported") for found in placed.values() for each in found if each.value is not None}
        sections, index = [], 0
        for part in self._parts:
            items = []
            for item in part.items:
                items.append(_item(index, item, cited.get(index), with_tokens(item.markup, placed.get(index, ()))))
                index += 1
            sections.append(replace(part.section, items=_with_end_marks(tuple(items), part.items)))
        opening, *others = sections
        citations = tuple(replace(citation, id=f"c{number}") for number, citation in enumerate(cited.values(), 1))
        return Body(
            _renamed(self._opening(opening.items), cited),
            tuple(replace(section, items=_renamed(section.items, cited)) for section in self._completed(others)),
            citations,
            figures,
            self._found,
            tuple(self._unplaced),
        )

    def _opening(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """The opening's paragraphs, with the period's tokens where the definition's own opening has them."""
        wordings = dict(zip((item.id for item in items), self._definition.opening, strict=False))
        return tuple(replace(item, text=with_period(item.text, wordings.get(item.id, ""), self._period)) for item in items)

    def _completed(self, sections: list[Section]) -> Iterable[Section]:
        blank = {known.id: Section(known.id, known.number, known.title, known.level) for known in self._definition.sections}
        own = {section.id: section for section in sections}
        return (own.get(id) or blank[id] for id in missing_into(list(own), blank))


def _item(index: int, raw: _Raw, cited: Citation | None, text: str) -> Item:
    if cited is None:
        return Item(f"i{index + 1}", raw.level, text, origin="imported", review=True)
    return Item(f"i{index + 1}", raw.level, "", cited.id, origin="imported", review=True)


def _with_end_marks(items: tuple[Item, ...], raw: list[_Raw]) -> tuple[Item, ...]:
    """Cited documents keep the end mark of the file where the list would set another."""
    result = []
    for index, item in enumerate(items):
        end = end_mark(raw[index].markup) if item.citation else ""
        result.append(replace(item, text=end) if end and end != list_mark(items, index) else item)
    return tuple(result)


def end_mark(markup: str) -> str:
    """The marks that a text ends with."""
    text = plain(markup).rstrip()
    return text[len(text.rstrip(";.,")) :]


def _renamed(items: tuple[Item, ...], cited: dict[int, Citation]) -> tuple[Item, ...]:
    names = {citation.id: f"c{number}" for number, citation in enumerate(cited.values(), 1)}
    return tuple(replace(item, citation=names[item.citation]) if item.citation else item for item in items)


def _each_once(cited: dict[int, Citation]) -> dict[int, Citation]:
    """The same without what is cited in full once more: the paper would write it short, and the file's own words shall stay."""
    seen: set[tuple[str, ...]] = set()
    kept = {}
    for index, citation in cited.items():
        if citation.identity not in seen or citation.text == citation.short:
            kept[index] = citation
        seen.add(citation.identity)
    return kept


def _citation_of(line: SourceLine) -> Citation | None:
    return _read_cited(_Raw("plus", line.body), "")


def _read_cited(raw: _Raw, id: str) -> Citation | None:
    """The document that an item of a list is; every word of the item must come back from its parts."""
    return None if raw.level == "paragraph" or not raw.joins else cited_document(raw.markup, id)


def cited_document(markup: str, id: str) -> Citation | None:
    """The document that a text is, and nothing else."""
    citation = read_citation(markup, id)
    if citation is None or any(mark in citation.subject for mark in _SENTENCE_BREAK):
        return None
    return citation if words_of(plain(citation.text)) == words_of(plain(markup)) else None
