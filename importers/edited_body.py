"""The headings and items of a report as somebody changed them in its Word file; what changed or came waits to be confirmed."""

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from importers.body import cited_document, end_mark
from importers.expected import Slot, line_words, mark_level
from importers.headings import own_level
from importers.lines import SourceLine, without_start
from importers.retold import Printed, Retelling, Told, Values
from models import place as places
from models.definition import ReportDefinition
from models.document import heading_number, list_mark, tail_markup
from models.language import _
from models.numerals import write_number
from models.report import OPENING, Item, ItemLevel, Report, Section
from models.text import Words, escape

_TOKEN = re.compile(r"[a-z][a-z0-9_]*")


class _Part(Struct):
    """A section that is being filled."""

    section: Section
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
        self._parts = [_Part(Section(OPENING, "", ""), [])]
        self._fresh = iter(range(int(report.fresh_item_id()[1:]), 10_000_000))
        self._fresh_sections = 0

    # ------------------------------------------------------------ lines

    def keep(self, slot: Slot) -> None:
        """A heading or an item as it was."""
        _kind, id, _part = places.parts(slot.place)
        if slot.kind == "heading":
            self._parts.append(_Part(self._before.section(id), []))
        else:
            self._parts[-1].items.append(self._before.item(id))

    def change(self, slot: Slot, line: SourceLine) -> None:
        """A heading or an item with what a line says now."""
        _kind, id, _part = places.parts(slot.place)
        if slot.kind == "heading":
            self._parts.append(_Part(self._heading(self._before.section(id), slot, line), []))
        else:
            self._parts[-1].items.append(self._item(self._before.item(id), slot, line))

    def add(self, line: SourceLine, below: SourceLine | None = None) -> None:
        """A line that is new: a heading where it looks like one, or else an item."""
        if line.level or (line.bold and line.list_mark and own_level(line, below)):
            self._parts.append(_Part(self._new_section(line, below), []))
            return
        level = mark_level(line.list_mark) or "paragraph"
        markup = line.markup if level == "paragraph" else line.body
        cited = None if level == "paragraph" else cited_document(markup, self.report.fresh_citation_id())
        id = f"i{next(self._fresh)}"
        if cited is None:
            self._parts[-1].items.append(Item(id, level, markup, origin="imported", review=True))
        else:
            self.report = self.report.with_citation(cited)
            self._parts[-1].items.append(Item(id, level, end_mark(markup), cited.id, "imported", True))

    def _new_section(self, line: SourceLine, below: SourceLine | None) -> Section:
        taken = {section.id for section in self._before.sections}
        while f"muc-{self._fresh_sections}" in taken or not self._fresh_sections:
            self._fresh_sections += 1
        self._fresh_sections += 1
        return Section(f"muc-{self._fresh_sections - 1}", line.list_mark.removesuffix("."), line.body, own_level(line, below) or line.level)

    # ------------------------------------------------------------ changes

    def text(self, markup: str, on_paper: str, new: Iterable[Words], printed: Printed = str) -> str:
        """A text as it reads now."""
        return self._told(markup, on_paper, new, printed).markup

    def _told(self, markup: str, on_paper: str, new: Iterable[Words], printed: Printed = str) -> Told:
        told = self._retelling.retold(markup, on_paper, new, self._values, printed)
        self.told.append(told)
        return told

    def _heading(self, section: Section, slot: Slot, line: SourceLine) -> Section:
        """Number and title; the number is what it was where the line still begins with it."""
        before = heading_number(section.number)
        words = (Words(f"{line.list_mark} "), *line_words(line)) if line.list_mark else line_words(line)
        text = "".join(span.text for span in words)
        number = section.number
        if before and text.startswith(before):
            words = without_start(words, len(before))
        elif before or line.list_mark:
            number, words = line.list_mark.removesuffix("."), line_words(line)
        title = self.text(section.title, slot.text.removeprefix(before), words, str.upper if section.level == 1 else str)
        return replace(section, number=number, title=title)

    def _item(self, item: Item, slot: Slot, line: SourceLine) -> Item:
        level, words = _level_and_words(item, slot, line)
        if item.citation is not None:
            return self._cited_item(replace(item, level=level), item.citation, slot, words)
        told = self._told(item.text, slot.text, words)
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
        """The report with the body as the file has it; documents that nothing cites any more go."""
        opening, *others = self._parts
        report = replace(
            self.report,
            opening=self._tidied(opening.items),
            sections=tuple(replace(part.section, items=self._tidied(part.items)) for part in others),
        )
        cited = {item.citation for _section, item in report.items()}
        gone = {item.citation for _section, item in self._before.items()} - cited
        texts = " ".join(item.text for _section, item in report.items())
        kept = tuple(each for each in report.citations if each.id not in gone or f"{{{each.id}}}" in texts)
        return replace(report, citations=kept)

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


def _level_and_words(item: Item, slot: Slot, line: SourceLine) -> tuple[ItemLevel, tuple[Words, ...]]:
    """What a line says now of an item's level and words. A mark that belongs to the words stays with them."""
    whole = (Words(f"{line.list_mark} "), *line_words(line)) if line.list_mark else line_words(line)
    level = mark_level(line.list_mark)
    own = mark_level(slot.mark)
    if level is not None and level == own:
        return item.level, line_words(line)
    marked_words = slot.line is not None and bool(slot.line.list_mark) and not slot.mark
    if level is None or marked_words or (own is None and level in ("number", "letter")):
        return "paragraph", whole
    return level, line_words(line)
