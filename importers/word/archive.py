"""A zip file that may be meant to harm: what it holds is measured while it is read, and never believed.

Python's own reader hands out what a part inflates to in one piece, whatever size the part claims (zipfile in 3.11), and reads parts that
overlap; so the directory is examined first and parts are read in pieces.
"""

import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from importers.refusals import damaged, too_large, unreadable
from models.errors import ImportProblem

UNPACKED_LIMIT = 100_000_000
"""Bytes of text parts; images are never unpacked."""
_PARTS_LIMIT = 50_000
_DIRECTORY_LIMIT = 8_000_000
_FILE_LIMIT = 1_000_000_000
_PIECE = 1 << 16
_END = struct.Struct("<4s4H2LH")
_END_OF_LARGE = struct.Struct("<4sQ2H2L4Q")
_LONGEST_END = _END.size + (1 << 16)
_HEADER = 30

_BROKEN = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError, struct.error, zlib.error)


class Archive:
    """The parts of a zip file, or of `content` that was found in one, by their names. Raises ImportProblem."""

    def __init__(self, path: Path, content: bytes | None = None) -> None:
        self._path = path
        self._left = UNPACKED_LIMIT
        try:
            self._file: BinaryIO = path.open("rb") if content is None else io.BytesIO(content)
        except OSError as error:
            raise unreadable(path, error) from error
        try:
            entries = self._examined()
        except ImportProblem:
            self._file.close()
            raise
        except _BROKEN as error:
            self._file.close()
            raise damaged(path) from error
        self._entries = {entry.filename.lstrip("/").replace("\\", "/").lower(): entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts as they are written."""
        return tuple(entry.filename for entry in self._entries.values())

    def read(self, name: str) -> bytes | None:
        """A part, nothing where there is none; case does not count in names, as the standard says."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        pieces = []
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise too_large(self._path)
                    pieces.append(piece)
        except _BROKEN as error:
            raise damaged(self._path) from error
        return b"".join(pieces)

    def close(self) -> None:
        """Lets go of the file."""
        self._zip.close()
        self._file.close()

    def _examined(self) -> list[zipfile.ZipInfo]:
        self._examine_directory(self._file)
        self._zip = zipfile.ZipFile(self._file)
        entries = self._zip.infolist()
        if len(entries) > _PARTS_LIMIT:
            raise too_large(self._path)
        self._refuse_overlaps(entries)
        return entries

    def _examine_directory(self, file: BinaryIO) -> None:
        """Refuses a directory that would itself fill the memory."""
        size = file.seek(0, 2)
        if size > _FILE_LIMIT:
            raise too_large(self._path)
        file.seek(max(0, size - _LONGEST_END))
        tail = file.read(_LONGEST_END)
        at = tail.rfind(b"PK\5\6")
        if at < 0 or len(tail) < at + _END.size:
            raise damaged(self._path)
        length = _END.unpack_from(tail, at)[5]
        if length == 0xFFFFFFFF:
            large = tail.rfind(b"PK\6\6")
            if large < 0 or len(tail) < large + _END_OF_LARGE.size:
                raise damaged(self._path)
            length = _END_OF_LARGE.unpack_from(tail, large)[8]
        if length > _DIRECTORY_LIMIT:
            raise too_large(self._path)

    def _refuse_overlaps(self, entries: list[zipfile.ZipInfo]) -> None:
        end = 0
        for entry in sorted(entries, key=lambda entry: entry.header_offset):
            if entry.header_offset < end:
                raise damaged(self._path)
            end = entry.header_offset + _HEADER + entry.compress_size
