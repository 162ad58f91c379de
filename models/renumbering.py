"""Headings numbered anew after their outline has changed: in the way that the report numbers them, or else as the decree does.

Source: NĐ 30/2020, Phụ lục I, II.6 and V, the layout phần, mục, khoản, điểm: "I", "1", "a)".
"""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from models.heading_numbers import HeadingNumber, heading_number, prefix_below, rank
from models.report import Section

_USUAL = {1: HeadingNumber("", "I", 1, ""), 2: HeadingNumber("", "1", 1, ""), 3: HeadingNumber("", "a", 1, ")")}
_BELOW_DOTTED = HeadingNumber("", "a", 1, ")")

Family = tuple[int, str]
"""Headings that are counted together: how deep they stand, and the id of the heading that they stand under."""


def renumbered(sections: tuple[Section, ...], before: tuple[Section, ...], fresh: Collection[str] = ()) -> tuple[Section, ...]:
    """The headings with their numbers in order; `before` is how they stood until their outline was changed.

    `fresh` are the ids of those that came to where they are: they get the form of those beside them, none where those have none. What
    stood there keeps its form; what is in no known scheme ("Phần thứ nhất", "*") and what has no number stays as it is.
    """
    families = tuple(_families(sections))
    forms = _forms(sections, families, fresh)
    counts_on = _ranks_that_count_on(before)
    done: list[Section] = []
    by_id: dict[str, Section] = {}
    last: dict[Family, int] = {}
    last_of_rank: dict[int, int] = {}
    for section, family in zip(sections, families, strict=True):
        form, own = forms.get(family), heading_number(section.number)
        if section.id in fresh and form is None:
            section = replace(section, number="")
        elif form is not None and (section.id in fresh or (own is not None and own.scheme == form.scheme)):
            start = last_of_rank.get(family[0], 0) if family[0] in counts_on else 0
            value = last[family] = last_of_rank[family[0]] = last.get(family, start) + 1
            prefix = (prefix_below(by_id.get(family[1])) or form.before) if form.before else ""
            section = replace(section, number=HeadingNumber(prefix, form.scheme, value, form.after).text)
        done.append(section)
        by_id[section.id] = section
    return tuple(done)


def _families(sections: tuple[Section, ...]) -> Iterator[Family]:
    above: list[Section] = []
    for section in sections:
        while above and rank(above[-1]) >= rank(section):
            above.pop()
        yield rank(section), above[-1].id if above else ""
        above.append(section)


def _forms(sections: tuple[Section, ...], families: tuple[Family, ...], fresh: Collection[str]) -> dict[Family, HeadingNumber]:
    """How each family is numbered; a family that has no number is not in it."""
    settled: dict[Family, list[Section]] = {}
    for section, family in zip(sections, families, strict=True):
        settled.setdefault(family, [])
        if section.id not in fresh:
            settled[family].append(section)
    known = {family: form for family, members in settled.items() if (form := _form_of(members)) is not None}
    by_rank = {family[0]: form for family, form in reversed(known.items())}
    numbers = {section.id: section.number for section in sections}
    for family, members in settled.items():
        if not members:  # all of them are new there
            form = by_rank.get(family[0]) or _usual(family[0], numbers.get(family[1], ""), by_rank.get(family[0] - 1))
            if form is not None:
                known[family] = form
    return known


def _form_of(members: list[Section]) -> HeadingNumber | None:
    return next((number for member in members if (number := heading_number(member.number)) is not None), None)


def _usual(depth: int, parent: str, above: HeadingNumber | None) -> HeadingNumber | None:
    """The decree's form of a depth that the report has not numbered yet; below "1.1" a letter, and nothing below a letter."""
    if depth in _USUAL:
        return _USUAL[depth]
    dotted = heading_number(parent) or above
    return _BELOW_DOTTED if dotted is not None and dotted.before else None


def _ranks_that_count_on(sections: tuple[Section, ...]) -> frozenset[int]:
    """Depths at which a later family goes on where the one before it ended: I, II in one part, III, IV in the next."""
    last: dict[int, tuple[Family, int]] = {}
    found: set[int] = set()
    for section, family in zip(sections, _families(sections), strict=True):
        number = heading_number(section.number)
        if number is None or number.before:
            continue
        before = last.get(family[0])
        if before is not None and before[0] != family and number.value == before[1] + 1:
            found.add(family[0])
        last[family[0]] = (family, number.value)
    return frozenset(found)
