"""The numbers and bullets that Word counts by itself, as the marks that a reader sees."""

import re

from msgspec import Struct
from msgspec.structs import replace

from importers.legacy.convert import read_as
from importers.legacy.fonts import encoding_of_font, prints_capitals
from importers.legacy.symbols import symbol_of
from importers.word.bullets import BULLET, bullet_of
from importers.word.counting import written
from importers.word.formats import indents, run_format
from importers.word.names import COMPATIBLE, Element, W, chosen, number, switched, value
from importers.word.styles import Style, Styles

_PLACE = re.compile(r"%(\d+)")
_DEEPEST = 9


class Level(Struct, frozen=True):
    """One level of a list. `restart` is the level (from 1) after which it begins again, 0 never, -1 after any level above it."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    custom: str = ""
    restart: int = -1
    legal: bool = False
    bullet: str = ""
    style: str = ""
    left: float | None = None
    first: float | None = None


class Mark(Struct, frozen=True):
    """What stands before a paragraph of a list, and the indents that its level gives, in millimetres."""

    text: str
    left: float | None = None
    first: float | None = None


class _List(Struct, frozen=True):
    """A list (w:num): the kind that it counts with (several lists may count on with one), its levels, where they begin anew."""

    kind: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts the lists of one document; `mark` is asked once for each paragraph, in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._elements: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._abstract = {each.get(f"{W}abstractNumId", ""): each for each in root.iterchildren(f"{W}abstractNum")}
            self._elements = {each.get(f"{W}numId", ""): each for each in root.iterchildren(f"{W}num")}
        self._of_style = {name: id for id, each in self._abstract.items() if (name := value(each, "styleLink"))}

    def mark(self, own: tuple[str | None, int | None], style_id: str, style: Style) -> Mark | None:
        """The mark of a paragraph with a list and depth of its own, and a style; None where it is in no list. List 0 is none."""
        id, depth = own
        named_by = ""
        if id is None:
            id, named_by = style.paragraph.list, style.named_by
        found = self._list(id) if id and id != "0" else None
        if found is None:
            return None
        if depth is None:
            depth = next((at for at, level in found.levels.items() if level.style and level.style in (style_id, named_by)), None)
        if depth is None:
            depth = style.paragraph.depth or 0
        level = found.levels.get(depth)
        if level is None or id is None:
            return None
        self._count(id, found, depth)
        return Mark(level.bullet or self._written(found, depth, level), level.left, level.first)

    def _count(self, id: str, found: _List, depth: int) -> None:
        counts = self._counts.setdefault(found.kind, {})
        for place in range(depth + 1):
            start = found.levels[place].start if place in found.levels else 1
            if place < depth:
                counts.setdefault(place, start)  # Word counts a level that was skipped as if it had been there (Q110380)
                continue
            if place in found.starts and (id, place) not in self._begun:
                counts.pop(place, None)
            self._begun.add((id, place))
            counts[place] = counts[place] + 1 if place in counts else start
        for deeper in [place for place in counts if place > depth]:
            restart = found.levels[deeper].restart if deeper in found.levels else -1
            if restart < 0 or depth < restart:
                del counts[deeper]

    def _written(self, found: _List, depth: int, level: Level) -> str:
        counts = self._counts[found.kind]

        def shown(place: re.Match[str]) -> str:
            at = number(place[1]) - 1
            other = found.levels.get(at, Level())
            form = "decimal" if level.legal and other.form != "none" else other.form
            return written(counts.get(at, other.start), form, other.custom) if at <= depth else ""

        return " ".join(_PLACE.sub(shown, level.pattern).split())

    def _list(self, id: str) -> _List | None:
        if id not in self._lists:
            self._lists[id] = self._made(id)
        return self._lists[id]

    def _made(self, id: str) -> _List | None:
        element = self._elements.get(id)
        kind = self._kind(value(element, "abstractNumId"))
        if element is None or kind not in self._abstract:
            return None
        levels = _levels(self._abstract[kind])
        starts: dict[int, int] = {}
        for override in element.iterchildren(f"{W}lvlOverride"):
            depth = number(override.get(f"{W}ilvl"))
            levels |= _levels(override)
            if (start := value(override, "startOverride")) and depth < _DEEPEST:
                starts[depth] = number(start, 1)
                levels[depth] = replace(levels.get(depth, Level()), start=starts[depth])
        return _List(kind, levels, starts)

    def _kind(self, id: str) -> str:
        """The kind itself, where one only names the list style that stands for another."""
        for _step in range(_DEEPEST):
            style = value(self._abstract.get(id), "numStyleLink")
            if not style:
                return id
            id = self._of_style.get(style) or value(self._elements.get(self._styles.list_of(style)), "abstractNumId")
        return id


def _levels(parent: Element) -> dict[int, Level]:
    """The levels that Word knows; to one far below them every paragraph of a list would be counted from the top."""
    levels = ((number(each.get(f"{W}ilvl")), each) for each in parent.iterchildren(f"{W}lvl"))
    return {depth: _level(each) for depth, each in levels if depth < _DEEPEST}


def _level(element: Element) -> Level:
    form, custom = value(element, "numFmt"), ""
    alternates = element.find(f"{COMPATIBLE}AlternateContent")
    shown = chosen(alternates) if alternates is not None else None
    format = shown.find(f"{W}numFmt") if shown is not None else element.find(f"{W}numFmt")
    if format is not None:
        form, custom = format.get(f"{W}val", "decimal"), format.get(f"{W}format", "")
    pattern, restart = value(element, "lvlText"), value(element, "lvlRestart")
    left, first = indents(element.find(f"{W}pPr"))
    font = run_format(element.find(f"{W}rPr")).font or ""
    encoding = encoding_of_font(font)
    if encoding is not None and not pattern.isascii():
        pattern = read_as(pattern, encoding).upper() if prints_capitals(font) else read_as(pattern, encoding)
    return Level(
        number(value(element, "start"), 1),
        form or "decimal",
        pattern,
        custom,
        number(restart, -1) if restart else -1,
        bool(switched(element, "isLgl")),
        _bullet(element, pattern) if form == "bullet" else "",
        value(element, "pStyle"),
        left,
        first,
    )


def _bullet(level: Element, pattern: str) -> str:
    """A bullet as a reader sees it, as far as it is one of those that reports are typed with."""
    if level.find(f"{W}lvlPicBulletId") is not None:
        return BULLET
    sign = pattern.strip()[:1]
    font = run_format(level.find(f"{W}rPr")).font or ""
    return bullet_of((symbol_of(font, sign) if sign else None) or sign)
