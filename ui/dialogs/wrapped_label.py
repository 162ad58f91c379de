"""A label whose words wrap, in one of the colours of the style sheet."""

from PySide6.QtWidgets import QLabel, QWidget


def wrapped_label(words: str, role: str, parent: QWidget) -> QLabel:
    """`role` names its looks in the style sheet; empty for ordinary words."""
    label = QLabel(words, parent)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
