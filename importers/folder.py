"""Hundreds of files at once: each is read, kept and told for itself, and none that is bad stops the others."""

import traceback
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

from importers.folder_files import FoundFile
from importers.folder_reading import Read, Reading, read_one
from importers.folder_result import FileResult
from models.arrival import Arrival, KnownFile, SourceFile, readable, source_file
from models.dates import short_date
from models.errors import BookError, ReadingStopped, StoreError, reason
from models.language import _
from models.report import Report


class Shelf(Protocol):
    """Where reports are kept, and what is known there of files: `models.store.Arrivals`, or a folder of JSON files."""

    def known(self, file: SourceFile) -> KnownFile | None:
        """What a file became before. Raises StoreError."""

    def keep(self, report: Report, file: SourceFile) -> Arrival:
        """Keeps a report, whole or not at all. Raises StoreError where nothing more can be kept, BookError for this one."""


def take_in_files(
    found: Iterable[FoundFile], folder: Path, read: Read, shelf: Shelf, stop: Callable[[], bool] = lambda: False
) -> Iterator[FileResult]:
    """Takes in one file after the other and says of each what became of it; `stop` is asked before each. Raises StoreError.

    A file has no time of its own: it is read in this process, where nothing can be broken off safely but another program that converts it,
    and the readers bound what they open.
    What was kept before a stop, a crash or an error of the store stays, and the next run goes on behind it.
    """
    for file in found:
        if stop():
            return
        try:
            result = _result(file, folder, read, shelf)
        except ReadingStopped:
            return
        yield result


def _result(file: FoundFile, folder: Path, read: Read, shelf: Shelf) -> FileResult:
    if file.aside:
        return FileResult(file.path, "skipped" if file.aside == "other" else "unreadable", remarks=(file.why,))
    try:
        return _taken(file, folder, read, shelf)
    except (StoreError, MemoryError, ReadingStopped):
        raise
    except BookError as error:
        return FileResult(file.path, "unreadable", remarks=(readable(str(error)),))
    except OSError as error:
        return FileResult(file.path, "unreadable", remarks=(_("Không đọc được tệp: {why}.").format(why=reason(error)),))
    except Exception as error:  # one file that the program does not master must not cost the other hundreds
        sentence = _("Chương trình gặp lỗi ngoài dự kiến ở tệp này ({why}); các tệp khác không bị ảnh hưởng.")
        remark = sentence.format(why=f"{type(error).__name__}: {error}".strip(": "))
        return FileResult(file.path, "unreadable", remarks=(readable(" ".join(remark.split())),), fault=traceback.format_exc())


def _taken(file: FoundFile, folder: Path, read: Read, shelf: Shelf) -> FileResult:
    source = source_file(file.path)
    before = shelf.known(source)
    if before is not None:
        return FileResult(file.path, "known", before.report, (_known_words(before),))
    reading = read_one(file.path, folder, read)
    arrival = shelf.keep(reading.report, source)
    if arrival.how == "same":
        return FileResult(file.path, "known", arrival.report, (_same_words(arrival),), reading.summary)
    remarks = _remarks(reading, arrival)
    head = reading.report.letterhead
    return FileResult(
        file.path,
        "doubtful" if remarks else "taken",
        arrival.report,
        remarks,
        reading.summary,
        bool(head.number.strip() and head.date),
    )


def _remarks(reading: Reading, arrival: Arrival) -> tuple[str, ...]:
    """What somebody should look at."""
    remarks = list(reading.remarks)
    if arrival.how == "further":
        remarks.insert(0, _("kỳ này đã có báo cáo {name}, tệp này thành một bản nữa").format(name=arrival.beside))
    return tuple(remarks)


def _known_words(before: KnownFile) -> str:
    if before.gone:
        sentence = _("đã nhận ngày {day} thành báo cáo {name} nay không còn trong sổ; cần lại thì nhận riêng tệp này")
    else:
        sentence = _("đã nhận trước đây (ngày {day}) thành báo cáo {name}")
    return sentence.format(day=short_date(date.fromisoformat(before.day)), name=before.report)


def _same_words(arrival: Arrival) -> str:
    if arrival.gone:
        return _("nội dung như báo cáo {name}, nay không còn trong sổ; cần lại thì nhận riêng tệp này").format(name=arrival.report)
    return _("nội dung như báo cáo {name} đã có").format(name=arrival.report)
