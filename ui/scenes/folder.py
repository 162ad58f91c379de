"""Pictures of a folder of old reports on its way in: running, over with something of everything, stopped, and with nothing in it."""

from pathlib import Path

from importers.folder_result import FileResult
from importers.refusals import damaged
from models.language import _
from models.samples import sample_report
from ui.dialogs.folder_dialog import FolderDialog
from ui.scenes.confirming import read_from_word
from ui.screens import Stage

_FOLDER = Path("D:/Văn thư/Báo cáo cũ")


def _results() -> tuple[FileResult, ...]:
    """Six years of reports; the sentences are those of the program."""
    made = []
    read = read_from_word(sample_report(), {}).summary
    for year in range(2016, 2022):
        for name, code in (("Quý I", "Q1"), ("6 tháng đầu năm", "H1"), ("9 tháng đầu năm", "9T")):
            path = _FOLDER / str(year) / f"Báo cáo CNTT {name}.docx"
            made.append(FileResult(path, "taken", f"cntt/{year}-{code}", (), read, numbered=True))
    further = _("kỳ này đã có báo cáo {name}, tệp này thành một bản nữa").format(name="cntt/2019-Q1")
    unplaced = _("{count} dòng chưa rõ chỗ, để ở mục gần nhất").format(count=3)
    unsure = _("{count} dòng đoán chưa chắc").format(count=5)
    again = _("đã nhận trước đây (ngày {day}) thành báo cáo {name}").format(day="12/10/2021", name="cntt/2018-Q1")
    other = _("không phải tệp Word, tệp chữ hay tệp của sổ")
    broken = _FOLDER / "2019" / "Báo cáo năm.docx"
    made += [
        FileResult(_FOLDER / "2018" / "Bản sao của Báo cáo CNTT Quý I.docx", "known", "cntt/2018-Q1", (again,)),
        FileResult(_FOLDER / "2019" / "Báo cáo CNTT Quý I (sửa).docx", "doubtful", "cntt/2019-Q1/2", (further, unplaced), read),
        FileResult(broken, "unreadable", remarks=(str(damaged(broken)),)),
        FileResult(_FOLDER / "2021" / "Báo cáo năm (theo mẫu cũ).docx", "doubtful", "cntt/2021-Y", (unsure,), read),
        FileResult(_FOLDER / "2021" / "Phụ lục.xlsx", "skipped", remarks=(other,)),
    ]
    return tuple(sorted(made, key=lambda result: result.path))


def folder(on: Stage, suffix: str) -> None:
    """While it runs; when it is over, all files and only those that need a look; stopped; a folder with nothing in it."""
    results = _results()
    running = FolderDialog(_FOLDER, on.window)
    running.counted.emit(len(results))
    for result in results[:11]:
        running.came.emit(result)
    on.take_dialog(f"nhap-thu-muc-dang-chay{suffix}", running)

    over = FolderDialog(_FOLDER, on.window)
    over.counted.emit(len(results))
    for result in results:
        over.came.emit(result)
    over.show_end(False)
    over.show()
    on.wait(80)
    on.take(f"nhap-thu-muc-xong{suffix}", over)
    over.tabs.setCurrentIndex(1)
    on.take_dialog(f"nhap-thu-muc-can-xem{suffix}", over)

    empty = FolderDialog(_FOLDER, on.window)
    empty.show_end(True)
    on.take_dialog(f"nhap-thu-muc-trong{suffix}", empty)
