"""Images of signatures and seals for the tests, drawn by code, and broken files of every kind."""

import io
import math
import struct
import zlib

from PIL import Image, ImageDraw

BLUE, RED = (20, 40, 190), (215, 20, 30)


def signature_image(width: int = 900, height: int = 420, colour: tuple[int, int, int] = BLUE, border: int = 0) -> Image.Image:
    """A scribble that fills its image from side to side, with an empty border around it."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    stroke = max(width // 60, 2)
    points = [
        (width * at / 200, height / 2 + (height / 2 - stroke) * math.sin(at / 200 * 19) * math.cos(at / 200 * 3)) for at in range(201)
    ]
    pen.line(points, fill=(*colour, 255), width=stroke, joint="curve")
    pen.line([(0, height * 0.9), (width, height * 0.5)], fill=(*colour, 255), width=stroke)
    pen.line([(width * 0.1, 0), (width * 0.2, height)], fill=(*colour, 255), width=stroke)
    cut = image.crop(image.getbbox()).resize((width, height))
    framed = Image.new("RGBA", (width + 2 * border, height + 2 * border), (0, 0, 0, 0))
    framed.paste(cut, (border, border))
    return framed


def seal_image(size: int = 850, colour: tuple[int, int, int] = RED, border: int = 0) -> Image.Image:
    """Two rings and a star."""
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    ink, middle = (*colour, 255), (size - 1) / 2
    pen.ellipse((0, 0, size - 1, size - 1), outline=ink, width=max(size // 30, 2))
    inner = size * 0.16
    pen.ellipse((inner, inner, size - inner, size - inner), outline=ink, width=max(size // 80, 1))
    star = [(middle + r * math.sin(at * math.pi / 5), middle - r * math.cos(at * math.pi / 5))
            for at in range(10) for r in (size * (0.24 if at % 2 == 0 else 0.1),)]  # fmt: skip
    pen.polygon(star, fill=ink)
    framed = Image.new("RGBA", (size + 2 * border, size + 2 * border), (0, 0, 0, 0))
    framed.paste(image, (border, border))
    return framed


def png(image: Image.Image, **options: object) -> bytes:
    """An image as a PNG file."""
    file = io.BytesIO()
    image.save(file, "PNG", **options)
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG file."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_of(width: int, height: int, depth: int, colour: int, rows: bytes, *others: bytes) -> bytes:
    """A PNG file of any kind, with rows as they are given."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(others) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def bomb(side: int = 30_000) -> bytes:
    """A small file that would fill gigabytes: so many dots across and down, all of them clear."""
    packer = zlib.compressobj(9)
    row = bytes(side * 4 + 1)
    packed = b"".join(packer.compress(row) for _ in range(400)) + packer.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


SIGNATURE = png(signature_image())
SEAL = png(seal_image())
