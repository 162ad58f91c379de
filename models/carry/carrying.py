"""carried_report: a draft for one period that starts from an earlier report, everything in it to be looked at again."""

from collections.abc import Mapping

from msgspec.structs import replace

from models.carry.citations import fate_of
from models.carry.mapping import in_shape_of
from models.carry.tasks import announces, plan_sections, tasks_of
from models.citation import Citation
from models.deadline import times_of
from models.definition import ReportDefinition, definition_for
from models.document import shown
from models.errors import UnknownDefinition
from models.frozen_figures import without_frozen_figures
from models.period import Period, read_period
from models.report import FigureValue, Item, Report, Section, Source
from models.rewording import reworded, rewordings
from models.start import blank_report
from models.text import Token, Words, parse, tokens, write
from models.text_table import TextTable


def carried_report(definition: ReportDefinition, period: Period, earlier: Report) -> Report:
    """A draft for `period` that starts from `earlier`, which may be of any earlier or later period.

    Headings, items and the cited documents that still count come along, each waiting for review; the plan becomes tasks. Figures start
    empty, but stocks come along too. Number, date, notes and accepted reasons are the new report's own. Wording that was the definition's
    own follows the period, as do subject, headings and closing of a general kind; other plain words are left to the clerk
    (models/checks/left_over.py). A second draft of the same period is the whole report once more, every part of it to be looked at.
    """
    earlier = without_frozen_figures(earlier)
    if earlier.period == period.code:
        return _second_draft(blank_report(definition, period, earlier), in_shape_of(definition, earlier), earlier)
    usual = _usual_wordings(earlier)
    shaped = _without_mentions(_of_its_time(in_shape_of(definition, earlier), definition, period), definition, period)
    blank = blank_report(definition, period, earlier)
    kept = _kept(shaped, definition, period)
    bases, opening = _carried(shaped.bases, kept), _with_usual(_carried(shaped.opening, kept), usual)
    sections = tuple(_carried_section(section, definition, kept, usual) for section in shaped.sections)
    annexes = tuple(replace(annex, items=_carried(annex.items, kept)) for annex in shaped.annexes)
    lists = (bases, opening, *(section.items for section in sections), *(annex.items for annex in annexes))
    used = {item.citation for items in lists for item in items} | _mentioned(shaped)
    tables = {item.table for items in lists for item in items}
    return replace(
        blank,
        subject=usual.get(shaped.subject, shaped.subject) or blank.subject,
        bases=bases,
        opening=opening,
        sections=sections,
        annexes=annexes,
        tables=tuple(_carried_table(table) for table in shaped.tables if table.id in tables),
        figures=_stocks(shaped, definition),
        citations=tuple(citation for citation in shaped.citations if citation.id in used or citation.id in kept - _cited(shaped)),
        closing=usual.get(shaped.closing, shaped.closing) or blank.closing,
        source=Source(earlier.name, earlier.period, earlier.definition_version, _still_left(earlier, definition)),
        tasks=tasks_of(shaped, definition),
    )


def _second_draft(blank: Report, shaped: Report, earlier: Report) -> Report:
    """It started where the first draft did, so that nothing old is lost sight of."""
    every = frozenset(citation.id for citation in shaped.citations)
    return replace(
        blank,
        subject=shaped.subject,
        bases=_carried(shaped.bases, every),
        opening=_carried(shaped.opening, every),
        sections=tuple(replace(section, items=_carried(section.items, every)) for section in shaped.sections),
        annexes=tuple(replace(annex, items=_carried(annex.items, every)) for annex in shaped.annexes),
        tables=shaped.tables,
        figures={id: _carried_figure(figure) for id, figure in shaped.figures.items()},
        citations=shaped.citations,
        closing=shaped.closing,
        source=earlier.source or Source(earlier.name, earlier.period, earlier.definition_version),
        tasks=shaped.tasks,
    )


def _kept(shaped: Report, definition: ReportDefinition, period: Period) -> frozenset[str]:
    """The cited documents that the rules keep, and those of the opening: what a report carries out."""
    by_rule = {cited.id for cited in shaped.citations if fate_of(cited, definition, period) != "dropped"}
    return frozenset(by_rule | {item.citation for item in (*shaped.bases, *shaped.opening) if item.citation})


def _mentioned(report: Report) -> set[str | None]:
    """The cited documents that prose mentions by a chip."""
    ids = {citation.id for citation in report.citations}
    return {name for text in report.texts() for name in tokens(text) if name in ids}


