"""A report comes back from the files that it was written to, and from what other offices type."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from exporters.export import export
from importers.lines import SourceLine, source_line, words_of
from importers.period import period_in
from importers.reading import Imported, import_report, report_of
from importers.trace import DOUBTFUL
from models.definition import SectionDefinition, definition_of
from models.document import MOTTO, NATION, compose
from models.page import page_lines
from models.period import Period
from models.report import Report
from models.samples import sample_report
from models.text import Words, plain
from tests.importers.word import saved, table, typed, word

ORIGINAL = Path(__file__).parents[1] / "exporters" / "bao-cao-cntt-9-thang-2021.txt"
CNTT = definition_of("cntt")
NINE_MONTHS = Period.parse("2021-9T")


@pytest.fixture(scope="module", params=["txt", "docx"])
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The report of nine months, from its source text and from our own Word file."""
    if request.param == "txt":
        return import_report(ORIGINAL, CNTT)
    path = tmp_path_factory.mktemp("Kỳ trước") / "Báo cáo.docx"
    export(sample_report(), CNTT, path)
    return import_report(path, CNTT)


def paper(report: Report) -> list[str]:
    return list(page_lines(compose(report, CNTT)))


def report_from(*lines: str, period: Period | None = NINE_MONTHS) -> Imported:
    """What is made of plain lines."""
    read = [source_line([Words(line)]) for line in lines]
    return report_of(tuple(line for line in read if line is not None), CNTT, period, "Báo cáo.txt")


def section_texts(imported: Imported, section: str) -> list[str]:
    return [item.text for item in imported.report.section(section).items]


# ---------------------------------------------------------------- the report of nine months


def test_headings_and_items_come_back(imported: Imported) -> None:
    sample = sample_report()
    assert [(s.id, s.number, s.title, s.level) for s in imported.report.sections] == [
        (s.id, s.number, s.title, s.level) for s in sample.sections
    ]
    assert [(s, i.level) for s, i in imported.report.items()] == [(s, i.level) for s, i in sample.items()]
    assert imported.unplaced == ()
    assert imported.headings == 7


def test_the_paper_says_the_same_words(imported: Imported) -> None:
    wanted, said = paper(sample_report()), paper(imported.report)
    assert said[said.index("BÁO CÁO") :] == wanted[wanted.index("BÁO CÁO") :]


def test_cited_documents_come_back(imported: Imported) -> None:
    assert imported.report.citations == sample_report().citations
    cited = [(item.citation, item.text) for _section, item in imported.report.items() if item.citation]
    assert cited == [(item.citation, item.text) for _section, item in sample_report().items() if item.citation]


def test_figures_come_back(imported: Imported) -> None:
    sample = sample_report()
    assert {"van_ban_den": Decimal(3845), "van_ban_di": Decimal(888), "van_ban_tong": Decimal(4733)}.items() <= {
        id: value.value for id, value in imported.report.figures.items()
    }.items()
    assert all(value.value == sample.figure(id).value for id, value in imported.report.figures.items())
    assert "trong đó có {van_ban_den} văn bản đến và {van_ban_di} văn bản đi." in section_texts(imported, "noi-bo")[3]


def test_everything_asks_to_be_looked_at(imported: Imported) -> None:
    assert all(item.review and item.origin == "imported" for _section, item in imported.report.items())
    assert {value.origin for value in imported.report.figures.values()} == {"imported"}


def test_closing_recipients_and_signature_come_back(imported: Imported) -> None:
    sample = sample_report()
    report = imported.report
    assert (report.closing, report.recipients, report.signature) == (sample.closing, sample.recipients, sample.signature)
    assert (report.subject, report.period) == (sample.subject, "2021-9T")


def test_the_letterhead_comes_back(tmp_path: Path) -> None:
    export(sample_report(), CNTT, tmp_path / "a.docx")
    assert import_report(tmp_path / "a.docx", CNTT).report.letterhead == sample_report().letterhead


