"""Headings of two reports with free outlines: which one is which, told by their words, as their ids say nothing."""

from msgspec.structs import replace

from models.align import aligned
from models.heading_numbers import rank
from models.report import Report, Section
from models.text import Words, parse

_GONE = "truoc-"


def with_headings_of(earlier: Report, report: Report) -> Report:
    """An earlier report whose headings bear the ids of those of a report that say the same or nearly the same, in their order.

    A heading that has no counterpart gets an id that no report gives. A report that started from the earlier one has its ids already.
    """
    if report.source is not None and report.source.report == earlier.name:
        return earlier
    pairs = aligned(earlier.sections, report.sections, _words, rank)
    ids = {old.id: new.id for old, new in pairs if old is not None and new is not None}
    return earlier.with_sections(lambda section: replace(section, id=ids.get(section.id, _GONE + section.id)))


def _words(section: Section) -> str:
    return "".join(span.text if isinstance(span, Words) else "" for span in parse(section.title)).casefold()
