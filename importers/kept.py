"""The last look: every line of the file must be found again in the report that was made of it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from importers.lines import SourceLine, words_of
from importers.tail import SIGNED
from importers.trace import Claim, Role
from models.definition import ReportDefinition
from models.document import compose
from models.page import page_lines
from models.place import parts
from models.report import Report

_WHOLE: tuple[Role, ...] = ("heading", "paragraph", "dash", "plus", "numbered", "lettered", "citation", "opening", "basis", "unplaced")
"""What stands on the paper in one piece; lines of other roles may be torn into parts."""


def lost_lines(report: Report, definition: ReportDefinition, lines: Sequence[SourceLine], claims: Iterable[Claim]) -> tuple[int, ...]:
    """The lines that the paper does not show, each word counted once, by their place among the lines."""
    roles: dict[int, list[Claim]] = {}
    for claim in claims:
        roles.setdefault(claim.at, []).append(claim)
    words = [word for line in page_lines(compose(report, definition)) for word in words_of(line)]
    paper, left = f" {' '.join(words)} ", Counter(words)
    lost, reached = [], 0
    for at, line in enumerate(lines):
        told = roles.get(at, [])
        if any(map(_is_own, told)):
            continue
        wanted = words_of(line.words)
        if any(claim.role == "signature" and claim.why for claim in told):
            wanted = tuple(word for word in wanted if word not in SIGNED)
        if not wanted:
            continue
        whole = any(claim.role in _WHOLE for claim in told)
        found = _find(paper, f" {' '.join(wanted)} ", reached) if whole else 0
        if found < 0 or any(count > left[word] for word, count in Counter(wanted).items()):
            lost.append(at)
        else:
            left.subtract(wanted)
            reached = found if whole else reached
    return tuple(lost)


def _find(paper: str, wanted: str, reached: int) -> int:
    """Where the words stand, looked for first behind what was found before: most lines keep their order."""
    found = paper.find(wanted, reached)
    return found if found >= 0 else paper.find(wanted)


def _is_own(claim: Claim) -> bool:
    """Whether the paper has its own words for a line: the name of an annex, what belongs to the page."""
    return claim.role == "page" or (claim.role == "annex" and not parts(claim.place)[2])
