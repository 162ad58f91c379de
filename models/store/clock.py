"""What the computer's clock says against what the store remembers: a wrong clock is told, and nothing is decided by it alone."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from models.dates import local_time, short_date
from models.language import _

if TYPE_CHECKING:
    from models.store.store import Store

RELEASED = date(2026, 11, 27)
"""A day before this version was made: no true clock that it runs by says an earlier one. Moved on with each release."""
_MARGIN = timedelta(days=1)
"""What clocks of time zones and of hands may differ."""


def clock_horizon() -> str:
    """The latest moment that something kept may bear, in UTC, ISO 8601; what bears a later one was kept by a clock that ran ahead."""
    now = datetime.now(UTC)
    return (now + _MARGIN if now.year < 9999 else now).isoformat(timespec="milliseconds")


def clock_problem(store: "Store", now: datetime | None = None) -> str:
    """One sentence where the clock cannot be right, or was not when something was kept; otherwise nothing. Raises StoreError.

    `now` has a zone. It is no damage: revisions are in the order of their numbers, whatever the clock said.
    """
    now = now or datetime.now(UTC)
    if now.date() < RELEASED:
        sentence = _("Đồng hồ máy đang chỉ ngày {day}, trước cả ngày làm ra chương trình này; hãy chỉnh lại ngày giờ của máy.")
        return sentence.format(day=short_date(now.date()))
    last = local_time(_last_moment(store))
    if last is not None and last - now > _MARGIN:
        sentence = _(
            "Lần giữ gần nhất trong sổ ghi ngày {last}, sau ngày {day} mà đồng hồ máy đang chỉ; hãy xem lại ngày giờ của máy. "
            "Dữ liệu vẫn đủ và đúng thứ tự."
        )
        return sentence.format(last=short_date(last.date()), day=short_date(now.date()))
    return ""


def _last_moment(store: "Store") -> str:
    with store._reading():
        row = store._db.conn.execute("SELECT at FROM revision ORDER BY id DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""
