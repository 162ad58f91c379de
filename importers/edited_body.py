"""The headings and items of a report as somebody changed them in its Word file; what changed or came waits to be confirmed."""

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from importers.cited import cited_document, end_mark
from importers.edited_table import edited_table, new_table
from importers.expected import Cells, Slot
from importers.lines import BULLETS, SourceLine, is_upper, without_start
from importers.outline import own_level
from importers.retold import Printed, Retelling, Told, Values
from importers.sameness import all_words, line_words, mark_level, without_end
from models import place as places
from models.definition import ReportDefinition
from models.document import heading_number, list_mark, tail_markup
from models.language import _
from models.numerals import write_number
from models.report import Annex, Item, ItemLevel, Report, Section
from models.text import Words, escape
from models.text_table import TextTable

_TOKEN = re.compile(r"[a-z][a-z0-9_]*")


class _Part(Struct):
    """A list that is being filled: bases (nothing), the opening (nothing), a section or an annex."""

    holder: Section | Annex | None
    items: list[Item]


class BodyEditor:
    """Puts the body together again, line by line as the file has them."""

    def __init__(self, report: Report, definition: ReportDefinition, retelling: Retelling, values: Values) -> None:
        self.report = report
        self.told: list[Told] = []
        self._before = report
        self._definition = definition
        self._retelling = retelling
        self._values = values
        self._bases, self._opening = _Part(None, []), _Part(None, [])
        self._parts = [self._bases, self._opening]
        self._fresh = iter(range(int(report.fresh_item_id()[1:]), 10_000_000))
        self._fresh_sections = 0
        self._changed_tables: set[str] = set()
        self._new_annexes: set[str] = set()

    # ------------------------------------------------------------ lines

    def keep(self, slot: Slot) -> None:
        """A heading, an item, a table, an annex as it was."""
        _kind, id, _part = places.parts(slot.place)
        match slot.kind:
            case "heading" if self._is_open(id):
                return
            case "heading" | "part":
                self._parts.append(_Part(self._before.section(id), []))
            case "annex":
                self._open_annex(id)
            case "basis":
                self._bases.items.append(self._before.item(id))
            case "caption":
                self._put(replace(self._before.item(id), table=None))
            case "table":
                self._show_table(self.report.table(id))
            case "item":
                self._put(self._before.item(id))

    def change(self, slot: Slot, line: SourceLine, cells: Cells = ()) -> None:
        """A heading, an item, a table, the title of an annex with what a line says now."""
        _kind, id, _part = places.parts(slot.place)
        match slot.kind:
            case "part":
                self._parts.append(_Part(replace(self._before.section(id), number=line.words), []))
            case "heading":
                self._change_heading(id, slot, line)
            case "annex-title":
                self._change_annex(id, slot, line)
            case "basis":
                self._bases.items.append(self._item(self._before.item(id), slot, line))
            case "caption":
                self._put(replace(self._item(self._before.item(id), slot, line), table=None))
            case "unit":
                table = self._before.table(id)
                self.report = self.report.with_table(replace(table, unit=self.text(table.unit, slot.text, all_words(line))))
                self._changed_tables.add(id)
            case "table":
                self._show_table(edited_table(self.report.table(id), slot, cells, self.text), True)
            case "item":
                self._put(self._item(self._before.item(id), slot, line))

    def add(self, line: SourceLine, below: SourceLine | None = None, cells: Cells = ()) -> None:
        """A line that is new: a table, a heading where it looks like one, or else an item."""
        if cells:
            table = new_table(self.report.fresh_table_id(), cells)
            self.report = self.report.with_table(table)
            self._put(Item(self._fresh_id(), "paragraph", origin="imported", review=True, table=table.id))
        elif not isinstance(self._parts[-1].holder, Annex) and _is_heading(line, below):
            self._parts.append(_Part(self._new_section(line, below), []))
        else:
            self._put(self._new_item(line))

    def add_basis(self, line: SourceLine) -> None:
        """A căn cứ that is new."""
        self._bases.items.append(Item(self._fresh_id(), "paragraph", without_end(line.markup), origin="imported", review=True))

    def add_annex(self) -> None:
        """An annex that is new; its title and what is in it follow."""
        annex = Annex(self.report.fresh_annex_id())
        self.report = self.report.with_annex(annex)
        self._new_annexes.add(annex.id)
        self._parts.append(_Part(annex, []))

    def took_as_title(self, line: SourceLine) -> bool:
        """Whether a line is the title of an annex that was just begun."""
        holder, items = self._parts[-1].holder, self._parts[-1].items
        titled = isinstance(holder, Annex) and holder.id in self._new_annexes and not (holder.title or items)
        if titled and isinstance(holder, Annex) and (line.bold or is_upper(line.words)) and not line.table:
            self._parts[-1].holder = replace(holder, title=line.markup)
            return True
        return False

    def _put(self, item: Item) -> None:
        part = self._parts[-1]
        (self._opening if part is self._bases else part).items.append(item)

    def _is_open(self, id: str) -> bool:
        """Whether the heading above belongs to that section: a part has two lines."""
        holder, items = self._parts[-1].holder, self._parts[-1].items
        return isinstance(holder, Section) and holder.id == id and not items

    def _open_annex(self, id: str) -> None:
        self._parts.append(_Part(self._before.annex(id), []))

    def _show_table(self, table: TextTable, changed: bool = False) -> None:
        """The item that shows a table: behind its caption, or by itself."""
        item = next(item for _section, item in self._before.items() if item.table == table.id)
        known = next((at for at, each in enumerate(self._parts[-1].items) if each.id == item.id), None)
        caption = self._parts[-1].items.pop(known) if known is not None else replace(item, text="")
        changed = changed or table.id in self._changed_tables or caption.text != item.text
        self.report = self.report.with_table(table if changed else self.report.table(table.id))
        shown = replace(item, text=caption.text)
        self._put(replace(shown, origin="imported", review=True) if changed else item)

    def _fresh_id(self) -> str:
        return f"i{next(self._fresh)}"

    def _new_item(self, line: SourceLine) -> Item:
        level = mark_level(line.list_mark) or "paragraph"
        markup = line.markup if level == "paragraph" else line.body
        cited = None if level == "paragraph" else cited_document(markup, self.report.fresh_citation_id())
        if cited is None:
            return Item(self._fresh_id(), level, markup, origin="imported", review=True)
        self.report = self.report.with_citation(cited)
        return Item(self._fresh_id(), level, end_mark(markup), cited.id, "imported", True)

    def _new_section(self, line: SourceLine, below: SourceLine | None) -> Section:
        taken = {section.id for section in self._before.sections} | {annex.id for annex in self.report.annexes}
        self._fresh_sections += 1
        while f"muc-{self._fresh_sections}" in taken:
            self._fresh_sections += 1
        return Section(f"muc-{self._fresh_sections}", line.list_mark.removesuffix("."), line.body, own_level(line, below) or line.level)

    # ------------------------------------------------------------ changes

    def text(self, markup: str, on_paper: str, new: Iterable[Words], printed: Printed = str) -> str:
        """A text as it reads now."""
        return self._told(markup, on_paper, new, printed).markup

    def _told(self, markup: str, on_paper: str, new: Iterable[Words], printed: Printed = str) -> Told:
        told = self._retelling.retold(markup, on_paper, new, self._values, printed)
        self.told.append(told)
        return told

    def _change_heading(self, id: str, slot: Slot, line: SourceLine) -> None:
        """Number and title; the number is what it was where the line still begins with it."""
        section = self._before.section(id)
        part = section.number.strip().casefold().startswith("phần ")
        before = "" if part else heading_number(section.number)
        words = all_words(line)
        number = section.number
        if before and "".join(span.text for span in words).startswith(before):
            words = without_start(words, len(before))
        elif before or (line.list_mark and not part):
            number, words = line.list_mark.removesuffix("."), line_words(line)
        capitals = str.upper if section.level == 1 or part else str
        title = self.text(section.title, slot.text.removeprefix(before), words, capitals)
        if self._is_open(id):
            number, self._parts[-1:] = getattr(self._parts[-1].holder, "number", number), []
        self._parts.append(_Part(replace(section, number=number, title=title), []))

    def _change_annex(self, id: str, slot: Slot, line: SourceLine) -> None:
        annex = self._before.annex(id)
        title = self.text(annex.title, slot.text, all_words(line), str.upper) if annex.title.strip() else line.markup
        if self._parts[-1].holder != annex:
            self._open_annex(id)
        self._parts[-1].holder = replace(annex, title=title)

    def _item(self, item: Item, slot: Slot, line: SourceLine) -> Item:
        level, words = _level_and_words(item, slot, line)
        on_paper = slot.text
        if slot.kind == "basis" and item.citation is None and item.text.rstrip()[-1:] not in tuple(";.,:"):
            on_paper, words = without_end(on_paper), _without_end(words)
        if item.citation is not None:
            return self._cited_item(replace(item, level=level), item.citation, slot, words)
        told = self._told(item.text, on_paper, words)
        if (told.markup, level) == (item.text, item.level):
            return item
        note = "; ".join(part for part in (item.note, *self._disagreements(told)) if part)
        return replace(item, level=level, text=told.markup, origin="imported", review=True, note=note)

    def _disagreements(self, told: Told) -> Iterable[str]:
        """Numbers that stand where a figure stood, and are not what the figure says elsewhere."""
        for id, number in told.numbers:
            figure, value = self._definition.figure(id), self._before.figure(id).value
            if figure is not None and self._values.get(id) != number:
                sentence = _("Tệp Word ghi {number} ở chỗ này; số liệu “{label}” ở chỗ khác là {value}.")
                stated = "…" if value is None else write_number(value)
                yield sentence.format(number=write_number(number), label=figure.label, value=stated)

    def _cited_item(self, item: Item, id: str, slot: Slot, words: tuple[Words, ...]) -> Item:
        """An item that is a cited document: another end of it, another document, or running text from now on."""
        new = replace(item, origin="imported", review=True)
        items = self._before.section_items(self._before.section_of(item.id))
        usual = list_mark(items, next(at for at, each in enumerate(items) if each.id == item.id))
        if _TOKEN.fullmatch(id) and self._definition.figure(id) is None:
            told = self._retelling.retold(f"{{{id}}}{tail_markup(item.text) or usual}", slot.text, words, self._values)
            rest = told.markup.removeprefix(f"{{{id}}}")
            if rest != told.markup:
                self.told.append(told)
                return replace(new, text=rest.strip())
        markup = escape("".join(word.text for word in words))
        cited = cited_document(markup, id) if self._mentions(id) == 1 else None
        if cited is None:
            return replace(new, citation=None, text=markup)
        self.report = self.report.with_citation(cited)
        return replace(new, text=end_mark(markup))

    def _mentions(self, id: str) -> int:
        return sum((item.citation == id) + (f"{{{id}}}" in item.text) for _section, item in self._before.items())

    # ------------------------------------------------------------ the whole

    def done(self) -> Report:
        """The report with the body as the file has it; documents that nothing cites any more go, and tables that nothing shows."""
        held = [(part.holder, self._tidied(part.items)) for part in self._parts]
        report = replace(
            self.report,
            bases=self._tidied(self._bases.items),
            opening=self._tidied(self._opening.items),
            sections=tuple(replace(holder, items=items) for holder, items in held if isinstance(holder, Section)),
            annexes=tuple(replace(holder, items=items) for holder, items in held if isinstance(holder, Annex)),
        )
        items = [item for _list, item in report.items()]
        cited, shown = {item.citation for item in items}, {item.table for item in items}
        before = [item for _list, item in self._before.items()]
        gone = {item.citation for item in before} - cited
        gone_tables = {item.table for item in before} - shown
        texts = " ".join(item.text for item in items)
        kept = tuple(each for each in report.citations if each.id not in gone or f"{{{each.id}}}" in texts)
        return replace(report, citations=kept, tables=tuple(table for table in report.tables if table.id not in gone_tables))

    def _tidied(self, items: list[Item]) -> tuple[Item, ...]:
        """End marks of cited documents that the list sets by itself are not stated; where nothing else changed, nothing did."""
        known = {item.id: item for _section, item in self._before.items()}
        result = []
        for at, item in enumerate(items):
            if item.citation and item.review and item.text and item.text == list_mark(tuple(items), at):
                item = replace(item, text="")
            old = known.get(item.id)
            same = old is not None and item.citation and replace(item, origin=old.origin, review=old.review) == old
            unchanged_document = same and old is not None and self.report.citation(old.citation or "") in self._before.citations
            result.append(old if unchanged_document and old is not None else item)
        return tuple(result)


def _is_heading(line: SourceLine, below: SourceLine | None) -> bool:
    """By its style, or by being bold and counted; a bold line without a number may be any."""
    counted = line.bold and bool(line.list_mark) and line.list_mark not in BULLETS
    return bool(line.level) or (counted and own_level(line, below) > 0)


def _level_and_words(item: Item, slot: Slot, line: SourceLine) -> tuple[ItemLevel, tuple[Words, ...]]:
    """What a line says now of an item's level and words. A mark that belongs to the words stays with them."""
    whole = all_words(line)
    level = mark_level(line.list_mark)
    own = mark_level(slot.mark)
    if level is not None and level == own:
        return item.level, line_words(line)
    marked_words = slot.line is not None and bool(slot.line.list_mark) and not slot.mark
    if level is None or marked_words or (own is None and level in ("number", "letter")):
        return "paragraph", whole
    return level, line_words(line)


def _without_end(words: tuple[Words, ...]) -> tuple[Words, ...]:
    """The words without the mark that a list sets behind them."""
    length = len(without_end("".join(span.text for span in words)))
    result = []
    for span in words:
        if length > 0:
            result.append(replace(span, text=span.text[:length]))
        length -= len(span.text)
    return tuple(result)
