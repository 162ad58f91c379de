"""Work off the window's thread ends before those who asked for it go."""

import threading
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.builders import sample
from tests.ui.desks import a_window, desk_with, until
from ui.background import Worker


def test_a_closed_worker_has_ended_its_work_and_takes_no_more(qt: QApplication) -> None:
    worker, done, begun = Worker(), [], threading.Event()

    def work() -> int:
        begun.set()
        return 1

    worker.request(work, done.append, done.append)
    begun.wait(5)
    worker.close()
    worker.request(lambda: 2, done.append, done.append)
    until(lambda: done == [1])
    QApplication.processEvents()
    assert done == [1]


def test_a_desk_goes_while_everything_works_and_the_program_goes_on(qt: QApplication, tmp_path: Path) -> None:
    """Each round opens a report, starts every kind of work and leaves at once; waiting with the lock held would never end."""
    with a_window(tmp_path) as window:
        for _round in range(5):
            window.show_report(sample(), "noi-bo")
            desk = window.desk
            assert desk is not None
            desk.words.open()
            desk.words.ask("van ban", False)
            for page in desk._pages.values():
                page.show_prior(True)
            desk.session.settle()
            window.show_start()
        desk_with(window, sample())
