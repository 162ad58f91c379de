"""The history of a report as it is shown: each kept revision with its time, cause and the size of its change."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from models.change import Change, ChangeKind, Size, size_of
from models.compare import compare_reports
from models.dates import local_time, short_date
from models.definition import definition_for
from models.diff import word_diff
from models.errors import BookError
from models.language import _
from models.printing import printout_of
from models.report import Report
from models.store import Revision, cause_words


class Entry(Struct, frozen=True):
    """A revision in the list. `size` is its change against the one before; nothing for the first one and where one cannot be read."""

    revision: Revision
    size: Size | None

    @property
    def time(self) -> str:
        """The time on the clerk's own clock: "05/01/2022 14:07"."""
        at = local_time(self.revision.at)
        return f"{short_date(at.date())} {at:%H:%M}" if at else "?"

    @property
    def cause(self) -> str:
        """Why it was kept, in the user's words."""
        return cause_words(self.revision)

    @property
    def change(self) -> str:
        """How much changed: "12 từ, 2 số liệu"."""
        return self.size.text if self.size is not None else "–"


def history(revisions: Iterable[Revision], load: Callable[[int], Report], stopped: Callable[[], bool] = lambda: False) -> tuple[Entry, ...]:
    """The entries in the order of keeping, which is that of their numbers: clocks may have been set back."""
    entries: list[Entry] = []
    before: tuple[str, Report | None] | None = None
    for revision in revisions:
        if stopped():
            break
        if before is not None and before[0] == revision.content:
            entries.append(Entry(revision, Size()))
            continue
        report = _readable(revision.id, load)
        entries.append(Entry(revision, _size(before[1] if before else None, report)))
        before = revision.content, report
    return tuple(entries)


def printed_words(revisions: Iterable[Revision]) -> str:
    """How often a report was put on paper: "Đã in 3 lần, tất cả 5 bản."; nothing where it never was."""
    copies = [printout.copies for revision in revisions if (printout := printout_of(revision.note)) is not None]
    return _("Đã in {times} lần, tất cả {copies} bản.").format(times=len(copies), copies=sum(copies)) if copies else ""


def _readable(id: int, load: Callable[[int], Report]) -> Report | None:
    try:
        return load(id)
    except BookError:
        return None


def _size(old: Report | None, new: Report | None) -> Size | None:
    if old is None or new is None:
        return None
    try:
        return size_of(compare_reports(old, new, definition_for(new)))
    except BookError:
        return None


def change_names() -> dict[ChangeKind, str]:
    """What happened, in the user's words."""
    return {"added": _("thêm"), "removed": _("bỏ"), "changed": _("sửa"), "moved": _("chuyển chỗ")}


def change_lines(changes: Iterable[Change], gone: str = "[-{text}-]", new: str = "{{+{text}+}}") -> Iterator[str]:
    """Changes as plain text: the place and what happened, then the words, with those that are gone and those that are new in signs."""
    marks, names = {"same": "{text}", "gone": gone, "new": new}, change_names()
    for change in changes:
        yield f"{change.name} · {names[change.kind]}"
        yield "    " + "".join(marks[piece.kind].format(text=piece.text) for piece in word_diff(change.old, change.new))
