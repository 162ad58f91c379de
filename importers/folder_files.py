"""Which files of a folder may be reports, which are left aside, and which folders cannot be looked into."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from importers.file_kind import SUFFIXES
from models.errors import ImportProblem, reason
from models.language import _

_PAGES = (".htm", ".html", ".mht", ".xml")
"""What a clerk may choose by itself, but what in a folder mostly is a page saved from the web; it is listed as left aside."""
READ = (*(suffix for suffix in SUFFIXES if suffix not in _PAGES), ".json")
"""What is read of a folder; where nothing on this computer can read one of them, the reader says so."""

_LEFT_BEHIND = ("~", ".tmp", ".bak", ".wbk", ".asd")
"""How files end that programs leave behind."""
_SYSTEM = ("thumbs.db", "desktop.ini")


class FoundFile(Struct, frozen=True):
    """A file as it was found. `why` says why it is not read: "other" is another kind of file, "closed" what the system does not give."""

    path: Path
    aside: Literal["", "other", "closed"] = ""
    why: str = ""


def files_in(folder: Path) -> Iterator[FoundFile]:
    """Every file of a folder and the folders in it, in the order of their names. Raises ImportProblem where it is no folder.

    Hidden and temporary files and marks of open ones are not worth a word. A link to a folder is not followed: it may lead in a circle, or
    out to the whole disk.
    """
    try:
        entries = _entries(folder)
    except OSError as error:
        raise ImportProblem(_("Không đọc được thư mục “{folder}”: {why}.").format(folder=folder, why=reason(error))) from error
    yield from _files(entries)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: (entry.name.casefold(), entry.name))


def _files(entries: list[os.DirEntry[str]]) -> Iterator[FoundFile]:
    for entry in entries:
        if _worthless(entry.name):
            continue
        path = Path(entry.path)
        if not _is_folder(entry):
            yield _file(path)
        elif entry.is_symlink():
            yield FoundFile(path, "other", _("lối tắt tới một thư mục khác, không đi theo"))
        else:
            try:
                inner = _entries(path)
            except OSError as error:
                yield FoundFile(path, "closed", _("không mở được thư mục: {why}").format(why=reason(error)))
            else:
                yield from _files(inner)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _worthless(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower().endswith(_LEFT_BEHIND) or name.lower() in _SYSTEM


def _file(path: Path) -> FoundFile:
    if path.suffix.lower() in _PAGES:
        return FoundFile(path, "other", _("trang web hoặc tệp XML; nếu là báo cáo thì nhận riêng tệp này"))
    if path.suffix.lower() not in READ:
        return FoundFile(path, "other", _("không phải tệp Word, tệp chữ hay tệp của sổ"))
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        return FoundFile(path, "closed", reason(error))
    if not regular:  # reading a pipe would wait for ever
        return FoundFile(path, "other", _("không phải một tệp thường"))
    return FoundFile(path)
