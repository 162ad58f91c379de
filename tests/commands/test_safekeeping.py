"""`backup`, `backups`, `restore` as an administrator types them: one line where something is wrong, and nothing half done."""

import contextlib
import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest
from msgspec.structs import replace

import main
from models.store import Store
from models.store.backups import SecondPlace, keep_backup, set_second_place
from models.store.connection import FILE
from tests.builders import SAMPLE, sample
from tests.models.store.archived import issue, issued
from tests.permissions import AS_ANYBODY

ROOT = Path(__file__).parent.parent.parent


def run(data: Path, *words: object) -> subprocess.CompletedProcess[str]:
    """What main.py does, in this process: each of its own takes a second to load."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _stream in range(2))
    command = ["main.py", "--data", str(data), *map(str, words)]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), mock.patch.object(sys, "argv", command):
        code = main.main()
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(command, code, *said)


def refused(answer: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr of a command that did nothing."""
    assert (answer.returncode, answer.stdout) == (2, ""), answer
    assert answer.stderr.count("\n") == 1, answer.stderr
    return answer.stderr


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "data") as store:
        store.keep_revision(sample(), "imported")
    return tmp_path / "data"


def test_there_and_back_with_a_look_before(data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "sao lưu.db"
    assert run(data, "backup", copy).stdout.strip() == str(copy)
    run(data, "copy", "cntt/2021-9T", "-p", "2021-Y")
    look = run(data, "restore", copy, "--preview")
    assert (look.returncode, look.stderr) == (0, "")
    assert "cntt/2021-Y" in look.stdout
    assert "cntt/2021-Y" in run(data, "list").stdout, "a look changes nothing"
    done = run(data, "restore", copy)
    assert done.returncode == 0, done.stderr
    assert "cntt/2021-Y" not in run(data, "list").stdout
    kept = Path(done.stdout.strip().splitlines()[-1].rpartition(" ở ")[2].removesuffix("."))
    assert kept.is_file()
    assert str(kept) in run(data, "backups").stdout
    assert run(data, "restore", kept).returncode == 0
    assert "cntt/2021-Y" in run(data, "list").stdout


@pytest.mark.parametrize("name", ["sao lưu.db", "b1.sobaocao", "b1.json", "b1.docx"])
def test_a_backup_that_is_taken_for_a_report_is_told_with_the_way_to_restore_it(data: Path, tmp_path: Path, name: str) -> None:
    copy = tmp_path / name
    run(data, "backup", copy)
    said = refused(run(data, "import", copy))
    assert f"“{name}” là bản sao lưu hoặc tệp dữ liệu" in said and "restore" in said


def test_a_report_that_was_issued_since_is_told_before_and_comes_back_from_the_archive(data: Path, tmp_path: Path) -> None:
    report, copy = issued(), tmp_path / "b.db"
    with Store.open(data) as store:
        store.save_draft(replace(report, state="printed"))
    run(data, "backup", copy)
    with Store.open(data) as store:
        issue(store, report)
    told = run(data, "restore", copy, "--preview").stdout
    assert "sẽ trở lại như trước khi ban hành: 1; lệnh rebuild --over-drafts" in told
    run(data, "restore", copy)
    assert f"{report.name}\tprinted" in run(data, "list").stdout
    run(data, "rebuild", data / "archive", "--over-drafts")
    assert f"{report.name}\tissued" in run(data, "list").stdout


def test_with_a_password(data: Path, tmp_path: Path) -> None:
    word = tmp_path / "word.txt"
    word.write_text("mật khẩu\n", encoding="utf-8")
    copy = tmp_path / "copy.age"
    assert run(data, "backup", copy, "--password-file", word).returncode == 0
    assert "khóa bằng mật khẩu" in refused(run(data, "restore", copy))
    assert run(tmp_path / "new", "restore", copy, "--password-file", word).returncode == 0
    assert "cntt/2021-9T" in run(tmp_path / "new", "list").stdout
    assert "copy.age” là bản sao lưu" in refused(run(data, "import", copy, "--password-file", word)), (
        "no report, whatever the password says"
    )
    word.write_text("khác", encoding="utf-8")
    assert "không đúng" in refused(run(data, "restore", copy, "--password-file", word))
    assert "cntt/2021-9T" in run(data, "list").stdout


def test_the_list_has_both_places_and_needs_no_open_store(data: Path, tmp_path: Path) -> None:
    assert run(tmp_path / "nothing", "backups").stdout.strip() == "Chưa có bản sao lưu nào."
    (tmp_path / "usb").mkdir()
    with Store.open(data) as store:
        set_second_place(store, SecondPlace(tmp_path / "usb"))
        keep_backup(store, "daily")
        lines = run(data, "backups").stdout.splitlines()
    assert len(lines) == 2
    assert all("hằng ngày" in line for line in lines)
    assert str(tmp_path / "usb") in lines[1]


def test_each_wrong_place_is_one_line(data: Path, tmp_path: Path) -> None:
    (tmp_path / "there.db").write_text("mine")
    assert "đã có" in refused(run(data, "backup", tmp_path / "there.db"))
    assert (tmp_path / "there.db").read_text() == "mine"
    assert "là một thư mục" in refused(run(data, "backup", tmp_path))
    assert "nằm trong thư mục dữ liệu" in refused(run(data, "backup", data / "copy.db"))
    assert "nằm trong thư mục dữ liệu" in refused(run(data, "backup", data / FILE))
    assert "chưa có sổ nào" in refused(run(tmp_path / "nothing", "backup", tmp_path / "copy.db"))
    assert not (tmp_path / "nothing").exists()
    assert "Chưa ghi được" in refused(run(data, "backup", tmp_path / "there.db" / "copy.db"))
    assert "quá dài; hãy chọn tên ngắn hơn" in refused(run(data, "backup", tmp_path / f"{'a' * 300}.db"))
    assert "quá dài; hãy chọn tên ngắn hơn" in refused(run(data, "backup", tmp_path / f"{'a' * 250}.db"))


def test_a_folder_that_is_not_there_is_told_and_not_made(data: Path, tmp_path: Path) -> None:
    word = tmp_path / "word.txt"
    word.write_text("mật khẩu\n", encoding="utf-8")
    for more in ((), ("--password-file", word)):
        assert f"Không có thư mục “{tmp_path / 'usb'}”" in refused(run(data, "backup", tmp_path / "usb" / "copy.db", *more))
    assert not (tmp_path / "usb").exists()


def test_each_wrong_file_is_one_line_and_the_store_stays(data: Path, tmp_path: Path) -> None:
    before = (data / FILE).read_bytes()
    assert "Không có tệp" in refused(run(data, "restore", tmp_path / "gone.db"))
    assert "không phải bản sao lưu" in refused(run(data, "restore", SAMPLE))
    assert "tệp dữ liệu đang dùng" in refused(run(data, "restore", data / FILE))
    assert (data / FILE).read_bytes() == before


def test_a_damaged_store_is_restored_from_the_command_line_and_set_aside(data: Path, tmp_path: Path) -> None:
    run(data, "backup", tmp_path / "copy.db")
    (data / FILE).write_bytes(b"\xff" * 50_000)
    assert run(data, "list").returncode == 2
    look = run(data, "restore", tmp_path / "copy.db", "--preview")
    assert look.returncode == 0
    assert "bị hỏng" in look.stderr and "mở lại chương trình" not in look.stderr
    done = run(data, "restore", tmp_path / "copy.db")
    assert done.returncode == 0, done.stderr
    (aside,) = data.glob("sobaocao-hong-*.db")
    assert aside.read_bytes() == b"\xff" * 50_000
    assert str(aside) in done.stdout
    assert "bị hỏng" in done.stderr and "mở lại chương trình" not in done.stderr, "what it advises is being done"
    assert "cntt/2021-9T" in run(data, "list").stdout


def test_where_nothing_was_there_nothing_is_said_to_be_kept(data: Path, tmp_path: Path) -> None:
    with Store.open(data) as store:
        kept = keep_backup(store, "asked").path
    (data / FILE).unlink()
    done = run(data, "restore", kept)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Đã khôi phục.")


@pytest.mark.skipif(os.name != "posix", reason="only POSIX knows these permissions")
@pytest.mark.parametrize("command", ["restore", "import", "check", "rescue -o out"])
@pytest.mark.parametrize("closed", ["b.db", "folder"])
def test_a_file_that_may_not_be_read_is_told_in_the_users_words(data: Path, tmp_path: Path, command: str, closed: str) -> None:
    copy = tmp_path / "folder" / "b.db"
    copy.parent.mkdir()
    run(data, "backup", copy)
    (copy if closed == "b.db" else copy.parent).chmod(0)
    name, *options = command.split()
    words = [*AS_ANYBODY, sys.executable, str(ROOT / "main.py"), "--data", str(data), name, str(copy), *options]
    answer = subprocess.run(words, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    copy.parent.chmod(0o755)
    assert "không có quyền" in refused(answer) and answer.stderr.partition("”")[0].endswith("b.db"), "not what it would write is named"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", [["list"], ["verify"], ["backup", "x.db"]])
def test_a_damaged_store_names_the_commands_that_help(data: Path, command: list[str]) -> None:
    (data / FILE).write_bytes(b"\xff" * 50_000)
    said = refused(run(data, *command))
    assert "restore" in said and "rescue" in said


@pytest.mark.parametrize("command", [["backup", "x.db"], ["verify"]])
def test_while_the_window_has_it_open_it_is_said_how_it_is_backed_up_then(data: Path, command: list[str]) -> None:
    with Store.open(data):
        said = refused(run(data, *command))
        assert "đang mở" in said and "tự sao lưu hằng ngày" in said and "Sao lưu ra tệp" in said
        assert "tự sao lưu" not in refused(run(data, "list"))


def test_a_broken_chain_is_copied_told_and_exit_code_1(data: Path, tmp_path: Path) -> None:
    with Store.open(data) as store:
        store._db.conn.execute("UPDATE content SET json = x'00'")
    answer = run(data, "backup", tmp_path / "copy.db")
    assert answer.returncode == 1
    assert "phiên bản số 1" in answer.stdout
    assert (tmp_path / "copy.db").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal of POSIX")
def test_ctrl_c_leaves_nothing(data: Path, tmp_path: Path) -> None:
    with Store.open(data) as store, store._writing():
        for number in range(40):
            store._db.conn.execute("INSERT INTO file (hash, content) VALUES (?, ?)", (str(number), os.urandom(1 << 20)))
    copy = tmp_path / "copy.db"
    program = [sys.executable, "main.py", "--data", str(data), "backup", str(copy)]
    running = subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while running.poll() is None and not any(path.name.endswith("-part") and path.stat().st_size for path in tmp_path.iterdir()):
        pass
    running.send_signal(signal.SIGINT)
    out, told = running.communicate()
    assert (running.returncode, out, told.strip()) == (2, "", "Đã dừng theo yêu cầu.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]
