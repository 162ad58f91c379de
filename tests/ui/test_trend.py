"""How a figure went: what the year had reached under the field, and the dialog with chart and table, by mouse and by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QToolTip

from models import place as places
from models.carry import carried_report
from models.definition import FigureDefinition, definition_of
from models.period import Period
from models.report import Report
from tests.builders import cntt, report, sample
from tests.models.past import history
from tests.ui.desks import Ending, desk_with, field, key, settled, until, when_asked
from tests.ui.typing_keys import type_text
from ui.desk import Desk
from ui.dialogs.trend_bars import scale
from ui.dialogs.trend_dialog import TrendDialog
from ui.fields.link_line import LinkLine
from ui.form.figure_table import FigureTable
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
FLOW = FigureDefinition("a", "Văn bản đến", "mot", unit="văn bản", cumulative=True)
STOCK = FigureDefinition("b", "Biên chế", "mot")


def of(period: str, arrived: int, sent: int) -> Report:
    made = replace(sample(), period=period).with_figure("van_ban_den", arrived).with_figure("van_ban_di", sent)
    return made.with_figure("van_ban_tong", arrived + sent)


@pytest.fixture
def window(window: Window) -> Window:
    """With the reports that come before."""
    for made in (of("2020-9T", 3590, 828), of("2021-Q1", 1203, 285), of("2021-H1", 2517, 585)):
        window.store.save_draft(made)
    return window


@pytest.fixture
def desk(window: Window) -> Desk:
    """A report for nine months, begun from the half-year's."""
    return desk_with(window, carried_report(definition_of("cntt"), Period.parse("2021-9T"), of("2021-H1", 2517, 585)))


def strip_of(desk: Desk) -> list[str]:
    table = next(table for table in desk.findChildren(FigureTable) if table.isVisible())
    return [label.text() for label in table.findChildren(QLabel) if label.isVisible()]


def shown_rows(dialog: TrendDialog) -> list[list[str]]:
    table = dialog.table
    return [[table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())]


# ---------------------------------------------------------------- under the field


def test_what_the_year_had_reached_follows_every_keystroke(desk: Desk) -> None:
    number = field(desk, places.figure("van_ban_den"))
    assert "Đã đạt 2.517 ở 6 tháng đầu." in strip_of(desk)
    type_text(number, "3845")
    assert "Đã đạt 2.517 ở 6 tháng đầu; riêng phần tiếp theo: 1.328." in strip_of(desk)
    assert "nhập · thêm 1.328" in strip_of(desk)
    key(Qt.Key.Key_Backspace)
    assert "Đã đạt 2.517 ở 6 tháng đầu." in strip_of(desk), "384 is less than what was reached"
    settled(desk)
    assert any("nhỏ hơn 2.517 đã đạt ở 6 tháng đầu năm 2021" in words for words in strip_of(desk))


def test_a_share_has_nothing_reached(desk: Desk) -> None:
    type_text(field(desk, places.figure("ty_le_may_tinh_noi_mang")), "100")
    assert not any("Đã đạt" in words or "thêm" in words for words in strip_of(desk))


# ---------------------------------------------------------------- the dialog


def test_ctrl_d_in_the_field_shows_how_its_figure_went(desk: Desk) -> None:
    number = field(desk, places.figure("van_ban_den"))
    type_text(number, "3845")
    seen: list[list[list[str]]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, TrendDialog) and dialog.figure.currentText() == "Văn bản đến"
        seen.append(shown_rows(dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    when_asked(look)
    key(Qt.Key.Key_D, CTRL)
    (rows,) = seen
    assert [row[0] for row in rows] == ["◆ 9 tháng 2020", "Quý I 2021", "6 tháng đầu 2021", "■ 9 tháng 2021"]
    assert rows[-1][1:6] == ["3.845", "1.328", "3.590", "+255", "+7,1%"]
    assert desk.session.report.figure("van_ban_den").value == 3845, "the field took no part in it"


def test_the_link_below_the_figure_opens_it_too(desk: Desk) -> None:
    field(desk, places.figure("van_ban_di"))
    (link,) = [line for line in desk.findChildren(LinkLine) if line.isVisible() and "Xem diễn biến" in line.text()]
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus and link.accessibleName()
    names: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, TrendDialog)
        names.append(dialog.figure.currentText())
        dialog.reject()

    when_asked(look)
    link.setFocus()
    key(Qt.Key.Key_Tab)  # Qt chooses the link of a label by its own Tab
    link.linkActivated.emit("trend")
    assert names == ["Văn bản đi"]


def test_from_another_page_the_menu_begins_at_the_pages_first_figure(desk: Desk, window: Window) -> None:
    desk.go_to(places.item(desk.session.report.section_items("nguoi-dan")[0].id))
    names: list[str] = []
    when_asked(lambda dialog: (names.append(dialog.figure.currentText()), dialog.reject()))
    window.menus.actions["trend"].trigger()
    assert names == ["Thủ tục hành chính cung cấp trực tuyến mức độ 4"]


@pytest.fixture
def dialog(window: Window) -> Iterator[TrendDialog]:
    made = TrendDialog((FLOW, STOCK), report(period="2021-9T", figures={"a": 3845, "b": 25}), history({"2020-9T": 3590}), "a", window)
    made.show()
    made.activateWindow()
    until(lambda: QApplication.activeWindow() is made and made.chart._spots)
    yield made
    made.close()
    made.deleteLater()


def test_any_figure_is_chosen_by_keyboard(dialog: TrendDialog) -> None:
    assert dialog.chart.accessibleName() == "Biểu đồ: Văn bản đến"
    assert "9 tháng 2020: 3.590 văn bản; 9 tháng 2021: 3.845 văn bản" in dialog.chart.accessibleDescription()
    assert "Riêng phần tăng thêm" in [dialog.table.horizontalHeaderItem(at).text() for at in range(dialog.table.columnCount())]
    dialog.figure.setFocus()
    key(Qt.Key.Key_Down)
    assert dialog.chart.accessibleName() == "Biểu đồ: Biên chế"
    assert shown_rows(dialog)[1][:2] == ["■ 9 tháng 2021", "25"] and shown_rows(dialog)[0][1] == "–"
    assert "Riêng phần tăng thêm" not in [dialog.table.horizontalHeaderItem(at).text() for at in range(dialog.table.columnCount())]


@pytest.mark.parametrize("from_table", [True, False])
def test_the_table_is_copied_as_plain_text(dialog: TrendDialog, from_table: bool) -> None:
    (dialog.table if from_table else dialog.figure).setFocus()
    key(Qt.Key.Key_C, CTRL)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Kỳ báo cáo\tVăn bản đến (văn bản)\t")
    assert lines[1:] == [
        "9 tháng 2020\t3590\t3590\t\t\t\tđang soạn thảo",
        "9 tháng 2021\t3845\t3845\t3590\t255\t7,1\tđang soạn thảo",
    ]
    assert any("Đã chép 2 dòng" in label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize(("words", "suffix", "start"), [("Lưu CSV…", ".csv", b"\xef\xbb\xbf"), ("Lưu Excel (XLSX)…", ".xlsx", b"PK")])
def test_the_table_is_kept_as_a_file(
    desk: Desk, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, suffix: str, start: bytes
) -> None:
    target = tmp_path / "Diễn biến"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))

    def save(dialog: QDialog) -> None:
        (button,) = [button for button in dialog.findChildren(QPushButton) if button.text() == words]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        until(lambda: any("Đã lưu" in label.text() for label in dialog.findChildren(QLabel)))
        dialog.reject()

    field(desk, places.figure("van_ban_den"))
    when_asked(save)
    window.menus.actions["trend"].trigger()
    assert target.with_suffix(suffix).read_bytes().startswith(start)
    assert str(target.with_suffix(suffix)) in window.statusBar().currentMessage()


