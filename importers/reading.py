"""A report from a Word or text file that somebody wrote without this program. Nothing of the file is dropped."""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from importers.annexes import annexes_of
from importers.bases import basis_items
from importers.body import Body, BodyReader
from importers.figures import with_period
from importers.headings import resolved
from importers.kept import lost_lines
from importers.kinds import Kind, kind_of
from importers.layout import OTHER_PARTS, Layout, laid_out
from importers.lines import SourceLine, words_of
from importers.period import period_in
from importers.source import never, read_source
from importers.trace import Claim, Traced, traced
from models import place as places
from models.definition import ReportDefinition, definitions
from models.errors import ImportProblem, NoPeriod
from models.language import _
from models.period import Period, PeriodKind
from models.report import Item, Report
from models.text import plain

_OPENING = 3
"""So many lines of the text may say what period it is about."""


class Imported(Struct, frozen=True):
    """The report, and what is said of its making: the lines that fitted nowhere, and how much of the rest was understood.

    `traced` says of every line of the file, in its order, what became of it. `notice` says why the report that the file carries was not
    used, and what else was left aside (macros). `kind_confidence` is how sure the kind of report is, `period_why` what is doubtful of
    its period, and nothing where the title names it. `way` says which other program opened the file first.
    """

    report: Report
    unplaced: tuple[str, ...]
    headings: int
    notice: str = ""
    traced: tuple[Traced, ...] = ()
    kind_confidence: float = 1.0
    period_why: str = ""
    way: str = ""

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
        counted = counts(self.report, self.headings, len(self.unplaced))
        return " ".join(part for part in (self.way, self.notice, counted, self.period_why) if part)


def counts(report: Report, headings: int, unplaced: int) -> str:
    """What a report that came in holds, in one line."""
    return _("{headings} đề mục, {items} ý, {citations} văn bản viện dẫn, {figures} chỉ tiêu, {tables} bảng; {lost}.").format(
        headings=headings,
        items=sum(1 for _item in report.items()),
        citations=len(report.citations),
        figures=len(report.figures),
        tables=len(report.tables),
        lost=_lost(unplaced),
    )


def _lost(count: int) -> str:
    """How many lines have no place of their own, and where they are."""
    return _("{count} dòng chưa rõ chỗ, để ở cuối mục gần nhất").format(count=count) if count else _("0 dòng chưa rõ chỗ")


def import_report(
    path: Path, definition: ReportDefinition | None = None, period: Period | None = None, cancelled: Callable[[], bool] = never
) -> Imported:
    """Reads a file as a report, whatever it carries. Without `definition` the kind that fits is found out, the general one where none does;
    without `period` the file says it. `cancelled` is asked while another program works.

    Raises ImportProblem.
    """
    source = read_source(path, cancelled)
    if not any(words_of(line.words) for line in source.lines):
        raise ImportProblem(_("Tệp “{file}” không có chữ nào; hãy chọn tệp khác.").format(file=path.name))
    imported = report_of(source.lines, definition, period, path.name)
    return replace(imported, notice=" ".join(source.notices), way=source.way)


def report_of(lines: Sequence[SourceLine], definition: ReportDefinition | None, period: Period | None, name: str) -> Imported:
    """A report from lines. `name` is the file's, for the sentence that asks for a period."""
    layout = laid_out(lines)
    period, why = (period, "") if period is not None else _period_of(layout, name)
    kind = Kind(definition, 1.0) if definition is not None else _kind_of(layout, period)
    report, body, claims = _built(layout, kind.definition, period, ())
    lost = lost_lines(report, kind.definition, layout.lines, claims)
    if lost:
        report, body, claims = _built(layout, kind.definition, period, lost)
    return Imported(report, body.unplaced, body.headings, "", traced(lines, layout.lines, claims), kind.confidence, why)


def _kind_of(layout: Layout, period: Period) -> Kind:
    return kind_of(layout.head.subject, layout.lines[layout.text : layout.tail.body], period, definitions().values())


def _period_of(layout: Layout, name: str) -> tuple[Period, str]:
    """The period that the title names, or else one that the text or the day speaks of, and then what is doubtful about it.

    Raises ImportProblem where nothing in the file names a year.
    """
    subject = plain(layout.head.subject)
    told = period_in(subject)
    if told is not None:
        return told, ""
    first = " ".join(line.words for line in layout.lines[layout.text : layout.text + _OPENING])
    day = layout.head.letterhead.date
    guessed = period_in(first) or (Period(day.year, PeriodKind.YEAR) if day is not None else None)
    if guessed is None:
        guessed = next((found for line in layout.lines if (found := period_in(line.words)) is not None), None)
    if guessed is None:
        sentence = _(
            "Tệp “{file}”: tiêu đề không nói rõ kỳ báo cáo; hãy cho biết kỳ bằng -p 2021-9T, "
            "hoặc trong cửa sổ chọn Báo cáo mới, bắt đầu từ tệp Word."
        )
        raise NoPeriod(sentence.format(file=name))
    return guessed, _("Tiêu đề không nói rõ kỳ; đã lấy {period}, hãy xem lại.").format(period=guessed.phrase)


# ---------------------------------------------------------------- the report


def _built(layout: Layout, definition: ReportDefinition, period: Period, lost: tuple[int, ...]) -> tuple[Report, Body, tuple[Claim, ...]]:
    reader = BodyReader(definition, period, layout.lines)
    reader.read(layout.text, layout.tail.body)
    for at in layout.head.left:
        reader.add_unplaced(at, first=True)
    for at in (*layout.tail.left, *lost):
        reader.add_unplaced(at)
    for at in layout.loose:
        reader.add_unplaced(at, why=_(OTHER_PARTS[layout.lines[at].part]))
    for annex in annexes_of(layout.lines[: layout.loose.start], layout.annexes):
        reader.read_annex(annex.title, annex.start, annex.end, annex.name)
    body = reader.body()
    bases, citations = basis_items(layout.lines, layout.bases, body)
    report = _report(definition, period, layout, replace(body, citations=citations), bases)
    based = (Claim(at, "basis", places.item(item.id)) for at, item in zip(layout.bases, bases, strict=True))
    address = (Claim(at, "mark", places.mark("address")) for at in layout.address)
    return report, body, (*layout.head.claims, *based, *body.claims, *layout.tail.claims, *address)


def _report(definition: ReportDefinition, period: Period, layout: Layout, body: Body, bases: tuple[Item, ...]) -> Report:
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
        marks=replace(head.marks, drafter=tail.drafter, address=tuple(layout.lines[at].words for at in layout.address)),
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
        cosignature=tail.cosignature,
        tables=body.tables,
        annexes=body.annexes,
    )
