"""Tables, sections, headers, notes, boxes and files in the file: each line says where it stands, and none comes in twice."""
# ruff: noqa: E501 - XML that is broken over lines hides what it is about

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.lines import SourceLine
from tests.importers.packed import NAMES, cell, lines, paragraph, parts_of, row, run, source, styles, table, words, written, xml

BOX = "<w:txbxContent>{}</w:txbxContent>"


def shape(content: str) -> str:
    """A text box as Word writes it: in a new form, and in an old one for older programs."""
    box = BOX.format(content)
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def where(line: SourceLine) -> tuple[str, int, int, int, int, int, int]:
    return line.text, line.table, line.row, line.column, line.span, line.rows, line.inner


# ------------------------------------------------------------------ tables


def test_merged_cells_are_one_cell_of_several_rows_and_columns(tmp_path: Path) -> None:
    body = table(
        row(cell("TT", '<w:vMerge w:val="restart"/>'), cell("Số văn bản", '<w:gridSpan w:val="2"/>')),
        row(cell("", "<w:vMerge/>"), "Đến", "Đi"),
        row("1", "3.845", "888"),
    )
    assert [where(line) for line in lines(tmp_path, body)] == [
        ("TT", 1, 1, 1, 1, 2, 0), ("Số văn bản", 1, 1, 2, 2, 1, 0), ("Đến", 1, 2, 2, 1, 1, 0), ("Đi", 1, 2, 3, 1, 1, 0),
        ("1", 1, 3, 1, 1, 1, 0), ("3.845", 1, 3, 2, 1, 1, 0), ("888", 1, 3, 3, 1, 1, 0),
    ]  # fmt: skip


def test_words_under_a_merged_cell_are_kept_as_hidden(tmp_path: Path) -> None:
    body = table(row(cell("Trên", '<w:vMerge w:val="restart"/>'), "a"), row(cell("Dưới", '<w:vMerge w:val="continue"/>'), "b"))
    found = lines(tmp_path, body)
    assert [(line.text, line.part) for line in found] == [("Trên", "body"), ("Dưới", "hidden"), ("a", "body"), ("b", "body")]
    assert [line.cell for line in found] == [1, 1, 2, 3]


def test_a_cell_that_goes_on_from_none_is_a_cell(tmp_path: Path) -> None:
    assert words(tmp_path, table(row(cell("Mồ côi", "<w:vMerge/>")))) == ["Mồ côi"]


