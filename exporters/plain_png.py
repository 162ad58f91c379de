"""A PNG file taken apart chunk by chunk before anything decodes it: its size, and only what makes up its one picture.

Text, profiles and dates stay out: they are not needed, may be bombs of their own, and say who made the image.
"""

from collections.abc import Iterator

from msgspec import Struct

from models.errors import BadPicture
from models.language import N_, _

MOST_BYTES = 10 * 2**20
"""Of a file. A seal at 600 dots an inch is smaller than one megabyte."""
MOST_DOTS = 12_000_000
"""Of a picture: 48 MB when it is decoded."""

_START = b"\x89PNG\r\n\x1a\n"
_NEEDED = frozenset((b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"IDAT", b"IEND"))
_OTHERS = (
    (b"\xff\xd8\xff", N_("ảnh JPEG")),
    (b"GIF8", N_("ảnh GIF")),
    (b"BM", N_("ảnh BMP")),
    (b"%PDF-", N_("tệp PDF")),
    (b"II*\x00", N_("ảnh TIFF")),
    (b"MM\x00*", N_("ảnh TIFF")),
)


class PlainPng(Struct, frozen=True):
    """A PNG file that holds one picture and nothing else, and the size of the picture in dots."""

    content: bytes
    width: int
    height: int


def refuse_large(size: int, name: str) -> None:
    """Raises BadPicture where a file has too many bytes, so that nobody reads it."""
    if size > MOST_BYTES:
        sentence = _("Ảnh “{file}” lớn {size} MB, quá {most} MB; hãy cắt sát nét vẽ hoặc thu nhỏ ảnh rồi chọn lại.")
        raise BadPicture(sentence.format(file=name, size=-(-size // 2**20), most=MOST_BYTES // 2**20))


def plain_png(content: bytes, name: str) -> PlainPng:
    """The picture of a PNG file, known by its bytes and not by its name. Raises BadPicture; nothing is decoded."""
    refuse_large(len(content), name)
    if not content.startswith(_START):
        raise BadPicture(_other_kind(content, name))
    chunks = tuple(_chunks(content))
    kinds = [kind for kind, _whole in chunks]
    if not chunks or kinds[0] != b"IHDR" or kinds[-1] != b"IEND" or b"IDAT" not in kinds:
        raise BadPicture(broken(name))
    if b"acTL" in kinds:
        raise BadPicture(_("“{file}” là ảnh động; hãy chọn ảnh PNG chỉ có một hình.").format(file=name))
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    if width * height > MOST_DOTS:
        sentence = _("Ảnh “{file}” rộng {width} × {height} điểm, quá {most} triệu điểm; hãy cắt sát nét vẽ hoặc thu nhỏ ảnh rồi chọn lại.")
        raise BadPicture(sentence.format(file=name, width=width, height=height, most=MOST_DOTS // 10**6))
    return PlainPng(_START + b"".join(whole for kind, whole in chunks if kind in _NEEDED), width, height)


def broken(name: str) -> str:
    """What to say of a PNG file of which a part is missing or damaged."""
    return _("Ảnh “{file}” bị cụt hoặc hỏng; hãy chép lại hoặc xuất lại ảnh từ chương trình đã tạo ra nó.").format(file=name)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and whole bytes of each chunk up to the end of the picture; stops where the file is cut off (W3C PNG, 5.3)."""
    at = len(_START)
    while at + 12 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        if end > len(content):
            return
        kind = content[at + 4 : at + 8]
        yield kind, content[at:end]
        if kind == b"IEND":
            return
        at = end


def _other_kind(content: bytes, name: str) -> str:
    if not content:
        return _("Ảnh “{file}” trống; hãy chọn ảnh PNG nền trong suốt.").format(file=name)
    found = next((words for start, words in _OTHERS if content.startswith(start)), None)
    if found is None:
        return _("“{file}” không phải ảnh PNG, dù tên tệp thế nào; hãy chọn ảnh PNG nền trong suốt.").format(file=name)
    sentence = _("“{file}” thật ra là {kind}, không phải ảnh PNG; hãy ghi lại thành ảnh PNG nền trong suốt rồi chọn lại.")
    return sentence.format(file=name, kind=_(found))
