"""Runs first in the built program on Linux: libraries of the desktop that a bare system lacks are taken from the program's own folder.

What is loaded once is found by every library that needs it later, by its name; so nothing is changed on a system that has its own.
"""

import sys


class _BeforeQt:
    """Waits for Qt, so that commands without a window do not load the graphics stack."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "PySide6":
            sys.meta_path.remove(self)
            _load_missing()


def _load_missing() -> None:
    import ctypes
    import os
    from pathlib import Path

    ours = Path(sys._MEIPASS)  # type: ignore[attr-defined]
    for library in _LIBRARIES:
        try:
            ctypes.CDLL(library, mode=ctypes.RTLD_GLOBAL)
        except OSError:
            ctypes.CDLL(str(ours / "thu-vien-du-phong" / library), mode=ctypes.RTLD_GLOBAL)
    if not Path("/etc/fonts/fonts.conf").exists():
        os.environ.setdefault("FONTCONFIG_FILE", str(ours / "thu-vien-du-phong" / "fonts.conf"))


_LIBRARIES = (
    "libXau.so.6", "libXdmcp.so.6", "libxcb.so.1", "libX11.so.6", "libGLdispatch.so.0", "libGLX.so.0", "libGL.so.1", "libEGL.so.1",
)  # fmt: skip
"""In the order in which they need one another; libGL comes after what it is made of."""

if sys.platform.startswith("linux"):
    sys.meta_path.insert(0, _BeforeQt())
