"""The body of a report from its lines: opening, headings, items with their levels, tables, cited documents, figures; and its annexes."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from importers.cited import cited_in, end_mark
from importers.figures import FigureReader, Placed, with_period, with_tokens
from importers.headings import Heading, Headings, missing_into, resolved
from importers.lines import DASHES, PLUSES, SourceLine, first_words, is_upper, words_of
from importers.outline import Found, outline
from importers.tables import UNIT, cells_of, read_table
from importers.trace import DOUBTFUL, Claim, Role
from models import place as places
from models.citation import Citation
from models.definition import ReportDefinition
from models.document import list_mark
from models.language import _
from models.numerals import LETTERS
from models.period import Period
from models.place import Place
from models.report import OPENING, Annex, FigureValue, Item, ItemLevel, Section, first_free
from models.text import plain
from models.text_table import TextTable

_LEVELS: dict[str, ItemLevel] = {**dict.fromkeys(DASHES, "dash"), **dict.fromkeys(PLUSES, "plus")}
_ROLES: dict[ItemLevel, Role] = {"paragraph": "paragraph", "dash": "dash", "plus": "plus", "number": "numbered", "letter": "lettered"}
_TRUE_DASHES = "-–—−"
_CAPTION = ("bang", "bieu", "phu luc", "danh sach")
_SURE, _PLAIN, _OUT_OF_TURN, _GUESSED, _LOST = 1.0, 0.95, 0.7, 0.7, 0.3


class Body(Struct, frozen=True):
    """What was read of the body; `headings` counts those that stood in the file, `unplaced` are lines that fitted nowhere."""

    opening: tuple[Item, ...]
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    figures: dict[str, FigureValue]
    tables: tuple[TextTable, ...]
    annexes: tuple[Annex, ...]
    headings: int
    unplaced: tuple[str, ...]
    claims: tuple[Claim, ...]


class _Raw(Struct):
    """An item before its text is looked into; `at` are the lines that it was made of, `cells` where those of its table stand."""

    level: ItemLevel
    markup: str
    at: tuple[int, ...] = ()
    placed: bool = True
    sure: float = _SURE
    why: str = ""
    table: TextTable | None = None
    cells: dict[int, Place] = {}


class _Open:
    """A section or an annex that is being filled; it counts numbers and letters as the paper will."""

    def __init__(self, section: Section, at: tuple[int, ...] = (), sure: float = _SURE, annex: bool = False) -> None:
        self.section, self.annex = section, annex
        self.items: list[_Raw] = []
        self.at, self.sure = at, sure
        self._number = self._letter = 0
        self._dashed = False
        self._outer: set[str] = set()

    def add(self, at: int, line: SourceLine) -> None:
        """Puts a line in as an item."""
        level = self._level(line.list_mark)
        known = level != "paragraph" or not line.list_mark
        sure = _SURE if level != "paragraph" else _PLAIN if known else _OUT_OF_TURN
        why = "" if known else _("số thứ tự “{mark}” để nguyên trong câu").format(mark=line.list_mark)
        self.put(_Raw(level, line.markup if level == "paragraph" else line.body, (at,), sure=sure, why=why))

    def put(self, item: _Raw) -> None:
        """Puts an item at the end."""
        self._number = self._number + 1 if item.level == "number" else self._number if item.level == "letter" else 0
        self._letter = self._letter + 1 if item.level == "letter" else 0
        self.items.append(item)

    def _level(self, mark: str) -> ItemLevel:
        """The level whose mark on the paper is the one in the file; a number out of turn stays in the text."""
        if mark in _LEVELS:
            return self._bullet(mark)
        if mark in [f"{self._number + 1}{end}" for end in (".", ")", "/", "-", "/.")]:
            return "number"
        if mark in [f"{LETTERS[self._letter % len(LETTERS)]}{end}" for end in (")", ".", "/", "/.")]:
            return "letter"
        return "paragraph"

    def _bullet(self, mark: str) -> ItemLevel:
        """A dot or another sign below dashes is a level deeper, as "+" is; one that stood above them already is not."""
        if mark in PLUSES or mark in _TRUE_DASHES:
            self._dashed |= mark in _TRUE_DASHES
            return _LEVELS[mark]
        if not self._dashed:
            self._outer.add(mark)
        return "dash" if mark in self._outer else "plus"


class BodyReader:
    """Reads the lines between the head and the tail, and those of the annexes."""

    def __init__(self, definition: ReportDefinition, period: Period, lines: Sequence[SourceLine]) -> None:
        self._definition = definition
        self._period = period
        self._lines = lines
        self._headings = Headings(definition, period)
        self._parts = [_Open(Section(OPENING, "", ""))]
        self._annexes: list[tuple[Annex, _Open]] = []
        self._found = self._tables = 0
        self._unplaced: list[str] = []
        self._title_claims: list[Claim] = []

    def read(self, start: int, end: int) -> None:
        """Takes the lines of the text in, in their order."""
        headings = outline(self._lines[start:end])
        at = start
        while at < end:
            if self._lines[at].table:
                at = self._read_table(at, end, self._parts[-1])
            else:
                at += self._add(at, headings.get(at - start))

    def read_annex(self, title: tuple[int, ...], start: int, end: int, name: tuple[int, ...] = ()) -> None:
        """Takes an annex in: the lines of its `name` and its title, then what is in it."""
        taken = {section.id for section in self._definition.sections} | {annex.id for annex, _part in self._annexes}
        id = f"pl{first_free(taken, 'pl')}"
        words = " ".join(self._lines[at].markup for at in title)
        first = next((self._lines[at] for at in (*name, *title, *range(start, end))), None)
        part = _Open(Section(id, "", ""), name, annex=True)
        self._annexes.append((Annex(id, words, landscape=first is not None and first.landscape), part))
        at = start
        while at < end:
            if self._lines[at].table:
                at = self._read_table(at, end, part)
            else:
                part.add(at, self._lines[at])
                at += 1
        self._title_claims += [Claim(each, "annex", places.annex_title(id)) for each in title]

    def _add(self, at: int, found: Found | None) -> int:
        """Takes in one line, or the lines of one heading; how many they were."""
        line = self._lines[at]
        heading = self._headings.read(line, found)
        if heading is None:
            self._parts[-1].add(at, line)
            return 1
        self._found += 1
        self._parts.append(_Open(self._section(heading), tuple(range(at, at + heading.takes)), heading.confidence))
        return heading.takes

    def _section(self, heading: Heading) -> Section:
        known = heading.known
        if known is None:
            return Section(f"muc-{self._found}", heading.number, heading.title, heading.level)
        same = words_of(plain(heading.title)) == words_of(resolved(known.title, self._period))
        title = known.title if same else with_period(heading.title, known.title, self._period)
        return Section(known.id, heading.number, title, known.level)

    # ------------------------------------------------------------ tables

    def _read_table(self, at: int, end: int, part: _Open) -> int:
        """Takes a table in; where the next line that is none of its own stands."""
        number, own = self._lines[at].table, at
        while own < end and self._lines[own].table == number:
            own += 1
        lines = [(each, self._lines[each]) for each in range(at, own)]
        read = read_table(cells_of(lines), f"b{self._tables + 1}") if len(lines) > 1 else None
        if read is None:
            self._add_boxed(lines, part)
            return own
        self._tables += 1
        caption = self._caption(part)
        unit = self._unit(part)
        caption = caption or self._caption(part)
        table = replace(read.table, unit=unit.markup if unit else "", landscape=lines[0][1].landscape and not part.annex)
        cells = {**read.places, **({each: places.table_unit(table.id) for each in unit.at} if unit else {})}
        why = "" if read.sure >= DOUBTFUL else _("chưa rõ dòng tiêu đề của bảng")
        part.put(_Raw("paragraph", caption.markup if caption else "", caption.at if caption else (), True, read.sure, why, table, cells))
        return own

    def _add_boxed(self, lines: list[tuple[int, SourceLine]], part: _Open) -> None:
        """A table that is no table of a report: its lines as items, what stands side by side in one."""
        for _row, group in groupby(lines, key=lambda pair: pair[1].row):
            row = list(group)
            if len({line.cell for _at, line in row}) == 1:
                for at, line in row:
                    part.add(at, line)
            else:
                self._put_unplaced(" | ".join(line.markup for _at, line in row), tuple(at for at, _line in row), part)

    def _unit(self, part: _Open) -> _Raw | None:
        last = part.items[-1] if part.items else None
        if last is None or last.table is not None or not UNIT.fullmatch(plain(last.markup).strip()):
            return None
        return part.items.pop()

    def _caption(self, part: _Open) -> _Raw | None:
        """The line above a table that names it."""
        last = part.items[-1] if part.items else None
        if last is None or last.table is not None or last.level != "paragraph" or len(last.at) != 1:
            return None
        line = self._lines[last.at[0]]
        named = " ".join(words_of(plain(last.markup))).startswith(_CAPTION)
        short = len(words_of(line.words)) <= 30 and not line.words.endswith(".")
        return part.items.pop() if short and (named or (line.centred and (line.bold or is_upper(line.words)))) else None

    # ------------------------------------------------------------ what fits nowhere

    def add_unplaced(self, at: int, first: bool = False, why: str = "") -> None:
        """Keeps a line that fits nowhere as a paragraph: at the end of the last section, or of the opening."""
        self._put_unplaced(self._lines[at].markup, (at,), self._parts[0 if first else -1], why)

    def _put_unplaced(self, markup: str, at: tuple[int, ...], part: _Open, why: str = "") -> None:
        part.put(_Raw("paragraph", markup, at, False, _LOST, why or _("chưa rõ chỗ của dòng này")))
        self._unplaced.append(f"{self._lines[at[0]].where}: {first_words(markup)}")

    # ------------------------------------------------------------ the whole

    def body(self) -> Body:
        """Everything that was taken in; headings of the definition that the file lacks are there without items."""
        parts = [*self._parts, *(part for _annex, part in self._annexes)]
        raw = [(part.section.id, item) for part in parts for item in part.items]
        cited = _named(cited_in([(item.level, item.markup if item.placed and item.table is None else "") for _section, item in raw]))
        placed = FigureReader(self._definition, self._period).read(
            [("", "") if index in cited or item.table else (section, item.markup) for index, (section, item) in enumerate(raw)]
        )
        _doubt_guesses([item for _section, item in raw], placed)
        made = _made(parts, cited, placed)
        texts = len(self._parts)
        sections = [replace(part.section, items=items) for part, items in zip(self._parts[1:], made[1:texts], strict=True)]
        annexes = (replace(annex, items=items) for (annex, _part), items in zip(self._annexes, made[texts:], strict=True))
        return Body(
            self._opening(made[0]),
            tuple(self._completed(sections)),
            tuple(cited.values()),
            {each.token: FigureValue(each.value, "imported") for found in placed.values() for each in found if each.value is not None},
            tuple(item.table for _section, item in raw if item.table is not None),
            tuple(annexes),
            self._found,
            tuple(self._unplaced),
            (*self._title_claims, *(claim for part, items in zip(parts, made, strict=True) for claim in _part_claims(part, items))),
        )

    def _opening(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """The opening's paragraphs, with the period's tokens where the definition's own opening has them."""
        wordings = dict(zip((item.id for item in items), self._definition.opening, strict=False))
        return tuple(replace(item, text=with_period(item.text, wordings.get(item.id, ""), self._period)) for item in items)

    def _completed(self, sections: list[Section]) -> Iterable[Section]:
        blank = {known.id: Section(known.id, known.number, known.title, known.level) for known in self._definition.sections}
        own = {section.id: section for section in sections}
        return (own.get(id) or blank[id] for id in missing_into(list(own), blank))


