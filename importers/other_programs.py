"""Starting a program of the system from the built one, which has libraries of its own that others must not get.

Run from source, all of it changes nothing.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

_SEARCHED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""PyInstaller's start sets them to the program's folder and keeps what stood there under the name with _ORIG."""
_OURS = ("FONTCONFIG_FILE", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def environment_of_others(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment as it was before the built program started."""
    if not getattr(sys, "frozen", False):
        return dict(environment)
    inside = str(getattr(sys, "_MEIPASS", ""))
    kept = {name: value for name, value in environment.items() if not (name in _OURS and value.startswith(inside))}
    for name in _SEARCHED:
        kept.pop(name, None)
        if before := kept.pop(f"{name}_ORIG", ""):
            kept[name] = before
    return kept


@contextmanager
def libraries_of_the_system() -> Iterator[None]:
    """On Windows a program that is started looks for libraries where this one told the system to look; meanwhile it looks nowhere else."""
    if sys.platform != "win32" or not getattr(sys, "frozen", False):
        yield
        return
    import ctypes  # noqa: PLC0415  # Windows only

    kernel = ctypes.windll.kernel32
    kernel.SetDllDirectoryW(None)
    try:
        yield
    finally:
        kernel.SetDllDirectoryW(str(getattr(sys, "_MEIPASS", "")))
