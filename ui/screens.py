"""Pictures of the window, taken by the program itself: for the demo, the README and the eyes of reviewers."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from models.errors import ExportError
from models.language import Language, _, use_language
from models.report import Report
from models.store import Store
from ui.app import application
from ui.theme import Theme, apply_theme
from ui.window import Window

SIZE = (1366, 768)
_LONG_ENOUGH = 20_000
"""Milliseconds after which a picture is taken of whatever there is."""
_PAUSES = 450
"""Milliseconds in which the window's own pauses run out: comparing, searching."""


class Stage:
    """A window on a store of its own, and the ways to put it into a state and take its picture."""

    def __init__(self, window: Window, folder: Path) -> None:
        self.window = window
        self.folder = folder
        self.taken: list[Path] = []

    def open(self, report: Report, page: str) -> None:
        """Shows a page of a report, with findings and paper."""
        self.window.show_report(report, page)
        self.settle()

    def settle(self) -> None:
        """Waits until findings, paper and all that waits for a pause are there."""
        self.window.activateWindow()
        deadline, desk = QDeadlineTimer(_LONG_ENOUGH), self.window.desk
        while desk and (desk.session.proof is None or desk.session.proof.report is not desk.session.report):
            if deadline.hasExpired():
                break
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        self.wait(_PAUSES)

    def wait(self, milliseconds: int) -> None:
        """Lets the window work for a while."""
        deadline = QDeadlineTimer(milliseconds)
        while not deadline.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Saves a picture. Raises ExportError."""
        self.wait(20)
        self._save(name, (widget or self.window).grab())

    def take_dialog(self, name: str, dialog: QDialog | QWidget, before: Callable[[], None] = lambda: None) -> None:
        """Shows a dialog beside the window, takes its picture and closes it."""
        dialog.show()
        self.wait(80)
        before()
        self.take(name, dialog)
        dialog.close()
        dialog.deleteLater()

    def _save(self, name: str, picture: QPixmap) -> None:
        path = self.folder / f"{name}.png"
        if not picture.save(str(path)):
            raise ExportError(_("Không ghi được ảnh “{path}”; hãy chọn thư mục khác.").format(path=path))
        self.taken.append(path)


@contextmanager
def stage(folder: Path, theme: Theme = "light", language: Language = "vi", size: tuple[int, int] = SIZE) -> Iterator[Stage]:
    """A stage in one look; afterwards everything is as it was."""
    running = application()
    apply_theme(running, theme)
    use_language(language)
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data, Store.open(Path(data)) as store:
            window = Window(store)
            window.resize(*size)
            window.show()
            made = Stage(window, folder)
            made.wait(50)
            yield made
            window.close()
            window.deleteLater()
            made.wait(20)
    finally:
        use_language("vi")
        apply_theme(running, "light")


def take_screenshots(folder: Path, report: Report) -> list[Path]:
    """The start page and each page of a report, for the demo. Raises ExportError."""
    with stage(folder) as light:
        light.take("man-hinh-bat-dau")
        light.window.store.save_draft(report)
        light.open(report, "the-thuc")
        for page in ("the-thuc", "opening", *(section.id for section in report.sections), "ket-thuc", "ky", "can-xu-ly"):
            if light.window.desk is not None:
                light.window.desk.show_page(page)
            light.wait(_PAUSES)
            light.take(f"man-hinh-{page}")
    with stage(folder, "dark") as dark:
        dark.open(report, report.sections[-1].id)
        dark.take("man-hinh-nen-toi")
    return [*light.taken, *dark.taken]
