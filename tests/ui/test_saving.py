"""What is typed is on the disk within the last second, and what is on the disk is known."""

import time

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from models.report import Report
from models.samples import sample_report
from tests.ui.desks import desk_with, opening_field, opening_text, until
from tests.ui.typing_keys import type_text
from ui.desk import Desk
from ui.saving import SAVE_AFTER
from ui.session import PAUSE
from ui.window import Window

NAME = "cntt/2021-9T"
WORDS = "gõ không nghỉ tay"


@pytest.fixture
def desk(window: Window) -> Desk:
    """With a report that the disk has as it is."""
    desk = desk_with(window, sample_report())
    until(lambda: desk.session.saving.is_up_to_date)
    return desk


def test_who_types_without_a_pause_is_saved_meanwhile(window: Window, desk: Desk) -> None:
    typing, keys = opening_field(desk), iter("không nghỉ tay một giây nào " * 40)
    seen: list[str] = []

    def type_on() -> None:
        type_text(typing, next(keys))
        seen.append(opening_text(window.store.load(NAME)))

    timer = QTimer(interval=20)
    timer.timeout.connect(type_on)
    timer.start()
    until(lambda: len(set(seen)) >= 4)
    timer.stop()
    assert desk.session._pause.isActive(), "there was a pause, so nothing is shown"
    assert SAVE_AFTER <= 500


def test_keys_alone_do_not_write_more_often_than_that(window: Window, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[Report] = []
    keep, began = window.store.save_draft, time.monotonic()
    monkeypatch.setattr(window.store, "save_draft", lambda report: (saved.append(report), keep(report))[1])
    typing = opening_field(desk)
    for letter in WORDS * 3:
        type_text(typing, letter)
    until(lambda: desk.session.saving.is_up_to_date)
    least = 0.9 * min(SAVE_AFTER, PAUSE)  # milliseconds from one to the next, however slow the computer; Qt may be a little early
    assert 1 <= len(saved) <= (time.monotonic() - began) * 1000 / least + 1
    assert opening_text(window.store.load(NAME)).endswith(WORDS)


def test_old_news_of_the_disk_does_not_make_a_saved_report_unsaved(desk: Desk) -> None:
    """An older state is written, its news is on the way, and meanwhile a newer one is saved at once, as when a report is issued."""
    session = desk.session
    session.apply(lambda report: replace(report, subject="Trước"), "Sửa")
    session.saving.save()
    assert session.saving._worker.finish()
    session.apply(lambda report: replace(report, subject="Sau"), "Sửa")
    session.finish()
    QApplication.processEvents()
    assert session.saving.is_up_to_date


@pytest.mark.parametrize("then", ["a step", "an edit"])
def test_old_news_of_the_disk_does_not_speak_of_what_took_its_place(desk: Desk, then: str) -> None:
    session = desk.session
    session.apply(lambda report: replace(report, subject="Trước"), "Sửa")
    session.saving.save()
    assert session.saving._worker.finish()
    if then == "a step":
        session.take_over(replace(session.report, state="checked"))
    else:
        session.apply(lambda report: replace(report, subject="Sau"), "Sửa")
    QApplication.processEvents()
    assert session.saving.is_up_to_date == (then == "a step")


@pytest.mark.parametrize("then", ["a pause", "leaving"])
def test_undo_while_the_disk_is_still_writing_is_saved_too(window: Window, desk: Desk, then: str) -> None:
    """Undo leads back to what the disk held before; by then it holds what was undone."""
    session = desk.session
    before = session.report.subject
    session.apply(lambda report: replace(report, subject="Gõ nhầm"), "Sửa")
    session.saving.save()
    session.undo_stack.undo()
    if then == "leaving":
        session.finish()
    else:
        session.saving.save()
        until(lambda: session.saving.is_up_to_date)
    assert window.store.load(NAME).subject == before
