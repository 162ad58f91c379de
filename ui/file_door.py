"""Files in and out of the window: asking where, reading and writing off the window's thread, and saying how it went."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from models.carried import has_private_words, outgoing, private_words_sentence
from models.definition import ReportDefinition, definition_for
from models.editions import base_name, current_editions, name_words
from models.errors import BookError, DamagedDraft, NoPeriod, WrongPassword, failure_words
from models.interchange import file_content, read_content, unread_parts
from models.language import _
from models.lifecycle import is_locked, second
from models.locked_file import looks_locked
from models.period import Period
from models.report import Report, name_parts
from models.store import Store
from ui.busy import Busy
from ui.foreign_files import ForeignFiles

if TYPE_CHECKING:
    from importers.reading import Imported
    from importers.returned import Returned
    from models.prior import Earlier

_FOLDER = "folder"
"""The setting that keeps where the last file went."""
FOLDER_IN = "folder-in"
"""The same of where the last one came from."""

Taking = Callable[[Report, Report | None], None]
"""What is done with the report of a file, and with the one that the file carried, where it did."""


class FileDoor(QObject):
    """`said(sentence)` for the status line, `taken_in(report)` when a report came in from a file.

    `earlier_read(report, definition, period)`: the report of a Word file from which one for `period` shall start. `known(name)`: the one
    that is in the store shall be opened. `amend_asked(issued, report)`: what came in shall replace an issued report.
    """

    said = Signal(str)
    failed = Signal(str)
    """What could not be done, in a sentence that nobody may miss."""
    taken_in = Signal(object)
    known = Signal(str)
    amend_asked = Signal(object, object)
    earlier_read = Signal(object, object, object)

    def __init__(self, window: QWidget, store: Store, busy: Busy) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._busy = busy
        self._foreign = ForeignFiles(window, busy)
        busy.stopped.connect(lambda words: self.said.emit(words or _("Đã dừng; không có tệp nào được ghi hay nhận vào.")))

    # ------------------------------------------------------------ out

    def export(self, report: Report, definition: ReportDefinition, suffix: str, earlier: Earlier, password: str = "") -> None:
        """Asks where to and writes a paper, or the figures beside those of earlier reports as a workbook; `password` locks it."""
        from exporters.export import export, paper_name  # noqa: PLC0415  # the Word writer loads slowly, and only here is it needed

        path = ask_where(self._window, self._store, _("Xuất báo cáo"), f"{paper_name(report)}.{suffix}")
        if path is None:
            return
        what = _("Đang xuất {path}…").format(path=path)
        self.said.emit(what)

        frozen = self._store.papers.frozen(report.name) if is_locked(report) else {}

        def work(stop: threading.Event) -> None:
            export(report, definition, path, stop.is_set, frozen, earlier, password)

        self._busy.run(what, work, lambda _none: self.said.emit(_exported(report, path)), self._export_failed)

    def export_handover(self, report: Report, definition: ReportDefinition, earlier: Earlier) -> None:
        """Asks where to and writes the hand-over sheet as PDF."""
        from exporters.handover import handling_in, handover_name, write_handover  # noqa: PLC0415  # loads the writers

        path = ask_where(self._window, self._store, _("Lập phiếu trình"), f"{handover_name(report)}.pdf")
        if path is None:
            return
        what = _("Đang xuất {path}…").format(path=path)
        self.said.emit(what)

        def work(_stop: threading.Event) -> None:
            write_handover(report, definition, path, earlier, handling_in(self._store, report))

        self._busy.run(what, work, lambda _none: self.said.emit(_("Đã xuất {path}").format(path=path)), self._export_failed)

    def _export_failed(self, error: Exception) -> None:
        self.failed.emit(failure_words(error, _("Chưa xuất được: {why}")))

    # ------------------------------------------------------------ in

    def import_file(self) -> None:
        """Takes in a report: one that this program wrote, or a Word or text file."""
        path = self._ask_which(_("Nhập báo cáo từ tệp"), _("Báo cáo ({endings})"), ".json")
        if path and looks_locked(Path(path)):
            self._import_locked(Path(path))
        elif path and Path(path).suffix.lower() == ".json":
            self.try_(lambda: self._import(Path(path), file_content(Path(path))))
        elif path:

            def take(report: Report, carried: Report | None) -> None:
                self.try_(lambda: self.take_in(report, carried, Path(path)))

            self._read_foreign(Path(path), None, None, take)

    def import_word(self, definition: ReportDefinition, period: Period) -> None:
        """Asks for the Word file that a new report shall start from; `earlier_read` follows."""
        path = self._ask_which(_("Chọn tệp Word của kỳ trước"), _("Tệp Word, tệp chữ ({endings})"))
        if path:
            self._read_foreign(Path(path), definition, period, lambda report, _carried: self.earlier_read.emit(report, definition, period))

    def _ask_which(self, title: str, kinds: str, *more: str) -> str:
        """Asks for a file of any kind that is read, beginning where the last one was; `kinds` names them. "" where none is chosen."""
        from importers.file_kind import SUFFIXES  # noqa: PLC0415  # only here is it needed

        endings = " ".join(f"*{suffix}" for suffix in (*more, *SUFFIXES))
        kinds = ";;".join((kinds.format(endings=endings), _("Mọi tệp (*)")))
        path, _kind = QFileDialog.getOpenFileName(self._window, title, last_folder(self._store, FOLDER_IN), kinds)
        if path:
            remember_folder(self._store, Path(path), FOLDER_IN)
        return path

    def _read_foreign(self, path: Path, definition: ReportDefinition | None, period: Period | None, done: Taking) -> None:
        """Reads off the window's thread. `period` is taken where the file's own title names none."""

        def work(stop: threading.Event) -> Imported | Returned:
            from importers.returned import read_file  # noqa: PLC0415  # loads slowly, and only here is it needed

            try:
                return read_file(path, lambda: definition, None, stop.is_set)
            except NoPeriod:
                if period is None:
                    raise
                return read_file(path, lambda: definition, period, stop.is_set)

        def finished(read: Imported | Returned) -> None:
            said = _("Đã đọc “{file}”: {summary}").format(file=path.name, summary=read.summary)
            carried: Report | None = getattr(read, "carried", None)

            def take(report: Report) -> None:
                done(report, carried)
                self.said.emit(said)

            self._ask_about(read, path, take)

        what = _("Đang đọc {path}…").format(path=path.name)
        self.said.emit(what)
        self._busy.run(what, work, finished, self._reading_failed)

    def _reading_failed(self, error: Exception) -> None:
        self.failed.emit(failure_words(error, _("Chưa đọc được tệp: {why}")))

    def _import_locked(self, path: Path) -> None:
        """Asks for the password until it opens the file or the clerk gives up; trying one takes a moment, off the window's thread."""
        from ui.dialogs.password_dialog import asked_password  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        password = asked_password(path.name, self._window)
        if not password:
            return

        def failed(error: Exception) -> None:
            self._reading_failed(error)
            if isinstance(error, WrongPassword):
                self._import_locked(path)

        what = _("Đang mở khóa {path}…").format(path=path.name)
        self.said.emit(what)
        self._busy.run(
            what,
            lambda _stop: file_content(path, password),
            lambda content: self.try_(lambda: self._import(path, content)),
            failed,
        )

    def _import(self, path: Path, content: bytes) -> None:
        self.take_in(read_content(content, path), None, path)
        unread = unread_parts(content)
        if unread:
            self.said.emit(_("Bản này chưa biết các phần {parts} của tệp nên không giữ chúng.").format(parts=", ".join(unread)))

    def _ask_about(self, read: Imported | Returned, path: Path, take: Callable[[Report], None]) -> None:
        """Shows what was changed in the file of a report, or what was guessed about a foreign one; goes on with what the clerk wants."""
        from importers.returned import Returned  # noqa: PLC0415  # was loaded to read the file

        if not isinstance(read, Returned):
            self._foreign.ask_about(read, path, take)
            return
        if not read.changes:
            take(read.report)
            return
        from ui.dialogs.returned_dialog import ReturnedDialog  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        dialog = ReturnedDialog(read, path.name, self._window)
        dialog.accepted.connect(lambda: take(dialog.wanted))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_in(self, report: Report, carried: Report | None = None, file: Path | None = None) -> None:
        """Puts a report into the store, after asking where its kind and period have one already; of a general kind one about the same.

        Raises BookError.

        `carried` is what the file of the report took along: where that is still what the store has, there is nothing to ask. `file` is
        remembered, so that it does not come in again with its folder.
        """
        from models.alike import is_general, placed  # noqa: PLC0415  # only here are they needed

        definition_for(report)
        if carried is not None and self._store.has(report.name) and self._is_present(carried):
            present = self._store.load(report.name)
            if report == carried:
                self.known.emit(report.name)
                return
            if not is_locked(present):
                self._store.keep_revision(present, "worked")
                self._keep(report, file)
                return
        subjects = self._store.subjects(report.definition, report.period)
        report = placed(report, subjects)
        if not self._store.has(report.name):
            self._keep(report, file)
            return
        states, general = self._store.states(report.definition), is_general(report.definition)
        current = report.name if general else current_editions(states)[base_name(report.name)]
        from ui.dialogs.boxes import TwiceBox  # noqa: PLC0415  # loaded when it is first shown, so that the window stands sooner

        box = TwiceBox(report.when.phrase, states[current], self._window, subjects[current] if general else "")
        box.exec()
        match box.answer():
            case "open":
                self.known.emit(current)
            case "replace":
                self._store.keep_revision(self._store.load(current), "worked")
                self._keep(replace(report, edition=name_parts(current)[2]), file)
            case "second":
                self._keep(second(report, self._store.next_edition(report.definition, report.period)), file)
            case "amend":
                self.amend_asked.emit(self._store.load(current), report)

    def loaded(self, name: str) -> Report:
        """A report of the store; of one whose draft is damaged the last kept state, where the clerk wants that. Raises BookError."""
        try:
            return self._store.load(name)
        except DamagedDraft as error:
            if error.kept is None:
                raise
            from models.revisions import Entry  # noqa: PLC0415  # happens once in a computer's life
            from ui.dialogs.boxes import DamagedDraftBox  # noqa: PLC0415  # as above

            kept = Entry(self._store.revision(error.kept), None)
            box = DamagedDraftBox(name_words(name), kept.time, kept.cause, self._window)
            box.exec()
            box.deleteLater()
            if not box.wants_kept():
                raise
            return self._store.restore(error.kept)

    def _is_present(self, carried: Report) -> bool:
        """Whether the store has a report as it went out, with the same or another mark on its way."""
        present = self._store.load(carried.name)
        return replace(outgoing(present), state=carried.state) == carried

    def _keep(self, report: Report, file: Path | None) -> None:
        from exporters.issuing import take_in  # noqa: PLC0415  # loads the writers, and only here are they needed
        from models.arrival import source_file  # noqa: PLC0415  # as above
        from models.store import Arrivals  # noqa: PLC0415  # as above

        kept = take_in(self._store, report)
        if file is not None:
            with suppress(OSError):  # a file that is gone by now will not come again
                Arrivals(self._store).remember(source_file(file), kept)
        self.taken_in.emit(kept)

    def try_(self, act: Callable[[], object]) -> None:
        """Does something; what goes wrong becomes a sentence."""
        try:
            act()
        except BookError as error:
            self.failed.emit(str(error))


