"""The last look: every line of the file must be found again in the report that was made of it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from importers.lines import SourceLine, words_of
from models.definition import ReportDefinition
from models.document import compose
from models.page import page_lines
from models.report import Report


def lost_lines(
    report: Report, definition: ReportDefinition, body: Iterable[SourceLine], around: Iterable[SourceLine]
) -> Iterator[SourceLine]:
    """The lines that the paper does not show, each word counted once.

    Lines of the body stand on the paper in one piece; those `around` it may be torn into parts.
    """
    words = [word for line in page_lines(compose(report, definition)) for word in words_of(line)]
    paper, left = f" {' '.join(words)} ", Counter(words)
    for lines, whole in ((body, True), (around, False)):
        for line in lines:
            wanted = words_of(line.words)
            if wanted and (Counter(wanted) - left or (whole and f" {' '.join(wanted)} " not in paper)):
                yield line
            else:
                left.subtract(wanted)
