"""Lines of a file taken out of the report that was made of them, with their words, so that they can be put in as something else.

The words of a whole block come as the report has them, figures' tokens included; those of a part of one as they stood in the file. What the
report cannot give back for certain (one line that became number and day) stays in it: words may be there twice, never not at all.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from importers.confirming import Confirming
from importers.lines import BULLETS
from importers.standing import homes_of, spot_before
from importers.trace import Traced
from models import edit
from models import place as places
from models.edit import remove_item
from models.item_tables import take_table
from models.place import Place
from models.report import OPENING, Item, Report, Section
from models.text import escape, plain

_FIELDS = ("letterhead", "signature", "cosignature", "marks", "subject", "closing")


class Piece(Struct, frozen=True):
    """Words that stand nowhere at the moment: the lines that they were, the mark before them in the file, marked-up text without it.

    `typed` is the text as it stood in the file, without the tokens that the report may have put into it, for places that know no tokens.
    """

    lines: tuple[int, ...]
    mark: str
    text: str
    typed: str

    @property
    def markup(self) -> str:
        """The words as a paragraph has them: a number stays with them, a bullet does not."""
        return self._marked(self.text)

    @property
    def words(self) -> str:
        """The same as plain text."""
        return plain(self._marked(self.typed)).strip()

    def _marked(self, text: str) -> str:
        return text if self.mark in BULLETS else f"{escape(self.mark)} {text}".strip()


def take_out(state: Confirming, lines: Iterable[int]) -> tuple[Confirming, tuple[Piece, ...]]:
    """The report without these lines, and their words in the file's order, one piece for each thing that they were."""
    pieces = []
    for group in _things(state, sorted(set(lines))):
        state, piece = _take_thing(state, group)
        traced = tuple(replace(one, place=Place("")) if at in group else one for at, one in enumerate(state.traced))
        state = replace(state, traced=traced, left_out=state.left_out.difference(group))
        pieces.append(piece)
    return state, tuple(pieces)


def _things(state: Confirming, lines: Sequence[int]) -> list[tuple[int, ...]]:
    """The lines by what they became; those that became nothing one by one, and the cells of a table's row together."""

    homes = homes_of(state)

    def thing(at: int) -> tuple[object, ...]:
        one, home = state.traced[at], homes[at]
        if home:
            return (home if places.parts(home)[0] in ("item", "section") else one.place,)
        return (one.line.table, one.line.row) if one.line.table else (0, at)

    return [tuple(group) for _thing, group in groupby(lines, thing)]


def _take_thing(state: Confirming, lines: tuple[int, ...]) -> tuple[Confirming, Piece]:
    first = state.traced[lines[0]]
    piece = _as_in_the_file(state.traced, lines)
    homes = homes_of(state)
    home = homes[lines[0]]
    others = tuple(at for at, other in enumerate(homes) if other == home and at not in lines)
    kind, id, _part = places.parts(home)
    match kind:
        case "item":
            return _take_item(state, id, piece, others)
        case "section":
            return _take_heading(state, id, piece, others)
        case "recipient" | "addressee":
            return _take_from_list(state, first.place, piece)
    if kind in _FIELDS:
        return _take_field(state, first.place, piece), piece
    return state, piece


def _as_in_the_file(traced: Sequence[Traced], lines: tuple[int, ...]) -> Piece:
    """The words as they stood in the file; cells of a row with a stroke between them."""
    first, *rest = (traced[at].line for at in lines)
    if first.table and rest:
        row = " | ".join(line.markup for line in (first, *rest))
        return Piece(lines, "", row, row)
    text = " ".join([first.body, *(line.markup for line in rest)])
    return Piece(lines, first.list_mark, text, text)


# ---------------------------------------------------------------- items and headings


def _take_item(state: Confirming, id: str, piece: Piece, others: tuple[int, ...]) -> tuple[Confirming, Piece]:
    report, item = state.report, state.report.item(id)
    if others:
        left = _as_in_the_file(state.traced, others)
        text = left.markup if item.level == "paragraph" else left.text
        return replace(state, report=_without_citation(report, replace(item, text=text, citation=None))), piece
    if item.citation:
        cited, blank = escape(report.citation(item.citation).text), item.text[:1] not in ("", *".,;:)")
        text = f"{cited} {item.text}" if blank else f"{cited}{item.text}"
    else:
        text = item.text
    mark = escape(piece.mark)
    if item.level == "paragraph" and mark and text.startswith(mark):
        text = text[len(mark) :].lstrip()
    kept = report.with_item(replace(item, text="")) if item.table else remove_item(report, id)
    cites_a_basis = item.citation and any(one.id == id for one in report.bases)  # the paper sets "Căn cứ" before it, the report has none
    return replace(state, report=kept), piece if cites_a_basis else replace(piece, text=text)


