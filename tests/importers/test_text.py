"""A plain text file comes in from whatever program wrote it, and what belongs to its pages is known from what belongs to the report."""

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.legacy.encoding import Encoding
from importers.lines import SourceLine
from importers.text import read_text, read_text_source
from models.errors import ImportProblem
from tests.importers.legacy.prose import lines
from tests.importers.legacy.written import hidden, written

REPORT = "\n".join(
    (
        "Số: 15/BC-SNV",
        "Tình hình công tác văn thư 9 tháng đầu năm 2021",
        "I. Kết quả thực hiện",
        "- Đã tiếp nhận 3.845 văn bản đến; tỷ lệ 8,54%.",
        "Nơi nhận: Ủy ban nhân dân tỉnh, Lưu: VT.",
    )
)
ORIGINAL = Path(__file__).parents[1] / "exporters" / "bao-cao-cntt-9-thang-2021.txt"
OLD = [Encoding.TCVN5712, Encoding.VNI, Encoding.VISCII, Encoding.CP1258]


def file(folder: Path, content: bytes | str) -> Path:
    """A text file."""
    path = folder / "Báo cáo.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def words(read: tuple[SourceLine, ...]) -> str:
    """What the lines say."""
    return "\n".join(line.words for line in read)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_in_every_dress(tmp_path: Path, charset: str, form: str) -> None:
    read, notices = read_text_source(file(tmp_path, unicodedata.normalize(form, REPORT).encode(charset)))
    assert (words(read), notices) == (REPORT, ())


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\xff\xfe"])
def test_unicode_in_two_bytes_with_a_mark(tmp_path: Path, mark: bytes) -> None:
    charset = "utf-16-be" if mark == b"\xfe\xff" else "utf-16-le"
    assert words(read_text(file(tmp_path, mark + REPORT.encode(charset)))) == REPORT


@pytest.mark.parametrize("encoding", OLD)
def test_an_old_encoding_in_its_own_bytes_and_in_unicode(tmp_path: Path, encoding: Encoding) -> None:
    old = written(REPORT, encoding)
    for content in (hidden(old), old.encode()):
        read, notices = read_text_source(file(tmp_path, content))
        assert words(read) == REPORT
        assert notices == (f"Tệp dùng bảng mã cũ ({encoding.value}); đã đổi sang Unicode.",)


@pytest.mark.parametrize("encoding", OLD)
def test_the_real_report_is_the_same_report_in_every_encoding(tmp_path: Path, encoding: Encoding) -> None:
    text = unicodedata.normalize("NFC", ORIGINAL.read_text("utf-8"))
    plain = read_text(file(tmp_path, text))
    assert read_text(file(tmp_path, hidden(written(text, encoding)))) == plain


def test_tcvn3_in_its_own_bytes(tmp_path: Path) -> None:
    content = "UBND TØNH\nB¸O C¸O\nT×nh h×nh c«ng t¸c v¨n th­\n- §· tiÕp nhËn 3.845 v¨n b¶n ®Õn".encode("cp1252")
    read, notices = read_text_source(file(tmp_path, content))
    assert words(read) == "UBND TỈNH\nBÁO CÁO\nTình hình công tác văn thư\n- Đã tiếp nhận 3.845 văn bản đến"
    assert notices == ("Tệp dùng bảng mã cũ (TCVN3); đã đổi sang Unicode.",)


def test_utf8_that_was_read_as_windows_and_saved_again(tmp_path: Path) -> None:
    for wrong in (written(REPORT, Encoding.TWICE), REPORT.encode().decode("latin-1")):
        assert words(read_text(file(tmp_path, wrong))) == REPORT


@pytest.mark.parametrize("content", ["Báo cáo".encode("latin-1"), "Événement à Noël".encode("cp1252"), "“Kế” – 5 €".encode(), b"25 \xb0C"])
def test_a_western_text_file_is_read_as_it_is(tmp_path: Path, content: bytes) -> None:
    read, notices = read_text_source(file(tmp_path, content))
    assert words(read) in ("Báo cáo", "Événement à Noël", "“Kế” – 5 €", "25 °C") and not notices


def test_files_pasted_together(tmp_path: Path) -> None:
    old = hidden("QuyÕt ®Þnh cña Uû ban nh©n d©n tØnh")
    read = read_text(file(tmp_path, REPORT.encode() + b"\n" + old + b"\n" + REPORT.encode()))
    assert words(read) == f"{REPORT}\nQuyết định của Uỷ ban nhân dân tỉnh\n{REPORT}"


