"""A report from a Word or text file that somebody wrote without this program. Nothing of the file is dropped."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from importers.annexes import annexes_at, annexes_of
from importers.bases import bases_end
from importers.body import Body, BodyReader
from importers.cited import basis_items
from importers.figures import with_period
from importers.head import Head, read_head
from importers.headings import resolved
from importers.kept import lost_lines
from importers.kinds import kind_of
from importers.letterhead import dated
from importers.lines import SourceLine, words_of
from importers.page_furniture import set_apart
from importers.period import period_in
from importers.source import read_source
from importers.tail import Tail, label_at, read_tail
from importers.trace import Claim, Traced, traced
from importers.typed_tables import with_typed_tables
from importers.wrapped import rejoined
from models import place as places
from models.definition import ReportDefinition, definitions
from models.errors import ImportProblem
from models.language import N_, _
from models.period import Period, PeriodKind
from models.report import Item, Report
from models.text import plain

_OTHER_PARTS = {
    "note": N_("chú thích của tệp; để ở cuối"),
    "comment": N_("ghi chú bên lề của tệp; để ở cuối"),
    "hidden": N_("chữ ẩn trong tệp"),
}
"""Why lines of some parts of a Word file want a look."""


class Imported(Struct, frozen=True):
    """The report, and what is said of its making: the lines that fitted nowhere, and how much of the rest was understood.

    `traced` says of every line of the file, in its order, what became of it. `notice` says why the report that the file carries was not
    used, and what else was left aside (macros). `kind_confidence` is how sure the kind of report is, `period_why` what is doubtful of
    its period, and nothing where the title names it.
    """

    report: Report
    unplaced: tuple[str, ...]
    headings: int
    notice: str = ""
    traced: tuple[Traced, ...] = ()
    kind_confidence: float = 1.0
    period_why: str = ""

    @property
    def items(self) -> int:
        """How many items there are, cited documents and unplaced lines included."""
        return sum(1 for _item in self.report.items())

    @property
    def doubtful(self) -> int:
        """How many lines a clerk should look at."""
        return sum(1 for each in self.traced if each.doubtful)

    @property
    def summary(self) -> str:
        """One line for the clerk."""
        counted = _(
            "{headings} đề mục, {items} ý, {citations} văn bản viện dẫn, {figures} chỉ tiêu, {tables} bảng; "
            "{unplaced} dòng chưa rõ chỗ, để ở cuối mục gần nhất."
        ).format(
            headings=self.headings,
            items=self.items,
            citations=len(self.report.citations),
            figures=len(self.report.figures),
            tables=len(self.report.tables),
            unplaced=len(self.unplaced),
        )
        return " ".join(part for part in (self.notice, counted, self.period_why) if part)


def import_report(path: Path, definition: ReportDefinition | None = None, period: Period | None = None) -> Imported:
    """Reads a file as a report, whatever it carries. Without `definition` the kind that fits is found out, the general one where none does;
    without `period` the file says it.

    Raises ImportProblem.
    """
    source = read_source(path)
    if not any(words_of(line.words) for line in source.lines):
        raise ImportProblem(_("Tệp “{file}” không có chữ nào; hãy chọn tệp khác.").format(file=path.name))
    imported = report_of(source.lines, definition, period, path.name)
    return replace(imported, notice=" ".join(source.notices))


def report_of(lines: Sequence[SourceLine], definition: ReportDefinition | None, period: Period | None, name: str) -> Imported:
    """A report from lines. `name` is the file's, for the sentence that asks for a period."""
    layout = _laid_out(lines)
    period, why = (period, "") if period is not None else _period_of(layout, name)
    kind = kind_of(layout.head.subject, layout.lines[layout.text : layout.tail.body], period, definitions().values())
    if definition is not None:
        kind = replace(kind, definition=definition, confidence=1.0)
    report, body, claims = _built(layout, kind.definition, period, ())
    lost = lost_lines(report, kind.definition, layout.lines, claims)
    if lost:
        report, body, claims = _built(layout, kind.definition, period, lost)
    return Imported(report, body.unplaced, body.headings, "", traced(lines, layout.lines, claims), kind.confidence, why)


# ---------------------------------------------------------------- the parts of the file


class _Layout(Struct, frozen=True):
    """The lines of a file in their parts: căn cứ from the end of the head to `text`, the text up to the tail, annexes from `annexes`.

    `loose` are lines of other parts of a Word file (notes, comments, hidden text).
    """

    lines: tuple[SourceLine, ...]
    head: Head
    text: int
    tail: Tail
    annexes: int
    loose: tuple[int, ...]


