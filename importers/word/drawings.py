"""What stands in drawings: text boxes to be read like the rest, words that are drawn, and pictures, which are only counted."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from importers.word.names import CHART, COMPATIBLE, DIAGRAM, DRAWING, OFFICE, RELATION, VML, Element, W, chosen
from importers.word.parts import Parts

_BOX = f"{W}txbxContent"
_PICTURES = {f"{DRAWING}blip", f"{VML}imagedata"}
_EMBEDDED = {f"{OFFICE}OLEObject", f"{W}control"}


class Drawn(Struct):
    """Text boxes in the order in which they stand, words that stand in no paragraph of Word, and how many of what has no words."""

    boxes: list[Element]
    words: list[str]
    counts: Counter[str]


def drawn(drawing: Element, parts: Parts, part: str) -> Drawn:
    """What a drawing holds. `part` is the name of the part that it stands in. Of several forms of one drawing only one is read."""
    found = Drawn([], [], Counter())
    stack = [drawing]
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag == _BOX:
            found.boxes.append(element)
        elif tag == f"{COMPATIBLE}AlternateContent":
            form = chosen(element)
            stack += [] if form is None else [form]
        elif tag == f"{DRAWING}p":
            found.words.append("".join(text.text or "" for text in element.iter(f"{DRAWING}t")))
        else:
            _take(element, tag, found, parts, part)
            stack += reversed(element)
    if found.counts["object"]:
        found.counts["picture"] = 0  # an object has a picture of itself
    return found


def _take(element: Element, tag: str, found: Drawn, parts: Parts, part: str) -> None:
    if tag in _PICTURES:
        found.counts["picture"] += 1
    elif tag in _EMBEDDED:
        found.counts["object"] += 1
    elif tag == f"{VML}textpath":
        found.words.append(element.get("string", ""))
    elif tag == f"{CHART}chart":
        found.counts["chart"] += 1
        found.words += _words_of(element.get(f"{RELATION}id"), parts, part)
    elif tag == f"{DIAGRAM}relIds":
        found.words += _words_of(element.get(f"{RELATION}dm"), parts, part)


def _words_of(id: str | None, parts: Parts, part: str) -> Iterator[str]:
    """The paragraphs of the part that a chart or a diagram has for itself."""
    relation = parts.relations(part).get(id or "")
    root = parts.root(relation.target) if relation is not None and not relation.outside else None
    if root is not None:
        for paragraph in root.iter(f"{DRAWING}p"):
            yield "".join(text.text or "" for text in paragraph.iter(f"{DRAWING}t"))
