"""A field for one paragraph of rich text: words, bold, italic, and tokens as chips.

What it shows is the markup of models/text.py; the document behind it is in ui/fields/rich_document.py, the chips in ui/fields/chip.py.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget

from models.language import _
from models.text import Span, Token, Words, joined, nfc, parse, write
from ui.fields.chip import CHIP, ChipPainter, token_name
from ui.fields.field_keys import ENTER, is_for_window
from ui.fields.field_menu import FieldMenu
from ui.fields.growing_field import GrowingField
from ui.fields.rich_clipboard import MARKUP, from_clipboard, to_clipboard
from ui.fields.rich_document import change_spans, format_at, insert_spans, spans_of
from ui.fields.token_trigger import TokenTrigger

_STYLES = frozenset({Qt.Key.Key_B, Qt.Key.Key_I})
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class RichField(GrowingField):
    """Keeps no undo steps of its own: the window undoes for the whole report.

    `edited(markup)`: the clerk changed it. `split(before, after)`: Enter, with the markup around the cursor.
    `lines_pasted(before, after, text)`: several lines were pasted, with the markup around the cursor; nothing is put in.
    `leave_up`, `leave_down`: the cursor wants to go on beyond the first or the last line.
    `token_activated(name)`: a chip was clicked.
    """

    edited = Signal(str)
    enter_pressed = Signal()
    split = Signal(str, str)
    lines_pasted = Signal(str, str, str)
    leave_up = Signal()
    leave_down = Signal()
    token_activated = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._chips = ChipPainter(self)
        self._labels: Mapping[str, str] = {}
        self._showing = False
        self._markup = ""
        self._shown_markup = ""
        self._names: frozenset[str] = frozenset()
        self.takes_lines = False
        """Whether several pasted lines are told of; a field that has no use for them makes one line of them."""
        self._trigger = TokenTrigger(self)
        self._set_up_document()
        self.setTabChangesFocus(True)
        self.viewport().setMouseTracking(True)

    def _set_up_document(self) -> None:
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.documentLayout().registerHandler(CHIP, self._chips)
        document.contentsChanged.connect(self._changed)

    # ------------------------------------------------------------ what is shown

    def show_markup(self, markup: str, values: Mapping[str, str], labels: Mapping[str, str]) -> None:
        """Shows a text without telling of it; what stands there already is left alone, cursor and all.

        `values` are what tokens show, `labels` what they are called.
        """
        self._labels = labels
        self._trigger.set_labels(labels)
        self.show_values(values)
        if markup not in (self._markup, self._shown_markup):
            self._show(parse(markup))
            self._shown_markup = markup

    def _show(self, new: tuple[Span, ...]) -> None:
        old = spans_of(self.document())
        if old != new:
            self._change(old, new)
        self._remember(new)

    def show_values(self, values: Mapping[str, str]) -> None:
        """Shows other values on the chips."""
        old, self._chips.values = self._chips.values, dict(values)
        if any(old.get(name) != values.get(name) for name in self._names):
            self.document().markContentsDirty(0, self.document().characterCount())
            self._describe(spans_of(self.document()))

    def markup(self) -> str:
        """The text as markup."""
        return write(spans_of(self.document()))

    def shown_text(self) -> str:
        """The text as it is read, with the values of its tokens."""
        return self._read(spans_of(self.document()))

    def _read(self, spans: tuple[Span, ...]) -> str:
        return "".join(span.text if isinstance(span, Words) else self._value(span.name) for span in spans)

    def _value(self, name: str) -> str:
        return self._chips.value(name)

    def _describe(self, spans: tuple[Span, ...]) -> None:
        """Screen readers hear nothing of a chip's character, so they get the text in words."""
        self.setAccessibleDescription(self._read(spans))

    def _change(self, old: tuple[Span, ...], new: tuple[Span, ...]) -> None:
        self._showing = True
        try:
            change_spans(self.document(), old, new)
        finally:
            self._showing = False

    def _changed(self) -> None:
        """Tells what the clerk did, composed: some keyboards send a letter and its mark as two characters."""
        if self._showing:
            return
        spans = spans_of(self.document())
        composed = joined(Words(nfc(span.text), span.bold, span.italic) if isinstance(span, Words) else span for span in spans)
        if composed != spans:
            self._change(spans, composed)
        if write(composed) != self._markup:
            self._remember(composed)
            self._shown_markup = self._markup
            self.edited.emit(self._markup)
            if self.hasFocus():
                self._trigger.follow()

    def _remember(self, spans: tuple[Span, ...]) -> None:
        """What the document says now; the model's echo is held against it without reading the document again."""
        self._markup = write(spans)
        self._names = frozenset(span.name for span in spans if isinstance(span, Token))
        self._describe(spans)

    # ------------------------------------------------------------ editing

    def insert_token(self, name: str) -> None:
        """Puts a chip where the cursor is."""
        cursor = self.textCursor()
        format = cursor.charFormat()
        insert_spans(cursor, [Token(name, format.fontWeight() > 400, format.fontItalic())])
        self.setTextCursor(cursor)

    def toggle_bold(self) -> None:
        """Bold for the selection or for what is typed next; off where it was on."""
        format = QTextCharFormat()
        format.setFontWeight(400 if self.fontWeight() > 400 else 700)
        self.mergeCurrentCharFormat(format)

    def toggle_italic(self) -> None:
        """Italic, the same way."""
        format = QTextCharFormat()
        format.setFontItalic(not self.fontItalic())
        self.mergeCurrentCharFormat(format)

    def around_cursor(self) -> tuple[str, str]:
        """The markup before and behind the cursor; what is selected belongs to neither."""
        cursor, document = self.textCursor(), self.document()
        return write(spans_of(document, 0, cursor.selectionStart())), write(spans_of(document, cursor.selectionEnd()))

    def _break(self) -> None:
        before, after = self.around_cursor()
        self.enter_pressed.emit()
        self.split.emit(before, after)

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        return to_clipboard(spans_of(self.document(), cursor.selectionStart(), cursor.selectionEnd()), self._value)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(MARKUP) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        spans, rest = from_clipboard(source)
        if rest and self.takes_lines:
            self.lines_pasted.emit(*self.around_cursor(), source.text())
            return
        if not spans:
            return
        cursor = self.textCursor()
        insert_spans(cursor, [*spans, *(Words(" " + line) for line in rest)])
        self.setTextCursor(cursor)

    # ------------------------------------------------------------ keys

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if is_for_window(event, _STYLES):
                event.ignore()
                return False
            own = event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _STYLES
            if own or (event.key() == Qt.Key.Key_Escape and self._trigger.is_open()):
                event.accept()
                return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._takes_tab(event):
            return True  # Qt would go to the next field before the list is asked
        return super().event(event)

    def _takes_tab(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Tab and self._trigger.take_key(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._trigger.take_key(event):
            event.accept()
        elif is_for_window(event, _STYLES) or event.key() in _PAGES:
            event.ignore()
        elif control and event.key() == Qt.Key.Key_B:
            self.toggle_bold()
        elif control and event.key() == Qt.Key.Key_I:
            self.toggle_italic()
        elif event.key() in ENTER:
            self._enter(control)
        elif not self._leave(event):
            super().keyPressEvent(event)

    def _enter(self, control: bool) -> None:
        if not control:
            self._break()
        elif name := self._token_at_cursor():
            self.token_activated.emit(name)

    def _leave(self, event: QKeyEvent) -> bool:
        """Whether an arrow leads out of the field."""
        moves = {
            Qt.Key.Key_Up: (QTextCursor.MoveOperation.Up, self.leave_up),
            Qt.Key.Key_Down: (QTextCursor.MoveOperation.Down, self.leave_down),
        }
        operation, signal = moves.get(Qt.Key(event.key()), (None, None))
        if operation is None or signal is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if self.textCursor().movePosition(operation):
            return False
        signal.emit()
        return True

    def _token_at_cursor(self) -> str:
        """The chip behind the cursor, or else the one before it."""
        position = self.textCursor().position()
        behind = token_name(format_at(self.document(), position)) if position < self.document().characterCount() - 1 else ""
        return behind or (token_name(format_at(self.document(), position - 1)) if position else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._trigger.close()

    # ------------------------------------------------------------ mouse

    def _token_under(self, event: QMouseEvent | QHelpEvent) -> str:
        point = event.position() if isinstance(event, QMouseEvent) else event.pos().toPointF()
        return token_name(self.document().documentLayout().formatAt(point))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            name = self._token_under(event)
            if name:
                QToolTip.showText(
                    event.globalPos(), self._labels.get(name, _("Không có số liệu nào tên là “{name}”.").format(name=name)), self
                )
                return True
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        shape = Qt.CursorShape.PointingHandCursor if self._token_under(event) else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        name = self._token_under(event)
        if name and event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.token_activated.emit(name)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = FieldMenu(self, self.textCursor().hasSelection(), self.paste)
        menu.addSeparator()
        for words, keys, act in ((_("In đậm"), "Ctrl+B", self.toggle_bold), (_("In nghiêng"), "Ctrl+I", self.toggle_italic)):
            menu.addAction(words, QKeySequence(keys), act)
        menu.exec(event.globalPos())
