"""Tracked changes of a Word file: who changed what, as w:ins, w:del and w:pPrChange (ECMA-376 Part 1, 17.13.5)."""

import datetime
from itertools import count

from models.text import Change
from models.xml_text import quoteattr

EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""Every file has this date, so that equal documents give equal bytes; the report's own date stands on the paper."""
AUTHOR = "Sổ báo cáo"

_TAGS = {"new": "w:ins", "gone": "w:del"}


class Marks:
    """Gives each change of one file its number, author and date."""

    def __init__(self, author: str = AUTHOR) -> None:
        self._author = quoteattr(author or AUTHOR)
        self._numbers = count(1)
        self._minute = 0

    def around(self, change: Change, run: str) -> str:
        """A run as something inserted or deleted; as it is where it is no change."""
        return f"<{_TAGS[change]} {self._said()}>{run}</{_TAGS[change]}>" if change else run

    def paragraph_mark(self, change: Change) -> str:
        """What the properties of a paragraph say where the whole of it came or went; to be asked when its runs are written.

        LibreOffice joins an insertion at the end of a paragraph to one at the start of the next, and takes the mark between them for
        inserted too (seen with 7.4), unless more than a minute lies between them.
        """
        if not change:
            self._minute = 5 - self._minute
            return ""
        return f"<w:rPr><{_TAGS[change]} {self._said()}/></w:rPr>"

    def row_mark(self, change: Change) -> str:
        """What the properties of a table's row say where it came or went."""
        return f"<{_TAGS[change]} {self._said()}/>" if change else ""

    def was(self, properties: str, before: str) -> str:
        """What the properties of a paragraph say of those that it had before, where they differ."""
        return f"<w:pPrChange {self._said()}><w:pPr>{before}</w:pPr></w:pPrChange>" if before != properties else ""

    def _said(self) -> str:
        return f'w:id="{next(self._numbers)}" w:author={self._author} w:date="{EPOCH:%Y-%m-%dT%H}:0{self._minute}:00Z"'
