"""A year of one office, through the window: quarter, half-year, nine months, year, the next year's first quarter, each from the last."""

import io
from decimal import Decimal

import pdfplumber
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from models import place as places
from models.acceptance import accept
from models.checks.finding import Finding
from models.definition import definition_of
from models.document import compose
from models.numerals import write_number
from models.page import page_lines
from models.period import Period
from models.report import Report
from tests.builders import sample
from tests.ui.desks import desk_with, field, key, press_button, settled, until, when_asked
from tests.ui.typing_keys import type_text
from ui.desk import Desk
from ui.dialogs.carry_dialog import CarryDialog
from ui.dialogs.issue_dialog import IssueDialog
from ui.window import Window

CNTT = definition_of("cntt")
FLOWS = ("ty_le_van_ban_dien_tu", "ty_le_cong_chuc_ioffice", "ty_le_lanh_dao_ky_so", "ty_le_su_dung_thu_cong_vu")
CITED = {citation.id: citation for citation in sample().citations}

YEAR = (
    ("2021-Q1", (1203, 285), ("c1", "c2", "c3"), "177", "24/3/2021"),
    ("2021-H1", (2517, 585), ("c4", "c5", "c6", "c7"), "500", "25/6/2021"),
    ("2021-9T", (3845, 888), ("c8", "c9"), "860", "12/10/2021"),
    ("2021-Y", (5210, 1187), (), "1100", "24/12/2021"),
    ("2022-Q1", (1310, 301), (), "201", "25/3/2022"),
)
"""Period, documents that came and went until then, what is cited anew, number and day of issue."""


def first_quarter() -> Report:
    """The real report as the office would have written it half a year before."""
    report = replace(sample(), period="2021-Q1")
    kept = tuple(item for item in report.section_items("chi-dao") if item.citation is None or item.citation in YEAR[0][2])
    cited = tuple(citation for citation in report.citations if citation.id in YEAR[0][2])
    return replace(report.with_section_items("chi-dao", kept), citations=cited)


def test_a_year_of_reports_each_from_the_last(window: Window) -> None:
    desk = desk_with(window, first_quarter())
    fill_figures(desk, *YEAR[0][1])
    issue(window, *YEAR[0][3:])
    for code, figures, cited, number, day in YEAR[1:]:
        desk = begin(window, code)
        answer_the_plan(desk)
        confirm_everything(desk)
        fill_figures(desk, *figures)
        for id in cited:
            cite(desk, CITED[id].text)
        assert left(desk, reviews=True) == [], f"{code}: nothing waits any more"
        issue(window, number, day)
        assert_paper_is_right(window, code, figures)
    assert window.store.verify() == ()
    assert set(window.store.states().values()) == {"issued"} and len(window.store.states()) == len(YEAR)
    assert lines_of(window.store.load("cntt/2021-9T")) == lines_of(sample()), "the real report of nine months, to the line"


def lines_of(report: Report) -> list[str]:
    """What stands on the paper between title and signature; the end marks of the list were typed once, and set since."""
    return [line.rstrip(".;") for line in page_lines(compose(report, CNTT))][7:]


def begin(window: Window, code: str) -> Desk:
    """Asks for the period as the start page does, takes what is proposed, reads what came along."""
    when_asked(lambda dialog: dialog.accept())
    window.beginning.ask((CNTT, Period.parse(code)))
    until(lambda: [dialog for dialog in window.findChildren(CarryDialog) if dialog.isVisible()])
    (dialog,) = [dialog for dialog in window.findChildren(CarryDialog) if dialog.isVisible()]
    dialog.accept()
    window.activateWindow()
    until(window.isActiveWindow)
    assert window.desk is not None
    assert window.desk.session.report.period == code
    return window.desk


def answer_the_plan(desk: Desk) -> None:
    """Everything goes on."""
    for _task in desk.session.report.tasks:
        key(Qt.Key.Key_2)
    assert {task.outcome for task in desk.session.report.tasks} == {"continued"}


