"""The font of the screen: the system's own where it can write Vietnamese; otherwise ours, so that no clerk ever sees empty boxes."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

FOLDER = Path(__file__).parent.parent / "resources" / "fonts" / "screen"
FAMILIES = ("Noto Sans", "DejaVu Sans")
"""Letters, then the signs (arrows, ticks, ⚠) that the first lacks."""

_VIETNAMESE = "ăâđêôơưếữợẵỹĐỆ"
"""Letters of each kind that a font for Western Europe lacks."""


def make_readable(application: QApplication) -> None:
    """Gives the application our own font where the one that the system offers lacks Vietnamese letters."""
    if not writes_vietnamese(application.font()):
        application.setFont(own_font(application.font()))


def writes_vietnamese(font: QFont) -> bool:
    """Whether a font has the letters itself, without borrowing them from others."""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.Vietnamese):
        return False  # without any font at all Qt ends the program where it is asked for one's letters
    raw = QRawFont.fromFont(font)
    return raw.isValid() and all(raw.supportsCharacter(ord(letter)) for letter in _VIETNAMESE)


def own_font(like: QFont) -> QFont:
    """The font that the program brings, in the size of another."""
    for path in sorted(FOLDER.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont(like)
    font.setFamilies(FAMILIES)
    return font
