"""The numbers of headings: no gaps, no repeats, in one scheme (NĐ 30/2020, Phụ lục I, II.6 and V)."""

import re
from collections.abc import Iterator

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.checks.spots import first_of_each_id, put_label, quoted
from models.document import LETTERS
from models.language import _
from models.numerals import write_roman
from models.report import Report, Section

_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_NUMBER = re.compile(r"(?P<before>(?:\d{1,3}\.)*)(?P<own>\d{1,3}|[IVX]{1,7}|[A-HĐ]|[a-zđ])(?P<after>[.)]*)")
_CAPITALS = "ABCDĐEGH"


def heading_numbers(report: Report, _context: Context) -> Iterator[Finding]:
    """Each numbered heading follows its elder brother, and begins with its parent's number where it is dotted."""
    above: list[Section] = []
    elder: dict[tuple[int, str], Section] = {}
    for section in first_of_each_id(report.sections):
        while above and above[-1].level >= section.level:
            above.pop()
        parent = above[-1] if above else None
        above.append(section)
        key = (section.level, parent.id if parent else "")
        right = _right_number(section, elder.get(key), parent, _last_before(elder, section, key))
        if right is None:
            continue
        elder[key] = section
        if right:
            yield _finding(section, right)


def _last_before(elder: dict[tuple[int, str], Section], section: Section, key: tuple[int, str]) -> Section | None:
    """The last heading of the same level under an earlier parent: some reports count on through all parts."""
    return next((held for (level, parent), held in reversed(elder.items()) if level == section.level and parent != key[1]), None)


def _finding(section: Section, right: str) -> Finding:
    place = places.section_part(section.id, "number")
    values = {"number": quoted(section.number), "right": right, "title": quoted(section.title)}
    message = _("Mục {number} “{title}” đánh số không liên tục; theo thứ tự thì là {right}.").format(**values)
    return Finding(
        "heading-number", "warning", place, message, "NĐ 30/2020, Phụ lục I, II.6 và V", values, Fix(put_label(right), place, right)
    )


def _right_number(section: Section, elder: Section | None, parent: Section | None, cousin: Section | None) -> str | None:
    """The number that a heading should have, "" where it has it, nothing where its scheme is not known."""
    match = _NUMBER.fullmatch(section.number.strip())
    if match is None or (own := _count(match["own"])) is None:
        return None
    scheme, at = own
    previous = _split(elder)
    if previous is not None and previous[1] != scheme:
        return None
    before = _prefix(match["before"], parent, elder)
    if previous is not None:
        expected = previous[2] + 1
    else:
        uncle = _split(cousin)
        counts_on = uncle is not None and uncle[1] == scheme and not match["before"] and at == uncle[2] + 1
        expected = at if counts_on else 1
    right = f"{before}{_written(scheme, expected)}{match['after']}"
    return "" if right == section.number.strip() or not _written(scheme, expected) else right


def _split(section: Section | None) -> tuple[str, str, int] | None:
    match = _NUMBER.fullmatch(section.number.strip()) if section else None
    own = _count(match["own"]) if match else None
    return (match["before"], *own) if match and own else None


def _prefix(before: str, parent: Section | None, elder: Section | None) -> str:
    """ "2." before the 1 of 2.1: the parent's number, where that is in digits; else what the elder brother has."""
    if not before:
        return before
    number = parent.number.strip().rstrip(".") if parent else ""
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,3})*", number):
        return f"{number}."
    previous = _split(elder)
    return previous[0] if previous and previous[0] else before


def _count(own: str) -> tuple[str, int] | None:
    if own.isdigit():
        return "1", int(own)
    if own in LETTERS:
        return "a", LETTERS.index(own) + 1
    if set(own) <= set("IVX") and _ROMAN.fullmatch(own):
        return "I", next(value for value in range(1, 40) if _written("I", value) == own)
    if len(own) == 1 and own in _CAPITALS:
        return "A", _CAPITALS.index(own) + 1
    return None


def _written(scheme: str, value: int) -> str:
    match scheme:
        case "1":
            return str(value)
        case "I":
            return write_roman(value) if value < 40 else ""
        case "a":
            return LETTERS[value - 1] if value <= len(LETTERS) else ""
        case _:
            return _CAPITALS[value - 1] if value <= len(_CAPITALS) else ""
