"""Commands are loaded when they are called; the window is there without any of them."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from commands.command_line import cli
from commands.later import HOMES, Later, commands_of
from commands.start import WindowCall, window_call

ROOT = Path(__file__).parent.parent.parent
OURS = "('click', 'commands', 'importers', 'exporters', 'ui', 'docx')"
LOADED = f"import sys, commands.start; print(*sorted(name for name in sys.modules if name.startswith({OURS})))"


@pytest.mark.parametrize("module", [path.stem for path in (ROOT / "commands").glob("*.py") if "\nCOMMANDS = (" in path.read_text("utf-8")])
def test_every_command_of_a_module_is_known_by_its_name(module: str) -> None:
    assert module in HOMES, f"commands/later.py does not know {module}, so that nobody can call what is in it"
    assert tuple(command.name for command in commands_of(module)) == HOMES[module]


def test_every_module_is_named_in_an_import_statement_so_that_a_built_program_has_it() -> None:
    source = (ROOT / "commands" / "later.py").read_text("utf-8")
    (line,) = [line for line in source.splitlines() if line.strip().startswith("from commands import ")]
    named = line.partition("#")[0].split("import ")[1].replace(",", " ").split()
    assert set(named) == set(HOMES)


def test_every_known_name_calls_a_command() -> None:
    assert isinstance(cli, Later)
    context = click.Context(cli)
    assert all(cli.get_command(context, name) is not None for name in cli.list_commands(context))
    assert cli.get_command(context, "không có") is None


def test_who_opens_the_window_loads_no_command_and_no_reader_of_files_or_command_lines() -> None:
    told = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert set(told) == {"commands", "commands.display", "commands.exit_codes", "commands.start"}


@pytest.mark.parametrize(
    ("arguments", "call"),
    [
        ("", WindowCall()),
        ("--data x", WindowCall(Path("x"))),
        ("--lang en", WindowCall(None, "en")),
        ("--lang vi --data x", WindowCall(Path("x"), "vi")),
        ("--data", None),
        ("--data x --data y", None),
        ("--data=x", None),
        ("--lang de", None),
        ("--data --help", None),
        ("--help", None),
        ("list", None),
        ("--data x list", None),
        ("--data x list x", None),
    ],
)
def test_the_window_is_asked_for_by_its_own_options_alone(arguments: str, call: WindowCall | None) -> None:
    assert window_call(arguments.split()) == call
