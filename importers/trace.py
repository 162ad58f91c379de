"""What became of each line of a file: its role, the place where it stands in the report now, and how sure that is."""

from typing import Literal

from msgspec import Struct

from importers.lines import SourceLine
from models.place import Place

Role = Literal[
    "superior", "issuer", "nation", "number", "date", "title", "subject", "addressee", "basis", "opening", "heading",
    "paragraph", "dash", "plus", "numbered", "lettered", "citation", "table", "annex", "closing", "recipient", "signature",
    "mark", "note", "page", "unplaced",
]  # fmt: skip
"""What a line is. "number" and "date" are those of the letterhead, "mark" a stamp or the drafter's mark, "page" what belongs to the page
and not to the report (numbers of pages, drawn rules), "unplaced" what was kept without knowing what it is."""

DOUBTFUL = 0.75
"""Below this a clerk is asked to look."""


class Traced(Struct, frozen=True):
    """A line, what it was taken for, and where it stands in the report; `place` is empty for what the report makes by itself.

    `confidence` goes from 0 to 1; `why` says in a short sentence what is doubtful, and is empty where nothing is.
    """

    line: SourceLine
    role: Role
    place: Place = Place("")
    confidence: float = 1.0
    why: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether a clerk should look at it."""
        return self.confidence < DOUBTFUL
