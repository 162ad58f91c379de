"""Where the data are, where nobody says it: beside the program when it is carried on a stick, else in the user's own folder.

Carried: a folder `du-lieu` beside the program (in the folder of so-bao-cao or so-bao-cao.exe; of main.py, run from source). Whoever makes
that folder decides it; the program never makes it.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from models.store.connection import FILE

CARRIED = "du-lieu"
"""The folder beside the program that makes it portable."""

VARIABLE = "SOBAOCAO_DATA"
"""The environment's word goes before everything but the option --data."""


def data_folder(environment: Mapping[str, str], program: Path, own: Path, roaming: Path) -> Path:
    """The folder of the data: `program` is the folder in which the program stands, `own` the user's folder on this computer.

    `roaming` is the folder that Windows carries between the computers of an office, often on a share, where a database is not safe; data
    that are there already stay there.
    """
    if said := environment.get(VARIABLE):
        return Path(said)
    if is_carried(program):
        return program / CARRIED
    return roaming if _has_store(roaming) and not _has_store(own) else own


def _has_store(folder: Path) -> bool:
    try:
        return (folder / FILE).is_file()
    except OSError:  # a folder that this user may not enter is told where the store is opened
        return False


def is_carried(program: Path) -> bool:
    """Whether a program in a folder takes its data along."""
    return (program / CARRIED).is_dir()


def program_folder() -> Path:
    """The folder in which the program stands that is running: of the built program, or of the source."""
    return Path(sys.executable).parent if getattr(sys, "frozen", False) else Path(__file__).parent.parent
