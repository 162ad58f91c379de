"""Commands that are loaded when they are called: the readers of Word files alone take three times as long to load as Qt's window."""

from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # for whoever looks at import statements to see what the program needs, as PyInstaller does
    from commands import archive, handover, history, licences, lifecycle, lookup, pictures, reports, rescue, safekeeping, taking_in  # noqa: F401

HOMES = {
    "pictures": ("demo", "screens"),
    "taking_in": ("import",),
    "reports": ("check", "export", "copy", "list", "show", "trend"),
    "lifecycle": ("mark", "issue", "amend", "scan", "clerk"),
    "handover": ("handover",),
    "history": ("redline", "history"),
    "archive": ("verify", "rebuild"),
    "licences": ("licences",),
    "lookup": ("search", "register"),
    "rescue": ("rescue",),
    "safekeeping": ("backup", "backups", "restore"),
}
"""The modules of this package with the names of their commands; each has them in its COMMANDS."""


class Later(click.Group):
    """Knows every command by its name, and loads only the module of the one that is called; all of them for --help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(name for names in HOMES.values() for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        home = next((module for module, names in HOMES.items() if cmd_name in names), None)
        if home is None:
            return None
        return next(command for command in commands_of(home) if command.name == cmd_name)


def commands_of(module: str) -> tuple[click.Command, ...]:
    """The commands of one module of this package."""
    commands: tuple[click.Command, ...] = import_module(f"commands.{module}").COMMANDS
    return commands
