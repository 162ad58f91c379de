"""What is wrong with a call, a file or a figure is said in one sentence, and nothing of Python or of the system is seen."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.calling import ROOT, SAMPLE, changed, refused, run


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "không phải là tệp báo cáo JSON"),
        (b"", "không phải là tệp báo cáo JSON"),
        (bytes(range(256)), "không phải là tệp báo cáo JSON"),
        (b"[1, 2]", "khuôn dạng"),
        (b'{"format": "other/3"}', "khuôn dạng"),
        (b'{"format": "sobaocao/1", "period": "2021-9T"}', "cấu trúc"),
        (b'{"format": "sobaocao/1", "definition": "cntt", "period": "2021-13"}', "Kỳ báo cáo"),
        (b'{"format": "sobaocao/1", "definition": "xyz", "period": "2021-9T"}', "xyz"),
        (b'{"format": "sobaocao/1", "definition": "cntt", "period": "2021-9T", "sections": 5}', "cấu trúc"),
        (b"[" * 100_000, "không phải là tệp báo cáo JSON"),
    ],
)
def test_a_broken_or_foreign_file_is_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "Tệp lạ.json"
    path.write_bytes(content)
    assert said in refused(run(tmp_path, "check", path))


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "không có.json"],
        ["check", "."],
        ["check", "cntt/2030-Y"],
        ["import", "báo cáo.docx"],
        ["import", "báo cáo.doc"],
        ["import", str(SAMPLE), "-p", "2022-Q1"],
        ["import", str(SAMPLE), "-k", "xyz"],
        ["check", "báo cáo.docx"],
        ["export", str(SAMPLE), "-o", "chưa có/x.pdf"],
        ["export", str(SAMPLE), "-o", "x.xyz"],
        ["export", str(SAMPLE), "-o", "."],
        ["export", str(SAMPLE), "-o", "/proc/x.pdf"],
        ["export", str(SAMPLE)],
        ["demo", "-o", "/proc/giấy"],
        ["check"],
        ["no-such-command"],
        ["list", "--no-such-option"],
        [],
    ],
    ids=lambda arguments: " ".join(arguments)[-40:],
)
def test_wrong_use_is_one_sentence(tmp_path: Path, arguments: list[str]) -> None:
    assert refused(run(tmp_path, *arguments))


@pytest.mark.parametrize("typed", ["abc", "-5", "1,234", "4.733,5"])
def test_a_figure_that_cannot_be_is_a_finding_and_stays_as_typed(tmp_path: Path, typed: str) -> None:
    path = changed(tmp_path, lambda report: report["figures"]["van_ban_di"].update(value=typed))  # type: ignore[index]
    answer = run(tmp_path, "check", path, "--json")
    assert answer.returncode == 1
    assert "figure.van_ban_di" in [finding["where"] for finding in json.loads(answer.stdout) if finding["severity"] == "error"]
    assert run(tmp_path, "export", path, "-o", "x.pdf").returncode == 0


def test_a_day_that_no_calendar_has_is_a_finding(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda report: report["letterhead"].update(date="31/02/2021"))  # type: ignore[attr-defined]
    answer = run(tmp_path, "check", path)
    assert answer.returncode == 1 and "31/02/2021" in answer.stdout


def test_an_unknown_figure_in_a_token_is_a_finding(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda report: report.update(closing="Tổng {van_ban_tonk}./."))
    answer = run(tmp_path, "check", path)
    assert answer.returncode == 1 and "van_ban_tonk" in answer.stdout


def test_vietnamese_comes_out_whatever_the_console_says(tmp_path: Path) -> None:
    assert "cảnh báo" in run(tmp_path, "check", SAMPLE, LANG="C", PYTHONIOENCODING="ascii").stdout


def test_a_reader_that_leaves_early_is_no_fault(tmp_path: Path) -> None:
    command = f"'{sys.executable}' '{ROOT / 'main.py'}' show '{SAMPLE}' | head -1"
    answer = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert answer.stderr == ""


def test_commands_without_a_window_load_no_qt(tmp_path: Path) -> None:
    code = "import sys, main; sys.argv = ['main.py', 'check', sys.argv[1]]; main.main(); sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code, str(SAMPLE)], cwd=ROOT, capture_output=True, check=False).returncode == 0