def test_every_line_of_the_source_is_found_again(imported: Imported) -> None:
    text = ORIGINAL.read_text("utf-8").replace("*", "").replace("<http", "http").replace(">", "")
    said = f" {' '.join(word for line in paper(imported.report) for word in words_of(line))} "
    for line in text.splitlines():
        assert f" {' '.join(words_of(line))} ".replace("  ", " ") in said, line


# ---------------------------------------------------------------- what other offices type


HEAD = ("^BÁO CÁO", "^Tình hình ứng dụng công nghệ thông tin", "^Quý I năm 2022", "Sở X báo cáo như sau:")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Tình hình 9 tháng đầu năm 2021", "2021-9T"),
        ("KẾT QUẢ 9 THÁNG ĐẦU NĂM, NHIỆM VỤ 3 THÁNG CUỐI NĂM 2021", "2021-9T"),
        ("Tình hình Quý I năm 2021", "2021-Q1"),
        ("Kết quả quý IV/2021", "2021-Q4"),
        ("Kết quả quý 3 năm 2021", "2021-Q3"),
        ("Tình hình 6 tháng đầu năm 2021", "2021-H1"),
        ("Tình hình 06 tháng cuối năm 2021", "2021-H2"),
        ("Kết quả tháng 5 năm 2021", "2021-M05"),
        ("Tình hình tháng 9 và 9 tháng đầu năm 2021", "2021-9T"),
        ("Kết quả tháng 6, 6 tháng đầu năm và nhiệm vụ tháng 7 năm 2021", "2021-H1"),
        ("Kết quả Quý III và 9 tháng đầu năm 2021", "2021-9T"),
        ("Kết quả tháng 12/2021", "2021-M12"),
        ("Kết quả công tác năm 2021 và phương hướng năm 2022", "2021-Y"),
        ("Tình hình an ninh, trật tự tuần 15 năm 2023 (từ ngày 08/4/2023 đến ngày 14/4/2023)", "2023-M04"),
        ("Kết quả công tác năm 2022 (số liệu tính đến ngày 15/12/2022)", "2022-Y"),
        ("Kết quả công tác", None),
        ("Kế hoạch giai đoạn 2021-2025", None),
    ],
)
def test_the_title_names_the_period(title: str, code: str | None) -> None:
    period = period_in(title)
    assert (period.code if period else None) == code


def test_a_title_of_several_lines_is_one_subject(tmp_path: Path) -> None:
    report = import_report(saved(typed(word(), *HEAD), tmp_path), CNTT).report
    assert (report.period, report.subject) == ("2022-Q1", "Tình hình ứng dụng công nghệ thông tin {ky}")
    assert [item.text for item in report.opening] == ["Sở X báo cáo như sau:"]


@pytest.mark.parametrize(
    "head",
    [
        (f"ỦY BAN NHÂN DÂN\t{NATION}", f"XÃ AN BÌNH\t{MOTTO}", "Số: 12/BC-UBND\tAn Bình, ngày 5 tháng 10 năm 2021"),
        (
            f"ỦY BAN NHÂN DÂN     {NATION.replace('ÒA', 'OÀ')}",
            f"XÃ AN BÌNH      {MOTTO.replace('-', '–')}",
            "Số:  12 /BC-UBND      An Bình, ngày 05 tháng 10 năm 2021",
        ),
        ("ỦY BAN NHÂN DÂN", "XÃ AN BÌNH", "_____", "Số: 12/BC-UBND", NATION, MOTTO, "-------", "An Bình, ngày 05 tháng 10 năm 2021"),
    ],
)
def test_letterheads_of_every_make(head: tuple[str, ...]) -> None:
    imported = report_from(*head, "BÁO CÁO", "Tình hình", "Như sau:")
    letterhead = imported.report.letterhead
    assert (letterhead.superior, letterhead.issuer) == ("", "ỦY BAN NHÂN DÂN XÃ AN BÌNH")
    assert (letterhead.number, letterhead.symbol, letterhead.place, str(letterhead.date)) == ("12", "BC-UBND", "An Bình", "2021-10-05")
    assert imported.unplaced == ()


