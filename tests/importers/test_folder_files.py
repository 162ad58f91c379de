"""Which files of a folder are read, which are left aside with a word, and which are not worth one."""

import os
from pathlib import Path, PurePath

import pytest

from importers.folder_files import FoundFile, files_in
from importers.period_of_name import period_of_name
from models.errors import ImportProblem
from models.period import Period


def touched(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def found(folder: Path) -> dict[str, FoundFile]:
    return {str(file.path.relative_to(folder)): file for file in files_in(folder)}


def test_files_come_in_the_order_of_their_names_through_all_folders(tmp_path: Path) -> None:
    touched(tmp_path, "2021/b.DOCX", "2021/a.txt", "2019/Quý I/c.doc", "z.rtf", "d.odt", "e.docm", "f.json")
    assert list(found(tmp_path)) == ["2019/Quý I/c.doc", "2021/a.txt", "2021/b.DOCX", "d.odt", "e.docm", "f.json", "z.rtf"]
    assert not any(file.aside for file in files_in(tmp_path))


def test_marks_of_open_files_and_what_programs_leave_behind_are_not_worth_a_word(tmp_path: Path) -> None:
    touched(tmp_path, "~$o cao.docx", ".~lock.a.docx#", ".ẩn.docx", ".git/a.txt", "~WRL0001.tmp", "a.docx~", "b.docx.bak", "Thumbs.db")
    assert found(tmp_path) == {}


def test_other_files_are_left_aside_with_the_reason(tmp_path: Path) -> None:
    touched(tmp_path, "a.pdf", "b.xlsx", "c", "d.docx", "trang web.htm")
    asides = {name: file.aside for name, file in found(tmp_path).items()}
    assert asides == {"a.pdf": "other", "b.xlsx": "other", "c": "other", "d.docx": "", "trang web.htm": "other"}
    (page,) = [file for file in files_in(tmp_path) if file.path.suffix == ".htm"]
    assert "nhận riêng" in page.why, "a report saved as a page still comes in by itself"
    assert "không phải tệp Word" in found(tmp_path)["a.pdf"].why


def test_links_do_not_lead_in_a_circle(tmp_path: Path) -> None:
    touched(tmp_path, "a/b.txt")
    (tmp_path / "a" / "vòng").symlink_to(tmp_path)
    (tmp_path / "chính nó.txt").symlink_to(tmp_path / "chính nó.txt")
    (tmp_path / "hỏng.txt").symlink_to(tmp_path / "không có")
    (tmp_path / "c.txt").symlink_to(tmp_path / "a" / "b.txt")
    assert {name: file.aside for name, file in found(tmp_path).items()} == {
        "a/b.txt": "",
        "a/vòng": "other",
        "c.txt": "",
        "chính nó.txt": "closed",
        "hỏng.txt": "closed",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.txt")
    assert found(tmp_path)["ống.txt"].aside == "other"


def test_what_is_no_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "không có", touched(tmp_path, "tệp.txt") / "tệp.txt"):
        with pytest.raises(ImportProblem, match=path.name):
            list(files_in(path))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_folder_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    touched(tmp_path, "a/b.txt", "c.txt")
    (tmp_path / "a").chmod(0)
    assert {name: file.aside for name, file in found(tmp_path).items()} == {"a": "closed", "c.txt": ""}
    (tmp_path / "a").chmod(0o700)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("Báo cáo 9 tháng đầu năm 2021.docx", "2021-9T"),
        ("BC_quy_1_nam_2019.docx", "2019-Q1"),
        ("Báo cáo Quý III-2018.docx", "2018-Q3"),
        ("2019/Quý I/Báo cáo.docx", "2019-Q1"),
        ("Năm 2019/6 tháng đầu/Báo cáo.docx", "2019-H1"),
        ("2018/Báo cáo quý II.docx", "2018-Q2"),
        ("Lưu 2022/Báo cáo 6 tháng đầu năm 2021.docx", "2021-H1"),
        ("Báo cáo năm 2020.docx", "2020-Y"),
        ("2020/Báo cáo.docx", None),
        ("Báo cáo tháng.docx", None),
        ("Báo cáo quý I.docx", None),
        ("Báo cáo 20201231.docx", None),
    ],
)
def test_the_period_that_a_name_speaks_of(path: str, code: str | None) -> None:
    assert period_of_name(PurePath(path)) == (Period.parse(code) if code else None)
