"""Reports of a general kind, told apart by their subjects: which is the same one again, which goes on with an earlier one.

Of a kind with an outline of its own there is one report a period; here several stand beside each other.
"""

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from models.definition import definitions
from models.editions import base_name, next_edition
from models.errors import BookError
from models.period import Period, read_period
from models.report import Report, State, name_parts
from models.text import Words, folded, parse
from models.timewords import mentions

_READ = 24
"""Earlier reports that are read, the latest first, to find those that a report goes on with."""


def is_general(definition: str) -> bool:
    """Whether a kind of report is one of those for whatever has no kind of its own."""
    known = definitions().get(definition)
    return known is not None and known.general


def about(subject: str, year: int) -> str:
    """What a subject is about, for comparing: its words without marks, times and phrases of the period.

    "Kết quả công tác quý I/2021" and "Kết quả công tác {ky}" are about the same.
    """
    text = "".join(span.text if isinstance(span, Words) else " " for span in parse(subject))
    for mention in reversed(tuple(mentions(text, year))):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return " ".join("".join(letter if letter.isalnum() else " " for letter in folded(text)).split())


def the_same(report: Report, subjects: Mapping[str, str]) -> str | None:
    """The name of the report of a store that one from elsewhere is: of a general kind the one about the same, else that of its name.

    `subjects` are those of all reports of the store as they read, by their names. Nothing where there is none.
    """
    if not is_general(report.definition):
        return report.name if report.name in subjects else None
    of_period = (name for name in subjects if base_name(name) == base_name(report.name))
    wanted, year = about(report.subject, report.when.year), report.when.year
    return next((name for name in sorted(of_period, key=_newest_first) if about(subjects[name], year) == wanted), None)


def placed(report: Report, subjects: Mapping[str, str]) -> Report:
    """A report under the name that it has, or gets, in a store: one of a general kind is an edition of its own beside those about others.

    `subjects` as for `the_same`. A report of another kind keeps its name.
    """
    if not is_general(report.definition):
        return report
    known = the_same(report, subjects)
    return replace(report, edition=name_parts(known)[2] if known else next_edition(report.name, subjects))


def _newest_first(name: str) -> int:
    return -name_parts(name)[2]


def earlier_alike(report: Report, states: Mapping[str, State], load: Callable[[str], Report]) -> tuple[Report, ...]:
    """The earlier reports that one of a general kind goes on with: what it started from, and those about the same; the oldest first.

    Of several of one period the one that was not replaced, and of these the newest, counts. What cannot be read is passed over.
    """
    wanted, found = about(report.subject, report.when.year), {}
    for when, name in _before(report, states):
        try:
            other = load(name)
        except BookError:
            continue
        started_from = report.source is not None and report.source.report == name
        if when not in found and (started_from or about(other.subject, when.year) == wanted):
            found[when] = other
    return tuple(found[when] for when in sorted(found, key=lambda when: (when.end, when.end - when.start)))


def _before(report: Report, states: Mapping[str, State]) -> Iterable[tuple[Period, str]]:
    """The latest reports of earlier periods; of one period what the report started from first, then what stands, the newest first."""
    source = report.source.report if report.source else ""
    own = [(when, name) for name in states if (when := _earlier(name, report)) is not None]
    own.sort(key=lambda one: (one[0].end, one[1] == source, states[one[1]] != "replaced", name_parts(one[1])[2]), reverse=True)
    return own[:_READ]


def _earlier(name: str, report: Report) -> Period | None:
    """The period of a report of the same kind, where that ended before."""
    kind, code, _edition = name_parts(name)
    when = read_period(code) if kind == report.definition else None
    return when if when is not None and when.end < report.when.end else None
