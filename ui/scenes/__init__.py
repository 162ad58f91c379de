"""Every screen, panel, dialog and state of the window as a picture: what `main.py screens` writes."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.scenes.backups import backups
from ui.scenes.confirming import confirming
from ui.scenes.desk import begun, carried, desk, empty, find
from ui.scenes.dialogs import boxes, dialogs, menus, printing, trends
from ui.scenes.folder import folder as taken_folder
from ui.scenes.general import general
from ui.scenes.parts import parts
from ui.scenes.past import past
from ui.scenes.rescue import rescue
from ui.scenes.returned import returned
from ui.scenes.start import new_report, register, start
from ui.scenes.unsaved import unsaved
from ui.scenes.way import lifecycle
from ui.screens import stage
from ui.theme import apply_theme


def take_all(folder: Path) -> list[Path]:
    """Writes the pictures at the screen's own scaling. Raises ExportError."""
    with stage(folder) as light:
        for scene in (
            start,
            new_report,
            desk,
            empty,
            general,
            begun,
            carried,
            parts,
            find,
            past,
            returned,
            confirming,
            taken_folder,
            register,
            dialogs,
            menus,
            boxes,
            unsaved,
            trends,
            printing,
            lifecycle,
            backups,
            rescue,
        ):
            scene(light, "")
    with stage(folder, "dark") as dark:
        shown = (start, general, begun, carried, parts, register, past, returned, confirming, taken_folder, dialogs, trends, printing)
        for scene in (*shown, unsaved, lifecycle, backups, rescue):  # what is issued cannot be written any more
            scene(dark, "-toi")
    with stage(folder, "light", "en") as english:
        for scene in (
            start,
            general,
            begun,
            carried,
            parts,
            find,
            past,
            returned,
            confirming,
            taken_folder,
            dialogs,
            trends,
            printing,
            backups,
            rescue,
            unsaved,
        ):
            scene(english, "-en")
    with stage(folder, size=(1920, 1080)) as wide:
        for scene in (start, carried, parts, printing):
            scene(wide, "-1920")
    with stage(folder) as large:
        apply_theme(_application(), "light", 150)
        for scene in (start, general, carried, parts, confirming, taken_folder, trends, printing, backups, rescue):
            scene(large, "-chu-150")
    return [*light.taken, *dark.taken, *english.taken, *wide.taken, *large.taken]


def take_scaled(folder: Path) -> list[Path]:
    """The pictures of a screen of 1366x768 at 150 %, which is 910x512 in the window's own measure. Raises ExportError."""
    with stage(folder, size=(910, 512)) as scaled:
        for scene in (start, general, begun, carried, parts, find, confirming, taken_folder, trends, printing, unsaved, lifecycle, backups):
            scene(scaled, "-150")
    return scaled.taken


def _application() -> QApplication:
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running
