"""Windows and dialogs are no larger than what they are seen on."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def keep_on_screen(window: QWidget) -> None:
    """A size remembered from a larger screen, or from another scale, is cut to what this one shows."""
    if window.isMaximized() or window.isFullScreen():
        return
    screen = window.screen().availableGeometry()
    frame = window.frameGeometry().size() - window.size()
    window.resize(window.size().boundedTo(screen.size() - frame))
    size = window.size() + frame
    left = max(min(window.x(), screen.right() + 1 - size.width()), screen.left())
    top = max(min(window.y(), screen.bottom() + 1 - size.height()), screen.top())
    window.move(left, top)


def fit_over(dialog: QWidget, wanted: QSize) -> None:
    """As large as a dialog wants to be, as far as the window that it comes up over has room for it; without one, the screen."""
    over = dialog.parentWidget()
    dialog.resize(wanted.boundedTo((over.window().size() if over else dialog.screen().availableSize()) * 0.96))
