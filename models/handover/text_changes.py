"""What changed in the words of a report since the prior one: not its period, nor its figures, its number, its day.

The prior report is first put into the words of the new period (models/rewording.py), so that only what was really written anew is left.
"""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from models import place as places
from models.annexes import annex_names
from models.carry.mapping import in_shape_of
from models.carry.tasks import announces, plan_sections
from models.change import Change, size_of
from models.compare import compare_reports
from models.compare_body import section_name
from models.deadline import times_of
from models.definition import ReportDefinition
from models.document import shown
from models.report import BASES, OPENING, Item, Report
from models.rewording import reworded
from models.timewords import mentions

_MARK = re.compile(r"^(?:[-+]|\d+\.|\w\))\s+")
_FRAME = ("letterhead", "signature", "cosignature", "recipient", "addressee", "marks")
_OWN = (places.letterhead("number"), places.letterhead("date"))
"""What every report has of its own."""
_FRAME_NAME = "Thể thức, nơi nhận, người ký"
_TABLES = "Bảng"


class PartChanges(Struct, frozen=True):
    """How many passages of a part of the report came, went or were rewritten."""

    name: str
    added: int = 0
    removed: int = 0
    rewritten: int = 0


class TextChanges(Struct, frozen=True):
    """Every change of the words, the greatest first, those of the plan last; their counts part by part in the order of the paper."""

    changes: tuple[Change, ...] = ()
    parts: tuple[PartChanges, ...] = ()


def text_changes(prior: Report, report: Report, definition: ReportDefinition) -> TextChanges:
    """Cited documents and the prior plan are not told here; the sheet has lines of their own for them."""
    new = _without_continued(report)
    old = _as_for(prior, new, definition)
    plans = plan_sections(definition)
    kept = [change for change in compare_reports(old, new, definition) if _tells(change, old, new)]
    names = _names(old, new, definition)
    in_parts = [(names.get(_part_of(change, old, new), ""), change) for change in kept]
    parts = tuple(_counted(name, [change for own, change in in_parts if own == name]) for name in dict.fromkeys(names.values()))
    return TextChanges(
        tuple(sorted(kept, key=lambda change: (_part_of(change, old, new) in plans, -size_of((change,)).words))),
        tuple(part for part in parts if part.added or part.removed or part.rewritten),
    )


def _as_for(prior: Report, report: Report, definition: ReportDefinition) -> Report:
    """The prior report as if it spoke of the new period and stated its figures.

    Where its plan has become tasks, only what the new plan says again stands in it.
    """
    old, new = times_of(definition, prior.when), times_of(definition, report.when)
    shaped, plans = in_shape_of(definition, prior), plan_sections(definition) if report.tasks else frozenset[str]()
    said = {_said(report, definition, item) for section, item in report.items() if section in plans}

    def put(text: str) -> str:
        return reworded(text, old, new)

    def items(section: str, listed: tuple[Item, ...]) -> tuple[Item, ...]:
        spoken = (replace(item, text=put(item.text)) for item in listed)
        return tuple(item for item in spoken if section not in plans or announces(item) or _said(report, definition, item) in said)

    moved = shaped.with_items(items).with_sections(lambda section: replace(section, title=put(section.title)))
    return replace(
        moved,
        period=report.period,
        subject=put(moved.subject),
        closing=put(moved.closing),
        annexes=tuple(replace(annex, title=put(annex.title)) for annex in moved.annexes),
        tables=tuple(replace(table, rows=tuple(tuple(map(put, row)) for row in table.rows)) for table in moved.tables),
        figures=report.figures,
    )


def _said(report: Report, definition: ReportDefinition, item: Item) -> object:
    """What an item says, to tell whether it is said again."""
    return _read(shown(report, definition, item.text), report.when.year)


def _without_continued(report: Report) -> Report:
    """Tasks that go on stand in the plan as they did before."""
    continued = {task.item: task.text for task in report.tasks if task.outcome == "continued"}
    return report.with_items(lambda _list, listed: tuple(item for item in listed if continued.get(item.id) != item.text))


def _tells(change: Change, old: Report, new: Report) -> bool:
    if change.subject != "words" or change.kind == "moved" or change.place in _OWN:
        return False
    if _cites(change, old, new):
        return False
    return _read(change.old, new.when.year) != _read(change.new, new.when.year)


def _cites(change: Change, old: Report, new: Report) -> bool:
    """Whether it is an item that cites a document."""
    kind, id, _part = places.parts(change.place)
    holder = old if change.kind == "removed" else new
    return kind == "item" and any(item.id == id and item.citation for _section, item in holder.items())


def _read(text: str, year: int) -> tuple[str, tuple[object, ...]]:
    """What a text says beside times, and which times it names, however it does: without its mark and the mark at its end."""
    found = mentions(text, year)
    for mention in reversed(found):
        text = f"{text[: mention.start]}\0{text[mention.end :]}"
    words = " ".join(_MARK.sub("", text).split()).rstrip(" .;:,")
    return words.casefold(), tuple((mention.span, mention.day) for mention in found)


def _part_of(change: Change, old: Report, new: Report) -> str:
    """The id of the list or section that a change stands in; that of the frame, or of the tables together."""
    kind, id, _part = places.parts(change.place)
    if kind in ("section", "annex"):
        return id
    if kind == "item":
        holder = old if change.kind == "removed" else new
        return holder.section_of(id)
    return "frame" if kind in _FRAME else kind


def _names(old: Report, new: Report, definition: ReportDefinition) -> dict[str, str]:
    """Every part by its id, in the order of the paper."""
    names = {"frame": _FRAME_NAME, "subject": "Trích yếu", BASES: "Căn cứ", OPENING: "Mở đầu"}
    for report in (new, old):
        names |= {section.id: section_name(report, definition, section) for section in report.sections if section.id not in names}
    names["closing"] = "Kết thúc"
    for report in (old, new):
        names |= dict(zip((annex.id for annex in report.annexes), annex_names(len(report.annexes)), strict=True))
    return names | {"table": _TABLES}


def _counted(name: str, changes: Collection[Change]) -> PartChanges:
    kinds = [change.kind for change in changes]
    return PartChanges(name, kinds.count("added"), kinds.count("removed"), kinds.count("changed"))


def cited_since(prior: Report, report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The documents that are cited now and were not before, and the other way round, by their short names."""
    were, are = dict(_cited(prior)), dict(_cited(report))
    return tuple(name for key, name in are.items() if key not in were), tuple(name for key, name in were.items() if key not in are)


def _cited(report: Report) -> Iterator[tuple[object, str]]:
    for citation in report.citations:
        if citation.text.strip():
            yield citation.identity or citation.text.casefold(), citation.short
