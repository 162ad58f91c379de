"""Pages of a PDF as pictures and as outlines, by PDFium.

PDFium is not thread-safe: whoever comes here waits until the others are out. What is read of a page is plain Qt, and anybody may paint it.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage

from ui.outlines import Outlines, Shape

_ALONE = threading.RLock()
"""Held while PDFium works, whatever document it works on."""


class Sheets:
    """An opened PDF. `sizes` are in points. Its methods may be called from any thread."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2  # noqa: PLC0415  # its bindings load slowly, and the window should stand before the paper does

        with _ALONE:
            self._document = pypdfium2.PdfDocument(content)
            self.sizes = [QSizeF(*self._document.get_page_size(page)) for page in range(len(self._document))]
            self._outlines = Outlines()

    def image(self, page: int, scale: float, part: QRectF | None = None) -> QImage:
        """A page at `scale` pixels a point; or a part of it, in points from its top left corner."""
        size = self.sizes[page]
        part = part or QRectF(0, 0, size.width(), size.height())
        crop = (part.left(), size.height() - part.bottom(), size.width() - part.right(), part.top())
        with self._page(page) as opened:
            bitmap = opened.render(scale=scale, rev_byteorder=True, crop=crop)
            picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB888).copy()
            bitmap.close()
        return picture

    def shapes(self, page: int) -> tuple[Shape, ...] | None:
        """A page as outlines; nothing where something stands on it that is no letter and no line."""
        with self._page(page) as opened:
            return self._outlines.of(opened)

    @contextmanager
    def _page(self, page: int) -> Iterator[Any]:
        with _ALONE:
            opened = self._document[page]
            try:
                yield opened
            finally:
                opened.close()

    def close(self) -> None:
        """Gives the memory back."""
        with _ALONE:
            self._document.close()
