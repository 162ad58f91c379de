"""What became of an earlier report when the next one was started from it: told once, so that nothing goes missing unseen."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from models.carry.citations import fate_of
from models.carry.mapping import renamed_figures, renamed_sections
from models.carry.tasks import plan_sections
from models.definition import ReportDefinition
from models.document import shown
from models.language import _
from models.report import Report

_SHOWN = 8
"""Names that a line lists before it says "and so many more"."""


class Account(Struct, frozen=True):
    """Names and counts, as the office calls them.

    `renamed` are pairs of old and new names, `removed` is what the definition no longer knows.
    """

    source: str
    items: int
    tasks: int
    stocks: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    is_later: bool = False
    left_over: int = 0


def account_of(report: Report, definition: ReportDefinition, earlier: Report, left_over: int = 0) -> Account:
    """Looks at a report right after it was carried. `left_over` is how many plain words speak of the old period (models/checks)."""
    present = {citation.id for citation in report.citations}
    return Account(
        source=earlier.when.phrase,
        items=sum(item.review for _section, item in report.items()),
        tasks=sum(task.outcome == "open" for task in report.tasks),
        stocks=tuple(figure.label for figure in definition.figures if report.figure(figure.id).review),
        dropped=tuple(cited.name for cited in earlier.citations if cited.id not in present | _planned(earlier, definition)),
        marked=tuple(cited.name for cited in report.citations if fate_of(cited, definition, report.when) == "marked"),
        renamed=tuple(_renamed(earlier, definition)),
        removed=tuple(_removed(earlier, definition)) if earlier.definition_version != definition.version else (),
        added=tuple(_added(earlier, definition)) if earlier.definition_version != definition.version else (),
        is_later=earlier.when.end > report.when.end,
        left_over=left_over,
    )


def _planned(earlier: Report, definition: ReportDefinition) -> set[str | None]:
    """Documents that only the plan cites stand in the tasks' words."""
    plans = plan_sections(definition)
    cited = {(item.citation, section in plans) for section, item in earlier.items()}
    return {citation for citation, in_plan in cited if in_plan and (citation, False) not in cited}


def _renamed(earlier: Report, definition: ReportDefinition) -> Iterator[tuple[str, str]]:
    for id, new in renamed_figures(definition).items():
        figure = definition.figure(new)
        if id in earlier.figures and figure:
            yield id, figure.label
    for id, new in renamed_sections(definition).items():
        section = definition.section(new)
        if section and any(own.id == id for own in earlier.sections):
            yield earlier.section(id).title, section.title


def _removed(earlier: Report, definition: ReportDefinition) -> Iterator[str]:
    for id, figure in earlier.figures.items():
        if definition.figure(id) is None and id not in renamed_figures(definition):
            value = f"{figure.value:f}" if figure.value is not None else figure.typed
            yield f"{id} = {value}" if value else id
    for section in earlier.sections:
        if definition.section(section.id) is None and section.id not in renamed_sections(definition):
            yield f"{section.number} {shown(earlier, definition, section.title)}".strip()


def _added(earlier: Report, definition: ReportDefinition) -> Iterator[str]:
    known, sections = {*earlier.figures}, {section.id for section in earlier.sections}
    yield from (figure.label for figure in definition.figures if not known.intersection((figure.id, *figure.was)))
    yield from (section.title for section in definition.sections if not sections.intersection((section.id, *section.was)))


def account_lines(account: Account) -> tuple[str, ...]:
    """The account in sentences; what there is nothing to say of is left out."""
    return tuple(_lines(account))


def _lines(account: Account) -> Iterator[str]:
    yield _("Bắt đầu từ báo cáo {source}: {items} ý mang sang, chờ rà lại.").format(source=account.source, items=account.items)
    if account.is_later:
        yield _("Báo cáo nguồn là của kỳ sau; hãy xem kỹ thời gian và số liệu trong từng ý.")
    if account.tasks:
        yield _("{count} việc kỳ trước đề ra chờ trả lời: đã làm, còn làm tiếp hay bỏ.").format(count=account.tasks)
    if account.left_over:
        yield _("{count} chỗ còn ghi thời gian của kỳ trước; mỗi chỗ có sẵn cách ghi mới.").format(count=account.left_over)
    if account.stocks:
        yield _("Số liệu mang sang, chờ rà lại: {names}.").format(names=_listed(account.stocks))
    if account.dropped:
        yield _("Văn bản viện dẫn để lại vì đã hết kỳ hoặc hết năm: {names}.").format(names=_listed(account.dropped))
    if account.marked:
        yield _("Văn bản viện dẫn cần xem còn dùng hay không: {names}.").format(names=_listed(account.marked))
    if account.renamed:
        pairs = (f"{old} → {new}" for old, new in account.renamed)
        yield _("Đề cương đã đổi tên: {names}.").format(names=_listed(tuple(pairs)))
    if account.removed:
        yield _("Đề cương mới không còn: {names}; phần chữ được giữ, hãy xem lại.").format(names=_listed(account.removed))
    if account.added:
        yield _("Đề cương mới có thêm: {names}.").format(names=_listed(account.added))


def _listed(names: Iterable[str]) -> str:
    every = tuple(names)
    more = _(" và {count} mục khác").format(count=len(every) - _SHOWN) if len(every) > _SHOWN else ""
    return "; ".join(every[:_SHOWN]) + more
