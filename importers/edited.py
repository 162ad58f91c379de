"""A report with what was changed in its Word file, each change at the place where it stands."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from importers.edited_body import BodyEditor
from importers.edited_edges import Edge, with_addressees, with_head, with_tail
from importers.expected import Page, Slot, expected
from importers.lines import SourceLine, first_words
from importers.page_parts import addressee_pairs, figure_numbers, possible_notes, with_closing, with_whole_subject
from importers.pairing import LinePair, Pairs, paired
from importers.retold import Retelling, Told, Values
from importers.sameness import all_words
from models.definition import ReportDefinition
from models.document import compose
from models.lifecycle import edited as edited_state
from models.lifecycle import is_locked
from models.report import Report
from models.text import folded, tokens

_KEPT = ("part", "heading", "item", "basis", "caption", "table")
_ANNEX = re.compile(r"phụ lục(?:\s+(?:[IVXL]+|\d+))?", re.IGNORECASE)
_REFERENCE = re.compile(r"\(kèm theo", re.IGNORECASE)


class Edited(Struct, frozen=True):
    """The report as the file has it. `unread` are changed lines of the page that the report has no place for: they stay as they were.

    `unplaced` are new lines that fit nowhere; they are items at the nearest end.
    """

    report: Report
    unread: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


def edited(report: Report, definition: ReportDefinition, lines: Iterable[SourceLine]) -> Edited:
    """The very same report where the words of its file did not change. What changed or came is marked to be confirmed."""
    page = expected(compose(report, definition), report)
    notes = possible_notes(report, definition)
    pairs = paired(page, (line for line in lines if line.words not in notes))
    if pairs.same:
        return Edited(report)
    first = _Editor(report, definition, page, pairs, {})
    first.run()
    values = _agreed(first.told, first.report)
    editor = _Editor(report, definition, page, pairs, values)
    editor.run()
    changed = _with_figures(editor.report, values)
    if changed == report:
        return Edited(report, _where(editor.unread))
    changed = replace(changed, state="draft", replaced_by="") if is_locked(report) else edited_state(report, changed)
    return Edited(changed, _where(editor.unread), _where(editor.unplaced))


def _where(lines: Iterable[SourceLine]) -> tuple[str, ...]:
    return tuple(f"{line.where}: {first_words(line.markup)}" for line in lines)


def _agreed(told: Iterable[Told], report: Report) -> dict[str, Decimal]:
    """Figures whose number was changed to the same one wherever the file shows them."""
    found: dict[str, set[Decimal]] = {}
    for each in told:
        for figure, number in each.numbers:
            found.setdefault(figure, set()).add(number)
    texts = (
        report.subject, report.closing, *(section.title for section in report.sections), *(annex.title for annex in report.annexes),
        *(item.text for _list, item in report.items()),
        *(text for table in report.tables for row in table.rows for text in row),
        *(text for table in report.tables for text in (table.unit, *(column.title for column in table.columns))),
    )  # fmt: skip
    as_before = {name for text in texts for name in tokens(text)}
    return {figure: next(iter(numbers)) for figure, numbers in found.items() if len(numbers) == 1 and figure not in as_before}


def _with_figures(report: Report, values: Values) -> Report:
    for figure, value in values.items():
        report = report.with_figure(figure, value, "imported")
        report = report.with_figure_value(figure, replace(report.figure(figure), review=True))
    return report


class _Editor:
    """Goes through the file once. `values` are figures whose number in the file is theirs from now on."""

    def __init__(self, report: Report, definition: ReportDefinition, page: Page, pairs: Pairs, values: Values) -> None:
        self.report = report
        self.unread: list[SourceLine] = []
        self.unplaced: list[SourceLine] = []
        self._before = report
        self._pairs = pairs
        self._values = values
        self._body = BodyEditor(report, definition, Retelling(report, definition), values)
        flowing = (*page.middle, *page.annexes)
        self._order = {id(slot): at for at, slot in enumerate(flowing)}
        self._unseen = [(at, slot) for at, slot in enumerate(flowing) if slot.line is None and slot.kind in _KEPT]
        self._annexes_begin = len(page.middle)
        self._begun = False

    @property
    def told(self) -> list[Told]:
        """Every text that was rewritten."""
        return self._body.told

    def run(self) -> None:
        head = self._with_edge(with_head(self._before, self._pairs.head))
        for line in head:
            self._body.add(replace(line, bold=False, level=0))
        self._go_through(self._without_addressees(with_closing(with_whole_subject(self._pairs.middle))))
        self._keep_unseen(self._annexes_begin)
        left = self._with_edge(with_tail(self.report, self._pairs.tail))
        for line in left:
            self._body.add(replace(line, bold=False, level=0))
        self._go_through(self._pairs.annexes, annexes=True)
        self._keep_unseen(len(self._order))
        body = self._body.done()
        parts = {name: getattr(body, name) for name in ("bases", "opening", "sections", "annexes", "tables", "citations")}
        self.report = replace(self.report, **parts)

    def _with_edge(self, edge: Edge) -> list[SourceLine]:
        self.report = edge.report
        self.unread += edge.unread
        self.unplaced += edge.left
        return edge.left

    def _go_through(self, pairs: Sequence[LinePair], annexes: bool = False) -> None:
        for at, (slot, line) in enumerate(pairs):
            if slot is not None:
                self._keep_unseen(self._order[id(slot)])
                self._begun |= slot.kind not in ("type", "subject", "basis", "addressee")
                self._take(slot, line)
            elif line is not None and annexes:
                self._add_to_annexes(line, pairs[at + 1 :])
            elif line is not None:
                self._add(line, pairs[at + 1 :])

    def _keep_unseen(self, until: int) -> None:
        """Headings and items that show nothing on paper stay where they are."""
        while self._unseen and self._unseen[0][0] < until:
            self._body.keep(self._unseen.pop(0)[1])

    def _take(self, slot: Slot, line: SourceLine | None) -> None:
        same = self._pairs.unchanged(slot, line)
        cells = self._pairs.tables.get(line.table, ()) if line is not None else ()
        match slot.kind:
            case "type" | "reference" | "printed":
                self.unread += [line] if line is not None and not same else []
            case "annex":
                if line is not None:
                    self._body.keep(slot)
                self.unread += [line] if line is not None and not same else []
            case "figures":
                self._take_figures(slot, line)
            case "subject" if not same:
                self.report = replace(self.report, subject=self._body.text(self.report.subject, slot.text, all_words(line)))
            case "closing" if not same:
                self.report = replace(self.report, closing=self._body.text(self.report.closing.rstrip(), slot.text, all_words(line)))
            case "subject" | "closing":
                pass
            case _ if line is not None:
                if same:
                    self._body.keep(slot)
                else:
                    self._body.change(slot, line, cells)

    def _take_figures(self, slot: Slot, line: SourceLine | None) -> None:
        """Numbers in the table of figures are those of the figures; all else in it is the program's own."""
        if line is None or self._pairs.unchanged(slot, line):
            return
        numbers, other = figure_numbers(slot, self._pairs.tables.get(line.table, ()))
        self.told.append(Told("", tuple(numbers.items())))
        if other or any(self._values.get(figure) != number for figure, number in numbers.items()):
            self.unread.append(line)

    def _add(self, line: SourceLine, rest: Sequence[LinePair]) -> None:
        """A new line of the body; above it, căn cứ."""
        following = next((slot for slot, _line in rest if slot is not None), None)
        among = following is not None and following.kind == "basis"
        if not self._begun and not line.table and (among or folded(line.words).startswith("can cu ")):
            self._body.add_basis(line)
        else:
            self._put(line, rest)

    def _add_to_annexes(self, line: SourceLine, rest: Sequence[LinePair]) -> None:
        """A new line behind the signature: a new annex with its title, or what is in one."""
        if _ANNEX.fullmatch(line.words):
            self._body.add_annex()
        elif not (_REFERENCE.match(line.words) or self._body.took_as_title(line)):
            self._put(line, rest)

    def _put(self, line: SourceLine, rest: Sequence[LinePair]) -> None:
        below = next((each for _slot, each in rest if each is not None), None)
        self._body.add(line, below, self._pairs.tables.get(line.table, ()))

    def _without_addressees(self, pairs: Sequence[LinePair]) -> tuple[LinePair, ...]:
        """Reads Kính gửi, and gives the other lines."""
        own = tuple(addressee_pairs(pairs, len(self._before.addressees) > 1))
        rest = tuple(pair for pair in pairs if not any(pair is each for each in own))
        if all(self._pairs.unchanged(slot, line) for slot, line in own):
            return rest
        slots = [slot for slot, _line in own if slot is not None]
        left = self._with_edge(with_addressees(self.report, slots, [line for _slot, line in own if line is not None]))
        above = ("type", "subject", "basis")
        at = next((at for at, (slot, _line) in enumerate(rest) if slot is not None and slot.kind not in above), len(rest))
        return (*rest[:at], *((None, line) for line in left), *rest[at:])
