"""Files that cannot be read, each told in one sentence that names the file."""

import zipfile
from pathlib import Path

import pytest

from importers import package
from importers.reading import import_report
from models.definition import definition_of
from models.errors import ImportProblem
from models.period import Period
from tests.importers.word import saved, typed, word

NINE_MONTHS = Period.parse("2021-9T")


def refused(path: Path, period: Period | None = NINE_MONTHS) -> str:
    """The sentence that is said of a file."""
    with pytest.raises(ImportProblem) as said:
        import_report(path, definition_of("cntt"), period)
    sentence = str(said.value)
    assert path.name in sentence and len(sentence.splitlines()) == 1 and sentence.endswith(".")
    return sentence


def packed(path: Path, **parts: bytes) -> Path:
    """A zip file with these parts; "__" in a name is a slash."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", content)
    return path


@pytest.mark.parametrize("suffix", ["docx", "txt"])
def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path, suffix: str) -> None:
    assert "không có tệp" in refused(tmp_path / f"Không có.{suffix}")
    folder = tmp_path / f"Thư mục.{suffix}"
    folder.mkdir()
    assert "thư mục" in refused(folder)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"  \n\t\n", b"-----\n***\n"])
def test_a_text_file_without_a_word(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Trống.txt"
    path.write_bytes(content)
    assert "không có chữ nào" in refused(path)


@pytest.mark.parametrize("content", [bytes(range(1, 256)), b"\xff\xfea", b"\xff\xd8\xff\xe0\0\x10JFIF"])
def test_a_text_file_of_bytes_that_say_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Bảng mã cũ.txt"
    path.write_bytes(content)
    assert "UTF-8" in refused(path)


def test_a_text_file_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "Ảnh.txt"
    path.write_bytes(b"a\0b")
    assert "không phải tệp chữ" in refused(path)


def test_a_word_file_without_a_word(tmp_path: Path) -> None:
    assert "không có chữ nào" in refused(saved(word(), tmp_path))


@pytest.mark.parametrize("content", [b"", b"P", b"PK\x03\x04", b"%PDF-1.7", b"<html>", b"\0" * 500])
def test_a_word_file_that_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Tệp lạ.docx"
    path.write_bytes(content)
    refused(path)


def test_an_old_or_locked_word_file(tmp_path: Path) -> None:
    path = tmp_path / "Đời cũ.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)
    assert "mật khẩu" in refused(path)


def test_a_sheet_under_a_wrong_name(tmp_path: Path) -> None:
    sheet = packed(tmp_path / "Bảng tính.docx", xl__workbook=b"<workbook/>")
    assert "không phải tệp Word" in refused(sheet)


def test_a_word_file_cut_anywhere(tmp_path: Path) -> None:
    whole = saved(typed(word(), "BÁO CÁO", "Tình hình 9 tháng đầu năm 2021"), tmp_path, "Nguyên.docx").read_bytes()
    for share in range(1, 10):
        path = tmp_path / f"Cụt {share}.docx"
        path.write_bytes(whole[: len(whole) * share // 10])
        refused(path)


@pytest.mark.parametrize("broken", ["word/document.xml", "word/numbering.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize("content", [b"", b"<a", b"<a/>", b"\0\0"])
def test_a_word_file_with_a_broken_part(tmp_path: Path, broken: str, content: bytes) -> None:
    whole = saved(typed(word(), "BÁO CÁO"), tmp_path, "Nguyên.docx")
    path = tmp_path / "Hỏng.docx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == broken else old.read(name))
    if content != b"<a/>" or broken in ("[Content_Types].xml", "_rels/.rels"):
        refused(path)


def test_a_word_file_that_would_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "UNPACKED_LIMIT", 50_000)
    bomb = packed(tmp_path / "Bom.docx", word__document=b" " * 60_000)
    assert "100 MB" in refused(bomb)


@pytest.mark.parametrize("suffix", [".doc", ".odt", ".pdf", ".rtf", ".xlsx", ""])
def test_other_kinds_of_files(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"Báo cáo{suffix}"
    path.write_bytes(b"x")
    assert ".docx" in refused(path)


def test_a_title_without_a_period_asks_for_one(tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo.txt"
    path.write_text("BÁO CÁO\n\nTình hình ứng dụng CNTT\n\nNội dung.\n", "utf-8")
    assert "-p" in refused(path, None)
    assert import_report(path, definition_of("cntt"), NINE_MONTHS).report.period == "2021-9T"
