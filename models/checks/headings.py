"""The numbers of headings: no gaps, no repeats, in one scheme (NĐ 30/2020, Phụ lục I, II.6 and V)."""

import re
from collections.abc import Iterator, Sequence

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.checks.spots import first_of_each_id, put_label, quoted
from models.heading_numbers import HeadingNumber, heading_number, prefix_below, rank
from models.language import _
from models.report import Item, Report, Section

_TYPED = re.compile(r"(?P<number>(?:\d{1,2}\.)*\d{1,2})[.)]\s")


def heading_numbers(report: Report, _context: Context) -> Iterator[Finding]:
    """Each numbered heading follows its elder brother, and begins with its parent's number where it is dotted."""
    above: list[Section] = []
    elder: dict[tuple[int, str], Section] = {}
    sections = first_of_each_id(report.sections)
    begins = {section.id: at for at, section in enumerate(sections)}
    for at, section in enumerate(sections):
        while above and rank(above[-1]) >= rank(section):
            above.pop()
        parent = above[-1] if above else None
        above.append(section)
        key = (rank(section), parent.id if parent else "")
        right = _right_number(section, elder.get(key), parent, _last_before(elder, key))
        if right is None:
            continue
        since = elder.get(key) or parent
        before = [item for one in sections[begins[since.id] if since else 0 : at] for item in one.items]
        elder[key] = section
        if right and not _goes_on(section, before):
            yield _finding(section, right)


def _goes_on(section: Section, before: Sequence[Item]) -> bool:
    """Whether the number follows that of a paragraph: "1. Thể chế: …" may stand as text between headings "2." and "3."."""
    own = heading_number(section.number)
    if own is None or own.scheme != "1":
        return False
    counted = 0
    for item in reversed(before):
        typed = _TYPED.match(item.text)
        if typed and typed["number"] == f"{own.before}{own.value - 1}":
            return True
        counted += item.level == "number"
    return bool(counted) and counted == own.value - 1 and not own.before


def _last_before(elder: dict[tuple[int, str], Section], key: tuple[int, str]) -> Section | None:
    """The last heading of the same level under an earlier parent: some reports count on through all parts."""
    return next((held for (depth, parent), held in reversed(elder.items()) if depth == key[0] and parent != key[1]), None)


def _finding(section: Section, right: str) -> Finding:
    place = places.section_part(section.id, "number")
    values = {"number": quoted(section.number), "right": right, "title": quoted(section.title)}
    message = _("Mục {number} “{title}” đánh số không liên tục; theo thứ tự thì là {right}.").format(**values)
    return Finding(
        "heading-number", "warning", place, message, "NĐ 30/2020, Phụ lục I, II.6 và V", values, Fix(put_label(right), place, right)
    )


def _right_number(section: Section, elder: Section | None, parent: Section | None, cousin: Section | None) -> str | None:
    """The number that a heading should have, "" where it has it, nothing where its scheme is not known."""
    own = heading_number(section.number)
    if own is None:
        return None
    previous, uncle = _number_of(elder), _number_of(cousin)
    if previous is not None and previous.scheme != own.scheme:
        return None
    if previous is not None:
        expected = previous.value + 1
    else:
        counts_on = uncle is not None and uncle.scheme == own.scheme and not own.before and own.value == uncle.value + 1
        expected = own.value if counts_on else 1
    right = HeadingNumber(_prefix(own.before, parent, previous), own.scheme, expected, own.after).text
    return "" if right == section.number.strip() else right


def _number_of(section: Section | None) -> HeadingNumber | None:
    return heading_number(section.number) if section else None


def _prefix(before: str, parent: Section | None, previous: HeadingNumber | None) -> str:
    """ "2." before the 1 of 2.1: the parent's number, where that is in digits; else what the elder brother has."""
    return before and (prefix_below(parent) or (previous.before if previous else "") or before)
