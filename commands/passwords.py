"""A password from a file: on the command line itself every user of the computer could read it."""

from pathlib import Path

from models.errors import WrongPassword, reason
from models.language import _

_LONGEST = 10_000


def password_in(path: Path | None) -> str:
    """The first line of a file, in UTF-8, without its end; "" without a file. Raises WrongPassword where the file has none."""
    if path is None:
        return ""
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST)
        password = content.decode("utf-8-sig").partition("\n")[0].rstrip("\r")
    except OSError as error:
        raise WrongPassword(_("Không đọc được tệp mật khẩu “{file}” ({why}).").format(file=path, why=reason(error))) from error
    except UnicodeDecodeError as error:
        raise WrongPassword(_("Tệp mật khẩu “{file}” không phải tệp chữ UTF-8; hãy ghi lại thành UTF-8.").format(file=path)) from error
    if not password:
        raise WrongPassword(_("Dòng đầu của tệp mật khẩu “{file}” để trống; hãy ghi mật khẩu vào dòng đầu.").format(file=path))
    return password
