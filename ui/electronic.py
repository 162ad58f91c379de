"""The electronic copy of the open report, with the images of signature and seal that the settings name; and where these are kept."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from models.errors import BadPicture, BookError, failure_words
from models.language import _
from models.office import KeptPicture, OfficeBook
from models.page import Pictures
from models.report import Report
from models.store import drop_pictures, picture_content, put_pictures
from ui.file_door import last_folder, remember_folder
from ui.job import Job
from ui.preferences import read_preferences

if TYPE_CHECKING:
    from ui.dialogs.signing_images_box import Images
    from ui.session import Session


class ElectronicCopy(Job):
    """The images of signatures and seals, and the copy that bears them."""

    # ------------------------------------------------------------ images

    def images(self) -> Images:
        """How the settings come to the images of the data folder."""
        from ui.dialogs.signing_images_box import Images  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        return Images(self._picture, lambda contents: put_pictures(self._store.folder, contents))

    def drop_images(self, book: OfficeBook) -> None:
        """Deletes the images that the book as it is kept does not name any more."""
        if read_preferences(self._store).book == book:
            drop_pictures(self._store.folder, book.pictures)

    def _picture(self, picture: KeptPicture) -> bytes:
        return picture_content(self._store.folder, picture)

    # ------------------------------------------------------------ the copy

    def make(self, session: Session, book: OfficeBook) -> None:
        """Asks where to, writes the copy of an issued report, and records it; what is missing is told in a sentence."""
        from exporters.electronic import electronic_name, refuse_unissued  # noqa: PLC0415  # loads the writers, and only here are they needed

        report = session.report
        try:
            refuse_unissued(report)
            pictures = self._pictures(report, book)
        except BookError as error:
            self.failed.emit(str(error))
            return
        path = self._ask(electronic_name(report))
        if path is not None:
            self._write(session, path, pictures)

    def _pictures(self, report: Report, book: OfficeBook) -> Pictures:
        """Raises BadPicture where the signer has no image, StoreError where one is gone."""
        signature, seal = book.signature_picture(report), book.seal_picture(report)
        if signature is None:
            sentence = _("Chưa có ảnh chữ ký của “{name}” vào ngày báo cáo; hãy thêm ở Thiết lập › Người ký.")
            raise BadPicture(sentence.format(name=report.signature.name or "…"))
        return Pictures(self._picture(signature), self._picture(seal) if seal else b"")

    def _ask(self, name: str) -> Path | None:
        """Where to: PDF unless Word is chosen."""
        kinds = {_("PDF (*.pdf)"): "pdf", _("Word (*.docx)"): "docx"}
        dialog = QFileDialog(self._window, _("Xuất bản điện tử có chữ ký, dấu"), last_folder(self._store))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix("pdf")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds[kind]))
        dialog.selectFile(name)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        if not chosen:
            return None
        path = Path(chosen[0])
        remember_folder(self._store, path)
        return path

    def _write(self, session: Session, path: Path, pictures: Pictures) -> None:
        from exporters.electronic import without_second, write_electronic  # noqa: PLC0415  # loads the writers, and only here are they needed

        report, earlier = session.report, session.earlier

        def work(stop: threading.Event) -> None:
            if write_electronic(report, path, pictures, earlier, stop.is_set):
                self._store.keep_revision(report, "electronic")

        def done(_none: None) -> None:
            without = "" if pictures.seal else _("Chưa có ảnh dấu của cơ quan (Thiết lập › Cơ quan) nên bản này chỉ có chữ ký.")
            told = (_("Đã xuất bản điện tử {path}.").format(path=path), without_second(report), without)
            self.said.emit(" ".join(sentence for sentence in told if sentence))

        what = _("Đang xuất {path}…").format(path=path)
        self.said.emit(what)
        self._busy.run(what, work, done, self._failed)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(failure_words(error, _("Chưa xuất được: {why}")))
