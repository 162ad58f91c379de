"""Which section of a definition a heading is: by its number and by its words, though somebody worded it otherwise."""

from collections.abc import Iterable

from msgspec import Struct
from rapidfuzz.distance import Indel, LCSseq

from importers.lines import SourceLine, ends_a_sentence, words_of
from importers.outline import Found, style_of
from models.definition import ReportDefinition, SectionDefinition
from models.period import Period, token_phrase
from models.text import Token, Words, parse

_LONGEST = 45
_SAME_NUMBER, _OTHER_NUMBER, _NO_NUMBER = 0.5, 0.8, 0.95
"""How much of its wording a heading shares with a section of the same number, of another one, and where nothing else marks it."""
_EXACT = 0.999


class Heading(Struct, frozen=True):
    """A heading of the file, and the section of the definition that it is, or nothing."""

    number: str
    title: str
    level: int
    known: SectionDefinition | None = None
    confidence: float = 1.0
    takes: int = 1


class Headings:
    """Knows the sections of a definition that no heading was found for yet."""

    def __init__(self, definition: ReportDefinition, period: Period) -> None:
        self._free = {section.id: section for section in definition.sections}
        self._words = {section.id: _wordings(section.title, period) for section in definition.sections}

    def read(self, line: SourceLine, found: Found | None) -> Heading | None:
        """The heading that a line is, if it is one; `found` is what its number and its look say."""
        known, score = self._match(line, found)
        if known is not None:
            del self._free[known.id]
            number = found.number if found else line.list_mark.rstrip(".)-–/: ")
            title = found.title if found else line.body
            return Heading(number, title, known.level, known, min(1.0, score), found.takes if found else 1)
        return Heading(found.number, found.title, found.level, None, found.confidence, found.takes) if found else None

    def _match(self, line: SourceLine, found: Found | None) -> tuple[SectionDefinition | None, float]:
        if not self._free or line.table or not 0 < len(words_of(line.body)) <= _LONGEST:
            return None, 0.0
        if line.list_mark and style_of(line.list_mark) in (None, "letter", "bracket"):
            return None, 0.0
        scored = [(self._score(section, line, found), section) for section in self._free.values()]
        best, section = max(scored, key=lambda pair: pair[0])
        return (section, best) if best else (None, 0.0)

    def _score(self, section: SectionDefinition, line: SourceLine, found: Found | None) -> float:
        """How well a line fits a section; 0 where it does not."""
        return max(_fit(section, wanted, line, found) for wanted in self._words[section.id])


def _fit(section: SectionDefinition, wanted: tuple[str, ...], line: SourceLine, found: Found | None) -> float:
    number = line.list_mark.rstrip(".)-–/: ")
    words = words_of(found.title if found else line.body)
    ratio = Indel.normalized_similarity(words, wanted)
    if number and number == section.number.strip() and not ends_a_sentence(line.words):
        common = LCSseq.similarity(words, wanted)
        shared = common / min(len(words), len(wanted)) if words and wanted else 0.0
        if shared >= _SAME_NUMBER and (common > 1 or ratio >= _EXACT):
            return 1 + ratio
    return ratio if ratio >= (_OTHER_NUMBER if number or found else _NO_NUMBER) else 0.0


def _wordings(title: str, period: Period) -> set[tuple[str, ...]]:
    """The words of a title, with the period that it names and without."""
    return {words_of(resolved(title, period)), words_of("".join(span.text for span in parse(title) if isinstance(span, Words)))}


def resolved(markup: str, period: Period) -> str:
    """A definition's wording as plain text, the period's phrases in the place of their tokens; figures are left out."""
    return "".join(_shown(span, period) for span in parse(markup))


def _shown(span: Words | Token, period: Period) -> str:
    return span.text if isinstance(span, Words) else token_phrase(span.name, period) or ""


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
