"""A report of the store in a list, in two lines; those of a general kind are told apart by their subjects."""

from models.dates import local_time, short_date
from models.definition import definitions
from models.editions import edition_words
from models.language import _
from models.lifecycle import state_names
from models.period import read_period
from models.store import ReportEntry


def entry_words(entry: ReportEntry) -> str:
    """Its kind, its period, its state, the day of the last change; of a general kind its subject first."""
    known = definitions().get(entry.definition)
    name = known.name if known else entry.definition
    if known and known.general and entry.subject.strip():
        return f"{entry.subject}\n{name} · {_period_words(entry)} · {_state_words(entry)}"
    return f"{name} · {_period_words(entry)}\n{_state_words(entry)}"


def general_words(entry: ReportEntry) -> str:
    """The same in a list of one general kind alone: its subject, and below it all else."""
    subject = entry.subject.strip() or _("chưa có trích yếu")
    return f"{subject}\n{_period_words(entry)} · {_state_words(entry)}"


def _period_words(entry: ReportEntry) -> str:
    period = read_period(entry.period)
    return (period.phrase if period else entry.period) + edition_words(entry.name)


def _state_words(entry: ReportEntry) -> str:
    at = local_time(entry.updated)
    changed = short_date(at.date()) if at else "?"
    return f"{state_names()[entry.state]} · " + _("sửa {day}").format(day=changed)
