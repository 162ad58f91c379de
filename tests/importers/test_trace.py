"""Every line of a file is told of, and every word of it stands somewhere where a clerk finds it."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from importers.lines import SourceLine, source_line, words_of
from importers.reading import Imported, report_of
from importers.trace import Claim, trace_json, traced
from models.definition import definition_for
from models.document import compose
from models.page import page_lines
from models.period import Period
from models.place import Place
from models.text import Words

ABOVE = (
    "UBND HUYỆN SƠN HÀ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "PHÒNG NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc",
    "BÁO CÁO",
    "Kết quả năm 2022",
)
BELOW = ("Trên đây là báo cáo của phòng./.", "Nơi nhận:\tTRƯỞNG PHÒNG", "- Như trên;", "- Lưu: VT.\tPhạm Thị Hoa")
LINES = st.one_of(
    st.sampled_from(
        [
            *("I. KẾT QUẢ", "II. NHIỆM VỤ", "1. Công tác văn thư", "1.1. Văn bản đến", "a) Tiếp nhận", "Phần II", "1) Đã làm;", "7. Khác"),
            *("- Đã xử lý 12 văn bản;", "+ Trong đó 3 văn bản mật.", "Đã làm xong.", "tiếp theo dòng trên", "Toàn huyện có", "2", "- 3 -"),
            *(
                "Đơn vị\tSố\tGhi chú",
                "Xã A\t5\t",
                "Cộng\t5",
                "| Xã B | 7 |",
                "|---|---|",
                "-----",
                "Đơn vị tính: văn bản",
                "Bảng 1. Số liệu",
            ),
            *("Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;", "Kính gửi: Sở Nội vụ; Sở Y tế", "- Sở Nội vụ;", "Kính gửi:", "BÁO CÁO"),
            *("Nơi nhận:", "GIÁM ĐỐC", "Nguyễn Văn An", "PHỤ LỤC I", "(Kèm theo Báo cáo số 1/BC-PNV)", "MỤC LỤC", "I. KẾT QUẢ......2"),
            *("Quyết định số 12/QĐ-UBND ngày 01 tháng 02 năm 2021 của UBND huyện về việc giao chỉ tiêu;", "Số: 12/BC-PNV", "HỎA TỐC"),
        ]
    ),
    st.text("aăâđê ơưAĐ.,;:()/-–*{}|12\t", min_size=1, max_size=40),
)
PARTS = st.sampled_from(("body", "body", "body", "body", "body", "header", "footer", "note", "comment", "box", "hidden"))
FILES = st.builds(
    lambda middle, framed: (*ABOVE, *middle, *BELOW) if framed else tuple(middle), st.lists(LINES, min_size=1, max_size=14), st.booleans()
)

OF_THE_PAPER = ("page", "nation", "number", "date", "annex")
"""What the paper writes in its own way."""


def lines(*texts: str) -> tuple[SourceLine, ...]:
    found = (source_line([Words(text)]) for text in texts)
    return tuple(replace(line, number=at) for at, line in enumerate((line for line in found if line is not None), 1))


def read(*texts: str) -> Imported:
    return report_of(lines(*texts), None, Period.parse("2022-Y"), "a.txt")


@settings(max_examples=300, deadline=None)
@given(FILES, st.lists(PARTS, min_size=22, max_size=22))
def test_every_line_is_told_of_in_the_order_of_the_file(texts: tuple[str, ...], parts: list[str]) -> None:
    file = tuple(replace(line, part=part) for line, part in zip(lines(*texts), parts, strict=False))
    told = [one.line for one in report_of(file, None, Period.parse("2022-Y"), "a.txt").traced]
    assert list(dict.fromkeys(map(id, told))) == list(map(id, file))


@settings(max_examples=300, deadline=None)
@given(FILES)
def test_every_word_stands_on_the_paper_or_in_a_line_that_belongs_to_the_page(texts: tuple[str, ...]) -> None:
    found = read(*texts)
    report = found.report
    paper = Counter(word for line in page_lines(compose(report, definition_for(report))) for word in words_of(line))
    own = {id(one.line) for one in found.traced if one.role in OF_THE_PAPER or (one.role == "signature" and one.why)}
    lines_of_text = {id(one.line): one.line for one in found.traced if id(one.line) not in own}.values()
    assert not Counter(word for line in lines_of_text for word in words_of(line.words)) - paper


def test_a_torn_paragraph_is_told_of_line_by_line_and_a_row_once() -> None:
    file = lines("Toàn huyện có", "xã và thị trấn.", "Xã A\t5")
    whole = replace(file[0], parts=file[:2])
    cells = [replace(file[2], text=text, parts=(file[2],)) for text in ("Xã A", "5")]
    claims = [Claim(0, "paragraph", Place("item.i1")), Claim(1, "table", Place("table.b1.r0c0")), Claim(2, "table", Place("table.b1.r0c1"))]
    assert [(one.line, one.role, one.place) for one in traced(file, (whole, *cells), claims)] == [
        (file[0], "paragraph", "item.i1"),
        (file[1], "paragraph", "item.i1"),
        (file[2], "table", "table.b1.r0c0"),
    ]


def test_a_row_with_a_cell_that_fitted_nowhere_says_so() -> None:
    (row,) = lines("Xã A\t5")
    cells = [replace(row, text=text, parts=(row,)) for text in ("Xã A", "5")]
    claims = [Claim(0, "unplaced", Place("item.i9"), 0.3), Claim(1, "table", Place("table.b1.r0c1"))]
    assert [one.role for one in traced([row], cells, claims)] == ["unplaced", "table"]


def test_a_line_that_nobody_claims_is_doubtful_as_a_line_of_the_report_and_sure_as_a_number_of_a_page() -> None:
    text, number = lines("Đã làm xong.", "- 2 -")
    unclaimed, page = traced((text, number), (text,), [])
    assert (unclaimed.role, unclaimed.doubtful) == ("unplaced", True)
    assert (page.role, page.doubtful) == ("page", False)


def test_words_at_the_edge_of_a_page_want_a_look() -> None:
    (header,) = (replace(line, part="header") for line in lines("Báo cáo quý III"))
    (told,) = traced((header,), (), [])
    assert told.doubtful and told.why


def test_the_trace_of_a_letterhead_in_the_header_is_the_letterhead() -> None:
    header = tuple(replace(line, part="header") for line in lines(*ABOVE[:2]))
    found = report_of((*header, *lines(*ABOVE[2:], "Đã làm xong.")), None, Period.parse("2022-Y"), "a.docx")
    assert {one.role for one in found.traced if one.line in header} == {"superior", "issuer", "nation"}


def test_whom_it_is_sent_to_is_told_line_by_line() -> None:
    found = read(*ABOVE, "Kính gửi: Bộ Nội vụ;", "- Sở Nội vụ;", "- Sở Y tế.", "I. KẾT QUẢ", "Đã làm.")
    assert found.report.addressees == ("Bộ Nội vụ", "Sở Nội vụ", "Sở Y tế")
    assert [one.place for one in found.traced if one.role == "addressee"] == ["addressee.0", "addressee.1", "addressee.2"]


def test_the_trace_as_json_has_the_words_the_role_and_the_place_of_every_line() -> None:
    last = trace_json(read(*ABOVE, "I. KẾT QUẢ").traced)[-1]
    assert last == {"at": "đoạn 5", "text": "I. KẾT QUẢ", "role": "heading", "place": "section.muc-1", "confidence": 0.97, "why": ""}
