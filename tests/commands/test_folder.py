"""`main.py import FOLDER`: ten years of reports at once, from the command line; and a run that is killed in the middle."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from commands.folder import JsonFolder
from models.arrival import SourceFile
from models.interchange import encode
from models.store import Store
from tests.clean_report import report
from tests.commands.calling import ROOT, SAMPLE, refused, run
from tests.importers.folders import lines_of, old_reports, text_file

DATA = "Dữ liệu của sổ"


def reports(folder: Path) -> dict[str, bytes]:
    """What the store of a data folder holds."""
    with Store.open(folder) as store:
        assert store.verify() == ()
        return {name: encode(store.load(name)) for name in store.names()}


def test_a_folder_comes_in_with_a_line_a_file_and_a_count(tmp_path: Path) -> None:
    count = old_reports(tmp_path / "Cũ", range(2018, 2020))
    answer = run(tmp_path, "import", "Cũ")
    assert (answer.returncode, answer.stderr) == (0, "")
    lines = answer.stdout.splitlines()
    assert lines[0] == f"đã nhận\t{Path('2018') / 'Báo cáo 1.docx'}\tcntt/2018-Q1" and len(lines) == count + 1
    assert lines[-1] == "8 tệp: 8 đã nhận."
    again = run(tmp_path, "import", "Cũ")
    assert again.returncode == 0 and again.stdout.splitlines()[-1] == "8 tệp: 8 đã có từ trước."


def test_files_that_cannot_be_read_are_counted_on_stderr_and_the_others_are_in(tmp_path: Path) -> None:
    old_reports(tmp_path / "Cũ", range(2019, 2020))
    (tmp_path / "Cũ" / "Hỏng.docx").write_bytes(b"PK")
    answer = run(tmp_path, "import", "Cũ", "--report", "Bản kê.csv")
    assert "1 trong 5 tệp không đọc được" in refused(answer)
    assert "4 đã nhận, 1 không đọc được" in answer.stdout and len(reports(tmp_path / DATA)) == 4
    content = (tmp_path / "Bản kê.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\r\n") == 6
    assert "Hỏng.docx;không đọc được;;" in content.decode("utf-8-sig")
    assert run(tmp_path, "import", "Cũ", "--report", "Bản kê.xlsx").returncode == 2
    assert (tmp_path / "Bản kê.xlsx").read_bytes().startswith(b"PK")


def test_a_folder_goes_out_as_json_and_the_store_is_left_alone(tmp_path: Path) -> None:
    old_reports(tmp_path / "Cũ", range(2019, 2020))
    text_file(tmp_path / "Cũ" / "khác.txt", *lines_of(2019, "Quý I", "Việc khác."))
    for _time in range(2):
        assert run(tmp_path, "import", "Cũ", "-o", "Ra").returncode == 0
        names = sorted(path.name for path in (tmp_path / "Ra").iterdir())
        assert names == [f"cntt-2019-{period}.json" for period in ("9T", "H1", "Q1-2", "Q1", "Y")]
    assert not (tmp_path / DATA).exists()
    assert run(tmp_path, "check", Path("Ra") / "cntt-2019-Q1.json").returncode in (0, 1)


def test_a_file_that_came_in_by_itself_is_known_to_the_folder(tmp_path: Path) -> None:
    (tmp_path / "Cũ").mkdir()
    shutil.copy(SAMPLE, tmp_path / "Cũ" / "a.json")
    assert run(tmp_path, "import", SAMPLE).returncode == 0
    assert "đã có từ trước\ta.json\tcntt/2021-9T\t" in run(tmp_path, "import", "Cũ").stdout


def test_the_period_and_kind_that_are_said_hold_for_every_file(tmp_path: Path) -> None:
    text_file(tmp_path / "Cũ" / "a.txt", "BÁO CÁO", "Tình hình", "- Một việc.")
    assert run(tmp_path, "import", "Cũ", "-k", "cntt", "-p", "2021-9T").returncode == 0
    assert set(reports(tmp_path / DATA)) == {"cntt/2021-9T"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Cũ", "--second"), "--second"),
        (("Cũ/a.txt", "--report", "a.csv"), "--report"),
        (("Cũ", "-p", "2021-Q9"), "2021-Q9"),
        (("Cũ", "-k", "khongco"), "khongco"),
        (("Cũ", "-o", "Cũ/a.txt"), "đứng ở chỗ của thư mục"),
    ],
)
def test_wrong_use_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    text_file(tmp_path / "Cũ" / "a.txt", *lines_of(2019, "Quý I"))
    assert words in refused(run(tmp_path, "import", *arguments))


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "Trống").mkdir()
    answer = run(tmp_path, "import", "Trống")
    assert answer.returncode == 0 and "Không có tệp nào" in answer.stdout


def test_help_says_what_the_exit_code_means(tmp_path: Path) -> None:
    assert "Mã thoát 2" in " ".join(run(tmp_path, "import", "--help").stdout.split())


# ---------------------------------------------------------------- broken off


def begun(tmp_path: Path, data: Path) -> subprocess.Popen[str]:
    """A run over the folder, which tells file by file how far it is."""
    command = [sys.executable, str(ROOT / "main.py"), "--data", str(data), "import", "Cũ"]
    return subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


@pytest.mark.parametrize("kill_after", [0, 1, 7, 19])
def test_a_run_that_is_killed_leaves_whole_reports_and_the_next_one_ends_as_if_nothing_had_been(tmp_path: Path, kill_after: int) -> None:
    count = old_reports(tmp_path / "Cũ", range(2015, 2021))
    undisturbed = begun(tmp_path, tmp_path / "yên")
    undisturbed.communicate()
    killed = begun(tmp_path, tmp_path / "giết")
    assert killed.stdout is not None
    for _line in range(kill_after):
        killed.stdout.readline()
    os.kill(killed.pid, signal.SIGKILL)
    killed.communicate()
    left = reports(tmp_path / "giết")
    whole = reports(tmp_path / "yên")
    assert len(whole) == count and kill_after <= len(left) <= count
    assert left.items() <= whole.items()
    assert begun(tmp_path, tmp_path / "giết").wait() == 0
    assert reports(tmp_path / "giết") == whole


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no interrupt to one process")
def test_an_interrupted_run_tells_how_far_it_came(tmp_path: Path) -> None:
    old_reports(tmp_path / "Cũ", range(2000, 2021))
    running = begun(tmp_path, tmp_path / "sổ")
    assert running.stdout is not None
    running.stdout.readline()
    running.send_signal(signal.SIGINT)
    told, problem = running.communicate()
    assert running.returncode == 2 and problem.strip() == "Đã dừng theo yêu cầu."
    count = int(told.splitlines()[-1].split()[0])
    assert 1 <= count < 84 and told.splitlines()[-1] == f"{count} tệp: {count} đã nhận."
    assert count <= len(reports(tmp_path / "sổ")) <= count + 1, "the one that was interrupted is in whole or not at all"


# ---------------------------------------------------------------- the folder of JSON files


def test_a_folder_of_reports_takes_no_report_twice_and_replaces_none(tmp_path: Path) -> None:
    (tmp_path / "cntt-2021-9T.json").write_text("của người khác")
    shelf, source = JsonFolder(tmp_path), SourceFile("a", "0")
    first = shelf.keep(report(), source)
    assert (first.report, first.how, first.beside) == ("cntt/2021-9T/2", "further", "cntt/2021-9T")
    assert JsonFolder(tmp_path).keep(report(state="checked"), source).how == "same"
    assert (tmp_path / "cntt-2021-9T.json").read_text() == "của người khác"