def _without_mentions(shaped: Report, definition: ReportDefinition, period: Period) -> Report:
    """The report with the mentions of documents that stay behind written out in words: nothing of the prose is lost."""
    gone = {cited.id: cited for cited in shaped.citations if cited.id not in _kept(shaped, definition, period)}
    gone = {id: cited for id, cited in gone.items() if definition.figure(id) is None}
    if not gone.keys() & _mentioned(shaped):
        return shaped

    return shaped.with_texts(lambda text: _in_words(text, gone))


def _in_words(markup: str, gone: Mapping[str, Citation]) -> str:
    spans = parse(markup)
    if not any(isinstance(span, Token) and span.name in gone for span in spans):
        return markup
    return write(
        Words(gone[span.name].text, span.bold, span.italic) if isinstance(span, Token) and span.name in gone else span for span in spans
    )


def _of_its_time(shaped: Report, definition: ReportDefinition, period: Period) -> Report:
    """A report of a general kind with the new times in subject, headings and closing.

    Such a kind has no wording of its own that could follow the period, and these three always name it.
    """
    if not definition.general:
        return shaped
    old, new = times_of(definition, shaped.when), times_of(definition, period)
    titled = shaped.with_sections(lambda section: replace(section, title=reworded(section.title, old, new)))
    return replace(titled, subject=reworded(shaped.subject, old, new), closing=reworded(shaped.closing, old, new))


def _usual_wordings(earlier: Report) -> dict[str, str]:
    """The definition's own wording by what it was typed out as: "… 9 tháng đầu năm 2021" -> "… {ky}"."""
    try:
        definition = definition_for(earlier)
    except UnknownDefinition:
        return {}
    wordings = (definition.subject, definition.closing, *definition.opening, *(section.title for section in definition.sections))
    return {shown(earlier, definition, wording): wording for wording in wordings if "{" in wording}


def _carried_section(section: Section, definition: ReportDefinition, kept: frozenset[str], usual: dict[str, str]) -> Section:
    items = section.items
    if section.id in plan_sections(definition):
        items = tuple(item for item in items if announces(item))
    return replace(section, title=_usual_title(section, usual), items=_carried(items, kept))


def _usual_title(section: Section, usual: dict[str, str]) -> str:
    """A first heading is in capitals on paper however it was typed."""
    for typed, wording in usual.items():
        if section.title == typed or (section.level == 1 and section.title.casefold() == typed.casefold()):
            return wording
    return section.title


def _carried(items: tuple[Item, ...], kept: frozenset[str]) -> tuple[Item, ...]:
    staying = (item for item in items if item.citation is None or item.citation in kept)
    return tuple(replace(item, origin="carried", review=True, note="") for item in staying)


def _carried_table(table: TextTable) -> TextTable:
    """The same rows and columns; plain numbers start empty, as figures do, but those that count the rows."""
    empty = [column.kind == "number" for column in table.columns]
    rows = tuple(tuple("" if gone and not tokens(cell) else cell for cell, gone in zip(row, empty, strict=True)) for row in table.rows)
    return replace(table, rows=rows)


def _with_usual(items: tuple[Item, ...], usual: dict[str, str]) -> tuple[Item, ...]:
    return tuple(replace(item, text=usual.get(item.text, item.text)) for item in items)


def _cited(report: Report) -> frozenset[str]:
    return frozenset(item.citation for _section, item in report.items() if item.citation)


def _stocks(earlier: Report, definition: ReportDefinition) -> dict[str, FigureValue]:
    """The figures that the definition carries: frozen as they were, and to be looked at."""
    stated = ((figure.id, earlier.figure(figure.id)) for figure in definition.figures if figure.carry)
    return {id: _carried_figure(figure) for id, figure in stated if figure.value is not None}


def _carried_figure(figure: FigureValue) -> FigureValue:
    return FigureValue(figure.value, "carried", typed=figure.typed, review=True)


def _still_left(earlier: Report, definition: ReportDefinition) -> tuple[str, ...]:
    """Periods before the earlier report's of which it still holds plain words."""
    if earlier.source is None:
        return ()
    new = times_of(definition, earlier.when)
    texts = [earlier.subject, earlier.closing, *(section.title for section in earlier.sections)]
    texts += [item.text for _section, item in earlier.items()]
    older = [period for code in earlier.source.periods() if (period := read_period(code)) and code != earlier.period]
    return tuple(old.code for old in older if any(rewordings(text, times_of(definition, old), new) for text in texts))
