"""ReportDefinition: which sections, figures, rules and wording a kind of report has. Read from TOML."""

import datetime
import re
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from models.errors import BadDefinition, BadExpression, UnknownDefinition, reason
from models.expression import Missing, evaluate, names_in
from models.language import _
from models.numerals import write_number
from models.period import TOKENS, PeriodKind
from models.report import ItemLevel, Report
from models.text import tokens

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""It becomes a part of file names on every system, so nothing in it may name a folder or a drive."""

FOLDER = Path(__file__).parent.parent / "resources" / "definitions"

FigureKind = Literal["count", "percent", "money", "decimal"]
Operator = Literal["==", "!=", "<", "<=", ">", ">=", "both_or_neither", "not_both"]
Severity = Literal["error", "warning"]


class DefaultItem(Struct, frozen=True, forbid_unknown_fields=True):
    """An item that a new report starts with."""

    text: str
    level: ItemLevel = "dash"


class SectionDefinition(Struct, frozen=True, forbid_unknown_fields=True):
    """A heading, and what an experienced colleague would say about writing under it.

    `short` is its name in the outline.
    `role` "citations" asks for cited documents in the form, "plan" marks what is meant for the next period.
    `results` is where a plan's tasks go when they are done. `was` are ids that it had in earlier versions.
    """

    id: str
    number: str
    title: str
    level: int = 1
    short: str = ""
    guidance: str = ""
    required: bool = False
    role: Literal["text", "citations", "plan", "group"] = "text"
    items: tuple[DefaultItem, ...] = ()
    results: str = ""
    was: tuple[str, ...] = ()


class FirstHeading(Struct, frozen=True, forbid_unknown_fields=True):
    """A heading that a new report of a general kind starts with; nobody asks for it afterwards."""

    number: str
    title: str
    level: int = 1


class FigureDefinition(Struct, frozen=True, forbid_unknown_fields=True):
    """A named number with a unit; `source` says where the clerk finds it, `formula` how it follows from others.

    `cumulative` counts from the year's beginning. `carry` brings the value along into the next report: a stock, not a flow.
    `was` are ids that it had in earlier versions of the definition.
    """

    id: str
    label: str
    section: str
    kind: FigureKind = "count"
    unit: str = ""
    decimals: int = 0
    cumulative: bool = False
    required: bool = False
    min: Decimal | None = None
    max: Decimal | None = None
    formula: str = ""
    source: str = ""
    indent: int = 0
    carry: bool = False
    was: tuple[str, ...] = ()

    def show(self, value: Decimal) -> str:
        """The value as prose shows it: "4.733", "100%"."""
        return write_number(value) + ("%" if self.kind == "percent" else "")


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """Two sides that must stand in a relation. `fix` names the figure that may be set to the other side's value.

    `prior(x)` is the figure in the report that ended last before this one, whatever time that covers (after Q1 and H1, H1 for the third
    quarter); the sentence names its period. It is empty where there is none, and for a cumulative figure where that report is of another
    year; `missing = "never_skip"` takes it for the 0 of January then. `same_period_last_year(x)` is of the same kind and place in the year.
    """

    id: str
    left: str
    op: Operator
    right: str
    message: str
    missing: Missing = "skip_any"
    severity: Severity = "error"
    fix: Literal["", "left", "right"] = ""


class CutOff(Struct, frozen=True, forbid_unknown_fields=True):
    """The first and the last day of the figures, as days of months counted from the period's first and last month (NĐ 09/2019, Điều 12).

    "From the 15th of the month before to the 14th" is `from_day = 15, from_month = -1, to_day = 14`; a day that a month does not have is
    its last one.
    """

    from_day: int = 1
    from_month: int = 0
    to_day: int = 31
    to_month: int = 0


class CitationRule(Struct, frozen=True, forbid_unknown_fields=True):
    """What the next report does with cited documents of some kinds (models/carry/citations.py has the usual rules)."""

    kinds: tuple[str, ...]
    keep: Literal["always", "until_year_over", "in_window", "never", "mark"]


class ReportDefinition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of report. A report keeps the version that it was written with.

    `cut_off` says which days its figures cover, `cut_offs` which other ones those of a kind of period; `working_days` how many the office
    has behind them until it is due (models/deadline.py). `citation_rules` go before the usual ones.

    A `general` kind is for whatever has no kind of its own: its outline is free, none is owed, and several of a period are different
    reports, told apart by their subjects. `outline` is what a new one starts with.
    """

    id: str
    version: int
    name: str
    description: str = ""
    valid_from: datetime.date
    cut_off: Literal["calendar", "decree"] | CutOff = "calendar"
    cut_offs: dict[PeriodKind, CutOff] = {}
    working_days: int = 5
    periods: tuple[PeriodKind, ...]
    subject: str
    opening: tuple[str, ...] = ()
    closing: str = ""
    recipients: tuple[str, ...] = ()
    sections: tuple[SectionDefinition, ...] = ()
    figures: tuple[FigureDefinition, ...] = ()
    rules: tuple[Rule, ...] = ()
    citation_rules: tuple[CitationRule, ...] = ()
    general: bool = False
    outline: tuple[FirstHeading, ...] = ()

    def figure(self, id: str) -> FigureDefinition | None:
        """The figure of that id, or nothing."""
        return next((figure for figure in self.figures if figure.id == id), None)

    def section(self, id: str) -> SectionDefinition | None:
        """The section of that id, or nothing."""
        return next((section for section in self.sections if section.id == id), None)


