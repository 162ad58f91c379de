"""Starting the window."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from models.errors import BookError
from models.fault_log import log_unseen_faults
from models.language import Language, _, use_language
from ui.ending import stay
from ui.fields.rich_clipboard import leave_plain_text
from ui.first_window import open_or_show
from ui.preferences import read_preferences
from ui.qt_words import QtWords
from ui.screen_font import make_readable
from ui.theme import apply_theme
from ui.window import Window

ICONS = Path(__file__).parent.parent / "resources" / "icons"


def program_icon() -> QIcon:
    """The program's sign, in the sizes of title bars, task bars and switchers."""
    icon = QIcon()
    for path in ICONS.glob("*.png"):
        icon.addFile(str(path))
    return icon


def application(arguments: list[str] | None = None) -> QApplication:
    """The one QApplication, made when first asked for."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(arguments or ["so-bao-cao"])
    made.setApplicationName("SoBaoCao")
    make_readable(made)
    made.setWindowIcon(program_icon())
    made.setDesktopFileName("so-bao-cao")
    made.installTranslator(QtWords(made))
    made.aboutToQuit.connect(leave_plain_text)
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    return made


def show_problem(problem: str) -> None:
    """A sentence in a box, where a box can be seen: for what goes wrong before there is a window."""
    running = application()
    if running.platformName() not in ("offscreen", "minimal"):
        apply_theme(running, "system")
        QMessageBox.critical(None, _("Sổ báo cáo"), problem)


def run_window(folder: Path, language: Language | None = None) -> int:
    """Opens the window on a data folder and stays until it is closed. Returns the exit code."""
    running = application()
    try:
        store = open_or_show(folder)
    except BookError as error:
        if sys.stderr is not None:
            print(error, file=sys.stderr)
        show_problem(str(error))
        return 2
    if store is None:
        return 0
    log_unseen_faults(folder)
    with store:
        preferences = read_preferences(store)
        use_language(language or preferences.language)
        apply_theme(running, preferences.theme, preferences.text_size)
        window = Window(store)
        window.restore()
        window.show()
        QTimer.singleShot(0, _tidy_memory_again)
        window.safekeeping.begin()
        if running.platformName() not in ("offscreen", "minimal"):
            QTimer.singleShot(0, window, window.welcome)
        return stay(running, window, folder)


def _tidy_memory_again() -> None:
    """The window stands: what was loaded for it is never looked through again, and what comes from now on is."""
    gc.freeze()
    gc.enable()
