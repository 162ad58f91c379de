"""A new report from nothing but its definition and period."""

from models.definition import ReportDefinition
from models.period import Period
from models.report import Item, ItemLevel, Letterhead, Report, Section, Signature


def blank_report(
    definition: ReportDefinition, period: Period, letterhead: Letterhead = Letterhead(), signature: Signature = Signature()
) -> Report:
    """A draft with the definition's headings and default wording, under an office's letterhead."""
    counter = iter(range(1, 10_000))

    def item(text: str, level: ItemLevel = "paragraph") -> Item:
        return Item(f"i{next(counter)}", level, text, origin="default")

    return Report(
        definition=definition.id,
        definition_version=definition.version,
        period=period.code,
        letterhead=letterhead,
        subject=definition.subject,
        opening=tuple(item(text) for text in definition.opening),
        sections=tuple(
            Section(section.id, section.number, section.title, section.level, tuple(item(d.text, d.level) for d in section.items))
            for section in definition.sections
        ),
        closing=definition.closing,
        recipients=definition.recipients,
        signature=signature,
    )
