"""Numbers in the forms in which Word counts (ISO 29500-1, 17.18.59)."""

from collections.abc import Callable

from models.numerals import write_roman

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}
_VIETNAMESE = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_CHICAGO = "*†‡§"
_LARGEST = 32_767
"""Word counts no farther."""


def written(number: int, form: str, pattern: str = "") -> str:
    """A number in a form of Word; `pattern` is that of the custom ones ("001, 002, 003, ..."). Forms not known here are plain numbers."""
    if form in ("none", "bullet"):
        return ""
    if form == "custom":
        return str(number).zfill(_width(pattern))
    if form in _ZEROS:
        return str(number).zfill(_ZEROS[form])
    shape = _FORMS.get(form)
    return shape(number) if shape is not None and 0 < number <= _LARGEST else str(number)


def _width(pattern: str) -> int:
    first = pattern.partition(",")[0].strip()
    return len(first) if first.isdecimal() and len(first) < 10 else 1


def _letters(number: int) -> str:
    """a to z, then aa, bb, cc."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 100)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _cardinal(number: int) -> str:
    if number < 20:
        return _UNITS[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_UNITS[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{_UNITS[number // 100]} hundred" + (f" {_cardinal(number % 100)}" if number % 100 else "")
    return f"{_cardinal(number // 1000)} thousand" + (f" {_cardinal(number % 1000)}" if number % 1000 else "")


def _ordinal_words(number: int) -> str:
    words = _cardinal(number)
    before, last = words[: (cut := max(words.rfind(" "), words.rfind("-")) + 1)], words[cut:]
    return before + (_ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"))


def _vietnamese(number: int) -> str:
    """một, hai … mười một … hai mươi mốt; from a hundred on, plain numbers."""
    tens, units = divmod(number, 10)
    if number >= 100:
        return str(number)
    if not tens:
        return _VIETNAMESE[units]
    unit = "lăm" if units == 5 else "mốt" if units == 1 and tens > 1 else _VIETNAMESE[units] if units else ""
    return f"{'mười' if tens == 1 else _VIETNAMESE[tens] + ' mươi'} {unit}".strip()


def _chicago(number: int) -> str:
    return _CHICAGO[(number - 1) % 4] * min((number - 1) // 4 + 1, 100)


def _from(first: str, last: int) -> Callable[[int], str]:
    """Signs that stand in a row in Unicode."""
    return lambda number: chr(ord(first) + number - 1) if number <= last else str(number)


_ZEROS = {"decimalZero": 2}
_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": write_roman,
    "lowerRoman": lambda number: write_roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "cardinalText": lambda number: _cardinal(number).capitalize(),
    "ordinalText": lambda number: _ordinal_words(number).capitalize(),
    "vietnameseCounting": _vietnamese,
    "chicago": _chicago,
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
}
