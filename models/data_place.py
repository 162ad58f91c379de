"""Where the data are, where nobody says it: beside the program when it is carried on a stick, else in the user's own folder.

Carried: a folder `du-lieu` beside the program (in the folder of so-bao-cao or so-bao-cao.exe; of main.py, run from source). Whoever makes
that folder decides it; the program never makes it.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from models.errors import BookError
from models.language import _
from models.store.connection import FILE

CARRIED = "du-lieu"
"""The folder beside the program that makes it portable."""

VARIABLE = "SOBAOCAO_DATA"
"""The environment's word goes before everything but the option --data."""


def default_data() -> Path:
    """The user's own folder for this program, or the one that is carried with it; a fault is written down there too.

    Raises BookError as `users_folder`.
    """
    return data_folder(os.environ, program_folder(), users_folder)


def users_folder(roaming: bool) -> Path:
    """Where this system keeps what a program stores for its user; `roaming` differs on Windows alone.

    Raises BookError for a user without a home.
    """
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA" if roaming else "LOCALAPPDATA") or _home()) / "SoBaoCao"
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support" / "SoBaoCao"
    return Path(os.environ.get("XDG_CONFIG_HOME") or _home() / ".config") / "sobaocao"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise BookError(_("Không biết thư mục riêng của người dùng này ở đâu; hãy nêu thư mục dữ liệu bằng --data.")) from error


def data_folder(environment: Mapping[str, str], program: Path, users: Callable[[bool], Path]) -> Path:
    """The folder of the data: `program` is the folder in which the program stands.

    `users` gives the user's folder on this computer, or the roaming one, which Windows carries between the computers of an office, often on
    a share, where a database is not safe; data that are there already stay there. It is asked only where nothing else says where they are.
    """
    if said := environment.get(VARIABLE):
        return Path(said)
    if is_carried(program):
        return program / CARRIED
    own, roaming = users(False), users(True)
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
