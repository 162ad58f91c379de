"""Change: one thing that differs between two states of a report; Size: how much a list of them is."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from models.diff import word_diff
from models.language import _
from models.place import Place

ChangeKind = Literal["added", "removed", "changed", "moved"]
Subject = Literal["words", "figure", "citation", "other"]


class Change(Struct, frozen=True):
    """One thing that changed. `name` says where in the user's words, `old` and `new` what stood and stands there as it is read.

    What moved has its new text in both. "other" is what is not on the paper as words: state, page, notes, reasons.
    """

    place: Place
    name: str
    kind: ChangeKind
    old: str
    new: str
    subject: Subject = "words"


class Size(Struct, frozen=True):
    """How much changed: words that came or went (the greater number of both at each place), figures, items moved, anything else."""

    words: int = 0
    figures: int = 0
    moved: int = 0
    others: int = 0

    @property
    def text(self) -> str:
        """In the user's words: "12 từ, 2 số liệu"."""
        parts = (
            (self.words, _("{count} từ")),
            (self.figures, _("{count} số liệu")),
            (self.moved, _("{count} ý chuyển chỗ")),
            (self.others, _("{count} chỗ khác")),
        )
        return ", ".join(words.format(count=count) for count, words in parts if count) or _("không đổi")


def size_of(changes: tuple[Change, ...]) -> Size:
    """How much a list of changes is."""
    return Size(
        words=sum(_words(change) for change in changes if change.subject in ("words", "citation") and change.kind != "moved"),
        figures=sum(change.subject == "figure" for change in changes),
        moved=sum(change.kind == "moved" for change in changes),
        others=sum(change.subject == "other" for change in changes),
    )


def _words(change: Change) -> int:
    pieces = word_diff(change.old, change.new)
    counts = [sum(len(piece.text.split()) for piece in pieces if piece.kind == kind) for kind in ("gone", "new")]
    return max(counts)


def changed(place: Place, name: str, old: str, new: str, subject: Subject = "words") -> Iterator[Change]:
    """A change where there is one; what was or is empty came or went."""
    if old != new:
        yield Change(place, name, "changed" if old and new else "added" if new else "removed", old, new, subject)
