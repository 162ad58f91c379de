"""A table of 500 rows: a keystroke in a cell beside one in an item of the same window, a row more, the checks, the list of changes.

Run it as a module: python -m tests.bench.table
"""

import tempfile
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from models import place as places
from models.checks.run import check, context_for
from models.compare import compare_reports
from models.definition import definition_of
from models.item_tables import append_table
from models.report import Report
from models.samples import sample_report
from models.store import Store
from models.table_shape import added_row
from models.text_table import TableColumn, with_cell
from tests.bench._measuring import once
from tests.bench.desk import _keystroke, _wait, milliseconds, say
from ui.app import application
from ui.theme import apply_theme
from ui.window import Window

ROWS = 500


def with_long_table(rows: int) -> Report:
    """The sample with a table of so many rows at the end of 2.1."""
    report = append_table(sample_report(), "ha-tang")
    columns = (TableColumn("TT"), TableColumn("Đơn vị"), TableColumn("Nội dung"), TableColumn("Số máy", "number"))
    lines = tuple((str(at), f"Đơn vị thứ {at}", "Máy tính để bàn, máy in", str(at * 7)) for at in range(1, rows + 1))
    return report.with_table(replace(report.tables[0], columns=columns, rows=lines))


def main() -> None:
    """One line a thing; the budget of a keystroke is that of any field."""
    report, definition = with_long_table(ROWS), definition_of("cntt")
    context, table = context_for(definition), report.tables[0]
    apply_theme(application(), "light")
    with tempfile.TemporaryDirectory() as data, Store.open(Path(data)) as store:
        window = Window(store)
        window.resize(1366, 768)
        window.show()
        window.show_report(report, "ha-tang")
        desk = window.desk
        assert desk is not None
        _wait(lambda: desk.session.proof is not None)
        item = _keystroke(desk, places.item("i15"))
        cell = _keystroke(desk, places.cell(table.id, ROWS // 2, 1))
        say(f"keystroke in a cell of {ROWS} rows", f"{cell:.1f} ms, {cell / item:.1f} x one in an item", "8 ms")

        def add_row() -> None:
            desk.session.apply(lambda now: now.with_table(added_row(now.table(table.id), ROWS // 2)), "")
            QApplication.processEvents()

        say("a row more in the middle of it, on the screen", f"{min(once(add_row) for _round in range(5)):.0f} ms", "-")
        window.close()
    base = milliseconds(partial(check, sample_report(), context))
    with_table = milliseconds(partial(check, report, context))
    say("checks of the report with it", f"{with_table:.0f} ms ({base:.0f} ms without)", "-")
    changed = report.with_table(with_cell(table, ROWS // 2, 2, "Máy quét"))
    say("list of changes of one cell", f"{milliseconds(partial(compare_reports, report, changed, definition)):.0f} ms", "-")


if __name__ == "__main__":
    main()
