"""The last look: every line of the file must be found again in the report that was made of it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from importers.lines import SourceLine, words_of
from models.definition import ReportDefinition
from models.document import compose, page_lines
from models.report import Report


def lost_lines(
    report: Report, definition: ReportDefinition, body: Iterable[SourceLine], around: Iterable[SourceLine]
) -> Iterator[SourceLine]:
    """The lines that the paper does not show. Lines `around` the body may be torn into parts; those of the body stand in one piece."""
    words = [word for line in page_lines(compose(report, definition)) for word in words_of(line)]
    paper, count = f" {' '.join(words)} ", Counter(words)
    for line in around:
        if Counter(words_of(line.words)) - count:
            yield line
    for line in body:
        wanted = words_of(line.words)
        if wanted and f" {' '.join(wanted)} " not in paper:
            yield line
