"""Whether two pages bear the same ink in the same places: a ruler of pixels at 150 dpi."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

import pypdfium2
from PIL import Image, ImageChops

DPI = 150
REACH = 2
"""Pixels that ink may lie from where it should."""
_FINER = 2
"""Pages are drawn so much larger and brought down: PDFium puts each letter on a whole pixel, half a pixel to the left on average."""
_SPACE = 5
"""Pixels between two words, at least."""
_BLACK, _DARK, _GREY, _ANY = 96, 176, 232, 246
"""Levels of grey, 0 is black: the core of a letter; its edge too; the core of the draft's mark; its edge too."""


def pictures(content: bytes) -> list[Image.Image]:
    """The pages of a PDF in shades of grey."""
    with pypdfium2.PdfDocument(content) as paper:
        return [page.render(scale=_FINER * DPI / 72, grayscale=True).to_pil().convert("L").reduce(_FINER) for page in paper]


def strays(one: Image.Image, other: Image.Image, light: bool = True) -> int:
    """Pixels of ink on either page that have none within reach on the other: of letters, and of what is `light`, as the mark is."""
    return sum(
        _missing(seen, where, core, edge)
        for seen, where in ((one, other), (other, one))
        for core, edge in ((_BLACK, _DARK), (_GREY, _ANY))[: 1 + light]
    )


def _missing(seen: Image.Image, where: Image.Image, core: int, edge: int) -> int:
    ink = seen.point([255 if level < core else 0 for level in range(256)])
    near = _spread(where).point([0 if level < edge else 255 for level in range(256)])
    return ImageChops.darker(ink, near).histogram()[255]


def _spread(page: Image.Image) -> Image.Image:
    """The ink spread by as far as it may lie off, to all sides."""
    for across, down in ((1, 0), (0, 1)):
        moved = [ImageChops.offset(page, across * by, down * by) for by in range(-REACH, REACH + 1)]
        page = reduce(ImageChops.darker, moved)
    return page


@dataclass(frozen=True)
class InkWord:
    """A word of the page: where the middle of its ink lies, in pixels."""

    x: float
    y: float


def ink_words(page: Image.Image, like: Image.Image | None = None) -> list[InkWord]:
    """The middle of the ink of each word, from top to bottom and from left to right; cut into words as the page `like` is.

    Not of whole lines: bold and plain words in one line are not thickened alike by two programs.
    """
    inked = page.point([255 - level if level < _DARK else 0 for level in range(256)]).convert("F")
    return [_middle(inked, box) for box in _words(like or page)]


def _words(page: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """Boxes around words, a pixel wider than they are."""
    black = page.point([255 if level < _BLACK else 0 for level in range(256)]).convert("F")
    for top, bottom in _stretches(_down(black), 1):
        line = black.crop((0, top, black.width, bottom))
        for left, right in _stretches(_across(line), _SPACE):
            yield left - 1, top - 1, right + 1, bottom + 1


def _stretches(ink: list[float], gap: int) -> Iterator[tuple[int, int]]:
    """Where there is ink; less than `gap` pixels without any belong to it."""
    full = [at for at, weight in enumerate(ink) if weight > 0]
    breaks = [at for at in range(1, len(full)) if full[at] - full[at - 1] > gap]
    for first, after in pairwise([0, *breaks, len(full)]):
        if first < after:
            yield full[first], full[after - 1] + 1


def _middle(inked: Image.Image, box: tuple[int, int, int, int]) -> InkWord:
    word = inked.crop(box)
    return InkWord(box[0] + _centre(_across(word)), box[1] + _centre(_down(word)))


def _across(picture: Image.Image) -> list[float]:
    return _values(picture.resize((picture.width, 1), Image.Resampling.BOX))


def _down(picture: Image.Image) -> list[float]:
    return _values(picture.resize((1, picture.height), Image.Resampling.BOX))


def _values(picture: Image.Image) -> list[float]:
    return list(memoryview(picture.tobytes()).cast("f"))


def _centre(weights: list[float]) -> float:
    return sum(at * weight for at, weight in enumerate(weights)) / (sum(weights) or 1)
