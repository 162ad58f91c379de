"""Where a report holds text: every stretch of it with its place and how an office would call that spot."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

from msgspec import Struct

from models import place as places
from models.annexes import annex_names
from models.citation import Citation
from models.language import _
from models.place import Place
from models.report import Annex, Item, Report, Section
from models.text import plain
from models.text_table import TextTable

Ground = Literal[
    "subject",
    "basis",
    "opening",
    "title",
    "item",
    "cell",
    "annex",
    "citation",
    "closing",
    "letterhead",
    "recipient",
    "addressee",
    "signature",
    "cosignature",
]

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
    "basis": lambda: _("căn cứ thứ {at}"),
    "opening": lambda: _("đoạn {at} của phần mở đầu"),
    "title": lambda: _("tiêu đề mục {of}"),
    "item": lambda: _("ý {at} của mục {of}"),
    "cell": lambda: _("dòng {at} của bảng “{of}”"),
    "annex": lambda: _("tiêu đề {of}"),
    "citation": lambda: _("phần viện dẫn {of}"),
    "closing": lambda: _("lời kết"),
    "letterhead": lambda: _("phần đầu văn bản"),
    "recipient": lambda: _("dòng {at} của Nơi nhận"),
    "addressee": lambda: _("dòng {at} của Kính gửi"),
    "signature": lambda: _("phần chữ ký"),
    "cosignature": lambda: _("phần chữ ký của người ký thứ hai"),
}

Named = TypeVar("Named", Section, Citation, Annex)


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
    yield from _items(report, report.bases, "basis", "")
    yield from _items(report, report.opening, "opening", "")
    titled = {id(section) for section in first_of_each_id(report.sections)}
    for section in report.sections:
        name = heading_name(section)
        if id(section) in titled:
            yield Spot(places.section_part(section.id, "title"), section.title, "title", of=name)
        yield from _items(report, section.items, "item", name)
    yield Spot(places.CLOSING, report.closing, "closing")
    for annex, name in zip(report.annexes, annex_names(len(report.annexes)), strict=True):
        yield Spot(places.annex_title(annex.id), annex.title, "annex", of=name)
        yield from _items(report, annex.items, "item", name)
    for citation in first_of_each_id(report.citations):
        yield Spot(places.citation(citation.id, "subject"), citation.subject, "citation", of=quoted(citation.name))


def _items(report: Report, items: tuple[Item, ...], ground: Ground, of: str) -> Iterator[Spot]:
    """The items of a list, each with what its table holds behind it."""
    for at, item in enumerate(items, 1):
        yield Spot(places.item(item.id), item.text, ground, at, of)
        table = next((table for table in report.tables if table.id == item.table), None) if item.table else None
        if table is not None:
            yield from _cells(table, quoted(plain(item.text)) or table.id)


def _cells(table: TextTable, name: str) -> Iterator[Spot]:
    if table.unit:
        yield Spot(places.table_unit(table.id), table.unit, "cell", 0, name)
    for column, heading in enumerate(table.columns):
        yield Spot(places.table_title(table.id, column), heading.title, "cell", 0, name)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if cell:
                yield Spot(places.cell(table.id, row, column), cell, "cell", row + 1, name)


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
    for part in ("authority", "title", "post", "name"):
        yield Spot(places.signature(part), getattr(report.signature, part), "signature")
        if report.cosignature is not None:
            yield Spot(places.cosignature(part), getattr(report.cosignature, part), "cosignature")
    yield Spot(places.mark("drafter"), report.marks.drafter, "letterhead")


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
