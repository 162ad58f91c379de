"""A chip: a token inside running text, drawn with its value on a tinted ground; one character to the cursor, so never half of one.

A line break that came with a text from elsewhere is kept as a chip too, since one field is one paragraph.
"""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen, QPyTextObject, QTextCharFormat, QTextDocument, QTextFormat
from PySide6.QtWidgets import QWidget

from models.text import Span, Token, Words

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
OBJECT = "\ufffc"
_NAME = QTextFormat.Property.UserProperty.value + 1
_CHARACTER = QTextFormat.Property.UserProperty.value + 2
_PADDING = 4.0
_GAP = 1.0
_RADIUS = 3.0
_TINT_ON_LIGHT = 0.13
_TINT_ON_DARK = 0.22


def words_format(span: Span) -> QTextCharFormat:
    """The style of a span's characters."""
    format = QTextCharFormat()
    if span.bold:
        format.setFontWeight(700)
    if span.italic:
        format.setFontItalic(True)
    return format


def chip_format(token: Token) -> QTextCharFormat:
    """The format of the one character that stands for a token."""
    format = words_format(token)
    format.setObjectType(CHIP)
    format.setProperty(_NAME, token.name)
    format.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return format


def break_format(words: Words) -> QTextCharFormat:
    """The format of the one character that stands for a line break, which Qt would make a paragraph of."""
    format = words_format(words)
    format.setObjectType(CHIP)
    format.setProperty(_CHARACTER, words.text)
    format.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return format


def is_chip(format: QTextFormat) -> bool:
    """Whether a format is a chip's; words typed behind a chip keep its name but not its kind."""
    return format.objectType() == CHIP


def token_name(format: QTextFormat) -> str:
    """The name of the token that a format stands for, or "" where it is no token's."""
    return str(format.property(_NAME) or "") if is_chip(format) else ""


def kept_character(format: QTextFormat) -> str:
    """The line break that a format stands for, or ""."""
    return str(format.property(_CHARACTER) or "") if is_chip(format) else ""


class ChipPainter(QPyTextObject):
    """Measures and draws the chips of one field, in the colours of its palette."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self.values: Mapping[str, str] = {}

    def shown(self, format: QTextFormat) -> str:
        """The words on a chip."""
        name = token_name(format)
        return self.value(name) if name else "↵"

    def value(self, name: str) -> str:
        """What a token shows: its value, or its name in braces where nothing is known of it."""
        return self.values.get(name, f"{{{name}}}") or "…"

    def intrinsicSize(self, doc: QTextDocument, position: int, format: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(format.toCharFormat().font())
        width = metrics.horizontalAdvance(self.shown(format)) + 2 * (_PADDING + _GAP)
        frame = doc.rootFrame().frameFormat()
        room = doc.textWidth() - frame.leftMargin() - frame.rightMargin()
        return QSizeF(min(width, room) if room > 0 else width, metrics.ascent() + metrics.descent())

    def drawObject(self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, position: int, format: QTextFormat) -> None:
        box = QRectF(rect).adjusted(_GAP, 0, -_GAP, 0)
        words, ground = self._colours(format)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground)
        painter.setPen(self._outline(format))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setFont(format.toCharFormat().font())
        painter.setPen(words)
        self._draw_words(painter, box, self.shown(format))
        painter.restore()

    def _draw_words(self, painter: QPainter, box: QRectF, words: str) -> None:
        metrics = QFontMetricsF(painter.font())
        fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() - 2 * _PADDING + 0.5)
        painter.drawText(box.topLeft() + QPointF(_PADDING, metrics.ascent()), fitting)

    def _colours(self, format: QTextFormat) -> tuple[QColor, QColor]:
        """Of the words and of the ground: the accent on its own tint."""
        if format.toCharFormat().foreground().style() is not Qt.BrushStyle.NoBrush:
            return _selected_colours(format.toCharFormat().foreground().color())
        palette = self._field.palette()
        words = palette.color(QPalette.ColorRole.Link)
        ground = QColor(words)
        ground.setAlphaF(_TINT_ON_DARK if palette.color(QPalette.ColorRole.Base).lightness() < 128 else _TINT_ON_LIGHT)
        return words, ground

    def _outline(self, format: QTextFormat) -> QPen:
        """Dashes around a chip that shows no value."""
        if self.values.get(token_name(format)):
            return QPen(Qt.PenStyle.NoPen)
        return QPen(self._field.palette().color(QPalette.ColorRole.PlaceholderText), 1, Qt.PenStyle.DashLine)


def _selected_colours(selected: QColor) -> tuple[QColor, QColor]:
    """Qt covers a selected object with half of the selection's colour, so words and ground start as far apart as can be."""
    black, white = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)
    return (white, black) if selected.lightness() > 128 else (black, white)
