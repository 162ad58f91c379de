"""Starting the window."""

import contextlib
import gc
import locale
import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QSettings, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from models.data_place import CARRIED, program_folder
from models.errors import StoreError
from models.language import Language, _, use_language
from models.store import Store
from models.store.clock import clock_problem
from ui.ending import stay
from ui.faults import Faults, own_words
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
    _use_utf8()
    made = QApplication(arguments or ["so-bao-cao"])
    made.setApplicationName("SoBaoCao")
    make_readable(made)
    made.setWindowIcon(program_icon())
    made.setDesktopFileName("so-bao-cao")
    made.installTranslator(QtWords(made))
    made.aboutToQuit.connect(leave_plain_text)
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    return made


def leave_no_trace(folder: Path) -> None:
    """Qt's own file dialog keeps the folders that were seen in it; on a stick they travel with the data and stay on no computer."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))


def _use_utf8() -> None:
    """Qt needs a locale of UTF-8, and would say so on stderr in English where the system has set another one, as LANG=C does."""
    if os.name != "posix":
        return
    try:
        locale.setlocale(locale.LC_CTYPE, "")
        is_utf8 = locale.nl_langinfo(locale.CODESET).upper() == "UTF-8"
    except locale.Error:  # one that is not installed
        is_utf8 = False
    if not is_utf8:
        os.environ["LC_ALL"] = "C.UTF-8"


def show_problem(problem: str) -> None:
    """A sentence in a box, where a box can be seen: for what goes wrong before there is a window."""
    running = application()
    if running.platformName() not in ("offscreen", "minimal"):
        apply_theme(running, "system")
        QMessageBox.critical(None, _("Sổ báo cáo"), problem)


def run_window(folder: Path, language: Language | None = None) -> int:
    """Opens the window on a data folder and stays until it is closed. Returns the exit code."""
    running = application()
    if folder == program_folder() / CARRIED:
        leave_no_trace(folder)
    told = ""
    try:
        store = open_or_show(folder)
        if store is None:  # the window that has it open was brought up
            return 0
    except StoreError as error:
        store, told = _rescued(running, folder, error)
    while store is not None:
        with store, Faults(store.folder) as faults:
            try:
                window = _window_on(running, store, language, faults)
            except StoreError as error:  # damage that shows only where something is read
                trouble = error
            except Exception as error:  # a fault of the program: without a word nobody would know why no window came
                faults.tell_without_window(error)
                return 2
            else:
                return _stay(running, window, told)
        store, told = _rescued(running, store.folder, trouble)
    return 2


def _rescued(running: QApplication, folder: Path, error: StoreError) -> tuple[Store | None, str]:
    """The store of where the clerk finds a way to one, and what is to be said of it; nothing where there is none."""
    if sys.stderr is not None:
        print(own_words(error), file=sys.stderr)
    if running.platformName() in ("offscreen", "minimal"):
        return None, ""
    from ui.rescue import Rescuing  # noqa: PLC0415  # on the worst day alone

    apply_theme(running, "system")
    rescuing = Rescuing(folder, error)
    return rescuing.ask(), rescuing.told


def _window_on(running: QApplication, store: Store, language: Language | None, faults: Faults) -> Window:
    """The window, shown. Raises StoreError, and whatever a fault of the program raises; then it is gone again."""
    preferences = read_preferences(store)
    use_language(language or preferences.language)
    apply_theme(running, preferences.theme, preferences.text_size)
    window = Window(store)
    try:
        window.notice.show_notice(clock_problem(store))
        window.restore()
        window.show()
        QTimer.singleShot(0, _tidy_memory_again)
    except BaseException:
        with contextlib.suppress(Exception):
            window.close()
        window.deleteLater()
        running.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        raise
    faults.tell(window)
    return window


def _stay(running: QApplication, window: Window, told: str) -> int:
    if told:
        window.say(told)
        window.notice.show_notice(told)
    window.safekeeping.begin()
    if running.platformName() not in ("offscreen", "minimal"):
        QTimer.singleShot(0, window, window.welcome)
    return stay(running, window, window.store.folder)


def _tidy_memory_again() -> None:
    """The window stands: what was loaded for it is never looked through again, and what comes from now on is."""
    gc.freeze()
    gc.enable()
