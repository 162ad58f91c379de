"""Words as they were typed before Unicode: the letters of .VnTime and VNI-Times fonts (ND30 7.5), and decomposed Unicode."""

import unicodedata

from msgspec import Struct

from tests.corpus.look import Look

_TCVN3_CODES = (
    "A1=Ă A2=Â A3=Ê A4=Ô A5=Ơ A6=Ư A7=Đ A8=ă A9=â AA=ê AB=ô AC=ơ AD=ư AE=đ B5=à B6=ả B7=ã B8=á B9=ạ BB=ằ BC=ẳ BD=ẵ BE=ắ C6=ặ C7=ầ "
    "C8=ẩ C9=ẫ CA=ấ CB=ậ CC=è CE=ẻ CF=ẽ D0=é D1=ẹ D2=ề D3=ể D4=ễ D5=ế D6=ệ D7=ì D8=ỉ DC=ĩ DD=í DE=ị DF=ò E1=ỏ E2=õ E3=ó E4=ọ E5=ồ "
    "E6=ổ E7=ỗ E8=ố E9=ộ EA=ờ EB=ở EC=ỡ ED=ớ EE=ợ EF=ù F1=ủ F2=ũ F3=ú F4=ụ F5=ừ F6=ử F7=ữ F8=ứ F9=ự FA=ỳ FB=ỷ FC=ỹ FD=ý FE=ỵ"
)
_TCVN3 = {letter: chr(int(code, 16)) for code, letter in (pair.split("=") for pair in _TCVN3_CODES.split())}
_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_VNI_ROWS = {
    "a": "a aù aø aû aõ aï", "â": "aâ aá aà aå aã aä", "ă": "aê aé aè aú aü aë", "e": "e eù eø eû eõ eï", "ê": "eâ eá eà eå eã eä",
    "o": "o où oø oû oõ oï", "ô": "oâ oá oà oå oã oä", "ơ": "ô ôù ôø ôû ôõ ôï", "u": "u uù uø uû uõ uï", "ư": "ö öù öø öû öõ öï",
    "i": "i í ì æ ó ò", "y": "y yù yø yû yõ î",
}  # fmt: skip


def _vni_letters() -> dict[str, str]:
    pairs = {"đ": "ñ"}
    for base, row in _VNI_ROWS.items():
        pairs |= {unicodedata.normalize("NFC", base + tone): code for tone, code in zip(_TONES, row.split(), strict=True)}
    return pairs | {letter.upper(): code.upper() for letter, code in pairs.items()}


_VNI = _vni_letters()


def vni(text: str) -> str:
    """The text in the letters of VNI-Times."""
    return "".join(_VNI.get(letter, letter) for letter in text)


def tcvn3(text: str) -> list[tuple[str, bool]]:
    """The text in the letters of .VnTime, run by run; the second is whether a run needs the font of capitals, .VnTimeH."""
    if text.isupper() and not text.isascii():
        return [("".join(_TCVN3.get(letter, letter) for letter in text.lower()), True)]
    runs: list[tuple[str, bool]] = []
    for letter in text:
        accented = letter.isupper() and not letter.isascii() and letter not in _TCVN3
        code = _TCVN3.get(letter.lower() if accented else letter, letter)
        if runs and runs[-1][1] == accented:
            runs[-1] = (runs[-1][0] + code, accented)
        else:
            runs.append((code, accented))
    return runs


def nfd(text: str) -> str:
    """The text with each mark apart from its letter."""
    return unicodedata.normalize("NFD", text)


class Letters(Struct, frozen=True):
    """Letters with the font that an old encoding needs, "" the one of the document; `caps` shows them as capitals."""

    text: str
    font: str = ""
    caps: bool = False


def lettered(text: str, look: Look) -> list[Letters]:
    """A text in the letters and capitals of a look."""
    match look.encoding:
        case "tcvn3":
            return [Letters(part, ".VnTimeH" if upper else ".VnTime") for part, upper in tcvn3(text)]
        case "vni":
            return [Letters(vni(text), "VNI-Times")]
        case "nfd":
            return [Letters(nfd(text))]
    caps = look.upper and text.isupper()
    return [Letters(text.capitalize() if caps else text, caps=caps)]
