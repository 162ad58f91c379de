"""What is said of a file that cannot be read: which file, what is wrong with it, what to do."""

from pathlib import Path

from models.errors import ImportProblem, reason
from models.language import _


def unreadable(path: Path, error: OSError) -> ImportProblem:
    """A file that the system does not give."""
    if isinstance(error, PermissionError) and not path.is_dir():
        sentence = _(
            "Không mở được tệp “{file}”: tệp đang mở ở chương trình khác hoặc không có quyền đọc; hãy đóng tệp trong Word rồi nhận lại."
        )
        return ImportProblem(sentence.format(file=path.name))
    return ImportProblem(_("Không đọc được tệp “{file}”: {why}.").format(file=path, why=reason(error)))


def empty(path: Path) -> ImportProblem:
    """A file of no bytes."""
    return ImportProblem(_("Tệp “{file}” không có gì bên trong; hãy chọn tệp khác.").format(file=path.name))


def damaged(path: Path) -> ImportProblem:
    """A package that does not open."""
    return ImportProblem(_("Tệp “{file}” bị hỏng hoặc không phải tệp Word; hãy mở bằng Word, ghi lại thành .docx.").format(file=path.name))


def too_large(path: Path) -> ImportProblem:
    """A package that would fill the memory."""
    return ImportProblem(_("Tệp “{file}” quá lớn khi mở ra (hơn 100 MB); hãy bỏ bớt ảnh rồi ghi lại.").format(file=path.name))


def too_deep(path: Path) -> ImportProblem:
    """A part whose elements stand in one another deeper than any word processor writes them."""
    sentence = _("Tệp “{file}” có nội dung lồng nhau quá sâu nên không đọc được; hãy mở bằng Word, bỏ bớt bảng lồng nhau rồi ghi lại.")
    return ImportProblem(sentence.format(file=path.name))


def dangerous(path: Path) -> ImportProblem:
    """A part with declarations of its own, which no word processor writes and which can make a reader fetch or swell."""
    sentence = _(
        "Tệp “{file}” có khai báo thực thể (DTD) mà tệp Word không được có, có thể gây hại; hãy mở bằng Word, ghi lại thành .docx."
    )
    return ImportProblem(sentence.format(file=path.name))


def no_word_file(path: Path) -> ImportProblem:
    """A package of another kind, as a workbook is."""
    return ImportProblem(_("Tệp “{file}” không phải tệp Word; hãy chọn tệp .docx của báo cáo.").format(file=path.name))


def protected(path: Path) -> ImportProblem:
    """A file that opens with a password."""
    sentence = _("Tệp “{file}” có mật khẩu nên không đọc được; hãy mở bằng Word, bỏ mật khẩu ở Tệp › Thông tin › Bảo vệ rồi ghi lại.")
    return ImportProblem(sentence.format(file=path.name))
