"""Which of several reports of one kind and period counts as the period's report, told from names and states alone."""

from collections.abc import Iterable, Mapping

from models.errors import BookError
from models.language import _
from models.period import Period
from models.report import State, name_parts

States = Mapping[str, State]
"""How far each report of the store has come, by its name."""


_RANK: dict[State, int] = {"issued": 2, "draft": 1, "checked": 1, "printed": 1, "replaced": 0}


def base_name(name: str) -> str:
    """The name of the first edition: of "cntt/2021-9T/2" it is "cntt/2021-9T"."""
    if name.count("/") < 2:
        return name
    definition, period, _edition = name_parts(name)
    return f"{definition}/{period}"


def current_editions(states: States) -> dict[str, str]:
    """For each kind and period, by the name of its first edition, the name of the report that counts.

    An issued report that has not been replaced comes first, then the newest edition that has not been replaced, then the newest.
    """
    chosen = {name: name for name in states if name.count("/") < 2}
    for name in states:
        if name.count("/") > 1:  # few of ten thousand; the others need no comparing
            base = base_name(name)
            chosen[base] = max(chosen.get(base, name), name, key=lambda one: _weight(one, states))
    return chosen


def current_edition(name: str, states: States) -> str | None:
    """The name of the report that counts of the kind and period of a name; nothing where there is none."""
    return max(editions(name, states), key=lambda one: _weight(one, states), default=None)


def _weight(name: str, states: States) -> tuple[int, int]:
    return _RANK[states[name]], name_parts(name)[2]


def counted_states(states: States) -> dict[str, State]:
    """The state of each kind and period, by the name of its first edition: that of the report that counts."""
    return {base: states[name] for base, name in current_editions(states).items()}


def issued_periods(states: States) -> frozenset[str]:
    """Kinds and periods, by the names of their first editions, of which a report has been issued."""
    issued = [name for name, state in states.items() if state == "issued" or state == "replaced"]
    return frozenset(map(base_name, issued))


def editions(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """All reports of the kind and period of a name, the first edition first."""
    base = base_name(name)
    own = (other for other in names if other == base or other.startswith(f"{base}/"))
    return tuple(sorted(own, key=lambda other: name_parts(other)[2]))


def next_edition(name: str, names: Iterable[str]) -> int:
    """The number of one more edition of the kind and period of a name; 1 where there is none yet."""
    return max((name_parts(other)[2] for other in editions(name, names)), default=0) + 1


def name_words(name: str) -> str:
    """A report of the store for people: "6 tháng đầu năm 2021, bản 2 (cntt/2021-H1/2)"."""
    _definition, code, edition = name_parts(name)
    try:
        phrase = Period.parse(code).phrase
    except BookError:
        return name
    words = f"{phrase}, " + _("bản {edition}").format(edition=edition) if edition > 1 else phrase
    return f"{words} ({name})"


def edition_words(name: str) -> str:
    """Which edition a report's name speaks of, " (bản 2)"; nothing for the first."""
    edition = name_parts(name)[2]
    return " (" + _("bản {edition}").format(edition=edition) + ")" if edition > 1 else ""
