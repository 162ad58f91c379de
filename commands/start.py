"""Where the program begins: the window where nothing else is asked for, else a command; and every failure as one sentence.

The window is mostly asked for, and does without the reader of command lines, so that it stands sooner.
"""

import errno
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from commands.display import has_display
from commands.exit_codes import FINE, WRONG
from models.data_place import default_data
from models.errors import BookError, DamagedStore, reason
from models.fault_log import told_fault
from models.language import LANGUAGES, Language, _, use_language


class WindowCall(NamedTuple):
    """What is said to the window beforehand."""

    data: Path | None = None
    language: Language | None = None


def run(arguments: Sequence[str]) -> int:
    """Does what was asked for; gives the exit code. Every failure is one sentence on stderr."""
    asked = window_call(arguments)
    try:
        return _commands() if asked is None else open_window(asked)
    except DamagedStore as error:
        problem = f"{error} " + _("Ở dòng lệnh: restore TỆP_SAO_LƯU để khôi phục, rescue -o THƯ_MỤC để cứu dữ liệu.")
    except BookError as error:
        problem = str(error)
    except KeyboardInterrupt:
        problem = _("Đã dừng theo yêu cầu.")
    except BrokenPipeError:
        _drop_output()
        return FINE
    except OSError as error:
        problem = _refused(error)
    except Exception as error:  # the last door: a fault of the program must still be a sentence
        problem = _unexpected(error)
    _say(" ".join(problem.split()))
    return WRONG


def window_call(arguments: Sequence[str]) -> WindowCall | None:
    """The window's own options, each at most once and with a value that fits; nothing where there is more to read, or to refuse."""
    said = dict(zip(arguments[::2], arguments[1::2], strict=False))
    if len(said) * 2 != len(arguments) or not said.keys() <= {"--data", "--lang"}:
        return None
    language = next((known for known in LANGUAGES if known == said.get("--lang")), None)
    if ("--lang" in said and language is None) or any(value.startswith("-") for value in said.values()):
        return None
    return WindowCall(Path(said["--data"]) if "--data" in said else None, language)


def open_window(asked: WindowCall) -> int:
    """Opens the window and stays until it is closed. Raises BookError where there is no screen."""
    use_language(asked.language or "vi")
    if not has_display() and not os.environ.get("QT_QPA_PLATFORM"):
        raise BookError(_("Máy này không có màn hình để mở cửa sổ; dùng “demo -o THƯ_MỤC” hoặc các lệnh khác (xem --help)."))
    gc.disable()  # what is made while the window opens stays, and need not be looked through ten times; ui/app.py ends it
    from ui.app import run_window

    return run_window(asked.data or default_data(), asked.language)


def _commands() -> int:
    from commands.command_line import run_command

    return run_command()


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What the system answers where it does not take what a command prints; it names no file then."""


def _refused(error: OSError) -> str:
    """What the system refused. Of a file in a folder that nobody else may enter it does not even say whether it is there."""
    if error.filename is None and error.errno in _FULL:
        return _not_said(error)
    if error.filename is not None and isinstance(error, PermissionError):
        return _("Không đọc được tệp “{file}”: {why}.").format(file=error.filename, why=reason(error))
    return _unexpected(error)


def _not_said(error: OSError) -> str:
    _drop_output()
    return _("Chưa ghi được hết kết quả của lệnh ({why}); hãy ghi ra chỗ khác.").format(why=reason(error))


def _drop_output() -> None:
    """What is still to be printed goes nowhere, so that Python does not try again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unexpected(error: Exception) -> str:
    try:
        data = default_data()
    except BookError:  # the last door stands for a user without a home too
        data = None
    where = told_fault(data, error)
    return _("Chương trình gặp lỗi ngoài dự kiến ({why}); {where}.").format(why=error, where=where)


def _say(problem: str) -> None:
    """On stderr; in a box where the program was started without one, by its icon."""
    if sys.stderr is not None:
        print(problem, file=sys.stderr)
        return
    from ui.app import show_problem

    show_problem(problem)
