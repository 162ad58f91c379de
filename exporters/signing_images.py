"""Images of a signature and of a seal for the electronic copy: read, checked, cut to what is drawn on them.

NĐ 30/2020, Phụ lục I: the signature is blue (II.7d), the seal red and of its real size (II.8), both PNG with a transparent background.
Where they stand is in signing_picture.py.
"""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from msgspec import Struct
from PIL import Image

from exporters.layout import SEAL_SIZE, SEAL_SIZES
from exporters.plain_png import broken, plain_png, refuse_large
from models.errors import BadPicture, reason
from models.language import N_, _

Kind = Literal["signature", "seal"]

_SEEN = 16
"""Opacity, of 255, from which a dot counts as drawn."""
_SMALLEST = (16, 60)
"""Dots of the shorter and of the longer side: below it no print is legible."""
_EMPTY = 0.1
"""Least share of an image that has nothing on it: a round seal that fills its square leaves a fifth."""
_WHITE = 0.25
"""Greatest share of what is drawn that may be white: more is a background."""
_ROUND = 0.75
"""Least breadth of a seal against its length."""
_SAMPLE = 96
"""Dots of the side of the small picture by which colours are judged."""
_COLOURS = {"signature": N_("xanh"), "seal": N_("đỏ")}
_NAMES = {"signature": N_("ảnh chữ ký"), "seal": N_("ảnh dấu")}


class SigningImage(Struct, frozen=True):
    """A PNG file that may be used, without what is not its picture; and what is odd about it, in sentences."""

    content: bytes
    told: tuple[str, ...] = ()


class Drawn(Struct, frozen=True):
    """An image cut to what is drawn on it; `size` is that of its longer side in mm, where the file gives one to believe."""

    image: Image.Image
    size: float | None


def read_signing_image(path: Path, kind: Kind) -> SigningImage:
    """Raises BadPicture."""
    try:
        if path.is_dir():
            raise BadPicture(_("“{file}” là một thư mục; hãy chọn ảnh PNG nền trong suốt.").format(file=path.name))
        refuse_large(path.stat().st_size, path.name)
        content = path.read_bytes()
    except OSError as error:
        raise BadPicture(_("Không đọc được ảnh “{file}”: {why}.").format(file=path, why=reason(error))) from error
    return checked_image(content, kind, path.name)


def checked_image(content: bytes, kind: Kind, name: str) -> SigningImage:
    """The image where it may be used. Raises BadPicture with a sentence about the file of that name."""
    found = drawn(content, name)
    width, height = found.image.size
    if kind == "seal" and min(width, height) < _ROUND * max(width, height):
        sentence = _("Ảnh “{file}” không phải hình con dấu tròn ({width} × {height} điểm); hãy chọn ảnh chỉ có con dấu.")
        raise BadPicture(sentence.format(file=name, width=width, height=height))
    return SigningImage(plain_png(content, name).content, tuple(_told(found, kind, name)))


def drawn(content: bytes, name: str = "") -> Drawn:
    """What is drawn on a PNG file. Raises BadPicture where it is none, damaged, empty, too large or small, or has a background."""
    image, dots_an_inch = _decoded(plain_png(content, name).content, name)
    opacity = image.getchannel("A").point([0] * _SEEN + [255] * (256 - _SEEN))
    box = opacity.getbbox()
    if box is None:
        raise BadPicture(_("Ảnh “{file}” trong suốt hoàn toàn, không có nét nào; hãy chọn ảnh khác.").format(file=name))
    empty = opacity.histogram()[0] / (image.width * image.height)
    cut = image.crop(box)
    if empty < _EMPTY or _share(cut, _is_white) > _WHITE:
        raise BadPicture(_no_background(name))
    if min(cut.size) < _SMALLEST[0] or max(cut.size) < _SMALLEST[1]:
        sentence = _("Nét vẽ trên ảnh “{file}” chỉ {width} × {height} điểm ảnh, quá nhỏ để in; hãy quét lại ở 300 điểm một inch.")
        raise BadPicture(sentence.format(file=name, width=cut.width, height=cut.height))
    return Drawn(cut, max(cut.size) / dots_an_inch * 25.4 if dots_an_inch else None)


def _decoded(content: bytes, name: str) -> tuple[Image.Image, float]:
    """The dots in red, green, blue and opacity of 8 bits, and how many go on an inch, 0 where the file does not say."""
    try:
        with Image.open(io.BytesIO(content), formats=("PNG",)) as image:
            image.load()
            across, down = image.info.get("dpi", (0.0, 0.0))
            if not image.has_transparency_data or image.mode.startswith("I"):
                raise BadPicture(_no_background(name))
            return image.convert("RGBA"), float(across) if across == down else 0.0
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error, zlib.error, Image.DecompressionBombError) as error:
        raise BadPicture(broken(name)) from error


def _no_background(name: str) -> str:
    return _("Ảnh “{file}” có nền, không trong suốt; hãy xóa nền và ghi lại thành ảnh PNG nền trong suốt.").format(file=name)


def believed(size: float | None) -> bool:
    """Whether a file's word about the size of its seal, in mm, can be true."""
    return size is not None and SEAL_SIZES[0] <= size <= SEAL_SIZES[1]


def _told(found: Drawn, kind: Kind, name: str) -> list[str]:
    told = []
    if _share(found.image, _is_blue if kind == "signature" else _is_red) < 0.5:
        sentence = _("{what} “{file}” không phải màu {colour} như Nghị định 30/2020 quy định.")
        what = _(_NAMES[kind])
        told.append(sentence.format(what=what[:1].upper() + what[1:], file=name, colour=_(_COLOURS[kind])))
    if kind == "seal" and found.size is not None and not believed(found.size):
        sentence = _("Ảnh dấu “{file}” ghi kích thước {size} mm, không phải cỡ con dấu; dấu được in với đường kính {usual} mm.")
        told.append(sentence.format(file=name, size=round(found.size), usual=round(SEAL_SIZE)))
    return told


def _share(image: Image.Image, is_so: Callable[[bytes], bool]) -> float:
    """Which share of the drawn dots is so, of a small copy of the image."""
    small = image.copy()
    small.thumbnail((_SAMPLE, _SAMPLE), Image.Resampling.BOX)
    raw = small.tobytes()
    seen = [raw[at : at + 3] for at in range(0, len(raw), 4) if raw[at + 3] >= 64]
    return sum(map(is_so, seen)) / len(seen) if seen else 0.0


def _is_blue(dot: bytes) -> bool:
    red, green, blue = dot
    return blue >= red + 30 and blue >= green


def _is_red(dot: bytes) -> bool:
    red, green, blue = dot
    return red >= green + 50 and red >= blue + 50


def _is_white(dot: bytes) -> bool:
    return min(dot) >= 225
