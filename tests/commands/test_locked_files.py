"""Exchange files locked by a password, on the command line."""

from pathlib import Path

import pytest

from commands.settings import Settings
from commands.taking_in import take_in_file
from models.errors import BadReport
from models.interchange import read_file
from models.locked_file import is_locked_file
from tests.builders import sample
from tests.commands.calling import SAMPLE, refused, run


def locked_sample(folder: Path, password: str = "Mật khẩu của phòng") -> tuple[Path, Path]:
    """The sample locked, and the file of its password, written as Windows' Notepad does."""
    file, word = folder / "khóa.json", folder / "mật khẩu.txt"
    word.write_bytes(b"\xef\xbb\xbf" + password.encode() + b"\r\nghi ch\xc3\xba\r\n")
    answer = run(folder, "export", SAMPLE, "-o", file, "--password-file", word)
    assert answer.returncode == 0, answer.stderr
    return file, word


def test_a_locked_file_goes_out_and_comes_in(tmp_path: Path) -> None:
    file, word = locked_sample(tmp_path)
    assert is_locked_file(file) and "báo cáo" not in file.read_bytes().decode("latin-1")
    assert read_file(file, "Mật khẩu của phòng") == sample()
    answer = run(tmp_path, "import", file, "--password-file", word)
    assert (answer.returncode, answer.stdout) == (0, "Đã nhận báo cáo cntt/2021-9T vào sổ.\n"), answer.stderr
    assert "cntt/2021-9T" in run(tmp_path, "list").stdout


def test_other_commands_say_what_to_do_with_a_locked_file(tmp_path: Path) -> None:
    file, _word = locked_sample(tmp_path)
    for command in (("check", file), ("show", file), ("import", file), ("export", file, "-o", tmp_path / "b.pdf")):
        assert "“khóa.json” khóa bằng mật khẩu; hãy nhận vào sổ bằng lệnh import với --password-file" in refused(run(tmp_path, *command))


def test_a_wrong_password_is_told(tmp_path: Path) -> None:
    file, word = locked_sample(tmp_path)
    word.write_text("khác\n", "utf-8")
    assert "Mật khẩu của tệp “khóa.json” không đúng" in refused(run(tmp_path, "import", file, "--password-file", word))


def test_a_changed_file_is_told(tmp_path: Path) -> None:
    file, word = locked_sample(tmp_path)
    file.write_bytes(file.read_bytes()[:-1])
    assert "“khóa.json” bị cắt ngắn hoặc đã bị sửa" in refused(run(tmp_path, "import", file, "--password-file", word))


def test_a_password_is_for_json_and_for_what_is_locked(tmp_path: Path) -> None:
    word = tmp_path / "mật khẩu.txt"
    word.write_text("x\n", "utf-8")
    assert "chỉ khóa tệp .json" in refused(run(tmp_path, "export", SAMPLE, "-o", tmp_path / "a.pdf", "--password-file", word))
    assert "không khóa bằng mật khẩu" in refused(run(tmp_path, "import", SAMPLE, "--password-file", word))
    assert "chỉ dùng khi nhận một tệp" in refused(run(tmp_path, "import", tmp_path, "--password-file", word))


def test_a_file_without_a_password_is_no_password_file(tmp_path: Path) -> None:
    for content, said in ((b"\nx\n", "để trống"), (b"\xff\xff", "UTF-8")):
        word = tmp_path / "mật khẩu.txt"
        word.write_bytes(content)
        assert said in refused(run(tmp_path, "export", SAMPLE, "-o", tmp_path / "a.json", "--password-file", word))
    assert "Không đọc được" in refused(run(tmp_path, "export", SAMPLE, "-o", tmp_path / "a.json", "--password-file", tmp_path / "không"))
    assert not (tmp_path / "a.json").exists()


def test_a_file_that_cannot_be_read_is_told_and_is_no_fault_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bao-cao.json"
    path.write_bytes(b"{}")

    def refuse(*_all: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(BadReport, match="Không đọc được tệp"):
        take_in_file(Settings(tmp_path / "data", None), path, None, None, None, False)
