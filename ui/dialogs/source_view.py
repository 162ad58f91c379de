"""A file as it was, line under line and tables as tables; the lines that are looked at are marked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from importers.lines import SourceLine
from models.language import _
from models.text import Words, parse
from ui.theme import colours

_NOTHING = -1
"""The state of a block of text that is no line of the file."""
_BOLD, _THIN = QFont.Weight.Bold, QFont.Weight.Normal
_STYLED = re.compile(r"[*{}\\]")
_MOST_COLUMNS = 60
"""A wider table is shown row by row: nobody could read it as a table."""


class SourceView(QTextEdit):
    """`line_chosen(line)` when a line is clicked, by its position among the lines."""

    line_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setObjectName("sourceText")
        self.setAccessibleName(_("Tệp như khi nhận"))
        self.setUndoRedoEnabled(False)
        self._blocks: dict[int, QTextBlock] = {}
        self._marked: tuple[int, ...] = ()
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._bring_into_sight)

    def show_lines(self, lines: Sequence[SourceLine]) -> None:
        """Shows other lines. One that became several things comes several times in a row, and is shown once."""
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(14)
        document.setDefaultFont(self.font())
        again = {at: at - 1 for at in range(1, len(lines)) if lines[at] is lines[at - 1]}
        _write(document, [(at, line) for at, line in enumerate(lines) if at not in again])
        self._marked = ()
        self._blocks = _blocks(document)
        for at, before in again.items():
            self._blocks[at] = self._blocks[before]
        self.setDocument(document)

    def mark(self, lines: Iterable[int]) -> None:
        """Marks lines, and brings the first one into sight."""
        self._marked = tuple(at for at in lines if at in self._blocks)
        selections = []
        for at in self._marked:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(self._blocks[at])
            selection.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            selection.format.setBackground(QColor(colours().tint))
            selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            selections.append(selection)
        self.setExtraSelections(selections)
        if self._marked:
            self.setTextCursor(QTextCursor(self._blocks[self._marked[0]]))
        self._bring_into_sight()

    def marked(self) -> tuple[int, ...]:
        """The lines that are marked."""
        return self._marked

    def _bring_into_sight(self) -> None:
        """The marked lines in the upper part, with something of what stands above; nothing moves while all of them are in sight."""
        boxes = list(self._marked_boxes())
        if not boxes:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top, bottom = boxes[0].top() - bar.value(), boxes[-1].bottom() - bar.value()
        if top < 2 * self.fontMetrics().height() or bottom > height:
            bar.setValue(int(boxes[0].top()) - height // 4)

    def line_at(self, point: QPoint) -> int | None:
        """The line at a point of the view; nothing beside them."""
        line = self.cursorForPosition(point).block().userState()
        return None if line == _NOTHING else line

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        line = self.line_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and line is not None and not self.textCursor().hasSelection():
            self.line_chosen.emit(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines that are looked at stay in sight."""
        super().resizeEvent(event)
        self._settle.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The marked lines have a bar beside them, for those who do not see the tint."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().accent))
        for box in self._marked_boxes():
            painter.drawRect(3, int(box.top()) - self.verticalScrollBar().value(), 3, int(box.height()))
        painter.end()

    def _marked_boxes(self) -> Iterator[QRectF]:
        """Where the marked lines stand in the document, those that follow each other as one."""
        layout, box, before = self.document().documentLayout(), QRectF(), -1
        for at in self._marked:
            here = layout.blockBoundingRect(self._blocks[at])
            if before >= 0 and at != before + 1:
                yield box
                box = QRectF()
            box, before = box.united(here), at
        if self._marked:
            yield box


def _blocks(document: QTextDocument) -> dict[int, QTextBlock]:
    found, block = {}, document.begin()
    while block.isValid():
        if block.userState() != _NOTHING:
            found[block.userState()] = block
        block = block.next()
    return found


def _write(document: QTextDocument, lines: "_Numbered") -> None:
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for table, group in groupby(lines, key=lambda pair: pair[1].table):
        numbered = list(group)
        if table and _columns(numbered) <= _MOST_COLUMNS:
            _write_table(cursor, numbered)
        else:
            for at, line in numbered:
                if cursor.position():
                    cursor.insertBlock()
                _write_line(cursor, at, line)
    cursor.endEditBlock()


def _write_line(cursor: QTextCursor, at: int, line: SourceLine) -> None:
    form = QTextBlockFormat()
    form.setBottomMargin(0 if line.table else 5)
    form.setLeftMargin(min(line.indent, 30.0) * 1.5)
    if line.centred or line.right:
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter if line.centred else Qt.AlignmentFlag.AlignRight)
    cursor.setBlockFormat(form)
    cursor.block().setUserState(at)
    style = QTextCharFormat()
    style.setFontWeight(_BOLD if line.bold else _THIN)
    style.setFontItalic(line.italic)
    mark = f"{line.list_mark} " if line.list_mark else ""
    if not _STYLED.search(line.text):
        cursor.insertText(mark + line.text, style)
        return
    cursor.insertText(mark, style)
    for span in parse(line.text):
        shown = QTextCharFormat(style)
        shown.setFontWeight(_BOLD if span.bold or line.bold else _THIN)
        shown.setFontItalic(span.italic or line.italic)
        cursor.insertText(span.text if isinstance(span, Words) else f"{{{span.name}}}", shown)


# ---------------------------------------------------------------- tables

_Numbered = Sequence[tuple[int, SourceLine]]


def _columns(lines: _Numbered) -> int:
    return max(max(line.column, 1) + line.span - 1 for _at, line in lines)


def _write_table(cursor: QTextCursor, lines: _Numbered) -> None:
    form = QTextTableFormat()
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QColor(colours().line))
    form.setBorderCollapse(True)
    form.setCellPadding(4)
    form.setCellSpacing(0)
    form.setTopMargin(4)
    form.setBottomMargin(8)
    form.setRightMargin(1)  # a border that is shared is drawn one pixel beyond the table's width
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    rows = max(max(line.row, 1) + line.rows - 1 for _at, line in lines)
    table = cursor.insertTable(rows, _columns(lines), form)
    for (row, column), group in groupby(lines, key=lambda pair: (max(pair[1].row, 1), max(pair[1].column, 1))):
        held = list(group)
        span, deep = held[0][1].span, held[0][1].rows
        if span > 1 or deep > 1:
            table.mergeCells(row - 1, column - 1, deep, span)
        cell = table.cellAt(row - 1, column - 1).firstCursorPosition()
        for nth, (at, line) in enumerate(held):
            if nth:
                cell.insertBlock()
            _write_line(cell, at, line)
    cursor.movePosition(QTextCursor.MoveOperation.End)
