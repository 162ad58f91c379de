"""Numbers of sentences that a definition has wording for: they become figures, and tokens stand in their places."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from importers.lines import words_of
from models.definition import ReportDefinition
from models.numerals import read_number
from models.period import TOKENS, Period, token_phrase

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_PIECE = (
    r"\{(?P<token>[a-z][a-z0-9_]*)\}"
    rf"|(?<![\w/.,-])(?P<number>{_NUMBER})(?P<percent>\s?%)?(?![\w/]|[.,]\d)"
    r"|(?P<word>[^\W_]+)"
)
_PHRASE = "phrase_"
_PHRASES = ("ky", "ky_sau", "ky_truoc")
_SENTENCE_END = re.compile(r"(?<=[.;])\s+")
_LONGER = re.compile(r"(?:\d|tháng|quý\s+\w+|đầu|cuối)\s+$", re.IGNORECASE)
"""What makes the phrase behind it part of a longer one: "9 tháng đầu" before "năm 2021"."""
_FIT = 0.6
_TOUCHING = 3
"""A number is a figure's where this much of the definition's wording, itself included, stands in one piece around it."""
_LONGEST = 3000
_NUMBERS = ("#", "%")
_ALIKE, _FEWEST_COMMON = 0.6, 5
"""A sentence is told in other words where it shares this much of them."""


class Placed(Struct, frozen=True):
    """A token for a piece of an item's text; `value` is the figure's, or nothing for a phrase of the period. `loose` ones are guesses."""

    start: int
    end: int
    token: str
    value: Decimal | None = None
    loose: bool = False


class Match(Struct, frozen=True):
    """How well one wording of the definition fits an item, and what it puts there."""

    fit: float
    item: int
    placed: tuple[Placed, ...]


class _Unit(Struct, frozen=True):
    key: str
    token: str = ""
    text: str = ""
    start: int = 0
    end: int = 0


class FigureReader:
    """Knows a definition's sentences with figures."""

    def __init__(self, definition: ReportDefinition, period: Period) -> None:
        self._definition = definition
        self._pieces = re.compile("|".join([*_phrases(period), _PIECE]))
        wordings = [(section.id, item.text) for section in definition.sections for item in section.items]
        sentences = [(section, sentence) for section, text in wordings for sentence in _SENTENCE_END.split(text)]
        units = [(section, tuple(self._units(sentence))) for section, sentence in sentences]
        self._wordings = [(section, each) for section, each in units if any(unit.key in "#%" for unit in each)]

    def read(self, items: list[tuple[str, str]]) -> dict[int, tuple[Placed, ...]]:
        """What each item's text says of the definition's figures; items are (section, markup). Every figure is taken once."""
        if not self._wordings:
            return {}
        matches = [match for index, (section, markup) in enumerate(items) for match in self._matches(index, section, markup)]
        result: dict[int, tuple[Placed, ...]] = {}
        taken: set[str] = set()
        for match in sorted(matches, key=lambda match: -match.fit):
            here = result.get(match.item, ())
            names = {placed.token for placed in match.placed if placed.value is not None}
            if names & taken or any(new.start < old.end and old.start < new.end for new in match.placed for old in here):
                continue
            taken |= names
            result[match.item] = (*here, *match.placed)
        return result

    def _matches(self, index: int, section: str, markup: str) -> Iterator[Match]:
        units = list(self._units(markup)) if len(markup) <= _LONGEST else []
        if not any(unit.key in "#%" for unit in units):
            return
        for home, wording in self._wordings:
            placed, fit = self._fitted(units, wording)
            if fit >= _FIT and any(each.value is not None for each in placed):
                yield Match(fit + 0.1 * (home == section), index, placed)
            elif home == section:
                yield from self._alike(index, units, markup, wording)

    def _alike(self, index: int, units: list[_Unit], markup: str, wording: tuple[_Unit, ...]) -> Iterator[Match]:
        """A sentence of the same section with one number, in almost the words of a sentence that has one figure."""
        (wanted, *others) = [unit for unit in wording if unit.key in _NUMBERS]
        if others:
            return
        for sentence in _sentences(units, markup):
            numbers = [unit for unit in sentence if unit.key in _NUMBERS]
            fit = _likeness(sentence, wording)
            placed = self._placed(numbers[0], wanted.token) if len(numbers) == 1 and numbers[0].key == wanted.key else None
            if placed is not None and fit >= _ALIKE:
                yield Match(fit / 2, index, (replace(placed, loose=True),))

    def _fitted(self, units: list[_Unit], wording: tuple[_Unit, ...]) -> tuple[tuple[Placed, ...], float]:
        blocks = SequenceMatcher(None, [unit.key for unit in units], [unit.key for unit in wording], autojunk=False).get_matching_blocks()
        whole = [block for block in blocks if block.size >= min(_TOUCHING, len(wording))]
        pairs = [(units[block.a + at], wording[block.b + at]) for block in whole for at in range(block.size)]
        placed = tuple(found for unit, wanted in pairs if wanted.token and (found := self._placed(unit, wanted.token)))
        return placed, sum(block.size for block in blocks if block.size > 1) / len(wording)

    def _placed(self, unit: _Unit, token: str) -> Placed | None:
        if token in TOKENS:
            return Placed(unit.start, unit.end, token)
        value = read_number(unit.text)
        return None if value is None else Placed(unit.start, unit.end, token, value)

    def _units(self, markup: str) -> Iterator[_Unit]:
        for match in self._pieces.finditer(markup):
            named = match.groupdict()
            key, token = "", named["token"] or ""
            if token:
                key = self._token_key(token)
            elif named["number"]:
                key = "%" if named["percent"] else "#"
            elif named["word"]:
                key = " ".join(words_of(named["word"]))
            else:
                key = f"@{(match.lastgroup or '').removeprefix(_PHRASE)}"
            yield _Unit(key, token, named["number"] or "", match.start(), match.end())

    def _token_key(self, token: str) -> str:
        figure = self._definition.figure(token)
        return f"@{token}" if figure is None else "%" if figure.kind == "percent" else "#"


def _sentences(units: list[_Unit], markup: str) -> Iterator[list[_Unit]]:
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(markup)), len(markup) + 1):
        yield [unit for unit in units if start <= unit.start < end]
        start = end


def _likeness(sentence: Sequence[_Unit], wording: Sequence[_Unit]) -> float:
    """How many words two sentences share, in whatever order; 0 where they are too few to tell."""
    one, other = (Counter(unit.key for unit in each if unit.key not in _NUMBERS) for each in (sentence, wording))
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if common >= _FEWEST_COMMON else 0.0


def _phrases(period: Period) -> Iterator[str]:
    for token in _PHRASES:
        yield rf"(?P<{_PHRASE}{token}>(?<!\w){re.escape(token_phrase(token, period) or '')}(?!\w))"


def with_tokens(markup: str, placed: tuple[Placed, ...]) -> str:
    """An item's text with tokens in the places that were read."""
    for each in sorted(placed, key=lambda each: -each.start):
        markup = f"{markup[: each.start]}{{{each.token}}}{markup[each.end :]}"
    return markup


def with_period(markup: str, wording: str, period: Period) -> str:
    """A text with the tokens of the period that the definition's own wording has in the same place, where the phrase fits to the letter."""
    for token in _PHRASES:
        before, phrase, after = markup.partition(token_phrase(token, period) or "…")
        if f"{{{token}}}" in wording and phrase and phrase not in after and not _LONGER.search(before):
            markup = f"{before}{{{token}}}{after}"
    return markup
