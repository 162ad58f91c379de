"""What goes into the built program, as data: the spec reads it, the tests hold it against the code. Nothing here is built."""

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
NAME = "so-bao-cao"
CONSOLE = "so-bao-cao-lenh"
"""The second program on Windows, for the command line: one with a window has no console to answer to."""

_NOT_SHIPPED = (".po", ".pot", ".svg")
"""What resources are made from, read by nobody at run time."""

LANGUAGES = ("root", "vi", "vi_VN", "en", "en_001")
"""Babel brings a thousand languages, 30 MB; numbers are written the Vietnamese way and nothing else is asked of it."""

PACKAGE_DATA = ("pikepdf.pdfa",)
"""Packages that read files of their own which PyInstaller does not know of: the lists of what PDF/A allows."""

HIDDEN = ("docx.templates",)
"""Modules that no import statement names."""

STANDARD_LIBRARY_UNUSED = (
    "asyncio", "curses", "ensurepip", "ftplib", "idlelib", "imaplib", "lib2to3", "nntplib", "poplib", "pydoc", "pydoc_data", "readline",
    "smtplib", "socketserver", "ssl", "telnetlib", "test", "tkinter", "turtle", "unittest", "venv", "xmlrpc",
)  # fmt: skip
"""Parts of Python that the program never asks for; without `ssl` and the protocols there is nothing to reach a network with."""

UNUSED = (
    "PIL.AvifImagePlugin", "PIL.ImageFont", "PIL.ImageQt", "PIL.ImageTk", "PIL.WebPImagePlugin", "PIL._avif", "PIL._imagingft", "PIL._webp",
    "PySide6.QtNetwork", "fontTools.pens.qtPen", "fontTools.varLib", "lxml.html", "lxml.isoschematron", "lxml.objectify",
    "reportlab.graphics",
)  # fmt: skip
"""Parts of our parts that pull in much and are asked for by nothing."""

QT = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtDBus")
"""Qt's modules that come in; DBus is for the typing engines (ibus) and the desktop's own file dialogs."""

PLUGINS = {
    "platforms": ("xcb", "wayland", "offscreen", "minimal", "windows", "cocoa"),
    "platforminputcontexts": ("ibusplatforminputcontextplugin", "composeplatforminputcontextplugin"),
    "platformthemes": ("xdgdesktopportal",),
    "printsupport": ("cupsprintersupport", "windowsprintersupport", "cocoaprintersupport"),
    "styles": ("windowsvistastyle", "modernwindowsstyle", "macstyle"),
    "imageformats": ("jpeg",),
    "wayland-shell-integration": ("xdg-shell", "wl-shell-plugin"),
    "wayland-decoration-client": ("bradient",),
}
"""Qt's plugins that come in, by folder and by their names without "lib", "q" and ending; all others stay outside.

gtk3 would bring all of GTK; the virtual keyboard would bring QML. What a name means on another system is harmless here.
"""

FALLBACK = ("libXau.so.6", "libXdmcp.so.6", "libxcb.so.1", "libX11.so.6", "libGLdispatch.so.0", "libGLX.so.0", "libGL.so.1", "libEGL.so.1")
"""Libraries of the graphics stack, in the order in which they need one another: the system's own are always taken where it has them
(they fit its driver), ours only on a system without a desktop. tooling/dist/first_steps.py loads them."""


LEFT_TO_THE_SYSTEM = ("libcups.so.2",)
"""A system that prints has it, and it would bring ten more, the network's among them; without it there is no printer in the list."""


def version() -> str:
    """The program's version, from pyproject.toml."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def data_files() -> list[tuple[str, str]]:
    """Pairs of a file and the folder in which it stands inside the program."""
    resources = ROOT / "resources"
    files = [path for path in sorted(resources.rglob("*")) if path.is_file() and path.suffix not in _NOT_SHIPPED]
    return [(str(path), str(path.parent.relative_to(ROOT))) for path in files]


def required() -> frozenset[str]:
    """The distributions that requirements.txt pins, by their normalised names."""
    names = re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    return frozenset(map(normalised, names))


def normalised(name: str) -> str:
    """The name of a distribution as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def outsiders() -> list[str]:
    """Modules that are installed here and are no part of the program: those of tests and tools."""
    ours = required()
    modules = packages_distributions()
    return sorted(name for name, owners in modules.items() if name.isidentifier() and not ours & set(map(normalised, owners)))


def is_wanted_plugin(folder: str, name: str) -> bool:
    """Whether a plugin of Qt comes in: its folder ("platforms") and the name of its file."""
    stem = name.partition(".")[0].removeprefix("lib").removeprefix("q")
    return stem in PLUGINS.get(folder, ())


if __name__ == "__main__":  # for tooling/dist/windows/build.cmd
    print(version())
