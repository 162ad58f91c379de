"""Which lines are headings, and which section of a definition a heading is."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from msgspec import Struct

from importers.lines import SourceLine, ends_a_sentence, is_upper, words_of
from models.definition import ReportDefinition, SectionDefinition
from models.period import Period, token_phrase
from models.text import Token, Words, parse

_LONGEST = 40
_ROMAN = re.compile(r"[IVX]{1,5}[.)]?|[IVX]{1,5}\s?[-–]|[A-E][.)]")
_LETTERED = re.compile(r"[A-E][.)]")
_STEPPED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?")
_COUNTED = re.compile(r"\d{1,2}\.")
_PART = re.compile(r"PHẦN\s+(?:THỨ\s+\w+|[IVX]+|\d+)\b", re.IGNORECASE)
_SAME_NUMBER, _OTHER_NUMBER, _NO_NUMBER = 0.5, 0.8, 0.95
"""How much of its wording a heading shares with a section of the same number, of another one, and where nothing else marks it."""


class Heading(Struct, frozen=True):
    """A heading of the file, and the section of the definition that it is, or nothing."""

    number: str
    title: str
    level: int
    known: SectionDefinition | None = None


class Headings:
    """Knows the sections of a definition that no heading was found for yet."""

    def __init__(self, definition: ReportDefinition, period: Period) -> None:
        self._free = {section.id: section for section in definition.sections}
        self._words = {section.id: _wordings(section.title, period) for section in definition.sections}
        self._lettered = False

    def read(self, line: SourceLine, below: SourceLine | None) -> Heading | None:
        """The heading that a line is, if it is one; `below` is the line after it."""
        if line.table or not 0 < len(words_of(line.body)) <= _LONGEST:
            return None
        number = line.list_mark.rstrip(".)-– ") if _numbered(line.list_mark) else ""
        if line.list_mark and not number:
            return None
        known = self._match(number, line)
        level = self._own_level(line, below)
        if known is not None:
            del self._free[known.id]
            return Heading(number, line.body, known.level, known)
        return Heading(number, line.body, level) if level else None

    def _own_level(self, line: SourceLine, below: SourceLine | None) -> int:
        """The level of a heading by itself; where the file has "A." over "I.", all others are one deeper."""
        level = own_level(line, below)
        lettered = bool(level and _LETTERED.fullmatch(line.list_mark))
        self._lettered |= lettered
        deeper = self._lettered and not lettered and bool(line.list_mark) and not line.level
        return min(level + deeper, 3) if level else 0

    def _match(self, number: str, line: SourceLine) -> SectionDefinition | None:
        words = words_of(line.words if not number else line.body)
        scored = [(score, section) for section in self._free.values() if (score := self._score(section, number, words, line))]
        return max(scored, key=lambda pair: pair[0])[1] if scored else None

    def _score(self, section: SectionDefinition, number: str, words: tuple[str, ...], line: SourceLine) -> float:
        """How well a line fits a section; 0 where it does not."""
        return max(_fit(section, wanted, number, words, line) for wanted in self._words[section.id])


def _fit(section: SectionDefinition, wanted: tuple[str, ...], number: str, words: tuple[str, ...], line: SourceLine) -> float:
    common = sum(block.size for block in SequenceMatcher(None, words, wanted, autojunk=False).get_matching_blocks())
    ratio = 2 * common / (len(words) + len(wanted)) if words and wanted else 0.0
    if number == section.number.strip() and number and not ends_a_sentence(line.words):
        shared = common / min(len(words), len(wanted)) if words and wanted else 0.0
        return 1 + ratio if shared >= _SAME_NUMBER and (common > 1 or ratio == 1) else 0.0
    return ratio if ratio >= (_OTHER_NUMBER if number or line.bold or line.level else _NO_NUMBER) else 0.0


def _wordings(title: str, period: Period) -> set[tuple[str, ...]]:
    """The words of a title, with the period that it names and without."""
    return {words_of(resolved(title, period)), words_of("".join(span.text for span in parse(title) if isinstance(span, Words)))}


def resolved(markup: str, period: Period) -> str:
    """A definition's wording as plain text, the period's phrases in the place of their tokens; figures are left out."""
    return "".join(_shown(span, period) for span in parse(markup))


def _shown(span: Words | Token, period: Period) -> str:
    return span.text if isinstance(span, Words) else token_phrase(span.name, period) or ""


def _numbered(mark: str) -> bool:
    return any(form.fullmatch(mark) for form in (_ROMAN, _STEPPED, _COUNTED))


def own_level(line: SourceLine, below: SourceLine | None) -> int:
    """The level of a heading that no definition knows, from its number and its look; 0 where it is none."""
    text, count = line.words, len(words_of(line.body))
    titled = is_upper(line.body) or line.bold or bool(line.level)
    closed = ends_a_sentence(text)
    if line.level:
        return min(line.level, 3)
    if not line.list_mark:
        return _level_without_number(line, count)
    if _ROMAN.fullmatch(line.list_mark):
        return 1 if titled or (not closed and count <= 25) else 0
    if _STEPPED.fullmatch(line.list_mark):
        return min(2 + line.list_mark.strip(".").count("."), 3) if titled or (not closed and count <= 25) else 0
    return 2 if titled or (not closed and count <= 20 and _goes_deeper(line, below)) else 0


def _level_without_number(line: SourceLine, count: int) -> int:
    if _PART.match(line.words) and count <= 20 and (is_upper(line.words) or line.bold):
        return 1
    if not line.bold or count > 25 or line.words.endswith((".", ";", ",", ":")):
        return 0
    return 1 if is_upper(line.words) else 2


def _goes_deeper(line: SourceLine, below: SourceLine | None) -> bool:
    """Whether what follows a numbered line stands under it: no other number of the same kind."""
    return below is not None and not (_COUNTED.fullmatch(below.list_mark) or _ROMAN.fullmatch(below.list_mark))


def missing_into(found: list[str], wanted: Iterable[str]) -> list[str]:
    """The ids that were found, in their order; each that is missing stands before the one that follows it in the definition."""
    result = list(found)
    place = len(result)
    for id in reversed(tuple(wanted)):
        if id in result:
            place = result.index(id)
        else:
            result.insert(place, id)
    return result
