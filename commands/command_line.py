"""The command line: what the options before a command say, and every failure as one sentence."""

import errno
import gc
import os
import sys
from pathlib import Path

import click

from commands.display import has_display
from commands.later import Later
from commands.paths import PATH
from commands.saying import FINE, WRONG
from commands.settings import Settings, default_data
from commands.usage_words import use_own_words
from models.errors import BookError, DamagedStore, reason
from models.fault_log import told_fault
from models.language import Language, _, use_language


def _speak(_context: click.Context, _option: click.Parameter, language: Language | None) -> Language | None:
    """Before anything else that is said, --help too."""
    use_language(language or "vi")
    return language


@click.group(cls=Later, invoke_without_command=True)
@click.option("--data", type=PATH, default=None, help="Thư mục dữ liệu.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default=None, is_eager=True, callback=_speak, help="Ngôn ngữ màn hình.")
@click.pass_context
def cli(context: click.Context, data: Path | None, lang: Language | None) -> None:
    """Sổ báo cáo: soạn, kiểm tra, lưu và in báo cáo định kỳ. Không có lệnh thì mở cửa sổ."""
    context.obj = Settings(data or default_data(), lang)
    if context.invoked_subcommand is None:
        if not has_display() and not os.environ.get("QT_QPA_PLATFORM"):
            raise BookError(_("Máy này không có màn hình để mở cửa sổ; dùng “demo -o THƯ_MỤC” hoặc các lệnh khác (xem --help)."))
        gc.disable()  # what is made while the window opens stays, and need not be looked through ten times; ui/app.py ends it
        from ui.app import run_window

        context.exit(run_window(context.obj.data, lang))


def run() -> int:
    """Runs the command that was called; gives the exit code. Every failure is one sentence on stderr."""
    use_own_words()
    try:
        code = cli.main(standalone_mode=False)
        return code if isinstance(code, int) else FINE
    except DamagedStore as error:
        problem = f"{error} " + _("Ở dòng lệnh: restore TỆP_SAO_LƯU để khôi phục, rescue -o THƯ_MỤC để cứu dữ liệu.")
    except BookError as error:
        problem = str(error)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.UsageError as error:
        problem = _("Cách gọi không đúng: {problem} Gõ --help để xem cách dùng.").format(problem=error.format_message())
    except (click.Abort, KeyboardInterrupt):
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
    where = told_fault(default_data(), error)
    return _("Chương trình gặp lỗi ngoài dự kiến ({why}); {where}.").format(why=error, where=where)


def _say(problem: str) -> None:
    """On stderr; in a box where the program was started without one, by its icon."""
    if sys.stderr is not None:
        print(problem, file=sys.stderr)
        return
    from ui.app import show_problem

    show_problem(problem)
