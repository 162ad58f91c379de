"""Pictures of the start page, of a new report and of the register."""

from datetime import date

from msgspec.structs import replace

from models import edit
from models import place as places
from models.kinds import offered_kinds
from models.period import Period
from models.samples import sample_report
from ui.dialogs.new_report_dialog import NewReportDialog
from ui.dialogs.register_dialog import RegisterDialog
from ui.scenes.showing import earlier_reports
from ui.screens import Stage

_DAY = date(2021, 10, 4)


def start(on: Stage, suffix: str) -> None:
    if not suffix:
        on.window.show_start()
        on.take("bat-dau-trong")
    for report in earlier_reports():
        on.window.store.save_draft(report)
    numbered = replace(sample_report().letterhead, number="912", date=date(2020, 12, 24))
    on.window.store.save_draft(replace(sample_report(), period="2020-Y", state="issued", letterhead=numbered))
    on.window.show_start()
    on.take(f"bat-dau{suffix}")
    if not suffix:
        _search(on, "quy i 2021", "bat-dau-tim")
        _search(on, "khong bao cao nao", "bat-dau-tim-khong-thay")
    _search(on, "chu ky so", f"bat-dau-tim-noi-dung{suffix}")


def _search(on: Stage, query: str, name: str) -> None:
    page = on.window.start_page
    page.search.show_text(query)
    page.search_asked.emit(query)
    on.wait(900)
    on.take(name)


def register(on: Stage, suffix: str) -> None:
    """The register of cited documents: all, doubles, nothing found."""
    store, other = on.window.store, replace(sample_report(), period="2021-Y")
    other = edit.put(other, places.citation("c1", "date"), "30/8/2020")
    store.save_draft(edit.put(other, places.citation("c4", "subject"), "về tình hình ứng dụng công nghệ thông tin Quý I năm 2021"))
    store.save_draft(sample_report())
    dialog = RegisterDialog(on.window)
    dialog.uses_asked.connect(lambda id: dialog.show_uses(id, store.document_uses(id)))
    dialog.show_register(store.register())
    on.take_dialog(f"so-van-ban{suffix}", dialog)
    if not suffix:
        doubles = RegisterDialog(on.window)
        doubles.doubles.setChecked(True)
        doubles.uses_asked.connect(lambda id: doubles.show_uses(id, store.document_uses(id)))
        doubles.show_register(store.register(doubles=True))
        on.take_dialog("so-van-ban-trung", doubles)
        nothing = RegisterDialog(on.window)
        nothing.query.show_text("999/KH")
        nothing.show_register(store.register("999/KH"), 1200)
        on.take_dialog("so-van-ban-khong-thay", nothing)


def new_report(on: Stage, suffix: str) -> None:
    existing, kinds = on.window.store.states(), offered_kinds()
    on.take_dialog(f"bao-cao-moi{suffix}", NewReportDialog(kinds, existing, _DAY, on.window))
    known = NewReportDialog(kinds, existing, _DAY, on.window, (kinds[0], Period.parse("2021-H1")))
    on.take_dialog(f"bao-cao-moi-da-co{suffix}", known)