def test_what_cannot_be_kept_is_said_beside_the_buttons(
    desk: Desk, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "chưa có" / "x.csv"), ""))

    def save(dialog: QDialog) -> None:
        (button,) = [button for button in dialog.findChildren(QPushButton) if button.text() == "Lưu CSV…"]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        until(lambda: any("chưa có thư mục này" in label.text() for label in dialog.findChildren(QLabel)))
        dialog.reject()

    when_asked(save)
    window.menus.actions["trend"].trigger()


# ---------------------------------------------------------------- the chart


def test_a_bar_says_its_number_under_the_pointer(dialog: TrendDialog) -> None:
    dialog.chart.repaint()
    room, _bar = dialog.chart._spots[-1]
    at = QPoint(int(room.center().x()), int(room.center().y()))
    QApplication.sendEvent(dialog.chart, QHelpEvent(QEvent.Type.ToolTip, at, dialog.chart.mapToGlobal(at)))
    assert QToolTip.text() == "9 tháng 2021: 3.845 văn bản"


@pytest.mark.parametrize(
    ("values", "period"),
    [
        ({}, "2021-9T"),
        ({f"{year}-M{month:02}": year * month for year in range(2015, 2021) for month in range(1, 13)}, "2021-M12"),
        ({"2020-9T": "9" * 400, "2019-9T": -5, "2018-9T": 0}, "2021-9T"),
        ({"2020-9T": "chưa rõ"}, "2021-9T"),
    ],
    ids=["nothing", "seventy-two months", "beyond all measure", "no number"],
)
def test_every_series_can_be_drawn(ending: Ending, values: dict[str, int | str], period: str) -> None:
    made = ending(TrendDialog((FLOW, STOCK), report(period=period), history(values)))
    assert made.chart.grab().width() > 300
    bars = made.chart.shown_bars()
    assert bars[-1].when.code == period and bars[-1].part == "now"
    assert {bar.part for bar in bars[:-1]} <= {"same", "other"}


@pytest.mark.parametrize(
    ("least", "most", "lines"),
    [
        (806, 4914, [0, 2000, 4000, 6000]),
        (95, 100, [0, 25, 50, 75, 100]),
        (0, 3, [0, 1, 2, 3]),
        (-50, 100, [-50, 0, 50, 100]),
        (0, 0, [0, 0.5, 1]),
    ],
)
def test_the_scale_has_round_numbers_around_all_values(least: float, most: float, lines: list[float]) -> None:
    found = scale(least, most)
    assert found[0] <= least and found[-1] >= most
    assert list(found) == lines


# ---------------------------------------------------------------- many years


def test_forty_periods_stand_beside_a_report_and_are_checked(window: Window) -> None:
    for year in range(2011, 2021):
        for code, share in (("Q1", 25), ("H1", 50), ("9T", 75), ("Y", 100)):
            window.store.save_draft(of(f"{year}-{code}", 50 * share + year, 10 * share))
    desk = desk_with(window, of("2021-9T", 37_450, 800))
    assert len(desk.session.earlier.history) == 42
    assert desk.session.proof is not None
    (far,) = [finding for finding in desk.session.proof.findings if finding.code == "figure-unusual"]
    assert (far.where, cntt().id) == ("figure.van_ban_den", "cntt")
