"""Plain words that still speak of the period that the report was started from, each with its wording for this one (T20, usage)."""

from collections.abc import Iterator

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.checks.spots import Spot, cell_places, prose, put_label, quoted
from models.deadline import times_of
from models.definition import ReportDefinition
from models.language import _
from models.period import read_period
from models.place import Place
from models.report import Report
from models.rewording import Rewording, rewordings
from models.timewords import span_of


def left_over(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each stretch of words; the subjects of cited documents are theirs."""
    for spot, rewording, period in left_over_words(report, context.definition):
        typed, wording = rewording.mention.text, rewording.wording
        values = {"typed": typed, "where": spot.name, "old": period, "wording": wording}
        message = _("“{typed}” ở {where} là thời gian của kỳ trước ({old}); kỳ này viết “{wording}”.").format(**values)
        fix = Fix(put_label(wording), spot.place, rewording.markup)
        yield Finding("period-left-over", "warning", spot.place, message, values={**values, "typed": quoted(typed)}, fix=fix)


def left_over_words(report: Report, definition: ReportDefinition) -> Iterator[tuple[Spot, Rewording, str]]:
    """The spots with what is left over in them, and what the old period is called."""
    known = [period for code in (report.source.periods() if report.source else ()) if (period := read_period(code))]
    olds = [times_of(definition, period) for period in known if period.code != report.period]
    if not olds:
        return
    new = times_of(definition, report.when)
    carried, plans = _as_they_came(report), _plan_titles(definition)
    for spot in prose(report):
        if spot.ground == "citation":
            continue
        seen: set[int] = set()
        for old in olds:
            for rewording in rewordings(spot.text, old, new):
                if _is_this_year(rewording, report) and spot.place not in plans:
                    continue
                start, is_own = rewording.mention.start, rewording.mention.span == span_of(new.period) and spot.place not in plans
                if start not in seen and (spot.place in carried or _is_left(rewording, spot, is_own)):
                    seen.add(start)
                    yield spot, rewording, old.period.phrase


def _is_left(rewording: Rewording, spot: Spot, is_own: bool) -> bool:
    """What the clerk typed may well speak of other times: items and cells are asked about the old period's name, headings about all but
    their own.
    """
    if spot.ground in ("item", "opening", "basis", "annexed", "cell"):
        return rewording.is_period and not rewording.compared and not is_own
    return not is_own and not rewording.compared


def _is_this_year(rewording: Rewording, report: Report) -> bool:
    """ "dự toán năm 2022" stays true in the first quarter of 2022, though the year's report of 2021 meant what was to come."""
    mention = rewording.mention
    return mention.form == "year" and mention.span.first // 12 == report.when.year and not rewording.is_period


def _as_they_came(report: Report) -> frozenset[Place]:
    """Items in the words of the earlier report; their tables too, until somebody has looked at them."""
    carried = [item for _section, item in report.items() if item.origin == "carried"]
    waiting = {item.table for item in carried if item.review and item.table}
    tables = (table for table in report.tables if table.id in waiting)
    return frozenset({*(places.item(item.id) for item in carried), *(place for table in tables for place in cell_places(table))})


def _plan_titles(definition: ReportDefinition) -> frozenset[Place]:
    return frozenset(places.section_part(section.id, "title") for section in definition.sections if section.role == "plan")
