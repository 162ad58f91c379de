"""What the names of fonts tell, and what their pictures mean."""

import pytest

from importers.legacy.encoding import Encoding
from importers.legacy.fonts import encoding_of_font, is_symbol_font, prints_capitals
from importers.legacy.symbols import symbol_of, with_symbols


@pytest.mark.parametrize(
    "name", [".VnTime", ".vntime", ".VnArial Narrow", "_VnTime", ".VnTime,Bold", ".VnTime;Times", "VnTime", ".VnEnglish"]
)
def test_fonts_of_abc(name: str) -> None:
    assert encoding_of_font(name) is Encoding.TCVN3
    assert not prints_capitals(name)


@pytest.mark.parametrize("name", [".VnTimeH", ".VNTIMEH", ".vntimeh", ".VnArial NarrowH", ".VnBahamasBH", "VnTimeH", ".VnGothicH"])
def test_fonts_of_abc_that_print_capitals(name: str) -> None:
    assert encoding_of_font(name) is Encoding.TCVN3
    assert prints_capitals(name)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("VNI-Times", Encoding.VNI),
        ("VNI Helve Condense", Encoding.VNI),
        ("vni-times", Encoding.VNI),
        ("VI Times", Encoding.VISCII),
        ("VI Times Hoa", Encoding.VISCII),
        ("Thufap1-VISCII", Encoding.VISCII),
        ("Times New Roman", None),
        ("Viner Hand ITC", None),
        ("Vivaldi", None),
        ("UVN Bay Buom", None),
        ("VNtimes new roman", None),
        ("VPS Times", None),
        ("SVN-Times New Roman", None),
        ("Wingdings", None),
        ("", None),
    ],
)
def test_other_fonts(name: str, encoding: Encoding | None) -> None:
    assert encoding_of_font(name) is encoding
    assert prints_capitals(name) == (name == "VI Times Hoa")


@pytest.mark.parametrize("name", ["Wingdings", "wingdings 2", "Webdings", "Symbol", "SymbolMT", "ZapfDingbats", "ITC Zapf Dingbats"])
def test_symbol_fonts(name: str) -> None:
    assert is_symbol_font(name)
    assert encoding_of_font(name) is None


@pytest.mark.parametrize("name", ["Segoe UI Symbol", "Times New Roman", ".VnTime", ""])
def test_fonts_with_letters(name: str) -> None:
    assert not is_symbol_font(name)
    assert symbol_of(name, "\uf0a7") is None


@pytest.mark.parametrize(
    ("font", "char", "symbol"),
    [
        ("Wingdings", "\uf0a7", "▪"),
        ("Wingdings", "\u00a7", "▪"),
        ("Wingdings", "\uf0d8", "➢"),
        ("Wingdings", "\uf0fc", "✓"),
        ("Wingdings", "\uf06e", "■"),
        ("Wingdings", "\uf0a8", "☐"),
        ("Wingdings", "\uf0fe", "☑"),
        ("Wingdings", "\uf0fd", "☒"),
        ("Wingdings", "\uf0e8", "➔"),
        ("Wingdings", "\uf046", "☞"),
        ("Wingdings", "\uf081", "①"),
        ("Symbol", "\uf0b7", "•"),
        ("Symbol", "\uf02d", "−"),
        ("Symbol", "\uf0b3", "≥"),
        ("Symbol", "\uf0a3", "≤"),
        ("Symbol", "\uf0ae", "→"),
        ("Symbol", "\uf061", "α"),
        ("Symbol", "\uf057", "Ω"),
        ("Symbol", "\uf0de", "⇒"),
        ("Symbol", "\uf0e5", "∑"),
        ("Wingdings 2", "\uf052", "☑"),
        ("Wingdings 3", "\uf07d", "▶"),
        ("Webdings", "\uf061", "✔"),
        ("ZapfDingbats", "4", "✔"),
        ("ZapfDingbats", "n", "■"),
        ("Wingdings", "\uf021", None),
        ("Wingdings", "ế", None),
    ],
)
def test_pictures_that_unicode_has(font: str, char: str, symbol: str | None) -> None:
    assert symbol_of(font, char) == symbol


def test_letters_in_a_symbol_font_are_read_by_another_font() -> None:
    assert with_symbols("Sở \uf0a7 Nội vụ", "Wingdings") == "Sở ▪ Nội vụ"
    assert with_symbols("n ", "Wingdings") == "■ "
    assert with_symbols("n", "Times New Roman") == "n"
