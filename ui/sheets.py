"""Pages of a PDF as pictures, by PDFium. PDFium is not thread-safe: only the window's thread comes here."""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage


class Sheets:
    """An opened PDF. `sizes` are in points."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2  # noqa: PLC0415  # its bindings load slowly, and the window should stand before the paper does

        self._document = pypdfium2.PdfDocument(content)
        self.sizes = [QSizeF(*self._document.get_page_size(page)) for page in range(len(self._document))]

    def image(self, page: int, scale: float) -> QImage:
        """A page at `scale` pixels a point."""
        bitmap = self._document[page].render(scale=scale, rev_byteorder=True)
        picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB888)
        return picture.copy()

    def close(self) -> None:
        """Gives the memory back."""
        self._document.close()