def _exported(report: Report, path: Path) -> str:
    """That a file is there; and what it takes along that nobody would expect in it."""
    said = _("Đã xuất {path}").format(path=path)
    if path.suffix.lower() == ".docx" and has_private_words(report):
        said += ". " + private_words_sentence()
    return said


def ask_where(window: QWidget, store: Store, title: str, name: str) -> Path | None:
    """Asks where a file shall go, beginning in the folder used last; `name` is proposed, and its ending stays.

    Nothing where the clerk changed their mind.
    """
    suffix = Path(name).suffix
    chosen, _kind = QFileDialog.getSaveFileName(window, title, str(Path(last_folder(store)) / name), f"*{suffix}")
    if not chosen:
        return None
    path = Path(chosen if chosen.lower().endswith(suffix) else f"{chosen}{suffix}")
    remember_folder(store, path)
    return path


def last_folder(store: Store, setting: str = _FOLDER) -> str:
    """Where the last file went; where papers are usually kept, where that folder is gone or there was none."""
    last = store.get_setting(setting)
    return last if isinstance(last, str) and last and Path(last).is_dir() else documents()


def remember_folder(store: Store, path: Path, setting: str = _FOLDER) -> None:
    """The folder of a file, for the next time; a store that takes nothing does not stand in the file's way."""
    if path.parent.is_dir():
        with suppress(BookError):
            store.put_setting(setting, str(path.parent))


def documents() -> str:
    """Where the user keeps papers; a dialog that is sent to a folder that is not there opens in the program's own."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return folder if folder and Path(folder).is_dir() else str(Path.home())
