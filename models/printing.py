"""Printing on paper: which pages, with or without the mark of a draft, and what is remembered of it."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

import msgspec
from msgspec import Struct

from models.checks.finding import Finding
from models.errors import BadPages
from models.language import _
from models.lifecycle import is_locked
from models.report import Report

Sides = Literal["one", "long", "short"]
"""One side; two sides turned over the long edge, as a book; over the short edge, as a calendar."""

MOST_COPIES = 99


class Printout(Struct, frozen=True, kw_only=True):
    """One printing. `pages` are those that are printed, counted from 1, of `count` that the paper has; `draft`: with a draft's mark."""

    printer: str
    copies: int
    pages: tuple[int, ...]
    count: int
    sides: Sides = "one"
    draft: bool = False

    @property
    def words(self) -> str:
        """It as one line of the history: "in 2 bản, trang 1-3, hai mặt, máy in HP LaserJet"."""
        whole = len(self.pages) == self.count
        said = [
            _("in {copies} bản").format(copies=self.copies),
            _("đủ {count} trang").format(count=self.count) if whole else _("trang {pages}").format(pages=page_words(self.pages)),
        ]
        if self.sides != "one":
            said.append(_("hai mặt"))
        if self.draft:
            said.append(_("có chữ DỰ THẢO"))
        return ", ".join((*said, _("máy in {printer}").format(printer=self.printer)))

    @property
    def note(self) -> str:
        """It as a revision keeps it."""
        return msgspec.json.encode(self, order="deterministic").decode()


def printout_of(note: str) -> Printout | None:
    """What a revision kept of a printing; nothing where this program cannot read it."""
    try:
        return msgspec.json.decode(note, type=Printout)
    except msgspec.DecodeError:
        return None


def prints_as_draft(report: Report, findings: Iterable[Finding]) -> bool:
    """Whether a report bears the mark of a draft on paper: nobody has checked it yet, or something in it is an error."""
    if is_locked(report):
        return False
    return report.state == "draft" or any(finding.severity == "error" for finding in findings)


def read_pages(typed: str, count: int) -> tuple[int, ...]:
    """The pages that "1, 3-5" means, of a paper of `count` pages, in order and each once. Raises BadPages."""
    found: set[int] = set()
    parts = [part.strip() for part in re.split(r"[,;]", typed)]
    for part in parts:
        span = re.fullmatch(r"(\d{1,6})(?:\s*[-–—]\s*(\d{1,6}))?", part)
        if span is None:
            sentence = _("Không hiểu “{part}”: hãy ghi các trang cần in, ví dụ 1-3 hoặc 1, 3-5 (báo cáo có {count} trang).")
            raise BadPages(sentence.format(part=part or typed.strip(), count=count))
        first, last = sorted(int(number) for number in (span[1], span[2] or span[1]))
        for page in (first, last):
            if not 1 <= page <= count:
                raise BadPages(_("Không có trang {page}: báo cáo có {count} trang.").format(page=page, count=count))
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def page_words(pages: tuple[int, ...]) -> str:
    """Pages in order as one writes them: (1, 3, 4, 5) -> "1, 3-5"."""
    starts = [page for at, page in enumerate(pages) if at == 0 or pages[at - 1] != page - 1]
    ends = [page for page, following in pairwise((*pages, -1)) if following != page + 1]
    return ", ".join(f"{first}-{last}" if last > first else f"{first}" for first, last in zip(starts, ends, strict=True))
