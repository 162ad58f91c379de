"""A report into a file, by the file's suffix; written whole or not at all."""

from collections.abc import Callable, Mapping
from pathlib import Path

from exporters.docx import render_docx
from exporters.writing import write_whole
from models.definition import ReportDefinition
from models.document import compose
from models.errors import ExportError
from models.interchange import pretty
from models.language import _
from models.locked_file import lock
from models.prior import Earlier
from models.report import Report

Writer = Callable[[Report, ReportDefinition, Earlier], bytes]


def _docx(report: Report, definition: ReportDefinition, earlier: Earlier) -> bytes:
    return render_docx(compose(report, definition, earlier), carried=report)


def _pdf(report: Report, definition: ReportDefinition, earlier: Earlier) -> bytes:
    from exporters.archive import render_archive  # noqa: PLC0415  # pikepdf loads slowly, and only here is it needed

    return render_archive(compose(report, definition, earlier)).content


def _xlsx(report: Report, definition: ReportDefinition, earlier: Earlier) -> bytes:
    if not definition.figures:
        raise ExportError(_("Loại báo cáo này không có chỉ tiêu nên không có bảng số liệu để xuất; hãy xuất Word hoặc PDF."))
    from exporters.figures_xlsx import render_figures  # noqa: PLC0415  # the writer of workbooks takes 50 ms to load, the papers need none

    return render_figures(report, definition, earlier)


def _json(report: Report, _definition: ReportDefinition, _earlier: Earlier) -> bytes:
    return pretty(report)


WRITERS: dict[str, Writer] = {".docx": _docx, ".pdf": _pdf, ".xlsx": _xlsx, ".json": _json}


def paper_name(report: Report) -> str:
    """The name of a report's papers, without suffix: "bao-cao-cntt-2021-9T"; of a second edition "bao-cao-cntt-2021-9T-ban-2"."""
    edition = f"-ban-{report.edition}" if report.edition > 1 else ""
    return f"bao-cao-{report.definition}-{report.period}{edition}"


def never() -> bool:
    """For work that nobody stops."""
    return False


def export(
    report: Report,
    definition: ReportDefinition,
    path: Path,
    stopped: Callable[[], bool] = never,
    frozen: Mapping[str, bytes] = {},
    earlier: Earlier = Earlier(),
    password: str = "",
) -> None:
    """Writes the report as .docx, .pdf or .json, or its figures as .xlsx; `earlier` reports stand beside in the tables of figures.

    Raises ExportError; then the file that stood there before still stands.

    `stopped` is asked once, before anything is written: whether somebody changed their mind. `frozen` are the papers of an issued report
    by their suffix, as they were when it was issued (Store.papers.frozen): they are written as they are. With a `password` the file is
    locked by it (models/locked_file.py).
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        known = ", ".join(WRITERS)
        raise ExportError(_("Không xuất được tệp “{file}”: hãy đặt tên tệp có đuôi {known}.").format(file=path, known=known))
    content = frozen.get(path.suffix.lower()) or writer(report, definition, earlier)
    if password:
        content = lock(content, password)
    if not stopped():
        write_whole(path, content)
