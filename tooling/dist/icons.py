"""Draws resources/icons/so-bao-cao.svg in every size that a desktop asks for. Run: python -m tooling.dist.icons"""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent.parent.parent / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def main() -> None:
    """Writes a PNG a size, and the one file with all of them that Windows takes."""
    running = QGuiApplication(["icons", "-platform", "offscreen"])
    drawing = QSvgRenderer(str(FOLDER / "so-bao-cao.svg"))
    files = [_draw(drawing, size) for size in SIZES]
    largest, *others = [Image.open(file) for file in reversed(files)]
    largest.save(FOLDER / "so-bao-cao.ico", sizes=[(size, size) for size in SIZES], append_images=others)
    running.quit()


def _draw(drawing: QSvgRenderer, size: int) -> Path:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    path = FOLDER / f"so-bao-cao-{size}.png"
    image.save(str(path))
    return path


if __name__ == "__main__":
    main()
