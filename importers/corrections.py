"""What a clerk corrects in a file that was read: which corrections are possible, and what each makes of the report.

Nothing of the file is lost unless the clerk says so; lines that shall be in no report are remembered and can be put in again.
"""

from collections.abc import Iterable
from functools import reduce

from msgspec.structs import replace

from importers.confirming import Change, Confirming, Correction, shown_by
from importers.guesses import block_of
from importers.headings import missing_into
from importers.putting import LEVELS, placed, put_in, readable_citation, role_of
from importers.standing import home_of, lists_of, spot_before
from importers.taking import take_out, without_table
from models import edit
from models import place as places
from models.definition import SectionDefinition
from models.place import Place
from models.report import BASES, OPENING, Item, Section

_PUT: tuple[Change, ...] = ("heading", *LEVELS, "basis", "opening", "closing", "addressee", "recipient", "signature")
_DEEPEST = 4
_SPLIT = ("item", "section", "recipient", "addressee")


def corrected(state: Confirming, correction: Correction) -> Confirming:
    """The state after a correction, which is remembered; unchanged where the correction cannot be made."""
    if correction.change not in possible(state, correction.lines):
        return state
    changed = _made(state, correction)
    return state if changed is state else replace(changed, corrections=(*state.corrections, correction))


def all_corrected(state: Confirming, corrections: Iterable[Correction]) -> Confirming:
    """The state after several; those that cannot be made there are passed over."""
    return reduce(corrected, corrections, state)


def gone_on(before: Confirming, fresh: Confirming) -> Confirming:
    """A file that was read once more, with all that was said of it before: what was corrected is corrected again, and what was accepted
    stands where a line is what it was then. Another file begins anew.
    """
    if [one.line for one in before.traced] != [one.line for one in fresh.traced]:
        return fresh
    made = all_corrected(fresh, before.corrections)
    alike = {at for at in before.accepted if before.traced[at].role == made.traced[at].role}
    return replace(made, accepted=made.accepted | alike)


def _made(state: Confirming, correction: Correction) -> Confirming:
    lines, change = correction.lines, correction.change
    match change:
        case "deeper" | "shallower":
            return _stepped(state, lines, 1 if change == "deeper" else -1)
        case "section":
            return _as_section(state, lines, correction.to)
        case "move":
            return _moved(state, lines, correction.to)
        case "join":
            return _joined(state, lines)
        case "split":
            return _split(state, lines)
        case "left_out":
            return _left_out(state, lines)
    return _put_as(state, lines, change)


def _put_as(state: Confirming, lines: tuple[int, ...], change: Change) -> Confirming:
    state, pieces = take_out(state, lines)
    return reduce(lambda made, piece: put_in(made, piece, change), pieces, state)


# ---------------------------------------------------------------- what is possible


def possible(state: Confirming, lines: tuple[int, ...]) -> frozenset[Change]:
    """The corrections that can be made of lines of one guess."""
    home = home_of(state, lines[0])
    kind, id, _part = places.parts(home)
    if kind == "annex":
        return frozenset()
    if kind == "table":
        return frozenset({"move", "left_out"})
    changes: set[Change] = {*_PUT, "left_out", "section"}
    changes -= {role for role in _PUT if role == kind}
    if lines[0] in state.left_out:
        changes.discard("left_out")
    elif _above(state, lines) is not None:
        changes.add("join")
    if kind == "item":
        changes |= _of_item(state, id)
    if kind == "section":
        changes -= {"heading"}
        changes |= _of_heading(state.report.section(id))
    if kind in _SPLIT and len({state.traced[at].place for at in lines}) == 1 < len(lines):
        changes.add("split")
    return frozenset(changes - _not_here(state, lines, home))


def _of_item(state: Confirming, id: str) -> set[Change]:
    item = state.report.item(id)
    changes: set[Change] = {"move"}
    if item.citation is None and item.table is None and readable_citation(item.text):
        changes.add("citation")
    for change in ("deeper", "shallower"):
        if edit.indent_item(state.report, id, change == "deeper") != state.report:
            changes.add("deeper" if change == "deeper" else "shallower")
    return changes


