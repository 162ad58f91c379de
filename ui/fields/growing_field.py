"""A text field that is always as high as its text: it never scrolls inside, the form around it does."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QTextEdit, QWidget

_SIDE = 2
_ABOVE = 1
_NARROWEST = 60


class GrowingField(QTextEdit):
    """Its height follows its text and its width; the wheel goes on to the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set_margins()
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self.cursorPositionChanged.connect(self._keep_cursor_in_sight)

    def _set_margins(self) -> None:
        """The margins that QLineEdit has, so that fields of both kinds stand in one line."""
        self.document().setDocumentMargin(_ABOVE)  # on all sides of the placeholder, which is cut off below where it is wider
        format = self.document().rootFrame().frameFormat()
        format.setLeftMargin(_SIDE)
        format.setRightMargin(_SIDE)
        self.document().rootFrame().setFrameFormat(format)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self._wanted_height())

    def _wanted_height(self) -> int:
        """The text's height and what border and padding add, which the style sheet knows and the layout tells."""
        around = self.height() - self.viewport().height()
        return int(self.document().size().height() + 0.99) + around

    def _fit_height(self) -> None:
        height = self._wanted_height()
        if (self.minimumHeight(), self.maximumHeight()) != (height, height):
            self.setFixedHeight(height)
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _keep_cursor_in_sight(self) -> None:
        if self.hasFocus():
            QTimer.singleShot(0, self, self._scroll_form)

    def _scroll_form(self) -> None:
        """Scrolls the form so far that the line with the cursor is seen, after the field has grown."""
        area = self._form()
        page = area.widget() if area else None
        if area is not None and page is not None and self.hasFocus():
            line = self.cursorRect()
            place = self.viewport().mapTo(page, line.center())
            area.ensureVisible(place.x(), place.y(), 0, line.height() + 12)

    def _form(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above
