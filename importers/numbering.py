"""The numbers and bullets that Word counts by itself, as the marks that a reader sees."""

from collections.abc import Iterator
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_BULLETS = {"-": "-", "–": "-", "—": "-", "+": "+", "o": "+", "○": "+"}


class Numbering:
    """Counts the lists of one document; `mark` is asked once for each paragraph, in their order."""

    def __init__(self, document: WordDocument) -> None:
        self._levels: dict[tuple[str, int], Any] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        for root in _numbering_roots(document):
            for abstract in root.iterchildren(qn("w:abstractNum")):
                for level in abstract.iterchildren(qn("w:lvl")):
                    self._levels[abstract.get(qn("w:abstractNumId"), ""), _number(level.get(qn("w:ilvl")))] = level
            for list_ in root.iterchildren(qn("w:num")):
                self._abstract[list_.get(qn("w:numId"), "")] = _value(list_, "w:abstractNumId")

    def mark(self, properties: Iterator[Any]) -> str:
        """The mark of the paragraph whose own and inherited properties these are, or nothing."""
        id, depth = _list_of(properties)
        kind = self._abstract.get(id)
        level = self._levels.get((kind, depth)) if kind is not None else None
        if kind is None or level is None:
            return ""
        if _value(level, "w:numFmt") == "bullet":
            return _BULLETS.get(_value(level, "w:lvlText"), "•")
        self._count(kind, depth)
        return self._written(kind, depth, _value(level, "w:lvlText"))

    def _count(self, kind: str, depth: int) -> None:
        for place in range(depth + 1):
            start = _number(_value(self._levels.get((kind, place)), "w:start"), 1)
            if place == depth:
                self._counts[kind, place] = self._counts.get((kind, place), start - 1) + 1
            else:
                self._counts.setdefault((kind, place), start)
        for deeper in [key for key in self._counts if key[0] == kind and key[1] > depth]:
            del self._counts[deeper]

    def _written(self, kind: str, depth: int, pattern: str) -> str:
        for place in range(depth + 1):
            shape = _value(self._levels.get((kind, place)), "w:numFmt")
            pattern = pattern.replace(f"%{place + 1}", _shaped(self._counts[kind, place], shape))
        return " ".join(pattern.split())


def _numbering_roots(document: WordDocument) -> Iterator[Any]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            root = getattr(relation.target_part, "element", None)
            if root is not None:
                yield root


def _list_of(properties: Iterator[Any]) -> tuple[str, int]:
    """The list and the depth in it; a paragraph's own word counts before that of its styles."""
    id, depth = "", None
    for each in properties:
        numbered = each.find(qn("w:numPr"))
        if numbered is not None:
            id = id or _value(numbered, "w:numId")
            depth = depth if depth is not None else _value(numbered, "w:ilvl") or None
    return id, _number(depth)


def _value(parent: Any, name: str) -> str:
    child = parent.find(qn(name)) if parent is not None else None
    return "" if child is None else str(child.get(qn("w:val"), ""))


def _number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else otherwise


def _shaped(number: int, shape: str) -> str:
    match shape:
        case "upperRoman":
            return _roman(number)
        case "lowerRoman":
            return _roman(number).lower()
        case "upperLetter":
            return chr(ord("A") + (number - 1) % 26)
        case "lowerLetter":
            return chr(ord("a") + (number - 1) % 26)
        case "decimalZero":
            return f"{number:02}"
        case "none":
            return ""
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        written += letters * min(count, 20)
    return written
