"""Finding words anywhere in a report, marks and capitals optional, and putting others in their place."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from models import edit
from models import place as places
from models.cells import cells, characters, markup_of, plain_cells, spliced
from models.checks.spots import plain_fields, prose
from models.errors import BookError
from models.place import Place
from models.report import Report
from models.text import Span, Words, folded, nfc

ADDRESS = places.mark("address")
_AROUND = 40
"""Characters shown before and behind a match."""


class Match(Struct, frozen=True):
    """A stretch of the text at a place, by its characters as they read; a token counts as one. The rest is for showing it."""

    place: Place
    start: int
    end: int
    before: str
    text: str
    after: str


def find(report: Report, query: str, exact: bool = False) -> tuple[Match, ...]:
    """Every place where the words stand, in the order of the paper. `exact` minds marks and capitals."""
    wanted = nfc(query) if exact else folded(query)
    if not wanted.strip():
        return ()
    return tuple(match for place, text in _texts(report) for match in _matches(place, text, wanted, exact))


def replace_matches(report: Report, matches: Iterable[Match], replacement: str) -> Report:
    """The report with other words in the place of matches; one whose text has changed since is passed over.

    Tokens and the style around stay; the new words take the style of the first letter that they replace.
    """
    by_place: dict[Place, list[Match]] = {}
    for match in matches:
        by_place.setdefault(match.place, []).append(match)
    marked = {spot.place for spot in prose(report)}
    for place, found in by_place.items():
        try:
            text = edit.read(report, place)
        except BookError:
            continue
        whole = cells(text) if place in marked else plain_cells(text)
        for match in sorted(found, key=lambda match: match.start, reverse=True):
            whole = _replaced(whole, match, nfc(replacement))
        new = markup_of(whole) if place in marked else characters(whole)
        if new != text:
            report = edit.put(report, place, new, looked_at=False)
    return report


def _replaced(whole: list[Span], match: Match, replacement: str) -> list[Span]:
    old = whole[match.start : match.end]
    if not old or characters(old) != match.text:
        return whole
    return spliced(whole, match.start, match.end, [Words(replacement)] if replacement else [])


def _texts(report: Report) -> Iterator[tuple[Place, str]]:
    """Each text as its characters."""
    for spot in prose(report):
        yield spot.place, characters(cells(spot.text))
    for spot in plain_fields(report):
        yield spot.place, spot.text
    yield ADDRESS, edit.read(report, ADDRESS)


def _matches(place: Place, text: str, wanted: str, exact: bool) -> Iterator[Match]:
    letters, origins = _letters(text, exact)
    at = letters.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        whole = at == 0 or origins[at] != origins[at - 1]
        if whole and (end == len(letters) or origins[end] != origins[end - 1]):
            start, stop = origins[at], origins[end - 1] + 1
            yield Match(place, start, stop, text[max(0, start - _AROUND) : start], text[start:stop], text[stop : stop + _AROUND])
            at = letters.find(wanted, end)
        else:
            at = letters.find(wanted, at + 1)


def _letters(text: str, exact: bool) -> tuple[str, list[int]]:
    """The letters to compare, and for each the position of the character that it comes from."""
    if exact:
        return text, list(range(len(text)))
    pairs = [(letter, at) for at, character in enumerate(text) for letter in folded(character)]
    return "".join(letter for letter, _at in pairs), [at for _letter, at in pairs]
