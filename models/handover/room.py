"""How much of a sheet one page holds: the least it begins with, and what is let in piece by piece; texts cut between two words."""

from msgspec import Struct
from msgspec.structs import astuple


class Room(Struct, frozen=True):
    """How many lines of each list are shown, and how many characters of a text (`words`), a reason and a name."""

    problems: int = 1
    figures: int = 1
    parts: int = 1
    quotes: int = 0
    accepted: int = 1
    names: int = 1
    words: int = 60
    reason: int = 70
    name: int = 40


LEAST = (
    Room(),
    Room(words=40, reason=40, name=24),
    Room(problems=0, figures=0, parts=0, quotes=0, accepted=0, names=1, words=24, reason=24, name=14),
)
"""What the sheet begins with: the first, or where the page does not even hold that, one of the others. The last one always fits."""
GROWTH = (
    *(Room(accepted=2), Room(problems=2), Room(figures=3), Room(words=80, name=60), Room(accepted=3), Room(reason=150), Room(quotes=1)),
    *(Room(words=110), Room(problems=3), Room(parts=3), Room(figures=4), Room(accepted=4), Room(names=2), Room(quotes=2, name=90)),
    *(Room(reason=250), Room(words=160), Room(figures=5), Room(problems=4), Room(quotes=3), Room(accepted=5), Room(figures=6)),
    *(Room(parts=5, names=3), Room(words=240, name=140), Room(problems=5), Room(accepted=6), Room(quotes=4), Room(figures=8)),
    *(Room(reason=500), Room(accepted=8, problems=8), Room(parts=9, names=4), Room(words=300)),
    *(Room(figures=12), Room(figures=16), Room(figures=22), Room(figures=30)),
)
"""What is let in, piece by piece, as long as the page holds it: the most important first."""


def grown(room: Room, by: Room) -> Room:
    """A room that is at least as large in every way as both."""
    return Room(*(max(one, other) for one, other in zip(astuple(room), astuple(by), strict=True)))


def cut(text: str, most: int) -> str:
    """A text of so many characters at most, cut between two words where one is near."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    head = text[: most - 1]
    whole = head.rpartition(" ")[0]
    return f"{(whole if len(whole) > most // 2 else head).rstrip(' ,;:.')}…"
