"""A quiet line of words with links in it that mouse and keyboard reach; takes no room and no focus while it has nothing to say."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget


class LinkLine(QLabel):
    """Emits QLabel's `linkActivated`; `role` names its colour in the style sheet."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Links take their colour when the text is set: other colours of the window ask for setting it again."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and "<a " in self.text():
            rich = self.text()
            self.setText("")
            self.setText(rich)

    def show_words(self, rich: str, heard: str) -> None:
        """Shows rich text, or nothing; `heard` is the same without marks, for those who hear the window."""
        self.setText(rich)
        self.setAccessibleName(heard)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if "<a " in rich else Qt.FocusPolicy.NoFocus)
        self.setVisible(bool(rich))


def escaped(text: str) -> str:
    """Plain characters for rich text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def link(to: str, words: str) -> str:
    """A link in rich text."""
    return f'<a href="{to}">{escaped(words)}</a>'
