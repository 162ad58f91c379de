"""The pages of a database file and of the log beside it, read as bytes: nothing in them is trusted, nothing is ever written."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self

from models.own_database import MAGIC
from models.store.leftovers import HEADER, WAL_HEADER

USUAL_SIZE = 4096
"""Bytes of a page in every file that this program made so far."""

_WAL_MAGIC = (0x377F0682, 0x377F0683)
_FRAME_HEADER = 24
_MOST_KEPT = 64
"""Pages that are kept in memory, for the chains that lead from one to the next."""


def page_size(first: bytes) -> int:
    """What the header says where it can be true; otherwise the usual size."""
    if first.startswith(MAGIC) and len(first) >= HEADER:
        stated = int.from_bytes(first[16:18])
        size = 65536 if stated == 1 else stated
        if 512 <= size <= 65536 and size & (size - 1) == 0:
            return size
    return USUAL_SIZE


class Pages:
    """The pages of a file, counted from 1, as they stand in it, or as the log beside it says they became."""

    def __init__(self, file: BinaryIO, log: BinaryIO | None = None) -> None:
        self._file, self._log = file, log
        self.length = file.seek(0, 2)
        file.seek(0)
        self.size = page_size(file.read(HEADER))
        self._frames = dict(_frames(log, self.size)) if log else {}
        self._kept: dict[int, bytes] = {}
        self.left = 16 * self.length + (1 << 26)
        """Bytes of chains that may still be followed: a file made to keep us busy would name the same pages for ever."""

    @classmethod
    def of(cls, path: Path, log: Path | None, opened: list[BinaryIO]) -> Self:
        """Opens a file and its log; who calls closes what is put into `opened`. Raises OSError."""
        opened.extend(each.open("rb") for each in (path, log) if each is not None)
        return cls(*opened)

    @property
    def has_frames(self) -> bool:
        """Whether the log has pages of this file."""
        return bool(self._frames)

    @property
    def count(self) -> int:
        """How many pages the file has, the last one perhaps cut."""
        return -(-self.length // self.size)

    def numbers(self) -> Iterator[int]:
        """Which pages are to be looked at: all of the file, or those that the log has anew."""
        yield from self._frames or range(1, self.count + 1)

    def page(self, number: int) -> bytes:
        """A page, filled up with zeros where the file is cut; nothing beyond its end. Raises OSError."""
        if number in self._kept:
            return self._kept[number]
        at = self._frames.get(number)
        if at is not None and self._log is not None:
            self._log.seek(at)
            content = self._log.read(self.size)
        elif 1 <= number <= self.count:
            self._file.seek((number - 1) * self.size)
            content = self._file.read(self.size)
        else:
            return b""
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[number] = content.ljust(self.size, b"\0")
        return self._kept[number]


def _frames(log: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """Pages in a log with where they begin, later ones last; a log of another size of pages has none for us.

    Its sums are not checked: what comes of a page is checked by what it says.
    """
    log.seek(0)
    head = log.read(WAL_HEADER)
    if len(head) < WAL_HEADER or struct.unpack_from(">I", head)[0] not in _WAL_MAGIC or struct.unpack_from(">I", head, 8)[0] != size:
        return
    salts, at = head[16:24], WAL_HEADER
    while len(frame := log.read(_FRAME_HEADER)) == _FRAME_HEADER:
        (number,) = struct.unpack_from(">I", frame)
        if number and frame[8:16] == salts:
            yield number, at + _FRAME_HEADER
        at += _FRAME_HEADER + size
        log.seek(at)
