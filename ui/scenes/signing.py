"""A signature and a seal of nobody, painted for the pictures of the settings."""

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform


def signature_png() -> bytes:
    """A blue stroke on a clear background."""
    image, painter = _sheet(900, 420)
    stroke = QPainterPath(QPointF(40, 300))
    for first, second, end in (((140, -60), (220, 60), (200, 330)), ((240, 120), (420, 80), (380, 280)),
                               ((420, 380), (560, 60), (600, 240)), ((640, 330), (760, 160), (860, 90))):  # fmt: skip
        stroke.cubicTo(QPointF(*first), QPointF(*second), QPointF(*end))
    painter.setPen(QPen(QColor("#1a3fb8"), 14, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(stroke)
    return _png(image, painter)


def seal_png() -> bytes:
    """Two red rings and a star, 36 mm across."""
    image, painter = _sheet(850, 850)
    image.setDotsPerMeterX(round(850 / 0.036))
    image.setDotsPerMeterY(round(850 / 0.036))
    for inset, width in ((14, 22), (150, 8)):
        painter.setPen(QPen(QColor("#d01a24"), width))
        painter.drawEllipse(QRectF(inset, inset, 850 - 2 * inset, 850 - 2 * inset))
    points = [QTransform().rotate(36 * at).map(QPointF(0, -190 if at % 2 == 0 else -76)) + QPointF(425, 425) for at in range(10)]
    painter.setBrush(QColor("#d01a24"))
    painter.drawPolygon(QPolygonF(points))
    return _png(image, painter)


def _sheet(width: int, height: int) -> tuple[QImage, QPainter]:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return image, painter


def _png(image: QImage, painter: QPainter) -> bytes:
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know bytes here, Qt takes text
    return bytes(buffer.data().data())
