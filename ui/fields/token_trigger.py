"""The list that opens at a typed "{": figures and phrases of the period, to be put into the text as chips."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from models.language import _
from models.text import Token, folded
from ui.fields.choice_list import ChoiceList
from ui.fields.rich_document import insert_spans

_OPEN = re.compile(r"\{([^{}]{0,40})$")
_CLOSED = re.compile(r"\{([^{}]{1,40})\}$")


class TokenTrigger(QObject):
    """Watches what is typed before the cursor of a field; plain typing, Backspaces and all, only ever filters the list."""

    def __init__(self, field: QTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self._list: ChoiceList | None = None
        self._labels: Mapping[str, str] = {}
        self._dismissed = -1

    def set_labels(self, labels: Mapping[str, str]) -> None:
        """What may be chosen: the names of tokens and what they are called."""
        self._labels = labels

    def is_open(self) -> bool:
        """Whether the list is seen."""
        return self._list is not None and self._list.isVisible()

    def follow(self) -> None:
        """After the text has changed: opens, filters or closes the list, or turns a closed brace into its chip."""
        before, start = self._before_cursor()
        closed = _CLOSED.search(before)
        if closed and (name := self._named(closed[1])):
            self._put(name, start + closed.start())
            return
        opened = _OPEN.search(before)
        if opened is None or not self._labels:
            self._dismissed = -1
            self.close()
        elif start + opened.start() != self._dismissed:
            self._open(opened[1])

    def close(self) -> None:
        """Closes the list and leaves the text as it is."""
        if self._list is not None:
            self._list.hide()

    def take_key(self, event: QKeyEvent) -> bool:
        """Uses a key of the field where it steers the open list."""
        if self._list is None or not self.is_open():
            return False
        if event.key() == Qt.Key.Key_Escape:
            before, start = self._before_cursor()
            opened = _OPEN.search(before)
            self._dismissed = start + opened.start() if opened else -1
        if event.key() == Qt.Key.Key_Tab:
            self._list.take_marked()
            return True
        return self._list.take_key(event)

    def _before_cursor(self) -> tuple[str, int]:
        """The characters before the cursor, as far as they matter, and where they begin. A chip is one character that fits nothing."""
        cursor = self._field.textCursor()
        start = max(0, cursor.position() - 42)
        reader = QTextCursor(self._field.document())
        reader.setPosition(start)
        reader.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
        return reader.selectedText().rpartition("\ufffc")[2], cursor.position() - len(reader.selectedText().rpartition("\ufffc")[2])

    def _named(self, typed: str) -> str:
        wanted = folded(typed.strip())
        return next((name for name, label in self._labels.items() if wanted in (name, folded(label))), "")

    def _open(self, typed: str) -> None:
        if self._list is None:
            self._list = ChoiceList(self._field)
            self._list.setAccessibleName(_("Số liệu, kỳ báo cáo"))
            self._list.anchor = self._cursor_rect
            self._list.chosen.connect(self._choose)
        self._list.choices = tuple(self._labels.values())
        if typed.strip():
            self._list.open_for(typed)
        else:
            self._list.open_all("")
        self._list.mark_first()

    def _cursor_rect(self) -> QRect:
        rect = self._field.cursorRect()
        return QRect(self._field.viewport().mapTo(self._field, rect.topLeft()), rect.size())

    def _choose(self, label: str) -> None:
        before, start = self._before_cursor()
        opened = _OPEN.search(before)
        name = next((name for name, known in self._labels.items() if known == label), "")
        if opened and name:
            self._put(name, start + opened.start())

    def _put(self, name: str, start: int) -> None:
        self.close()
        cursor = self._field.textCursor()
        end = cursor.position()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        format = cursor.charFormat()
        insert_spans(cursor, [Token(name, format.fontWeight() > 400, format.fontItalic())])
        self._field.setTextCursor(cursor)
