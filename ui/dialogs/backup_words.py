"""What is said of a backup: when it was made and why, where it is, how large."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from models.dates import short_date
from models.language import N_, _
from models.numerals import rounded, write_number

if TYPE_CHECKING:
    from models.store.backups import Why

_WHY: "dict[Why, str]" = {
    "start": N_("Khi mở chương trình"),
    "daily": N_("Hằng ngày"),
    "asked": N_("Bấm “Sao lưu ngay”"),
    "before-migration": N_("Trước khi nâng cấp"),
    "before-restore": N_("Trước khi khôi phục"),
}
_KILO = 1024


def why_words(why: "Why") -> str:
    """Why a backup was made: "Hằng ngày"."""
    return _(_WHY[why])


def moment_words(at: datetime, today: date) -> str:
    """When something was, on this computer's clock: "14:05 hôm nay", "08:10 ngày 26/11/2026"."""
    at = at.astimezone()
    time, day = f"{at:%H:%M}", at.date()
    if day == today:
        return _("{time} hôm nay").format(time=time)
    if day == today - timedelta(days=1):
        return _("{time} hôm qua").format(time=time)
    return _("{time} ngày {day}").format(time=time, day=short_date(day))


def size_words(size: int) -> str:
    """Bytes as people say them: "340 KB", "1,2 MB"."""
    if size < _KILO * _KILO:
        return f"{write_number(Decimal(max(1, round(size / _KILO))))} KB"
    if size < _KILO**3:
        return f"{write_number(rounded(Decimal(size) / _KILO**2, 1))} MB"
    return f"{write_number(rounded(Decimal(size) / _KILO**3, 1))} GB"
