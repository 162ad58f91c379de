"""The command line: what the options before a command say, and the command that is called."""

from pathlib import Path

import click

from commands.exit_codes import FINE
from commands.later import Later
from commands.paths import PATH
from commands.settings import Settings
from commands.start import WindowCall, open_window
from commands.usage_words import use_own_words
from models.data_place import default_data
from models.errors import BookError
from models.language import LANGUAGES, Language, _, use_language


def _speak(_context: click.Context, _option: click.Parameter, language: Language | None) -> Language | None:
    """Before anything else that is said, --help too."""
    use_language(language or "vi")
    return language


@click.group(cls=Later, invoke_without_command=True)
@click.option("--data", type=PATH, default=None, help="Thư mục dữ liệu.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=None, is_eager=True, callback=_speak, help="Ngôn ngữ màn hình.")
@click.pass_context
def cli(context: click.Context, data: Path | None, lang: Language | None) -> None:
    """Sổ báo cáo: soạn, kiểm tra, lưu và in báo cáo định kỳ. Không có lệnh thì mở cửa sổ."""
    context.obj = Settings(data or default_data(), lang)
    if context.invoked_subcommand is None:
        context.exit(open_window(WindowCall(data, lang)))


def run_command() -> int:
    """Runs the command that was called; gives the exit code. Raises BookError for a wrong call, and what the command raises."""
    use_own_words()
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.UsageError as error:
        raise BookError(_("Cách gọi không đúng: {problem} Gõ --help để xem cách dùng.").format(problem=error.format_message())) from error
    except click.Abort as error:
        raise KeyboardInterrupt from error
    return code if isinstance(code, int) else FINE
