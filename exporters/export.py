"""A report into a file, by the file's suffix; written whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from exporters.docx import render_docx
from exporters.pdf import render_pdf
from models.definition import ReportDefinition
from models.document import compose
from models.errors import ExportError, reason
from models.interchange import pretty
from models.language import _
from models.report import Report

Writer = Callable[[Report, ReportDefinition], bytes]


def _docx(report: Report, definition: ReportDefinition) -> bytes:
    return render_docx(compose(report, definition))


def _pdf(report: Report, definition: ReportDefinition) -> bytes:
    return render_pdf(compose(report, definition)).content


def _json(report: Report, _definition: ReportDefinition) -> bytes:
    return pretty(report)


WRITERS: dict[str, Writer] = {".docx": _docx, ".pdf": _pdf, ".json": _json}


def paper_name(report: Report) -> str:
    """The name of a report's papers, without suffix: "bao-cao-cntt-2021-9T"."""
    return f"bao-cao-{report.definition}-{report.period}"


def _never() -> bool:
    return False


def export(report: Report, definition: ReportDefinition, path: Path, stopped: Callable[[], bool] = _never) -> None:
    """Writes the report as .docx, .pdf or .json. Raises ExportError; then the file that stood there before still stands.

    `stopped` is asked once, before anything is written: whether somebody changed their mind.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        known = ", ".join(WRITERS)
        raise ExportError(_("Không xuất được tệp “{file}”: hãy đặt tên tệp có đuôi {known}.").format(file=path, known=known))
    content = writer(report, definition)
    if not stopped():
        write_whole(path, content)


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside the final name first, so that no half file ever stands under it. Raises ExportError."""
    if path.is_dir():
        raise ExportError(_("Không ghi được “{file}”: đó là một thư mục; hãy chọn tên tệp khác.").format(file=path))
    if not path.parent.is_dir():
        raise ExportError(_("Không ghi được “{file}”: chưa có thư mục này; hãy tạo thư mục trước.").format(file=path))
    try:
        _replace(path, content)
    except OSError as error:
        raise ExportError(_problem(path, error)) from error


def _problem(path: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        sentence = _("Không ghi được “{file}”: không có quyền ghi, hoặc tệp đang mở; hãy đóng tệp hoặc chọn thư mục khác.")
        return sentence.format(file=path)
    why = reason(error)
    return _("Không ghi được “{file}” ({why}); hãy kiểm tra ổ đĩa hoặc chọn thư mục khác.").format(file=path, why=why)


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".sobaocao-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of any new file."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
