"""A file that is written whole or not at all, and what went wrong in a sentence."""

from pathlib import Path

from models.errors import ExportError, reason
from models.language import _
from models.whole_file import put_whole


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside the final name first, so that no half file ever stands under it. Raises ExportError."""
    if path.is_dir():
        raise ExportError(_("Không ghi được “{file}”: đó là một thư mục; hãy chọn tên tệp khác.").format(file=path))
    if not path.parent.is_dir():
        raise ExportError(_("Không ghi được “{file}”: chưa có thư mục này; hãy tạo thư mục trước.").format(file=path))
    try:
        put_whole(path, content)
    except OSError as error:
        raise ExportError(_problem(path, error)) from error


def _problem(path: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        sentence = _("Không ghi được “{file}”: không có quyền ghi, hoặc tệp đang mở; hãy đóng tệp hoặc chọn thư mục khác.")
        return sentence.format(file=path)
    why = reason(error)
    return _("Không ghi được “{file}” ({why}); hãy kiểm tra ổ đĩa hoặc chọn thư mục khác.").format(file=path, why=why)
