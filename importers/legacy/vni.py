"""VNI-Windows: most letters are a base letter and then a mark, which is a letter of Windows-1252 too ("Nghò ñònh" -> "Nghị định")."""

import re

_TONES = "ùøûõï"
"""sắc, huyền, hỏi, ngã, nặng on a plain letter; likewise those below, after the mark for no tone."""

_FAMILIES = {
    "a": ("aáàảãạ", _TONES),
    "â": ("âấầẩẫậ", "âáàåãä"),
    "ă": ("ăắằẳẵặ", "êéèúüë"),
    "e": ("eéèẻẽẹ", _TONES),
    "ê": ("êếềểễệ", "âáàåãä"),
    "o": ("oóòỏõọ", _TONES),
    "ô": ("ôốồổỗộ", "âáàåãä"),
    "ơ": ("ơớờởỡợ", _TONES),
    "u": ("uúùủũụ", _TONES),
    "ư": ("ưứừửữự", _TONES),
    "y": ("yýỳỷỹỵ", _TONES),
}
"""Letters in the order of tones, and their marks; the circumflex and the breve are marks themselves, the horn is in the base letter.

The dotted y is a letter of its own (î), but some keyboards put the mark of other vowels behind y.
"""

_BASES = {"â": "a", "ă": "a", "ê": "e", "ô": "o", "ơ": "ô", "ư": "ö"}
_SINGLE = dict(zip("ôöñæóòîíì", "ơưđỉĩịỵíì", strict=True))


def _pairs() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for family, (letters, marks) in _FAMILIES.items():
        base = _BASES.get(family, family)
        marked = letters if len(marks) == len(letters) else letters[1:]
        pairs |= {base + mark: letter for mark, letter in zip(marks, marked, strict=False)}
    return pairs


def _with_capitals(table: dict[str, str]) -> dict[str, str]:
    """A capital base makes a capital; its mark may be either, for "AÙ" and "Aù" are both typed."""
    capitals = {code[0].upper() + end: letter.upper() for code, letter in table.items() for end in {code[1:], code[1:].upper()}}
    mixed = {code[0] + code[1:].upper(): letter for code, letter in table.items()}
    return {**table, **mixed, **capitals}


VNI = _with_capitals(_SINGLE | _pairs())
"""What one or two characters stand for."""

MARKS = frozenset(code[1] for code in VNI if len(code) == 2)
"""Characters that are a mark when they stand behind BASES; never the first of a letter, but for those of no pair."""

BASES = frozenset(code[0] for code in VNI if len(code) == 2)

_CODE = re.compile(f"[{''.join(sorted(BASES))}][{''.join(sorted(MARKS))}]|[{''.join(code for code in VNI if len(code) == 1)}]")


def from_vni(text: str) -> str:
    """A text in VNI-Windows as Unicode; what is no letter of VNI stays."""
    return _CODE.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    code = match[0]
    return VNI.get(code) or "".join(VNI.get(char, char) for char in code)
