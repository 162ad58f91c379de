"""Report: one frozen value that holds everything a report says. Edits return a new Report."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from models.citation import Citation
from models.errors import NoSuchPlace
from models.language import _
from models.marks import Marks
from models.numerals import read_number
from models.paper import Paper, fitted
from models.period import Period
from models.text import tokens
from models.text_table import TextTable, with_table_texts

FORMAT = "sobaocao/1"
BASES, OPENING = "bases", "opening"
"""The names of two lists of items beside those of the sections and annexes: căn cứ and the opening."""

State = Literal["draft", "checked", "printed", "issued", "replaced"]
ItemLevel = Literal["paragraph", "dash", "plus", "number", "letter"]
Origin = Literal["typed", "default", "calculated", "carried", "imported"]
Outcome = Literal["open", "done", "continued", "dropped"]


class Letterhead(Struct, frozen=True):
    """Who reports, under which number, where and when. `typed_date` keeps a date that names no day until it is mended.

    `issuer_in_text` is the issuer's name as a sentence writes it ("Sở Ngoại vụ"), where the program's own guess is not right.
    """

    superior: str = ""
    issuer: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    date: datetime.date | None = None
    typed_date: str = ""
    issuer_in_text: str = ""


class Item(Struct, frozen=True):
    """A bullet or paragraph: marked-up text, or a cited document followed by `text` (mostly its end mark, or nothing).

    Where `text` is empty behind a citation, the end mark is set by the list: ";" while it goes on, "." at its end. Of an item with a
    `table`, the text is what stands above the table.
    `review` asks the clerk to look at it; `note` is the clerk's own and never printed.
    """

    id: str
    level: ItemLevel = "paragraph"
    text: str = ""
    citation: str | None = None
    origin: Origin = "typed"
    review: bool = False
    note: str = ""
    table: str | None = None


class Section(Struct, frozen=True):
    """A heading and the items under it. Level 1 is "I.", 2 is "1.", 3 is "2.1.", 4 is "a)"; one whose number is "Phần I" is a part."""

    id: str
    number: str
    title: str
    level: int = 1
    items: tuple[Item, ...] = ()


class Annex(Struct, frozen=True):
    """A phụ lục: its title, the items in it, whether its pages lie on their side, and whether the table of figures stands at its end.

    `frozen` is the id of that table as it stood when the report was issued, `notes` what stood below it: what is issued never changes,
    whatever becomes of the earlier reports beside it.
    """

    id: str
    title: str = ""
    items: tuple[Item, ...] = ()
    landscape: bool = False
    figures: bool = False
    frozen: str | None = None
    notes: tuple[str, ...] = ()


class FigureValue(Struct, frozen=True):
    """What a report says of a figure. `typed` keeps what could not be read as a number until it is mended.

    `reason` is why its warnings were accepted and goes with the value; `note` is the clerk's own and never printed. `review` asks the clerk
    to look at a value that came along from an earlier report.
    """

    value: Decimal | None = None
    origin: Origin = "typed"
    reason: str | None = None
    typed: str = ""
    note: str = ""
    review: bool = False


class Signature(Struct, frozen=True):
    """Who signs. `authority` is "", or the prefix and the head's title: "KT. GIÁM ĐỐC" (NĐ 30/2020, Phụ lục I, II.7).

    `post` is another post of the signer, above the name (ô 7b): who signs for a council names the post in the office too.
    """

    authority: str = ""
    title: str = ""
    name: str = ""
    post: str = ""


class Acceptance(Struct, frozen=True):
    """Why a warning stands as it is. `about` is the text that it was said of: another text is asked about anew."""

    code: str
    where: str
    about: str
    reason: str


class Task(Struct, frozen=True):
    """What the prior report planned, as markup, and what became of it: nobody has said yet, done, goes on, dropped.

    `item` is the id of the item that it became in this report; nothing while it became none.
    """

    id: str
    text: str
    level: ItemLevel = "number"
    outcome: Outcome = "open"
    item: str = ""


class Source(Struct, frozen=True):
    """The earlier report that this one started from: its name in the store, its period, the version of its definition.

    `older` are periods before that one of which it still held plain words.
    """

    report: str
    period: str
    definition_version: int = 1
    older: tuple[str, ...] = ()

    def periods(self) -> tuple[str, ...]:
        """Every period of which plain words may have come along, by its code."""
        return (self.period, *self.older)


class Amendment(Struct, frozen=True):
    """The issued report that this one replaces, by its name in the store, and why (NĐ 30/2020, Điều 18)."""

    report: str
    reason: str = ""


class Report(Struct, frozen=True, kw_only=True):
    """A periodic report of one office for one period.

    `edition` tells several reports of one kind and period apart, counted from 1: second drafts, amended reports. `replaced_by` is the name
    of the report that replaced this one. `tasks` are what the prior report planned. `bases` are the căn cứ, `tables` those that items show,
    `cosignature` is a second signer's, beside the first one.
    """

    format: str = FORMAT
    definition: str
    definition_version: int = 1
    period: str
    state: State = "draft"
    letterhead: Letterhead = Letterhead()
    subject: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[Item, ...] = ()
    opening: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()
    figures: dict[str, FigureValue] = {}
    citations: tuple[Citation, ...] = ()
    closing: str = ""
    recipients: tuple[str, ...] = ()
    signature: Signature = Signature()
    accepted: tuple[Acceptance, ...] = ()
    paper: Paper = Paper()
    edition: int = 1
    source: Source | None = None
    tasks: tuple[Task, ...] = ()
    amends: Amendment | None = None
    replaced_by: str = ""
    tables: tuple[TextTable, ...] = ()
    annexes: tuple[Annex, ...] = ()
    marks: Marks = Marks()
    cosignature: Signature | None = None

    @property
    def name(self) -> str:
        """The report's name in the store and on the command line: "cntt/2021-9T", a second edition "cntt/2021-9T/2"."""
        return report_name(self.definition, self.period, self.edition)

    @property
    def when(self) -> Period:
        """The period as a value. Raises BadPeriod where the code names none."""
        return Period.parse(self.period)

    def figure(self, id: str) -> FigureValue:
        """What the report says of a figure; an empty value where it says nothing."""
        return self.figures.get(id, FigureValue())

    def items(self) -> Iterator[tuple[str, Item]]:
        """Every item with the id of the list it stands in (BASES, OPENING, a section, an annex), in the order of the paper."""
        yield from ((BASES, item) for item in self.bases)
        yield from ((OPENING, item) for item in self.opening)
        yield from ((section.id, item) for section in self.sections for item in section.items)
        yield from ((annex.id, item) for annex in self.annexes for item in annex.items)

    def item(self, id: str) -> Item:
        """Raises NoSuchPlace."""
        return _found((item for _section, item in self.items()), id)

    def section(self, id: str) -> Section:
        """Raises NoSuchPlace."""
        return _found(self.sections, id)

    def citation(self, id: str) -> Citation:
        """Raises NoSuchPlace."""
        return _found(self.citations, id)

    def annex(self, id: str) -> Annex:
        """Raises NoSuchPlace."""
        return _found(self.annexes, id)

    def table(self, id: str) -> TextTable:
        """Raises NoSuchPlace."""
        return _found(self.tables, id)

    def section_items(self, section: str) -> tuple[Item, ...]:
        """The items of a list: BASES, OPENING, under a heading, in an annex. Raises NoSuchPlace."""
        match section:
            case "bases":
                return self.bases
            case "opening":
                return self.opening
        lists: tuple[Section | Annex, ...] = (*self.sections, *self.annexes)
        listed = next((part for part in lists if part.id == section), None)
        if listed is None:
            raise _no_such(section)
        return listed.items

    def section_of(self, item: str) -> str:
        """The id of the section that holds an item. Raises NoSuchPlace."""
        for section, candidate in self.items():
            if candidate.id == item:
                return section
        raise _no_such(item)

    def with_figure(self, id: str, value: Decimal | int | str | None, origin: Origin = "typed") -> "Report":
        """Sets a figure. A text that is no number is kept as typed, for the checks to explain.

        A reason that was given for another value goes; the note stays.
        """
        old, typed = self.figure(id), ""
        if isinstance(value, str):
            number = read_number(value)
            typed = "" if number is not None else value.strip()
        else:
            number = None if value is None else Decimal(value)
        same = (number, typed) == (old.value, old.typed)
        return self.with_figure_value(id, FigureValue(number, origin, old.reason if same else None, typed, old.note))

    def with_figure_value(self, id: str, value: FigureValue) -> "Report":
        """Sets everything that is said of a figure."""
        return replace(self, figures={**self.figures, id: value})

    def with_paper(self, paper: Paper) -> "Report":
        """Chooses another paper; what is not lawful becomes the nearest that is."""
        return replace(self, paper=fitted(paper))

    def with_section_items(self, section: str, items: tuple[Item, ...]) -> "Report":
        """Puts other items into a list: BASES, OPENING, under a heading, in an annex. Raises NoSuchPlace."""
        self.section_items(section)
        return self.with_items(lambda name, old: items if name == section else old)

    def with_items(self, change: Callable[[str, tuple[Item, ...]], tuple[Item, ...]]) -> "Report":
        """Applies a change to each list of items; it gets the list's name and its items."""
        return replace(
            self,
            bases=change(BASES, self.bases),
            opening=change(OPENING, self.opening),
            sections=tuple(replace(section, items=change(section.id, section.items)) for section in self.sections),
            annexes=tuple(replace(annex, items=change(annex.id, annex.items)) for annex in self.annexes),
        )

    def with_sections(self, change: Callable[[Section], Section]) -> "Report":
        """Applies a change to each section."""
        return replace(self, sections=tuple(map(change, self.sections)))

    def with_item(self, item: Item) -> "Report":
        """Puts an item in the place of the one with its id. Raises NoSuchPlace."""
        section = self.section_of(item.id)
        items = tuple(item if old.id == item.id else old for old in self.section_items(section))
        return self.with_section_items(section, items)

    def with_citation(self, citation: Citation) -> "Report":
        """Puts a citation in the place of the one with its id, or at the end of the list."""
        if any(old.id == citation.id for old in self.citations):
            return replace(self, citations=tuple(citation if old.id == citation.id else old for old in self.citations))
        return replace(self, citations=(*self.citations, citation))

    def texts(self) -> Iterator[str]:
        """Every marked-up text but those of cited documents."""
        yield from (self.subject, self.closing)
        yield from (part.title for part in self.sections)
        yield from (part.title for part in self.annexes)
        yield from (item.text for _list, item in self.items())
        for table in self.tables:
            yield from (table.unit, *(column.title for column in table.columns))
            yield from (cell for row in table.rows for cell in row)

    def with_texts(self, change: Callable[[str], str]) -> "Report":
        """Applies a change to every text that `texts` names."""
        report = self.with_items(lambda _list, items: tuple(replace(item, text=change(item.text)) for item in items))
        return replace(
            report,
            subject=change(report.subject),
            closing=change(report.closing),
            sections=tuple(replace(section, title=change(section.title)) for section in report.sections),
            annexes=tuple(replace(annex, title=change(annex.title)) for annex in report.annexes),
            tables=tuple(with_table_texts(table, change) for table in report.tables),
        )

    def with_table(self, table: TextTable) -> "Report":
        """Puts a table in the place of the one with its id, or at the end of the list."""
        if any(old.id == table.id for old in self.tables):
            return replace(self, tables=tuple(table if old.id == table.id else old for old in self.tables))
        return replace(self, tables=(*self.tables, table))

    def with_annex(self, annex: Annex) -> "Report":
        """Puts an annex in the place of the one with its id, or behind the others."""
        if any(old.id == annex.id for old in self.annexes):
            return replace(self, annexes=tuple(annex if old.id == annex.id else old for old in self.annexes))
        return replace(self, annexes=(*self.annexes, annex))

    def fresh_table_id(self) -> str:
        """A table id that the report does not use."""
        return _fresh("b", {table.id for table in self.tables})

    def fresh_annex_id(self) -> str:
        """An annex id that no section and no annex of the report uses."""
        return _fresh("pl", {section.id for section in self.sections} | {annex.id for annex in self.annexes})

    def fresh_item_id(self) -> str:
        """An item id that the report does not use."""
        return _fresh("i", {item.id for _section, item in self.items()})

    def fresh_citation_id(self) -> str:
        """A citation id that the report does not use, nor mentions: a document that is gone must not come back as another one."""
        mentioned = {name for text in self.texts() for name in tokens(text)}
        return _fresh("c", {citation.id for citation in self.citations} | mentioned)


