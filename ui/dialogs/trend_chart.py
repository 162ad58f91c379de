"""The chart of a figure: a bar a period, this one in the accent, the same period of earlier years marked by shape and number."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.language import _
from models.numerals import write_number
from models.trend import Trend
from ui.dialogs.trend_bars import Bar, Part, bars_of, code, scale
from ui.theme import colours

_NARROWEST = 15.0
"""Pixels of a bar and its gap; older periods than fit give way."""
_MOST = 1e15


class TrendChart(QWidget):
    """Shows one trend; what it shows is told in words too, and stands in the table beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._spots: list[tuple[QRectF, Bar]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(720, 16 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 9 * self.fontMetrics().height())

    def show_trend(self, found: Trend) -> None:
        """Draws another figure."""
        self._bars = bars_of(found)
        self.setAccessibleName(_("Biểu đồ: {label}").format(label=found.figure.label))
        told = [bar.hint for bar in self._bars if bar.part != "other"]
        self.setAccessibleDescription(_("Kỳ này và cùng kỳ các năm: {values}. Các kỳ khác ở bảng bên dưới.").format(values="; ".join(told)))
        self.update()

    def shown_bars(self) -> tuple[Bar, ...]:
        """The latest bars that there is room for."""
        return self._bars[-max(1, int(self._plot_width() / _NARROWEST)) :]

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars = self.shown_bars()
        known = [_size(bar.value) for bar in bars if bar.value is not None]
        if not known:
            painter.setPen(QColor(colours().quiet))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Chưa kỳ nào có số."))
            return
        lines = scale(min(known), max(known))
        plot = self._plot(lines)
        self._paint_scale(painter, plot, lines)
        self._paint_bars(painter, plot, bars, lines)
        self._paint_legend(painter, plot, bars)

    def _line(self) -> float:
        return float(self.fontMetrics().height())

    def _plot_width(self) -> float:
        return self.width() - self.fontMetrics().horizontalAdvance("0") * 10

    def _plot(self, lines: tuple[float, ...]) -> QRectF:
        """Where the bars stand: below the legend and the numbers, above two lines of names."""
        left = max(self.fontMetrics().horizontalAdvance(_number(line)) for line in lines) + 12.0
        top, bottom = 3 * self._line(), self.height() - 2.4 * self._line()
        return QRectF(left, top, max(self.width() - left - 6, 10), max(bottom - top, 10))

    def _paint_scale(self, painter: QPainter, plot: QRectF, lines: tuple[float, ...]) -> None:
        for line in lines:
            y = _height(line, plot, lines)
            painter.setPen(QPen(QColor(colours().line), 1.4 if line == 0 else 0.6))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(colours().quiet))
            room = QRectF(0, y - self._line() / 2, plot.left() - 6, self._line())
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _number(line))

    def _paint_bars(self, painter: QPainter, plot: QRectF, bars: tuple[Bar, ...], lines: tuple[float, ...]) -> None:
        """Years stand a little apart, each with its name below; numbers come last, so that no bar covers them."""
        years = sorted({bar.when.year for bar in bars})
        slot = min(plot.width() / (len(bars) + 0.7 * (len(years) - 1)), 90.0)
        left, self._spots = plot.left(), []
        for year in years:
            own = [bar for bar in bars if bar.when.year == year]
            self._spots += [(QRectF(left + at * slot, plot.top(), slot, plot.height()), bar) for at, bar in enumerate(own)]
            painter.setPen(QColor(colours().quiet))
            below = QRectF(left - slot, plot.bottom() + 1.2 * self._line(), (len(own) + 2) * slot, self._line())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(year))
            left += (len(own) + 0.7) * slot
        for room, bar in self._spots:
            self._paint_code(painter, room, bar)
            painter.fillRect(_shape(room, bar, lines), _colour(bar.part))
        for room, bar in self._spots:
            if bar.part != "other" and bar.value is not None:
                self._paint_number(painter, _shape(room, bar, lines), bar)

    def _paint_number(self, painter: QPainter, shape: QRectF, bar: Bar) -> None:
        """The mark and the number above the bar, on a ground of their own."""
        painter.setFont(self._bold(bar))
        width = QFontMetricsF(painter.font()).horizontalAdvance(bar.text) + 6
        left = min(shape.center().x() - width / 2, self.width() - width)
        above = QRectF(left, shape.top() - 2.0 * self._line(), width, self._line())
        ground = QColor(colours().ground)
        ground.setAlphaF(0.82)
        painter.fillRect(above, ground)
        painter.setPen(_colour(bar.part))
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, bar.text)
        _paint_mark(painter, QPointF(shape.center().x(), shape.top() - 0.55 * self._line()), bar.part)
        painter.setFont(self.font())

    def _paint_code(self, painter: QPainter, room: QRectF, bar: Bar) -> None:
        text, metrics = code(bar.when), QFontMetricsF(self.font())
        if bar.part == "other" and metrics.horizontalAdvance(text) > room.width():
            return
        painter.setPen(QColor(colours().text if bar.part == "now" else colours().quiet))
        painter.setFont(self._bold(bar))
        wide = QRectF(room.center().x() - 40, room.bottom() + 0.15 * self._line(), 80, self._line())
        painter.drawText(wide, Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(self.font())

    def _bold(self, bar: Bar) -> QFont:
        font = QFont(self.font())
        font.setBold(bar.part == "now")
        return font

    def _paint_legend(self, painter: QPainter, plot: QRectF, bars: tuple[Bar, ...]) -> None:
        left, middle = plot.left(), self._line() * 0.6
        words: dict[Part, str] = {"now": _("Kỳ này"), "same": _("Cùng kỳ các năm trước"), "other": _("Kỳ khác")}
        for part, text in words.items():
            if not any(bar.part == part for bar in bars):
                continue
            _paint_mark(painter, QPointF(left + 6, middle), part)
            painter.setPen(QColor(colours().quiet))
            width = self.fontMetrics().horizontalAdvance(text)
            painter.drawText(QRectF(left + 16, 0, width + 4, middle * 2), Qt.AlignmentFlag.AlignVCenter, text)
            left += width + 40

    def event(self, event: QEvent) -> bool:
        """The bar under the pointer says its period and number."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            hint = next((bar.hint for room, bar in self._spots if room.contains(QPointF(event.pos()))), "")
            QToolTip.showText(event.globalPos(), hint, self)
            return True
        return super().event(event)


def _colour(part: Part) -> QColor:
    return QColor({"now": colours().accent, "same": colours().quiet, "other": colours().line}[part])


def _shape(room: QRectF, bar: Bar, lines: tuple[float, ...]) -> QRectF:
    """A bar between zero and its value; nothing where there is none."""
    if bar.value is None:
        return QRectF()
    zero, end = _height(0, room, lines), _height(_size(bar.value), room, lines)
    width = min(room.width() * 0.72, 46.0)
    return QRectF(room.center().x() - width / 2, min(zero, end), width, max(abs(zero - end), 1.5))


def _paint_mark(painter: QPainter, at: QPointF, part: Part) -> None:
    """A square for this period, a diamond for the same of other years, a low block for the rest."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(part))
    match part:
        case "now":
            painter.drawRect(QRectF(at.x() - 4, at.y() - 4, 8, 8))
        case "same":
            painter.drawPolygon(QPolygonF([at + QPointF(*by) for by in ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0))]))
        case "other":
            painter.drawRect(QRectF(at.x() - 5, at.y() - 1, 10, 5))


def _size(value: Decimal) -> float:
    """A value as a length; numbers that no office counts are cut off."""
    return max(-_MOST, min(float(value), _MOST))


def _height(value: float, room: QRectF, lines: tuple[float, ...]) -> float:
    return room.bottom() - (value - lines[0]) / (lines[-1] - lines[0]) * room.height()


def _number(line: float) -> str:
    return write_number(Decimal(f"{line:.10g}").normalize() + 0)
