"""What a check says, and what it may look at."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from msgspec import Struct

from models.definition import ReportDefinition, Severity
from models.period import Period
from models.place import Place
from models.report import Report
from models.series import Point


class Fix(Struct, frozen=True):
    """The one way to mend a finding: put `text` at `place`, as `models.edit.put` does."""

    label: str
    place: Place
    text: str


class Finding(Struct, frozen=True):
    """One fault at one place. An error blocks issuing, a warning needs a reason.

    `why` names the article, where one exists; `values` are what the sentence speaks of, by name;
    `involved` are other places that the clerk may want to look at.
    """

    code: str
    severity: Severity
    where: Place
    message: str
    why: str = ""
    values: dict[str, str] = {}
    fix: Fix | None = None
    involved: tuple[Place, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Whether something is only not there yet, as opposed to wrong; the codes of gaps end in "-missing" or "-empty"."""
        return self.code.endswith(("-missing", "-empty"))

    @property
    def is_review(self) -> bool:
        """Whether something was carried or imported and only waits to be looked at."""
        return self.code.endswith("-unreviewed")


class Context(Struct, frozen=True):
    """What a check may know besides the report: the figures of the prior report and of the same period last year, with their periods.

    `history` has, by the id of a figure, its values in the reports of all other periods that are known, in the order of time.
    """

    definition: ReportDefinition
    prior: dict[str, Decimal | None] = {}
    same_period_last_year: dict[str, Decimal | None] = {}
    prior_period: Period | None = None
    last_year_period: Period | None = None
    history: dict[str, tuple[Point, ...]] = {}


Check = Callable[[Report, Context], Iterable[Finding]]
