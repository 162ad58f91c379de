"""handover(report, …) -> HandoverSheet: everything that the signer may want to know of a report, the most important first in every list."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Literal

from msgspec import Struct

from models import place as places
from models.acceptance import sorted_out
from models.annexes import annex_names
from models.checks.finding import Finding
from models.compare_body import section_name
from models.definition import ReportDefinition
from models.document import shown, signature_titles
from models.errors import NoSuchPlace
from models.figure_table import FigureTable, figure_table
from models.handover.figure_changes import FigureChanges, figure_changes
from models.handover.steps import Handling
from models.handover.text_changes import TextChanges, cited_since, text_changes
from models.interchange import digest
from models.lifecycle import TOLERATED, document_words
from models.place import Place
from models.prior import Earlier
from models.report import BASES, OPENING, Letterhead, Outcome, Report, State
from models.text import folded

Standing = Literal["error", "warning"]


class Problem(Struct, frozen=True):
    """Something that is still to be done about the report, as a sentence."""

    severity: Standing
    sentence: str


class AcceptedWarning(Struct, frozen=True):
    """A warning that stands with a reason; `where` names the spot of the report."""

    where: str
    sentence: str
    reason: str


class Plan(Struct, frozen=True):
    """What became of the prior plan: how many tasks were answered in each way; in words those that came to nothing or have no answer."""

    counts: dict[Outcome, int]
    dropped: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()


class PriorReport(Struct, frozen=True):
    """The report of the prior period: its period in words, and its number and day where it was issued."""

    period: str
    document: str = ""


class HandoverSheet(Struct, frozen=True, kw_only=True):
    """The hand-over sheet of a report; `revision` is that of its paper (Document.revision), the name of just this content.

    `second` is the title and the name of the second signer, both empty where one signs. `annexes` are their names and titles.

    `prior` is nothing where there is no report of an earlier period; then nothing is told of changes. `cited` and `uncited` are documents.
    """

    letterhead: Letterhead
    title: str
    state: State
    document: str
    period: str
    signer: str
    signer_title: str
    second: tuple[str, str]
    addressees: tuple[str, ...]
    amends: str
    problems: tuple[Problem, ...]
    accepted: tuple[AcceptedWarning, ...]
    prior: PriorReport | None
    table: FigureTable
    figures: FigureChanges
    text: TextChanges
    cited: tuple[str, ...]
    uncited: tuple[str, ...]
    plan: Plan | None
    handling: Handling
    revision: str
    annexes: tuple[str, ...] = ()


def handover(
    report: Report,
    definition: ReportDefinition,
    earlier: Earlier = Earlier(),
    findings: Collection[Finding] = (),
    handling: Handling = Handling(),
) -> HandoverSheet:
    """`findings` are all that the checks say, the accepted ones among them. Raises BadPeriod where the report's period is none."""
    standing, accepted = sorted_out(report, findings)
    prior, table = earlier.prior, figure_table(report, definition, earlier)
    cited, uncited = cited_since(prior, report) if prior else ((), ())
    titles = signature_titles(report.signature)
    return HandoverSheet(
        letterhead=report.letterhead,
        title=f"Báo cáo {_begun_small(shown(report, definition, report.subject))}".strip(),
        state=report.state,
        document=document_words(report) if report.letterhead.number or report.letterhead.date else "",
        period=report.when.phrase,
        signer=report.signature.name.strip(),
        signer_title=titles[-1] if titles else "",
        second=_second(report),
        addressees=_addressees(report),
        amends=report.amends.reason if report.amends else "",
        problems=_problems(report, standing),
        accepted=tuple(AcceptedWarning(_where(report, definition, one.where), _told(one), reason) for one, reason in accepted),
        prior=PriorReport(prior.when.phrase, document_words(prior) if prior.letterhead.number else "") if prior else None,
        table=table,
        figures=figure_changes(table, findings),
        text=text_changes(prior, report, definition) if prior else TextChanges(),
        cited=cited,
        uncited=uncited,
        plan=_plan(report, definition) if report.tasks else None,
        handling=handling,
        revision=digest(report),
        annexes=tuple(_annexes(report, definition)),
    )


def _begun_small(subject: str) -> str:
    """A subject as it goes on behind "Báo cáo": "Tình hình ..." -> "tình hình ..."; an abbreviation keeps its capitals."""
    word = subject.split(" ", 1)[0]
    return subject if word[1:] != word[1:].lower() else subject[:1].lower() + subject[1:]


def _second(report: Report) -> tuple[str, str]:
    if report.cosignature is None:
        return "", ""
    titles = signature_titles(report.cosignature)
    return titles[-1] if titles else "", report.cosignature.name.strip()


def _annexes(report: Report, definition: ReportDefinition) -> Iterator[str]:
    for annex, name in zip(report.annexes, annex_names(len(report.annexes)), strict=True):
        title = shown(report, definition, annex.title).strip() or ("Bảng số liệu" if annex.figures else "")
        yield f"{name}: {title}" if title else name


def _addressees(report: Report) -> tuple[str, ...]:
    """Where it goes: to whom it is addressed, or else to its recipients but the office's own files ("Lưu: VT")."""
    names = (name.strip() for name in report.addressees or report.recipients)
    return tuple(name for name in names if name and not folded(name).startswith("luu"))


def _problems(report: Report, standing: Collection[Finding]) -> tuple[Problem, ...]:
    """Errors first; what only tells is none, and of an issued report nothing is left to be done."""
    if report.state in ("issued", "replaced"):
        return ()
    told = [Problem(finding.severity, _told(finding)) for finding in standing if finding.code not in TOLERATED]
    return tuple(sorted(told, key=lambda problem: problem.severity != "error"))


def _told(finding: Finding) -> str:
    """What is the matter, without the advice to the clerk that follows."""
    told, _mark, _advice = finding.message.rpartition("; hãy ")
    return f"{told}." if told else finding.message


def _plan(report: Report, definition: ReportDefinition) -> Plan:
    def words(outcome: Outcome) -> tuple[str, ...]:
        return tuple(shown(report, definition, task.text) for task in report.tasks if task.outcome == outcome)

    return Plan(dict(Counter(task.outcome for task in report.tasks)), words("dropped"), words("open"))


_KINDS = {
    "subject": "Trích yếu",
    "closing": "Kết thúc",
    "letterhead": "Thể thức",
    "recipient": "Nơi nhận",
    "addressee": "Kính gửi",
    "signature": "Người ký",
    "cosignature": "Người ký thứ hai",
    "table": "Bảng",
    "annex": "Phụ lục",
}


def _where(report: Report, definition: ReportDefinition, place: Place) -> str:
    """A spot as the signer finds it on the paper."""
    kind, id, _part = places.parts(place)
    try:
        match kind:
            case "figure":
                figure = definition.figure(id)
                return _section(report, definition, figure.section) if figure else "Số liệu"
            case "section":
                return section_name(report, definition, report.section(id))
            case "item":
                return _section(report, definition, report.section_of(id))
            case "citation":
                holder = next((name for name, item in report.items() if item.citation == id), "")
                return _section(report, definition, holder) if holder else "Văn bản viện dẫn"
    except NoSuchPlace:
        return ""
    return _KINDS.get(kind, "")


def _section(report: Report, definition: ReportDefinition, id: str) -> str:
    """The name of a list of items."""
    if id in (BASES, OPENING):
        return "Căn cứ" if id == BASES else "Mở đầu"
    if any(annex.id == id for annex in report.annexes):
        return "Phụ lục"
    return section_name(report, definition, report.section(id))
