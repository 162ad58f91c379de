"""Tables into a file, by the file's suffix; written whole or not at all."""

from collections.abc import Callable, Sequence
from pathlib import Path

from exporters.csv_table import render_csv
from exporters.writing import write_whole
from exporters.xlsx import render_xlsx
from models.errors import ExportError
from models.language import _
from models.table import Table

WRITERS: dict[str, Callable[[Sequence[Table]], bytes]] = {".csv": render_csv, ".xlsx": render_xlsx}


def export_tables(tables: Sequence[Table], path: Path) -> None:
    """Writes tables as .csv or .xlsx. Raises ExportError; then the file that stood there before still stands."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        known = ", ".join(WRITERS)
        raise ExportError(_("Không ghi được bảng vào “{file}”: hãy đặt tên tệp có đuôi {known}.").format(file=path, known=known))
    write_whole(path, writer(tables))
