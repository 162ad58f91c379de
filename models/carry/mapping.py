"""An earlier report in the shape of a definition's present version: renamed figures and sections under their new names."""

from msgspec.structs import replace

from models.definition import ReportDefinition, SectionDefinition
from models.report import Report, Section
from models.text import Token, parse, write


def renamed_figures(definition: ReportDefinition) -> dict[str, str]:
    """The present id of each figure by the ids that it had in earlier versions."""
    return {old: figure.id for figure in definition.figures for old in figure.was}


def renamed_sections(definition: ReportDefinition) -> dict[str, str]:
    """The present id of each section by the ids that it had in earlier versions."""
    return {old: section.id for section in definition.sections for old in section.was}


def in_shape_of(definition: ReportDefinition, report: Report) -> Report:
    """The report with today's names of figures (values and chips) and sections; sections that have come since stand empty in their place.

    What the definition does not know any more stays where it is.
    """
    if report.definition_version == definition.version:
        return report
    figures, sections = renamed_figures(definition), renamed_sections(definition)
    renamed = replace(
        report.with_texts(lambda text: _renamed(text, figures)),
        definition_version=definition.version,
        figures={figures.get(id, id): value for id, value in report.figures.items()},
    )
    renamed = renamed.with_sections(lambda section: replace(section, id=sections.get(section.id, section.id)))
    return replace(renamed, sections=_with_new_sections(renamed.sections, definition))


def _renamed(markup: str, figures: dict[str, str]) -> str:
    """A text with its chips under their present names; one that names none stays to the letter."""
    spans = parse(markup)
    if not any(isinstance(span, Token) and span.name in figures for span in spans):
        return markup
    return write(replace(span, name=figures.get(span.name, span.name)) if isinstance(span, Token) else span for span in spans)


def _with_new_sections(sections: tuple[Section, ...], definition: ReportDefinition) -> tuple[Section, ...]:
    """Headings that the report does not have yet, each behind the one that stands before it in the definition."""
    result, before = list(sections), ""
    for asked in definition.sections:
        if all(section.id != asked.id for section in result):
            result.insert(_behind(result, before), _empty(asked))
        before = asked.id
    return tuple(result)


def _behind(sections: list[Section], before: str) -> int:
    return next((at + 1 for at, section in enumerate(sections) if section.id == before), 0)


def _empty(asked: SectionDefinition) -> Section:
    return Section(asked.id, asked.number, asked.title, asked.level)
