"""Files of others in the window: what is said of each stays with it, whatever else is open, and only what was asked last is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from importers.lines import source_line
from importers.reading import Imported, report_of
from models.period import Period
from models.text import Words
from tests.builders import cntt
from tests.ui.desks import until
from ui.dialogs.import_dialog import ImportDialog
from ui.foreign_files import ForeignFiles
from ui.window import Window

FIRST = ("BÁO CÁO", "Kết quả công tác năm 2021", "I. KẾT QUẢ", "Đã làm.", "Trên đây là báo cáo./.")
SECOND = ("BÁO CÁO", "Kết quả công tác năm 2022", "I. KẾT QUẢ", "1. Một", "Đã làm.", "2. Hai", "Chưa làm.", "Trên đây là báo cáo./.")


@pytest.fixture
def files(window: Window) -> Iterator[ForeignFiles]:
    yield ForeignFiles(window, window.busy)
    for dialog in dialogs(window):  # those that stand: one that was closed is not closed again
        dialog.reject()


def read(*texts: str) -> Imported:
    lines = [line for text in texts if (line := source_line([Words(text)])) is not None]
    return report_of(lines, None, None, "a.txt")


def dialogs(window: Window) -> list[ImportDialog]:
    return [dialog for dialog in window.findChildren(ImportDialog) if dialog.isVisible()]


def test_closing_one_file_leaves_the_other_open_and_its_own_words(files: ForeignFiles, window: Window) -> None:
    one, two = Path("một.docx"), Path("hai.docx")
    files.ask_about(read(*FIRST), one, lambda _report: None)
    (first,) = dialogs(window)
    files.ask_about(read(*SECOND), two, lambda _report: None)
    (second,) = (dialog for dialog in dialogs(window) if dialog is not first)
    first.reject()
    assert dialogs(window) == [second]
    files.ask_about(read(*FIRST), one, lambda _report: None)
    again = next(dialog for dialog in dialogs(window) if dialog is not second)
    assert len(again.state.traced) == len(FIRST), "what was said of the first file is not the second one's"


def test_of_several_readings_only_the_last_that_was_asked_is_shown(
    files: ForeignFiles, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def reading(_path: Path, _definition: object, period: Period, _stop: object) -> Imported:
        found = read(*FIRST)
        return replace(found, report=replace(found.report, period=period.code))

    monkeypatch.setattr("importers.reading.import_report", reading)
    files.ask_about(read(*FIRST), Path("một.docx"), lambda _report: None)
    (dialog,) = dialogs(window)
    monkeypatch.setattr(dialog, "show_read", lambda found, _definition: shown.append(found.report.period))
    for year in (2019, 2018, 2017):
        dialog.reading_asked.emit(cntt(), Period.parse(f"{year}-Y"))
    until(lambda: bool(shown))
    until(lambda: not window.busy.isVisible())
    assert shown == ["2017-Y"]
