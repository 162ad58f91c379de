"""Pictures of a report's history: the list of what was kept, two states compared in words and on the paper."""

from msgspec.structs import replace

from models import edit
from models import place as places
from models.lifecycle import lock_reason
from models.printing import Printout
from models.revisions import history
from models.store import keep_printing
from ui.dialogs.history_dialog import HistoryDialog
from ui.past import compared
from ui.scenes.showing import report_in_work
from ui.screens import Stage

_PRINTOUT = Printout(printer="HP LaserJet Pro M404 (Văn thư)", copies=2, pages=(1, 2, 3), count=4, sides="long", draft=True)


def past(on: Stage, suffix: str) -> None:
    """The past of a report that was worked on three times and printed once: what changed in words, and on the paper."""
    store, report = on.window.store, report_in_work()
    first, second, *_rest = report.section_items("noi-bo")
    middle = edit.put(report.with_figure("van_ban_di", "888"), places.item(first.id), "Sử dụng iOffice và ký số; 3.845 văn bản đến")
    kept = [
        store.keep_revision(replace(report, subject="Ứng dụng công nghệ thông tin {ky}"), "copied"),
        keep_printing(store, report, _PRINTOUT, "Nguyễn Thị Hoa"),
        store.keep_revision(report, "worked", "Nguyễn Thị Hoa"),
        store.keep_revision(edit.move_item(edit.remove_item(middle, second.id), first.id, 2), "checked", "Nguyễn Thị Hoa"),
    ]
    dialog = HistoryDialog(report.when.phrase, "", on.window)
    dialog.show_entries(history(kept, store.revision_report))
    changes = compared(store.revision_report(kept[2].id), store.revision_report(kept[3].id))
    dialog.show_comparison(kept[2].id, kept[3].id, changes.changes, changes.paper)
    for at, name in enumerate(("tung-cho", "tren-giay")):
        dialog.tabs.setCurrentIndex(at)
        dialog.show()
        on.wait(150)
        on.take(f"lich-su-{name}{suffix}", dialog)
    dialog.close()
    locked = HistoryDialog(report.when.phrase, lock_reason(replace(report, state="issued")), on.window)
    locked.show_entries(())
    on.take_dialog(f"lich-su-trong{suffix}", locked)
