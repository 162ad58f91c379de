"""The general kind on the command line: several reports of a period, told apart by what they are about."""

import json
from pathlib import Path

import pypdf
import pytest
from msgspec.structs import replace

from models.interchange import pretty
from models.report import Report
from tests.commands.calling import SAMPLE, refused, run
from tests.models.test_general_kind import general


def file(folder: Path, report: Report) -> Path:
    path = folder / f"{report.subject[:12]}.json"
    path.write_bytes(pretty(report))
    return path


@pytest.fixture
def clerical(tmp_path: Path) -> Path:
    """A report about clerical work, as a file."""
    return file(tmp_path, general("2021-9T", "Công tác văn thư 9 tháng đầu năm 2021", 1, "Đã số hóa 12 hồ sơ trong 9 tháng đầu năm 2021."))


def test_it_is_taken_in_listed_shown_checked_and_exported(tmp_path: Path, clerical: Path) -> None:
    assert "chung/2021-9T" in run(tmp_path, "import", clerical).stdout
    assert "chung/2021-9T\tdraft" in (told := run(tmp_path, "list").stdout) and "Công tác văn thư 9 tháng đầu năm 2021" in told
    assert "I. KẾT QUẢ THỰC HIỆN\nĐã số hóa 12 hồ sơ" in run(tmp_path, "show", "chung/2021-9T").stdout
    checked = run(tmp_path, "check", "chung/2021-9T", "--json")
    assert [finding["where"] for finding in json.loads(checked.stdout) if finding["code"] == "outline-empty"] == ["section.muc-2"]
    for suffix in ("pdf", "docx", "json"):
        assert run(tmp_path, "export", "chung/2021-9T", "-o", tmp_path / f"ra.{suffix}").returncode == 0
    assert "Đã số hóa 12 hồ sơ" in pypdf.PdfReader(tmp_path / "ra.pdf").pages[0].extract_text()
    assert run(tmp_path, "handover", "chung/2021-9T", "-o", tmp_path / "phieu.pdf").returncode == 0
    assert "chữ trong tệp không đổi" in run(tmp_path, "import", tmp_path / "ra.docx", "-o", tmp_path / "về.json").stdout


def test_what_only_figures_give_is_refused_in_a_sentence(tmp_path: Path, clerical: Path) -> None:
    assert "không có bảng số liệu" in refused(run(tmp_path, "export", clerical, "-o", tmp_path / "ra.xlsx"))
    assert "không có chỉ tiêu nào" in refused(run(tmp_path, "trend", clerical))
    assert not (tmp_path / "ra.xlsx").exists()


def test_a_file_about_something_else_stands_beside_and_one_about_the_same_takes_its_place(tmp_path: Path, clerical: Path) -> None:
    other = file(tmp_path, general("2021-9T", "Phòng, chống tham nhũng {ky}"))
    assert "Đã nhận báo cáo chung/2021-9T vào sổ." in run(tmp_path, "import", clerical).stdout
    assert "Đã nhận báo cáo chung/2021-9T/2 vào sổ." in run(tmp_path, "import", other).stdout
    again = run(tmp_path, "import", other).stdout
    assert "Bản đang có của chung/2021-9T/2 được giữ lại" in again and "Đã nhận báo cáo chung/2021-9T/2 vào sổ." in again
    assert len(run(tmp_path, "list").stdout.splitlines()) == 2


def test_a_copy_names_the_new_time_and_stands_beside_what_is_about_something_else(tmp_path: Path, clerical: Path) -> None:
    run(tmp_path, "import", clerical)
    run(tmp_path, "import", file(tmp_path, general("2021-Y", "Phòng, chống tham nhũng {ky}")))
    copied = run(tmp_path, "copy", "chung/2021-9T", "-p", "2021-Y")
    assert "1 ý mang sang" in copied.stdout and "Đã lập báo cáo chung/2021-Y/2." in copied.stdout
    shown = run(tmp_path, "show", "chung/2021-Y/2").stdout
    assert "BÁO CÁO\nCông tác văn thư năm 2021\n" in shown and "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2022" in shown
    assert "“9 tháng đầu năm 2021” ở ý 1 của mục I" in run(tmp_path, "check", "chung/2021-Y/2").stdout
    assert "--second" in refused(run(tmp_path, "copy", "chung/2021-9T", "-p", "2021-Y"))


def test_two_kinds_stand_in_one_book(tmp_path: Path, clerical: Path) -> None:
    run(tmp_path, "import", SAMPLE)
    run(tmp_path, "import", clerical)
    assert {line.split("\t")[0] for line in run(tmp_path, "list").stdout.splitlines()} == {"cntt/2021-9T", "chung/2021-9T"}
    assert "chung/2021-9T\t9 tháng đầu năm 2021" in run(tmp_path, "search", "so hoa").stdout
    unknown = tmp_path / "lạ.json"
    unknown.write_bytes(pretty(replace(general("2021-9T"), definition="khac")))
    assert "chung, cntt" in refused(run(tmp_path, "import", unknown))
