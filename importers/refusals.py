"""What is said of a file that cannot be read: which file, what is wrong with it, what to do."""

from pathlib import Path

from models.errors import ImportProblem, ReadingStopped, reason
from models.language import _
from models.own_database import no_report


def unreadable(path: Path, error: OSError) -> ImportProblem:
    """A file that the system does not give."""
    if isinstance(error, PermissionError) and not path.is_dir():
        sentence = _("Không mở được tệp “{file}”: không có quyền đọc, hoặc tệp đang mở trong Word; hãy đóng tệp trong Word rồi nhận lại.")
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
    return ImportProblem(
        _("Tệp “{file}” quá lớn khi mở ra (hơn 100 MB); hãy chia thành nhiều tệp nhỏ hơn rồi nhận từng tệp.").format(file=path.name)
    )


def too_deep(path: Path) -> ImportProblem:
    """A part whose elements stand in one another deeper than any word processor writes them."""
    sentence = _("Tệp “{file}” có nội dung lồng nhau quá sâu nên không đọc được; hãy mở bằng Word, bỏ bớt bảng lồng nhau rồi ghi lại.")
    return ImportProblem(sentence.format(file=path.name))


def dangerous(path: Path) -> ImportProblem:
    """A part with declarations of its own, which no word processor writes and which can make a reader fetch or swell."""
    sentence = _("Tệp “{file}” có khai báo thực thể (DTD) mà tệp Word không có, có thể gây hại; hãy mở bằng Word, ghi lại thành .docx.")
    return ImportProblem(sentence.format(file=path.name))


def no_word_file(path: Path) -> ImportProblem:
    """A package of another kind, as a workbook is."""
    return ImportProblem(_("Tệp “{file}” không phải tệp Word; hãy chọn tệp .docx của báo cáo.").format(file=path.name))


def protected(path: Path) -> ImportProblem:
    """A file that opens with a password."""
    sentence = _("Tệp “{file}” có mật khẩu nên không đọc được; hãy mở bằng Word, bỏ mật khẩu ở Tệp › Thông tin › Bảo vệ rồi ghi lại.")
    return ImportProblem(sentence.format(file=path.name))


def lock_file(path: Path) -> ImportProblem:
    """What Word or LibreOffice keeps beside a file that they have open."""
    sentence = _("“{file}” là tệp khóa của Word (báo hiệu có tệp đang mở), không phải báo cáo; hãy chọn tệp cùng tên không có “~$”.")
    return ImportProblem(sentence.format(file=path.name))


def device(path: Path) -> ImportProblem:
    """Something that has a name and is no file."""
    return ImportProblem(_("“{file}” không phải tệp; hãy chọn tệp báo cáo.").format(file=path.name))


def pdf(path: Path) -> ImportProblem:
    """A paper that is laid out already."""
    sentence = _("Tệp “{file}” là tệp PDF, không nhận được; hãy nhận tệp Word đã in ra nó, hoặc mở PDF bằng Word, ghi thành .docx.")
    return ImportProblem(sentence.format(file=path.name))


def image(path: Path) -> ImportProblem:
    """A picture, perhaps of a page."""
    sentence = _("Tệp “{file}” là ảnh, chương trình không đọc chữ trong ảnh; hãy nhận tệp Word (.docx) của báo cáo.")
    return ImportProblem(sentence.format(file=path.name))


def report_file(path: Path) -> ImportProblem:
    """Our own JSON behind the wrong door."""
    sentence = _("Tệp “{file}” là báo cáo dạng JSON của chương trình, không phải tệp Word; hãy đặt đuôi .json rồi nhận lại.")
    return ImportProblem(sentence.format(file=path.name))


def database(path: Path) -> ImportProblem:
    """A backup of ours, which is restored and not taken in."""
    return ImportProblem(no_report(path.name))


def other_kind(path: Path) -> ImportProblem:
    """A file of which nothing is known."""
    sentence = _("Tệp “{file}” không nhận được; hãy mở bằng Word hoặc LibreOffice, ghi lại thành .docx rồi nhận tệp đó.")
    return ImportProblem(sentence.format(file=path.name))


def no_office_suite(path: Path) -> ImportProblem:
    """An older file where nothing on this computer can turn it into a newer one."""
    sentence = _("Tệp “{file}” không phải .docx, máy này không có LibreOffice để đổi; hãy mở bằng Word, ghi lại thành .docx rồi nhận.")
    return ImportProblem(sentence.format(file=path.name))


def office_suite_failed(path: Path) -> ImportProblem:
    """LibreOffice gave nothing."""
    sentence = _("LibreOffice không mở được tệp “{file}” (tệp hỏng hoặc có mật khẩu); hãy mở bằng Word, ghi lại thành .docx rồi nhận.")
    return ImportProblem(sentence.format(file=path.name))


def office_suite_slow(path: Path, seconds: int) -> ImportProblem:
    """LibreOffice did not end."""
    sentence = _("LibreOffice đổi tệp “{file}” quá {seconds} giây chưa xong nên đã dừng; hãy mở bằng Word, ghi lại thành .docx rồi nhận.")
    return ImportProblem(sentence.format(file=path.name, seconds=seconds))


def stopped(path: Path) -> ReadingStopped:
    """Somebody did not want to wait."""
    return ReadingStopped(_("Đã dừng đọc tệp “{file}” theo yêu cầu; có thể nhận lại bất cứ lúc nào.").format(file=path.name))
