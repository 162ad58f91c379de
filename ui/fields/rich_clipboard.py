"""Copied rich text: chips and styles for our own fields, plain words for every other program."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

from models.text import Span, Words, clean_lines, parse, write

MARKUP = "application/x-sobaocao-markup"


def to_clipboard(spans: Sequence[Span], shown: Callable[[str], str]) -> QMimeData:
    """Spans for the clipboard; `shown` gives the value of a token."""
    data = QMimeData()
    data.setData(MARKUP, write(spans).encode())
    data.setText("".join(span.text if isinstance(span, Words) else shown(span.name) for span in spans))
    return data


def from_clipboard(data: QMimeData) -> tuple[tuple[Span, ...], list[str]]:
    """What goes into the field, and the plain lines that are left over: one field is one paragraph."""
    if data.hasFormat(MARKUP):
        return parse(bytes(data.data(MARKUP).data()).decode("utf-8", "replace")), []
    first, *rest = clean_lines(data.text()) or ("",)
    return (Words(first),) if first else (), rest


def leave_plain_text() -> None:
    """Leaves what was copied as plain text, before the program ends.

    Qt drops the clipboard's content after Python is gone; content that Python made would crash it there.
    """
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if clipboard.text(mode):
            clipboard.setText(clipboard.text(mode), mode)
        else:
            clipboard.clear(mode)
