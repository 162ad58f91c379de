"""The pages as they will lie on the sheet, one at a time: the PDF that is printed itself."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from models.language import _
from ui.sheets import Sheets
from ui.theme import colours

_MARGIN = 14
_VEIL = 190
"""Of 255: how thickly a page that will not be printed is veiled."""
_NOTCH = 120
"""What a wheel turns in one click."""


class _Sheet(QWidget):
    """Paints one page as large as it fits; arrows and the wheel turn the pages."""

    turned = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.sheets: Sheets | None = None
        self.page = 0
        self.veiled = False
        self._wheeled = 0
        self._image: tuple[int, float, QImage] | None = None

    def forget(self) -> None:
        """The paper is another one."""
        self._image = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().desk))
        if self.sheets is None:
            painter.setPen(QColor(colours().quiet))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Đang dựng trang giấy…"))
            return
        size = self.sheets.sizes[self.page]
        scale = self._scale(size)
        rect = QRectF(0, 0, size.width() * scale, size.height() * scale)
        rect.moveCenter(QRectF(self.rect()).center())
        rect.moveTopLeft(rect.topLeft().toPoint())
        painter.fillRect(rect, Qt.GlobalColor.white)
        painter.drawImage(rect.topLeft(), self._picture(self.sheets, scale))
        if self.veiled:
            self._veil(painter, rect)
        painter.setPen(QColor(colours().line))
        painter.drawRect(rect)

    def _veil(self, painter: QPainter, rect: QRectF) -> None:
        veil, words = QColor(colours().desk), _("Trang này không in")
        veil.setAlpha(_VEIL)
        painter.fillRect(rect, veil)
        plate = QRectF(painter.boundingRect(rect, Qt.AlignmentFlag.AlignCenter, words)).adjusted(-12, -6, 12, 6)
        painter.fillRect(plate, QColor(colours().surface))
        painter.setPen(QColor(colours().text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _scale(self, size: QSizeF) -> float:
        """Pixels a point."""
        return max(min((self.width() - 2 * _MARGIN) / size.width(), (self.height() - 2 * _MARGIN) / size.height()), 0.05)

    def _picture(self, sheets: Sheets, scale: float) -> QImage:
        ratio = self.devicePixelRatioF()
        if self._image is None or self._image[:2] != (self.page, scale * ratio):
            image = sheets.image(self.page, scale * ratio)
            image.setDevicePixelRatio(ratio)
            self._image = self.page, scale * ratio, image
        return self._image[2]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Down | Qt.Key.Key_Right:
                self.turned.emit(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Up | Qt.Key.Key_Left:
                self.turned.emit(-1)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta: QPoint = event.angleDelta()
        self._wheeled += delta.y()
        while abs(self._wheeled) >= _NOTCH:
            step = -1 if self._wheeled > 0 else 1
            self._wheeled += step * _NOTCH
            self.turned.emit(step)
        event.accept()


class PrintPreview(QWidget):
    """The page, and below it where one is and the way to the others. `page_changed(page)`: counted from 1."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = _Sheet(self)
        self._sheet.turned.connect(self.turn)
        self._printed: frozenset[int] = frozenset()
        self.where = QLabel(self)
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back = self._button("‹", _("Trang trước"), lambda: self.turn(-1))
        self.on = self._button("›", _("Trang sau"), lambda: self.turn(1))
        bar = QHBoxLayout()
        bar.addStretch(1)
        for widget in (self.back, self.where, self.on):
            bar.addWidget(widget)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sheet, 1)
        column.addLayout(bar)
        self._show_where()

    def _button(self, words: str, name: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(act)
        return button

    def show_paper(self, content: bytes) -> None:
        """Takes the PDF that shall be printed."""
        self.close_paper()
        self._sheet.sheets = Sheets(content)
        self._sheet.page = min(self._sheet.page, self.count() - 1)
        self._sheet.forget()
        self._show_where()

    def close_paper(self) -> None:
        """Lets go of the PDF."""
        if self._sheet.sheets is not None:
            self._sheet.sheets.close()
            self._sheet.sheets = None

    def count(self) -> int:
        """How many pages the paper has; 0 as long as there is none."""
        return len(self._sheet.sheets.sizes) if self._sheet.sheets else 0

    def page(self) -> int:
        """The page that is shown, counted from 1."""
        return self._sheet.page + 1

    def turn(self, pages: int) -> None:
        """So many pages on, or back."""
        self.show_page(self.page() + pages)

    def show_page(self, page: int) -> None:
        """Shows a page, counted from 1; one that there is not is left alone."""
        if 1 <= page <= self.count() and page != self.page():
            self._sheet.page = page - 1
            self._show_where()
            self.page_changed.emit(page)

    def mark_printed(self, pages: tuple[int, ...]) -> None:
        """Says which pages are going to be printed; the others are veiled."""
        self._printed = frozenset(pages)
        self._show_where()

    def _show_where(self) -> None:
        page, count = self.page(), self.count()
        self._sheet.veiled = page not in self._printed
        self._sheet.update()
        words = _("Trang {page} / {count}").format(page=page, count=count) if count else ""
        self.where.setText(words)
        self._sheet.setAccessibleName(_("Xem trước") + (f": {words}" if words else ""))
        self.back.setEnabled(page > 1)
        self.on.setEnabled(page < count)
