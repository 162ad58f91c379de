"""Pictures of a store that does not open: each case, saving what can be read, and what came of it."""

from pathlib import Path

from models.errors import (
    DamagedStore,
    ForeignStore,
    MissingStore,
    NewerStore,
    StoreError,
    StoreFull,
    StoreInUse,
    StoreReadOnly,
    StoreUnwritable,
)
from models.language import _
from models.store.salvage import Rescued, account
from models.store.salvage.building import Built, Renumbered
from ui.dialogs.backup_table import ListedBackup, listed
from ui.rescue_dialog import RescueDialog
from ui.scenes.backups import _rows
from ui.screens import Stage

_FILE = Path("D:/Sổ báo cáo/sobaocao.db")


def rescue(on: Stage, suffix: str) -> None:
    """The dialog in each of its states."""
    damaged = DamagedStore(
        _(
            "Tệp dữ liệu “{path}” bị hỏng hoặc không phải của Sổ báo cáo; tệp được giữ nguyên, hãy mở lại chương trình để khôi phục từ "
            "bản sao lưu hoặc cứu những gì còn đọc được."
        ).format(path=_FILE)
    )
    here = listed([row.backup for row in _rows() if row.here], ())  # a store that does not open tells of no second place
    on.take_dialog(f"cuu-hong{suffix}", _dialog(damaged, here))
    on.take_dialog(f"cuu-hong-khong-sao-luu{suffix}", _dialog(damaged, ()))
    running = _dialog(damaged, here)
    running.show_running(_("Đang cứu dữ liệu…"))
    running.work.show_advance(40, 100)
    on.take_dialog(f"cuu-dang-lam{suffix}", running)
    rescued = _dialog(damaged, here)
    rescued.show_rescued(_("Đã cứu vào “{folder}”.").format(folder=_FILE.parent / "cuu-du-lieu-20261128-150000"), _account())
    on.take_dialog(f"cuu-xong{suffix}", rescued)
    if suffix:
        return
    others: tuple[tuple[str, StoreError, tuple[ListedBackup, ...]], ...] = (
        ("cuu-khong-thay", MissingStore(_sentence("không còn")), here),
        ("cuu-moi-hon", NewerStore(_sentence("do bản Sổ báo cáo mới hơn ghi")), ()),
        ("cuu-chuong-trinh-khac", ForeignStore(_sentence("không phải của Sổ báo cáo")), ()),
        ("cuu-o-day", StoreFull(_sentence("nằm ở ổ đĩa đã đầy")), ()),
        ("cuu-dang-mo", StoreInUse(f"Dữ liệu ở “{_FILE.parent}” đang được lan mở trên máy PC-PHONG-TC từ 07:05 hôm nay."), ()),
        ("cuu-khong-quyen", StoreReadOnly(_sentence("không ghi được vì không có quyền")), ()),
        ("cuu-o-hong", StoreUnwritable(_sentence("không ghi được (ổ đĩa hỏng hoặc đã rút ra); hãy kiểm tra ổ đĩa và cáp nối")), ()),
    )
    for name, error, backups in others:
        on.take_dialog(name, _dialog(error, backups))


def _sentence(what: str) -> str:
    return f"Tệp dữ liệu “{_FILE}” {what}."


def _dialog(error: StoreError, backups: tuple[ListedBackup, ...]) -> RescueDialog:
    dialog = RescueDialog()
    dialog.show_trouble(error, backups)
    return dialog


def _account() -> tuple[str, ...]:
    at = "2026-11-27T08:10:00+00:00"
    reports = (
        Rescued("cntt/2026-H1", "whole", updated=at),
        Rescued("cntt/2026-9T", "whole", updated=at),
        Rescued("cntt/2025-Y", "older", updated=at),
        Rescued("chung/2026-Q1", "doubtful", updated=at),
        Rescued("cntt/2024-Q1", "lost"),
    )
    chain = tuple(Renumbered(number, number, "", "") for number in range(1, 42))
    return account(_FILE, reports, Built(chain, 2, ()), [("cntt/2025-Y", "bao-cao-cntt-2025-Y.pdf")])
