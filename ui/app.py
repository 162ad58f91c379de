"""Starting the window."""

import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from models.errors import StoreError
from models.language import Language, use_language
from models.store import Store
from ui.faults import Faults
from ui.fields.rich_clipboard import leave_plain_text
from ui.preferences import read_preferences
from ui.qt_words import QtWords
from ui.theme import apply_theme
from ui.window import Window


def application(arguments: list[str] | None = None) -> QApplication:
    """The one QApplication, made when first asked for."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(arguments or ["so-bao-cao"])
    made.setApplicationName("SoBaoCao")
    made.installTranslator(QtWords(made))
    made.aboutToQuit.connect(leave_plain_text)
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    return made


def run_window(folder: Path, language: Language | None = None) -> int:
    """Opens the window on a data folder and stays until it is closed. Returns the exit code."""
    running = application()
    store, told = _opened(running, folder)
    if store is None:
        return 2
    with store, Faults(store.folder) as faults:
        preferences = read_preferences(store)
        use_language(language or preferences.language)
        apply_theme(running, preferences.theme, preferences.text_size)
        window = Window(store)
        faults.tell(window)
        window.restore()
        window.show()
        if told:
            window.say(told)
        window.safekeeping.begin()
        if running.platformName() not in ("offscreen", "minimal"):
            QTimer.singleShot(0, window, window.welcome)
        return running.exec()


def _opened(running: QApplication, folder: Path) -> tuple[Store | None, str]:
    """The store of a folder, or of where the clerk finds a way to one, and what is to be said of it; nothing where there is none."""
    try:
        return Store.open(folder), ""
    except StoreError as error:
        print(error, file=sys.stderr)
        if running.platformName() in ("offscreen", "minimal"):
            return None, ""
        from ui.rescue import Rescuing  # noqa: PLC0415  # on the worst day alone

        apply_theme(running, "system")
        rescuing = Rescuing(folder, error)
        return rescuing.ask(), rescuing.told
