"""What came along from an earlier report or a file and waits for the clerk to look at it: items, figures, last period's plan."""

from collections.abc import Iterator

from models import place as places
from models.checks.finding import Context, Finding
from models.checks.spots import quoted
from models.document import shown
from models.language import _
from models.place import Place
from models.report import Report
from models.text import plain


def unreviewed_items(report: Report, context: Context) -> Iterator[Finding]:
    """Items that came along from an earlier report or a file and that nobody has looked at since."""
    cited = {citation.id: citation.name for citation in report.citations}
    tables = {table.id: ", ".join(plain(column.title) for column in table.columns) for table in report.tables}
    for _section, item in report.items():
        if item.review:
            words = cited.get(item.citation or "", "") or shown(report, context.definition, item.text) or tables.get(item.table or "", "")
            message = _("“{words}” từ tệp nhập vào, chưa rà lại; hãy giữ nguyên hoặc sửa.")
            if item.origin != "imported":
                message = _("“{words}” từ kỳ trước, chưa rà lại; hãy giữ nguyên hoặc sửa cho kỳ này.")
            yield Finding("item-unreviewed", "warning", places.item(item.id), message.format(words=quoted(words)))


def unreviewed_figures(report: Report, context: Context) -> Iterator[Finding]:
    """Values that the definition carries into the next report, and those that a file brought."""
    for figure in context.definition.figures:
        stated = report.figure(figure.id)
        if stated.review and stated.value is not None:
            values = {"label": figure.label, "value": figure.show(stated.value)}
            message = _("“{label}” là {value} theo kỳ trước, chưa rà lại; hãy giữ nguyên hoặc sửa cho kỳ này.")
            if stated.origin == "imported":
                message = _("“{label}” là {value} theo tệp nhập vào, chưa rà lại; hãy giữ nguyên hoặc sửa.")
            yield Finding("figure-unreviewed", "warning", places.figure(figure.id), message.format(**values), values=values)


def open_tasks(report: Report, context: Context) -> Iterator[Finding]:
    """Tasks of the prior period's plan that nobody has answered for."""
    for task in report.tasks:
        if task.outcome == "open":
            words = quoted(shown(report, context.definition, task.text))
            message = _("Kỳ trước đề ra “{words}”; hãy cho biết đã làm, làm tiếp hay bỏ.").format(words=words)
            yield Finding("task-unreviewed", "warning", places.task(task.id), message, values={"words": words})


def waiting(report: Report) -> Iterator[Place]:
    """The places of all that waits to be looked at: the old plan first, then items and figures."""
    yield from (places.task(task.id) for task in report.tasks if task.outcome == "open")
    yield from (places.item(item.id) for _section, item in report.items() if item.review)
    yield from (places.figure(id) for id, figure in report.figures.items() if figure.review)
