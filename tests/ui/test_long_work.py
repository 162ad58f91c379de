"""Long work beside the window: one at a time, seen, stopped, and never in the way of closing."""

import threading

from PySide6.QtWidgets import QApplication

from models.store.watching import Progress, Stopped
from tests.ui.desks import until
from ui.long_work import LongWork


def test_what_is_asked_for_while_something_runs_is_refused(qt: QApplication) -> None:
    work, gate = LongWork(), threading.Event()
    done: list[object] = []
    assert work.run("một", lambda _progress, _stopped: gate.wait(10), done.append, done.append)
    assert not work.run("hai", lambda _progress, _stopped: 2, done.append, done.append)
    assert work.is_running() and work.words == "một"
    gate.set()
    until(lambda: done == [True])
    assert not work.is_running() and work.close()


def test_progress_is_told_in_steps_that_can_be_seen_and_not_page_by_page(qt: QApplication) -> None:
    work = LongWork()
    seen: list[tuple[int, int]] = []
    done: list[object] = []
    work.advanced.connect(lambda at, of: seen.append((at, of)))

    def count(progress: Progress, _stopped: Stopped) -> None:
        for at in range(100_001):
            progress(at, 100_000)

    work.run("đếm", count, done.append, done.append)
    until(lambda: done)
    assert 100 <= len(seen) <= 202 and seen[-1] == (100_000, 100_000)
    work.close()


def test_stopping_is_shown_at_once_and_the_failure_tells_when_it_has_stopped(qt: QApplication) -> None:
    work = LongWork()
    failed: list[object] = []
    told: list[str] = []
    work.stopping.connect(lambda: told.append("stopping"))
    work.ended.connect(lambda: told.append("ended"))

    def wait(_progress: Progress, stopped: Stopped) -> None:
        while not stopped():
            pass
        raise RuntimeError("dừng")

    work.run("đợi", wait, failed.append, failed.append)
    work.stop()
    work.stop()
    assert told == ["stopping"] and work.is_running()
    until(lambda: failed)
    assert told == ["stopping", "ended"] and isinstance(failed[0], RuntimeError)
    work.close()


def test_closing_does_not_wait_for_a_drive_that_is_gone(qt: QApplication) -> None:
    work, gate = LongWork(), threading.Event()
    told: list[object] = []
    work.run("ổ mạng", lambda _progress, _stopped: gate.wait(60), told.append, told.append)
    assert not work.close(patience=0.05)
    gate.set()
    assert work.close(patience=10)
    QApplication.processEvents()
    assert told == [], "who asked is gone"
    assert not work.run("nữa", lambda _progress, _stopped: 1, told.append, told.append)
