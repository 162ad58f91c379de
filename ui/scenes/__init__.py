"""Every screen, panel, dialog and state of the window as a picture: what `main.py screens` writes."""

from collections.abc import Callable
from pathlib import Path

from ui.app import application
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
from ui.screens import Stage, stage
from ui.theme import apply_theme

_SCENES: tuple[tuple[Callable[[Stage, str], None], str], ...] = (
    (start, "dark english wide large scaled"),
    (new_report, ""),
    (desk, ""),
    (empty, ""),
    (general, "dark english large scaled"),
    (begun, "dark english scaled"),
    (carried, "dark english wide large scaled"),
    (parts, "dark english wide large scaled"),
    (find, "english scaled"),
    (past, "dark english"),
    (returned, "dark english"),
    (confirming, "dark english large scaled"),
    (taken_folder, "dark english large scaled"),
    (register, "dark"),
    (dialogs, "dark english"),
    (menus, ""),
    (boxes, ""),
    (unsaved, "dark english scaled"),
    (trends, "dark english large scaled"),
    (printing, "dark english wide large scaled"),
    (lifecycle, "dark scaled"),  # what is issued cannot be written any more
    (backups, "dark english large scaled"),
    (rescue, "dark english large"),
)
"""In the order in which they are played, each with the looks in which it is taken besides the usual one."""


def take_all(folder: Path) -> list[Path]:
    """Writes the pictures at the screen's own scaling. Raises ExportError."""
    with stage(folder) as light:
        for scene, _looks in _SCENES:
            scene(light, "")
    with stage(folder, "dark") as dark:
        _play(dark, "dark", "-toi")
    with stage(folder, "light", "en") as english:
        _play(english, "english", "-en")
    with stage(folder, size=(1920, 1080)) as wide:
        _play(wide, "wide", "-1920")
    with stage(folder) as large:
        apply_theme(application(), "light", 150)
        _play(large, "large", "-chu-150")
    return [*light.taken, *dark.taken, *english.taken, *wide.taken, *large.taken]


def take_scaled(folder: Path) -> list[Path]:
    """The pictures of a screen of 1366x768 at 150 %, which is 910x512 in the window's own measure. Raises ExportError."""
    with stage(folder, size=(910, 512)) as scaled:
        _play(scaled, "scaled", "-150")
    return scaled.taken


def _play(on: Stage, look: str, suffix: str) -> None:
    for scene, looks in _SCENES:
        if look in looks.split():
            scene(on, suffix)
