"""The place for the image of a signature or a seal, in the settings: a file is chosen or dropped here, judged at once, and shown."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.errors import BookError
from models.language import _
from models.office import KeptPicture
from models.store import kept_picture
from ui.dialogs.drop_box import DropBox

if TYPE_CHECKING:
    from exporters.signing_images import SigningImage

Kind = Literal["signature", "seal"]
_PREVIEW = QSize(112, 56)


class Images(Struct, frozen=True):
    """The images of the data folder: `of` gives the one that settings name, `keep` copies chosen ones there. Both raise BookError."""

    of: Callable[[KeptPicture], bytes]
    keep: Callable[[Iterable[bytes]], None]


NO_IMAGES = Images(lambda _picture: b"", lambda _contents: None)
"""Where no data folder is at hand."""


class SigningImageBox(DropBox):
    """An image is optional. What is chosen goes into the data folder only when the settings are kept."""

    def __init__(self, kind: Kind, images: Images = NO_IMAGES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dropped.connect(self.take)
        self._kind = kind
        self._images = images
        self._picture: KeptPicture | None = None
        self._chosen = b""
        self._preview = QLabel(self)
        self._preview.setFixedSize(_PREVIEW)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "quiet")
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self.choose = QPushButton(_("Chọn ảnh chữ ký…") if kind == "signature" else _("Chọn ảnh dấu…"), self)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._ask)
        self.drop = QPushButton(_("Bỏ ảnh"), self)
        self.drop.setAutoDefault(False)
        self.drop.clicked.connect(self.remove)
        self._lay_out()
        self._show(b"")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.addWidget(self._words)
        words.addWidget(self._said)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self._preview)
        row.addLayout(words, 1)
        row.addWidget(self.choose)
        row.addWidget(self.drop)

    # ------------------------------------------------------------ what is shown

    def show_picture(self, picture: KeptPicture | None) -> None:
        """Shows the image that settings name; one that is gone or damaged is told, and its name stays until another is chosen."""
        self._picture, self._chosen = picture, b""
        try:
            self._show(self._images.of(picture) if picture else b"")
        except BookError as error:
            self._show(b"")
            self._say(str(error), "error")

    def take(self, path: Path) -> None:
        """Takes the image of a file, and tells what is odd about it; one that cannot be used is told, and what was here stays."""
        try:
            image = self._read(path)
        except BookError as error:
            self._say(str(error), "error")
            return
        self._picture, self._chosen = kept_picture(path.name, image.content), image.content
        self._show(image.content)
        self._say(" ".join(image.told), "warning")

    def _read(self, path: Path) -> "SigningImage":
        from exporters.signing_images import read_signing_image  # noqa: PLC0415  # loads Pillow, and only here is it needed

        return read_signing_image(path, self._kind)

    def remove(self) -> None:
        """Takes the image away."""
        self._picture, self._chosen = None, b""
        self._show(b"")
        self.choose.setFocus()

    def picture(self) -> KeptPicture | None:
        """The image as settings name it."""
        return self._picture

    def chosen(self) -> bytes:
        """The image that was chosen here and is not in the data folder yet; nothing where none was."""
        return self._chosen

    def said(self) -> str:
        """What is said of the image that was chosen last."""
        return self._said.text()

    def _show(self, content: bytes) -> None:
        name = self._picture.name if self._picture else ""
        self._words.setText(name or _("Chưa có ảnh; kéo ảnh PNG nền trong suốt vào đây. Ảnh chỉ dùng cho bản điện tử."))
        self._preview.setPixmap(_on_paper(content))
        self._preview.setVisible(bool(content))
        self._preview.setAccessibleName(_("Ảnh “{file}”").format(file=name))
        self.drop.setVisible(self._picture is not None)
        self._say("")

    def _say(self, sentence: str, role: str = "error") -> None:
        self._said.setProperty("role", role)
        self._said.style().polish(self._said)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    # ------------------------------------------------------------ files

    def _ask(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        path, _kind = QFileDialog.getOpenFileName(self, self.choose.text().rstrip("…"), folder, _("Ảnh PNG (*.png)"))
        if path:
            self.take(Path(path))


def _on_paper(content: bytes) -> QPixmap:
    """The image on white, as it will stand on paper, whatever the colours of the screen."""
    paper = QPixmap(_PREVIEW)
    paper.fill(QColor("white"))
    image = QPixmap()
    if content and image.loadFromData(content, "PNG"):
        small = image.scaled(_PREVIEW - QSize(8, 8), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        painter = QPainter(paper)
        painter.drawPixmap((_PREVIEW.width() - small.width()) // 2, (_PREVIEW.height() - small.height()) // 2, small)
        painter.end()
    return paper
