"""What the name of a font says about the letters that are written with it."""

from importers.legacy.encoding import Encoding


def encoding_of_font(name: str) -> Encoding | None:
    """The encoding that a font shows; None where the name does not tell (".VnTime" -> TCVN3, "VNI-Times" -> VNI, "Times New Roman" -> None)."""
    raise NotImplementedError(name)


def prints_capitals(name: str) -> bool:
    """Whether a font shows small letters as capitals: ".VnTimeH", ".VnArial NarrowH"."""
    raise NotImplementedError(name)


def is_symbol_font(name: str) -> bool:
    """Whether a font has pictures in the places of letters: Wingdings, Webdings, Symbol, ZapfDingbats."""
    raise NotImplementedError(name)
