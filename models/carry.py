"""The next report from an earlier one: its text comes along to be looked at again, its figures start empty."""

from msgspec.structs import replace

from models.definition import ReportDefinition
from models.period import Period
from models.report import Item, Report, Section
from models.start import blank_report


def carried_report(definition: ReportDefinition, period: Period, earlier: Report) -> Report:
    """A draft for `period` that starts from `earlier`.

    Headings, items, citations and closing come along; each item bears "carried, to be reviewed". Figures, number and date are the new
    report's own, and so are notes and accepted reasons.
    """
    blank = blank_report(definition, period, earlier)
    return replace(
        blank,
        subject=earlier.subject or blank.subject,
        opening=_carried(earlier.opening),
        sections=tuple(_carried_section(section) for section in earlier.sections),
        citations=earlier.citations,
        closing=earlier.closing or blank.closing,
    )


def _carried_section(section: Section) -> Section:
    return replace(section, items=_carried(section.items))


def _carried(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(replace(item, origin="carried", review=True, note="") for item in items)