def load_definition(path: Path) -> ReportDefinition:
    """Reads and checks one TOML file. Raises BadDefinition, naming the file, the path inside it and what was expected."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
        definition = msgspec.convert(content, ReportDefinition, strict=False)
    except OSError as error:
        raise BadDefinition(_("Không đọc được tệp đề cương “{file}”: {why}.").format(file=path.name, why=reason(error))) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise _bad(path, str(error)) from error
    for problem in _problems(definition):
        raise _bad(path, problem)
    return definition


def _bad(path: Path, problem: str) -> BadDefinition:
    return BadDefinition(_("Tệp đề cương “{file}” có lỗi: {problem}.").format(file=path.name, problem=problem.rstrip(".")))


def _problems(definition: ReportDefinition) -> list[str]:
    figures = [figure.id for figure in definition.figures]
    sections = [section.id for section in definition.sections]
    known = {*figures, *TOKENS}
    problems = [
        _("hai chỗ cùng dùng tên “{id}”").format(id=id)
        for ids in (figures, sections, [rule.id for rule in definition.rules])
        for id in dict.fromkeys(ids)
        if ids.count(id) > 1
    ]
    if not _ID.fullmatch(definition.id):
        problems.append(_("id: “{id}” chỉ được gồm chữ thường không dấu, chữ số và gạch nối").format(id=definition.id))
    problems += [_("chỉ tiêu “{id}” trùng tên với cụm từ của kỳ").format(id=id) for id in figures if id in TOKENS]
    problems += [
        _("figures.{id}.section: không có mục “{section}”").format(id=figure.id, section=figure.section)
        for figure in definition.figures
        if figure.section not in sections
    ]
    problems += [
        _("sections.{id}.results: không có mục “{section}”").format(id=section.id, section=section.results)
        for section in definition.sections
        if section.results and section.results not in sections
    ]
    if not definition.sections and not definition.general:
        problems.append(_("chưa có mục nào (sections); chỉ loại báo cáo chung (general) mới không cần"))
    for place, text in _wordings(definition):
        problems += [_("{place}: không có chỉ tiêu “{name}”").format(place=place, name=name) for name in tokens(text) if name not in known]
    for place, expression in _expressions(definition):
        try:
            names = names_in(expression)
            evaluate(expression, dict.fromkeys(names, Decimal(1)))
        except BadExpression as error:
            return [f"{place}: {error}"]
        plain = (name.removeprefix("prior__").removeprefix("same_period_last_year__") for name in names)
        problems += [_("{place}: không có chỉ tiêu “{name}”").format(place=place, name=name) for name in plain if name not in figures]
    return problems


def _wordings(definition: ReportDefinition) -> list[tuple[str, str]]:
    return [
        ("subject", definition.subject),
        ("closing", definition.closing),
        *(("opening", text) for text in definition.opening),
        *((f"sections.{section.id}", text) for section in definition.sections for text in (section.title, section.short)),
        *(("outline", heading.title) for heading in definition.outline),
        *((f"sections.{section.id}.items", item.text) for section in definition.sections for item in section.items),
    ]


def _expressions(definition: ReportDefinition) -> list[tuple[str, str]]:
    return [
        *((f"figures.{figure.id}.formula", figure.formula) for figure in definition.figures if figure.formula),
        *((f"rules.{rule.id}.{side}", text) for rule in definition.rules for side, text in (("left", rule.left), ("right", rule.right))),
    ]


@cache
def all_versions(folder: Path = FOLDER) -> dict[tuple[str, int], ReportDefinition]:
    """Every definition in a folder by id and version: "cntt.toml", and beside it older ones as "cntt-1.toml". Raises BadDefinition."""
    loaded = [load_definition(path) for path in sorted(folder.glob("*.toml"))]
    return {(definition.id, definition.version): definition for definition in loaded}


@cache
def definitions(folder: Path = FOLDER) -> dict[str, ReportDefinition]:
    """The newest version of every kind of report in a folder, by its id. Raises BadDefinition."""
    newest = sorted(all_versions(folder).values(), key=lambda definition: definition.version)
    return dict(sorted({definition.id: definition for definition in newest}.items()))


def definition_of(id: str, version: int | None = None) -> ReportDefinition:
    """The kind of report of that id: in a version where the program still has it, or else its newest. Raises UnknownDefinition."""
    known = definitions()
    if id not in known:
        raise UnknownDefinition(_("Không có loại báo cáo “{id}”; chương trình này có: {known}.").format(id=id, known=", ".join(known)))
    return all_versions().get((id, version or 0), known[id])


def definition_for(report: Report) -> ReportDefinition:
    """The definition that a report was written with, as far as the program still has it. Raises UnknownDefinition."""
    return definition_of(report.definition, report.definition_version)
