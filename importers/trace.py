"""What became of each line of a file: its role, the place where it stands in the report now, and how sure that is."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from importers.lines import SourceLine
from models.language import _
from models.place import Place

Role = Literal[
    "superior", "issuer", "nation", "number", "date", "title", "subject", "addressee", "basis", "opening", "heading",
    "paragraph", "dash", "plus", "numbered", "lettered", "citation", "table", "annex", "closing", "recipient", "signature",
    "mark", "note", "page", "unplaced",
]  # fmt: skip
"""What a line is. "number" and "date" are those of the letterhead, "mark" a stamp or the drafter's mark, "page" what belongs to the page
and not to the report (numbers of pages, drawn rules), "unplaced" what was kept without knowing what it is."""

_AT_THE_EDGE = 0.7
DOUBTFUL = 0.75
"""Below this a clerk is asked to look."""


class Claim(Struct, frozen=True):
    """What a reader takes the `at`-th line for; the fields mean what those of Traced do. One line may hold several things."""

    at: int
    role: Role
    place: Place = Place("")
    confidence: float = 1.0
    why: str = ""


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


def traced(file: Sequence[SourceLine], lines: Sequence[SourceLine], claims: Iterable[Claim]) -> tuple[Traced, ...]:
    """What became of every line of a file, in its order. `lines` are those that the claims speak of: joined ones stand for their pieces,
    and several that were one line of the file for that one.

    A line that was kept without knowing what it is counts as that alone, whatever else was read in it.
    """
    told: dict[int, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.at, []).append(claim)
    found: dict[int, list[Traced]] = {}
    for at, line in enumerate(lines):
        known = told.get(at) or [Claim(at, "unplaced", Place(""), 0.0, _("không thấy trong báo cáo"))]
        unplaced = [claim for claim in known if claim.role == "unplaced"]
        for piece in line.parts or (line,):
            before = found.setdefault(id(piece), [])
            roles = {each.role for each in before}
            before += [_traced(piece, claim) for claim in unplaced or known if claim.role not in roles]
    return tuple(each for line in file for each in found.get(id(line)) or (_of_page(line),))


def _traced(line: SourceLine, claim: Claim) -> Traced:
    return Traced(line, claim.role, claim.place, claim.confidence, claim.why)


def _of_page(line: SourceLine) -> Traced:
    """What belongs to the pages; words in a header or a footer want a look, numbers do not."""
    if line.part not in ("header", "footer") or not any(letter.isalpha() for letter in line.words):
        return Traced(line, "page")
    return Traced(line, "page", confidence=_AT_THE_EDGE, why=_("chữ ở đầu hoặc chân trang; không đưa vào báo cáo"))


def trace_json(traced: Iterable[Traced]) -> list[dict[str, str | float]]:
    """Every line of a file as a part of JSON: where it stood, its mark and words, what it was taken for, and where it is now."""
    return [
        {
            "at": each.line.where,
            "text": each.line.words,
            "role": each.role,
            "place": each.place,
            "confidence": round(each.confidence, 2),
            "why": each.why,
        }
        for each in traced
    ]
