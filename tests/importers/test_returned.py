"""Word files of ours on their way back: what somebody did in them, and what becomes of it."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt
from msgspec.structs import replace

from exporters.docx import render_docx
from exporters.export import export
from exporters.redlined import redline_docx
from importers.reading import Imported
from importers.returned import Returned, read_file
from models import edit
from models import place as places
from models.checks.reviews import waiting
from models.definition import definition_for
from models.document import compose
from models.interchange import digest
from models.report import Item, Report
from models.text_table import TableColumn, TextTable
from tests.builders import cntt, report, sample

LETTERS = "Trong 9 tháng đầu năm 2021, Sở đã xử lý tổng cộng 4.733 văn bản"


def sent(folder: Path, one: Report) -> Path:
    """The Word file of a report, as the program exports it."""
    path = folder / "Báo cáo.docx"
    export(one, definition_for(one), path)
    return path


def back(path: Path) -> Returned:
    """What comes back of a file that carries its report."""
    read = read_file(path, cntt)
    assert isinstance(read, Returned)
    return read


def after(folder: Path, one: Report, act: Callable[[WordDocument], object]) -> Returned:
    """The report after somebody did something in its Word file."""
    path = sent(folder, one)
    word = docx.Document(str(path))
    act(word)
    word.save(str(path))
    return back(path)


def everywhere(word: WordDocument) -> list[Any]:
    """Every paragraph, those of the tables too."""
    return [*word.paragraphs, *(each for table in word.tables for row in table.rows for cell in row.cells for each in cell.paragraphs)]


def say(word: WordDocument, old: str, new: str) -> None:
    """Other words wherever a run has them."""
    runs = [run for paragraph in everywhere(word) for run in paragraph.runs if old in run.text]
    assert runs, old
    for run in runs:
        run.text = run.text.replace(old, new)


def test_the_sample_comes_back_as_it_went(tmp_path: Path) -> None:
    noted = edit.put(sample(), places.note(places.item("i20")), "Hỏi lại văn thư")
    returned = back(sent(tmp_path, noted))
    assert returned == Returned(noted, noted)
    assert digest(returned.report) == digest(noted)
    assert returned.summary == "Tệp mang theo báo cáo cntt/2021-9T; chữ trong tệp không đổi."


def test_an_issued_report_leaves_notes_and_reasons_at_home(tmp_path: Path) -> None:
    noted = edit.put(sample(), places.note(places.item("i20")), "Hỏi lại văn thư")
    noted = noted.with_figure_value("van_ban_den", replace(noted.figure("van_ban_den"), note="iOffice", reason="Đã đối chiếu"))
    issued = replace(noted, state="issued")
    path = sent(tmp_path, issued)
    content = zipfile.ZipFile(path).read("customXml/item1.xml").decode()
    assert "Sở Ngoại vụ" in content and "Hỏi lại văn thư" not in content and "Đã đối chiếu" not in content
    assert back(path).report == replace(sample(), state="issued")


def test_a_redline_carries_nothing() -> None:
    content = redline_docx(sample(), replace(sample(), subject="Khác"))
    assert not [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if name.startswith("customXml")]


def test_the_part_is_found_by_its_rules(tmp_path: Path) -> None:
    """ECMA-376 part 1, 15.2.5 and 15.2.6: the part, its properties with an id, and the relationships between them."""
    package = zipfile.ZipFile(sent(tmp_path, sample()))
    assert "officeDocument/2006/relationships/customXml" in package.read("word/_rels/document.xml.rels").decode()
    assert "customXmlProps" in package.read("customXml/_rels/item1.xml.rels").decode()
    properties = package.read("customXml/itemProps1.xml").decode()
    assert re.search(r'ds:itemID="\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}"', properties)
    types = package.read("[Content_Types].xml").decode()
    assert (
        'PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"' in types
    )


# ------------------------------------------------------------------ nothing that matters


def looks(word: WordDocument) -> None:
    """Another font, size, spacing, margin, a page break, empty lines, a bold word, everything in one style."""
    for paragraph in everywhere(word):
        paragraph.paragraph_format.space_after = Pt(9)
        paragraph.style = word.styles["Normal"]
        for run in paragraph.runs:
            run.font.name, run.font.size, run.bold = "Arial", Pt(15), True
    word.paragraphs[6].insert_paragraph_before("")
    word.paragraphs[8].paragraph_format.page_break_before = True
    word.sections[0].left_margin = Mm(35)


def breaks(word: WordDocument) -> None:
    """Line breaks inside a title and a paragraph, a page break in its own paragraph, words torn into many runs."""
    title = next(each for each in word.paragraphs if each.text.startswith("Tình hình ứng dụng"))
    first, rest = title.text.split(" thông tin ", 1)
    title.text = f"{first} thông tin\n{rest}"
    word.paragraphs[9].insert_paragraph_before("").add_run().add_break(docx.enum.text.WD_BREAK.PAGE)
    torn = next(each for each in word.paragraphs if "4.733" in each.text)
    text, torn.text = torn.text, ""
    for letter in text:
        torn.add_run(letter)


def dashes(word: WordDocument) -> None:
    """What Word makes of marks by itself: long dashes, bullets, a blank more."""
    for paragraph in word.paragraphs:
        if paragraph.text.startswith("- "):
            first = paragraph.runs[0]
            first.text = f"–  {first.text[2:]}"
            paragraph.add_run(" ")


@pytest.mark.parametrize("act", [looks, breaks, dashes])
def test_what_changes_no_word_changes_nothing(tmp_path: Path, act: Callable[[WordDocument], None]) -> None:
    returned = after(tmp_path, sample(), act)
    assert returned == Returned(sample(), sample())


def test_tables_that_somebody_dissolved_still_are_read(tmp_path: Path) -> None:
    def dissolve(word: WordDocument) -> None:
        for table in word.tables:
            for row in table.rows:
                for cell in row.cells:
                    for paragraph in cell.paragraphs:
                        table._tbl.addprevious(paragraph._p)
            table._tbl.getparent().remove(table._tbl)
        say(word, "Nguyễn Viết Vy", "Trần Thị Hòa")

    returned = after(tmp_path, sample(), dissolve)
    assert returned.report == edit.put(sample(), places.signature("name"), "Trần Thị Hòa")


# ------------------------------------------------------------------ figures


def test_a_number_that_was_changed_wherever_it_stands_is_the_figures_value(tmp_path: Path) -> None:
    returned = after(tmp_path, sample(), lambda word: say(word, "3.845", "3.900"))
    wanted = sample().with_figure("van_ban_den", 3900, "imported")
    wanted = wanted.with_figure_value("van_ban_den", replace(wanted.figure("van_ban_den"), review=True))
    assert returned.report == wanted.with_figure("van_ban_tong", 4788, "calculated"), "the total follows at once"
    assert list(waiting(returned.report)) == [places.figure("van_ban_den")]
    (change,) = returned.changes
    assert (change.name, change.old, change.new) == ("Văn bản đến", "3.845", "3.900")
    assert "Đã tính lại theo số liệu mới: Văn bản điện tử đã xử lý: 4.733 → 4.788." in returned.summary


def test_a_total_that_was_changed_in_the_file_too_stays_as_it_was_typed(tmp_path: Path) -> None:
    returned = after(tmp_path, sample(), lambda word: [say(word, "3.845", "3.900"), say(word, "4.733", "4.800")])
    assert (returned.report.figure("van_ban_tong").value, returned.report.figure("van_ban_tong").origin) == (4800, "imported")


def test_rows_that_went_leave_the_others_counted(tmp_path: Path) -> None:
    columns = (TableColumn("TT"), TableColumn("Đơn vị"), TableColumn("Số máy", "number"))
    rows = (("1", "Huế", "5"), ("2", "Vinh", "7"), ("3", "Đà Nẵng", "9"), ("", "Tổng cộng", "21"))
    table = TextTable("b1", columns, rows, totals=(3,))
    one = full().with_section_items("mot", (Item("i1", text="Máy tính", table="b1"),)).with_table(table)

    def remove(word: WordDocument) -> None:
        row = next(row for each in word.tables for row in each.rows if row.cells[1].text == "Vinh")
        row._tr.getparent().remove(row._tr)

    (back,) = after(tmp_path, one, remove).report.tables
    assert back.rows == (("1", "Huế", "5"), ("2", "Đà Nẵng", "9"), ("", "Tổng cộng", "21")) and back.totals == (2,)


def twice() -> Report:
    """A report that shows one figure in two places."""
    one = sample()
    first, *rest = one.section_items("ha-tang")
    return one.with_section_items("ha-tang", (replace(first, text="Có {van_ban_den} văn bản."), *rest))


def test_a_number_that_was_changed_in_one_of_two_places_is_plain_there_and_says_so(tmp_path: Path) -> None:
    returned = after(tmp_path, twice(), lambda word: say(word, "Có 3.845 văn", "Có 3.900 văn"))
    changed, _note = returned.changes
    first = returned.report.section_items("ha-tang")[0]
    assert (first.text, first.review, first.origin) == ("Có 3.900 văn bản.", True, "imported")
    assert first.note == "Tệp Word ghi 3.900 ở chỗ này; số liệu “Văn bản đến” ở chỗ khác là 3.845."
    assert returned.report.figures == twice().figures
    assert changed.place == places.item(first.id)


def test_a_figure_without_a_value_gets_the_number_that_was_typed_into_its_gap(tmp_path: Path) -> None:
    open_report = twice().with_figure("van_ban_den", None)
    returned = after(tmp_path, open_report, lambda word: [say(word, "……", "3.900")])
    assert returned.report.figure("van_ban_den").value == 3900
    assert returned.report.section_items("ha-tang") == open_report.section_items("ha-tang")


def test_words_around_a_figure_change_and_its_token_stays(tmp_path: Path) -> None:
    returned = after(tmp_path, sample(), lambda word: say(word, "Sở đã xử lý tổng cộng", "đơn vị xử lý"))
    (change,) = returned.changes
    text = edit.read(returned.report, change.place)
    assert "Trong {ky}, đơn vị xử lý {van_ban_tong} văn bản" in text and "{van_ban_den}" in text


# ------------------------------------------------------------------ every place


def full() -> Report:
    """A report with something at every edge of the page."""
    made = report(
        "- Một việc đã làm.", "+ Một việc đang làm.", superior="UBND TỈNH", number="12", date="5/10/2021", place="Hà Nội",
        addressees=("Bộ Nội vụ", "Văn phòng Chính phủ"), recipients=("Như trên", "Lưu: VT"), authority="KT. GIÁM ĐỐC", title="PHÓ GIÁM ĐỐC",
        opening=("Lời mở đầu của báo cáo.",), subject="Công tác {ky}",
    )  # fmt: skip
    return replace(made, definition="cntt", definition_version=1)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("UBND TỈNH", "UBND THÀNH PHỐ", {"letterhead.superior": "UBND THÀNH PHỐ"}),
        ("SỞ NỘI VỤ", "SỞ NGOẠI VỤ", {"letterhead.issuer": "SỞ NGOẠI VỤ"}),
        ("Số: 12/", "Số: 13/", {"letterhead.number": "13"}),
        ("/BC-SNV", "/BC-NV", {"letterhead.symbol": "BC-NV"}),
        ("ngày 05 tháng", "ngày 06 tháng", {"letterhead.date": "06/10/2021"}),
        ("Hà Nội,", "Huế,", {"letterhead.place": "Huế"}),
        ("Công tác 9", "Kết quả công tác 9", {"subject": "Kết quả công tác {ky}"}),
        ("Bộ Nội vụ", "Bộ Y tế", {"addressee.0": "Bộ Y tế"}),
        ("Lời mở đầu", "Lời nói đầu", {"item.o1": "Lời nói đầu của báo cáo."}),
        ("KẾT QUẢ", "THÀNH TÍCH", {"section.mot.title": "THÀNH TÍCH"}),
        ("I. KẾT", "II. KẾT", {"section.mot.number": "II"}),
        ("đang làm", "sẽ làm", {"item.i2": "Một việc sẽ làm."}),
        ("Trên đây là", "Đây là", {"closing": "Đây là báo cáo của Sở Nội vụ./."}),
        ("Như trên", "Chính phủ", {"recipient.0": "Chính phủ"}),
        ("PHÓ GIÁM ĐỐC", "PHÓ CHÁNH VĂN PHÒNG", {"signature.title": "PHÓ CHÁNH VĂN PHÒNG"}),
        ("KT. GIÁM ĐỐC", "TM. BAN GIÁM ĐỐC", {"signature.authority": "TM. BAN GIÁM ĐỐC"}),
        ("Nguyễn Văn An", "Lê Thị Bình", {"signature.name": "Lê Thị Bình"}),
    ],
)  # fmt: skip
def test_a_change_comes_back_at_its_place_alone(tmp_path: Path, old: str, new: str, wanted: dict[str, str]) -> None:
    returned = after(tmp_path, full(), lambda word: say(word, old, new))
    report = full()
    for place, text in wanted.items():
        report = edit.put(report, places.Place(place), text)
        if place.startswith("item."):
            report = report.with_item(replace(report.item(place[5:]), origin="imported", review=True))
    assert returned.report == report
    assert returned.changes


def before(word: WordDocument, text: str, line: str) -> Any:
    """A new paragraph before the one that has a text, looking like it."""
    target = next(each for each in everywhere(word) if text in each.text)
    new = parse_xml(f"<w:p {nsdecls('w')}/>")
    target._p.addprevious(new)
    added = docx.text.paragraph.Paragraph(new, target._parent)
    added.style = target.style
    added.add_run(line)
    return added


def test_lines_that_came_at_the_edges_are_read_as_what_they_are(tmp_path: Path) -> None:
    def act(word: WordDocument) -> None:
        before(word, "Lưu: VT", "- Chính phủ (để báo cáo);")
        before(word, "Văn phòng Chính phủ", "- Bộ Y tế;")
        before(word, "Một việc đang", "- Kế hoạch số 424/KH-SNgV ngày 31/8/2020 ứng dụng công nghệ thông tin;")

    returned = after(tmp_path, full(), act)
    assert returned.report.recipients == ("Như trên", "Chính phủ (để báo cáo)", "Lưu: VT")
    assert returned.report.addressees == ("Bộ Nội vụ", "Bộ Y tế", "Văn phòng Chính phủ")
    (cited,) = returned.report.citations
    assert (cited.number, cited.symbol) == ("424", "KH-SNgV")
    assert [each.citation for each in returned.report.section_items("mot")] == [None, cited.id, None]


def test_a_new_heading_and_what_stands_under_it(tmp_path: Path) -> None:
    def act(word: WordDocument) -> None:
        before(word, "Một việc đang", "Một đoạn mới.")
        before(word, "Một đoạn mới", "2. Phần mới").style = word.styles["heading 2"]

    returned = after(tmp_path, full(), act)
    titles = [(section.number, section.title, section.level, len(section.items)) for section in returned.report.sections]
    assert titles == [("I", "Kết quả", 1, 1), ("2", "Phần mới", 2, 2)]


def test_what_the_program_prints_by_itself_stays_and_is_told(tmp_path: Path) -> None:
    returned = after(tmp_path, full(), lambda word: say(word, "CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI"))
    assert returned.report == full()
    assert returned.unread == ("bảng 1, ô 2: CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",)
    assert "CỘNG HOÀ XÃ HỘI" in returned.summary


def test_tracked_changes_count_as_accepted(tmp_path: Path) -> None:
    def act(word: WordDocument) -> None:
        paragraph = next(each for each in word.paragraphs if "đang làm" in each.text)
        head, tail = paragraph.text.split("đang", 1)
        author = 'w:id="1" w:author="x" w:date="2021-10-05T00:00:00Z"'
        space = 'xml:space="preserve"'
        paragraph.text = head
        for xml in (
            f"<w:del {author}><w:r><w:delText>đang</w:delText></w:r></w:del>", f"<w:ins {author}><w:r><w:t>sẽ</w:t></w:r></w:ins>",
            f"<w:r><w:t {space}>{tail}</w:t></w:r>",
        ):  # fmt: skip
            paragraph._p.extend(list(parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")))

    assert after(tmp_path, full(), act).report.item("i2").text == "Một việc sẽ làm."


def test_a_cited_document_is_changed_in_its_parts(tmp_path: Path) -> None:
    returned = after(
        tmp_path, sample(), lambda word: say(word, "Kế hoạch số 424/KH-SNgV ngày 31/8/2020", "Kế hoạch số 425/KH-SNgV ngày 1/9/2020")
    )
    changed = next(each for each in returned.report.citations if each.number == "425")
    old = sample().citation(changed.id)
    assert changed == replace(old, number="425", date=changed.date)
    assert [item.id for _section, item in returned.report.items() if item.review] == [
        item.id for _section, item in sample().items() if item.citation == changed.id
    ]


def test_an_issued_report_that_was_changed_comes_back_as_a_draft(tmp_path: Path) -> None:
    issued = replace(full(), state="issued")
    assert back(sent(tmp_path, issued)).report.state == "issued"
    assert after(tmp_path, issued, lambda word: say(word, "đang làm", "sẽ làm")).report.state == "draft"
    checked = replace(full(), state="checked")
    assert after(tmp_path, checked, lambda word: say(word, "đang làm", "sẽ làm")).report.state == "draft"


# ------------------------------------------------------------------ parts that cannot be used


def with_part(path: Path, change: Callable[[str], str]) -> Path:
    """The file with another text in the part that carries the report."""
    package = zipfile.ZipFile(path)
    parts = {name: package.read(name) for name in package.namelist()}
    parts["customXml/item1.xml"] = change(parts["customXml/item1.xml"].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


ENTITIES = (
    '<!DOCTYPE report [<!ENTITY a "{0}"><!ENTITY b "{1}">]>'
    '<report xmlns="urn:so-bao-cao:carried-report" version="1" sha256="x">&b;</report>'
)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda xml: xml.replace("Ngoại vụ", "Nội vụ"), "hỏng hoặc bị sửa"),
        (lambda xml: xml.replace('version="1"', 'version="2"'), "bản khác của chương trình"),
        (lambda xml: xml[:-300], "hỏng hoặc bị sửa"),
        (lambda xml: re.sub(r">\{.*\}<", "><", xml), "hỏng hoặc bị sửa"),
        (lambda _xml: ENTITIES.format("a" * 1000, "&a;" * 1000), "hỏng hoặc bị sửa"),
        (lambda xml: xml.replace("</report>", " " * 41_000_000 + "</report>"), "quá lớn"),
        (lambda xml: xml.replace("sobaocao/1", "sobaocao/2"), "hỏng hoặc bị sửa"),
    ],
)
def test_a_part_that_cannot_be_used_is_told_and_the_file_read_as_any_other(tmp_path: Path, change: Callable[[str], str], why: str) -> None:
    read = read_file(with_part(sent(tmp_path, sample()), change), cntt)
    assert isinstance(read, Imported)
    assert why in read.notice and read.notice.endswith("đã đọc như một tệp Word thường.") and read.summary.startswith(read.notice)
    assert read.report.section_items("noi-bo")


def test_a_kind_of_report_that_is_not_here_is_told(tmp_path: Path) -> None:
    strange = replace(sample(), definition="la")
    path = tmp_path / "x.docx"
    path.write_bytes(render_docx(compose(strange, cntt()), carried=strange))
    read = read_file(path, cntt)
    assert isinstance(read, Imported) and "“la”" in read.notice


def test_a_file_that_was_written_over_for_another_period_is_that_periods(tmp_path: Path) -> None:
    path = sent(tmp_path, sample())
    word = docx.Document(str(path))
    say(word, "9 tháng đầu năm 2021", "Quý I năm 2022")
    word.save(str(path))
    read = read_file(path, cntt)
    assert isinstance(read, Imported) and "Quý I năm 2022" in read.notice
    assert read.report.period == "2022-Q1"
