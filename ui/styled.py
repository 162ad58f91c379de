"""Properties of widgets that the style sheet looks at."""

from PySide6.QtWidgets import QWidget


def style_as(widget: QWidget, name: str, value: str) -> None:
    """Sets a property and has the style sheet look at it again, which Qt does not by itself once a widget has been styled."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