def test_a_letterhead_in_a_table_and_a_blank_number(tmp_path: Path) -> None:
    left, right = (
        "SỞ NGOẠI VỤ\nSố:       /BC-SNgV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nQuảng Ngãi, ngày     tháng 10 năm 2021",
    )
    document = typed(table(word(), (left, right)), *HEAD)
    letterhead = import_report(saved(document, tmp_path), CNTT).report.letterhead
    assert (letterhead.superior, letterhead.issuer, letterhead.number, letterhead.symbol) == ("", "SỞ NGOẠI VỤ", "", "BC-SNgV")
    assert (letterhead.date, letterhead.typed_date) == (None, "ngày tháng 10 năm 2021")


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Kính gửi: Sở Thông tin và Truyền thông.",), ("Sở Thông tin và Truyền thông",)),
        (("KÍNH GỬI: Sở A; Sở B",), ("Sở A", "Sở B")),
        (("Kính gửi:", "- Sở A;", "- Sở B."), ("Sở A", "Sở B")),
        (("Kính gửi:", "Sở A"), ("Sở A",)),
    ],
)
def test_those_that_it_is_sent_to(lines: tuple[str, ...], names: tuple[str, ...]) -> None:
    imported = report_from("BÁO CÁO", "Tình hình", *lines, "Sở X báo cáo như sau:", "- Một việc.")
    assert imported.report.addressees == names
    assert [item.text for item in imported.report.opening] == ["Sở X báo cáo như sau:", "Một việc."]


def test_headings_are_known_by_number_and_wording() -> None:
    imported = report_from(
        "BÁO CÁO", "Tình hình", "I- KẾT QUẢ TRIỂN KHAI THỰC HIỆN", "1/ Gì đó", "1. Công tác chỉ đạo điều hành:", "- Đã làm.",
        "3.2 Phát triển ứng dụng CNTT trong nội bộ cơ quan", "- Cũng đã làm.", "III. KIẾN NGHỊ, ĐỀ XUẤT", "Không có.",
        "II. PHƯƠNG HƯỚNG NHIỆM VỤ THỜI GIAN TỚI", "1. Việc thứ nhất.", "3. Việc thứ ba.",
    )  # fmt: skip
    found = [(section.id, section.number) for section in imported.report.sections if section.items]
    assert found == [("ket-qua", "I"), ("chi-dao", "1"), ("noi-bo", "3.2"), ("muc-4", "III"), ("phuong-huong", "II")]
    plan = imported.report.section("phuong-huong").items
    assert [(item.level, item.text) for item in plan] == [("number", "Việc thứ nhất."), ("paragraph", "3. Việc thứ ba.")]
    assert {section.id for section in imported.report.sections} > {section.id for section in CNTT.sections}


def test_letters_over_roman_numbers_make_all_others_one_deeper() -> None:
    imported = report_from("BÁO CÁO", "Tình hình", "A. KẾT QUẢ", "I. Một", "1. Hai", "- Ba.", "B. PHƯƠNG HƯỚNG, NHIỆM VỤ", "1. Bốn.")
    assert [(s.number, s.level) for s in imported.report.sections if s.id.startswith("muc-")] == [("A", 1), ("I", 2), ("1", 3)]
    assert imported.report.section("phuong-huong").number == "B"
    assert [section.id for section in imported.report.sections][-2:] == ["nguoi-dan", "phuong-huong"]


def test_a_bold_line_without_a_number_is_a_heading(tmp_path: Path) -> None:
    document = typed(word(), *HEAD, "!Kết quả đạt được", "- Một việc.", "!Công tác chỉ đạo, điều hành", "- Hai việc.")
    imported = import_report(saved(document, tmp_path), CNTT)
    assert [(s.title, s.level) for s in imported.report.sections if s.items] == [
        ("Kết quả đạt được", 2),
        ("Công tác chỉ đạo, điều hành", 2),
    ]