def _named(cited: dict[int, Citation]) -> dict[int, Citation]:
    """The cited documents counted through: c1, c2 …"""
    return {index: replace(citation, id=f"c{number}") for number, (index, citation) in enumerate(cited.items(), 1)}


def _doubt_guesses(items: Sequence[_Raw], placed: dict[int, tuple[Placed, ...]]) -> None:
    """Items with a figure in other words than the outline's want a look."""
    for at, found in placed.items():
        if any(each.loose for each in found):
            items[at].sure, items[at].why = min(items[at].sure, _GUESSED), _("số liệu lấy từ câu gần giống lời của đề cương")


def _made(parts: Sequence[_Open], cited: dict[int, Citation], placed: dict[int, tuple[Placed, ...]]) -> list[tuple[Item, ...]]:
    """The items of each part; all items of all parts are counted through."""
    made: list[tuple[Item, ...]] = []
    first = 0
    for part in parts:
        items = tuple(_item(at, raw, cited.get(at), placed.get(at, ())) for at, raw in enumerate(part.items, first))
        made.append(_with_end_marks(items, part.items))
        first += len(items)
    return made


def _item(index: int, raw: _Raw, cited: Citation | None, placed: tuple[Placed, ...]) -> Item:
    text = "" if cited is not None else with_tokens(raw.markup, placed)
    table = raw.table.id if raw.table is not None else None
    return Item(f"i{index + 1}", raw.level, text, cited.id if cited else None, origin="imported", review=True, table=table)


