"""Scenes of a disk that takes nothing: the red line, the copy at another place, that it is over, and the question at the end."""

from datetime import datetime
from pathlib import Path

from models.samples import sample_report
from ui.dialogs.boxes import UnsavedBox
from ui.screens import Stage

_FULL = "Ổ đĩa chứa “D:\\Số liệu\\sobaocao.db” đã đầy; hãy xóa bớt tệp rồi thử lại."
_COPY = Path("E:/bao-cao-cntt-2021-9T-chua-luu-20261128-1405.json")


def unsaved(on: Stage, suffix: str) -> None:
    """Each state of the red line, over a report that is being written."""
    on.open(sample_report(), "opening")
    banner = on.window.trouble
    if on.window.desk is not None:
        on.window.desk.strip.show_not_saved()
    banner.show_standing(f"{_FULL} {on.window.unsaved.where_it_is()}")
    on.take(f"chua-luu-duoc{suffix}")
    banner.show_trouble("Không ghi được “E:\\bao-cao.pdf” (ổ đĩa đã đầy); hãy chọn thư mục khác.")
    on.take(f"chua-luu-duoc-va-loi-khac{suffix}")
    banner.clear()
    if on.window.desk is not None:
        on.window.desk.strip.show_saved(datetime.now())
    banner.end_standing(on.window.unsaved.relief())
    on.take(f"da-luu-lai-duoc{suffix}")
    banner.clear()
    on.take_dialog(f"hoi-dong-da-giu{suffix}", UnsavedBox(_FULL, on.window, _COPY))
