"""All checks together: what is to be said of a report, in the order of the paper."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from models import edit
from models import place as places
from models.checks import (
    abbreviations,
    annexes,
    bases,
    capitals,
    citation_dates,
    citations,
    completeness,
    doubled,
    figures,
    headings,
    left_over,
    letterhead,
    letters,
    lists,
    marks,
    misspelt,
    monotony,
    outliers,
    period_phrases,
    prose_citations,
    prose_dates,
    prose_numbers,
    provisions,
    punctuation,
    recipients,
    references,
    reviews,
    rules,
    signature,
    spacing,
    tables,
    tone_styles,
)
from models.checks.finding import Check, Context, Finding
from models.checks.numbers.run import numbers
from models.definition import ReportDefinition
from models.diff import merged
from models.place import Place
from models.prior import Earlier, figures_of
from models.report import Item, Report
from models.series import series, stated

CHECKS: tuple[Check, ...] = (
    completeness.missing_parts,
    completeness.missing_sections,
    completeness.missing_figures,
    completeness.empty_items,
    completeness.headings_without_title,
    completeness.bare_headings,
    reviews.unreviewed_items,
    reviews.unreviewed_figures,
    reviews.open_tasks,
    references.unknown_tokens,
    references.empty_tokens,
    references.missing_citations,
    figures.figures,
    rules.rules,
    monotony.monotony,
    outliers.outliers,
    tables.lost_tables,
    tables.unfilled,
    tables.row_numbers,
    tables.number_cells,
    tables.totals,
    bases.bases,
    annexes.unmentioned,
    annexes.unfilled,
    citations.citation_parts,
    citation_dates.citation_dates,
    citation_dates.citation_order,
    citation_dates.citation_doubles,
    lists.list_marks,
    letterhead.symbol,
    letterhead.number,
    letterhead.date,
    letterhead.offices,
    letterhead.place,
    recipients.addressees,
    recipients.recipients,
    recipients.end_mark,
    signature.authority,
    signature.name,
    signature.second_signer,
    marks.drafter,
    marks.address,
    headings.heading_numbers,
    left_over.left_over,
    period_phrases.period_phrases,
    provisions.provisions,
    capitals.capitals,
    abbreviations.unknown_abbreviations,
    prose_numbers.comma_thousands,
    prose_numbers.dotted_years,
    prose_numbers.percent_spaces,
    numbers,
    letters.odd_letters,
    misspelt.misspelt,
    doubled.doubled_words,
    tone_styles.tone_styles,
    prose_dates.prose_dates,
    prose_citations.prose_citations,
    spacing.spacing,
    punctuation.doubled_marks,
    punctuation.mixed_quotes,
    punctuation.lone_brackets,
    punctuation.tight_dashes,
)


def context_for(definition: ReportDefinition, earlier: Earlier = Earlier()) -> Context:
    """What checks may know: the definition, and the figures of earlier reports where there are any."""
    prior, last_year = earlier.prior, earlier.last_year
    return Context(
        definition,
        _by_present_ids(definition, prior),
        _by_present_ids(definition, last_year),
        prior.when if prior else None,
        last_year.when if last_year else None,
        {figure.id: series(figure, earlier.history) for figure in definition.figures} if earlier.history else {},
    )


def _by_present_ids(definition: ReportDefinition, report: Report | None) -> dict[str, Decimal | None]:
    """The figures of an earlier report, those too that had other ids in the definition that it was written with."""
    if report is None:
        return {}
    return figures_of(report) | {figure.id: stated(figure, report.figures).value for figure in definition.figures}


def check(report: Report, context: Context) -> tuple[Finding, ...]:
    """Everything that can be said of a report, in the order of the paper. Never raises on a report that could be read."""
    found = [_harmless(finding, report, context) for run in CHECKS for finding in run(report, context)]
    order = _order(report, context.definition)
    return tuple(sorted(found, key=lambda finding: order.get(_block(finding.where), len(order))))


def _harmless(finding: Finding, report: Report, context: Context) -> Finding:
    """A mend is not offered where the number that it puts would fall below what the year had reached."""
    if finding.fix is None or not context.history or places.parts(finding.fix.place)[0] != "figure":
        return finding
    before, after = ({found.where for found in _falls(one, context)} for one in (report, mended(report, finding)))
    return finding if after <= before else replace(finding, fix=None)


def _falls(report: Report, context: Context) -> Iterator[Finding]:
    return (finding for finding in monotony.monotony(report, context) if finding.severity == "error")


def mended(report: Report, finding: Finding) -> Report:
    """The report with a finding's mend applied; the same report where it has none."""
    return edit.put(report, finding.fix.place, finding.fix.text) if finding.fix else report


def all_mended(report: Report, findings: Iterable[Finding]) -> Report:
    """The report with the mends of several findings, made for its texts as they are; what they change still waits to be looked at.

    Mends of different stretches of one text go together; of two that touch the same stretch the first one counts.
    """
    by_place: dict[Place, list[str]] = {}
    for finding in findings:
        if finding.fix:
            by_place.setdefault(finding.fix.place, []).append(finding.fix.text)
    for place, wanted in by_place.items():
        report = edit.put(report, place, merged(edit.read(report, place), wanted), looked_at=False)
    return report


def _block(place: Place) -> Place:
    """The part of the paper that a place belongs to: an item, a cited document, a heading, a line."""
    kind, id, _part = places.parts(place)
    return Place(f"{kind}.{id}") if kind in ("citation", "section", "table", "annex") else place


def _order(report: Report, definition: ReportDefinition) -> dict[Place, int]:
    """The blocks of the paper from top to bottom; figures stand with the section that they are asked for in."""
    head = ("superior", "issuer", "number", "symbol", "place", "date")
    order: list[Place] = [*map(places.letterhead, head), places.SUBJECT]
    order += map(places.addressee, range(max(1, len(report.addressees))))
    order += (place for item in (*report.bases, *report.opening) for place in _item_blocks(item))
    for section in report.sections:
        order.append(places.section(section.id))
        order += (place for item in section.items for place in _item_blocks(item))
        order += (places.figure(figure.id) for figure in definition.figures if figure.section == section.id)
    order += (places.CLOSING, *map(places.recipient, range(max(1, len(report.recipients)))))
    order += map(places.signature, ("authority", "title", "post", "name"))
    order += map(places.cosignature, ("authority", "title", "post", "name"))
    for annex in report.annexes:
        order.append(places.annex(annex.id))
        order += (place for item in annex.items for place in _item_blocks(item))
    ranks: dict[Place, int] = {}
    for place in order:
        ranks.setdefault(place, len(ranks))
    return ranks


def _item_blocks(item: Item) -> tuple[Place, ...]:
    own = (places.item(item.id),)
    cited = (places.citation(item.citation),) if item.citation else ()
    shown = (places.table(item.table),) if item.table else ()
    return own + cited + shown
