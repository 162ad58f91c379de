"""Whether there is a screen to show a window on."""

import os
import sys


def has_display() -> bool:
    """Whether a window can be shown; Windows and macOS always have a desktop."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
