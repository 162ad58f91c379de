"""What is known of the figure in hand: its values in the last periods, where this one came from, the accepted reason, a note."""

from decimal import Decimal

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.definition import FigureDefinition
from models.language import _
from models.report import FigureValue
from models.series import Part
from ui.fields.line_field import LineField
from ui.fields.link_line import LinkLine, escaped, link
from ui.theme import colours


class PastValue(Struct, frozen=True):
    """A figure's value in a period; `name` is what the period is called, in short."""

    name: str
    value: Decimal | None


class _Bars(QWidget):
    """A bar for each period, the present one in the accent; the numbers stand beside it in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[PastValue, ...] = ()
        self.setFixedSize(QSize(120, 34))

    def show_values(self, values: tuple[PastValue, ...]) -> None:
        self._values = values
        self.setVisible(sum(value.value is not None for value in values) > 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        known = [float(value.value) for value in self._values if value.value is not None]
        top = max([*known, 0.0]) or 1.0
        width = self.width() / max(len(self._values), 1)
        for at, value in enumerate(self._values):
            height = max(2.0, (self.height() - 2) * max(float(value.value), 0.0) / top) if value.value is not None else 1.0
            last = at == len(self._values) - 1
            painter.fillRect(
                QRectF(at * width + 1, self.height() - height, width - 3, height), QColor(colours().accent if last else colours().line)
            )


class FigureStrip(QFrame):
    """`noted(text)`: the note was typed into. `withdrawn()`: the accepted reason shall go. `trend_asked()`: all periods shall be shown."""

    noted = Signal(str)
    withdrawn = Signal()
    trend_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip-of-figure")
        self._name = QLabel(self)
        self._name.setProperty("role", "heading")
        self._past = QLabel(self)
        self._past.setWordWrap(True)
        self._reached = QLabel(self)
        self._reached.setWordWrap(True)
        self._bars = _Bars(self)
        self._origin = QLabel(self)
        self._origin.setWordWrap(True)
        self._reason = LinkLine("quiet", self)
        for label in (self._past, self._origin):
            label.setProperty("role", "quiet")
        self._trend = LinkLine("quiet", self)
        self._trend.linkActivated.connect(lambda _link: self.trend_asked.emit())
        self._reason.linkActivated.connect(lambda _link: self.withdrawn.emit())
        self.note = LineField(_("Ghi chú cho số liệu, không in"), self)
        self.note.setPlaceholderText(_("Ghi chú của người soạn, không in"))
        self.note.edited.connect(self.noted)
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(1)
        for widget in (self._name, self._reached, self._past, self._trend, self._origin, self._reason):
            words.addWidget(widget)
        top.addLayout(words, 1)
        top.addWidget(self._bars, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(5)
        layout.addLayout(top)
        layout.addWidget(self.note)

    def show_figure(
        self, figure: FigureDefinition, now: FigureValue, origin: str, past: tuple[PastValue, ...], part: Part | None = None
    ) -> None:
        """Shows one figure; `past` are the earlier periods, the oldest first, `part` what the year had reached before."""
        self._name.setText(figure.label + (f" ({figure.unit})" if figure.unit else ""))
        known = [f"{value.name}: {figure.show(value.value)}" for value in reversed(past) if value.value is not None]
        self._past.setText(" · ".join(known) or _("Chưa có số liệu của kỳ nào trước đó."))
        self._reached.setText(reached_words(figure, part) if part else "")
        self._reached.setVisible(part is not None)
        self._trend.show_words(link("trend", _("Xem diễn biến")) + " (Ctrl+D)" if known else "", _("Xem diễn biến"))
        self._bars.show_values((*past, PastValue("", now.value)))
        self._bars.setToolTip("\n".join(known))
        source = f" {figure.source}" if figure.source else ""
        self._origin.setText(_("Nguồn: {origin}.").format(origin=origin) + source)
        reason = _("Cảnh báo được chấp nhận: {reason}").format(reason=now.reason) if now.reason else ""
        self._reason.show_words(escaped(reason) + " &nbsp;" + link("withdraw", _("Bỏ chấp nhận")) if reason else "", reason)
        self.note.show_text(now.note)


def reached_words(figure: FigureDefinition, part: Part) -> str:
    """What a cumulative figure had reached before, and what came since: "Đã đạt 2.517 ở 6 tháng đầu; riêng phần tiếp theo: 1.328."."""
    reached, before = figure.show(part.reached), part.before.short
    if part.own is None:
        return _("Đã đạt {reached} ở {period}.").format(reached=reached, period=before)
    return _("Đã đạt {reached} ở {period}; riêng phần tiếp theo: {own}.").format(reached=reached, period=before, own=figure.show(part.own))
