"""A table as Qt's views read it: the headings are row 0, the rows follow."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from models.checks.finding import Finding
from models.language import _
from models.text import Words, parse
from models.text_table import TextTable
from ui.form.finding_note import severity
from ui.theme import colours

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[int, int]
"""Row and column as places count them: -1 is the row of the headings."""

_TINT = 0.18


class TableModel(QAbstractTableModel):
    """Shows a value that nobody changes here."""

    def __init__(self, table: TextTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._values: Mapping[str, str] = {}
        self._findings: dict[Cell, tuple[Finding, ...]] = {}

    def show_table(self, table: TextTable, values: Mapping[str, str]) -> bool:
        """Shows another value of the table, and what tokens show; whether its columns are others than before."""
        old, values_changed, self._values = self.table, values != self._values, values
        if len(old.columns) != len(table.columns):
            self.beginResetModel()
            self.table = table
            self.endResetModel()
            return True
        first, more = _first_difference(old, table), len(table.rows) - len(old.rows)
        if more > 0:
            self.beginInsertRows(QModelIndex(), first + 1, first + more)
        elif more < 0:
            self.beginRemoveRows(QModelIndex(), first + 1, first - more)
        self.table = table
        if more > 0:
            self.endInsertRows()
        elif more < 0:
            self.endRemoveRows()
        if values_changed or (old.columns, old.totals) != (table.columns, table.totals):
            self._changed(0, len(table.rows))
        elif first < len(table.rows):
            self._changed(first + 1, len(table.rows) if more else _last_difference(old, table) + 1)
        return False

    def _changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.table.columns) - 1))

    def show_findings(self, findings: dict[Cell, tuple[Finding, ...]]) -> None:
        """Marks cells of which the checks have something to say."""
        if findings != self._findings:
            self._findings = findings
            self._changed(0, len(self.table.rows))

    def findings(self, cell: Cell) -> tuple[Finding, ...]:
        """What is said of one cell."""
        return self._findings.get(cell, ())

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.table.rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.table.columns)

    def markup(self, cell: Cell) -> str:
        """The text of a cell, as it is kept."""
        row, column = cell
        return self.table.columns[column].title if row < 0 else self.table.rows[row][column]

    def shown(self, cell: Cell) -> str:
        """The text of a cell, as it is read: with the values of its tokens."""
        markup = self.markup(cell)
        if not any(mark in markup for mark in "*{\\"):
            return markup
        spans = parse(markup)
        return "".join(span.text if isinstance(span, Words) else self._values.get(span.name) or f"{{{span.name}}}" for span in spans)

    def name(self, cell: Cell) -> str:
        """A cell in words, for those who hear the window."""
        row, column = cell
        title = self.shown((-1, column)).strip() or str(column + 1)
        if row < 0:
            return _("Tên cột {number}").format(number=column + 1)
        return _("Dòng {row}, cột “{title}”").format(row=row + 1, title=title)

    def is_bold(self, row: int) -> bool:
        """Whether a row is set in bold: the headings and totals."""
        return row < 0 or row in self.table.totals

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = (index.row() - 1, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.shown(cell)
            case Qt.ItemDataRole.FontRole if self.is_bold(cell[0]):
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(cell)
            case Qt.ItemDataRole.BackgroundRole:
                return self._ground(cell)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(finding.message for finding in self.findings(cell))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.name(cell)}: {self.shown(cell)}"
        return None

    def _alignment(self, cell: Cell) -> Qt.AlignmentFlag:
        if cell[0] < 0:
            return Qt.AlignmentFlag.AlignCenter
        right = self.table.columns[cell[1]].kind == "number"
        return (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter

    def _ground(self, cell: Cell) -> QColor | None:
        grave = severity(self.findings(cell))
        if grave:
            colour = QColor(colours().error if grave == "error" else colours().warning)
            colour.setAlphaF(_TINT)
            return colour
        return QColor(colours().ground) if self.is_bold(cell[0]) else None


def _first_difference(old: TextTable, new: TextTable) -> int:
    """The first row that is not as it was; of a table that was only cut or went on, the first that is gone or new."""
    pairs = enumerate(zip(old.rows, new.rows, strict=False))
    same = min(len(old.rows), len(new.rows))
    return next((at for at, (one, other) in pairs if one is not other and one != other), same)


def _last_difference(old: TextTable, new: TextTable) -> int:
    pairs = enumerate(zip(reversed(old.rows), reversed(new.rows), strict=True))
    return len(new.rows) - 1 - next((at for at, (one, other) in pairs if one is not other and one != other), len(new.rows))
