"""Two kinds of report in one window: which is offered, what is owed, how general reports are told apart."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from models.definition import definition_of
from models.kinds import offered_kinds
from models.period import Period
from models.report import Report, State
from models.store import ReportEntry
from tests.builders import sample
from tests.models.test_general_kind import general
from tests.ui.desks import Ending, key, until, when_asked
from ui.dialogs.boxes import TwiceBox
from ui.dialogs.new_report_dialog import NewReportDialog
from ui.dialogs.report_starts import Starts
from ui.pages import report_title
from ui.start.entry_words import entry_words
from ui.start.start_page import StartPage
from ui.window import Window

CHUNG, CNTT = definition_of("chung"), definition_of("cntt")
NINE = Period.parse("2021-9T")
EXISTING: dict[str, State] = {"chung/2021-9T": "issued", "chung/2021-9T/2": "draft", "chung/2021-H1": "issued", "cntt/2021-9T": "draft"}
SUBJECTS = {
    "chung/2021-9T": "Công tác văn thư 9 tháng đầu năm 2021",
    "chung/2021-9T/2": "Phòng, chống tham nhũng 9 tháng đầu năm 2021",
    "chung/2021-H1": "Công tác văn thư 6 tháng đầu năm 2021",
}


def entry(name: str, subject: str, state: State = "draft") -> ReportEntry:
    kind, period = name.split("/")[:2]
    return ReportEntry(name, kind, period, state, subject, "2021-10-04T08:00:00+00:00")


def titles(window: Window) -> list[str]:
    model = window.start_page.general.list.model()
    return [model.index(row, 0).data().split("\n")[0] for row in range(model.rowCount())]


# -------------------------------------------------------------------- a new report


def test_a_general_report_can_always_be_begun_beside_the_others_of_its_period() -> None:
    choices = Starts(CHUNG, NINE, EXISTING, SUBJECTS).choices
    assert [(choice.start, choice.name) for choice in choices] == [
        ("report", "chung/2021-H1"),
        ("blank", ""),
        ("word", ""),
        ("open", "chung/2021-9T"),
        ("open", "chung/2021-9T/2"),
    ]
    assert choices[0].words == "Báo cáo kỳ trước: 6 tháng đầu năm 2021 - “Công tác văn thư 6 tháng đầu năm 2021”"
    assert "“Phòng, chống tham nhũng 9 tháng đầu năm 2021” (đang soạn thảo)" in choices[4].words


def test_one_with_an_outline_of_its_own_is_opened_before_a_second_draft_is_begun() -> None:
    starts = Starts(CNTT, NINE, EXISTING)
    assert starts.choices[0].start == "open" and starts.go_words("blank") == "Tạo bản nháp thứ hai" and "Kỳ này đã có" in starts.hint()
    assert Starts(CHUNG, NINE, EXISTING).go_words("blank") == "Tạo báo cáo"
    assert Starts(CHUNG, NINE, EXISTING).hint().endswith("Kỳ này đã có 2 báo cáo chung; báo cáo mới đứng riêng bên cạnh.")


def test_another_kind_keeps_the_period_that_was_chosen(ending: Ending) -> None:
    dialog = ending(NewReportDialog(offered_kinds(), EXISTING, date(2021, 10, 4), None, (CNTT, NINE), SUBJECTS))
    dialog._kind.setCurrentText("Báo cáo chung")
    assert (dialog.definition(), dialog.period(), dialog.source()) == (CHUNG, NINE, "chung/2021-H1")
    dialog._period.setCurrentText("Tháng 02 năm 2021")
    dialog._year.setValue(2022)
    assert dialog.period() == Period.parse("2022-M02")
    dialog._kind.setCurrentIndex(0)
    assert dialog.definition() is CNTT and dialog.period() in dialog._listed


def test_the_kind_that_was_worked_on_last_is_offered_first(window: Window) -> None:
    window.store.save_draft(sample())
    window.store.save_draft(general("2021-9T"))
    offered: list[str] = []

    def look(dialog: NewReportDialog) -> None:
        offered.extend(dialog._kind.itemText(at) for at in range(dialog._kind.count()))
        dialog.reject()

    when_asked(look)  # type: ignore[arg-type]
    window.beginning.ask()
    assert offered == [CHUNG.name, CNTT.name]


# -------------------------------------------------------------------- the start page


def test_general_reports_are_a_list_by_subject_and_open_with_enter(page: StartPage) -> None:
    newest_first = ("chung/2021-9T/2", "chung/2021-9T", "chung/2021-H1")
    page.general_asked.connect(lambda kind: page.general.show_entries(tuple(entry(name, SUBJECTS[name]) for name in newest_first), 3))
    page.show_book((), EXISTING, (), date(2021, 12, 1))
    assert page.grid.isVisible() and not page.general.isVisible()
    page._kind_box.setCurrentText("Báo cáo chung")
    assert page.general.isVisible() and not page.grid.isVisible()
    model = page.general.list.model()
    assert [model.index(row, 0).data().split("\n")[0] for row in range(3)] == [
        "Phòng, chống tham nhũng 9 tháng đầu năm 2021",
        "Công tác văn thư 9 tháng đầu năm 2021",
        "Công tác văn thư 6 tháng đầu năm 2021",
    ]
    assert "9 tháng đầu năm 2021 (bản 2) · đang soạn thảo" in model.index(0, 0).data()
    chosen: list[str] = []
    page.report_chosen.connect(chosen.append)
    page.general.list.setFocus()
    key(Qt.Key.Key_Return)
    assert chosen == ["chung/2021-9T/2"]


def test_an_empty_list_says_that_nothing_is_owed(page: StartPage) -> None:
    page.general_asked.connect(lambda kind: page.general.show_entries((), 0))
    page.show_book((), {}, (), date(2021, 12, 1))
    page._kind_box.setCurrentText("Báo cáo chung")
    assert "không có kỳ nào phải nộp" in page.general.words.text() and not page.general.list.isVisible()


def test_a_book_of_many_shows_the_newest_and_says_how_many_there_are_besides(page: StartPage) -> None:
    many = tuple(entry(f"chung/2021-M{1 + at % 12:02}/{at}", f"Việc số {at}") for at in range(500))
    page.general_asked.connect(lambda kind: page.general.show_entries(many, 798))
    page.show_book((), {}, (), date(2021, 12, 1))
    page._kind_box.setCurrentText("Báo cáo chung")
    assert page.general.list.model().rowCount() == 500 and page.general.words.text().startswith("Còn 298 báo cáo cũ hơn")


def test_the_start_page_begins_with_the_kind_worked_on_last_and_leaves_the_choice_to_the_clerk(window: Window) -> None:
    window.store.save_draft(sample())
    window.store.save_draft(general("2021-9T"))
    window.show_start()
    assert window.start_page.general.isVisible() and titles(window) == ["Công tác văn thư 9 tháng đầu năm 2021"]
    assert not [due for due in window.start_page._due if due.definition == "chung"]
    window.start_page._kind_box.setCurrentText(CNTT.name)
    window.show_start()
    assert window.start_page.grid.isVisible()


def test_a_report_in_a_list_is_told_by_its_kind_or_by_its_subject() -> None:
    assert entry_words(entry("cntt/2021-9T", "Tình hình")).startswith(f"{CNTT.name} · 9 tháng đầu năm 2021\nđang soạn thảo")
    told = entry_words(entry("chung/2021-9T/2", "Công tác văn thư"))
    assert told.startswith("Công tác văn thư\nBáo cáo chung · 9 tháng đầu năm 2021 (bản 2) · đang soạn thảo")
    assert entry_words(entry("chung/2021-9T", "")).startswith("Báo cáo chung · 9 tháng đầu năm 2021\n")
    assert report_title(general("2021-9T"), CHUNG) == "Công tác văn thư 9 tháng đầu năm 2021 · 9 tháng 2021"


# -------------------------------------------------------------------- from a file


def answered(window: Window, report: Report, answer: str) -> list[str]:
    """Takes a report in, answers the question with a button; gives what was asked."""
    asked: list[str] = []

    def press(box: TwiceBox) -> None:
        asked.append(box.text())
        next(button for button in box.findChildren(QPushButton) if button.text() == answer).click()

    when_asked(press)  # type: ignore[arg-type]
    window.files.take_in(report)
    until(lambda: asked)
    return asked


def test_a_file_about_something_else_comes_in_without_a_question(window: Window) -> None:
    window.store.save_draft(general("2021-9T"))
    window.files.take_in(general("2021-9T", "Phòng, chống tham nhũng {ky}"))
    assert set(window.store.names()) == {"chung/2021-9T", "chung/2021-9T/2"}


def test_a_file_about_the_same_asks_and_names_what_it_is_about(window: Window) -> None:
    for report in (general("2021-9T"), general("2021-9T", "Phòng, chống tham nhũng {ky}", 2)):
        window.store.save_draft(report)
    again = replace(general("2021-9T", "Phòng, chống tham nhũng 9 tháng đầu năm 2021"), closing="Hết./.")
    asked = answered(window, again, "Thay bằng tệp")
    assert asked == ["Trong sổ đã có báo cáo “Phòng, chống tham nhũng 9 tháng đầu năm 2021”, 9 tháng đầu năm 2021 (đang soạn thảo)."]
    assert window.store.load("chung/2021-9T/2").closing == "Hết./." and window.store.load("chung/2021-9T").closing != "Hết./."
