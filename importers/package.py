"""Opening a Word file that may be anything: what is no .docx, damaged, locked or too large is told in one sentence."""

import zipfile
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from models.errors import ImportProblem, reason
from models.language import _

UNPACKED_LIMIT = 100_000_000
_PARTS_LIMIT = 10_000
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def open_docx(path: Path) -> WordDocument:
    """The document of a .docx file. Raises ImportProblem."""
    _examine(path)
    try:
        return docx.Document(str(path))
    except Exception as error:  # a broken package breaks python-docx in as many ways as it has parts
        raise damaged(path) from error


def _examine(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise ImportProblem(_("Không đọc được tệp “{file}”: {why}.").format(file=path, why=reason(error))) from error
    if not start:
        raise ImportProblem(_("Tệp “{file}” không có gì bên trong; hãy chọn tệp khác.").format(file=path.name))
    if start == _OLD_WORD:
        sentence = _("Tệp “{file}” là tệp Word đời cũ (.doc) hoặc có mật khẩu; hãy mở bằng Word, bỏ mật khẩu và ghi lại thành .docx.")
        raise ImportProblem(sentence.format(file=path.name))
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise damaged(path) from error
    if len(entries) > _PARTS_LIMIT or sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
        raise ImportProblem(_("Tệp “{file}” quá lớn khi mở ra (hơn 100 MB); hãy bỏ bớt ảnh rồi ghi lại.").format(file=path.name))
    if not any(entry.filename.startswith("word/") for entry in entries):
        raise ImportProblem(_("Tệp “{file}” không phải tệp Word; hãy chọn tệp .docx của báo cáo.").format(file=path.name))


def damaged(path: Path) -> ImportProblem:
    """What is said of a package that does not open."""
    return ImportProblem(_("Tệp “{file}” bị hỏng hoặc không phải tệp Word; hãy mở bằng Word, ghi lại thành .docx.").format(file=path.name))
