"""Passages of reports that say what was looked for: where each stands, and the words around with the hit in bold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent, QStandardItem, QStandardItemModel, QTextDocument
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.checks.spots import sentence
from models.language import _
from models.lifecycle import state_names
from ui.theme import colours

if TYPE_CHECKING:
    from models.search.excerpts import Excerpt
    from models.search.found import Hit

Index = QModelIndex | QPersistentModelIndex

_HTML = Qt.ItemDataRole.UserRole
_WHERE = Qt.ItemDataRole.UserRole + 1
_SIDE, _ABOVE = 10, 5
_NARROWEST = 120


class PassageList(QListView):
    """Emits the report and the place of the passage that was chosen with a click or Enter."""

    place_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choices")
        self.setAccessibleName(_("Nội dung tìm thấy"))
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Rows(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.activated.connect(self._choose)
        self.clicked.connect(self._choose)

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Shows the passages of every report, the best first; what was chosen stays chosen by its number."""
        at = self.currentIndex().row()
        self._model.clear()
        for hit in hits:
            for excerpt in hit.excerpts:
                self._model.appendRow(_row(hit, excerpt))
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(min(max(at, 0), self._model.rowCount() - 1), 0))

    def _choose(self, index: Index) -> None:
        if index.isValid():
            self.place_chosen.emit(*index.data(_WHERE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words are wide."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _row(hit: Hit, excerpt: Excerpt) -> QStandardItem:
    from html import escape  # noqa: PLC0415  # search alone needs it, and what follows

    from models.search.passages import place_words  # noqa: PLC0415

    where = place_words(excerpt.place, excerpt.heading)
    about = sentence(" · ".join((hit.name, state_names()[hit.state], where)))
    item = QStandardItem(f"{about}: {excerpt.text}")
    words = "".join(f"<b>{escape(piece.text)}</b>" if piece.hit else escape(piece.text) for piece in excerpt.pieces)
    item.setData(f'<div style="color: {colours().quiet}">{escape(about)}</div><div>{words}</div>', _HTML)
    item.setData((hit.report, str(excerpt.place)), _WHERE)
    return item


class _Rows(QStyledItemDelegate):
    """Draws a row from its HTML; screen readers get the plain words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else _NARROWEST
        return QSize(width, int(self._document(option, index, width).size().height()) + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        widget = plain.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, widget)
        document = self._document(option, index, plain.rect.width())
        painter.save()
        painter.translate(plain.rect.left() + _SIDE, plain.rect.top() + _ABOVE)
        document.drawContents(painter, QRectF(0, 0, plain.rect.width(), plain.rect.height()))
        painter.restore()

    def _document(self, option: QStyleOptionViewItem, index: Index, width: int) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(option.font)
        document.setHtml(f'<div style="color: {colours().text}">{index.data(_HTML)}</div>')
        document.setTextWidth(max(width - 2 * _SIDE, _NARROWEST))
        return document
