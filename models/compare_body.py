"""What changed between the headings, items and annexes of two reports."""

from collections.abc import Iterator, Mapping

from models import place as places
from models.annexes import annex_names
from models.change import Change, ChangeKind, changed
from models.compare_items import Spot, matched, spots
from models.compare_tables import TableChanges
from models.definition import ReportDefinition
from models.document import shown
from models.language import _
from models.place import Place
from models.report import BASES, OPENING, Annex, Report, Section
from models.text import plain

Texts = Mapping[Place, str]
"""What the paper shows at each place."""


class BodyChanges:
    """What changed in căn cứ, opening and sections, and in the annexes; tables with the list of items that they stand in."""

    def __init__(self, old: Report, new: Report, before: Texts, after: Texts, kind: ReportDefinition) -> None:
        self._old, self._new, self._before, self._after = old, new, before, after
        self._items = _Items(old, new, before, after, kind)
        self._tables = TableChanges(old, new, before, after)

    def body(self) -> Iterator[Change]:
        """Section by section as the new report has them, then the sections that went."""
        were, are = ({section.id: section for section in report.sections} for report in (self._old, self._new))
        yield from self._list(BASES)
        yield from self._list(OPENING)
        for section in self._new.sections:
            yield from _heading(section, were.get(section.id), section, self._before, self._after)
            yield from self._list(section.id)
        for section in self._old.sections:
            if section.id not in are:
                yield from _heading(section, section, None, self._before, self._after)
                yield from self._list(section.id)

    def annexes(self) -> Iterator[Change]:
        """Annex by annex as the new report has them, then those that went."""
        were, are = ({annex.id: annex for annex in report.annexes} for report in (self._old, self._new))
        order = [annex.id for annex in self._old.annexes if annex.id in are]
        kept = [annex.id for annex in self._new.annexes if annex.id in were]
        names = annex_names(len(self._new.annexes))
        for annex, name in zip(self._new.annexes, names, strict=True):
            was = were.get(annex.id)
            yield from _annex(name, was, annex)
            if was is not None and order.index(annex.id) != kept.index(annex.id):
                yield Change(places.annex(annex.id), _("{name}, thứ tự").format(name=name), "moved", plain(annex.title), plain(annex.title))
            yield from self._list(annex.id)
        for annex, name in zip(self._old.annexes, annex_names(len(self._old.annexes)), strict=True):
            if annex.id not in are:
                yield from _annex(name, annex, None)
                yield from self._list(annex.id)

    def _list(self, section: str) -> Iterator[Change]:
        yield from self._items.of(section)
        yield from self._tables.of(section)


def _annex(name: str, old: Annex | None, new: Annex | None) -> Iterator[Change]:
    """An annex's title and how it lies; one that came or went is named by its title, or by its word where it has none."""
    if old is None or new is None:
        one = new or old
        title = (plain(one.title).strip() if one else "") or name
        yield from changed(places.annex(one.id if one else ""), name, title if old else "", title if new else "")
        return
    yield from changed(places.annex_title(new.id), _("{name}, tên phụ lục").format(name=name), plain(old.title), plain(new.title))
    for label, was, now in (
        (_("{name}: trang nằm ngang"), old.landscape, new.landscape),
        (_("{name}: kèm bảng tổng hợp số liệu"), old.figures, new.figures),
    ):
        yield from changed(places.annex(new.id), label.format(name=name), _yes(was), _yes(now), "other")


def _yes(is_so: bool) -> str:
    return _("có") if is_so else _("không")


def _heading(one: Section, old: Section | None, new: Section | None, before: Texts, after: Texts) -> Iterator[Change]:
    if old is not None and new is not None and (old.number, old.title) == (new.number, new.title):
        return
    place = places.section(one.id)
    yield from changed(place, _("Đề mục"), before.get(place, "") if old else "", after.get(place, "") if new else "")


class _Items:
    """The items of both reports, matched, and what changed under each heading."""

    def __init__(self, old: Report, new: Report, before: Texts, after: Texts, kind: ReportDefinition) -> None:
        self._names = {section.id: section_name(report, kind, section) for report in (old, new) for section in report.sections}
        for report in (old, new):
            self._names |= zip((annex.id for annex in report.annexes), annex_names(len(report.annexes)), strict=True)
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
        if spot.section == OPENING:
            return _("Mở đầu, đoạn {number}").format(number=spot.number)
        if spot.section == BASES:
            return _("Căn cứ thứ {number}").format(number=spot.number)
        return _("{section}, ý {number}").format(section=self._names[spot.section], number=spot.number)


def _spots(report: Report, texts: Texts) -> list[Spot]:
    return spots(report, {item.id: texts.get(places.item(item.id), "").strip() for _section, item in report.items()})


_LONGEST = 40
"""Characters of a heading that name a spot."""


def section_name(report: Report, definition: ReportDefinition, section: Section) -> str:
    """A section in a list of changes: "Mục 2.1 Hạ tầng kỹ thuật"."""
    short = next((known.short for known in definition.sections if known.id == section.id), "")
    title = shown(report, definition, short or section.title)
    title = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rsplit(' ', 1)[0]}…"
    return _("Mục {number} {title}").format(number=section.number.rstrip("."), title=title).replace("  ", " ")
