"""The outline on the left: every page of the form with its state, and below it what still has to be done."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QPushButton, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from models.language import _
from ui.meter import Meter
from ui.pages import Page
from ui.theme import colours

_PAGE = Qt.ItemDataRole.UserRole
_MARKS = {"filled": "✓", "started": "◐", "to_do": "○", "group": ""}


def _state_words(page: Page) -> str:
    """The state in words, for the tool tip and for those who hear the window instead of seeing it."""
    words = {"filled": _("đã có nội dung"), "started": _("đang soạn"), "to_do": _("chưa soạn"), "group": _("đề mục")}
    parts = [words[page.state]]
    if page.errors:
        parts.append(_("{count} lỗi").format(count=page.errors))
    if page.warnings:
        parts.append(_("{count} cảnh báo").format(count=page.warnings))
    if page.gaps:
        parts.append(_("{count} chỗ còn thiếu").format(count=page.gaps))
    if page.reviews:
        parts.append(_("{count} chỗ chưa rà").format(count=page.reviews))
    return ", ".join(parts)


_TALL = 30
"""Lines of text that a tall outline has room for."""


class _Delegate(QStyledItemDelegate):
    """Draws mark, title and the number of findings."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, option.fontMetrics.height() + 15)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        page: Page = index.data(_PAGE)
        palette = colours()
        rect: QRect = option.rect.adjusted(2, 1, -2, -1)
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setBrush(QColor(palette.tint))
            painter.setPen(QColor(palette.accent) if state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, 5, 5)
        font = QFont(option.font)
        font.setBold(page.state == "group")
        painter.setFont(font)
        self._draw_words(painter, rect, page, selected)
        painter.restore()

    def _draw_words(self, painter: QPainter, rect: QRect, page: Page, selected: bool) -> None:
        palette = colours()
        left = rect.left() + 8 + 14 * page.depth
        mark, colour = _mark(page)
        painter.setPen(QColor(palette.good if mark == "✓" else colour))
        painter.drawText(QRect(left, rect.top(), 16, rect.height()), Qt.AlignmentFlag.AlignCenter, mark)
        badge = str(page.left) if page.left else ""
        room = painter.fontMetrics().horizontalAdvance(badge) + 18 if badge else 4
        painter.setPen(QColor(palette.accent if selected else palette.quiet if page.state == "group" else palette.text))
        words = QRect(left + 22, rect.top(), rect.right() - room - left - 26, rect.height())
        title = painter.fontMetrics().elidedText(page.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        if badge:
            box = QRect(rect.right() - room, rect.center().y() - 9, room - 4, 19)
            painter.setBrush(QColor(palette.surface))
            painter.setPen(QColor(colour))
            painter.drawRoundedRect(box, 9, 9)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge)


def _mark(page: Page) -> tuple[str, str]:
    """The sign before a title, and its colour: the gravest of what there is to say."""
    palette = colours()
    if page.errors:
        return "!", palette.error
    if page.warnings:
        return "!", palette.warning
    return ("↻", palette.review) if page.reviews else (_MARKS[page.state], palette.quiet)


class Outline(QWidget):
    """Shows pages and emits the one that is chosen.

    `menu_asked(page, point of the screen)`: what can be done with a page shall be shown. `heading_asked`: a heading shall be added.
    """

    page_chosen = Signal(str)
    menu_asked = Signal(str, QPoint)
    heading_asked = Signal()
    findings_asked = Signal()
    form_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setAccessibleName(_("Các mục của báo cáo"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.installEventFilter(self)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._ask_for_menu)
        self.add_button = QPushButton(_("Thêm đề mục"), self)
        self.add_button.clicked.connect(self.heading_asked)
        self.add_button.hide()
        self.meter = Meter(self)
        self.meter.findings_asked.connect(self.findings_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 12, 4, 10)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.add_button)
        layout.addWidget(self.meter)
        self.setMinimumWidth(184)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.meter.show_short(self.height() < _TALL * self.fontMetrics().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab and Enter lead from the list into the form, which is what one came to the list for."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            keys = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in keys and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.form_asked.emit()
                return True
        return super().eventFilter(watched, event)

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Shows the pages with their states; the chosen one stays chosen."""
        chosen = self.chosen()
        if self.pages() != tuple(page.id for page in pages):
            self._rebuild(pages)
            self.choose(chosen)
        for row, page in enumerate(pages):
            item = self._model.item(row)
            if item.data(_PAGE) != page:
                item.setData(page, _PAGE)
                item.setText(page.title)
                item.setToolTip(f"{page.title}: {_state_words(page)}")
                item.setData(f"{page.title}, {_state_words(page)}", Qt.ItemDataRole.AccessibleTextRole)

    def pages(self) -> tuple[str, ...]:
        """The ids of the pages that are listed."""
        return tuple(self._page(row).id for row in range(self._model.rowCount()))

    def chosen(self) -> str:
        """The id of the chosen page; empty where none is."""
        index = self.list.currentIndex()
        return self._page(index.row()).id if index.isValid() else ""

    def choose(self, id: str) -> None:
        """Chooses a page without telling anybody; an id that no page has leaves none chosen."""
        self.list.selectionModel().blockSignals(True)
        self.list.setCurrentIndex(QModelIndex())
        for row in range(self._model.rowCount()):
            if self._page(row).id == id:
                self.list.setCurrentIndex(self._model.index(row, 0))
        self.list.selectionModel().blockSignals(False)
        self.list.viewport().update()

    def step(self, by: int) -> None:
        """Goes to the next or the previous page that has something to fill in."""
        row = self.list.currentIndex().row() + by
        while 0 <= row < self._model.rowCount() and self._page(row).state == "group":
            row += by
        if 0 <= row < self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(row, 0))

    def _ask_for_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if not index.isValid():
            index = self.list.currentIndex()
        if index.isValid():
            self.menu_asked.emit(self._page(index.row()).id, self.list.viewport().mapToGlobal(at))

    def _page(self, row: int) -> Page:
        page: Page = self._model.item(row).data(_PAGE)
        return page

    def _rebuild(self, pages: tuple[Page, ...]) -> None:
        self.list.selectionModel().blockSignals(True)
        self._model.clear()
        for page in pages:
            item = QStandardItem(page.title)
            item.setData(page, _PAGE)
            self._model.appendRow(item)
        self.list.selectionModel().blockSignals(False)

    def _chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.page_chosen.emit(self._page(current.row()).id)
