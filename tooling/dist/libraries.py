"""Which of the files that PyInstaller found come in, and which it leaves out that we bring all the same."""

import subprocess
import sys
from pathlib import Path, PurePath

from tooling.dist.parts import FALLBACK, LANGUAGES, LEFT_TO_THE_SYSTEM, is_wanted_plugin

FOLDER = "thu-vien-du-phong"
"""Inside the program: libraries that are used only where the system has none of its own."""

Entry = tuple[str, str, str]
"""PyInstaller's own: the name inside the program, the file, its type."""


def fallback_files() -> list[tuple[str, str]]:
    """Pairs of a library of this system, or the settings for fonts, and the folder for it; none elsewhere than on Linux."""
    if not sys.platform.startswith("linux"):
        return []
    known = _known_libraries()
    return [*((known[name], FOLDER) for name in FALLBACK), (str(Path(__file__).parent / "fonts.conf"), FOLDER)]


def needed(entries: list[Entry]) -> list[Entry]:
    """What comes in: wanted files, and of the libraries those that something in the program links to.

    What only an unwanted plugin needed is left out, and so is a link to a library that is left out.
    """
    wanted = [entry for entry in entries if is_wanted(_inside(entry))]
    by_name = {_inside(entry).name: entry for entry in wanted if entry[2] == "BINARY"}
    reached = {entry[0]: entry for entry in wanted if _is_loaded_by_itself(entry)}
    waiting = list(reached.values())
    while waiting:
        for name in _linked(waiting.pop()[1]):
            entry = by_name.get(name)
            if entry is not None and entry[0] not in reached:
                reached[entry[0]] = entry
                waiting.append(entry)
    names = {_inside(entry).name for entry in reached.values()}
    return [
        entry
        for entry in wanted
        if entry[2] not in ("BINARY", "EXTENSION", "SYMLINK")
        or entry[0] in reached
        or (entry[2] == "SYMLINK" and _inside(entry).name in names)
    ]


def _is_loaded_by_itself(entry: Entry) -> bool:
    """Whether a file is a module, a plugin, Python, or what is loaded by its name; all others come only with what links to them."""
    inside = _inside(entry)
    loaded = {"plugins", FOLDER, "pypdfium2_raw"} & set(inside.parts) or inside.name.startswith(("libpython", "python3"))
    return entry[2] == "EXTENSION" or (entry[2] == "BINARY" and bool(loaded))


def _linked(path: str) -> list[str]:
    """The names of the libraries that a library asks for itself."""
    if sys.platform.startswith("linux"):
        told = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=False).stdout
        return [line.split()[1] for line in told.splitlines() if line.strip().startswith("NEEDED")]
    from PyInstaller.depend.bindepend import get_imports

    return [PurePath(name.replace("\\", "/")).name for name, _path in get_imports(path)]


def _inside(entry: Entry) -> PurePath:
    return PurePath(entry[0].replace("\\", "/"))


def is_wanted(name: PurePath) -> bool:
    """Whether a file comes in, by its name inside the program."""
    parts = name.parts
    match parts:
        case ("PySide6", *_, "plugins", folder, file):
            return is_wanted_plugin(folder, file)
        case ("PySide6", *folders, _file) if {"translations", "qml"} & set(folders):
            return False
        case ("babel", "locale-data", file):
            return PurePath(file).stem in LANGUAGES
        case ("reportlab", "fonts", *_):
            return False  # one of them is under the GPL, and the paper is set in ours
        case ("docx", "templates", "default-docx-template", *_):
            return False  # the parts of default.docx once more, unpacked
        case ("tzdata", *_) | ("dateutil", "zoneinfo", *_):
            return False  # every moment is written in UTC or is the computer's own
    if parts[0] == FOLDER:
        return True
    return name.name not in (*FALLBACK, *LEFT_TO_THE_SYSTEM)


def _known_libraries() -> dict[str, str]:
    """Every shared library that this system's linker knows, by its name."""
    listed = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    known: dict[str, str] = {}
    for line in listed.splitlines():
        name, arrow, path = line.strip().partition(" => ")
        if arrow and "x86-64" in name:
            known.setdefault(name.split()[0], str(Path(path)))
    return known
