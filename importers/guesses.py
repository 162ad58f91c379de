"""What was guessed about a file, block by block, for a clerk to look at: the doubtful guesses first, the others as the file has them.

Nothing is decided here; importers/confirming.py keeps what the clerk said, importers/corrections.py what another role does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.trace import DOUBTFUL, Role, Traced
from models import place as places
from models.place import Place
from models.report import Report

_BLOCKS = {"recipient": "recipient", "addressee": "addressee", "signature": "signature", "cosignature": "signature"}
"""Parts of the report whose lines are looked at together."""


class Guess(Struct, frozen=True):
    """Lines of a file that became one thing, by their positions in what was traced.

    `place` is that thing's: a table's for all of its cells, "recipient" for all lines under Nơi nhận, empty where the report has none.
    `accepted` says that the clerk has looked at it, `left_out` that the clerk wants it in no report.
    """

    lines: tuple[int, ...]
    role: Role
    place: Place
    confidence: float = 1.0
    why: str = ""
    accepted: bool = False
    left_out: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether the reader was not sure, whatever the clerk has said since."""
        return self.confidence < DOUBTFUL

    @property
    def open(self) -> bool:
        """Whether the clerk still should look at it."""
        return self.doubtful and not self.accepted


def guesses_of(
    report: Report, traced: Sequence[Traced], accepted: frozenset[int] = frozenset(), left_out: frozenset[int] = frozenset()
) -> tuple[Guess, ...]:
    """Every line of the file in one guess: the doubtful ones first, the least sure before the others, then the rest in the file's order."""
    found = [_guess(traced, lines, key, accepted, left_out) for key, lines in _blocks(report, traced, left_out).items()]
    doubtful = sorted((guess for guess in found if guess.doubtful), key=lambda guess: (guess.confidence, guess.lines))
    return (*doubtful, *sorted((guess for guess in found if not guess.doubtful), key=lambda guess: guess.lines))


_Key = tuple[Place, str, int]


def _blocks(report: Report, traced: Sequence[Traced], left_out: frozenset[int]) -> Mapping[_Key, list[int]]:
    """Lines of one place together; lines without one only where they follow each other and are the same."""
    shown_by = {item.citation: item.id for _section, item in report.items() if item.citation}
    blocks: dict[_Key, list[int]] = {}
    before: tuple[str, bool] | None = None
    run = 0
    for at, one in enumerate(traced):
        out, sort = at in left_out, (one.role, at in left_out)
        home = Place("") if out else block_of(one.place, shown_by)
        run += not home and sort != before
        key = (home, "", 0) if home else (home, f"{one.role}{out}", run)
        blocks.setdefault(key, []).append(at)
        before = None if home else sort
    return blocks


def _guess(traced: Sequence[Traced], lines: list[int], key: _Key, accepted: frozenset[int], left_out: frozenset[int]) -> Guess:
    first = traced[lines[0]]
    if len(lines) == 1:  # most of a long file
        return Guess((lines[0],), first.role, key[0], first.confidence, first.why, lines[0] in accepted, lines[0] in left_out)
    least = min((traced[at] for at in lines), key=lambda one: one.confidence)
    why = least.why or next((traced[at].why for at in lines if traced[at].doubtful and traced[at].why), "")
    looked_at = accepted.issuperset(at for at in lines if traced[at].doubtful) and not accepted.isdisjoint(lines)
    return Guess(tuple(lines), _role(traced, lines), key[0], least.confidence, why, looked_at, lines[0] in left_out)


def _role(traced: Sequence[Traced], lines: Iterable[int]) -> Role:
    """A table may hold what else a file can: its own lines say what the block is."""
    roles: list[Role] = [traced[at].role for at in lines]
    return next((role for role in roles if role in ("table", "citation")), roles[0])


def block_of(place: Place, shown_by: Mapping[str, str] = {}) -> Place:
    """The place of the block that a place is part of; `shown_by` names the item that shows a cited document."""
    kind, id, _part = places.parts(place)
    if kind in _BLOCKS:
        return Place(_BLOCKS[kind])
    match kind:
        case "citation" if id in shown_by:
            return places.item(shown_by[id])
        case "item" | "citation" | "table" | "section" | "annex":
            return Place(f"{kind}.{id}")
    return place


def with_accepted(guesses: Iterable[Guess], lines: Iterable[int]) -> tuple[Guess, ...]:
    """The same guesses after one whole guess was accepted; a long file need not be gone through for that."""
    wanted = tuple(lines)
    return tuple(replace(guess, accepted=True) if guess.lines == wanted else guess for guess in guesses)


def without_doubt(guesses: Iterable[Guess]) -> bool:
    """Whether there is nothing left that a clerk should look at."""
    return not any(guess.open for guess in guesses)


def next_open(guesses: Sequence[Guess], after: Guess) -> Guess | None:
    """The doubtful guess that comes behind another one, from the beginning again at the end; nothing where all were looked at."""
    at = next((index for index, guess in enumerate(guesses) if guess.lines[0] == after.lines[0]), -1)
    return next((guess for guess in _from(guesses, at + 1) if guess.open), None)


def _from(guesses: Sequence[Guess], start: int) -> Iterator[Guess]:
    yield from guesses[start:]
    yield from guesses[:start]
