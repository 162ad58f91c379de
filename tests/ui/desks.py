"""A window on a store of its own, and what tests do on its desk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from models import place as places
from models.place import Place
from models.report import Report
from models.store import Store
from ui.desk import Desk
from ui.window import Window

Made = TypeVar("Made", bound=QWidget)


@contextmanager
def a_window(folder: Path) -> Iterator[Window]:
    """A shown window; closed at the end, with whatever still stands over it, so that no other test meets it."""
    with Store.open(folder) as store:
        window = Window(store)
        window.resize(1366, 768)
        window.show()
        QTest.qWaitForWindowExposed(window)
        try:
            yield window
        finally:
            while (dialog := QApplication.activeModalWidget()) is not None:
                dialog.close()
                QApplication.processEvents()
            window.close()
            end(window)


class Ending(Protocol):
    """The fixture that ends what a test makes without a parent."""

    def __call__(self, widget: Made) -> Made: ...


def end(widget: QWidget) -> None:
    """Ends what has no parent as the program does: dropped by Python alone it leaves buttons behind that the next window meets."""
    widget.hide()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def desk_with(window: Window, report: Report) -> Desk:
    """Opens a report and waits until its findings and paper are there."""
    window.show_report(report)
    assert window.desk is not None
    settled(window.desk)
    return window.desk


def until(met: Callable[[], object], seconds: float = 10) -> None:
    """Lets the window work until something is so."""
    deadline = QDeadlineTimer(int(seconds * 1000))
    while not met():
        assert not deadline.hasExpired(), "the window did not get there"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def settled(desk: Desk) -> None:
    """Waits until findings, paper and disk are up to date with what was typed."""
    until(lambda: desk.session.proof is not None and desk.session.proof.report is desk.session.report)


def field(desk: Desk, place: Place) -> QWidget:
    """Goes to a place as a click on the paper does, and gives the field that has the cursor."""
    desk.go_to(place)
    focused = QApplication.focusWidget()
    assert focused is not None, f"no field for {place}"
    return focused


def press_button(desk: Desk, words: str) -> None:
    """Presses the visible button that says so."""
    (button,) = [button for button in desk.findChildren(QPushButton) if button.text() == words and button.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def key(name: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the cursor is."""
    focused = QApplication.focusWidget()
    assert focused is not None, "no field has the cursor"  # QTest would end the whole process
    QTest.keyClick(focused, name, modifiers)


def when_asked(answer: Callable[[QDialog], object]) -> None:
    """Answers the next dialog that comes up, as somebody sitting before it would."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            try:
                answer(dialog)
            except BaseException:
                dialog.reject()  # a test that fails must not wait for ever
                raise
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def opening_field(desk: Desk) -> QWidget:
    """Where the first paragraph of the report is typed."""
    return field(desk, places.item(desk.session.report.opening[0].id))


def opening_text(report: Report) -> str:
    """What the first paragraph of a report says."""
    return report.opening[0].text
