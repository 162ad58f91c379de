"""Kept contents as they stand in the store: packed, and unpacked with care, as a damaged file can promise any size."""

import zlib

_LARGEST = 1 << 26
"""Bytes of a kept report: eighty times the largest seen."""


def packed(content: bytes) -> bytes:
    """A content as it is kept."""
    return zlib.compress(content, 6)


def unpacked(kept: object) -> bytes | None:
    """A kept content; nothing where it is gone, cannot be unpacked, or would fill the memory."""
    if not isinstance(kept, bytes):
        return None
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(kept, _LARGEST)
    except zlib.error:
        return None
    return content if unpacking.eof else None