def test_a_sentence_cut_in_two_is_one_item() -> None:
    imported = report_from("BÁO CÁO", "Tình hình", "- Sở đã xử lý 5", "văn bản,", "trong đó có 3 văn bản mật.", "Câu khác.")
    assert [item.text for item in imported.report.opening] == ["Sở đã xử lý 5 văn bản, trong đó có 3 văn bản mật.", "Câu khác."]


def test_a_paragraph_that_only_begins_with_a_document_is_no_citation() -> None:
    imported = report_from(
        "BÁO CÁO", "Tình hình", "- Kế hoạch số 4/KH-UBND ngày 5/7/2021 về CNTT. Đến nay đã xong.", "Kế hoạch số 5/KH-UBND đã ban hành."
    )
    assert imported.report.citations == ()


def test_a_document_that_the_file_cites_in_full_twice_keeps_its_words() -> None:
    plan = "Kế hoạch số 424/KH-SNgV ngày 31/8/2020 ứng dụng CNTT"
    imported = report_from("I. KẾT QUẢ", f"- {plan};", "- Đã làm xong;", f"- {plan}.")
    assert [line for line in paper(imported.report) if "424/KH-SNgV" in line] == [f"- {plan};", f"- {plan}."]
    assert len(imported.report.citations) == 1 and not imported.unplaced


def test_a_document_with_a_long_date_is_a_citation() -> None:
    imported = report_from("BÁO CÁO", "Tình hình", "+ Kế hoạch số: 04/KH-UBND ngày 05 tháng 7 năm 2021 của UBND tỉnh về CNTT;")
    (cited,) = imported.report.citations
    assert (cited.number, str(cited.date), cited.issuer, cited.subject) == ("04", "2021-07-05", "UBND tỉnh", "về CNTT")


def test_a_figure_in_other_words_is_a_guess_that_wants_a_look() -> None:
    imported = report_from(
        "BÁO CÁO", "Tình hình ứng dụng công nghệ thông tin Quý I năm 2022", "2.2. Phát triển ứng dụng CNTT trong nội bộ cơ quan",
        "+ Bảo đảm 95% công chức dùng phần mềm iOffice để trao đổi, quản lý văn bản điện tử, điều hành công việc.", period=None,
    )  # fmt: skip
    (text,) = section_texts(imported, "noi-bo")
    assert text.startswith("Bảo đảm {ty_le_cong_chuc_ioffice} công chức")
    assert imported.report.figure("ty_le_cong_chuc_ioffice").value == Decimal(95)
    assert [each.why for each in imported.traced if each.doubtful] == ["số liệu lấy từ câu gần giống lời của đề cương"]


def test_numbers_of_another_sentence_are_no_figures() -> None:
    counted = "- Số văn bản đến là 5, số văn bản đi là 6 trong năm 2020."
    imported = report_from("BÁO CÁO", "Tình hình", "- Tổ chức 3.845 lượt tập huấn và 888 cuộc họp.", counted)
    assert imported.report.figures == {}


def test_a_figure_is_taken_once_and_the_second_sentence_stays_as_typed() -> None:
    rest = "văn bản điện tử trên môi trường mạng, trong đó có 3 văn bản đến và 2 văn bản đi"
    line = f"+ Trong 6 tháng đầu năm 2021, cơ quan đã xử lý tổng cộng {{}} {rest}."
    imported = report_from("BÁO CÁO", "Tình hình", "2.2. Phát triển ứng dụng CNTT trong nội bộ cơ quan", line.format(5), line.format(6))
    first, second = section_texts(imported, "noi-bo")
    assert first.startswith("Trong 6 tháng đầu năm 2021, cơ quan đã xử lý tổng cộng {van_ban_tong} văn bản")
    assert plain(second).endswith(f"tổng cộng 6 {rest}.")
    assert imported.report.figure("van_ban_tong").value == 5