def _laid_out(lines: Sequence[SourceLine]) -> _Layout:
    kept = set_apart(lines)
    own = [line for line in kept if line.part not in _OTHER_PARTS]
    others = [line for line in kept if line.part in _OTHER_PARTS]
    start = read_head(own).body
    own = list(with_typed_tables(own, annexes_at(own, start), len(own)))
    own = list(with_typed_tables(own, start, label_at(own, start, annexes_at(own, start)) or len(own)))
    whole = (*own[:start], *rejoined(own, start, len(own)))
    head = read_head(whole)
    text = bases_end(whole, head.body)
    annexes = annexes_at(whole, text)
    given = head.letterhead
    tail = read_tail(whole, text, annexes, dated=bool(given.date or given.typed_date))
    head = replace(head, letterhead=dated(given, tail.day))
    return _Layout((*whole, *others), head, text, tail, min(annexes, len(whole)), tuple(range(len(whole), len(whole) + len(others))))


def _period_of(layout: _Layout, name: str) -> tuple[Period, str]:
    """The period that the title names, or else one that the text or the day speaks of, and then what is doubtful about it.

    Raises ImportProblem where nothing in the file names a year.
    """
    subject = plain(layout.head.subject)
    told = period_in(subject)
    if told is not None:
        return told, ""
    first = " ".join(line.words for line in layout.lines[layout.text : layout.text + 3])
    day = layout.head.letterhead.date
    guessed = period_in(first) or (Period(day.year, PeriodKind.YEAR) if day is not None else None)
    if guessed is None:
        guessed = next((found for line in layout.lines if (found := period_in(line.words)) is not None), None)
    if guessed is None:
        sentence = _(
            "Tệp “{file}”: tiêu đề không nói rõ kỳ báo cáo; hãy cho biết kỳ bằng -p 2021-9T, "
            "hoặc trong cửa sổ chọn Báo cáo mới, bắt đầu từ tệp Word."
        )
        raise ImportProblem(sentence.format(file=name))
    return guessed, _("Tiêu đề không nói rõ kỳ; đã lấy {period}, hãy xem lại.").format(period=guessed.phrase)


# ---------------------------------------------------------------- the report


def _built(layout: _Layout, definition: ReportDefinition, period: Period, lost: tuple[int, ...]) -> tuple[Report, Body, tuple[Claim, ...]]:
    reader = BodyReader(definition, period, layout.lines)
    reader.read(layout.text, layout.tail.body)
    for at in layout.head.left:
        reader.add_unplaced(at, first=True)
    for at in (*layout.tail.left, *lost):
        reader.add_unplaced(at)
    for at in layout.loose:
        reader.add_unplaced(at, why=_(_OTHER_PARTS[layout.lines[at].part]))
    for annex in annexes_of(layout.lines[: len(layout.lines) - len(layout.loose)], layout.annexes):
        reader.read_annex(annex.title, annex.start, annex.end, annex.name)
    body = reader.body()
    bases, citations = basis_items(layout.lines, range(layout.head.body, layout.text), body)
    report = _report(definition, period, layout, replace(body, citations=citations), bases)
    based = (Claim(at, "basis", places.item(item.id)) for at, item in enumerate(bases, layout.head.body))
    return report, body, (*layout.head.claims, *based, *body.claims, *layout.tail.claims)


def _report(definition: ReportDefinition, period: Period, layout: _Layout, body: Body, bases: tuple[Item, ...]) -> Report:
    head, tail = layout.head, layout.tail
    same = words_of(plain(head.subject)) == words_of(resolved(definition.subject, period))
    usual = same or not (head.subject or definition.general)
    subject = definition.subject if usual else with_period(head.subject, definition.subject, period)
    closing = tail.closing.markup if tail.closing is not None else ""
    return Report(
        definition=definition.id,
        definition_version=definition.version,
        period=period.code,
        letterhead=head.letterhead,
        marks=replace(head.marks, drafter=tail.drafter),
        subject=subject,
        addressees=head.addressees,
        bases=bases,
        opening=body.opening,
        sections=body.sections,
        figures=body.figures,
        citations=body.citations,
        closing=with_period(closing, definition.closing, period),
        recipients=tail.recipients,
        signature=tail.signature,
        tables=body.tables,
        annexes=body.annexes,
    )
