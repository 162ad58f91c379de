"""The one picture that stands between title and name on the electronic copy: the signature, and the seal over its left third.

One picture, because nothing on the paper may float: where the seal lies on the signature is fixed in its dots.
"""

import io
from functools import lru_cache
from math import ceil

from msgspec import Struct
from PIL import Image

from exporters.layout import COVERED, SEAL_SIZE, SIGNATURE_ROOM, SIGNATURE_SIZE
from exporters.signing_images import believed, drawn
from models.page import Pictures

RESOLUTION = 300
"""Dots an inch."""

_POINTS = 72 / RESOLUTION
"""Points in a dot."""
_CLEAR = (255, 255, 255, 0)


class SigningPicture(Struct, frozen=True):
    """The picture as PNG, its size in points, and where the middle of the signature stands, in points from its left edge."""

    content: bytes
    width: float
    height: float
    middle: float


class Spread(Struct, frozen=True):
    """Where signature and seal stand in the picture, in dots from its left edge."""

    width: int
    signature: int
    seal: int


def spread(signature: int, seal: int) -> Spread:
    """How a signature and a seal of such widths, in dots, stand side by side; a seal of width 0 is none."""
    edge = round(signature * COVERED) - seal if seal else 0
    left = max(-edge, 0)
    return Spread(max(left + signature, left + edge + seal), left, left + edge)


@lru_cache(maxsize=4)
def signing_picture(pictures: Pictures) -> SigningPicture:
    """Signature and seal as one picture, at least as high as the room that a paper leaves for signing. Equal images give equal bytes.

    Raises BadPicture where one of them is no image that may be used.
    """
    signature = _signature(pictures.signature)
    seal = _seal(pictures.seal) if pictures.seal else None
    place = spread(signature.width, seal.width if seal else 0)
    height = max(signature.height, seal.height if seal else 0, ceil(SIGNATURE_ROOM / _POINTS))
    sheet = Image.new("RGBA", (place.width, height), _CLEAR)
    sheet.alpha_composite(signature, (place.signature, (height - signature.height) // 2))
    if seal is not None:
        sheet.alpha_composite(seal, (place.seal, (height - seal.height) // 2))
    middle = place.signature + signature.width / 2
    return SigningPicture(_png(sheet), place.width * _POINTS, height * _POINTS, middle * _POINTS)


def _signature(content: bytes) -> Image.Image:
    image = drawn(content).image
    scale = min(_dots(most) / side for most, side in zip(SIGNATURE_SIZE, image.size, strict=True))
    return _scaled(image, scale)


def _seal(content: bytes) -> Image.Image:
    found = drawn(content)
    size = found.size if found.size is not None and believed(found.size) else SEAL_SIZE
    return _scaled(found.image, _dots(size) / max(found.image.size))


def _dots(length: float) -> int:
    """Millimetres as dots."""
    return round(length / 25.4 * RESOLUTION)


def _scaled(image: Image.Image, scale: float) -> Image.Image:
    width, height = (max(round(side * scale), 1) for side in image.size)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", dpi=(RESOLUTION, RESOLUTION), compress_level=9)
    return file.getvalue()