def test_a_table_stays_a_table_with_its_caption_its_unit_and_its_totals(tmp_path: Path) -> None:
    document = typed(word(), *HEAD, "1. Công tác chỉ đạo, điều hành", "^Bảng 1. Văn bản trong kỳ", "Đơn vị tính: văn bản")
    table(document, ("TT", "Chỉ tiêu", "Số lượng"), ("1", "Văn bản đến", "3.845"), ("", "Tổng cộng", "3.845"))
    report = import_report(saved(document, tmp_path), CNTT).report
    (item,) = report.section("chi-dao").items
    (read,) = report.tables
    assert (item.text, item.table) == ("Bảng 1. Văn bản trong kỳ", read.id)
    assert [(column.title, column.kind) for column in read.columns] == [("TT", "text"), ("Chỉ tiêu", "text"), ("Số lượng", "number")]
    assert read.rows == (("1", "Văn bản đến", "3.845"), ("", "Tổng cộng", "3.845"))
    assert (read.unit, read.totals) == ("Đơn vị tính: văn bản", (1,))


def test_recipients_beside_the_signature_and_an_appendix_behind_it() -> None:
    imported = report_from(
        "BÁO CÁO", "Tình hình", "Nội dung.", "Trên đây là báo cáo của Sở./.", "Nơi nhận:\tKT. GIÁM ĐỐC", "- Như trên;\tPHÓ GIÁM ĐỐC",
        "Sở Tư pháp;", "- Lưu: VT.\t(Đã ký)", "\tNguyễn Văn A", "PHỤ LỤC", "Danh mục văn bản",
    )  # fmt: skip
    report = imported.report
    assert report.recipients == ("Như trên", "Sở Tư pháp", "Lưu: VT")
    assert (report.signature.authority, report.signature.title, report.signature.name) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A")
    (annex,) = report.annexes
    assert (annex.title, imported.unplaced) == ("Danh mục văn bản", ())
    assert [each.role for each in imported.traced if each.line.words == "- Lưu: VT. (Đã ký)"] == ["recipient", "signature"]


# ---------------------------------------------------------------- nothing is lost


PHRASES = [
    "BÁO CÁO", NATION, MOTTO, "SỞ NGOẠI VỤ", "Số: 5/BC-UBND", "Huế, ngày 05 tháng 01 năm 2021", "ngày tháng năm", "Kính gửi:",
    "Kính gửi: Sở A; Sở B.", "I. KẾT QUẢ", "1. Công tác chỉ đạo, điều hành", "- Một việc;", "Công văn số 163/SNgV-VP", "a) Điểm", "b) Điểm",
    "+ Kế hoạch số 4/KH-UBND ngày 05/7/2021 về CNTT;", "1. Việc.", "2. Việc.", "5. Việc", "văn bản", "9 tháng đầu năm 2021", "II.", "1.",
    "100% hệ thống máy tính (trừ máy tính dùng để soạn thảo văn bản mật) được kết nối vào mạng nội bộ", "Trên đây là báo cáo./.",
    "Nơi nhận:", "Nơi nhận:\tKT. GIÁM ĐỐC", "- Lưu: VT.", "GIÁM ĐỐC", "Q. GIÁM ĐỐC", "Nguyễn Văn A", "{ky} * x * \\ {", "***",
]  # fmt: skip
typed_lines = st.one_of(st.sampled_from(PHRASES), st.text(max_size=30), st.text(alphabet="aÁIV1.5-+*{}()/:;,% \t", max_size=20))


