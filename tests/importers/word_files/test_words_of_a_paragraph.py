"""Every word that a reader of a Word file sees comes in once, whatever it stands in; what nobody sees is marked as hidden or left out."""
# ruff: noqa: E501 - XML that is broken over lines hides what it is about

from pathlib import Path

import pytest

from tests.importers.packed import NAMES, cell, lines, paragraph, row, run, source, styles, table, words

TICK = '<w:sym w:font="Wingdings" w:char="F0FE"/>'


def field(instruction: str, result: str, more: str = "") -> str:
    """A field of several runs."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{more}</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText>đã bỏ </w:delText></w:r></w:del>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        # tracked changes
        (run("Câu ") + f'<w:ins w:id="1" w:author="a">{run("đã thêm ")}</w:ins>' + DELETED + run("hết"), "Câu đã thêm hết"),
        (f'<w:moveFrom w:id="1" w:author="a">{run("chỗ cũ")}</w:moveFrom><w:moveTo w:id="2" w:author="a">{run("chỗ mới")}</w:moveTo>', "chỗ mới"),
        (f'<w:ins w:id="1" w:author="a"><w:del w:id="2" w:author="b">{run("thêm rồi bỏ")}</w:del>{run("còn")}</w:ins>', "còn"),
        (run("Thường", '<w:rPrChange w:id="1" w:author="a"><w:rPr><w:b/><w:vanish/></w:rPr></w:rPrChange>'), "Thường"),
        # fields
        (field('HYPERLINK "http://x.vn"', run("một liên kết")), "một liên kết"),
        (field("IF 1 = 2", run("đúng")) + run(" rồi"), "đúng rồi"),
        (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{run("mã")}{field("REF x", run("lồng"))}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
         f'{run("kết quả")}<w:r><w:fldChar w:fldCharType="end"/></w:r>', "kết quả"),
        (f'<w:fldSimple w:instr="DATE">{run("05/10/2021")}</w:fldSimple>', "05/10/2021"),
        (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{run("không có kết thúc")}', "không có kết thúc"),
        (f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("lẻ")}<w:r><w:fldChar w:fldCharType="end"/></w:r>', "lẻ"),
        (field("FORMCHECKBOX", "", '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>') + run(" Đạt"), "☑ Đạt"),
        (field("FORMCHECKBOX", "", '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>') + run(" Đạt"), "☐ Đạt"),
        (field("FORMDROPDOWN", "", '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Tốt"/><w:listEntry w:val="Khá"/></w:ddList></w:ffData>'), "Khá"),
        # controls
        (f"<w:sdt><w:sdtContent>{run('trong ô')}</w:sdtContent></w:sdt>", "trong ô"),
        (run("Ký ") + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('bấm vào đây')}</w:sdtContent></w:sdt>" + run("tên"), "Ký tên"),
        (f'<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>{run("đã gõ")}</w:sdtContent></w:sdt>', "đã gõ"),
        (f"<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>{run(' Có')}", "☒ Có"),
        # containers
        (f'<w:hyperlink w:anchor="x">{run("liên kết")}</w:hyperlink>', "liên kết"),
        (f'<w:smartTag w:element="place"><w:smartTagPr/>{run("Quảng Ngãi")}</w:smartTag>', "Quảng Ngãi"),
        (f"<w:customXml>{run('có nhãn')}</w:customXml>", "có nhãn"),
        (f'<w:bookmarkStart w:id="0" w:name="x"/>{run("dấu")}<w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellStart"/>{run(" trang")}', "dấu trang"),
        (f'<w:dir w:val="ltr">{run("chiều")}</w:dir><w:bdo w:val="ltr">{run(" viết")}</w:bdo>', "chiều viết"),
        (f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('kanji')}</w:rt><w:rubyBase>{run('漢字')}</w:rubyBase></w:ruby></w:r>", "漢字(kanji)"),
        # signs
        ("<w:r><w:t>Vĩnh</w:t><w:noBreakHyphen/><w:t>Phúc</w:t></w:r>", "Vĩnh-Phúc"),
        ("<w:r><w:t>đồng</w:t><w:softHyphen/><w:t>bằng</w:t></w:r>", "đồngbằng"),
        ("<w:r><w:t>Số</w:t><w:ptab w:alignment='right'/><w:t>ngày</w:t></w:r>", "Số ngày"),
        (f"<w:r>{TICK}</w:r>{run(' Có')}", "☑ Có"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0D8"/></w:r>' + run(" Một việc"), "➢ Một việc"),
        ("<w:r><w:t>☞ Một việc</w:t></w:r>", "• Một việc"),
        ('<w:r><w:sym w:font="Symbol" w:char="XYZ"/></w:r>' + run("còn"), "còn"),
        (run("5.000 m") + run("2", '<w:vertAlign w:val="superscript"/>') + run(", 10") + run("6", '<w:vertAlign w:val="superscript"/>'), "5.000 m², 10⁶"),
        (run("H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("O") + run("10", '<w:vertAlign w:val="superscript"/>'), "H2O10"),
        # equations
        ("<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b+1</m:t></m:r></m:den></m:f></m:oMath>", "a/(b+1)"),
        ("<m:oMathPara><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara>", "x^2"),
    ],
)  # fmt: skip
def test_what_a_paragraph_says(tmp_path: Path, content: str, text: str) -> None:
    assert words(tmp_path, paragraph(content)) == [text]


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ('<w:t xml:space="preserve"> giữ </w:t>', "a giữ b"),
        ("<w:t> bỏ </w:t>", "abỏb"),
        ("<w:t>\n      xuống\n   dòng\n  </w:t>", "axuống dòngb"),
        ('<w:t xml:space="preserve"> </w:t>', "a b"),
    ],
)
def test_blanks_count_where_the_file_says_so(tmp_path: Path, element: str, text: str) -> None:
    assert words(tmp_path, paragraph(f"{run('a')}<w:r>{element}</w:r>{run('b')}")) == [text]


def test_a_whole_file_may_say_that_blanks_count(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtContent xml:space='preserve'><w:r><w:t> giữ </w:t></w:r></w:sdtContent></w:sdt>"
    assert words(tmp_path, paragraph(f"{run('a')}{control}{run('b')}")) == ["a giữ b"]


def test_a_field_may_go_on_over_paragraphs(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = (
        paragraph(begin + run("I. KẾT QUẢ\t1"))
        + paragraph(run("II. KẾ HOẠCH\t3") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + paragraph("Thân")
    )
    assert words(tmp_path, body) == ["I. KẾT QUẢ 1", "II. KẾ HOẠCH 3", "Thân"]


def test_capitals_are_read_as_a_reader_sees_them(tmp_path: Path) -> None:
    """Only its letters tell a heading of capitals: what is set in capitals, or in small ones, is shown so and becomes so."""
    styled = '<w:style w:type="paragraph" w:styleId="Dau"><w:rPr><w:caps/></w:rPr></w:style>'
    body = (
        paragraph("Báo cáo", '<w:pStyle w:val="Dau"/>') + paragraph(run("Tình hình", "<w:smallCaps/>"))
        + paragraph(run("Báo cáo", '<w:caps w:val="0"/>'), '<w:pStyle w:val="Dau"/>')
    )  # fmt: skip
    assert words(tmp_path, body, styles__xml=styles(styled)) == ["BÁO CÁO", "TÌNH HÌNH", "Báo cáo"]


def test_bold_of_a_style_upon_bold_of_another_is_off_again(tmp_path: Path) -> None:
    """ISO 29500-1, 17.7.3: a word that is set in the style “Strong” stands out in a bold heading."""
    styled = (
        '<w:style w:type="paragraph" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Manh"><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = paragraph(run("Đạt ") + run("100%", '<w:rStyle w:val="Manh"/>'), '<w:pStyle w:val="Dam"/>')
    (line,) = lines(tmp_path, body, styles__xml=styles(styled))
    assert line.markup == "**Đạt **100%"


def test_hidden_words_are_kept_apart(tmp_path: Path) -> None:
    (seen, hidden) = lines(tmp_path, paragraph(run("Thấy ") + run("không thấy", "<w:vanish/>") + run("hết")))
    assert (seen.text, seen.part) == ("Thấy hết", "body")
    assert (hidden.text, hidden.part, hidden.number) == ("không thấy", "hidden", seen.number)


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    body = (
        paragraph("Phần đầu ", gone) + paragraph("phần giữa ", gone) + paragraph("phần cuối", '<w:jc w:val="center"/>') + paragraph("Sau")
    )
    found = lines(tmp_path, body)
    assert [(line.text, line.centred) for line in found] == [("Phần đầu phần giữa phần cuối", True), ("Sau", False)]


def test_a_deleted_end_before_a_table_or_at_the_end_loses_nothing(tmp_path: Path) -> None:
    gone = '<w:rPr><w:moveFrom w:id="1" w:author="a"/></w:rPr>'
    body = paragraph("Trước bảng", gone) + table(row(cell(paragraph("Trong ô", gone)))) + paragraph("Cuối", gone)
    assert words(tmp_path, body) == ["Trước bảng", "Trong ô", "Cuối"]


def test_an_end_that_was_inserted_is_an_end(tmp_path: Path) -> None:
    assert words(tmp_path, paragraph("Một", '<w:rPr><w:ins w:id="1" w:author="a"/></w:rPr>') + paragraph("Hai")) == ["Một", "Hai"]


def test_the_big_first_letter_belongs_to_its_paragraph(tmp_path: Path) -> None:
    assert words(tmp_path, paragraph("T", '<w:framePr w:dropCap="drop" w:lines="3"/>') + paragraph("hực hiện kế hoạch")) == [
        "Thực hiện kế hoạch"
    ]


def test_runs_that_stand_in_no_paragraph_are_read(tmp_path: Path) -> None:
    assert words(tmp_path, run("Lạc chỗ") + f"<w:hyperlink>{run(' hẳn')}</w:hyperlink>") == ["Lạc chỗ hẳn"]
    assert words(
        tmp_path,
        "<w:customXml>" + paragraph("Khối") + "</w:customXml>" + "<m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>",
    ) == ["Khối", "x=1"]


def test_what_is_aligned_and_where_pages_begin(tmp_path: Path) -> None:
    styled = '<w:style w:type="paragraph" w:styleId="Trang"><w:pPr><w:pageBreakBefore/><w:jc w:val="right"/></w:pPr></w:style>'
    body = (
        paragraph("Một") + paragraph(run("Hai") + '<w:r><w:br w:type="page"/></w:r>' + run("Ba") + '<w:r><w:br w:type="page"/></w:r>')
        + paragraph("Bốn") + paragraph("Năm", '<w:pStyle w:val="Trang"/>') + paragraph("Sáu", '<w:pStyle w:val="Trang"/><w:pageBreakBefore w:val="0"/>')
    )  # fmt: skip
    found = lines(tmp_path, body, styles__xml=styles(styled))
    assert [line.text for line in found if line.new_page] == ["Ba", "Bốn", "Năm"]
    assert [line.text for line in found if line.right] == ["Năm", "Sáu"]


def test_headings_by_style_by_what_it_is_based_on_and_by_level(tmp_path: Path) -> None:
    styled = (
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Rieng"><w:name w:val="Mục của tôi"/><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Vong"><w:name w:val="Vòng"/><w:basedOn w:val="Vong"/></w:style>'
    )
    names = ("H2", "Rieng", "Vong")
    body = (
        "".join(paragraph("Mục", f'<w:pStyle w:val="{name}"/>') for name in names)
        + paragraph("Mục", '<w:outlineLvl w:val="0"/>')
        + paragraph("Lời")
    )
    assert [line.level for line in lines(tmp_path, body, styles__xml=styles(styled))] == [2, 2, 0, 1, 0]


def test_old_fonts_are_read_as_they_look(tmp_path: Path) -> None:
    styled = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Chu"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
    )
    found = source(tmp_path, paragraph("NghÞ quyÕt sè 36 cña Bé ChÝnh trÞ"), styles__xml=styles(styled))
    assert [line.text for line in found.lines] == ["Nghị quyết số 36 của Bộ Chính trị"]
    assert any("TCVN3" in notice for notice in found.notices)


def test_the_font_of_a_theme_is_its_font(tmp_path: Path) -> None:
    theme = f"<a:theme {NAMES}><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface='VNI-Times'/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"
    own = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    assert words(tmp_path, paragraph(run("Nghò quyeát", own)), theme1__xml=("theme", theme)) == ["Nghị quyết"]
