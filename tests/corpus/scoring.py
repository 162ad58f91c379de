"""How much of a truth a report kept, and how much of it in the right role; what went wrong, in words."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from importers.lines import words_of
from importers.reading import Imported
from models.definition import definition_for
from models.document import compose
from models.page import page_lines
from tests.corpus.landed import Key, Landed, landed
from tests.corpus.truth import Truth
from tests.corpus.wanted import exact_words, wanted, words

_SHOWN = 90


class Fault(Struct, frozen=True):
    """A block that was misread: its role, what became of it, how it begins."""

    role: str
    became: str
    text: str

    @property
    def kind(self) -> str:
        """The misreading without the words: "heading -> paragraph"."""
        return f"{self.role} -> {self.became}"


class Score(Struct, frozen=True):
    """What one file came to. `right` blocks have their role, `placed` also stand under their heading; `missing` words are nowhere.

    `extra` are blocks of the report that the truth does not have.
    """

    words: int
    missing: tuple[str, ...]
    blocks: float
    right: float
    placed: float
    faults: tuple[Fault, ...]
    extra: tuple[str, ...] = ()

    @property
    def kept(self) -> float:
        """The share of the words that came in."""
        return 1 - len(self.missing) / self.words if self.words else 1.0

    @property
    def role_share(self) -> float:
        """The share of the blocks that have the right role."""
        return self.right / self.blocks if self.blocks else 1.0

    @property
    def place_share(self) -> float:
        """The share of the blocks that have the right role and stand where they should."""
        return self.placed / self.blocks if self.blocks else 1.0


def refused(truth: Truth, why: str) -> Score:
    """The score of a file that did not come in at all."""
    every, blocks = list(words(truth)), wanted(truth)
    return Score(len(every), tuple(every), len(blocks), 0, 0, (Fault("file", "refused", why),))


def score(truth: Truth, imported: Imported) -> Score:
    """The score of a report that was made of a truth's file."""
    report = imported.report
    document = compose(report, definition_for(report))
    lines = [*page_lines(document), report.marks.urgency, report.marks.circulation]
    shown = Counter(word for line in lines for word in exact_words(line))
    every = list(words(truth))
    missing = tuple(sorted((Counter(every) - shown).elements()))
    text = f" {' '.join(word for line in lines for word in words_of(line))} "
    found = _Found(landed(report, document))
    faults: list[Fault] = []
    right = placed = 0.0
    blocks = wanted(truth)
    for block in blocks:
        became, share, at_place = _judged(block, found, text)
        right, placed = right + share, placed + (share if at_place else 0)
        if became:
            faults.append(Fault(block.role, became, " ".join(block.full or block.rows[0])[:_SHOWN]))
    if report.period != truth.period:
        faults.append(Fault("period", f"{report.period} for {truth.period}", truth.subject[:_SHOWN]))
    return Score(len(every), missing, len(blocks), right, placed, tuple(faults), tuple(found.rest()))


class _Found:
    """The blocks of the report, each taken once."""

    def __init__(self, blocks: Iterable[Landed]) -> None:
        self._free = list(blocks)

    def take(self, wanted: Landed) -> Landed | None:
        """The block that a wanted one became: of its role and under its heading rather than another."""
        same = [block for block in self._free if _same(wanted, block)]
        if not same:
            return None
        best = max(same, key=lambda block: (_fits(wanted, block), block.under[-1:] == wanted.under[-1:]))
        self._free.remove(best)
        return best

    def table(self, wanted: Landed) -> Landed | None:
        """The table that has the most rows of a wanted one."""
        tables = [block for block in self._free if block.rows]
        best = max(tables, key=lambda block: _common_rows(wanted, block), default=None)
        if best is None or not _common_rows(wanted, best):
            return None
        self._free.remove(best)
        return best

    def holding(self, wanted: Landed) -> Landed | None:
        """A block in which the words stand among others."""
        return next((block for block in self._free if _within(wanted.words, block.full)), None)

    def rest(self) -> list[str]:
        """What nothing asked for."""
        return [f"{block.role}: {' '.join(block.full or block.rows[0])[:_SHOWN]}" for block in self._free if block.full or block.rows]


def _judged(block: Landed, found: _Found, text: str) -> tuple[str, float, bool]:
    """What a block became, if not what it should; the share of it that is right; whether it stands under its heading."""
    if block.role == "note":
        return ("", 1.0, True) if f" {' '.join(block.words)} " in text else ("lost or torn", 0.0, False)
    if block.rows:
        return _judged_table(block, found)
    own = found.take(block)
    if own is None:
        holder = found.holding(block)
        return (f"part of {holder.role}" if holder else "torn or lost"), 0.0, False
    if not _fits(block, own):
        return own.role, 0.0, False
    if _nearest(own.under) != _nearest(block.under):
        return "another heading", 1.0, False
    return "", 1.0, True


def _judged_table(block: Landed, found: _Found) -> tuple[str, float, bool]:
    own = found.table(block)
    if own is None:
        return "no table", 0.0, False
    share = _common_rows(block, own) / len(block.rows)
    at_place = _nearest(own.under) == _nearest(block.under)
    became = f"table with {len(own.rows)} of {len(block.rows)} rows" if share < 1 else "" if at_place else "another heading"
    return became, share, at_place


def _same(wanted: Landed, block: Landed) -> bool:
    """Whether both have the same words, with or without the mark. A superior and an issuer of the same words are not one another."""
    if block.rows or not block.full:
        return False
    keys = {block.full, block.words}
    if wanted.noted:
        keys |= {key[:-1] for key in keys if key[-1:] and key[-1].isdecimal()}
        keys |= {tuple(filter(None, (*key[:-1], key[-1].rstrip("¹²³")))) for key in keys if key}
    return bool({wanted.full, wanted.words} & keys - {()})


def _fits(wanted: Landed, block: Landed) -> bool:
    """Whether the role is right; a number that the paper cannot count by itself may stand in the text of a paragraph."""
    if wanted.role == block.role:
        return block.role != "numbered" or wanted.full == block.full
    return wanted.role in ("numbered", "lettered") and block.role == "paragraph" and block.full == wanted.full


def _nearest(under: tuple[Key, ...]) -> Key:
    return under[-1] if under else ()


def _common_rows(wanted: Landed, block: Landed) -> int:
    return sum((Counter(wanted.rows) & Counter(block.rows)).values())


def _within(words: Key, others: Key) -> bool:
    return bool(words) and f" {' '.join(words)} " in f" {' '.join(others)} "
