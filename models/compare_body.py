"""What changed between the headings and items of two reports."""

from collections.abc import Iterator, Mapping

from models import place as places
from models.change import Change, ChangeKind, changed
from models.compare_items import Spot, matched, spots
from models.compare_page import annex_words
from models.definition import ReportDefinition
from models.language import _
from models.place import Place
from models.report import BASES, OPENING, Report, Section

Texts = Mapping[Place, str]
"""What the paper shows at each place."""


def body_changes(old: Report, new: Report, before: Texts, after: Texts, kind: ReportDefinition) -> Iterator[Change]:
    """Section by section as the new report has them, then the sections that went."""
    items = _Items(old, new, before, after, kind)
    yield from items.of(BASES)
    were, are = {section.id: section for section in old.sections}, {section.id: section for section in new.sections}
    yield from items.of(OPENING)
    for section in new.sections:
        yield from _heading(section, were.get(section.id), section, before, after)
        yield from items.of(section.id)
    for section in old.sections:
        if section.id not in are:
            yield from _heading(section, section, None, before, after)
            yield from items.of(section.id)
    for id in {annex.id: None for annex in (*new.annexes, *old.annexes)}:
        yield from items.of(id)


def _heading(one: Section, old: Section | None, new: Section | None, before: Texts, after: Texts) -> Iterator[Change]:
    if old is not None and new is not None and (old.number, old.title) == (new.number, new.title):
        return
    place = places.section(one.id)
    yield from changed(place, _("Đề mục"), before.get(place, "") if old else "", after.get(place, "") if new else "")


class _Items:
    """The items of both reports, matched, and what changed under each heading."""

    def __init__(self, old: Report, new: Report, before: Texts, after: Texts, kind: ReportDefinition) -> None:
        self._names = {section.id: _section_name(section, kind) for section in (*old.sections, *new.sections)}
        self._names |= annex_words(old) | annex_words(new)
        self._old, self._new = _spots(old, before), _spots(new, after)
        self._matches = matched(self._old, self._new)
        self._by_section: dict[str, list[Change]] = {}
        for at, spot in enumerate(self._new):
            self._by_section.setdefault(spot.section, []).extend(self._changes(at, spot))
        staying = set(self._matches.old_of.values())
        for at, spot in enumerate(self._old):
            if at not in staying and spot.text:
                self._by_section.setdefault(spot.section, []).append(self._change(spot, "removed", spot.text, ""))

    def of(self, section: str) -> list[Change]:
        """What changed under a heading."""
        return self._by_section.get(section, [])

    def _changes(self, at: int, spot: Spot) -> Iterator[Change]:
        found = self._matches.old_of.get(at)
        if found is None:
            if spot.text:
                yield self._change(spot, "added", "", spot.text)
            return
        was = self._old[found]
        if (was.item.text, was.item.level, was.item.citation) != (spot.item.text, spot.item.level, spot.item.citation):
            yield from self._rewritten(was, spot)
        if at in self._matches.moved:
            name = _("{name} (trước ở {before})").format(name=self._name(spot), before=self._name(was))
            yield self._change(spot, "moved", spot.text, spot.text, name)

    def _rewritten(self, was: Spot, spot: Spot) -> Iterator[Change]:
        if was.text != spot.text:
            yield from changed(places.item(spot.item.id), self._name(spot), was.text, spot.text)
        elif was.item.text != spot.item.text and was.item.citation == spot.item.citation:
            name = _("{name}, kiểu chữ hoặc số liệu chèn").format(name=self._name(spot))
            yield Change(places.item(spot.item.id), name, "changed", was.item.text, spot.item.text, "other")

    def _change(self, spot: Spot, kind: ChangeKind, old: str, new: str, name: str = "") -> Change:
        return Change(places.item(spot.item.id), name or self._name(spot), kind, old, new)

    def _name(self, spot: Spot) -> str:
        if spot.section == BASES:
            return _("Căn cứ {number}").format(number=spot.number)
        if spot.section == OPENING:
            return _("Mở đầu, đoạn {number}").format(number=spot.number)
        return _("{section}, ý {number}").format(section=self._names[spot.section], number=spot.number)


def _spots(report: Report, texts: Texts) -> list[Spot]:
    return spots(report, {item.id: texts.get(places.item(item.id), "").strip() for _section, item in report.items()})


_LONGEST = 40
"""Characters of a heading that name a spot."""


def _section_name(section: Section, definition: ReportDefinition) -> str:
    short = next((known.short for known in definition.sections if known.id == section.id), "")
    title = short or section.title
    title = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rsplit(' ', 1)[0]}…"
    return _("Mục {number} {title}").format(number=section.number.rstrip("."), title=title).replace("  ", " ")