def report_name(definition: str, period: str, edition: int = 1) -> str:
    """The name of a report in the store, from its parts; the first edition is not counted."""
    return f"{definition}/{period}" if edition == 1 else f"{definition}/{period}/{edition}"


def name_parts(name: str) -> tuple[str, str, int]:
    """Definition, period code and edition of a report's name; a part that is missing or no number reads as "" or 1."""
    definition, _slash, rest = name.partition("/")
    period, _slash, edition = rest.partition("/")
    return definition, period, int(edition) if edition.isascii() and edition.isdecimal() and len(edition) < 5 and int(edition) else 1


T = TypeVar("T", Item, Section, Citation, Annex, TextTable)


def first_free(ids: Iterable[str], prefix: str) -> int:
    """The first number that no id of the form "i7" has, nor any greater one; ids of absurd length do not count."""
    size = len(prefix)
    numbers = (id[size:] for id in ids if id[:size] == prefix and len(id) < size + _LONGEST_NUMBER)
    return 1 + max((int(number) for number in numbers if number.isascii() and number.isdecimal()), default=0)


_LONGEST_NUMBER = 9


def _fresh(prefix: str, taken: set[str]) -> str:
    return f"{prefix}{first_free(taken, prefix)}"


def _found(candidates: Iterable[T], id: str) -> T:
    for candidate in candidates:
        if candidate.id == id:
            return candidate
    raise _no_such(id)


def _no_such(id: str) -> NoSuchPlace:
    return NoSuchPlace(_("Báo cáo không có phần “{id}”.").format(id=id))
