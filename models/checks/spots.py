"""Where a report holds text: every stretch of it with its place and how an office would call that spot."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

from msgspec import Struct

from models import place as places
from models.citation import Citation
from models.language import _
from models.place import Place
from models.report import Report, Section

Ground = Literal["subject", "opening", "title", "item", "citation", "closing", "letterhead", "recipient", "addressee", "signature"]

LONGEST_QUOTE = 60


class Spot(Struct, frozen=True):
    """A stretch of text. `of` is the heading's number or the cited document's name, `at` counts from 1."""

    place: Place
    text: str
    ground: Ground
    at: int = 0
    of: str = ""

    @property
    def name(self) -> str:
        """The spot in words, for a sentence: "ý 3 của mục 2.2"."""
        return _SPOT_NAMES[self.ground]().format(at=self.at, of=self.of)


_SPOT_NAMES = {
    "subject": lambda: _("trích yếu của báo cáo"),
    "opening": lambda: _("đoạn {at} của phần mở đầu"),
    "title": lambda: _("tiêu đề mục {of}"),
    "item": lambda: _("ý {at} của mục {of}"),
    "citation": lambda: _("phần viện dẫn {of}"),
    "closing": lambda: _("lời kết"),
    "letterhead": lambda: _("phần đầu văn bản"),
    "recipient": lambda: _("dòng {at} của Nơi nhận"),
    "addressee": lambda: _("dòng {at} của Kính gửi"),
    "signature": lambda: _("phần chữ ký"),
}

Named = TypeVar("Named", Section, Citation)


def first_of_each_id(things: Iterable[Named]) -> tuple[Named, ...]:
    """Sections or citations without those whose id an earlier one has: a place can only name the first."""
    by_id: dict[str, Named] = {}
    for thing in things:
        by_id.setdefault(thing.id, thing)
    return tuple(by_id.values())


def heading_name(section: Section) -> str:
    """A heading as a sentence calls it: its number, or its title where it has none."""
    return section.number.strip().rstrip(".)") or f"“{quoted(section.title)}”"


def prose(report: Report) -> Iterator[Spot]:
    """Every stretch of marked-up text, in the order of the paper; cited documents come last."""
    yield Spot(places.SUBJECT, report.subject, "subject")
    for at, item in enumerate(report.opening, 1):
        yield Spot(places.item(item.id), item.text, "opening", at)
    titled = {id(section) for section in first_of_each_id(report.sections)}
    for section in report.sections:
        name = heading_name(section)
        if id(section) in titled:
            yield Spot(places.section_part(section.id, "title"), section.title, "title", of=name)
        for at, item in enumerate(section.items, 1):
            yield Spot(places.item(item.id), item.text, "item", at, name)
    yield Spot(places.CLOSING, report.closing, "closing")
    for citation in first_of_each_id(report.citations):
        yield Spot(places.citation(citation.id, "subject"), citation.subject, "citation", of=quoted(citation.name))


def plain_fields(report: Report) -> Iterator[Spot]:
    """Every short field without markup."""
    for part in ("superior", "issuer", "symbol", "place"):
        yield Spot(places.letterhead(part), getattr(report.letterhead, part), "letterhead")
    for index, line in enumerate(report.addressees):
        yield Spot(places.addressee(index), line, "addressee", index + 1)
    for citation in first_of_each_id(report.citations):
        for part in ("kind", "symbol", "issuer"):
            yield Spot(places.citation(citation.id, part), getattr(citation, part), "citation", of=quoted(citation.name))
    for index, line in enumerate(report.recipients):
        yield Spot(places.recipient(index), line, "recipient", index + 1)
    for part in ("authority", "title", "name"):
        yield Spot(places.signature(part), getattr(report.signature, part), "signature")


def quoted(text: str) -> str:
    """A text short enough to stand inside a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rstrip() + "…"


def sentence(text: str) -> str:
    """The same with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def put_label(text: str) -> str:
    """The words on the button of a mend that replaces a text by another."""
    return _("Sửa thành “{text}”").format(text=quoted(text))
