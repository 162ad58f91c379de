"""A file that comes in as a report: what tells it from other files, and what became of it."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from models.alike import is_general, the_same
from models.calculate import completed
from models.definition import ReportDefinition
from models.lifecycle import second, taken_in
from models.report import Report, name_parts
from models.text import nfc


class SourceFile(Struct, frozen=True):
    """A file by its name and the SHA-256 of its bytes."""

    name: str
    sha256: str


class KnownFile(Struct, frozen=True):
    """A file that came in before: the report that it became, the day (ISO 8601), and whether that report is gone by now."""

    report: str
    day: str
    gone: bool = False


class Arrival(Struct, frozen=True):
    """`report` is the name of what a file became.

    "same": what it says had come in before as that report, and nothing was written; the report may be gone by now. "further": kind and
    period had `beside` already, and the file became a further edition. Of a general kind only a report about the same counts for that.
    """

    report: str
    how: Literal["new", "further", "same"]
    beside: str = ""
    gone: bool = False


def source_file(path: Path) -> SourceFile:
    """Reads a file piece by piece, however large. Raises OSError."""
    with path.open("rb") as file:
        return SourceFile(readable(path.name), hashlib.file_digest(file, "sha256").hexdigest())


def arriving(report: Report, definition: ReportDefinition) -> Report:
    """A report of a file as the first draft of its period, whatever the file says of its state; figures that follow are calculated.

    Old reports that bear number and date are drafts too: what was read by a machine is looked through before it is locked.
    """
    return completed(taken_in(second(report, 1)), definition)


def there_already(draft: Report, subjects: Mapping[str, str]) -> str:
    """The newest report of a draft's period beside which it would be a further edition, out of those with `subjects`, by their names.

    Nothing where there is none: of a general kind several reports of one period are different ones, told apart by what they are about.
    """
    if is_general(draft.definition):
        return the_same(draft, subjects) or ""
    return max(subjects, key=lambda name: name_parts(name)[2], default="")


def readable(name: str) -> str:
    """The name of a file as it can be shown and written: composed letters; what is no character, or ends a line, is a question mark."""
    even = nfc(name.encode("utf-8", "replace").decode())
    return "".join(letter if letter.isprintable() else " " if letter == "\u00a0" else "?" for letter in even)
