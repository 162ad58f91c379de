"""Pictures of a Word file on its way back: what was changed in it, before it is taken in."""

from msgspec.structs import replace

from importers.returned import Returned
from models import edit
from models import place as places
from models.compare import compare_reports
from models.definition import definition_for
from models.samples import sample_report
from ui.dialogs.returned_dialog import ReturnedDialog
from ui.screens import Stage


def returned(on: Stage, suffix: str) -> None:
    """The sample after somebody changed a figure, words and the signer in its Word file, and took a paragraph out."""
    carried = sample_report()
    first, second, *_rest = carried.section_items("noi-bo")
    report = edit.put(carried, places.item(first.id), "Sử dụng phần mềm iOffice, ký số và số hóa văn bản, hồ sơ")
    report = edit.remove_item(report, second.id)
    report = edit.put(report, places.signature("name"), "Trần Thị Hòa").with_figure("van_ban_den", 3854, "imported")
    report = replace(report, recipients=("UBND tỉnh (báo cáo)", *report.recipients))
    changes = compare_reports(carried, report, definition_for(carried))
    back = Returned(report, carried, changes, ("bảng 1, ô 2: CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",))
    on.take_dialog(f"nhap-word-da-sua{suffix}", ReturnedDialog(back, "bao-cao-cntt-2021-9T.docx", on.window))
