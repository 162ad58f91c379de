"""A report whose draft the disk has damaged: the window shows nothing of it, and opens its last kept state where the clerk wants that."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from tests.builders import sample
from tests.ui.desks import when_asked
from ui.dialogs.boxes import DamagedDraftBox
from ui.window import Window

NAME = "cntt/2021-9T"


def spoil(window: Window) -> None:
    """The disk changes a digit of what was typed since the last revision."""
    window.store._db.conn.execute("UPDATE report SET draft = CAST(replace(CAST(draft AS TEXT), '3845', '3945') AS BLOB)")


def answer(words: str, asked: list[str]) -> None:
    def press(box: QDialog) -> None:
        assert isinstance(box, DamagedDraftBox)
        asked.append(f"{box.text()} {box.informativeText()}")
        next(button for button in box.findChildren(QPushButton) if button.text() == words).click()

    when_asked(press)


@pytest.fixture
def spoiled(window: Window) -> Window:
    window.store.keep_revision(sample(), "checked")
    window.store.save_draft(sample().with_figure("van_ban_den", 3845))
    spoil(window)
    return window


def test_the_last_kept_state_is_opened_where_the_clerk_wants_it(spoiled: Window) -> None:
    asked: list[str] = []
    answer("Mở bản đã giữ", asked)
    spoiled.open_report(NAME)
    assert spoiled.desk is not None
    assert spoiled.desk.session.report == sample()
    assert NAME in asked[0] and "kiểm tra xong" in asked[0]
    assert [revision.cause for revision in spoiled.store.revisions(NAME)][:3] == ["checked", "damaged", "restored"]


def test_who_says_no_has_everything_as_it_was_and_the_sentence(spoiled: Window) -> None:
    answer("Thôi", [])
    spoiled.open_report(NAME)
    assert spoiled.desk is None
    assert [revision.cause for revision in spoiled.store.revisions(NAME)] == ["checked"]
    assert any("không mở" in line for line in spoiled.guidance.messages.lines())


def test_a_new_report_is_begun_all_the_same(spoiled: Window, tmp_path: Path) -> None:
    assert spoiled.beginning.latest() is None
    other = sample().with_figure("van_ban_den", 1)
    spoiled.store.save_draft(other)
    assert spoiled.beginning.latest() == other
