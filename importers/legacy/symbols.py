"""Bullets, boxes, arrows and signs of symbol fonts as the characters that Unicode has for them."""

from importers.legacy.fonts import is_symbol_font, plain_name
from importers.legacy.seen import BYTES

_WINGDINGS = {
    **dict(zip(b"()*EFGHJL", "☎✆✉☜☞☝☟☺☹", strict=True)),
    **dict(zip(b"lmnopqrstuvw", "●❍■□❐❑❒⬧⧫◆❖⬥", strict=True)),
    **{0x80 + number: char for number, char in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")},
    0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "☐", 0xAB: "★",
    0xB7: "•",  # a clock by the font; but Word writes it where the bullet of Symbol has got into a list of Wingdings
    0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {**dict(zip(b"OPQRST", "✗✓☒☑☒☒", strict=True)), 0x96: "•", 0x97: "●", 0xA2: "■", 0xA3: "☐"}
_WINGDINGS_3 = {**dict(zip(b'!"#$pqtu}', "←→↑↓▲▼◀▶▶", strict=True))}
_WEBDINGS = {**dict(zip(b"3456Yacgnr", "◀▶▲▼♥✔☐■●✖", strict=True)), 0xB7: "•"}
_SYMBOL = {
    **{byte: chr(byte) for byte in range(0x20, 0x40)},
    **dict(zip(b"\"$'*-@\\^~", "∀∃∋∗−≅∴⊥∼", strict=True)),
    **{byte: chr(byte) for byte in b"[]_{|}"},
    **{0x41 + place: letter for place, letter in enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")},
    **{0x61 + place: letter for place, letter in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")},
    **{0xA1 + place: sign for place, sign in enumerate("ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…")},
    **{0xC4 + place: sign for place, sign in enumerate("⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓")},
    0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_ZAPF_DINGBATS = {
    **{byte: chr(0x2700 + byte - 0x20) for byte in range(0x21, 0x7F)},
    **dict(zip(b"%*+Hlnstuw", "☎☛☞★●■▲▼◆◗", strict=True)),
    **{0xA1 + place: chr(0x2761 + place) for place in range(7)},
    **{0xA8 + place: sign for place, sign in enumerate("♣♦♥♠①②③④⑤⑥⑦⑧⑨⑩")},
    **{byte: chr(0x2776 + byte - 0xB6) for byte in range(0xB6, 0xFF) if byte != 0xF0},
    **dict(zip(range(0xD5, 0xD8), "→↔↕", strict=True)),
}

_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
    "symbolmt": _SYMBOL,
    "standard symbols l": _SYMBOL,
    "zapfdingbats": _ZAPF_DINGBATS,
    "zapf dingbats": _ZAPF_DINGBATS,
    "itc zapf dingbats": _ZAPF_DINGBATS,
    "monotype sorts": _ZAPF_DINGBATS,
}


def symbol_of(font: str, char: str) -> str | None:
    """What a symbol font shows in the place of a character, or None where the font is none or the picture is not known.

    `char` is one character as Word keeps it: U+F0A7, or U+00A7 (w:sym writes either as "F0A7"): symbol_of("Wingdings", "\\uf0a7") -> "▪".
    """
    table = _FONTS.get(plain_name(font))
    byte = BYTES.get(char)
    return None if table is None or byte is None else table.get(byte)


def with_symbols(text: str, font: str) -> str:
    """The text of a run in a symbol font. Plain letters are shown by another font, unless the run is nothing but one picture."""
    if not is_symbol_font(font):
        return text
    alone = len(text.strip()) == 1
    return "".join(symbol_of(font, char) or char if alone or char > "\x7f" else char for char in text)
