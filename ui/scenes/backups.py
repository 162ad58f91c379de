"""Pictures of the backups: the list, empty, running, the second place, what came of it, the look before going back, passwords."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.language import _
from models.store.backups import Backup, Preview, PreviewEntry, Side, Why
from ui.dialogs.backup_dialog import BackupDialog
from ui.dialogs.backup_passwords import new_dialog, opening_dialog
from ui.dialogs.backup_place import ShownPlace
from ui.dialogs.backup_table import ListedBackup, listed
from ui.dialogs.restore_dialog import ClosedRestoreDialog, RestoreDialog
from ui.screens import Stage

_NOW = datetime(2026, 11, 27, 7, 58, tzinfo=UTC)
_STICK = Path("E:/Sao lưu sổ báo cáo")


def _rows() -> tuple[ListedBackup, ...]:
    """Backups of some weeks in two places."""
    whys: tuple[Why, ...] = ("daily", "before-restore", "start", "asked", "daily", "start", "daily", "daily", "before-migration", "daily")
    here = [
        Backup(Path(f"sao-luu-{at}.db"), _NOW - timedelta(hours=at * at * 7), why, 3_400_000 - at * 90_000, False, 60 - at, at == 4)
        for at, why in enumerate(whys)
    ]
    there = [Backup(_STICK / f"{own.path}.age", own.at, own.why, own.size, True, own.number) for own in (here[0], here[2], here[4])]
    older = Backup(_STICK / "cu.db.age", _NOW - timedelta(days=90), "daily", 1_900_000, True, 12)
    return listed(here, (*there, older))


def _preview() -> Preview:
    def side(days: float, state: str = "draft") -> Side:
        return Side(state, "Công tác văn thư", (_NOW - timedelta(days=days)).isoformat())  # type: ignore[arg-type]

    return Preview(
        _NOW - timedelta(days=3),
        (PreviewEntry("chung/2026-Q1", None, side(40)),),
        (
            PreviewEntry("cntt/2026-9T", side(0.1, "checked"), side(3.2)),
            PreviewEntry("cntt/2026-H1", side(1, "issued"), side(9, "printed")),
        ),
        (PreviewEntry("chung/2026-H1/2", side(0.2), None),),
        14,
        True,
    )


def _dialog(on: Stage, place: ShownPlace, rows: tuple[ListedBackup, ...]) -> BackupDialog:
    dialog = BackupDialog(on.window)
    dialog.show_backups(rows)
    dialog.show_place(place)
    return dialog


def backups(on: Stage, suffix: str) -> None:
    """The dialog in each of its states; the status line."""
    locked = ShownPlace(_STICK, True)
    on.take_dialog(f"sao-luu{suffix}", _dialog(on, locked, _rows()))
    on.take_dialog(f"sao-luu-trong{suffix}", _dialog(on, ShownPlace(), ()))
    running = _dialog(on, locked, _rows())
    running.show_running(_("Đang sao lưu…"))
    running.work.show_advance(62, 100)
    on.take_dialog(f"sao-luu-dang-chay{suffix}", running)
    done = _dialog(on, ShownPlace(_STICK, False, False), _rows())
    done.show_result(_("Đã sao lưu và đã mở lại kiểm tra."))
    on.take_dialog(f"sao-luu-xong{suffix}", done)
    failed = _dialog(on, locked, _rows())
    sentence = _("Ổ đĩa chứa “{folder}” không đủ chỗ cho bản sao lưu; hãy xóa bớt tệp hoặc chọn nơi khác.")
    failed.show_result(sentence.format(folder=_STICK), "error")
    on.take_dialog(f"sao-luu-loi{suffix}", failed)
    damaged = _dialog(on, locked, _rows())
    broken = _("Chuỗi phiên bản đứt ở phiên bản số {id} của “{report}” ({at}): nội dung không còn như khi được giữ.")
    damaged.show_result(
        _("Có {count} chỗ không còn nguyên; hãy báo người quản trị, hoặc khôi phục từ một bản sao lưu trước đó.").format(count=1),
        "error",
        (broken.format(id=41, report="cntt/2026-9T", at="12/10/2026"),),
    )
    on.take_dialog(f"sao-luu-du-lieu-hong{suffix}", damaged)
    _restoring(on, suffix)
    on.take_dialog(f"sao-luu-mat-khau-moi{suffix}", new_dialog(_("Các bản ghi ra nơi thứ hai từ nay"), on.window))
    on.take_dialog(f"sao-luu-mat-khau{suffix}", opening_dialog("sao-luu-00012.db.age", "", on.window))
    on.window.safekeeping.line.show_last(datetime.now(UTC))
    on.take(f"sao-luu-dong-cuoi{suffix}")


def _restoring(on: Stage, suffix: str) -> None:
    """The look before going back: something of everything, nothing to do, a backup that is not quite whole."""
    on.take_dialog(f"khoi-phuc{suffix}", RestoreDialog(_preview(), "Công nghệ thông tin, 9 tháng đầu năm 2026", on.window))
    on.take_dialog(f"khoi-phuc-giong-nhau{suffix}", RestoreDialog(Preview(_NOW), "", on.window))
    doubtful = Preview(
        _NOW, _preview().added, problems=(_("Chuỗi phiên bản thiếu phần cuối: lần giữ gần nhất là phiên bản số {id}.").format(id=88),)
    )
    on.take_dialog(f"khoi-phuc-khong-nguyen{suffix}", RestoreDialog(doubtful, "", on.window))
    every = tuple(PreviewEntry(entry.name, None, entry.there) for entry in (*_preview().added, *_preview().changed))
    on.take_dialog(f"khoi-phuc-tep-hong{suffix}", ClosedRestoreDialog(Preview(_NOW, every), on.window))
