"""Rows out of single pages: the cells of a table's leaf with what hangs on to them, as SQLite's file format describes them.

https://www.sqlite.org/fileformat2.html, "B-tree Pages" and "Record Format". A page that is free by now is read too: what was in it is
mostly still there.
"""

import struct
from collections.abc import Callable, Iterator

from models.store.salvage.pages import Pages

Value = None | int | float | str | bytes
Row = tuple[int, tuple[Value, ...]]
"""The number of a row, and its values."""
Lengths = tuple[int, ...]
"""The type codes of a record's values."""

_SMALLEST = 6
"""Bytes that the smallest row takes in a page, with what points to it."""
_OTHERS = (2, 5, 10)
"""Kinds of pages that have no rows: inner pages, and those of an index."""
MOST_BYTES = 1 << 28
"""No row of ours is larger: a scan of many pages has a tenth of it."""


def rows(pages: Pages, number: int, wanted: Callable[[Lengths], bool]) -> Iterator[Row]:
    """The rows of one page whose types are wanted. A row that cannot be read is stepped over. Raises OSError."""
    page = pages.page(number)
    start = 100 if number == 1 else 0
    if len(page) < start + 8 or page[start] in _OTHERS:
        return
    count = struct.unpack_from(">H", page, start + 3)[0]
    if count > (len(page) - start - 8) // _SMALLEST:  # no leaf, whatever its first byte says: the middle of some long row
        return
    for at in range(start + 8, min(start + 8 + 2 * count, len(page) - 1), 2):
        (cell,) = struct.unpack_from(">H", page, at)
        if cell < start + 8:
            continue
        try:
            row = _row(pages, page, cell, wanted)
        except (IndexError, ValueError, struct.error):
            continue
        if row is not None:
            yield row


def _row(pages: Pages, page: bytes, cell: int, wanted: Callable[[Lengths], bool]) -> Row | None:
    """Raises IndexError, ValueError, struct.error for what is no row."""
    length, at = _varint(page, cell)
    rowid, at = _varint(page, at)
    rowid = rowid - (1 << 64) if rowid >> 63 else rowid
    if not 0 < length <= min(MOST_BYTES, pages.length + (pages.size << 8)):
        return None
    local = _local(length, pages.size)
    types, body = _types(page[at : at + local])
    if body + sum(map(_size, types)) != length or not wanted(types):
        return None
    payload = page[at : at + local]
    if len(payload) < local:
        return None
    if local < length:
        payload = _chained(pages, payload, struct.unpack_from(">I", page, at + local)[0], length)
    return rowid, tuple(_values(payload, body, types))


def _local(length: int, size: int) -> int:
    """How many bytes of a row stand in its own page."""
    most, least = size - 35, (size - 12) * 32 // 255 - 23
    if length <= most:
        return length
    some = least + (length - least) % (size - 4)
    return some if some <= most else least


def _chained(pages: Pages, start: bytes, next: int, length: int) -> bytes:
    """A row with all that stands in further pages. Raises ValueError where the chain is broken or runs in a ring."""
    parts, have, seen = [start], len(start), set[int]()
    pages.left -= length
    while have < length:
        page = pages.page(next)
        if not page or next in seen or pages.left < 0:
            raise ValueError(next)
        seen.add(next)
        next = int.from_bytes(page[:4])
        part = page[4 : 4 + length - have]
        parts.append(part)
        have += len(part)
    return b"".join(parts)


def _types(record: bytes) -> tuple[Lengths, int]:
    """The type codes of a record, and where its values begin. Raises IndexError, ValueError."""
    end, at = _varint(record, 0)
    if end > min(len(record), 64):  # no table of ours has so many columns
        raise ValueError(end)
    types = []
    while at < end:
        code, at = _varint(record, at)
        types.append(code)
    return tuple(types), end


def _size(code: int) -> int:
    """Bytes that a value takes by its type code."""
    if code >= 12:
        return (code - 12) // 2
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[code]


def _values(payload: bytes, at: int, types: Lengths) -> Iterator[Value]:
    """Raises ValueError for text that is no UTF-8."""
    for code in types:
        end = at + _size(code)
        yield _value(code, payload[at:end])
        at = end


def _value(code: int, content: bytes) -> Value:
    if code >= 12:
        return content.decode() if code % 2 else content
    if code in (8, 9):
        return code - 8
    if code == 7:
        return float(struct.unpack(">d", content)[0])
    return int.from_bytes(content, signed=True) if code else None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next one begins. Raises IndexError."""
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9
