"""What stands beside the items of a section: the same items of the prior report, those that are gone, and offers."""

from collections.abc import Iterator

from msgspec import Struct

from models.definition import ReportDefinition
from models.diff import matched_items
from models.document import item_markup, shown
from models.offers import Offer, offers
from models.prior import Earlier
from models.report import BASES, OPENING, Item, Report


class Beside(Struct, frozen=True):
    """By the id of an item: what the prior report says and what this one says, as they read; and its offers. `gone` have no counterpart."""

    prior: dict[str, tuple[str, str]]
    offers: dict[str, tuple[Offer, ...]]
    gone: tuple[tuple[Item, str], ...] = ()


def beside(report: Report, definition: ReportDefinition, section: str, earlier: Earlier) -> Beside:
    """Looks at one section of two reports. Raises NoSuchPlace where this one has no such section."""
    items = report.section_items(section)
    offered = {item.id: found for item in items if (found := offers(report, definition, section, item))}
    prior = earlier.prior
    if prior is None or section not in {BASES, OPENING, *(own.id for own in prior.sections), *(annex.id for annex in prior.annexes)}:
        return Beside({}, offered)
    old = prior.section_items(section)
    matched = matched_items(items, old)
    pairs = {
        item.id: (shown(prior, definition, matched[item.id].text), shown(report, definition, item.text))
        for item in items
        if item.id in matched
    }
    return Beside(pairs, offered, tuple(_gone(report, definition, old, prior, {item.id for item in matched.values()})))


def _gone(
    report: Report, definition: ReportDefinition, old: tuple[Item, ...], prior: Report, matched: set[str]
) -> Iterator[tuple[Item, str]]:
    """What the prior report says here and this one does not, as it reads; a plan that became tasks is not gone."""
    cited = {citation.name for citation in report.citations}
    tasks = {task.text for task in report.tasks}
    names = {citation.id: citation.name for citation in prior.citations}
    for at, item in enumerate(old):
        markup = item_markup(prior, old, at)
        still_there = item.id in matched if item.citation is None else names.get(item.citation) in cited
        if markup.strip() and not still_there and markup not in tasks:
            yield item, shown(prior, definition, markup)
