"""TCVN 5712:1993 and the part of it that the .Vn fonts of ABC show, TCVN3. As glibc has it, checked byte by byte."""

from importers.legacy.seen import letters_from, table

_SMALL = (
    letters_from(0xA1, "ĂÂÊÔƠƯĐăâêôơưđ")
    | letters_from(0xB5, "àảãáạ ằẳẵắ ")
    | letters_from(0xC6, "ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò")
    | letters_from(0xE1, "ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ")
)
_CAPITALS = (
    letters_from(0x01, "ÚỤ ỪỬỮ          ỨỰỲỶỸÝỴ")
    | letters_from(0x80, "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ")
    | letters_from(0xAF, "Ằ")
    | letters_from(0xBA, "Ẳ    ẴẮẦẨẪẤỀ       Ể           ỄẾỒ    Ổ               Ỗ")
    | letters_from(0xFF, "Ố")
)

TCVN3 = table({byte: letter for byte, letter in (_CAPITALS | _SMALL).items() if byte > 0x9F})
"""The letters of the .Vn fonts by the characters that they are met as; 80 to 9F stay quotes and dashes, B0 to B4 signs."""

TCVN5712 = table(_CAPITALS | _SMALL)
"""The same with all capitals, those in the places of control characters included. The tones B0 to B4 are TONES."""

TONES = table({0xB0: "\u0300", 0xB1: "\u0309", 0xB2: "\u0303", 0xB3: "\u0301", 0xB4: "\u0323"})
"""Tones of TCVN 5712 that stand after their letter; behind anything else they are the signs of Windows-1252 (a degree, plus-minus)."""
