"""What became of one file of many. It knows nothing of reading, so that a window that only shows it loads no reader."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

Outcome = Literal["taken", "doubtful", "known", "unreadable", "skipped"]
"""What became of a file: taken in; taken in, and somebody should look; in already; could not be read; no file of a report."""


class FileResult(Struct, frozen=True):
    """What became of one file.

    `report` is the name of the report that it became or is already. `remarks` say what to look at, or why it was not read or not taken in;
    `summary` what was read. `numbered` reports bear number and date, as issued ones do. `fault` is the traceback
    where the program itself failed.
    """

    path: Path
    outcome: Outcome
    report: str = ""
    remarks: tuple[str, ...] = ()
    summary: str = ""
    numbered: bool = False
    fault: str = ""
