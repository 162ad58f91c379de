"""A new report from nothing but its definition, its period and the office that writes it."""

from msgspec.structs import replace

from models.definition import ReportDefinition
from models.marks import Marks
from models.paper import Paper
from models.period import Period
from models.report import Item, ItemLevel, Letterhead, Report, Section, Signature


def blank_report(definition: ReportDefinition, period: Period, like: Report | None = None) -> Report:
    """A draft with the definition's headings and default wording.

    Letterhead, recipients, signer and paper are those of the report `like`, where there is one; number and date are its own.
    """
    counter = iter(range(1, 10_000))

    def item(text: str, level: ItemLevel = "paragraph") -> Item:
        return Item(f"i{next(counter)}", level, text, origin="default")

    return Report(
        definition=definition.id,
        definition_version=definition.version,
        period=period.code,
        letterhead=replace(like.letterhead, number="", date=None, typed_date="") if like else Letterhead(symbol="BC-"),
        subject=definition.subject,
        addressees=like.addressees if like else (),
        opening=tuple(item(text) for text in definition.opening),
        sections=(
            *(
                Section(section.id, section.number, section.title, section.level, tuple(item(d.text, d.level) for d in section.items))
                for section in definition.sections
            ),
            *(Section(f"muc-{at}", one.number, one.title, one.level) for at, one in enumerate(definition.outline, 1)),
        ),
        closing=definition.closing,
        recipients=like.recipients if like else definition.recipients,
        signature=like.signature if like else Signature(),
        cosignature=like.cosignature if like else None,
        marks=replace(like.marks, urgency="", circulation="") if like else Marks(),
        paper=like.paper if like else Paper(),
    )
