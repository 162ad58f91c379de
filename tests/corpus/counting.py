"""Which typed numbers a word processor would count by itself: it counts on, level by level, and never jumps."""

import re

from msgspec import Struct

_FORMS = (
    ("upperRoman", re.compile(r"(?P<n>[IVX]+)(?P<after>[.)]|-)?")),
    ("upperLetter", re.compile(r"(?P<n>[A-Z])(?P<after>[.)])")),
    ("lowerLetter", re.compile(r"(?P<n>[a-z])(?P<after>\))")),
    ("decimal", re.compile(r"(?P<up>(?:\d+\.)*)(?P<n>\d+)(?P<after>[.)]?)")),
    ("decimal", re.compile(r"(?P<before>\()(?P<n>\d+)(?P<after>\))")),
)
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


class Form(Struct, frozen=True):
    """How a level counts: numbers of a kind, how many levels above it stand before its own, what stands around."""

    kind: str
    above: int = 0
    before: str = ""
    after: str = ""

    def shown(self, counts: list[int]) -> str:
        """The number that the word processor shows; `counts` are those of all levels down to this one."""
        own = {"upperRoman": _ROMAN[counts[-1]], "upperLetter": chr(64 + counts[-1]), "lowerLetter": chr(96 + counts[-1])}
        up = "".join(f"{count}." for count in counts[len(counts) - 1 - self.above : -1])
        return f"{self.before}{up}{own.get(self.kind, str(counts[-1]))}{self.after}"


def form_of(mark: str) -> Form | None:
    """The form of a typed number, or nothing where it is none."""
    for kind, form in _FORMS:
        found = form.fullmatch(mark)
        if found is not None:
            parts = found.groupdict()
            return Form(kind, (parts.get("up") or "").count("."), parts.get("before") or "", parts.get("after") or "")
    return None


def number_of(mark: str) -> int:
    """Which number of its list a mark is: 3 for "3.", 2 for "b)"."""
    form = form_of(mark)
    assert form is not None, mark
    return next(count for count in range(1, len(_ROMAN)) if form.shown([count]) == mark)


class Counting:
    """Counts headings by their depth, and the items of one list after the other."""

    def __init__(self) -> None:
        self.forms: dict[int, Form] = {}
        self._counts: dict[int, int] = {}
        self._list = 0

    def counts(self, depth: int, mark: str) -> bool:
        """Whether the number of a heading is the one that comes by itself; then it is counted."""
        form = form_of(mark)
        if form is None or self.forms.setdefault(depth, form) != form:
            return False
        counts = [self._counts.get(at, 0) for at in range(1, depth)] + [self._counts.get(depth, 0) + 1]
        if form.above >= depth or form.shown(counts) != mark:
            return False
        self._counts[depth] = counts[-1]
        for deeper in [at for at in self._counts if at > depth]:
            del self._counts[deeper]
        return True

    def begin_list(self) -> None:
        """Another list begins."""
        self._list = 0

    def counts_item(self, mark: str) -> bool:
        """Whether an item's number is the next one of its list."""
        form = form_of(mark)
        if form is None or form.above or form.shown([self._list + 1]) != mark:
            return False
        self._list += 1
        return True
