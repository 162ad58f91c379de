"""The report that a perfect reader would make of a truth: the scorer must find nothing wrong with it."""

import datetime
import re

from msgspec.structs import replace

from models.dates import read_date
from models.marks import CIRCULATIONS, URGENCIES, Circulation, Marks, Urgency
from models.report import Annex, Item, ItemLevel, Letterhead, Report, Section, Signature
from models.text import escape
from models.text_table import TableColumn, TextTable
from tests.corpus.truth import Block, Truth

_LEVELS: dict[str, ItemLevel] = {"dash": "dash", "plus": "plus", "numbered": "number", "lettered": "letter"}


def ideal(truth: Truth) -> Report:
    """The report of a truth."""
    maker = _Maker(truth)
    for block in truth.blocks:
        maker.add(block)
    return maker.report()


class _Maker:
    """Puts blocks at their places, one after the other."""

    def __init__(self, truth: Truth) -> None:
        self._truth = truth
        self._lists: list[Section | Annex | tuple[Item, ...]] = [()]
        self._tables: list[TextTable] = []
        self._items = 0
        self._closing = ""

    def add(self, block: Block) -> None:
        match block.role:
            case "heading":
                number = block.mark.rstrip(".-/: ") if block.level else block.mark.rstrip(".: ")
                self._lists.append(Section(f"s{len(self._lists)}", number, escape(block.text), max(block.level, 1)))
            case "annex":
                self._lists.append(Annex(f"pl{len(self._lists)}", escape(block.text), landscape=block.landscape))
            case "closing":
                self._closing = escape(block.text)
            case "table":
                self._add_table(block)
            case role:
                level = _LEVELS.get(role, "paragraph")
                own = level not in ("number", "letter") or self._counts(block, level)
                self._put(Item(self._id(), level if own else "paragraph", escape(block.text if own else block.full)))
        if block.note:
            self._put(Item(self._id(), "paragraph", escape(block.note)))

    def _add_table(self, block: Block) -> None:
        table = TextTable(
            f"b{len(self._tables) + 1}",
            tuple(TableColumn(title) for title in block.rows[0]),
            block.rows[1:],
            block.unit,
            tuple(total - 1 for total in block.totals),
        )
        self._tables.append(table)
        self._put(Item(self._id(), "paragraph", "", table=table.id))

    def _counts(self, block: Block, level: ItemLevel) -> bool:
        """Whether the paper would give the item the number that it has in the file."""
        before = 0
        for item in reversed(self._open()):
            if item.level == level:
                before += 1
            elif not (level == "number" and item.level == "letter"):
                break
        return block.mark == (f"{before + 1}." if level == "number" else f"{'abcdđe'[before]})")

    def _open(self) -> tuple[Item, ...]:
        last = self._lists[-1]
        return last if isinstance(last, tuple) else last.items

    def _put(self, item: Item) -> None:
        last = self._lists[-1]
        self._lists[-1] = (*last, item) if isinstance(last, tuple) else replace(last, items=(*last.items, item))

    def _id(self) -> str:
        self._items += 1
        return f"i{self._items}"

    def report(self) -> Report:
        truth = self._truth
        opening, *others = self._lists
        assert isinstance(opening, tuple)
        return Report(
            definition="chung",
            period=truth.period,
            letterhead=_letterhead(truth),
            subject=escape(truth.subject),
            addressees=truth.addressees,
            bases=tuple(Item(f"can{at}", "paragraph", escape(text)) for at, text in enumerate(truth.bases)),
            opening=(*opening, *(Item(f"d{at}", text=text) for at, text in enumerate(_homeless(truth)))),
            sections=tuple(part for part in others if isinstance(part, Section)),
            closing=self._closing,
            recipients=truth.recipients,
            signature=Signature(" ".join(truth.authority.split(" / ")), truth.title, truth.name, truth.post),
            cosignature=Signature("", truth.second_title, truth.second_name) if truth.second_name else None,
            tables=tuple(self._tables),
            annexes=tuple(part for part in others if isinstance(part, Annex)),
            marks=_marks(truth),
        )


def _letterhead(truth: Truth) -> Letterhead:
    date: datetime.date | None = read_date(truth.date)
    return Letterhead(
        truth.superior, truth.issuer, truth.number, truth.symbol, truth.place, date, "" if date else re.sub(r"\s+", " ", truth.date)
    )


def _marks(truth: Truth) -> Marks:
    urgency: Urgency = next((stamp for stamp in URGENCIES if stamp in truth.stamps), "")
    circulation: Circulation = next((stamp for stamp in CIRCULATIONS if stamp in truth.stamps), "")
    return Marks(urgency, circulation, truth.drafter)


def _homeless(truth: Truth) -> list[str]:
    """What has no place of its own in a report."""
    return [text for text in (truth.header, *truth.stamps) if text and text not in (*URGENCIES, *CIRCULATIONS)]
