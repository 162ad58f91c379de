"""What becomes of typing when the disk takes nothing: it goes on, is said at once, and is saved by itself when the disk takes it again."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QDialog, QFileDialog

from models.errors import StoreError
from models.interchange import read_file
from models.report import Report
from models.samples import sample_report
from models.store import Store
from models.store.connection import FILE
from tests.ui.desks import desk_with, opening_field, opening_text, until, when_asked
from tests.ui.typing_keys import type_text
from ui.desk import Desk
from ui.dialogs.boxes import UnsavedBox
from ui.window import Window

resource = pytest.importorskip("resource", reason="limits of a process are set the POSIX way")

ROOT = Path(__file__).parent.parent.parent
WORDS = "gõ khi ổ đĩa không ghi được"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of `window`'s store."""
    return tmp_path / "data"


@pytest.fixture
def desk(window: Window) -> Desk:
    desk = desk_with(window, sample_report())
    until(lambda: desk.session.saving.is_up_to_date)
    return desk


@contextmanager
def a_disk_that_takes_nothing(data: Path) -> Iterator[None]:
    """Every write behind the present end of a file fails, as on a broken disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def moved_away(data: Path) -> Iterator[None]:
    """The data folder is not where it was, as when a stick was pulled; an empty folder stands in its place."""
    away = data.with_name("away")
    data.rename(away)
    data.mkdir()
    try:
        yield
    finally:
        assert list(data.iterdir()) == [], "something was put into the empty place"
        data.rmdir()
        away.rename(data)


def stored(window: Window) -> Report:
    return window.store.load("cntt/2021-9T")


def banner(window: Window) -> str:
    return "" if window.trouble.isHidden() else window.trouble.words.text()


# ---------------------------------------------------------------- writes that fail


def test_why_the_disk_refused_is_not_followed_by_that_it_does_not_answer(data: Path, desk: Desk) -> None:
    session = desk.session
    with a_disk_that_takes_nothing(data):
        session.apply(lambda report: replace(report, subject="Sau"), "Sửa")
        session.saving.save()
        with pytest.raises(StoreError, match="ổ đĩa hỏng"):
            session.finish()
        assert not session.saving._patience.isActive(), "it has answered"
    session.finish()


@pytest.mark.parametrize(("trouble", "said"), [(a_disk_that_takes_nothing, "ổ đĩa hỏng"), (moved_away, "Không còn thấy")])
def test_a_failing_disk_is_told_at_once_typing_goes_on_and_is_saved_when_it_is_back(
    window: Window, desk: Desk, data: Path, trouble: object, said: str
) -> None:
    typing = opening_field(desk)
    with trouble(data):  # type: ignore[operator]
        type_text(typing, " ")
        until(lambda: said in banner(window))
        assert window.trouble.elsewhere.isVisible()
        assert desk.strip._saved.text() == "Chưa lưu được"
        assert "cứ soạn tiếp" in banner(window)
        type_text(typing, WORDS)
        assert opening_text(desk.session.report).endswith(WORDS)
        until(lambda: not desk.session.saving._patience.isActive())
    until(lambda: "Đã lưu lại được" in banner(window), 20)
    assert not window.trouble.elsewhere.isVisible()
    assert opening_text(stored(window)).endswith(f" {WORDS}")
    assert window.store.verify() == ()
    revisions = [revision.id for revision in window.store.revisions("cntt/2021-9T")]
    assert revisions == sorted(set(revisions))


def test_what_is_not_saved_is_kept_at_another_place_at_each_pause(
    window: Window, desk: Desk, data: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stick, typing = tmp_path_factory.mktemp("USB"), opening_field(desk)
    with moved_away(data):
        type_text(typing, " mất")
        until(lambda: banner(window))
        assert window.unsaved.keep_in(stick)
        (path,) = stick.iterdir()
        assert str(path) in banner(window)
        type_text(typing, f" {WORDS}")
        until(lambda: opening_text(read_file(path)).endswith(f" mất {WORDS}"))
    until(lambda: "Đã lưu lại được" in banner(window), 20)
    assert str(path) in banner(window)
    assert list(stick.iterdir()) == [path]


@pytest.mark.parametrize("place", ["/proc/no", f"/{'x' * 300}"], ids=["takes nothing", "tells nothing"])
def test_a_place_that_takes_nothing_either_is_said(window: Window, desk: Desk, data: Path, place: str) -> None:
    with moved_away(data):
        type_text(opening_field(desk), "x")
        until(lambda: banner(window))
        assert not window.unsaved.keep_in(Path(place))
        assert "cũng chưa ghi được" in banner(window)
    until(lambda: "Đã lưu lại được" in banner(window), 20)


def test_another_store_in_its_place_is_never_written_to(window: Window, desk: Desk, data: Path) -> None:
    away = data.with_name("away")
    data.rename(away)
    with Store.open(data) as other:
        other.put_setting("whose", "theirs")
    before = (data / FILE).read_bytes()
    type_text(opening_field(desk), WORDS)
    until(lambda: "không phải là sổ đang mở" in banner(window), 20)
    assert (data / FILE).read_bytes() == before
    for path in data.iterdir():
        path.unlink()
    data.rmdir()
    away.rename(data)
    until(lambda: "Đã lưu lại được" in banner(window), 20)
    assert opening_text(stored(window)).endswith(WORDS)


def test_an_older_copy_of_the_store_in_its_place_is_not_written_to(window: Window, desk: Desk, data: Path) -> None:
    older = data.with_name("older")
    older.mkdir()
    copied = window.store._db.conn
    with sqlite3.connect(older / FILE) as copy:
        copied.backup(copy)
    copy.close()
    window.store.keep_revision(desk.session.report, "worked")
    away = data.with_name("away")
    data.rename(away)
    older.rename(data)
    type_text(opening_field(desk), WORDS)
    until(lambda: "bản cũ của nó" in banner(window), 20)
    for path in data.iterdir():
        path.unlink()
    data.rmdir()
    away.rename(data)
    until(lambda: "Đã lưu lại được" in banner(window), 20)


def test_a_revision_that_the_disk_took_though_it_said_no_is_kept_once(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        report = sample_report()
        store.keep_revision(report, "worked")
        before = store._transactions._head
        kept = store.keep_revision(report, "checked")
        # as after an error while the commit was being made sure of: told as failed, and there when the file is opened again
        store._transactions._head, store._transactions._failed_heads, store._transactions._failures = before, [kept.hash], 2
        assert store.keep_revision(report, "checked") == kept
        assert [revision.cause for revision in store.revisions(report.name)] == ["worked", "checked"]
        assert store.verify() == ()
        store.keep_revision(report, "checked")
        assert len(store.revisions(report.name)) == 3


@pytest.mark.parametrize("kind", ["full", "pulled", "read-only"])
def test_a_real_disk_that_fails_under_the_window(tmp_path: Path, kind: str) -> None:
    own = ["unshare", "-m", "--propagation", "private"]
    try:
        subprocess.run([*own, "mount", "-t", "tmpfs", "none", "/mnt"], check=True, capture_output=True)
        (tmp_path / "x").touch()
        subprocess.run(["chattr", "+i", tmp_path / "x"], check=True, capture_output=True)
        subprocess.run(["chattr", "-i", tmp_path / "x"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting and locking of files are not permitted here")
    command = [*own, sys.executable, "-m", "tests.ui.failing_run", kind, str(tmp_path)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert told.stdout.endswith("well\n"), told.stderr


# ---------------------------------------------------------------- leaving


def test_the_list_of_reports_is_not_shown_over_text_that_is_not_saved(window: Window, desk: Desk, data: Path) -> None:
    with moved_away(data):
        type_text(opening_field(desk), WORDS)
        when_asked(lambda box: box.reject())
        window.show_start()
        assert window.desk is desk
        assert opening_text(desk.session.report).endswith(WORDS)
    until(lambda: opening_text(stored(window)).endswith(WORDS), 20)


def test_at_the_end_what_is_not_saved_can_go_to_another_place(
    window: Window, desk: Desk, data: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path_factory.mktemp("USB")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(stick))

    def answer(box: object) -> None:
        assert isinstance(box, UnsavedBox)
        next(button for button, chosen in box._answers.items() if chosen == "elsewhere").click()

    with moved_away(data):
        type_text(opening_field(desk), WORDS)
        when_asked(answer)
        assert window.close()
        (path,) = stick.iterdir()
        assert opening_text(read_file(path)).endswith(WORDS)


@pytest.mark.parametrize("leave", ["close", "show_start"])
def test_the_question_goes_by_itself_when_the_disk_takes_the_text_after_all(window: Window, desk: Desk, data: Path, leave: str) -> None:
    with ExitStack() as trouble:
        trouble.enter_context(moved_away(data))
        type_text(opening_field(desk), WORDS)
        when_asked(lambda _box: trouble.close())  # and nobody answers
        getattr(window, leave)()
    assert window.desk is None
    assert opening_text(stored(window)).endswith(WORDS)


@pytest.mark.parametrize("leave", ["close", "show_start"])
@pytest.mark.parametrize("takes", [True, False])
def test_the_system_that_ends_under_the_question_ends_it_and_the_text_is_kept(
    window: Window,
    desk: Desk,
    data: Path,
    leave: str,
    takes: bool,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    papers = tmp_path_factory.mktemp("Documents")
    monkeypatch.setattr("ui.unsaved.documents", lambda: str(papers))

    def end(box: QDialog) -> None:
        if takes:
            trouble.close()
        window.end()
        if box.isVisible():
            box.done(0)  # as the loop's end does

    with ExitStack() as trouble:
        trouble.enter_context(moved_away(data))
        type_text(opening_field(desk), WORDS)
        when_asked(end)
        getattr(window, leave)()
        assert window.desk is None and not window.isVisible()
    kept = [read_file(path) for path in papers.iterdir()]
    assert [opening_text(report).endswith(WORDS) for report in ([stored(window)] if takes else kept)] == [True]


def test_a_full_window_of_trouble_says_settings_too_and_keeps_them_later(window: Window, desk: Desk, data: Path) -> None:
    with moved_away(data):
        window.settings.use(replace(window.settings.in_use, clerk="Nguyễn Lan"))
        assert "Thiết lập được dùng ngay nhưng chưa lưu được" in banner(window)
        type_text(opening_field(desk), WORDS)
        until(lambda: "cứ soạn tiếp" in banner(window))
    until(lambda: window.store.clerk() == "Nguyễn Lan", 20)


def test_a_shutdown_saves_without_a_question_and_where_it_cannot_with_the_papers(
    window: Window, desk: Desk, data: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = tmp_path_factory.mktemp("Documents")
    monkeypatch.setattr("ui.unsaved.documents", lambda: str(papers))
    type_text(opening_field(desk), "một")
    window.save_for_shutdown()
    assert opening_text(stored(window)).endswith("một")
    with moved_away(data):
        type_text(opening_field(desk), " hai")
        window.end()
        assert not window.isVisible()
        (path,) = papers.iterdir()
        assert opening_text(read_file(path)).endswith("một hai")


# ---------------------------------------------------------------- closing over long work


def test_closing_stops_long_work_at_its_next_step_and_saves(window: Window, desk: Desk) -> None:
    began, stopped = threading.Event(), threading.Event()

    def work(stop: threading.Event) -> None:
        began.set()
        if stop.wait(30):
            stopped.set()

    window.busy.run("…", work, lambda _none: pytest.fail("it was told as done"), lambda error: pytest.fail(str(error)))
    window.busy.run("…", lambda _stop: pytest.fail("what waited was begun"), lambda _none: None, lambda _error: None)
    assert began.wait(10)
    type_text(opening_field(desk), WORDS)
    assert window.close()
    assert stopped.is_set()
    assert opening_text(stored(window)).endswith(WORDS)


def test_a_disk_that_does_not_answer_is_told_and_does_not_hold_the_window(
    window: Window, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, save = threading.Event(), window.store.save_draft
    monkeypatch.setattr(window.store, "save_draft", lambda report: (answers.wait(30), save(report)))
    monkeypatch.setattr("ui.saving.PATIENCE", 50)
    type_text(opening_field(desk), WORDS)
    until(lambda: "chưa trả lời" in banner(window))
    when_asked(lambda box: box.reject())
    assert not window.close(), "the clerk wanted to stay"
    answers.set()
    until(lambda: "Đã lưu lại được" in banner(window))
    assert opening_text(stored(window)).endswith(WORDS)


def test_the_same_trouble_is_said_once(window: Window) -> None:
    full = "Ổ đĩa “D:” đã đầy; hãy xóa bớt tệp rồi thử lại."
    for show in (window.trouble.show_trouble, lambda _full: window.trouble.show_standing(f"{full} Cứ soạn tiếp.")):
        show(full)
    assert banner(window).count("đã đầy") == 1
    window.trouble.show_trouble(full)
    assert banner(window).count("đã đầy") == 1


def test_that_nothing_was_lost_is_said_beside_another_trouble_and_stays_when_that_is_over(window: Window) -> None:
    window.trouble.show_standing("Ổ đĩa “D:” đã đầy.")
    window.trouble.show_trouble("Chưa sao lưu được.")
    window.trouble.end_standing("Đã lưu lại được; không mất gì.")
    assert "Chưa sao lưu được" in banner(window) and "không mất gì" in banner(window)
    window.trouble.take_back("Chưa sao lưu được.")
    assert "Chưa sao lưu được" not in banner(window) and "không mất gì" in banner(window)
