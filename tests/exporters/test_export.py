"""A file is written whole or not at all, and a problem is one sentence."""

import os
from pathlib import Path

import pytest

from exporters.export import export, paper_name
from models.definition import ReportDefinition, definition_for
from models.errors import ExportError
from models.interchange import read_file
from models.report import Report


@pytest.fixture
def definition(report: Report) -> ReportDefinition:
    return definition_for(report)


def test_papers_are_named_after_the_report(report: Report) -> None:
    assert paper_name(report) == "bao-cao-cntt-2021-9T"


@pytest.mark.parametrize(
    ("suffix", "start"), [(".docx", b"PK"), (".xlsx", b"PK"), (".pdf", b"%PDF-1.7"), (".json", b"{"), (".PDF", b"%PDF")]
)
def test_the_suffix_says_what_is_written(report: Report, definition: ReportDefinition, tmp_path: Path, suffix: str, start: bytes) -> None:
    folder = tmp_path / "Báo cáo quý I"
    folder.mkdir()
    path = folder / f"Báo cáo số 5{suffix}"
    export(report, definition, path)
    assert path.read_bytes().startswith(start)
    assert [file.name for file in folder.iterdir()] == [path.name]


def test_json_reads_back(report: Report, definition: ReportDefinition, tmp_path: Path) -> None:
    export(report, definition, tmp_path / "a.json")
    assert read_file(tmp_path / "a.json") == report


@pytest.mark.parametrize("name", ["a.xls", "a.odt", "a", "a.docx.bak"])
def test_another_suffix_is_refused_in_one_sentence(report: Report, definition: ReportDefinition, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match=r"\.docx, \.pdf, \.xlsx, \.json"):
        export(report, definition, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_and_a_folder_in_the_way_are_named(report: Report, definition: ReportDefinition, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="chưa có thư mục"):
        export(report, definition, tmp_path / "không có" / "a.pdf")
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(ExportError, match="là một thư mục"):
        export(report, definition, tmp_path / "b.pdf")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_without_permission(report: Report, definition: ReportDefinition, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="không có quyền ghi"):
        export(report, definition, tmp_path / "a.pdf")


def test_a_full_disk_leaves_the_old_file(
    report: Report, definition: ReportDefinition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.whole_file.os.fsync", full)
    with pytest.raises(ExportError, match="kiểm tra ổ đĩa"):
        export(report, definition, path)
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]


def test_an_open_file_is_told_as_such(
    report: Report, definition: ReportDefinition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_from: Path, _to: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("exporters.export.Path.replace", locked)
    with pytest.raises(ExportError, match="tệp đang mở"):
        export(report, definition, tmp_path / "a.docx")
    assert not list(tmp_path.iterdir())
