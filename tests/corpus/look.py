"""What a typist does with a report: how headings and lists are made, how the two columns at the top, what is broken by hand."""

import random
from typing import Literal

from msgspec import Struct

Headings = Literal["style", "bold", "plain"]
Columns = Literal["table", "tabs", "spaces", "stacked"]
Encoding = Literal["unicode", "nfd", "tcvn3", "vni"]
FONTS = ("Times New Roman", "Arial", "Cambria", "Liberation Serif")


class Look(Struct, frozen=True):
    """One way of typing a report.

    `headings` are styles, bold paragraphs, or known by number and words alone; `automatic` numbers are counted by the word processor,
    and so are `listed` bullets. `upper` says whether capitals are a style of the letters. `broken` is how many of ten paragraphs are
    torn by hand: "return" into two, "line" by a line break. `empty` paragraphs stand between others. `tracked` changes are left in.
    `boxed` letterheads hang in two text boxes, where a writer has them.
    """

    seed: int
    headings: Headings = "bold"
    automatic: bool = False
    listed: bool = False
    letterhead: Columns = "table"
    signature: Columns = "table"
    encoding: Encoding = "unicode"
    font: str = "Times New Roman"
    size: int = 14
    upper: bool = False
    broken: Literal["", "return", "line"] = ""
    empty: bool = False
    spaces: bool = False
    tracked: bool = False
    centred: bool = True
    boxed: bool = False

    def chance(self, *about: object) -> random.Random:
        """Chance that is the same in every run, for one thing."""
        return random.Random(f"{self.seed} {about}")


def look_of(name: str, seed: int) -> Look:
    """The look of a truth's file by its number; the first two are the plainest, and the same for all truths."""
    if seed == 0:
        return Look(0)
    if seed == 1:
        return Look(1, headings="style", automatic=True, listed=True, letterhead="tabs", signature="tabs")
    chance = random.Random(f"{name} {seed}")
    seed = chance.randrange(1000)
    encoding: Encoding = chance.choice(("unicode", "unicode", "unicode", "unicode", "nfd", "tcvn3", "vni"))
    return Look(
        seed,
        headings=chance.choice(("style", "bold", "bold", "plain")),
        automatic=chance.random() < 0.4,
        listed=chance.random() < 0.4,
        letterhead=chance.choice(("table", "table", "tabs", "spaces", "stacked")),
        signature=chance.choice(("table", "table", "tabs", "stacked")),
        encoding=encoding,
        font=chance.choice(FONTS),
        size=chance.choice((12, 13, 14)),
        upper=chance.random() < 0.25,
        broken=chance.choice(("", "", "", "return", "line")),
        empty=chance.random() < 0.4,
        spaces=chance.random() < 0.3,
        tracked=chance.random() < 0.25,
        centred=chance.random() < 0.8,
        boxed=chance.random() < 0.15,
    )
