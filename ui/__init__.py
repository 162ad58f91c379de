"""The window, on Qt.

PySide6 puts an import of its own in the place of the one that stood there. It reads the source of every module that is loaded from then on,
in search of a feature that nothing here uses (`from __feature__ import snake_case`). What stood there before comes back before the rest of
the window is loaded.
"""

import builtins

import PySide6.QtCore  # noqa: F401

if hasattr(builtins, "__orig_import__"):
    builtins.__import__ = builtins.__orig_import__
