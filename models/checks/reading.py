"""The prose of a report, place by place, as checks read it."""

from collections.abc import Iterator

from models import place as places
from models.place import Place
from models.report import Report


def texts(report: Report) -> Iterator[tuple[Place, str]]:
    """Every marked-up text with its place, in the order of the paper; cited subjects too."""
    yield places.SUBJECT, report.subject
    yield from ((places.item(item.id), item.text) for item in report.opening)
    for section in report.sections:
        yield places.section_part(section.id, "title"), section.title
        yield from ((places.item(item.id), item.text) for item in section.items)
    yield places.CLOSING, report.closing


def all_texts(report: Report) -> Iterator[tuple[Place, str]]:
    """The same, and what is typed into plain fields: letterhead, cited documents, recipients, signature."""
    head = report.letterhead
    for part in ("superior", "issuer", "symbol", "place"):
        yield places.letterhead(part), str(getattr(head, part))
    yield from texts(report)
    for citation in report.citations:
        yield from ((places.citation(citation.id, part), str(getattr(citation, part))) for part in ("symbol", "subject", "issuer"))
    yield from ((places.recipient(index), line) for index, line in enumerate(report.recipients))
    yield from ((places.addressee(index), line) for index, line in enumerate(report.addressees))
    yield places.signature("name"), report.signature.name