def _item_claims(item: Item, raw: _Raw, opens: bool) -> Iterable[Claim]:
    place = places.item(item.id)
    role: Role = "unplaced" if not raw.placed else "citation" if item.citation else _ROLES[raw.level]
    if opens and role == "paragraph":
        role = "opening"
    if raw.table is not None:
        yield from (Claim(at, "table", cell, raw.sure, raw.why) for at, cell in raw.cells.items())
        role = "table"
    yield from (Claim(at, role, place, raw.sure, raw.why) for at in raw.at)


def _part_claims(part: _Open, items: Sequence[Item]) -> Iterable[Claim]:
    """What the lines of a part are: its heading and its items."""
    yield from _heading_claims(part)
    for item, raw in zip(items, part.items, strict=True):
        yield from _item_claims(item, raw, part.section.id == OPENING)


def _heading_claims(part: _Open) -> Iterable[Claim]:
    if part.annex:
        return (Claim(at, "annex", places.annex(part.section.id)) for at in part.at)
    why = "" if part.sure >= DOUBTFUL else _("có thể là đề mục, có thể là một ý")
    return (Claim(at, "heading", places.section(part.section.id), part.sure, why) for at in part.at)


def _with_end_marks(items: tuple[Item, ...], raw: list[_Raw]) -> tuple[Item, ...]:
    """Cited documents keep the end mark of the file where the list would set another."""
    result = []
    for index, item in enumerate(items):
        end = end_mark(raw[index].markup) if item.citation else ""
        result.append(replace(item, text=end) if end and end != list_mark(items, index) else item)
    return tuple(result)
