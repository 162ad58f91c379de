"""A field for one plain line: takes whatever is typed, in whatever way a Vietnamese keyboard sends it.

What the text means is not known here; ui/fields/number_field.py and ui/fields/date_field.py know their forms.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QClipboard, QContextMenuEvent, QDropEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from models.text import clean_line, clean_lines, nfc
from ui.fields.choice_list import ChoiceList
from ui.fields.field_keys import is_for_window, utf16_length
from ui.fields.field_menu import FieldMenu


class LineField(QLineEdit):
    """One line. It keeps no undo steps of its own: the window undoes for the whole report."""

    edited = Signal(str)
    lines_pasted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_lines = False
        """Whether pasted lines or cells are told of (`lines_pasted`); a field that has no use for them makes one line of them."""
        self.setAccessibleName(name)
        self._choices: ChoiceList | None = None
        self.textEdited.connect(self._typed)

    def show_text(self, text: str) -> None:
        """Shows a text without telling of it; a text that stands there already is left alone, cursor and all."""
        if not self._says(text):
            self._replace(text, self.cursorPosition() if self.hasFocus() else 0)

    def offer(self, choices: Sequence[str]) -> None:
        """Choices that are listed below the field while the clerk types; never put into it by themselves."""
        if self._choices is None:
            self._choices = ChoiceList(self)
            self._choices.chosen.connect(self._choose)
        self._choices.choices = tuple(choices)

    def _says(self, text: str) -> bool:
        """Whether the field shows a text already."""
        return self.text() == text

    def _replace(self, text: str, cursor: int) -> None:
        self.setText(text)
        self.setCursorPosition(min(cursor, utf16_length(text)))

    def _typed(self, text: str) -> None:
        """Passes on what was typed, composed: some keyboards send a letter and its mark as two characters."""
        composed = nfc(text)
        if composed != text:
            before = text.encode("utf-16-le")[: 2 * self.cursorPosition()].decode("utf-16-le", "ignore")
            self._replace(composed, utf16_length(nfc(before)))
        self._list_choices()
        self.edited.emit(composed)

    def _list_choices(self) -> None:
        if self._choices:
            self._choices.open_for(self.text())

    def _choose(self, choice: str) -> None:
        if choice != self.text():
            self._replace(choice, utf16_length(choice))
            self.edited.emit(choice)

    def paste_clean(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        """Puts in what the clipboard holds, as one clean line."""
        self._insert_clean(QGuiApplication.clipboard().mimeData(mode))

    def _insert_clean(self, source: QMimeData) -> None:
        several = len(clean_lines(source.text())) > 1 or "\t" in source.text().strip()
        text = clean_line(source.text())
        if self.takes_lines and several and not self.isReadOnly():
            self.lines_pasted.emit(source.text())
        elif text and not self.isReadOnly():
            self.insert(text)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if is_for_window(event):
                event.ignore()
                return False
            if event.key() == Qt.Key.Key_Escape and self._list_is_open():
                event.accept()
                return True
        return super().event(event)

    def _list_is_open(self) -> bool:
        return self._choices is not None and self._choices.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._choices and self._choices.take_key(event):
            event.accept()
        elif is_for_window(event):
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_clean()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton and QGuiApplication.clipboard().supportsSelection():
            self.deselect()
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self.paste_clean(QClipboard.Mode.Selection)
        else:
            super().mouseReleaseEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is self:
            super().dropEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self._insert_clean(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        FieldMenu(self, self.hasSelectedText(), self.paste_clean).exec(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Sent here by the window, the cursor goes behind the text, to go on with it; Tab selects it, a click chooses the place."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._choices and event.reason() is Qt.FocusReason.TabFocusReason:
            self._choices.take_marked()
        elif self._choices:
            self._choices.hide()
        super().focusOutEvent(event)
