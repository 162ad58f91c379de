"""All that is to be said of the numbers in a report's prose. The prose is read once for all of it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from models.checks.finding import Context, Finding
from models.checks.numbers.beside_figures import beside_figures
from models.checks.numbers.bullets import bulleted
from models.checks.numbers.claims import Claim, claims
from models.checks.numbers.clauses import sentences
from models.checks.numbers.differences import differences
from models.checks.numbers.equations import equations
from models.checks.numbers.growth import growths
from models.checks.numbers.manners import manners
from models.checks.numbers.missed_shares import missed_shares
from models.checks.numbers.over_tables import over_tables
from models.checks.numbers.passage import Passage, passages
from models.checks.numbers.percents import percents
from models.checks.numbers.reckoned import wrong_number
from models.checks.numbers.retold import retold
from models.checks.numbers.sequences import sequences
from models.checks.numbers.shares import shares
from models.checks.numbers.stale import stale
from models.checks.numbers.totals import totals
from models.checks.numbers.units import units
from models.checks.repeated import MOST_IN_A_SPOT
from models.report import Report


def numbers(report: Report, context: Context) -> Iterator[Finding]:
    """Totals, shares, growth, sums, numbers told twice and beside the figures, enumerations and the manner of writing."""
    told = tuple(passages(report, context))
    placed = {passage.spot.place: passage for passage in told}
    beside = list(beside_figures(report, context, told))
    wrong = [*beside, *(found for found in (*reckoned(told), *bulleted(report, placed)) if not _is_told(found, beside)), *equations(told)]
    yield from wrong
    yield from percents(told)
    yield from over_tables(report, placed)
    known = {finding.where for finding in wrong}
    yield from (found for found in retold(report, told) if not known & {found.where, *found.involved})
    yield from stale(report, context, told)
    yield from sequences(report, placed)
    yield from manners(told)
    yield from units(told)


def _is_told(finding: Finding, beside: Sequence[Finding]) -> bool:
    """Whether a sum is wrong only because one of its numbers is not the figure's, of which the clerk is told."""
    return finding.code in ("number-total", "number-part-larger") and any(finding.where == other.where for other in beside)


def reckoned(told: Sequence[Passage]) -> Iterator[Finding]:
    """What does not agree inside one sentence."""
    for passage in told:
        if len(passage.quantities) < 2:
            continue
        seen: set[int] = set()
        claimed: list[Claim] = []
        for sentence in sentences(passage):
            own = list(claims(sentence))
            claimed += own
            for wrong in (*shares(sentence, own), *growths(sentence), *differences(sentence)):
                if wrong.stated.start not in seen and len(seen) < MOST_IN_A_SPOT:
                    seen.add(wrong.stated.start)
                    yield from wrong_number(wrong, passage)
        summed = list(totals(claimed))
        yield from summed
        for wrong in islice(missed_shares(passage), MOST_IN_A_SPOT) if not summed and not seen else ():
            yield from wrong_number(wrong, passage)
