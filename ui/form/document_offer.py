"""The list of known documents under the fields of a cited document: offered while typing, never put in by itself."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from models.citation import Citation
from models.language import _
from models.text import clean_line
from ui.fields.choice_list import ChoiceList
from ui.fields.line_field import LineField
from ui.fields.rich_field import RichField

Field = LineField | RichField

_FEWEST = 2
"""Characters from which on documents are offered."""
_LONGEST = 110
"""Characters of a document in the list."""


class DocumentOffer(QObject):
    """`asked(typed)` while somebody types into number, symbol or subject; `chosen(document)` when one was taken from the list."""

    asked = Signal(str)
    chosen = Signal(object)

    def __init__(self, fields: Mapping[str, Field], parent: QObject) -> None:
        super().__init__(parent)
        self._fields = dict(fields)
        self._lists: dict[Field, ChoiceList] = {}
        self._documents: dict[str, Citation] = {}
        for field in self._fields.values():
            field.edited.connect(self._typed)
            field.installEventFilter(self)

    def show_documents(self, typed: str, documents: tuple[Citation, ...]) -> None:
        """Lists the documents that fit, if that is still what stands there."""
        field = self._focused()
        if field is None or typed != self._question():
            return
        self._documents = {_line(document): document for document in documents}
        self._list(field).open_choices(list(self._documents))

    def _typed(self, _text: str) -> None:
        typed = self._question()
        if len(typed) >= _FEWEST:
            self.asked.emit(typed)
        else:
            self._close()

    def _question(self) -> str:
        """What is looked for: the words of the subject, or number and symbol as far as they are typed."""
        field = self._focused()
        if isinstance(field, RichField):
            return clean_line(field.shown_text())
        parts = [part.text().strip() for name in ("number", "symbol") if isinstance(part := self._fields[name], LineField)]
        return "/".join(part for part in parts if part)

    def _focused(self) -> Field | None:
        return next((field for field in self._fields.values() if field.hasFocus()), None)

    def _list(self, field: Field) -> ChoiceList:
        if field not in self._lists:
            made = ChoiceList(field)
            made.setAccessibleName(_("Văn bản đã viện dẫn trong sổ"))
            made.chosen.connect(self._choose)
            self._lists[field] = made
        return self._lists[field]

    def _choose(self, line: str) -> None:
        if line in self._documents:
            self.chosen.emit(self._documents[line])

    def _close(self) -> None:
        for shown in self._lists.values():
            shown.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = self._lists.get(watched)  # type: ignore[call-overload]  # the fields are what is watched
        if shown is None or not shown.isVisible():
            return False
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            shown.hide()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._steer(shown, event)
        return False

    def _steer(self, shown: ChoiceList, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Tab and shown.currentRow() >= 0:
            shown.take_marked()
            return True
        return shown.take_key(event)


def _line(document: Citation) -> str:
    text = document.text
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
