"""The headings of a long table, over its first row in sight while the table is scrolled."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import colours

if TYPE_CHECKING:
    from ui.form.table_view import TableView


class TableHeading(QWidget):
    """Painted only; a click puts the cursor into the heading itself."""

    def __init__(self, view: "TableView", side: int) -> None:
        super().__init__(view.viewport())
        self._view, self._side = view, side
        self.hide()

    def place(self) -> None:
        """Stands over the table where its own headings are out of sight."""
        height = self._view.rowHeight(0)
        self.setVisible(self._view.verticalScrollBar().value() > 0)
        self.setGeometry(0, 0, self._view.viewport().width(), height)
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font = QPainter(self), QFont(self._view.font())
        font.setBold(True)
        painter.setFont(font)
        painter.fillRect(event.rect(), QColor(colours().ground))
        for column in range(self._view.model().columnCount()):
            left, width = self._view.columnViewportPosition(column), self._view.columnWidth(column)
            painter.setPen(QColor(colours().text))
            room = QRect(left + self._side, 0, width - 2 * self._side, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._view.shown_heading(column))
            painter.setPen(QColor(colours().line))
            painter.drawLine(left + width - 1, 0, left + width - 1, self.height())
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._view.choose((-1, self._view.columnAt(int(event.position().x()))))
        self._view.field.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()
