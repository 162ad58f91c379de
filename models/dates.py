"""Dates as Vietnamese state documents write them (NĐ 30/2020, Phụ lục I, II.4)."""

import re
from datetime import date, datetime

_TYPED = re.compile(r"(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})\s*(?:[/.-]|\s+năm\s+)\s*(\d{4})", re.IGNORECASE)


def read_date(typed: str) -> date | None:
    """The day meant by "31/8/2020", "ngày 31 tháng 8 năm 2020" or "2020-08-31"; nothing where no such day exists."""
    text = re.sub(r"\s+", " ", typed.strip())
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else _from_parts(text)
    except ValueError:
        return None


def _from_parts(text: str) -> date | None:
    match = _TYPED.fullmatch(text)
    return date(int(match[3]), int(match[2]), int(match[1])) if match else None


def local_time(at: str) -> datetime | None:
    """A kept moment (UTC, ISO 8601) on this computer's clock; nothing where it is none, or one before 1970, which Windows cannot turn."""
    try:
        return datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def short_date(day: date) -> str:
    """For running text: "07/5/2021", "10/02/2021"."""
    return f"{day.day:02}/{month_number(day.month)}/{day.year}"


def long_date(day: date) -> str:
    """For the letterhead and the căn cứ: "ngày 05 tháng 01 năm 2020"."""
    return f"ngày {day.day:02} tháng {month_number(day.month)} năm {day.year}"


def month_number(month: int) -> str:
    """A zero before months 1 and 2 only."""
    return f"{month:02}" if month < 3 else str(month)
