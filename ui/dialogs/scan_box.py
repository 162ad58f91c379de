"""The place for the scan of the signed page: a file is chosen or dropped here, and judged at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.language import _
from ui.dialogs.drop_box import DropBox

KINDS = "*.pdf *.png *.jpg *.jpeg"


def ask_for_scan(parent: QWidget) -> Path | None:
    """Asks for the file of a scan."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path, _kind = QFileDialog.getOpenFileName(
        parent, _("Chọn bản quét trang đã ký"), folder, _("Bản quét (PDF, PNG, JPEG)") + f" ({KINDS})"
    )
    return Path(path) if path else None


class ScanBox(DropBox):
    """A scan is optional: it can also be added after issuing. `judge` gives the sentence that says why a file is none."""

    changed = Signal()

    def __init__(self, judge: Callable[[Path], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dropped.connect(self.take)
        self._judge = judge
        self._path: Path | None = None
        self._problem = ""
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "quiet")
        self._choose = QPushButton(_("Chọn tệp…"), self)
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._ask)
        self._drop = QPushButton(_("Bỏ tệp"), self)
        self._drop.setAutoDefault(False)
        self._drop.clicked.connect(lambda: self.take(None))
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self._choose)
        row.addWidget(self._drop)
        self._said = QLabel(self)
        self._said.setProperty("role", "error")
        self._said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addLayout(row)
        column.addWidget(self._said)
        self.take(None)

    def take(self, path: Path | None) -> None:
        """Shows a file, or none, and what is wrong with it."""
        self._path = path
        self._problem = self._judge(path) if path else ""
        self._words.setText(path.name if path else _("Kéo tệp PDF hoặc ảnh vào đây; cũng có thể thêm sau."))
        self._said.setText(self._problem)
        self._said.setVisible(bool(self._problem))
        self._drop.setVisible(path is not None)
        self.changed.emit()

    def path(self) -> Path | None:
        """The file that was chosen."""
        return self._path

    def problem(self) -> str:
        """Why the file is no scan; nothing where all is well or there is none."""
        return self._problem

    def _ask(self) -> None:
        path = ask_for_scan(self)
        if path is not None:
            self.take(path)