def test_a_file_that_was_cut_off_in_a_letter(tmp_path: Path) -> None:
    cut = "Thủ tướng Chính phủ".encode()[:-1]
    assert words(read_text(file(tmp_path, REPORT.encode() + b"\n" + cut))) == f"{REPORT}\nThủ tướng Chính ph\ufffd"


@pytest.mark.parametrize("number", ["- 2 -", "– 2 –", "Trang 3/12", "trang 3", "Trang 3 trên 12", "Page 2 of 9"])
def test_a_page_number_that_says_so(tmp_path: Path, number: str) -> None:
    read = read_text(file(tmp_path, f"Đã làm xong.\n{number}\nĐã báo cáo."))
    assert [(line.words, line.part) for line in read] == [("Đã làm xong.", "body"), (number, "footer"), ("Đã báo cáo.", "body")]


def test_form_feeds_begin_pages_and_bare_numbers_at_their_edges_are_page_numbers(tmp_path: Path) -> None:
    read = read_text(file(tmp_path, "Một.\n1\n\f2\nHai.\nSố lượng:\n15\nBa.\f\n\n3\nBốn."))
    assert [(line.words, line.part, line.new_page) for line in read] == [
        ("Một.", "body", False),
        ("1", "footer", False),
        ("2", "header", True),
        ("Hai.", "body", False),
        ("Số lượng:", "body", False),
        ("15", "body", False),
        ("Ba.", "body", False),
        ("3", "header", True),
        ("Bốn.", "body", False),
    ]


def test_bare_numbers_that_count_on_from_page_to_page(tmp_path: Path) -> None:
    page = "\n".join(f"Dòng thứ {line}." for line in "abcdefghijkl")
    read = read_text(file(tmp_path, "\n".join(f"{page}\n{number}" for number in (1, 2, 3))))
    assert [line.words for line in read if line.part == "footer"] == ["1", "2", "3"]


@pytest.mark.parametrize("column", ["1\n2\n3\n4", "15\n7\n2021", "2"])
def test_bare_numbers_that_are_figures(tmp_path: Path, column: str) -> None:
    read = read_text(file(tmp_path, f"Số văn bản\n{column}\nGhi chú"))
    assert all(line.part == "body" for line in read)


def test_every_line_end_ends_a_line(tmp_path: Path) -> None:
    assert words(read_text(file(tmp_path, "a\r\nb\rc\vd\fe\u2028f\u0085g"))) == "a\nb\nc\nd\ne\nf\ng"


def test_numbers_of_lines_are_those_of_an_editor(tmp_path: Path) -> None:
    assert [line.number for line in read_text(file(tmp_path, "một\n\nba\r\nbốn"))] == [1, 3, 4]


@pytest.mark.parametrize("content", [bytes(range(1, 256)), b"\xff\xfea", b"\xff\xd8\xff\xe0\0\x10JFIF"])
def test_bytes_that_say_nothing(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ImportProblem, match="UTF-8"):
        read_text(file(tmp_path, content))


def test_a_file_that_holds_no_text(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="không phải tệp chữ"):
        read_text(file(tmp_path, b"a\0b"))


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_are_too_strange(tmp_path: Path, content: bytes) -> None:
    try:
        read = read_text(file(tmp_path, content))
    except ImportProblem as problem:
        assert "Báo cáo.txt" in str(problem) and str(problem).endswith(".")
    else:
        assert all(line.words for line in read)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"a" * 2_000_000 + b"\xb8", id="one word"),
        pytest.param(b"2\f" * 1_000_000, id="pages"),
        pytest.param(b"*a" * 1_000_000, id="asterisks"),
        pytest.param(("a" * 2_000_000 + "Ð").encode(), id="one word with a look-alike"),
        pytest.param(("a" + "\u0301" * 1_000_000).encode(), id="marks"),
        pytest.param(b"Ngh\xde \xae\xdenh " * 10 + b"\x93" * 2_000_000, id="quotes"),
        pytest.param("\n".join(written(line, Encoding.VNI) for line in lines()).encode() * 100, id="VNI"),
        pytest.param(b" ".join(b"%x\xb8%x" % (at * 7919, at) for at in range(150_000)), id="many words"),
    ],
)
def test_time_does_not_run_away(tmp_path: Path, content: bytes) -> None:
    began = time.process_time()
    try:
        read_text(file(tmp_path, content))
    except ImportProblem as problem:
        assert "Báo cáo.txt" in str(problem)
    assert time.process_time() - began < 5  # two megabytes: a second or two on a slow computer