def _of_heading(section: Section) -> set[Change]:
    changes: set[Change] = set()
    if section.level < _DEEPEST:
        changes.add("deeper")
    if section.level > 1:
        changes.add("shallower")
    return changes


def _not_here(state: Confirming, lines: tuple[int, ...], home: Place) -> set[Change]:
    """What is so already, and what has no room: one heading for several things, a heading inside an annex, a section that is taken."""
    kind, id, _part = places.parts(home)
    barred: set[Change] = set() if free_sections(state, lines) else {"section"}
    several = kind not in ("item", "section") and len({state.traced[at].place or at for at in lines}) > 1
    annexes = {annex.id for annex in state.report.annexes}
    if several or (annexes and spot_before(state, lines[0])[0] in annexes):
        barred |= {"heading", "section"}
    return barred | (_so_already(state, id) if kind == "item" else set())


def _so_already(state: Confirming, id: str) -> set[Change]:
    item, section = state.report.item(id), state.report.section_of(id)
    if item.table is not None:
        return {"deeper", "shallower", *LEVELS}
    if section == BASES:  # "Căn cứ" before a cited document is the paper's: elsewhere it would be gone
        return {"basis", "move"} if item.citation else {"basis"}
    own: set[Change] = {"opening"} if section == OPENING else set()
    return own if item.citation else {*own, item.level}


def free_sections(state: Confirming, lines: tuple[int, ...]) -> tuple[SectionDefinition, ...]:
    """The sections of the kind of report that no heading of the file is yet, and nothing stands under; not the lines' own."""
    told = {id for kind, id, _part in (places.parts(one.place) for one in state.traced if one.role == "heading") if kind == "section"}
    filled = {section.id for section in state.report.sections if section.items}
    own = places.parts(home_of(state, lines[0]))[1]
    return tuple(known for known in state.definition.sections if known.id not in told | filled and known.id != own)


# ---------------------------------------------------------------- levels, sections


def _stepped(state: Confirming, lines: tuple[int, ...], by: int) -> Confirming:
    """One level deeper or less deep: a heading, or an item."""
    home = home_of(state, lines[0])
    kind, id, _part = places.parts(home)
    if kind == "item":
        report = edit.indent_item(state.report, id, by > 0)
        level = report.item(id).level
        role = state.traced[lines[0]].role if report.item(id).citation else role_of(level)
        return placed(replace(state, report=report), lines, role, home)

    def step(section: Section) -> Section:
        return replace(section, level=min(max(section.level + by, 1), _DEEPEST)) if section.id == id else section

    return placed(replace(state, report=state.report.with_sections(step)), lines, "heading", home)


def _as_section(state: Confirming, lines: tuple[int, ...], to: str) -> Confirming:
    """The heading, or the line as a heading, of a section that the kind of report knows; number and title stay the file's."""
    known = next((section for section in free_sections(state, lines) if section.id == to), None)
    if known is None:
        return state
    if places.parts(home_of(state, lines[0]))[0] != "section":
        state = _put_as(state, lines, "heading")
    old = places.parts(home_of(state, lines[0]))[1]
    sections = [section for section in state.report.sections if section.id != to]
    sections = [replace(section, id=to, level=known.level) if section.id == old else section for section in sections]
    state = replace(state, report=replace(state.report, sections=tuple(sections)))
    return placed(_with_blank(state, old), lines, "heading", places.section(to))


def _with_blank(state: Confirming, id: str) -> Confirming:
    """A section of the kind that lost its heading stands there empty again, before the one that follows it in the kind's order."""
    known = {section.id: section for section in state.definition.sections}
    if id not in known:
        return state
    own = {section.id: section for section in state.report.sections}
    own[id] = Section(id, known[id].number, known[id].title, known[id].level)
    order = missing_into([section.id for section in state.report.sections], [one for one in known if one in own])
    return replace(state, report=replace(state.report, sections=tuple(own[one] for one in order)))


def targets(state: Confirming, lines: tuple[int, ...]) -> tuple[str, ...]:
    """The lists that an item can be moved to, by their names; a table has no place among the căn cứ."""
    moving = _moving(state, lines)
    holder = state.report.section_of(moving[0].id) if moving else ""
    barred = {holder, BASES} if any(item.table for item in moving) else {holder}
    return tuple(name for name, _items in lists_of(state.report) if name not in barred)


