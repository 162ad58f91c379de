"""The way of a report: draft, checked, printed for signing, issued, replaced; which step is open and what holds it back.

Numbers and dates of issuing are in models/numbering.py, which edition of a period counts in models/editions.py.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from models.acceptance import sorted_out
from models.checks.finding import Finding
from models.dates import short_date
from models.editions import name_words
from models.errors import LockedReport, StepRefused
from models.language import _
from models.report import Amendment, Report, State

Way = Literal["amend", "scan", "open-replacing", "open-replaced", "redline"]
"""What can be done with a report as a whole: amend it, add its scan, open the one that replaced it or the one that it replaces; "redline"
writes down what changed from that one."""

_NEXT: dict[State, tuple[State, ...]] = {
    "draft": ("checked",),
    "checked": ("printed", "issued", "draft"),
    "printed": ("issued", "draft"),
    "issued": (),
    "replaced": (),
}
TOLERATED = frozenset({"date-early"})
"""Warnings that only tell and hold nothing back: some annual reports are due before their year is over."""


class Holding(Struct, frozen=True):
    """One thing that holds a step back, as a sentence; with the finding to go to where it is one."""

    sentence: str
    finding: Finding | None = None

    @property
    def is_error(self) -> bool:
        """Whether it is an error of the report, which no reason can settle."""
        return self.finding is not None and self.finding.severity == "error"


def steps(state: State) -> tuple[State, ...]:
    """The states that can follow one, the usual one first. "replaced" follows by itself when an amended report is issued."""
    return _NEXT[state]


def next_step(state: State) -> State | None:
    """The usual next state; nothing where the way is at its end."""
    ahead: dict[State, State] = {"draft": "checked", "checked": "printed", "printed": "issued"}
    return ahead.get(state)


def held_back(report: Report, to: State, findings: Iterable[Finding]) -> tuple[Holding, ...]:
    """What holds a step back, in the order of the paper; nothing where it may be taken.

    Errors and what is missing must be mended, warnings mended or accepted with a reason, what came along from elsewhere reviewed.
    Going back to the draft is never held back.
    """
    if to not in steps(report.state):
        return (Holding(_not_open(report, to)),)
    if to == "draft":
        return ()
    standing, _accepted = sorted_out(report, findings)
    return tuple(Holding(finding.message, finding) for finding in standing if finding.code not in TOLERATED)


def moved(report: Report, to: State, findings: Iterable[Finding]) -> Report:
    """The report in another state. Raises StepRefused, LockedReport."""
    if to != report.state:
        refuse_locked(report)
    holding = held_back(report, to, findings)
    if holding:
        raise StepRefused(holding[0].sentence if len(holding) == 1 else summary(holding))
    return replace(report, state=to)


def summary(holding: tuple[Holding, ...]) -> str:
    """How much holds a step back, in one sentence."""
    return _("Còn {count} chỗ phải sửa, phải rà hoặc phải ghi lý do trước khi đi tiếp; xem danh sách cần xử lý.").format(count=len(holding))


def edited(before: Report, after: Report) -> Report:
    """What an edit makes of a report: changed content of a checked or printed one is a draft again; mere notes leave the state."""
    if before.state not in ("checked", "printed") or _content(before) == _content(after):
        return after
    return replace(after, state="draft")


def _content(report: Report) -> Report:
    """All of a report but its state and the clerk's own notes."""
    return replace(without_notes(report), state="draft")


def without_notes(report: Report) -> Report:
    """The same report without the clerk's own notes, which are never printed."""
    report = report.with_items(lambda _list, items: tuple(replace(item, note="") if item.note else item for item in items))
    return replace(report, figures={id: replace(figure, note="") for id, figure in report.figures.items()})


# -------------------------------------------------------------------- locks


def is_locked(report: Report) -> bool:
    """Whether nothing of a report may change any more."""
    return report.state in ("issued", "replaced")