def confirm_everything(desk: Desk) -> None:
    """Enter after Enter: items, documents, figures."""
    for section in ("opening", *(section.id for section in desk.session.report.sections)):
        waiting = [item for item in desk.session.report.section_items(section) if item.review]
        for item in waiting[:1]:
            field(desk, places.item(item.id))
        for _item in waiting:
            key(Qt.Key.Key_Return)
    for figure in CNTT.figures:
        if desk.session.report.figure(figure.id).review:
            field(desk, places.figure(figure.id))
            key(Qt.Key.Key_Return)


def fill_figures(desk: Desk, arrived: int, sent: int) -> None:
    for id, value in (("van_ban_den", arrived), ("van_ban_di", sent), *((flow, 100) for flow in FLOWS)):
        number = field(desk, places.figure(id))
        QTest.keyClick(number, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_text(number, str(value))


def cite(desk: Desk, text: str) -> None:
    """A whole citation pasted into the first field of a new row."""
    desk.show_page("chi-dao")
    press_button(desk, "Thêm văn bản viện dẫn")
    QGuiApplication.clipboard().setText(text)
    key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.report.citations[-1].text == text


def left(desk: Desk, reviews: bool) -> list[Finding]:
    settled(desk)
    assert desk.session.proof is not None
    return [finding for finding in desk.session.proof.findings if finding.is_review is reviews]


def issue(window: Window, number: str, day: str) -> None:
    """Gives a reason for what is only a warning, and goes the report's way to its end."""
    desk = window.desk
    assert desk is not None
    for finding in left(desk, reviews=False):
        assert finding.severity == "warning", finding.message
        desk.session.apply(lambda report, finding=finding: accept(report, finding, "đúng như thực tế"), "")
    settled(desk)
    name = desk.session.report.name
    press_button(desk, "Đánh dấu đã kiểm tra")
    key(Qt.Key.Key_F9)
    assert desk.session.report.state == "printed"

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, IssueDialog)
        dialog.number.selectAll()
        type_text(dialog.number, number)
        dialog.date.selectAll()
        type_text(dialog.date, day)
        dialog.judge()
        assert dialog.buttons.go.isEnabled(), dialog._problem.text()
        QTest.keyClick(dialog.date, Qt.Key.Key_Return)

    when_asked(fill)
    press_button(desk, "Ban hành…")
    until(lambda: window.store.load(name).state == "issued")
    until(lambda: window.desk is not None and window.desk.session.report.state == "issued")


def assert_paper_is_right(window: Window, code: str, figures: tuple[int, int]) -> None:
    """What the director gets: the period everywhere, the sum, and of other periods only what documents say."""
    report, period = window.store.load(f"cntt/{code}"), Period.parse(code)
    with pdfplumber.open(io.BytesIO(window.store.papers.frozen(report.name)[".pdf"])) as pdf:
        pages = [" ".join(page.extract_text().split()) for page in pdf.pages]
    assert [page.split(" ", 1)[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]
    paper = " ".join([pages[0], *(page.split(" ", 1)[1] for page in pages[1:])])
    assert f"Tình hình ứng dụng công nghệ thông tin {period.phrase}" in pages[0]
    assert f"PHƯƠNG HƯỚNG, NHIỆM VỤ {period.next_phrase.upper()}" in paper
    arrived, sent, total = (write_number(Decimal(value)) for value in (*figures, sum(figures)))
    assert f"Trong {period.phrase}, Sở đã xử lý tổng cộng {total} văn bản điện tử" in paper
    assert f"trong đó có {arrived} văn bản đến và {sent} văn bản đi." in paper
    own_words = "\n".join(line for line in page_lines(compose(report, CNTT)) if not line.startswith("+ ") or " số " not in line)
    for other in ("Quý I năm 2021", "6 tháng đầu năm 2021", "9 tháng đầu năm 2021", "3 tháng cuối năm 2021"):
        if other not in (period.phrase, period.next_phrase):
            assert other not in own_words, f"{code} still speaks of {other}"
