"""The two buttons at the foot of a dialog: one that goes on, in the accent, and one that leaves."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

from ui.styled import style_as


class DialogButtons(QDialogButtonBox):
    """`go` accepts the dialog and answers Enter; `leave` rejects it."""

    def __init__(self, dialog: QDialog, go: str, leave: str) -> None:
        super().__init__(dialog)
        self.go: QPushButton = self.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
        self.leave: QPushButton = self.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        self.go.setDefault(True)
        style_as(self.go, "role", "primary")  # the box has styled it already
        self.accepted.connect(dialog.accept)
        self.rejected.connect(dialog.reject)


def close_button(dialog: QDialog, words: str) -> QDialogButtonBox:
    """The one button of a dialog that only shows something."""
    box = QDialogButtonBox(dialog)
    box.addButton(words, QDialogButtonBox.ButtonRole.RejectRole)
    box.rejected.connect(dialog.reject)
    return box
