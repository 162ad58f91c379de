"""Last period's plan as a checklist: each task is done (and goes into the results), goes on (into the new plan) or is dropped."""

from collections.abc import Iterator

from msgspec.structs import replace

from models.definition import ReportDefinition
from models.document import item_markup, shown
from models.edit import insert_item
from models.errors import NoSuchPlace
from models.language import _
from models.report import Item, Outcome, Report, Task
from models.text import Token, Words, parse, write


def tasks_of(report: Report, definition: ReportDefinition) -> tuple[Task, ...]:
    """What a report planned, and what it left without an answer from the plan before; ids of their own from "t1" on."""
    planned = [*(task for task in report.tasks if task.outcome == "open"), *_planned(report, definition)]
    return tuple(Task(f"t{number}", task.text, task.level) for number, task in enumerate(planned, 1))


def plan_sections(definition: ReportDefinition) -> frozenset[str]:
    """The ids of the sections that say what is to be done next."""
    return frozenset(section.id for section in definition.sections if section.role == "plan")


def announces(item: Item) -> bool:
    """Whether an item only leads over to a list: it is no task."""
    return item.level == "paragraph" and item.text.rstrip().endswith(":")


def _planned(report: Report, definition: ReportDefinition) -> Iterator[Task]:
    plans = plan_sections(definition)
    for section in report.sections:
        if section.id not in plans:
            continue
        for at, item in enumerate(section.items):
            markup = item_markup(report, section.items, at)
            if markup.strip() and not announces(item):
                yield Task("", in_words(markup, report, definition), item.level)


def in_words(markup: str, report: Report, definition: ReportDefinition) -> str:
    """A text with its chips written out as they read in a report: what was planned for then must not change with the period."""
    spans = parse(markup)
    if not any(isinstance(span, Token) for span in spans):
        return markup
    return write(
        Words(shown(report, definition, f"{{{span.name}}}"), span.bold, span.italic) if isinstance(span, Token) else span for span in spans
    )


def results_section(report: Report, definition: ReportDefinition) -> str:
    """Where a task goes when it is done: where its plan's definition says, or else the first section that holds text."""
    wanted = [section.results for section in definition.sections if section.role == "plan" and section.results]
    wanted += [section.id for section in definition.sections if section.role == "text"]
    wanted += [section.id for section in report.sections]
    present = {section.id for section in report.sections}
    return next((id for id in wanted if id in present), "")


def plan_section(report: Report, definition: ReportDefinition) -> str:
    """Where a task goes on: the report's own plan; empty where it has none."""
    plans = plan_sections(definition)
    return next((section.id for section in report.sections if section.id in plans), "")


def settled_task(report: Report, definition: ReportDefinition, id: str, outcome: Outcome, section: str = "") -> Report:
    """The report with another answer to what became of a task; the item that an earlier answer made goes, if nobody has changed it.

    A task that is done stands as an item in `section` (or where results usually go) and waits to be put into words; one that goes on stands
    in the plan. Raises NoSuchPlace.
    """
    task = _task(report, id)
    report = _without_item(report, task)
    target = {"done": section or results_section(report, definition), "continued": plan_section(report, definition)}.get(outcome, "")
    made = ""
    if target:
        made = report.fresh_item_id()
        level = task.level if outcome == "continued" else "dash"
        item = Item(made, level, task.text, origin="carried", review=outcome == "done")
        report = insert_item(report, target, len(report.section_items(target)), item)
    settled = replace(task, outcome=outcome, item=made)
    return replace(report, tasks=tuple(settled if other.id == id else other for other in report.tasks))


def _task(report: Report, id: str) -> Task:
    for task in report.tasks:
        if task.id == id:
            return task
    raise NoSuchPlace(_("Báo cáo không có phần “{id}”.").format(id=id))


def _without_item(report: Report, task: Task) -> Report:
    for section, item in report.items():
        if item.id == task.item and item.text == task.text:
            return report.with_section_items(section, tuple(other for other in report.section_items(section) if other.id != item.id))
    return report
