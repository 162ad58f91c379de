"""A report from a Word or text file that somebody wrote without this program. Nothing of the file is dropped."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from importers.body import Body, BodyReader
from importers.docx import read_docx
from importers.figures import with_period
from importers.head import Head, read_head
from importers.headings import resolved
from importers.kept import lost_lines
from importers.lines import SourceLine, is_drawn, words_of
from importers.period import period_in
from importers.tail import Tail, read_tail
from importers.text import read_text
from importers.trace import Traced
from models.definition import ReportDefinition
from models.errors import ImportProblem
from models.language import _
from models.period import Period
from models.report import Report
from models.text import plain


class Imported(Struct, frozen=True):
    """The report, and what is said of its making: the lines that fitted nowhere, and how much of the rest was understood.

    `traced` says of every line of the file, in its order, what became of it. `notice` says why the report that the file carries was not
    used, and what else was left aside (macros).
    """

    report: Report
    unplaced: tuple[str, ...]
    headings: int
    notice: str = ""
    traced: tuple[Traced, ...] = ()

    @property
    def items(self) -> int:
        """How many items there are, cited documents and unplaced lines included."""
        return sum(1 for _item in self.report.items())

    @property
    def summary(self) -> str:
        """One line for the clerk."""
        counted = _(
            "{headings} đề mục, {items} ý, {citations} văn bản viện dẫn, {figures} chỉ tiêu; "
            "{unplaced} dòng chưa rõ chỗ, để ở cuối mục gần nhất."
        ).format(
            headings=self.headings,
            items=self.items,
            citations=len(self.report.citations),
            figures=len(self.report.figures),
            unplaced=len(self.unplaced),
        )
        return f"{self.notice} {counted}".strip()


def import_report(path: Path, definition: ReportDefinition, period: Period | None = None) -> Imported:
    """Reads a .docx or .txt file as a report of a kind, whatever it carries. Without `period` the title must name one.

    Raises ImportProblem.
    """
    lines = read_lines(path)
    if not any(words_of(line.words) for line in lines):
        raise ImportProblem(_("Tệp “{file}” không có chữ nào; hãy chọn tệp khác.").format(file=path.name))
    return report_of(lines, definition, period, path.name)


def read_lines(path: Path) -> tuple[SourceLine, ...]:
    """The lines of a file, by its suffix. Raises ImportProblem."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        sentence = _("Tệp “{file}” không nhận được; hãy mở bằng Word hoặc LibreOffice, ghi lại thành .docx rồi nhận tệp đó.")
        raise ImportProblem(sentence.format(file=path.name))
    return reader(path)


_READERS: dict[str, Callable[[Path], tuple[SourceLine, ...]]] = {".docx": read_docx, ".txt": read_text}
SUFFIXES = tuple(_READERS)
"""What can be read."""


def report_of(lines: tuple[SourceLine, ...], definition: ReportDefinition, period: Period | None, name: str) -> Imported:
    """A report from lines. `name` is the file's, for the sentence that asks for a period."""
    lines = tuple(line for line in lines if not is_drawn(line))
    head = read_head(lines)
    period = period or period_in(plain(head.subject))
    if period is None:
        sentence = _(
            "Tệp “{file}”: tiêu đề không nói rõ kỳ báo cáo; hãy cho biết kỳ bằng -p 2021-9T, "
            "hoặc trong cửa sổ chọn Báo cáo mới, bắt đầu từ tệp Word."
        )
        raise ImportProblem(sentence.format(file=name))
    tail = read_tail(lines, head.body)
    body_lines, around = lines[head.body : tail.body], (*lines[: head.body], *lines[tail.body :])

    def built(lost: tuple[SourceLine, ...]) -> tuple[Report, Body]:
        reader = BodyReader(definition, period)
        reader.read(body_lines)
        for line in head.left:
            reader.add_unplaced(line, 0)
        for line in (*tail.left, *lost):
            reader.add_unplaced(line)
        body = reader.body()
        return _report(definition, period, head, body, tail), body

    report, body = built(())
    lost = tuple(lost_lines(report, definition, body_lines, around))
    if lost:
        report, body = built(lost)
    return Imported(report, body.unplaced, body.headings)


def _report(definition: ReportDefinition, period: Period, head: Head, body: Body, tail: Tail) -> Report:
    same = words_of(plain(head.subject)) == words_of(resolved(definition.subject, period))
    subject = definition.subject if same or not head.subject else with_period(head.subject, definition.subject, period)
    closing = tail.closing.markup if tail.closing is not None else ""
    return Report(
        definition=definition.id,
        definition_version=definition.version,
        period=period.code,
        letterhead=head.letterhead,
        subject=subject,
        addressees=head.addressees,
        opening=body.opening,
        sections=body.sections,
        figures=body.figures,
        citations=body.citations,
        closing=with_period(closing, definition.closing, period),
        recipients=tail.recipients,
        signature=tail.signature,
    )
