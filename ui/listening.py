"""What follows in the window from what its parts say: reports to be shown, sentences to be said, failures to be kept in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.place import Place

if TYPE_CHECKING:
    from ui.window import Window


def listen(window: Window) -> None:
    """Connects the parts of a window, once; the start page, which is made again in another language, is connected by itself."""
    _hear_sentences(window)
    _hear_of_reports(window)
    _hear_of_places(window)
    _hear_of_the_store(window)
    window.settings.spoken.connect(window.say_everything_anew)
    window.settings.shown.connect(window.show_more)


def _hear_sentences(window: Window) -> None:
    """Failures of what reads and writes stay in sight; what went well is said in the status line."""
    failing = (window.files, window.folder, window.issuance, window.electronic, window.trends, window.printing, window.safekeeping)
    for failed in (*(part.failed for part in failing), window.settings.failed):
        failed.connect(window.fail)
    for said in (*(part.said for part in failing), window.unsaved.said, window.lookup.said, window.past.said):
        said.connect(window.say)
    window.busy.succeeded.connect(window.trouble.clear)
    window.safekeeping.mended.connect(window.trouble.take_back)


def _hear_of_reports(window: Window) -> None:
    """A report is to be shown: one that was begun or came in, or one of the store."""
    window.files.taken_in.connect(window.show_report)
    window.beginning.begun.connect(window.show_report)
    window.issuance.begun.connect(window.show_report)
    for part in (window.files, window.folder, window.beginning, window.issuance):
        part.known.connect(window.open_report)
    for part in (window.files, window.beginning):
        part.amend_asked.connect(window.issuance.amend_report)
    window.issuance.stepped.connect(window.show_ways)
    window.lookup.place_chosen.connect(window.open_place)
    window.lookup.named.connect(lambda query, entries: window.start_page.show_found(query, entries))
    window.lookup.found.connect(lambda query, found, left: window.start_page.show_passages(query, found, left))


def _hear_of_places(window: Window) -> None:
    """Something on the desk is to be looked at."""

    def go_to(place: str) -> None:
        if window.desk is not None:
            window.desk.go_to(Place(place))

    def review() -> None:
        if window.desk is not None:
            window.desk.next_review()

    window.past.place_asked.connect(go_to)
    window.beginning.review_asked.connect(review)


def _hear_of_the_store(window: Window) -> None:
    """It holds more than before, something else than before, or takes what it is given again."""
    window.folder.came_in.connect(window.show_more)
    window.safekeeping.came_in.connect(window.show_more)
    window.safekeeping.restored.connect(window.show_restored)
    window.unsaved.went_on.connect(window.settings.keep_again)


def listen_to_start_page(window: Window) -> None:
    """Connects the start page, which is new."""
    page = window.start_page
    page.report_chosen.connect(window.open_report)
    page.period_chosen.connect(window.beginning.ask_or_open)
    page.new_asked.connect(lambda: window.beginning.ask())
    page.import_asked.connect(window.files.import_file)
    page.sample_asked.connect(window.beginning.from_sample)
    page.search_asked.connect(window.lookup.search)
    page.general_asked.connect(window.show_general)
    page.place_chosen.connect(window.open_place)
