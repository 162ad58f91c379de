"""Draws resources/icons/so-bao-cao.svg in every size that a desktop asks for. Run: python -m tooling.dist.icons"""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent.parent.parent / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def main() -> None:
    """Writes a PNG a size, and the one file with all of them that Windows takes."""
    running = QGuiApplication.instance() or QGuiApplication(["icons", "-platform", "offscreen"])
    drawing = QSvgRenderer(str(FOLDER / "so-bao-cao.svg"))
    pictures = {size: _drawn(drawing, size) for size in SIZES}
    for size, content in pictures.items():
        (FOLDER / f"so-bao-cao-{size}.png").write_bytes(content)
    largest, *others = [Image.open(io.BytesIO(pictures[size])) for size in sorted(SIZES, reverse=True)]
    largest.save(FOLDER / "so-bao-cao.ico", sizes=[(size, size) for size in SIZES], append_images=others)
    del running


def _drawn(drawing: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


if __name__ == "__main__":
    main()
