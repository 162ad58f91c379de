"""Numbers told in words, up to 999: "ba", "mười hai", "hai mươi lăm", "ba trăm linh năm"."""

import re

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip
_ONE = r"một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
_LAST = rf"{_ONE}|mốt|tư|lăm|nhăm"
_HUNDREDS = rf"(?:{_ONE})\s+trăm(?:\s+(?:lẻ|linh)\s+(?:{_LAST})|\s+(?:{_ONE})\s+mươi(?:\s+(?:{_LAST}))?|\s+mười(?:\s+(?:{_LAST}))?)?"
FORM = rf"{_HUNDREDS}|(?:{_ONE})\s+mươi(?:\s+(?:{_LAST}))?|mười(?:\s+(?:{_LAST}))?|một|hai|ba|bốn|sáu|bảy|bẩy|tám|chín"
"""How such a number is told. "năm" alone is mostly a year and is not read."""
_WORD = re.compile(r"\w+")


def read_number_words(typed: str) -> int | None:
    """The number, or nothing where the words tell none."""
    if re.fullmatch(FORM, typed, re.IGNORECASE) is None:
        return None
    total = last = 0
    for word in _WORD.findall(typed.lower()):
        match word:
            case "trăm":
                total, last = last * 100, 0
            case "mươi":
                total, last = total + last * 10, 0
            case "mười":
                total += 10
            case "lẻ" | "linh":
                pass
            case _:
                last = _DIGITS[word]
    return total + last
