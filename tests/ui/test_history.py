"""The history of a report through the window: what changed between two revisions, and back to any of them."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog

from models import place as places
from models.interchange import encode
from models.lifecycle import lock_reason
from models.report import Report
from models.store import Store
from tests.builders import sample
from tests.ui.desks import Ending, desk_with, key, until, when_asked
from ui.dialogs.history_dialog import NOW, HistoryDialog
from ui.window import Window

NAME = "cntt/2021-9T"


def grown(store: Store) -> list[Report]:
    """A report that was kept three times: 3.845, then 3.900 letters, then another title."""
    first = sample()
    second = first.with_figure("van_ban_den", 3900)
    third = replace(second, subject="Kết quả ứng dụng công nghệ thông tin {ky}")
    for report, clerk in ((first, ""), (second, "Nguyễn Thị Hoa"), (third, "")):
        store.keep_revision(report, "worked", clerk)
    return [first, second, third]


def visited(window: Window, look: list[str], acts: list[object]) -> None:
    """Opens the history by its key and does things in the dialog; `look` takes what is read there after each."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, HistoryDialog)
        until(lambda: dialog.export.isEnabled())
        look.append(dialog.words.toPlainText())
        for act in acts:
            act(dialog)  # type: ignore[operator]
            look.append(dialog.words.toPlainText())
        dialog.reject()

    when_asked(answer)
    key(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)


def chosen(row: int, against: int = 0) -> object:
    """Chooses a revision of the list and another one in the box, and waits for what changed."""

    def act(dialog: HistoryDialog) -> None:
        dialog.list.setCurrentRow(row)
        dialog.against.setCurrentIndex(against)
        until(lambda: dialog.export.isEnabled())

    return act


def test_ctrl_h_shows_what_changed_last_and_any_other_pair(window: Window) -> None:
    third = grown(window.store)[2]
    desk = desk_with(window, third)
    desk.go_to(places.item("i20"))
    seen: list[str] = []
    rows: list[str] = []
    visited(window, seen, [chosen(1), chosen(2, 1), lambda dialog: rows.extend(dialog.list.item(row).text() for row in range(3))])
    assert "Trích yếu · sửa\nTình hìnhKết quả ứng dụng" in seen[0]
    assert "Văn bản đến · sửa\n3.845 → 3.900" in seen[1]
    assert "3.845 → 3.900" in seen[2] and "Trích yếu · sửa" in seen[2]
    assert rows[0].endswith("đang soạn\n2 từ")
    assert rows[1].endswith("đang soạn · Nguyễn Thị Hoa\n1 số liệu")


def test_who_cannot_see_colours_or_anything_reads_what_is_gone_and_what_is_new(window: Window) -> None:
    desk_with(window, grown(window.store)[2])
    heard: list[str] = []
    html: list[str] = []
    visited(window, [], [lambda dialog: (heard.append(dialog.words.accessibleDescription()), html.append(dialog.words.toHtml()))])
    assert "(bỏ: Tình hình)(thêm: Kết quả) ứng dụng" in heard[0]
    assert "line-through" in html[0] and "underline" in html[0]


def test_an_older_revision_comes_back_as_one_undo_step_and_as_a_revision(window: Window) -> None:
    first, _second, third = grown(window.store)
    desk = desk_with(window, third)
    desk.session.put(places.CLOSING, "Chưa giữ./.")
    unkept = desk.session.report
    steps = desk.session.undo_stack.count()

    def restore(dialog: HistoryDialog) -> None:
        dialog.list.setCurrentRow(2)
        QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
        until(lambda: "Đã khôi phục" in dialog.note.text() and dialog.list.count() == 5)

    visited(window, [], [restore])
    assert desk.session.report == first
    assert desk.session.undo_stack.count() == steps + 1
    causes = [revision.cause for revision in window.store.revisions(NAME)]
    assert causes[3:] == ["worked", "restored"]
    assert window.store.revision_report(4) == unkept
    assert window.store.revision_bytes(5) == encode(first)
    desk.session.undo_stack.undo()
    assert desk.session.report == unkept
    assert window.store.verify() == ()


def test_the_paper_shows_the_redline_and_a_click_on_it_leads_to_the_form(window: Window) -> None:
    desk = desk_with(window, grown(window.store)[2])
    papers: list[int] = []

    def click(dialog: HistoryDialog) -> None:
        dialog.tabs.setCurrentWidget(dialog.paper)
        papers.append(dialog.paper._pages.page_count())
        dialog.paper.place_clicked.emit(places.SUBJECT)

    asked: list[str] = []
    window.past.place_asked.connect(asked.append)
    visited(window, [], [click])
    assert papers == [4]
    assert asked == [places.SUBJECT]
    window.activateWindow()
    until(lambda: desk.place() == places.SUBJECT)


def test_the_comparison_goes_out_as_a_word_file(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk_with(window, grown(window.store)[2])
    target = tmp_path / "so sánh"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))

    def export(dialog: HistoryDialog) -> None:
        dialog.export.click()
        until(lambda: "Đã xuất" in dialog.note.text())

    visited(window, [], [export])
    assert target.with_suffix(".docx").stat().st_size > 5000


def test_an_issued_report_says_why_nothing_is_restored(window: Window) -> None:
    third = replace(grown(window.store)[2], state="issued")
    dialog = HistoryDialog("9 tháng", lock_reason(third), window)
    assert "đã ban hành" in dialog.note.text()
    asked: list[tuple[int, int]] = []
    dialog.comparison_asked.connect(lambda old, new: asked.append((old, new)))
    dialog.show_entries(tuple(_entries(window.store)))
    assert not dialog.restore.isEnabled() and asked == [(2, 3)]
    dialog.against.setCurrentIndex(1)
    assert asked[-1] == (3, NOW)


def test_a_report_without_a_past_says_so(ending: Ending) -> None:
    dialog = ending(HistoryDialog("9 tháng"))
    dialog.show_entries(())
    assert "chưa có phiên bản" in dialog.summary.text()
    assert not dialog.restore.isEnabled() and not dialog.export.isEnabled()


def _entries(store: Store) -> list[object]:
    from models.revisions import history  # noqa: PLC0415

    return list(history(store.revisions(NAME), store.revision_report))
