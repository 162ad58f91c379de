"""The guesses about a file as a list: a sign, what it was taken for, how it begins."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from importers.confirming import Confirming
from importers.guesses import Guess
from models.language import _
from ui.dialogs.guess_words import first_words, guess_sign, role_words, state_words
from ui.theme import colours

_GUESS = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    """Asks for the words of a row when the row is drawn; a file may have thousands."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.state: Confirming | None = None
        self.guesses: tuple[Guess, ...] = ()

    def show_guesses(self, state: Confirming, guesses: tuple[Guess, ...]) -> None:
        self.beginResetModel()
        self.state, self.guesses = state, guesses
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.guesses)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.state is None or not 0 <= index.row() < len(self.guesses):
            return None
        guess = self.guesses[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return first_words(self.state, guess)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                why = f"; {guess.why}" if guess.why and guess.doubtful else ""
                return f"{role_words(guess.role)}, {state_words(guess)}{why}: {first_words(self.state, guess)}"
            case _ if role == _GUESS:
                return guess
        return None


class _Delegate(QStyledItemDelegate):
    """Two lines: sign and role, then how the words begin."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, 2 * option.fontMetrics.height() + 17)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        guess: Guess = index.data(_GUESS)
        palette = colours()
        rect: QRect = option.rect.adjusted(2, 1, -4, -1)
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setBrush(QColor(palette.tint))
            painter.setPen(QColor(palette.accent) if state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, 5, 5)
        room = option.fontMetrics.height()
        top = QRect(rect.left() + 30, rect.top() + 7, rect.width() - 38, room)
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor({"?": palette.review, "✓": palette.good}.get(guess_sign(guess), palette.quiet)))
        painter.drawText(QRect(rect.left() + 8, top.top(), 16, room), Qt.AlignmentFlag.AlignCenter, guess_sign(guess))
        font.setBold(guess.open)
        painter.setFont(font)
        painter.setPen(QColor(palette.accent if selected else palette.text))
        self._draw(painter, top, role_words(guess.role))
        painter.setFont(option.font)
        painter.setPen(QColor(palette.quiet))
        self._draw(painter, top.translated(0, room + 2), index.data() or "–")
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, words: str) -> None:
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)


class GuessList(QListView):
    """`chosen(guess)` when another one is looked at."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Các chỗ đã nhận ra trong tệp"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_guesses(self, state: Confirming, guesses: tuple[Guess, ...], line: int) -> None:
        """Shows other guesses, the one with a line of the file chosen; nothing is told of that."""
        top = self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self._model.show_guesses(state, guesses)
        self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(top)
        self.choose(line)

    def choose(self, line: int) -> None:
        """Chooses the guess with a line of the file without telling anybody; the first one where none has it."""
        rows = [row for row, guess in enumerate(self._model.guesses) if line in guess.lines]
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(self._model.index(rows[0] if rows else 0, 0))
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def current(self) -> Guess | None:
        """The guess that is looked at."""
        row = self.currentIndex().row()
        return self._model.guesses[row] if 0 <= row < len(self._model.guesses) else None

    def below(self) -> Guess | None:
        """The guess under that one; nothing at the end."""
        row = self.currentIndex().row() + 1
        return self._model.guesses[row] if 0 < row < len(self._model.guesses) else None

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid() and (guess := self.current()) is not None:
            self.chosen.emit(guess)
