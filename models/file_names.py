"""Names that stand in a file and shall become names of files: one is safe only if it names a file of its own folder under every system.

And names that are still free.
"""

import re
from itertools import count
from pathlib import Path

_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])( *\..*)?", re.IGNORECASE)
"""Names of devices under Windows, whatever their ending."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_LONGEST = 200
"""Bytes, as UTF-8: most systems take 255, and an ending may still come behind."""


def is_safe_name(name: str) -> bool:
    """Whether a name is that of one file in its folder: no path, no drive, no device, no stream, nothing hidden, nothing that is cut."""
    return (
        0 < len(name.encode(errors="replace")) <= _LONGEST
        and not _FORBIDDEN.search(name)
        and not name.startswith((".", " "))
        and not name.endswith((".", " "))
        and not _RESERVED.fullmatch(name)
        and name.isprintable()
    )


def safe_name(text: str) -> str:
    """The nearest safe name; a text that is safe already is its own."""
    if is_safe_name(text):
        return text
    name = _cut("".join(letter if letter.isprintable() and not _FORBIDDEN.match(letter) else "-" for letter in text).lstrip(" ."))
    return name if is_safe_name(name) else _cut(f"_{name}")


def _cut(name: str) -> str:
    return name.encode()[:_LONGEST].decode(errors="ignore").rstrip(" .")


def free_name(path: Path) -> Path:
    """A path that nothing bears yet: this one, or with a number behind its stem, counted from 2."""
    names = (path if number == 1 else path.with_stem(f"{path.stem}-{number}") for number in count(1))
    return next(name for name in names if not name.exists() and not name.is_symlink())