def lock_reason(report: Report) -> str:
    """Why a report is locked and what can be done, in a sentence; nothing where it is open."""
    match report.state:
        case "issued":
            sentence = _("Báo cáo đã ban hành {document} nên không sửa được; để thay đổi nội dung hãy lập báo cáo thay thế (menu Báo cáo).")
            return sentence.format(document=document_words(report))
        case "replaced":
            sentence = _("Báo cáo {document} đã được báo cáo {other} thay thế nên không sửa được; hãy mở báo cáo thay thế (menu Báo cáo).")
            return sentence.format(document=document_words(report), other=name_words(report.replaced_by))
    return ""


def ways_on(report: Report) -> tuple[Way, ...]:
    """What can be done with a report as a whole, beside the steps on its way; the most useful first."""
    if report.state == "issued":
        return ("amend", "scan", "redline", "open-replaced") if report.amends else ("amend", "scan")
    if report.state == "replaced":
        return "open-replacing", "scan"
    return ("redline", "open-replaced") if report.amends else ()


def refuse_locked(report: Report) -> None:
    """Raises LockedReport with the reason where a report is locked."""
    if is_locked(report):
        raise LockedReport(lock_reason(report))


def document_words(report: Report) -> str:
    """An issued report as a document: "số 177/BC-SNgV ngày 24/3/2021"."""
    head = report.letterhead
    number, day = f"{head.number or '…'}/{head.symbol}", short_date(head.date) if head.date else head.typed_date or "…"
    return _("số {number} ngày {day}").format(number=number, day=day)


# -------------------------------------------------------------------- amending


def amended(issued: Report, reason: str, edition: int) -> Report:
    """A draft that shall replace an issued report, with the same content. Raises StepRefused."""
    return amending(issued, issued, reason, edition)


def amending(content: Report, issued: Report, reason: str, edition: int) -> Report:
    """A draft with some content that shall replace an issued report; number and date are to be its own. Raises StepRefused.

    Source: NĐ 30/2020, Điều 18: a document is amended or replaced by another one of the same kind.
    """
    from models.frozen_figures import without_frozen_figures  # noqa: PLC0415  # knows of tables; only here is it needed

    if issued.state != "issued":
        sentence = _("Chỉ báo cáo đã ban hành mới lập được báo cáo thay thế; báo cáo {name} chưa ban hành hoặc đã được thay thế.")
        raise StepRefused(sentence.format(name=issued.name))
    if not reason.strip():
        raise StepRefused(
            _("Báo cáo thay thế phải có lý do; hãy ghi vì sao thay báo cáo {document}.").format(document=document_words(issued))
        )
    return replace(
        without_frozen_figures(content),
        edition=edition,
        state="draft",
        letterhead=replace(content.letterhead, number="", date=None, typed_date=""),
        amends=Amendment(issued.name, reason.strip()),
        replaced_by="",
    )


def replaced(issued: Report, by: Report) -> Report:
    """An issued report as it stands when its amended one has been issued."""
    return replace(issued, state="replaced", replaced_by=by.name)


def second(report: Report, edition: int) -> Report:
    """A report as another draft of its kind and period, beside the one that is there."""
    state: State = "draft" if is_locked(report) else report.state
    return replace(report, edition=edition, state=state, replaced_by="", amends=None)


def taken_in(report: Report) -> Report:
    """A report from a file as a draft, whatever the file says of it: here nobody has checked or numbered it, nor frozen its papers."""
    return replace(report, state="draft", replaced_by="")


def _not_open(report: Report, to: State) -> str:
    if is_locked(report):
        return lock_reason(report)
    if to == report.state:
        return _("Báo cáo đang ở đúng bước này rồi.")
    if to == "issued":
        return _("Báo cáo chưa được đánh dấu đã kiểm tra; hãy đánh dấu đã kiểm tra rồi mới ban hành.")
    if to == "replaced":
        return _("Báo cáo chỉ được thay thế khi báo cáo thay thế nó được ban hành.")
    return _("Báo cáo chưa đi được tới bước này; hãy đi lần lượt: đã kiểm tra, đã in trình ký, ban hành.")


def state_names() -> dict[State, str]:
    """What the states are called."""
    return {
        "draft": _("đang soạn thảo"),
        "checked": _("đã kiểm tra"),
        "printed": _("đã trình ký"),
        "issued": _("đã ban hành"),
        "replaced": _("đã được thay thế"),
    }
