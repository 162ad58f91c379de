"""Where a line of the file stands in the lists of the report, or would stand if it were an item."""

from importers.confirming import Confirming, shown_by
from importers.guesses import block_of
from models import place as places
from models.place import Place
from models.report import BASES, OPENING, Annex, Item, Report, Section


def lists_of(report: Report) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """Every list of items by its name, in the order of the paper."""
    named: tuple[Section | Annex, ...] = (*report.sections, *report.annexes)
    return ((BASES, report.bases), (OPENING, report.opening), *((part.id, part.items) for part in named))


def homes_of(state: Confirming) -> tuple[Place, ...]:
    """The block that each line became part of; empty where it stands nowhere."""
    shown = shown_by(state.report)
    return tuple(Place("") if at in state.left_out else block_of(one.place, shown) for at, one in enumerate(state.traced))


def home_of(state: Confirming, line: int) -> Place:
    """The block that one line became part of."""
    return Place("") if line in state.left_out else block_of(state.traced[line].place, shown_by(state.report))


def spot_before(state: Confirming, line: int) -> tuple[str, int]:
    """The list and the position in it behind what the nearest line above became.

    The opening where there is none. Căn cứ take in only what is said to be one: behind them the opening begins.
    """
    shown, lists = shown_by(state.report), dict(lists_of(state.report))
    where = {item.id: (section, at + 1) for section, items in lists.items() for at, item in enumerate(items)}
    under = {item.table: where[item.id] for _section, item in state.report.items() if item.table}
    for one in reversed(state.traced[:line]):
        kind, id, _part = places.parts(block_of(one.place, shown))
        spot = where.get(id) if kind == "item" else under.get(id) if kind == "table" else None
        if kind in ("section", "annex") and id in lists:
            spot = (id, 0)
        if spot is not None:
            return spot if spot[0] != BASES else (OPENING, 0)
    return OPENING, 0


def spot_in(state: Confirming, line: int, section: str) -> int:
    """The position in a list behind all that earlier lines of the file became."""
    shown = shown_by(state.report)
    earlier = {block_of(one.place, shown) for one in state.traced[:line]}
    items = state.report.section_items(section)
    return max((at + 1 for at, item in enumerate(items) if places.item(item.id) in earlier), default=0)


def lines_before(state: Confirming, line: int, kind: str) -> int:
    """How many lines of Nơi nhận ("recipient") or Kính gửi ("addressee") come from earlier lines of the file."""
    indexes = [id for found, id, _part in (places.parts(one.place) for one in state.traced[:line]) if found == kind]
    return max((int(index) + 1 for index in indexes if index.isdecimal()), default=0)
