"""Numbers of sentences that a definition has wording for: they become figures, and tokens stand in their places."""

import re
from collections.abc import Iterator
from decimal import Decimal
from difflib import SequenceMatcher

from msgspec import Struct

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


class Placed(Struct, frozen=True):
    """A token for a piece of an item's text; `value` is the figure's, or nothing for a phrase of the period."""

    start: int
    end: int
    token: str
    value: Decimal | None = None


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
