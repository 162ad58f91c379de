"""What differs between Linux and Windows, between source and the built program: neither is needed here."""

import io
import sys
from pathlib import Path

import pytest

import main
from commands.saying import is_watched
from importers.other_programs import environment_of_others
from models.data_place import data_folder, users_folder
from models.errors import BookError, reason
from models.fault_log import log_fault
from models.store.connection import FILE


class OnWindows(PermissionError):
    """An error as Windows raises it."""

    def __init__(self, number: int) -> None:
        super().__init__(13, "Access is denied", "Báo cáo.docx")
        self.winerror = number


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    """The folders between which the program chooses."""
    found = {name: tmp_path / name for name in ("program", "own", "roaming")}
    for folder in found.values():
        folder.mkdir()
    return found


def chosen(places: dict[str, Path], **environment: str) -> Path:
    """The one that is chosen."""
    return data_folder(environment, places["program"], lambda roaming: places["roaming" if roaming else "own"])


def test_data_stand_in_the_users_own_folder(places: dict[str, Path]) -> None:
    assert chosen(places) == places["own"]


def test_a_folder_du_lieu_beside_the_program_takes_the_data_along(places: dict[str, Path]) -> None:
    (places["program"] / "du-lieu").mkdir()
    assert chosen(places) == places["program"] / "du-lieu"


def test_a_file_of_that_name_is_no_folder_for_data(places: dict[str, Path]) -> None:
    (places["program"] / "du-lieu").write_text("")
    assert chosen(places) == places["own"]


def test_the_environment_goes_before_the_stick(places: dict[str, Path]) -> None:
    (places["program"] / "du-lieu").mkdir()
    assert chosen(places, SOBAOCAO_DATA=str(places["roaming"])) == places["roaming"]


def test_a_user_without_a_home_works_where_the_data_have_another_place(places: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(_path: type[Path]) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", classmethod(homeless))
    for name in ("XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert data_folder({"SOBAOCAO_DATA": "x"}, places["program"], users_folder) == Path("x")
    with pytest.raises(BookError, match="--data"):
        data_folder({}, places["program"], users_folder)
    (places["program"] / "du-lieu").mkdir()
    assert data_folder({}, places["program"], users_folder) == places["program"] / "du-lieu"


def test_data_that_windows_carried_between_computers_stay_where_they_are(places: dict[str, Path]) -> None:
    (places["roaming"] / FILE).write_bytes(b"")
    assert chosen(places) == places["roaming"]
    (places["own"] / FILE).write_bytes(b"")
    assert chosen(places) == places["own"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(5, "đang mở ở chương trình khác"), (32, "đang mở ở chương trình khác"), (21, "đã rút ra"), (53, "trên mạng"), (206, "quá dài")],
)
def test_what_windows_refuses_is_said_in_our_words(number: int, words: str) -> None:
    assert words in reason(OnWindows(number))


def test_a_program_with_a_window_has_no_stdout_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("ui.app.show_problem", told.append)
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    monkeypatch.setattr(sys, "argv", ["so-bao-cao", "không-có-lệnh-này"])
    assert not is_watched()
    assert main.main() == 2
    assert len(told) == 1 and "--help" in told[0]


def test_a_console_of_another_encoding_gets_vietnamese_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp437"))
    monkeypatch.setattr(sys, "argv", ["so-bao-cao", "--help"])
    assert main.main() == 0
    sys.stdout.flush()
    assert "Sổ báo cáo: soạn" in raw.getvalue().decode("utf-8")


def test_libreoffice_does_not_get_the_libraries_of_the_built_program(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = {"LD_LIBRARY_PATH": "/opt/so-bao-cao/_internal", "FONTCONFIG_FILE": "/opt/so-bao-cao/_internal/x", "HOME": "/home/a"}
    assert environment_of_others(ours) == ours
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/so-bao-cao/_internal", raising=False)
    assert environment_of_others(ours) == {"HOME": "/home/a"}
    kept = environment_of_others({**ours, "LD_LIBRARY_PATH_ORIG": "/usr/local/lib", "FONTCONFIG_FILE": "/etc/own.conf"})
    assert kept == {"HOME": "/home/a", "LD_LIBRARY_PATH": "/usr/local/lib", "FONTCONFIG_FILE": "/etc/own.conf"}


def test_a_fault_that_cannot_be_written_down_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "du-lieu").write_text("a file stands where the folder should be")
    assert log_fault(tmp_path / "du-lieu", "trace") is None