def _moving(state: Confirming, lines: tuple[int, ...]) -> tuple[Item, ...]:
    """The item that lines are, or those that show the table that they are."""
    kind, id, _part = places.parts(home_of(state, lines[0]))
    return tuple(item for _list, item in state.report.items() if (item.id if kind == "item" else item.table) == id)


def _moved(state: Confirming, lines: tuple[int, ...], to: str) -> Confirming:
    """An item, with its table and its document, in another list: at its end where that stands before, at its beginning where it follows."""
    if to not in targets(state, lines):
        return state
    moving, lists = _moving(state, lines), [name for name, _items in lists_of(state.report)]
    behind = lists.index(to) > lists.index(state.report.section_of(moving[0].id))
    report = state.report.with_items(lambda _list, items: tuple(item for item in items if item not in moving))
    old = report.section_items(to)
    report = report.with_section_items(to, (*moving, *old) if behind else (*old, *moving))
    return replace(state, report=report, accepted=state.accepted | frozenset(lines))


# ---------------------------------------------------------------- joining, splitting, leaving out


def _above(state: Confirming, lines: tuple[int, ...]) -> int | None:
    """The nearest line above that words can be added to; nothing where it takes none, or these are part of it already."""
    at = next((at for at in range(min(lines) - 1, -1, -1) if state.traced[at].place), None)
    if at is None or state.traced[at].place == state.traced[lines[0]].place:
        return None
    return None if _appended(state, state.traced[at].place, "", "") is None else at


def _joined(state: Confirming, lines: tuple[int, ...]) -> Confirming:
    above = _above(state, lines)
    if above is None:
        return state
    taken, pieces = take_out(state, lines)
    role, place = taken.traced[above].role, taken.traced[above].place
    markup, words = (" ".join(parts) for parts in zip(*((piece.markup, piece.words) for piece in pieces), strict=True))
    joined = _appended(taken, place, markup, words)
    return state if joined is None else placed(joined, tuple(at for piece in pieces for at in piece.lines), role, place)


def _appended(state: Confirming, place: Place, markup: str, words: str) -> Confirming | None:
    """The report with words behind those at a place, plain ones where it knows no markup; nothing where none can be added there."""
    kind, id, _part = places.parts(block_of(place, shown_by(state.report)))
    report = state.report
    match kind:
        case "item" if report.item(id).table is None:
            item = report.item(id)
            if item.citation:
                cited = report.citation(item.citation)
                subject = f"{cited.subject} {words.rstrip(';., ')}".strip()
                return replace(state, report=report.with_citation(replace(cited, subject=subject)))
            return replace(state, report=report.with_item(replace(item, text=f"{item.text} {markup}".strip())))
        case "section":
            title = f"{report.section(id).title} {markup}".strip()
            return replace(state, report=edit.put(report, places.section_part(id, "title"), title))
        case "subject" | "closing":
            return replace(state, report=edit.put(report, place, f"{edit.read(report, place)} {markup}".strip()))
    plain_field = kind in ("recipient", "addressee", "signature") or (kind == "letterhead" and id in ("superior", "issuer"))
    if not plain_field:
        return None
    return replace(state, report=edit.put(report, place, f"{edit.read(report, place)} {words}".strip()))


def _split(state: Confirming, lines: tuple[int, ...]) -> Confirming:
    """Each line of the file for itself: as many items of the same kind; behind a heading's first line, paragraphs under it."""
    kind, id, _part = places.parts(home_of(state, lines[0]))
    change: Change = "paragraph"
    if kind == "item":
        change = state.report.item(id).level
    elif kind in ("recipient", "addressee"):
        change = "recipient" if kind == "recipient" else "addressee"
    for at in lines[1:]:
        state = _put_as(state, (at,), change)
    return replace(state, accepted=state.accepted | frozenset(lines))


def _left_out(state: Confirming, lines: tuple[int, ...]) -> Confirming:
    kind, id, _part = places.parts(home_of(state, lines[0]))
    if kind == "table":
        state = without_table(state, id)
    state, pieces = take_out(state, lines)
    gone = frozenset(at for piece in pieces for at in piece.lines)
    return replace(state, accepted=state.accepted | gone, left_out=state.left_out | gone)
