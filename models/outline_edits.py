"""The outline of a report edited: headings come, go and move with all that stands under them, and number themselves anew.

What stands under a heading are its items and the headings behind it that are deeper. Nothing here loses an item but `remove_heading`,
and that only where it is told to.
"""

from typing import Literal

from msgspec.structs import replace

from models.definition import ReportDefinition
from models.edit import remove_item
from models.heading_numbers import is_part, rank
from models.renumbering import renumbered
from models.report import OPENING, Report, Section, first_free

_DOTTED_DEEPEST, _DEEPEST = 4, 3
Where = Literal["above", "below", "inside"]


def fresh_section_id(report: Report) -> str:
    """An id that no heading of the report has."""
    return f"muc-{first_free((section.id for section in report.sections), 'muc-')}"


def block_of(sections: tuple[Section, ...], id: str) -> range:
    """Where a heading and all headings under it stand; empty where there is no such heading."""
    at = next((index for index, section in enumerate(sections) if section.id == id), None)
    if at is None:
        return range(0)
    end = at + 1
    while end < len(sections) and rank(sections[end]) > rank(sections[at]):
        end += 1
    return range(at, end)


def deepest(sections: tuple[Section, ...]) -> int:
    """How deep headings may stand: "a)" is the third and last with the decree, the fourth in a report that has "1.1" before it."""
    return max(
        _DOTTED_DEEPEST if any(rank(one) == 3 and "." in one.number.strip().rstrip(".") for one in sections) else _DEEPEST,
        max(map(rank, sections), default=0),
    )


def add_heading(report: Report, beside: str = "", where: Where = "below") -> Report:
    """A heading without words above or below another and as deep as that, or as the last one under it; at the end where none is named.

    Its id is `fresh_section_id` of the report as it was.
    """
    sections, block, id = report.sections, block_of(report.sections, beside), fresh_section_id(report)
    if not block:
        at, level = len(sections), 1
    else:
        known = sections[block.start]
        at = block.start if where == "above" else block.stop
        level = min(rank(known) + 1, deepest(sections)) if where == "inside" else max(rank(known), 1)
    made = (*sections[:at], Section(id, "", "", level), *sections[at:])
    return replace(report, sections=renumbered(made, sections, {id}))


def can_stand_inside(report: Report, id: str) -> bool:
    """Whether a heading may have headings under it."""
    block = block_of(report.sections, id)
    return bool(block) and rank(report.sections[block.start]) < deepest(report.sections)


def move_heading(report: Report, id: str, by: int) -> Report:
    """Moves a heading with all under it before (negative) or behind the one beside it; it stops at the ends of what it stands under."""
    sections, block = report.sections, block_of(report.sections, id)
    other = _elder(sections, block) if by < 0 else _younger(sections, block)
    if not block or not other:
        return report
    first, second = (other, block) if by < 0 else (block, other)
    moved = [sections[index] for part in (range(first.start), second, first, range(second.stop, len(sections))) for index in part]
    return replace(report, sections=renumbered(tuple(moved), sections))


def shift_heading(report: Report, id: str, deeper: bool) -> Report:
    """Makes a heading and all under it one level deeper or less deep; the order of the headings stays.

    Deeper goes under the heading beside it, where there is one and none would stand too deep. Less deep takes the headings behind it under
    itself. A part has no level.
    """
    sections, block = report.sections, block_of(report.sections, id)
    if not block or is_part(sections[block.start]):
        return report
    levels = [rank(sections[index]) for index in block]
    if (max(levels) >= deepest(sections) or not _elder(sections, block)) if deeper else levels[0] == 1:
        return report
    by = 1 if deeper else -1
    moved = [replace(one, level=one.level + by) if index in block else one for index, one in enumerate(sections)]
    return replace(report, sections=renumbered(tuple(moved), sections, {sections[index].id for index in block}))


def remove_heading(report: Report, id: str, keep: bool = False) -> Report:
    """Takes a heading out with all that stands under it.

    `keep` leaves what stands under it: its items go to the heading before it, or to the opening, and its headings come up one level.
    """
    sections, block = report.sections, block_of(report.sections, id)
    if not block:
        return report
    if keep:
        return _without_heading_alone(report, block)
    for index in block:
        for item in sections[index].items:
            report = remove_item(report, item.id)
    left = tuple(section for index, section in enumerate(report.sections) if index not in block)
    return replace(report, sections=renumbered(left, sections))


def _without_heading_alone(report: Report, block: range) -> Report:
    sections, gone = report.sections, report.sections[block.start]
    under = [sections[index] for index in block][1:]
    up = {one.id: replace(one, level=one.level - 1) if not is_part(gone) else one for one in under}
    before = sections[block.start - 1].id if block.start else OPENING
    report = report.with_section_items(before, (*report.section_items(before), *gone.items))
    left = tuple(up.get(one.id, one) for one in report.sections if one.id != gone.id)
    return replace(report, sections=renumbered(left, sections, set(up) if not is_part(gone) else ()))


def says_something(report: Report, id: str) -> bool:
    """Whether anything would be lost with a heading: its own words, those of headings under it, items."""
    under = [report.sections[index] for index in block_of(report.sections, id)]
    written = (item.text.strip() or item.citation or item.table or item.note.strip() for section in under for item in section.items)
    return len(under) > 1 or any(written)


def is_fixed(report: Report, definition: ReportDefinition, id: str) -> bool:
    """Whether a heading must stay where it is: the definition asks for it, or for one that stands under it."""
    asked = {section.id for section in definition.sections if section.required}
    return any(report.sections[index].id in asked for index in block_of(report.sections, id))


Act = Literal["above", "below", "inside", "up", "down", "in", "out", "remove"]


def possible_acts(report: Report, definition: ReportDefinition, id: str) -> frozenset[Act]:
    """What can be done with a heading where it stands. What the definition asks for stays there, and only gets others beside it."""
    sections, block = report.sections, block_of(report.sections, id)
    if not block:
        return frozenset()
    acts: set[Act] = {"above", "below"}
    if can_stand_inside(report, id):
        acts.add("inside")
    if is_fixed(report, definition, id):
        return frozenset(acts)
    acts.add("remove")
    if _elder(sections, block):
        acts.add("up")
    if _younger(sections, block):
        acts.add("down")
    if shift_heading(report, id, True) is not report:
        acts.add("in")
    if shift_heading(report, id, False) is not report:
        acts.add("out")
    return frozenset(acts)


def _elder(sections: tuple[Section, ...], block: range) -> range:
    """The heading right before one that is as deep, with all under it; empty where there is none."""
    at = block.start - 1
    while at >= 0 and rank(sections[at]) > rank(sections[block.start]):
        at -= 1
    if at < 0 or not block or rank(sections[at]) < rank(sections[block.start]):
        return range(0)
    return range(at, block.start)


def _younger(sections: tuple[Section, ...], block: range) -> range:
    """The heading right behind one that is as deep, with all under it; empty where there is none."""
    at = block.stop
    if not block or at >= len(sections) or rank(sections[at]) != rank(sections[block.start]):
        return range(0)
    return block_of(sections, sections[at].id)
