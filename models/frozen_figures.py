"""The table of figures in an annex as a value of the report itself, from the day on which it is issued."""

from msgspec.structs import replace

from models.definition import ReportDefinition
from models.figure_rows import ShownFigures, shown_figures
from models.figure_table import figure_table
from models.prior import Earlier
from models.report import Annex, Report
from models.text import escape
from models.text_table import TableColumn, TextTable


def with_frozen_figures(report: Report, definition: ReportDefinition, earlier: Earlier) -> Report:
    """The report whose annexes hold their table of figures as it stands now beside the earlier reports; one that is frozen stays."""
    waiting = [annex for annex in report.annexes if annex.figures and annex.frozen is None]
    if not waiting:
        return report
    shown = shown_figures(figure_table(report, definition, earlier))
    for annex in waiting:
        table = _table(shown, report.fresh_table_id())
        report = report.with_table(table).with_annex(replace(annex, frozen=table.id, notes=shown.notes))
    return report


def without_frozen_figures(report: Report) -> Report:
    """The report with tables of figures that follow its figures again, as an amended one needs them."""
    frozen = {annex.frozen for annex in report.annexes if annex.frozen}
    if not frozen:
        return report
    annexes: tuple[Annex, ...] = tuple(replace(annex, frozen=None, notes=()) for annex in report.annexes)
    return replace(report, annexes=annexes, tables=tuple(table for table in report.tables if table.id not in frozen))


def _table(shown: ShownFigures, id: str) -> TextTable:
    return TextTable(
        id,
        tuple(TableColumn(escape(column.title), "number" if column.number else "text", float(column.width)) for column in shown.columns),
        tuple(tuple(map(escape, row.cells)) for row in shown.rows),
        totals=tuple(at for at, row in enumerate(shown.rows) if row.heading),
    )
