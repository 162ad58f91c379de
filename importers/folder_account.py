"""What came of a folder, for people: the words of each outcome, the counts, and the account as a table."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from importers.folder_result import FileResult, Outcome
from models.arrival import readable
from models.language import _
from models.table import Column, Table

ORDER: tuple[Outcome, ...] = ("taken", "doubtful", "known", "unreadable", "skipped")
"""The outcomes as they are counted and offered."""


def outcome_words() -> dict[Outcome, str]:
    """What the outcomes are called."""
    return {
        "taken": _("đã nhận"),
        "doubtful": _("cần xem lại"),
        "known": _("đã có từ trước"),
        "unreadable": _("không đọc được"),
        "skipped": _("bỏ qua"),
    }


def remark_words(result: FileResult) -> str:
    """What to look at in a file, or why it did not come in; its name, which stands beside, is not said again."""
    return "; ".join(remark.replace(f" “{readable(result.path.name)}”", "") for remark in result.remarks)


def short_path(result: FileResult, folder: Path) -> str:
    """The file as it is named below the folder."""
    return readable(str(result.path.relative_to(folder) if result.path.is_relative_to(folder) else result.path))


def counted(results: Sequence[FileResult]) -> str:
    """How many files there were, and what became of them."""
    counts, words = Counter(result.outcome for result in results), outcome_words()
    told = ", ".join(f"{counts[outcome]} {words[outcome]}" for outcome in ORDER if counts[outcome])
    return _("{count} tệp: {told}.").format(count=len(results), told=told) if results else _("Không có tệp nào trong thư mục.")


def numbered_words(results: Sequence[FileResult]) -> str:
    """That reports which were issued long ago are drafts here, and what to do; nothing where there are none."""
    count = sum(result.numbered for result in results)
    if not count:
        return ""
    sentence = _("{count} báo cáo có số, ngày ban hành: vào sổ vẫn là bản nháp vì máy đọc có thể sai; hãy xem lại rồi ban hành để khóa.")
    return sentence.format(count=count)


def account(results: Sequence[FileResult], folder: Path) -> Table:
    """A row a file, as it goes to Excel."""
    words = outcome_words()
    columns = (
        Column(_("Tệp"), width=48),
        Column(_("Kết quả"), width=18),
        Column(_("Báo cáo"), width=18),
        Column(_("Cần xem, hoặc vì sao không nhận"), width=60),
        Column(_("Đã đọc được"), width=60),
    )
    rows = ((short_path(result, folder), words[result.outcome], result.report, remark_words(result), result.summary) for result in results)
    return Table(_("Bản kê nhập thư mục {folder}").format(folder=readable(folder.name)), columns, tuple(rows))