def _without_citation(report: Report, item: Item) -> Report:
    """The report with an item that cites nothing any more."""
    gone = report.item(item.id).citation
    report = report.with_item(item)
    if gone and all(other.citation != gone for _list, other in report.items()):
        report = replace(report, citations=tuple(citation for citation in report.citations if citation.id != gone))
    return report


def _take_heading(state: Confirming, id: str, piece: Piece, others: tuple[int, ...]) -> tuple[Confirming, Piece]:
    """A heading's items go to what stands before it; a section that the kind of report knows stays, without them."""
    section = state.report.section(id)
    if others:
        left = " ".join(state.traced[at].line.body for at in others)
        return replace(state, report=edit.put(state.report, places.section_part(id, "title"), left)), piece
    at = state.report.sections.index(section)
    known = next((one for one in state.definition.sections if one.id == id), None)
    blank = (Section(known.id, known.number, known.title, known.level),) if known else ()
    sections = (*state.report.sections[:at], *blank, *state.report.sections[at + 1 :])
    report = replace(state.report, sections=sections)
    above = _list_above(state, piece.lines[0], at)
    report = report.with_section_items(above, (*report.section_items(above), *section.items))
    apart = piece.mark or not section.number.strip()  # "Phần I" is no mark: then the file's words hold the number
    return replace(state, report=report), replace(piece, text=section.title) if apart else piece


def _list_above(state: Confirming, line: int, at: int) -> str:
    """What takes the items of the `at`-th section: where the lines above stand; items that were moved about do not count."""
    before = [section.id for section in state.report.sections[:at]]
    above = spot_before(state, line)[0]
    if above in before:
        return above
    return before[-1] if before and above != OPENING else OPENING


# ---------------------------------------------------------------- lists of lines and single fields


def _take_from_list(state: Confirming, place: Place, piece: Piece) -> tuple[Confirming, Piece]:
    """A line of Nơi nhận or Kính gửi; those behind it move up by one."""
    kind, index, _part = places.parts(place)
    at, listed = int(index), state.report.recipients if kind == "recipient" else state.report.addressees
    others = [at for at, one in enumerate(state.traced) if one.place == place and at not in piece.lines]
    if at >= len(listed):
        return state, piece
    if others:
        left = " ".join(plain(state.traced[other].line.body) for other in others)
        return replace(state, report=edit.put(state.report, place, left)), piece
    state = with_lines(state, kind, (*listed[:at], *listed[at + 1 :]))
    return moved(state, kind, at, -1), piece


def with_lines(state: Confirming, kind: str, lines: tuple[str, ...]) -> Confirming:
    """Other lines of Nơi nhận ("recipient") or Kính gửi ("addressee")."""
    changed = replace(state.report, recipients=lines) if kind == "recipient" else replace(state.report, addressees=lines)
    return replace(state, report=changed)


def moved(state: Confirming, kind: str, start: int, by: int) -> Confirming:
    """The lines of the file follow theirs of Nơi nhận or Kính gửi, where those from `start` on have moved."""

    def follow(one: Traced) -> Traced:
        found, index, _part = places.parts(one.place)
        if found != kind or not index.isdecimal() or int(index) < start:
            return one
        return replace(one, place=Place(f"{kind}.{max(int(index) + by, 0)}"))

    return replace(state, traced=tuple(map(follow, state.traced)))


def _take_field(state: Confirming, place: Place, piece: Piece) -> Confirming:
    """A field keeps the words of its other lines; number and day are empty without their line."""
    left = [one.line for at, one in enumerate(state.traced) if one.place == place and at not in piece.lines and one.role != "title"]
    kind = places.parts(place)[0]
    marked_up = kind in ("subject", "closing")
    text = " ".join(line.body if marked_up else plain(line.body) for line in left)
    return replace(state, report=edit.put(state.report, place, text))


def without_table(state: Confirming, id: str) -> Confirming:
    """The report without a table; what stands above it stays as an item."""
    report = state.report
    for _list, item in report.items():
        if item.table == id:
            report = take_table(report, item.id) if item.text.strip() else remove_item(report, item.id)
    return replace(state, report=report)
