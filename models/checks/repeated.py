"""The same fault in very many spots is told of once: an office that always writes so must not be drowned."""

from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec.structs import replace

from models.checks.finding import Finding
from models.language import _

MOST, MOST_IN_A_SPOT = 10, 8
"""So many findings of one word stand one by one; and so many of one check at one spot, the others when these are mended."""


def first_few(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first findings of one check at one spot; the others are not even made."""
    return islice(findings, MOST_IN_A_SPOT)


def told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; those of one code that speak of the same typed word (`values["typed"]`) as one, where there are more than MOST."""
    by_word: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        by_word.setdefault((finding.code, finding.values["typed"]), []).append(finding)
    for alike in by_word.values():
        yield from alike if len(alike) <= MOST else (_once(alike),)


def _once(alike: list[Finding]) -> Finding:
    first = next((finding for finding in alike if finding.fix), alike[0])
    others = tuple(dict.fromkeys(finding.where for finding in alike if finding is not first))
    count = str(len(alike) - 1)
    message = first.message + " " + _("Còn {count} chỗ khác như vậy.").format(count=count)
    return replace(first, message=message, values={**first.values, "count": count}, involved=others)
