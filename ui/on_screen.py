"""A window whose remembered size and place fit the screen that there is."""

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
