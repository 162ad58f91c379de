"""As which characters a byte of an old file is met, for some program read it as Windows-1252, as Latin-1, or as a symbol font."""

from collections.abc import Mapping

_SYMBOL_AREA = 0xF000
"""Word keeps the characters of a font that calls itself a symbol font here."""


def _as_windows(byte: int) -> str:
    """Windows-1252 leaves five bytes open; they stay control characters, as Word and browsers have them."""
    return bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)


WINDOWS = tuple(_as_windows(byte) for byte in range(256))
"""What each byte is in Windows-1252."""

BYTES: dict[str, int] = (
    {chr(_SYMBOL_AREA + byte): byte for byte in range(0x20, 256)}
    | {chr(byte): byte for byte in range(256)}
    | {char: byte for byte, char in enumerate(WINDOWS)}
)
"""The byte that a character was, however it was read."""


def table(letters: Mapping[int, str]) -> dict[int, str]:
    """Letters by their bytes as a table for str.translate, by every character that the byte may be met as."""
    return {ord(char): letters[byte] for char, byte in BYTES.items() if byte in letters}


def letters_from(first: int, letters: str) -> dict[int, str]:
    """The letters of consecutive bytes; a blank is a byte without a letter."""
    return {first + place: letter for place, letter in enumerate(letters) if letter != " "}


def read_bytes(content: bytes) -> str:
    """Bytes as Windows-1252 shows them; nothing is lost, for the open bytes become control characters."""
    return content.decode("latin-1").translate(_FROM_LATIN)


_FROM_LATIN = {byte: WINDOWS[byte] for byte in range(0x80, 0xA0)}
