"""A file that is written whole or not at all, and what went wrong in a sentence."""

import contextlib
import os
import tempfile
from pathlib import Path

from models.errors import ExportError, reason
from models.language import _


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
