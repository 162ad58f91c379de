"""What still stands between this report and signing: a bar of what is filled in, and a line for each kind of thing to do."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from models.checks.finding import Finding
from models.language import _
from ui.pages import Page
from ui.theme import colours


class _Swatch(QWidget):
    """A small square of a colour that the theme names."""

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setFixedSize(QSize(10, 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRect(0, 0, 10, 10), QColor(getattr(colours(), self._colour)))


class Meter(QFrame):
    """Shows; the button asks for the list."""

    findings_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        title = QLabel(_("Cần xử lý"), self)
        title.setProperty("role", "heading")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(_("Phần đã soạn"))
        self._short = False
        self._counts: dict[str, int] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 10)
        box.setSpacing(5)
        box.addWidget(title)
        box.addWidget(self._bar)
        self._rows: dict[str, tuple[QWidget, QLabel]] = {}
        for kind, colour in (("errors", "error"), ("warnings", "warning"), ("gaps", "quiet"), ("reviews", "review")):
            row = QWidget(self)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(_Swatch(colour, row))
            words = QLabel(row)
            line.addWidget(words, 1)
            box.addWidget(row)
            self._rows[kind] = (row, words)
        self.button = QPushButton(_("Đang kiểm tra…"), self)
        self.button.clicked.connect(self.findings_asked)
        self.button.setToolTip(_("Xem danh sách cần xử lý (Shift+F8); F8: tới chỗ tiếp theo"))
        box.addWidget(self.button)

    def show_pages(self, pages: tuple[Page, ...], findings: tuple[Finding, ...]) -> None:
        """Counts what is filled and what is left."""
        counted = [page for page in pages if page.state != "group"]
        filled = sum(page.state == "filled" and not page.left for page in counted)
        self._bar.setRange(0, max(len(counted), 1))
        self._bar.setValue(filled)
        self._bar.setToolTip(_("{filled} trên {all} mục đã xong").format(filled=filled, all=len(counted)))
        reviews = sum(finding.is_review for finding in findings)
        gaps = sum(finding.is_gap for finding in findings)
        errors = sum(finding.severity == "error" and not finding.is_gap for finding in findings)
        words = {
            "errors": (errors, _("{count} lỗi")),
            "warnings": (len(findings) - errors - gaps - reviews, _("{count} cảnh báo")),
            "gaps": (gaps, _("{count} chỗ còn thiếu")),
            "reviews": (reviews, _("{count} chỗ chưa rà")),
        }
        for kind, (count, text) in words.items():
            self._rows[kind][1].setText(text.format(count=count))
            self._counts[kind] = count
        self.button.setText(_("Xem danh sách") if findings else _("Không còn việc gì"))
        self._show_rows()

    def show_short(self, short: bool) -> None:
        """In a low window the bar and the button are enough."""
        self._short = short
        self._show_rows()

    def _show_rows(self) -> None:
        for kind, (row, _label) in self._rows.items():
            row.setVisible(bool(self._counts.get(kind)) and not self._short)
