"""Words that were taken out of a report put in again, as what the clerk says that they are, where the file has them."""

import re
from collections.abc import Mapping
from typing import get_args

from msgspec.structs import replace

from importers.confirming import Change, Confirming
from importers.head import ADDRESSEES
from importers.lines import BULLETS, is_upper, words_of
from importers.outline import BASE_LEVEL, style_of
from importers.standing import lines_before, spot_before, spot_in
from importers.tail import RECIPIENTS
from importers.taking import Piece, moved, with_lines
from importers.trace import Role
from models import edit
from models import place as places
from models.citation import Citation, read_citation
from models.edit import insert_item
from models.outline_edits import fresh_section_id
from models.place import Place
from models.report import BASES, OPENING, Item, ItemLevel, Section
from models.text import plain

LEVELS: tuple[ItemLevel, ...] = get_args(ItemLevel)
_ROLES: Mapping[str, Role] = {"number": "numbered", "letter": "lettered", "opening": "paragraph"}
_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\b\.?")


def put_in(state: Confirming, piece: Piece, change: Change) -> Confirming:
    """The report with the words of a piece in it."""
    if change in LEVELS or change in ("citation", "basis", "opening"):
        return _put_item(state, piece, change)
    match change:
        case "heading":
            return _put_heading(state, piece)
        case "recipient" | "addressee":
            return _put_line(state, piece, change)
        case "signature":
            return _put_signature(state, piece)
        case "closing":
            closing = " ".join(part for part in (state.report.closing, piece.markup) if part)
            return placed(replace(state, report=replace(state.report, closing=closing)), piece.lines, "closing", places.CLOSING)
    return state


def placed(state: Confirming, lines: tuple[int, ...], role: Role, place: Place) -> Confirming:
    """The lines are this now, and stand there; the clerk said so."""
    wanted = frozenset(lines)
    traced = tuple(replace(one, role=role, place=place) if at in wanted else one for at, one in enumerate(state.traced))
    return replace(state, traced=traced, accepted=state.accepted | wanted, left_out=state.left_out - wanted)


def role_of(change: Change) -> Role:
    """What lines are called that became this."""
    role: Role = _ROLES.get(change, change)  # type: ignore[arg-type]  # each other change that puts words in is a role too
    return role


# ---------------------------------------------------------------- items


def _put_item(state: Confirming, piece: Piece, change: Change) -> Confirming:
    report, id = state.report, state.report.fresh_item_id()
    section, index = _list_of(state, piece.lines[0], change)
    level: ItemLevel = next((level for level in LEVELS if level == change), "plus" if change == "citation" else "paragraph")
    text = piece.markup if level == "paragraph" else piece.text
    cited = readable_citation(text, report.fresh_citation_id()) if change == "citation" else None
    if cited is not None:
        report = report.with_citation(cited)
    item = Item(id, level, "" if cited else text, cited.id if cited else None, origin="imported")
    state = replace(state, report=insert_item(report, section, index, item))
    return placed(state, piece.lines, role_of(change), places.item(id))


def readable_citation(markup: str, id: str = "") -> Citation | None:
    """The cited document that a text is; nothing where a word of it would be gone."""
    citation = read_citation(plain(markup), id)
    return citation if citation is not None and words_of(citation.text) == words_of(plain(markup)) else None


def _list_of(state: Confirming, line: int, change: Change) -> tuple[str, int]:
    """The list that an item of a line belongs to, and its position in it."""
    if change == "basis":
        return BASES, spot_in(state, line, BASES)
    return (OPENING, spot_in(state, line, OPENING)) if change == "opening" else spot_before(state, line)


# ---------------------------------------------------------------- headings


def _put_heading(state: Confirming, piece: Piece) -> Confirming:
    """A section that begins here; the items below the line are its own from now on."""
    report = state.report
    above, index = spot_before(state, piece.lines[0])
    items = report.section_items(above)
    at = next((at + 1 for at, section in enumerate(report.sections) if section.id == above), 0)
    level = report.sections[at - 1].level if at else 1
    mark = "" if piece.mark in BULLETS else piece.mark
    id = fresh_section_id(report)
    section = Section(id, mark.rstrip(". "), piece.text, _level(mark, level), items[index:])
    report = report.with_section_items(above, items[:index])
    report = replace(report, sections=(*report.sections[:at], section, *report.sections[at:]))
    return placed(replace(state, report=report), piece.lines, "heading", places.section(id))


def _level(mark: str, above: int) -> int:
    """The level that a number tells, as it tells it to the reader; without one that of the heading above."""
    style = style_of(mark)
    return BASE_LEVEL[style] if style is not None else above


# ---------------------------------------------------------------- Nơi nhận, Kính gửi, signature


def _put_line(state: Confirming, piece: Piece, kind: Role) -> Confirming:
    listed = state.report.recipients if kind == "recipient" else state.report.addressees
    at = min(lines_before(state, piece.lines[0], kind), len(listed))
    label = (RECIPIENTS if kind == "recipient" else ADDRESSEES).match(piece.words)
    words = piece.words[label.end() :].strip(" -–") if label else piece.words
    if not words and kind == "recipient":  # the paper has these words by itself, whoever is named below them
        return placed(state, piece.lines, kind, Place(""))
    text = (words or piece.words).rstrip(";. ") or piece.words
    state = moved(with_lines(state, kind, (*listed[:at], text, *listed[at:])), kind, at, 1)
    return placed(state, piece.lines, kind, Place(f"{kind}.{at}"))


def _put_signature(state: Confirming, piece: Piece) -> Confirming:
    """Capitals are who signs for whom, and as what; other words are a name. What is there already stays before it."""
    part = "name"
    if is_upper(piece.words):
        part = "authority" if _AUTHORITY.match(piece.words) else "title"
    place = places.signature(part)
    text = " ".join(filter(None, (edit.read(state.report, place), piece.words)))
    return placed(replace(state, report=edit.put(state.report, place, text)), piece.lines, "signature", place)