def lines_of(texts: list[str], cells: list[int]) -> tuple[SourceLine, ...]:
    made = []
    for number, (text, cell) in enumerate(zip(texts, cells, strict=False), 1):
        line = source_line([Words(text.replace("\n", " "), bold=cell % 2 == 1)])
        if line is not None:
            made.append(
                SourceLine(line.text, line.list_mark, cell // 5, line.bold, cell == 3, number, *((1, cell // 2, cell) if cell > 6 else ()))
            )
    return tuple(made)


@given(st.lists(typed_lines, max_size=14), st.lists(st.integers(0, 9), min_size=14, max_size=14))
def test_nothing_is_lost_whatever_stands_in_the_file(texts: list[str], cells: list[int]) -> None:
    lines = lines_of(texts, cells)
    imported = report_of(lines, CNTT, NINE_MONTHS, "x.txt")
    said = Counter(word for line in paper(imported.report) for word in words_of(line))
    assert not Counter(word for line in lines for word in words_of(line.words)) - said
    assert len({item.id for _section, item in imported.report.items()}) == imported.items
    assert len({section.id for section in imported.report.sections}) == len(imported.report.sections)


@given(st.lists(typed_lines, max_size=14))
def test_a_text_file_of_anything_is_read(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "Bất kỳ.txt"
    path.write_text("BÁO CÁO\n" + "\n".join(texts).replace("\0", " "), "utf-8", errors="ignore")
    import_report(path, CNTT, NINE_MONTHS)


OUTLINE = ("I. KẾT QUẢ THỰC HIỆN", "1. Công tác chỉ đạo, điều hành", "- Đã làm xong.", "II. PHƯƠNG HƯỚNG, NHIỆM VỤ", "- Làm tiếp.")


@pytest.mark.parametrize(
    ("subject", "sure"),
    [
        ("Kết quả công tác cải cách hành chính 9 tháng đầu năm 2021", True),
        ("Công tác văn thư, lưu trữ 9 tháng đầu năm 2021", True),
        ("Tình hình thông tin đối ngoại 9 tháng đầu năm 2021", False),
    ],
)
def test_a_report_about_something_else_is_surely_a_general_one_whatever_its_headings(tmp_path: Path, subject: str, sure: bool) -> None:
    read = import_report(saved(typed(word(), "BÁO CÁO", subject, *OUTLINE), tmp_path))
    assert (read.report.definition == "chung", read.kind_confidence >= DOUBTFUL) == (True, sure), read.kind_confidence


PAGE = ("Trong kỳ, cơ quan đã thực hiện các nhiệm vụ được giao theo kế hoạch công tác năm.",) * 5


def test_the_numbers_of_a_table_that_was_saved_cell_by_cell_stay_and_those_of_pages_go() -> None:
    cells = ("TT", "Lĩnh vực", "1", "Công chức", "120", "2", "Hội", "34")
    head = ("BÁO CÁO", "Công tác 9 tháng đầu năm 2021", "I. KẾT QUẢ")
    kept = [line.line.words for line in report_from(*head, *cells).traced if line.role != "page"]
    assert kept[-len(cells) :] == list(cells)
    numbered = report_from(*head, *PAGE, "1", *PAGE, "2", *PAGE)
    assert [line.line.words for line in numbered.traced if line.role == "page"] == ["1", "2"]


def test_a_section_is_no_annex_whatever_its_id_begins_with() -> None:
    definition = replace(CNTT, sections=(SectionDefinition("plan", "I", "Kế hoạch"), SectionDefinition("pl1", "II", "Phần còn lại")))
    cells = (("TT", "Đơn vị"), ("1", "Văn phòng"), ("2", "Thanh tra"))
    table_lines = [
        SourceLine(text, table=1, row=row, cell=2 * row + column, column=column, landscape=True)
        for row, texts in enumerate(cells, 1)
        for column, text in enumerate(texts, 1)
    ]
    texts = ("BÁO CÁO", "Tình hình", "I. KẾ HOẠCH")
    below = ("II. PHẦN CÒN LẠI", "Hết.", "Trên đây là báo cáo./.", "Nơi nhận:", "- Lưu: VT.", "PHỤ LỤC", "Danh mục")
    lines = [line for text in texts if (line := source_line([Words(text)])) is not None]
    lines += [*table_lines, *(line for text in below if (line := source_line([Words(text)])) is not None)]
    report = report_of(tuple(lines), definition, NINE_MONTHS, "a.txt").report
    assert report.tables[0].landscape, "a table on its side inside the text has pages of its own"
    assert [section.id for section in report.sections] == ["plan", "pl1"] and [annex.id for annex in report.annexes] == ["pl2"]
