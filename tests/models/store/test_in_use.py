"""Who has the store open: the second one is told; what a crash left behind stands in nobody's way."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from models.samples import sample_report
from models.store import InUse, Store
from models.store import in_use as notes
from models.store.connection import FILE
from models.store.in_use import NOTE, SILENT
from models.store.this_computer import process_began
from tests.models.store.noted import OTHER, leave
from tests.models.store.test_store import HOLDER, child


def refusal(folder: Path) -> InUse:
    with pytest.raises(InUse) as refused:
        Store.open(folder)
    assert "\n" not in str(refused.value)
    return refused.value


def test_the_note_stands_while_the_store_is_open(tmp_path: Path) -> None:
    with Store.open(tmp_path):
        holder = notes.read_note(tmp_path)
        assert holder is not None and holder.process == os.getpid() and holder.is_ours
    assert not (tmp_path / NOTE).exists()


def test_the_second_one_is_told_who_has_it_where_and_since_when(tmp_path: Path) -> None:
    holder = child(HOLDER, tmp_path)
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    try:
        error = refusal(tmp_path)
        assert error.holder is not None and error.holder.process == holder.pid and error.holder.is_ours
        assert "cửa sổ khác trên máy này từ" in str(error)
        command = [sys.executable, "main.py", "--data", str(tmp_path), "list"]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        assert told.returncode == 2 and told.stderr.count("\n") == 1 and "trên máy này từ" in told.stderr
    finally:
        holder.kill()
        holder.wait()


def test_after_a_kill_the_next_one_opens_and_knows_that_the_last_one_did_not_close(tmp_path: Path) -> None:
    holder = child(HOLDER, tmp_path)
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    assert (tmp_path / NOTE).exists()
    with Store.open(tmp_path) as store:
        assert store.left_behind is not None and store.left_behind.process == holder.pid
    with Store.open(tmp_path) as store:
        assert store.left_behind is None


def test_another_program_under_the_same_number_is_not_taken_for_the_one_that_ended(tmp_path: Path) -> None:
    with Store.open(tmp_path):
        mine = notes.read_note(tmp_path)
    assert mine is not None
    leave(tmp_path, replace(mine, process=os.getppid(), began="another start"))
    Store.open(tmp_path).close()


def test_a_note_of_another_computer_with_a_sign_of_life_keeps_the_store_for_it(tmp_path: Path) -> None:
    leave(tmp_path, OTHER, SILENT / 2)
    error = refusal(tmp_path)
    assert "đang được lan mở trên máy PC-PHONG-TC" in str(error) and "28/11/2026" in str(error)
    assert not (tmp_path / FILE).exists()
    assert notes.read_note(tmp_path) == OTHER


def test_a_note_of_another_computer_without_a_sign_of_life_stands_in_nobodys_way(tmp_path: Path) -> None:
    leave(tmp_path, OTHER, SILENT + 5)
    with Store.open(tmp_path) as store:
        assert store.left_behind == OTHER
        now = notes.read_note(tmp_path)
        assert now is not None and now.process == os.getpid()


def test_a_note_from_the_future_is_watched_before_it_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Path] = []

    def still(folder: Path) -> bool:
        looked.append(folder)
        return False

    monkeypatch.setattr(notes, "_is_seen_to_move", still)
    leave(tmp_path, OTHER, -86_400)
    Store.open(tmp_path).close()
    assert looked == [tmp_path]


def test_a_beating_note_is_seen_to_move(tmp_path: Path) -> None:
    beats = (
        "import sys, time\nfrom pathlib import Path\np = Path(sys.argv[1])\nprint('held', flush=True)\n"
        "while True:\n    p.write_bytes(p.read_bytes())\n    time.sleep(0.1)"
    )
    leave(tmp_path, OTHER)
    program = subprocess.Popen([sys.executable, "-c", beats, str(tmp_path / NOTE)], stdout=subprocess.PIPE, text=True)
    try:
        assert program.stdout is not None and program.stdout.readline() == "held\n"
        assert notes._is_seen_to_move(tmp_path, 10)
    finally:
        program.kill()
        program.wait()
    assert not notes._is_seen_to_move(tmp_path, 0.6)


@given(st.binary(max_size=300) | st.text(max_size=40).map(str.encode) | st.just(b"[]") | st.just(b'{"id": 1}') | st.just(b"x" * 100_000))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_note_that_is_garbage_stands_in_nobodys_way(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / NOTE).write_bytes(garbage)
    with Store.open(tmp_path):
        now = notes.read_note(tmp_path)
        assert now is not None and now.process == os.getpid()
    assert not (tmp_path / NOTE).exists()


def test_a_folder_in_place_of_the_note_is_put_up_with(tmp_path: Path) -> None:
    (tmp_path / NOTE).mkdir()
    with Store.open(tmp_path) as store:
        store.keep_revision(sample_report(), "worked")
    assert (tmp_path / NOTE).is_dir()


def test_where_no_note_can_be_written_sqlite_alone_is_the_guard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "NOTE", "no/such/folder")
    with Store.open(tmp_path) as store:
        store.keep_revision(sample_report(), "worked")
        error = refusal(tmp_path)
        assert error.holder is None and "cửa sổ khác" in str(error)


def test_a_refused_file_has_no_note_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(Exception, match="hỏng"):
        Store.open(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_who_slept_while_another_one_came_writes_no_more_and_goes_on_when_they_left(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        report = sample_report()
        store.keep_revision(report, "worked")
        leave(tmp_path, OTHER)  # on a share without locks, while this computer slept
        store._claim._life.confirmed = time.time() - SILENT
        with pytest.raises(InUse, match="PC-PHONG-TC"):
            store.save_draft(report.with_figure("van_ban_den", 1))
        (tmp_path / NOTE).unlink()
        store.save_draft(report.with_figure("van_ban_den", 2))
        assert store.load(report.name).figure("van_ban_den").value == 2
        now = notes.read_note(tmp_path)
        assert now is not None and now.process == os.getpid()


def test_a_note_that_somebody_deleted_is_written_again_and_a_beat_is_a_sign_of_life(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        (tmp_path / NOTE).unlink()
        store._claim._life.beat()
        os.utime(tmp_path / NOTE, (1, 1))
        store._claim._life.beat()
        assert (tmp_path / NOTE).stat().st_mtime > 1


def test_a_process_is_told_from_a_later_one() -> None:
    program = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    began = process_began(program.pid)
    assert began and began == process_began(program.pid) and began != process_began(os.getpid())
    program.kill()
    program.wait()
    assert process_began(program.pid) is None
    assert process_began(0) is None and process_began(-1) is None and process_began(2**40) is None


@pytest.mark.skipif(os.name != "posix", reason="permissions and limits of POSIX")
def test_the_note_is_for_its_owners_eyes_and_one_that_a_full_disk_does_not_take_is_not_left_empty(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits of a process are set the POSIX way")
    with Store.open(tmp_path):
        assert (tmp_path / NOTE).stat().st_mode & 0o777 == 0o600
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        life = notes._Life(tmp_path)
        assert not life.begin(replace=False)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not (tmp_path / NOTE).exists()
