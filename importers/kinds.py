"""Which kind of report a file is: by its subject and by how many of a definition's sections its headings name."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from rapidfuzz.distance import Indel, LCSseq

from importers.headings import resolved
from importers.lines import SourceLine, words_of
from importers.outline import outline
from models.definition import ReportDefinition
from models.period import Period
from models.text import Words, parse, plain

_ALIKE = 0.75
_ENOUGH = 0.5
_LEAST_HEADINGS = 2


class Kind(Struct, frozen=True):
    """A kind of report, and how sure it is, from 0 to 1."""

    definition: ReportDefinition
    confidence: float


def kind_of(subject: str, lines: Sequence[SourceLine], period: Period, known: Iterable[ReportDefinition]) -> Kind:
    """The definition that fits best; the general one where none fits. `subject` is markup, `lines` are those of the body.

    Headings such as "Kết quả" and "Phương hướng" stand in every report: one whose subject speaks of something else is surely a general one.
    """
    definitions = tuple(known)
    general = next((each for each in definitions if each.general), definitions[0])
    titles = [words_of(found.title) for found in outline(lines).values()]
    scored = [Kind(each, _score(each, subject, titles, period)) for each in definitions if not each.general and each.sections]
    best = max(scored, key=lambda kind: kind.confidence, default=Kind(general, 0.0))
    if best.confidence >= _ENOUGH:
        return best
    return Kind(general, 1 - min(best.confidence, _about(best.definition, subject)))


def _score(definition: ReportDefinition, subject: str, titles: list[tuple[str, ...]], period: Period) -> float:
    """Half for the subject, half for the sections that a heading names; nothing where hardly any heading does."""
    named = sum(any(_alike(title, wanted) for title in titles) for wanted in _wordings(definition, period))
    if named < min(_LEAST_HEADINGS, len(definition.sections)):
        return 0.0
    return (_about(definition, subject) + min(1.0, named / (_ALIKE * len(definition.sections)))) / 2


def _about(definition: ReportDefinition, subject: str) -> float:
    """How much of a definition's subject is said, from 0 to 1."""
    said, wanted = words_of(plain(subject)), words_of(_without_period(definition.subject))
    return LCSseq.similarity(said, wanted) / len(wanted) if wanted else 0.0


def _wordings(definition: ReportDefinition, period: Period) -> list[tuple[str, ...]]:
    return [words_of(resolved(section.title, period)) for section in definition.sections]


def _alike(title: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return Indel.normalized_similarity(title, wanted) >= _ALIKE


def _without_period(markup: str) -> str:
    return "".join(span.text for span in parse(markup) if isinstance(span, Words))
