"""Encoding: how the letters of an old file were written down."""

from enum import Enum


class Encoding(Enum):
    """A way of writing Vietnamese letters; its value is what a clerk knows it by.

    UNICODE is what needs no change but composing (NFC). TCVN3 is what the .Vn fonts of ABC show: small letters, capitals by another font.
    TCVN5712 (VN1) has the same small letters, and capitals in the places of control characters. VNI is VNI-Windows, a letter and then its
    mark. CP1258 is Windows-1258, a letter and then its tone. TWICE is UTF-8 that was once read as Windows-1252 and saved again.
    """

    UNICODE = "Unicode"
    TCVN3 = "TCVN3"
    TCVN5712 = "TCVN 5712"
    VNI = "VNI"
    VISCII = "VISCII"
    CP1258 = "Windows-1258"
    TWICE = "UTF-8 ghi hai lần"
