"""One look at the backups: what the dialog asks for is done off the window's thread, and what came of it is shown there."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from models.errors import BackupStopped, BookError, WrongPassword
from models.language import _
from models.locked_file import is_locked_file
from models.store import Store
from models.store.backups import (
    Backup,
    KeptBackup,
    Preview,
    SecondPlace,
    back_up_to,
    backups_in,
    backups_of,
    preview,
    restore,
    second_place,
    set_second_place,
)
from models.store.rebuilding import Rebuilt, rebuild
from ui.backup_watch import BackupWatch
from ui.dialogs.backup_dialog import BackupDialog, Tone
from ui.dialogs.backup_password import NewPasswordDialog, OpeningPasswordDialog
from ui.dialogs.backup_place import ShownPlace
from ui.dialogs.backup_table import listed
from ui.dialogs.backup_words import moment_words
from ui.dialogs.help_window import HelpWindow
from ui.dialogs.restore_dialog import RestoreDialog
from ui.file_door import ask_where, last_folder, remember_folder
from ui.long_work import LongWork, Progress, Stopped

T = TypeVar("T")
