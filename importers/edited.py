"""A report with what was changed in its Word file, each change at the place where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from importers.edited_body import BodyEditor
from importers.edited_edges import Edge, with_addressees, with_head, with_tail
from importers.expected import Slot, expected, line_words, one_line, unchanged
from importers.head import ADDRESSEES
from importers.lines import BULLETS, SourceLine, first_words
from importers.pairing import LinePair, Pairs, paired, paragraphs
from importers.retold import Retelling, Told, Values
from models.definition import ReportDefinition
from models.document import END_MARK, compose
from models.lifecycle import edited as edited_state
from models.lifecycle import is_locked
from models.report import Report
from models.text import Words, tokens


class Edited(Struct, frozen=True):
    """The report as the file has it. `unread` are changed lines of the page that the report has no place for: they stay as they were.

    `unplaced` are new lines that fit nowhere; they are items at the nearest end.
    """

    report: Report
    unread: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


def edited(report: Report, definition: ReportDefinition, lines: Iterable[SourceLine]) -> Edited:
    """The very same report where the words of its file did not change. What changed or came is marked to be confirmed."""
    slots = expected(compose(report, definition))
    pairs = paired(slots, paragraphs(lines))
    if pairs.same:
        return Edited(report)
    first = _Editor(report, definition, slots, pairs, {})
    first.run()
    values = _agreed(first.told, first.report)
    editor = _Editor(report, definition, slots, pairs, values)
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
        report.subject, report.closing, *(section.title for section in report.sections), *(item.text for _section, item in report.items())
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

    def __init__(self, report: Report, definition: ReportDefinition, slots: Sequence[Slot], pairs: Pairs, values: Values) -> None:
        self.report = report
        self.unread: list[SourceLine] = []
        self.unplaced: list[SourceLine] = []
        self._before = report
        self._pairs = pairs
        self._unseen = [(at, slot) for at, slot in enumerate(slots) if slot.line is None and slot.kind in ("heading", "item")]
        self._order = {slot.place: at for at, slot in enumerate(slots)}
        self._body = BodyEditor(report, definition, Retelling(report, definition), values)

    @property
    def told(self) -> list[Told]:
        """Every text that was rewritten."""
        return self._body.told

    def run(self) -> None:
        head = self._with_edge(with_head(self._before, self._pairs.head))
        pairs = self._without_addressees(_with_closing(_with_whole_subject(self._pairs.middle)))
        for line in head:
            self._body.add(line)
        for at, (slot, now) in enumerate(pairs):
            below = next((each for _slot, each in pairs[at + 1 :] if each is not None), None)
            self._take(slot, now, below)
        self._keep_unseen(len(self._order) + 1)
        left = self._with_edge(with_tail(self.report, self._pairs.tail))
        for line in left:
            self._body.add(replace(line, bold=False, level=0))
        body = self._body.done()
        self.report = replace(self.report, opening=body.opening, sections=body.sections, citations=body.citations)

    def _with_edge(self, edge: Edge) -> list[SourceLine]:
        self.report = edge.report
        self.unread += edge.unread
        self.unplaced += edge.left
        return edge.left

    # ------------------------------------------------------------ the middle

    def _take(self, slot: Slot | None, line: SourceLine | None, below: SourceLine | None) -> None:
        if slot is None:
            if line is not None:
                self._body.add(line, below)
            return
        self._keep_unseen(self._order[slot.place])
        same = line is not None and unchanged(slot, line)
        match slot.kind:
            case "type":
                self.unread += [line] if line is not None and not same else []
            case "subject" if not same:
                self.report = replace(self.report, subject=self._body.text(self.report.subject, slot.text, _words(line)))
            case "closing" if not same:
                self.report = replace(self.report, closing=self._body.text(self.report.closing.rstrip(), slot.text, _words(line)))
            case "heading" | "item" if line is not None:
                if same:
                    self._body.keep(slot)
                else:
                    self._body.change(slot, line)

    def _keep_unseen(self, until: int) -> None:
        """Headings and items that show nothing on paper stay where they are."""
        while self._unseen and self._unseen[0][0] < until:
            self._body.keep(self._unseen.pop(0)[1])

    def _without_addressees(self, pairs: Sequence[LinePair]) -> tuple[LinePair, ...]:
        """Reads Kính gửi, and gives the other lines."""
        own = tuple(_addressee_pairs(pairs, len(self._before.addressees) > 1))
        rest = tuple(pair for pair in pairs if not any(pair is each for each in own))
        if all(slot is not None and line is not None and unchanged(slot, line) for slot, line in own):
            return rest
        slots = [slot for slot, _line in own if slot is not None]
        left = self._with_edge(with_addressees(self.report, slots, [line for _slot, line in own if line is not None]))
        at = next((at for at, (slot, _line) in enumerate(rest) if slot is not None and slot.kind not in ("type", "subject")), len(rest))
        return (*rest[:at], *((None, line) for line in left), *rest[at:])


def _words(line: SourceLine | None) -> tuple[Words, ...]:
    if line is None:
        return ()
    return (Words(f"{line.list_mark} "), *line_words(line)) if line.list_mark else line_words(line)


def _addressee_pairs(pairs: Sequence[LinePair], several: bool) -> Iterator[LinePair]:
    """The lines of Kính gửi: those that were there, and new ones below them or with the label."""
    begun = False
    for pair in pairs:
        slot, line = pair
        if slot is not None and slot.kind == "addressee":
            begun = True
            yield pair
        elif slot is not None and slot.kind not in ("type", "subject"):
            return
        elif slot is None and line is not None:
            label = ADDRESSEES.match(line.words) if not begun else None
            if label is not None or (begun and several and line.list_mark in BULLETS):
                several |= label is not None and label.end() == len(line.words)
                begun = True
                yield pair


def _with_whole_subject(pairs: Sequence[LinePair]) -> tuple[LinePair, ...]:
    """The same; centred lines right below the subject are the rest of it."""
    result: list[LinePair] = []
    for slot, line in pairs:
        above = result[-1] if result else None
        if slot is None and line is not None and (line.centred or line.bold) and above is not None and not line.list_mark:
            title, first = above
            if title is not None and title.kind == "subject" and first is not None and not ADDRESSEES.match(line.words):
                result[-1] = (title, one_line((first, line)))
                continue
        result.append((slot, line))
    return tuple(result)


def _with_closing(pairs: Sequence[LinePair]) -> tuple[LinePair, ...]:
    """The same; where the closing went and the last line is new, that is the closing now."""
    last = next((at for at in range(len(pairs) - 1, -1, -1) if pairs[at][1] is not None), None)
    gone = next((at for at, (slot, line) in enumerate(pairs) if slot is not None and slot.kind == "closing" and line is None), None)
    if last is None or gone is None or pairs[last][0] is not None:
        return tuple(pairs)
    line, closing = pairs[last][1], pairs[gone][0]
    if line is None or line.list_mark or not line.words.endswith((END_MARK, ".")):
        return tuple(pairs)
    return tuple((closing, line) if at == last else pair for at, pair in enumerate(pairs) if at != gone)
