"""Pictures of a report on its way: checked, printed, issued, locked, amended, replaced."""

from datetime import date

from exporters.issuing import earlier_of, findings_of, issue, mark
from models.acceptance import accept
from models.kinds import offered_kinds
from models.lifecycle import amended, document_words
from models.samples import sample_report
from ui.dialogs.new_report_dialog import NewReportDialog
from ui.dialogs.reason_dialog import amending
from ui.screens import Stage

_DAY = date(2021, 10, 4)


def lifecycle(on: Stage, suffix: str) -> None:
    """The steps of the strip, issuing held back and ready, a locked report, its replacement, two editions on the start page."""
    window, store = on.window, on.window.store
    store.put_setting("clerk", "Trần Thị Bình")
    report = sample_report()
    for finding in findings_of(report, earlier_of(store, report)):
        report = accept(report, finding, "Đã hỏi lại Sở Thông tin và Truyền thông")
    on.open(report, "noi-bo")
    on.take(f"buoc-soan-thao{suffix}")
    _take_issuing(on, f"ban-hanh-con-viec{suffix}", "177", "5/9/2021")
    window.issuance.take_next()
    on.settle()
    on.take(f"buoc-da-kiem-tra{suffix}")
    window.issuance.take_next()
    on.settle()
    on.take(f"buoc-trinh-ky{suffix}")
    _take_issuing(on, f"ban-hanh{suffix}", "177", "15/10/2021")
    _take_issuing(on, f"ban-hanh-con-loi{suffix}", "177", "5/9/2021")
    issued = issue(store, report.name, "177", "15/10/2021").report
    on.open(issued, "noi-bo")
    on.take(f"da-ban-hanh{suffix}")
    on.take_dialog(f"thay-the-ly-do{suffix}", amending(document_words(issued), window))
    kinds = offered_kinds()
    known = NewReportDialog(kinds, store.states(), _DAY, window, (kinds[0], issued.when))
    on.take_dialog(f"bao-cao-moi-da-ban-hanh{suffix}", known)
    on.open(amended(issued, "Sai số văn bản đến của quý III", 2), "noi-bo")
    on.take(f"dang-thay-the{suffix}")
    store.keep_revision(amended(issued, "Sai số văn bản đến của quý III", 2), "amended")
    mark(store, f"{issued.name}/2", "checked")
    issue(store, f"{issued.name}/2", "190", "1/11/2021")
    on.open(store.load(issued.name), "noi-bo")
    on.take(f"da-thay-the{suffix}")
    window.show_start()
    on.take(f"bat-dau-hai-ban{suffix}")


def _take_issuing(on: Stage, name: str, number: str, day: str) -> None:
    desk = on.window.desk
    if desk is None:
        return
    dialog = on.window.issuance.issue_dialog(desk)
    dialog.number.show_text(number)
    dialog.date.show_text(day)
    dialog.judge()
    on.take_dialog(name, dialog)