def test_cells_merged_in_the_old_way_and_rows_that_begin_late(tmp_path: Path) -> None:
    late = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell("Thụt")}</w:tr>'
    body = table(row(cell("Đầu", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "Cuối"), late)
    assert [where(line)[:5] for line in lines(tmp_path, body)] == [("Đầu", 1, 1, 1, 2), ("Cuối", 1, 1, 3, 1), ("Thụt", 1, 2, 3, 1)]


def test_rows_and_cells_that_are_deleted_are_not_there(tmp_path: Path) -> None:
    deleted = f'<w:tr><w:trPr><w:del w:id="1" w:author="a"/></w:trPr>{cell("Bỏ")}</w:tr>'
    gone = cell("Ô bỏ", '<w:cellDel w:id="2" w:author="a"/>')
    inserted = f'<w:tr><w:trPr><w:ins w:id="1" w:author="a"/></w:trPr>{cell("Thêm")}{gone}</w:tr>'
    assert [(line.text, line.row) for line in lines(tmp_path, table(row("Một"), deleted, inserted))] == [("Một", 1), ("Thêm", 2)]


def test_a_table_in_a_table_is_a_table_where_it_stands(tmp_path: Path) -> None:
    inside = table(row("trong", "ô"))
    body = table(row(cell(paragraph("Trước") + inside + paragraph("Sau")), "Bên cạnh")) + table(row("Bảng sau"))
    assert [where(line) for line in lines(tmp_path, body)] == [
        ("Trước", 1, 1, 1, 1, 1, 0), ("trong", 2, 1, 1, 1, 1, 1), ("ô", 2, 1, 2, 1, 1, 1), ("Sau", 1, 1, 1, 1, 1, 0),
        ("Bên cạnh", 1, 1, 2, 1, 1, 0), ("Bảng sau", 3, 1, 1, 1, 1, 0),
    ]  # fmt: skip


def test_rows_and_cells_in_content_controls_are_read(tmp_path: Path) -> None:
    controlled = f"<w:sdt><w:sdtContent>{row('Hàng')}</w:sdtContent></w:sdt>"
    half = f"<w:tr><w:sdt><w:sdtContent>{cell('Ô')}</w:sdtContent></w:sdt>{cell('Bên')}</w:tr>"
    assert words(tmp_path, table(controlled, half)) == ["Hàng", "Ô", "Bên"]


@pytest.mark.parametrize(
    ("look", "bold"), [('w:firstRow="1"', True), ('w:firstRow="0"', False), ('w:val="04A0"', True), ('w:val="x"', False)]
)
def test_the_first_row_is_bold_where_the_style_of_the_table_says_so(tmp_path: Path, look: str, bold: bool) -> None:
    heading = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    styled = f'<w:style w:type="table" w:styleId="Luoi"><w:rPr><w:i/></w:rPr>{heading}</w:style>'
    body = table(f'<w:tblPr><w:tblStyle w:val="Luoi"/><w:tblLook {look}/></w:tblPr>', row("Đơn vị"), row("Sở Y tế"))
    found = lines(tmp_path, body + paragraph("Ngoài"), styles__xml=styles(styled))
    assert [(line.bold, line.italic) for line in found] == [(bold, True), (False, True), (False, False)]


@given(st.lists(st.lists(st.tuples(st.integers(1, 3), st.booleans()), min_size=1, max_size=4), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_word_of_any_table_is_lost(tmp_path_factory: pytest.TempPathFactory, drawn: list[list[tuple[int, bool]]]) -> None:
    merged = '<w:gridSpan w:val="{}"/>{}'
    made = [
        [
            cell(f"h{at}c{place}", merged.format(span, "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>'))
            for place, (span, goes_on) in enumerate(each)
        ]
        for at, each in enumerate(drawn)
    ]
    found = lines(tmp_path_factory.mktemp("t"), table(*(row(*cells) for cells in made)))
    assert sorted(line.text for line in found) == sorted(f"h{at}c{place}" for at, each in enumerate(drawn) for place in range(len(each)))
    seen = [(row_, column) for line in found if line.part == "body"
            for row_ in range(line.row, line.row + line.rows) for column in range(line.column, line.column + line.span)]  # fmt: skip
    assert all(line.rows <= len(drawn) - line.row + 1 for line in found)
    assert len(seen) >= len([line for line in found if line.part == "body"])


# ------------------------------------------------------------------ sections, headers, footers


def section(more: str = "", width: int = 11906, height: int = 16838) -> str:
    return f'<w:sectPr>{more}<w:pgSz w:w="{width}" w:h="{height}"/></w:sectPr>'


def test_a_section_says_how_its_pages_lie_and_where_they_begin(tmp_path: Path) -> None:
    lying = section('<w:headerReference r:id="none"/>', 16838, 11906)
    body = (
        paragraph("Dọc") + paragraph("Hết phần", section()) + paragraph("Ngang") + paragraph("", lying)
        + paragraph("Liền") + section('<w:type w:val="continuous"/>')
    )  # fmt: skip
    assert [(line.text, line.landscape, line.new_page) for line in lines(tmp_path, body)] == [
        ("Dọc", False, False), ("Hết phần", False, False), ("Ngang", True, True), ("Liền", False, False),
    ]  # fmt: skip


def test_headers_and_footers_come_last_and_each_text_once(tmp_path: Path) -> None:
    page = '<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>3</w:t></w:r></w:fldSimple>'
    related = {
        "header1__xml": ("header", xml("hdr", paragraph("SỞ NGOẠI VỤ") + paragraph(page))),
        "header2__xml": ("header", xml("hdr", paragraph("SỞ NGOẠI VỤ"))),
        "footer1__xml": ("footer", xml("ftr", paragraph(run("Trang ") + page) + paragraph(run("– ") + page + run(" –")))),
    }
    shown = "".join(
        f'<w:{kind}Reference w:type="{type_}" r:id="{id}"/>'
        for kind, type_, id in (("footer", "default", "r3"), ("header", "first", "r1"), ("header", "default", "r2"))
    )
    body = paragraph("Thân", section(shown)) + paragraph("Tiếp") + section(shown)
    assert [(line.text, line.part) for line in lines(tmp_path, body, **related)] == [
        ("Thân", "body"), ("Tiếp", "body"), ("SỞ NGOẠI VỤ", "header"), ("Trang 3", "footer"),
    ]  # fmt: skip


# ------------------------------------------------------------------ notes, boxes, drawings


def test_notes_stand_at_the_end_with_the_mark_that_is_left_in_the_text(tmp_path: Path) -> None:
    note = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    footnotes = xml(
        "footnotes", note + f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(" Theo báo cáo cũ."))}</w:footnote>'
    )
    endnotes = xml(
        "endnotes",
        f'<w:endnote w:id="1">{paragraph("Xem phụ lục.")}</w:endnote><w:endnote w:id="9">{paragraph("Không ai dẫn.")}</w:endnote>',
    )
    comments = xml("comments", f'<w:comment w:id="0" w:author="TP">{paragraph("Rà lại số này.")}</w:comment>')
    body = paragraph(
        run("Có 5 văn bản") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" và 3 kế hoạch") + '<w:r><w:endnoteReference w:id="1"/></w:r>'
        + '<w:r><w:commentReference w:id="0"/></w:r>'
    )  # fmt: skip
    related = {"footnotes__xml": ("footnotes", footnotes), "endnotes__xml": ("endnotes", endnotes), "comments__xml": ("comments", comments)}
    assert [(line.markup, line.part) for line in lines(tmp_path, body, **related)] == [
        ("Có 5 văn bản[1] và 3 kế hoạch[2]", "body"), ("[1] Theo báo cáo cũ.", "note"), ("[2] Xem phụ lục.", "note"),
        ("Không ai dẫn.", "note"), ("Rà lại số này.", "comment"),
    ]  # fmt: skip


def test_text_boxes_are_read_once_and_also_in_groups_boxes_and_cells(tmp_path: Path) -> None:
    inner = shape(paragraph("Hộp trong hộp"))
    group = f"<w:r><w:pict><v:group>{''.join(f'<v:shape><v:textbox>{BOX.format(paragraph(text))}</v:textbox></v:shape>' for text in ('Nhóm một', 'Nhóm hai'))}</v:group></w:pict></w:r>"
    body = (
        paragraph(run("Ngoài") + shape(paragraph("Trong hộp") + table(row("Ô của hộp")) + paragraph(inner))) + paragraph(group)
        + table(row(cell(paragraph(run("Ô") + shape(paragraph("Hộp trong ô"))))))
    )  # fmt: skip
    found = lines(tmp_path, body)
    assert [(line.text, line.part, line.table) for line in found] == [
        ("Ngoài", "body", 0), ("Trong hộp", "box", 0), ("Ô của hộp", "box", 1), ("Hộp trong hộp", "box", 0),
        ("Nhóm một", "box", 0), ("Nhóm hai", "box", 0), ("Ô", "body", 2), ("Hộp trong ô", "box", 0),
    ]  # fmt: skip


def test_words_that_are_drawn_and_pictures_that_are_counted(tmp_path: Path) -> None:
    chart = f"<c:chartSpace {NAMES}><c:chart><c:title><a:p><a:r><a:t>Văn bản </a:t></a:r><a:r><a:t>theo quý</a:t></a:r></a:p></c:title></c:chart></c:chartSpace>"
    data = f"<dgm:dataModel {NAMES}><dgm:pt><a:p><a:r><a:t>Giám đốc</a:t></a:r></a:p></dgm:pt></dgm:dataModel>"
    body = (
        paragraph('<w:r><w:drawing><c:chart r:id="r1"/></w:drawing></w:r><w:r><w:drawing><dgm:relIds r:dm="r2"/></w:drawing></w:r>')
        + paragraph('<w:r><w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r>')
        + paragraph('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>' * 3)
        + paragraph('<w:r><w:object><v:shape><v:imagedata r:id="x"/></v:shape><o:OLEObject/></w:object></w:r>')
        + paragraph("<w:subDoc r:id='x'/>")
    )
    found = source(tmp_path, body, chart1__xml=("chart", chart), data1__xml=("diagramData", data))
    assert [(line.text, line.part) for line in found.lines] == [("Văn bản theo quý", "box"), ("Giám đốc", "box"), ("DỰ THẢO", "box")]
    assert [notice.split(";")[0] for notice in found.notices] == [
        "Tệp có 3 hình", "Tệp có 1 biểu đồ", "Tệp có 1 đối tượng nhúng (bảng tính, công thức…)", "Tệp ghép từ 1 tệp con nằm ngoài",
    ]  # fmt: skip


# ------------------------------------------------------------------ files in the file


def test_files_in_the_file_are_read_where_they_stand(tmp_path: Path) -> None:
    inner = written(tmp_path / "Trong.docx", parts_of(paragraph("Từ Word") + table(row("Ô")))).read_bytes()
    page = "<html><body><p>Từ trang mạng</p><ul><li>Một việc</li></ul></body></html>".encode()
    body = paragraph("Trước") + "".join(f'<w:altChunk r:id="r{at}"/>' for at in (1, 2, 3, 4)) + paragraph("Sau")
    chunks: dict[str, tuple[str, str | bytes]] = {
        "a__docx": ("aFChunk", inner), "b__html": ("aFChunk", page), "c__txt": ("aFChunk", "Chữ thường\n".encode()),
        "d__rtf": ("aFChunk", b"{\\rtf1 x}"),
    }  # fmt: skip
    found = source(tmp_path, body, **chunks)
    assert [line.markup for line in found.lines] == ["Trước", "Từ Word", "Ô", "Từ trang mạng", "• Một việc", "Chữ thường", "Sau"]
    assert [line.number for line in found.lines] == sorted({line.number for line in found.lines})
    assert any("1 tệp chèn bên trong" in notice for notice in found.notices)


def test_a_broken_file_in_the_file_does_not_break_it(tmp_path: Path) -> None:
    chunks: dict[str, tuple[str, str | bytes]] = {
        "a__docx": ("aFChunk", b"PK\x03\x04"),
        "b__html": ("aFChunk", b"<html>" + b"<div>" * 3000),
    }
    found = source(
        tmp_path, paragraph("Trước") + '<w:altChunk r:id="r1"/><w:altChunk r:id="r2"/><w:altChunk/>' + paragraph("Sau"), **chunks
    )
    assert [line.text for line in found.lines] == ["Trước", "Sau"]
    assert found.notices[0].startswith("Tệp có 3 tệp chèn bên trong")


def test_two_notes_of_one_number_are_both_read(tmp_path: Path) -> None:
    """As a broken merge of two files leaves them."""
    footnotes = xml("footnotes", "".join(f'<w:footnote w:id="2">{paragraph(text)}</w:footnote>' for text in ("Một", "Hai")))
    body = paragraph(run("Có") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    assert words(tmp_path, body, footnotes__xml=("footnotes", footnotes)) == ["Có[1]", "[1] Một", "[1] Hai"]
