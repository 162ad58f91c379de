"""What a search over all reports gives, and in what order."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from models.alike import is_general
from models.definition import definitions
from models.errors import BookError
from models.language import _
from models.period import Period
from models.report import State, name_parts
from models.search.excerpts import Excerpt
from models.search.passages import place_words


class Hit(Struct, frozen=True):
    """A report that says what was looked for, and its best passages, the best first; `subject` is what it is about."""

    report: str
    state: State
    excerpts: tuple[Excerpt, ...] = ()
    subject: str = ""

    @property
    def name(self) -> str:
        """Its title, and its kind where this program has several; of a general kind its subject instead."""
        if self.subject.strip() and is_general(name_parts(self.report)[0]):
            return f"{self.title}, {self.subject}"
        return f"{self.title}, {self.kind}" if len(definitions()) > 1 else self.title

    @property
    def kind(self) -> str:
        """The name of its kind of report."""
        id = name_parts(self.report)[0]
        return definitions()[id].name if id in definitions() else id

    @property
    def phrase(self) -> str:
        """Its period in words."""
        return period_words(self.report)

    @property
    def title(self) -> str:
        """Its period in words, and which of several reports of that period it is."""
        return self.phrase if self.edition == 1 else f"{self.phrase}, " + _("bản {number}").format(number=self.edition)

    @property
    def edition(self) -> int:
        """Which of several reports of one kind and period it is, from 1."""
        return name_parts(self.report)[2]


class Found(Struct, frozen=True):
    """The hits, the best first; `more` says that there are others, which more words would single out."""

    hits: tuple[Hit, ...]
    more: bool = False


def ranked(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """All words in one passage first, of these the same marks first, of these the newest period first."""
    newest_first = sorted(hits, key=lambda hit: (_end(hit.report), hit.edition, hit.report), reverse=True)
    return tuple(sorted(newest_first, key=lambda hit: (not hit.excerpts[0].whole, not any(excerpt.exact for excerpt in hit.excerpts))))


def as_lines(hit: Hit) -> Iterator[dict[str, object]]:
    """A hit for other programs, a line for each of its passages; `hits` are the stretches of `text` that were looked for."""
    for excerpt in hit.excerpts:
        where = place_words(excerpt.place, excerpt.heading)
        said = {"place": excerpt.place, "where": where, "text": excerpt.text, "hits": [piece.text for piece in excerpt.pieces if piece.hit]}
        yield {"report": hit.report, "period": hit.phrase, "state": hit.state, **said, "exact": excerpt.exact, "whole": excerpt.whole}


def period_words(report: str) -> str:
    """The period of a report by its name in the store: "9 tháng đầu năm 2021"; the code where it is none."""
    code = name_parts(report)[1]
    try:
        return Period.parse(code).phrase
    except BookError:
        return code


def _end(report: str) -> int:
    """A number for the last day of a report's period."""
    try:
        return Period.parse(name_parts(report)[1]).end.toordinal()
    except (BookError, ValueError):
        return 0
