"""What a line of a Word file says of itself."""

from pathlib import Path

import pytest
from docx.oxml.parser import parse_xml

from importers.docx import read_word
from importers.lines import SourceLine
from tests.importers.word import raw, run, saved, table, typed, word


def lines(folder: Path, xml: str) -> tuple[SourceLine, ...]:
    return read_word(saved(raw(word(), xml), folder)).lines


def texts(folder: Path, xml: str) -> list[str]:
    return [line.markup for line in lines(folder, xml)]


def test_bold_and_italic_are_kept_where_they_are_not_the_whole_paragraph(tmp_path: Path) -> None:
    part = run("Đạt ") + run("100%", "<w:b/>") + run(" (") + run("trừ mật", "<w:i/>") + run(")")
    first, second = lines(tmp_path, f"<w:p>{part}</w:p><w:p>{run('Cả đoạn', '<w:b/>')}{run(' ')}{run('đậm', '<w:b/>')}</w:p>")
    assert (first.text, first.bold) == ("Đạt **100%** (*trừ mật*)", False)
    assert (second.text, second.bold) == ("Cả đoạn đậm", True)


def test_marks_of_the_markup_stay_characters(tmp_path: Path) -> None:
    words = run("5 * 3 {ky} \\ *")
    assert texts(tmp_path, f"<w:p>{words}</w:p>") == [r"5 \* 3 \{ky\} \\ \*"]


@pytest.mark.parametrize(
    ("typed_line", "mark", "text"),
    [
        ("- Một việc", "-", "Một việc"),
        ("–Một việc", "–", "Một việc"),
        ("+ Một việc", "+", "Một việc"),
        ("• Một việc", "•", "Một việc"),
        ("1. Một việc", "1.", "Một việc"),
        ("1.Một việc", "1.", "Một việc"),
        ("12) Một việc", "12)", "Một việc"),
        ("2.1. Một mục", "2.1.", "Một mục"),
        ("2.1 Một mục", "2.1", "Một mục"),
        ("a) Một điểm", "a)", "Một điểm"),
        ("đ) Một điểm", "đ)", "Một điểm"),
        ("(1) Một điểm", "(1)", "Một điểm"),
        ("IV. MỘT PHẦN", "IV.", "MỘT PHẦN"),
        ("I- MỘT PHẦN", "I-", "MỘT PHẦN"),
        ("4.733 văn bản", "", "4.733 văn bản"),
        ("-5 độ", "", "-5 độ"),
        ("3 tháng cuối năm", "", "3 tháng cuối năm"),
        ("Đ/c Nguyễn Văn A", "", "Đ/c Nguyễn Văn A"),
        ("V/v rà soát", "", "V/v rà soát"),
    ],
)
def test_a_typed_mark_stands_apart(tmp_path: Path, typed_line: str, mark: str, text: str) -> None:
    (line,) = read_word(saved(typed(word(), typed_line), tmp_path)).lines
    assert (line.list_mark, line.text) == (mark, text)


def test_tracked_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    inserted = f'<w:ins w:id="1" w:author="a">{run("đã thêm ")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="a"><w:r><w:delText>đã bỏ </w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3" w:author="a">{run("chỗ cũ ")}</w:moveFrom><w:moveTo w:id="4" w:author="a">{run("chỗ mới")}</w:moveTo>'
    assert texts(tmp_path, f"<w:p>{run('Câu ')}{inserted}{deleted}{moved}</w:p>") == ["Câu đã thêm chỗ mới"]


def test_links_fields_and_content_controls_are_read_once(tmp_path: Path) -> None:
    link = f'<w:hyperlink w:anchor="x">{run("một liên kết ")}</w:hyperlink>'
    control = f"<w:sdt><w:sdtContent>{run('một ô nhập ')}</w:sdtContent></w:sdt>"
    field = f'<w:r><w:instrText>DATE</w:instrText></w:r><w:fldSimple w:instr="DATE">{run("một trường")}</w:fldSimple>'
    block = f"<w:sdt><w:sdtContent><w:p>{run('Một khối')}</w:p></w:sdtContent></w:sdt>"
    assert texts(tmp_path, f"<w:p>{link}{control}{field}</w:p>{block}") == ["một liên kết một ô nhập một trường", "Một khối"]


def test_a_line_break_parts_lines_and_a_tab_is_a_wide_gap(tmp_path: Path) -> None:
    xml = "<w:p><w:r><w:t>Nơi nhận:</w:t><w:tab/><w:t>GIÁM ĐỐC</w:t><w:br/><w:t>- Như trên;</w:t></w:r></w:p>"
    first, second = lines(tmp_path, xml)
    assert first.text == "Nơi nhận:\tGIÁM ĐỐC"
    assert (second.list_mark, second.text) == ("-", "Như trên;")


def test_cells_say_where_they_are_and_hidden_text_that_it_is_hidden(tmp_path: Path) -> None:
    document = raw(table(word(), ("Một", "Hai\nBa"), ("Bốn", "Năm")), f"<w:p>{run('Thấy')}{run(' không thấy', '<w:vanish/>')}</w:p>")
    found = read_word(saved(document, tmp_path)).lines
    assert [(line.text, line.where) for line in found] == [
        ("Một", "bảng 1, ô 1"),
        ("Hai", "bảng 1, ô 2"),
        ("Ba", "bảng 1, ô 2"),
        ("Bốn", "bảng 1, ô 3"),
        ("Năm", "bảng 1, ô 4"),
        ("Thấy", "đoạn 6"),
        ("không thấy", "đoạn 6"),
    ]
    assert [line.row for line in found] == [1, 1, 1, 2, 2, 0, 0]
    assert [line.part for line in found] == ["body"] * 6 + ["hidden"]


def test_words_in_a_text_box_are_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('Trong khung')}</w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:AlternateContent {mc}><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert texts(tmp_path, f"<w:p>{run('Ngoài khung')}<w:r>{both}</w:r></w:p>") == ["Ngoài khung", "Trong khung"]


def test_automatic_bullets_and_numbers_become_marks(tmp_path: Path) -> None:
    document = word()
    for style in ("List Bullet", "List Number", "List Number", "Normal", "List Number"):
        document.add_paragraph(f"Việc {style}", style)
    found = read_word(saved(document, tmp_path)).lines
    assert [line.list_mark for line in found] == ["•", "1.", "2.", "", "3."]


def test_automatic_numbers_of_several_levels(tmp_path: Path) -> None:
    document = word()
    kinds = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"))
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(kinds)
    )
    numbering = document.part.numbering_part.element
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    numbering.insert(0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {space} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))

    def numbered(level: int) -> str:
        properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
        return f"<w:p><w:pPr>{properties}</w:pPr>{run(f'Dòng {level}')}</w:p>"

    raw(document, "".join(numbered(level) for level in (0, 1, 2, 2, 3, 1, 2, 0, 1)))
    found = read_word(saved(document, tmp_path)).lines
    assert [line.list_mark for line in found] == ["I.", "1.", "1.1.", "1.2.", "a)", "2.", "2.1.", "II.", "1."]


def test_heading_styles_have_a_level(tmp_path: Path) -> None:
    document = word()
    document.add_heading("Phần một", 1)
    document.add_heading("Mục nhỏ", 3)
    assert [(line.level, line.text) for line in read_word(saved(document, tmp_path)).lines] == [(1, "Phần một"), (3, "Mục nhỏ")]
