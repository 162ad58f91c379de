"""A whole told in one item, its parts in the bullets right under it: "Tiếp nhận 120 hồ sơ, trong đó:" and "+ Trực tuyến: 80 hồ sơ;"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from models import place as places
from models.checks.finding import Finding
from models.checks.lists import DEPTHS
from models.checks.numbers.claims import Claim, Part, Wording, fits, part_of, scaled
from models.checks.numbers.clauses import Sentence, sentences
from models.checks.numbers.passage import Passage
from models.checks.numbers.totals import judged
from models.place import Place
from models.quantities import Quantity
from models.report import Item, Report

_OPENS = re.compile(
    r"[\s,;:.(](?P<word>trong (?:số )?đó|(?:bao )?gồm|cụ thể|chia ra|phân ra|chia theo [^:,;]{2,30})(?:\s+(?:có|là|như sau))*\s*:?\s*$",
    re.IGNORECASE,
)
_REST = re.compile(r"(?:số )?còn lại\b", re.IGNORECASE)


def bulleted(report: Report, told: Mapping[Place, Passage]) -> Iterator[Finding]:
    """Wholes that the bullets under them do not make."""
    lists: list[Sequence[Item]] = [
        report.opening,
        *(section.items for section in report.sections),
        *(annex.items for annex in report.annexes),
    ]
    for items in lists:
        for at, item in enumerate(items[:-1]):
            passage = told.get(places.item(item.id))
            if passage is not None and (opens := _OPENS.search(passage.text)):
                yield from _under(passage, opens, [told.get(places.item(child.id)) for child in _children(items, at)])


def _children(items: Sequence[Item], at: int) -> list[Item]:
    """The items right under one, those below them passed over."""
    own, first = DEPTHS[items[at].level], DEPTHS[items[at + 1].level]
    children: list[Item] = []
    for item in items[at + 1 :]:
        if first <= own or DEPTHS[item.level] <= own:
            break
        if DEPTHS[item.level] < first:
            return []
        if DEPTHS[item.level] == first:
            children.append(item)
    return children


def _under(passage: Passage, opens: re.Match[str], children: list[Passage | None]) -> Iterator[Finding]:
    sentence = sentences(passage)[-1]
    wholes = [one for one in sentence.quantities(end=opens.start() + 1) if one.is_count or one.of is not None]
    parts = [_part(child) for child in children if child is not None]
    known = [part for part in parts if part is not None]
    if not wholes or len(known) < 2 or len(known) != len(children):
        return
    whole = next((one for one in reversed(wholes) if all(fits(part.quantity.unit, one.unit) for part in known)), None)
    if whole is not None:
        wording: Wording = "some" if opens["word"].lower().startswith("trong") else "all"
        others = tuple(one for one in wholes if one is not whole)
        about = passage.text[max(sentence.start, whole.start - 80) : opens.start()]
        claim = Claim(sentence, wording, whole, others, tuple(scaled(part, whole) for part in known), _is_rest(known[-1]), False, about)
        yield from judged(claim, passage.spot.place, tuple(child.spot.place for child in children if child is not None))


def _is_rest(part: Part) -> bool:
    return bool(_REST.match(part.label))


def _part(child: Passage) -> Part | None:
    """The one number of a bullet; nothing where it tells none or several."""
    sentence: Sentence = sentences(child)[0]
    counted: list[Quantity] = [one for one in sentence.quantities() if one.is_count]
    if not counted or counted[0].vague or any(one.unit == counted[0].unit for one in counted[1:]):
        return None
    return part_of(child, child.text, counted[0], 0, min(len(child.text), counted[0].end + 60))
