"""Bullets, boxes and dashes of symbol fonts as the characters that Unicode has for them."""


def symbol_of(font: str, char: str) -> str | None:
    """What a symbol font shows in the place of a character, or None where the font is none or the picture is not known.

    `char` is one character as Word keeps it: U+F0A7, or U+00A7 (w:sym writes either as "F0A7"): symbol_of("Wingdings", "\\uf0a7") -> "▪".
    """
    raise NotImplementedError(font, char)
