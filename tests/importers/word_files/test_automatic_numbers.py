"""Numbers and bullets that Word counts by itself stand before their lines as a reader sees them."""
# ruff: noqa: E501 - XML that is broken over lines hides what it is about

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.word.counting import written as counted
from tests.importers.packed import cell, lines, numbering, paragraph, row, run, styles, table


def level(depth: int, form: str = "decimal", pattern: str = "", more: str = "", start: str = "1") -> str:
    """A level of a list."""
    shown = pattern or f"%{depth + 1}."
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{shown}"/></w:lvl>'


def kind(id: int, *levels: str, more: str = "") -> str:
    """A kind of list."""
    return f'<w:abstractNum w:abstractNumId="{id}">{more}{"".join(levels)}</w:abstractNum>'


def list_(id: int, kind_id: int, overrides: str = "") -> str:
    """A list of a kind."""
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{kind_id}"/>{overrides}</w:num>'


def item(depth: int = 0, id: int = 1, text: str = "Việc", more: str = "") -> str:
    """A paragraph in a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{id}"/></w:numPr>{more}')


def marks(folder: Path, body: str, *definitions: str, styled: str = "") -> list[str]:
    """The marks of all lines."""
    found = lines(folder, body, numbering__xml=numbering("".join(definitions)), styles__xml=styles(styled))
    assert all(line.automatic == bool(line.list_mark) for line in found)
    return [line.list_mark for line in found]


REPORT = tuple(
    level(depth, form, pattern)
    for depth, (form, pattern) in enumerate(
        (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"), ("decimal", "(%5)"))
    )
)


def test_the_outline_of_a_report(tmp_path: Path) -> None:
    body = "".join(item(depth) for depth in (0, 1, 2, 2, 3, 3, 4, 1, 2, 0, 1))
    expected = ["I.", "1.", "1.1.", "1.2.", "a)", "b)", "(1)", "2.", "2.1.", "II.", "1."]
    assert marks(tmp_path, body, kind(7, *REPORT), list_(1, 7)) == expected


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("decimal", 12, "12"), ("decimalZero", 7, "07"), ("decimalZero", 12, "12"), ("upperRoman", 49, "XLIX"), ("lowerRoman", 1994, "mcmxciv"),
        ("upperLetter", 26, "Z"), ("lowerLetter", 27, "aa"), ("lowerLetter", 54, "bbb"), ("ordinal", 11, "11th"), ("ordinal", 22, "22nd"),
        ("cardinalText", 21, "Twenty-one"), ("ordinalText", 12, "Twelfth"), ("ordinalText", 20, "Twentieth"), ("none", 5, ""),
        ("chicago", 6, "††"), ("vietnameseCounting", 1, "một"), ("vietnameseCounting", 15, "mười lăm"), ("vietnameseCounting", 21, "hai mươi mốt"),
        ("decimalEnclosedCircle", 3, "③"), ("hebrew1", 3, "3"), ("upperRoman", 0, "0"), ("lowerLetter", 0, "0"),
    ],
)  # fmt: skip
def test_every_form_of_number(form: str, number: int, shown: str) -> None:
    assert counted(number, form) == shown


@given(
    st.integers(0, 40_000), st.sampled_from(["upperRoman", "lowerLetter", "ordinalText", "cardinalText", "vietnameseCounting", "chicago"])
)
def test_any_number_has_a_form(number: int, form: str) -> None:
    assert 0 < len(counted(number, form)) <= 120


def test_numbers_with_leading_zeros_of_words_newer_form(tmp_path: Path) -> None:
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    own = f'<w:lvl w:ilvl="0"><w:start w:val="9"/>{custom}<w:lvlText w:val="%1."/></w:lvl>'
    assert marks(tmp_path, item() + item(), kind(7, own), list_(1, 7)) == ["009.", "010."]


def test_a_list_that_begins_at_zero(tmp_path: Path) -> None:
    assert marks(tmp_path, item() + item(), kind(7, level(0, start="0")), list_(1, 7)) == ["0.", "1."]


def test_two_lists_of_one_kind_count_on_and_one_that_begins_anew_does(tmp_path: Path) -> None:
    anew = list_(3, 7, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    body = item(id=1) + item(id=1) + item(id=2) + item(id=3) + item(id=3)
    assert marks(tmp_path, body, kind(7, *REPORT), list_(1, 7), list_(2, 7), anew) == ["I.", "II.", "III.", "I.", "II."]


def test_lists_that_take_turns_count_each_for_itself(tmp_path: Path) -> None:
    other = kind(8, level(0, "lowerLetter", "%1)"))
    body = item(id=1) + item(id=2) + paragraph("Chen giữa") + item(id=1) + item(id=2)
    assert marks(tmp_path, body, kind(7, *REPORT), other, list_(1, 7), list_(2, 8)) == ["I.", "a)", "", "II.", "b)"]


def test_a_list_may_write_a_level_in_its_own_way(tmp_path: Path) -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.")}</w:lvlOverride>'
    assert marks(tmp_path, item() + item(), kind(7, *REPORT), list_(1, 7, own)) == ["A.", "B."]


def test_levels_that_never_begin_again_and_levels_in_plain_numbers(tmp_path: Path) -> None:
    going_on = kind(7, level(0, "upperRoman"), level(1, pattern="%2.", more='<w:lvlRestart w:val="0"/>'))
    assert marks(tmp_path, item(0) + item(1) + item(0) + item(1), going_on, list_(1, 7)) == ["I.", "1.", "II.", "2."]
    legal = kind(7, level(0, "upperRoman"), level(1, pattern="%1.%2", more="<w:isLgl/>"))
    assert marks(tmp_path, item(0) + item(0) + item(1), legal, list_(1, 7)) == ["I.", "II.", "2.1"]


def test_a_level_that_was_skipped_counts_as_if_it_had_been_there(tmp_path: Path) -> None:
    """As Word does by design (its knowledge base, Q110380)."""
    assert marks(tmp_path, item(2) + item(1) + item(0), kind(7, *REPORT), list_(1, 7)) == ["1.1.", "2.", "II."]


def test_a_paragraph_may_leave_the_list_of_its_style(tmp_path: Path) -> None:
    numbered = '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    out = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    body = (
        paragraph("Một", '<w:pStyle w:val="Muc"/>')
        + paragraph("Không", f'<w:pStyle w:val="Muc"/>{out}')
        + paragraph("Hai", '<w:pStyle w:val="Muc"/>')
    )
    assert marks(tmp_path, body, kind(7, *REPORT), list_(1, 7), styled=numbered) == ["I.", "", "II."]


def test_headings_take_the_level_that_is_theirs_in_the_list(tmp_path: Path) -> None:
    def heading(number: int, linked: str) -> str:
        name = f'<w:name w:val="heading {number}"/>'
        return f'<w:style w:type="paragraph" w:styleId="H{number}">{name}<w:pPr>{linked}</w:pPr></w:style>'

    styled = heading(1, '<w:numPr><w:numId w:val="1"/></w:numPr>') + heading(2, '<w:numPr><w:numId w:val="1"/></w:numPr>')
    levels = level(0, "upperRoman", more='<w:pStyle w:val="H1"/>') + level(1, pattern="%2.", more='<w:pStyle w:val="H2"/>')
    body = "".join(paragraph("Mục", f'<w:pStyle w:val="H{number}"/>') for number in (1, 2, 2, 1, 2))
    assert marks(tmp_path, body, kind(7, levels), list_(1, 7), styled=styled) == ["I.", "1.", "2.", "II.", "1."]


def test_a_list_style_stands_for_the_list_that_it_is_linked_with(tmp_path: Path) -> None:
    named = '<w:style w:type="numbering" w:styleId="De"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    linked = kind(8, more='<w:numStyleLink w:val="De"/>')
    real = kind(7, *REPORT, more='<w:styleLink w:val="De"/>')
    for definitions in ((real, linked), (kind(7, *REPORT), linked)):
        assert marks(tmp_path, item(0) + item(1), *definitions, list_(1, 8), list_(2, 7), styled=named) == ["I.", "1."]


@pytest.mark.parametrize(
    ("font", "sign", "mark"),
    [
        ("Symbol", "\uf0b7", "•"), ("Wingdings", "\uf0a7", "▪"), ("Wingdings", "\uf0d8", "➢"), ("Wingdings", "\uf0fc", "✓"), ("Webdings", "\uf034", "•"),
        ("Symbol", "\uf02d", "-"), ("Times New Roman", "-", "-"), ("Times New Roman", "–", "–"), ("Courier New", "o", "+"),
        ("Times New Roman", "+", "+"), ("Times New Roman", "", "•"),
    ],
)  # fmt: skip
def test_bullets_of_symbol_fonts(tmp_path: Path, font: str, sign: str, mark: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>'
    own = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/>{fonts}</w:lvl>'
    assert marks(tmp_path, item(), kind(7, own), list_(1, 7)) == [mark]


def test_words_of_a_list_in_an_old_font(tmp_path: Path) -> None:
    fonts = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
    own = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="§iÒu %1."/>{fonts}</w:lvl>'
    assert marks(tmp_path, item(), kind(7, own), list_(1, 7)) == ["Điều 1."]


def test_a_picture_may_be_a_bullet_and_bullets_count_for_the_levels_below(tmp_path: Path) -> None:
    picture = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/><w:lvlPicBulletId w:val="0"/></w:lvl>'
    assert marks(tmp_path, item(0) + item(1) + item(1) + item(0) + item(1), kind(7, picture, level(1)), list_(1, 7)) == [
        "•", "1.", "2.", "•", "1.",
    ]  # fmt: skip


def test_paragraphs_that_are_deleted_or_hidden_do_not_count(tmp_path: Path) -> None:
    deleted = paragraph(
        '<w:del w:id="1" w:author="a"><w:r><w:delText>Bỏ</w:delText></w:r></w:del>',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="2" w:author="a"/></w:rPr>',
    )
    hidden = paragraph(run("Ẩn", "<w:vanish/>"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>')
    found = lines(tmp_path, item() + deleted + hidden + item(), numbering__xml=numbering(kind(7, *REPORT) + list_(1, 7)))
    assert [(line.list_mark, line.part) for line in found] == [("I.", "body"), ("", "hidden"), ("II.", "body")]


def test_a_column_of_numbers_that_word_counts_is_read(tmp_path: Path) -> None:
    counted_cell = cell(item(text=""))
    body = table(row(counted_cell, "Sở Y tế"), row(counted_cell, "Sở Nội vụ"))
    found = lines(tmp_path, body, numbering__xml=numbering(kind(7, level(0)) + list_(1, 7)))
    assert [(line.words, line.cell, line.automatic) for line in found] == [
        ("1.", 1, True), ("Sở Y tế", 2, False), ("2.", 3, True), ("Sở Nội vụ", 4, False),
    ]  # fmt: skip


def test_the_mark_goes_to_the_first_line_that_has_words(tmp_path: Path) -> None:
    body = item(text="<w:r><w:br/></w:r>" + run("Dưới dòng trống"))
    assert marks(tmp_path, body, kind(7, *REPORT), list_(1, 7)) == ["I."]


def test_indents_come_from_the_paragraph_the_list_or_the_style(tmp_path: Path) -> None:
    pushed = '<w:pPr><w:ind w:left="1440" w:hanging="720"/></w:pPr>'
    own = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>{pushed}</w:lvl>'
    styled = (
        '<w:style w:type="paragraph" w:styleId="Thut"><w:pPr><w:ind w:left="567" w:firstLine="567"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Thut"/></w:style>'
    )
    body = item() + item(more='<w:ind w:left="2880"/>') + paragraph("Con", '<w:pStyle w:val="Con"/>') + paragraph("Sát lề")
    found = lines(tmp_path, body, numbering__xml=numbering(kind(7, own) + list_(1, 7)), styles__xml=styles(styled))
    assert [line.indent for line in found] == [pytest.approx(mm, abs=0.02) for mm in (12.7, 38.1, 20.0, 0.0)]


def test_a_level_far_below_those_that_word_knows_counts_nothing(tmp_path: Path) -> None:
    """Each of its paragraphs was counted through a million levels."""
    deepest = '<w:lvlOverride w:ilvl="999999"><w:startOverride w:val="7"/></w:lvlOverride>'
    body = "".join(item(999_999) for _paragraph in range(500))
    assert set(marks(tmp_path, body, kind(1, level(999_999)), list_(1, 1, deepest))) == {""}
