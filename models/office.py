"""The office that reports: its names and signers with their dates of effect, and its usual recipients.

Agencies are merged and renamed; a report keeps the names that it was written with, a new one takes those of its day.
"""

import datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from models.report import Report, Signature

_BEGINNING = datetime.date(1900, 1, 1)


ADDRESS_LINES = 3
"""Lines that the address of an office may take at the foot of the page."""


class KeptPicture(Struct, frozen=True):
    """An image that the data folder keeps (models/store/pictures.py): the name of the file it came from, and its SHA-256 hash."""

    name: str
    hash: str


class Office(Struct, frozen=True):
    """Names and symbol of an office from a day on; `drafter` and `address` are marks that its papers bear by custom."""

    since: datetime.date = _BEGINNING
    superior: str = ""
    issuer: str = ""
    symbol: str = ""
    place: str = ""
    drafter: str = ""
    address: tuple[str, ...] = ()
    seal: KeptPicture | None = None


class Signer(Struct, frozen=True):
    """Who may sign, from a day on until `until` (nothing while in office)."""

    name: str
    title: str = ""
    authority: str = ""
    since: datetime.date = _BEGINNING
    until: datetime.date | None = None
    post: str = ""
    picture: KeptPicture | None = None


class RecipientList(Struct, frozen=True):
    """Recipients that belong together, under a name of their own."""

    name: str
    lines: tuple[str, ...] = ()


class OfficeBook(Struct, frozen=True):
    """All that is known of the office."""

    offices: tuple[Office, ...] = ()
    signers: tuple[Signer, ...] = ()
    recipients: tuple[RecipientList, ...] = ()

    def office_on(self, day: datetime.date) -> Office | None:
        """The names in effect on a day, or nothing where none are known."""
        return max((office for office in self.offices if office.since <= day), key=lambda office: office.since, default=None)

    def signers_on(self, day: datetime.date) -> tuple[Signer, ...]:
        """Who may sign on a day, in the order of the book."""
        return tuple(signer for signer in self.signers if signer.since <= day and (signer.until is None or day <= signer.until))

    @property
    def pictures(self) -> tuple[KeptPicture, ...]:
        """Every image that the book names."""
        found = (*(signer.picture for signer in self.signers), *(office.seal for office in self.offices))
        return tuple(picture for picture in found if picture is not None)

    def signature_picture(self, report: Report) -> KeptPicture | None:
        """The image of who signs a report, as the book had it on the report's day; nothing where there is none."""
        day = report.letterhead.date or datetime.date.max
        signers = (signer for signer in self.signers_on(day) if signed_by(report.signature, signer) and signer.picture)
        return next((signer.picture for signer in signers), None)

    def seal_picture(self, report: Report) -> KeptPicture | None:
        """The image of the seal of the office that issues a report, on the report's day; nothing where there is none."""
        head = report.letterhead
        day, name = head.date or datetime.date.max, head.issuer.strip().casefold()
        own = [office for office in self.offices if office.issuer.strip().casefold() == name and office.since <= day and office.seal]
        return max(own, key=lambda office: office.since).seal if own else None


def read_book(raw: object) -> OfficeBook:
    """The book as a setting keeps it; an empty one where the setting is missing or cannot be read."""
    try:
        return msgspec.convert(raw, OfficeBook)
    except msgspec.ValidationError:
        return OfficeBook()


def book_data(book: OfficeBook) -> object:
    """The book as a setting keeps it."""
    data: object = msgspec.to_builtins(book)
    return data


def book_from(report: Report) -> OfficeBook:
    """A first book, made of what a report says of its office."""
    head, signature, marks = report.letterhead, report.signature, report.marks
    office = Office(
        superior=head.superior,
        issuer=head.issuer,
        symbol=head.symbol,
        place=head.place,
        drafter=marks.drafter,
        address=marks.address[:ADDRESS_LINES],
    )
    signer = Signer(signature.name, signature.title, signature.authority, post=signature.post)
    signers = (signer,) if signature.name.strip() else ()
    return OfficeBook(
        (office,) if head.issuer.strip() else (), signers, (RecipientList("", report.recipients),) if report.recipients else ()
    )


def with_office(report: Report, book: OfficeBook, day: datetime.date) -> Report:
    """A new report with the names and the first signer of a day, and the first list of recipients where it has none of its own."""
    office, signers = book.office_on(day), book.signers_on(day)
    if office is not None:
        parts = {part: getattr(office, part) for part in ("superior", "issuer", "symbol", "place") if getattr(office, part)}
        report = replace(report, letterhead=replace(report.letterhead, **parts))
        drafter, address = office.drafter or report.marks.drafter, office.address or report.marks.address
        report = replace(report, marks=replace(report.marks, drafter=drafter, address=address))
    if signers and not any(signed_by(report.signature, signer) for signer in signers):
        report = replace(report, signature=signature_of(signers[0]))
    if book.recipients and len(report.recipients) < 2:
        report = replace(report, recipients=book.recipients[0].lines)
    return report


def signature_of(signer: Signer) -> Signature:
    """A signer as the block at the end."""
    return Signature(signer.authority, signer.title, signer.name, signer.post)


def signed_by(signature: Signature, signer: Signer) -> bool:
    """Whether a block is that signer's."""
    return signature.name.strip() == signer.name.strip() and bool(signer.name.strip())
