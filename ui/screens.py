"""Pictures of the window, taken by the program itself: for the demo, the README and the eyes of reviewers."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from models.errors import ExportError
from models.language import _
from models.report import Report
from models.store import Store
from ui.app import application
from ui.theme import apply_theme
from ui.window import Window

SIZE = (1366, 768)


def take_screenshots(folder: Path, report: Report) -> list[Path]:
    """Opens a window on a report in a store of its own and saves a PNG of each page. Raises ExportError."""
    running = application()
    apply_theme(running, "light")
    taken: list[Path] = []
    with _window() as window:
        taken.append(_save(window, folder / "man-hinh-bat-dau.png"))
        window.store.save_draft(report)
        window.show_report(report)
        _settle(window)
        for page in ("the-thuc", "opening", *(section.id for section in report.sections), "ket-thuc", "ky", "can-xu-ly"):
            if window.desk is not None:
                window.desk.show_page(page)
            _process(running)
            taken.append(_save(window, folder / f"man-hinh-{page}.png"))
        apply_theme(running, "dark")
        if window.desk is not None:
            window.desk.show_page(report.sections[-1].id)
        _process(running)
        taken.append(_save(window, folder / "man-hinh-nen-toi.png"))
    apply_theme(running, "light")
    return taken


@contextmanager
def _window() -> Iterator[Window]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data, Store.open(Path(data)) as store:
        window = Window(store)
        window.resize(*SIZE)
        window.show()
        _process(application())
        yield window
        window.close()


def _settle(window: Window) -> None:
    """Waits until findings and paper are there."""
    deadline = QDeadlineTimer(20_000)
    while window.desk and window.desk.session.proof is None and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    _process(application())


def _process(running: QApplication) -> None:
    for _round in range(5):
        running.processEvents()


def _save(widget: QWidget, path: Path) -> Path:
    if not widget.grab().save(str(path)):
        raise ExportError(_("Không ghi được ảnh “{path}”; hãy chọn thư mục khác.").format(path=path))
    return path
