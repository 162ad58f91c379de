"""The office's names and signers go by the day."""

from datetime import date

from msgspec.structs import replace

from models.definition import definition_of
from models.office import (
    KeptPicture,
    Office,
    OfficeBook,
    RecipientList,
    Signer,
    book_data,
    book_from,
    read_book,
    signature_of,
    signed_by,
    with_office,
)
from models.period import Period
from models.start import blank_report
from tests.builders import report

BOOK = OfficeBook(
    offices=(
        Office(date(2016, 1, 1), "UBND TỈNH QUẢNG NGÃI", "SỞ NGOẠI VỤ", "BC-SNgV", "Quảng Ngãi"),
        Office(date(2025, 3, 1), "UBND TỈNH QUẢNG NGÃI", "SỞ NỘI VỤ", "BC-SNV", "Quảng Ngãi"),
    ),
    signers=(
        Signer("Nguyễn Viết Vy", "GIÁM ĐỐC", until=date(2025, 2, 28)),
        Signer("Trần Thị Ba", "GIÁM ĐỐC", since=date(2025, 3, 1)),
        Signer("Lê Văn Tư", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC", since=date(2025, 3, 1)),
    ),
    recipients=(RecipientList("Thường lệ", ("Sở Khoa học và Công nghệ", "Lưu: VT.")),),
)


def test_a_merger_changes_new_reports_only() -> None:
    blank = blank_report(definition_of("cntt"), Period.parse("2025-Q1"))
    before, after = (with_office(blank, BOOK, day) for day in (date(2025, 2, 28), date(2025, 4, 2)))
    assert (before.letterhead.issuer, before.letterhead.symbol, before.signature.name) == ("SỞ NGOẠI VỤ", "BC-SNgV", "Nguyễn Viết Vy")
    assert (after.letterhead.issuer, after.letterhead.symbol, after.signature.name) == ("SỞ NỘI VỤ", "BC-SNV", "Trần Thị Ba")
    assert after.recipients == ("Sở Khoa học và Công nghệ", "Lưu: VT.")


def test_a_signer_in_office_stays_the_signer() -> None:
    like = with_office(blank_report(definition_of("cntt"), Period.parse("2025-Q1")), BOOK, date(2025, 4, 2))
    deputy = BOOK.signers_on(date(2025, 4, 2))[1]
    signed = replace(blank_report(definition_of("cntt"), Period.parse("2025-H1"), like), signature=signature_of(deputy))
    assert signed_by(with_office(signed, BOOK, date(2025, 7, 1)).signature, deputy)


def test_the_book_survives_the_store_and_a_broken_setting_is_an_empty_book() -> None:
    assert read_book(book_data(BOOK)) == BOOK
    for broken in (None, 3, {"offices": 5}, {"signers": [{}]}):
        assert read_book(broken) == OfficeBook()


def test_a_new_report_bears_the_offices_drafter_and_address() -> None:
    office = Office(issuer="SỞ NỘI VỤ", drafter="PL.(30)", address=("Số 1", "Điện thoại"))
    made = with_office(report(), OfficeBook((office,)), date(2025, 1, 1))
    assert (made.marks.drafter, made.marks.address) == ("PL.(30)", ("Số 1", "Điện thoại"))
    assert book_from(made).offices[0].address == office.address
    assert with_office(made, OfficeBook((Office(issuer="SỞ X"),)), date(2025, 1, 1)).marks == made.marks, "what is not known stays"


def test_images_are_those_of_the_signer_and_the_office_on_the_day_of_the_report() -> None:
    old, new, deputy, seal = (KeptPicture(f"{name}.png", name) for name in ("cũ", "mới", "phó", "dấu"))
    book = replace(
        BOOK,
        offices=(replace(BOOK.offices[0], seal=seal), BOOK.offices[1]),
        signers=(replace(BOOK.signers[0], picture=old), replace(BOOK.signers[1], picture=new), replace(BOOK.signers[2], picture=deputy)),
    )
    assert read_book(book_data(book)) == book and set(book.pictures) == {old, new, deputy, seal}
    blank = blank_report(definition_of("cntt"), Period.parse("2025-Q1"))

    def images(day: date, signer: int) -> tuple[KeptPicture | None, KeptPicture | None]:
        report = with_office(blank, book, day)
        report = replace(report, letterhead=replace(report.letterhead, date=day), signature=signature_of(book.signers[signer]))
        return book.signature_picture(report), book.seal_picture(report)

    assert images(date(2024, 10, 1), 0) == (old, seal)
    assert images(date(2025, 4, 2), 1) == (new, None), "the seal of the old name is not the new one's"
    assert images(date(2025, 4, 2), 2) == (deputy, None)
    assert images(date(2025, 4, 2), 0) == (None, None), "who has left does not sign"


def test_a_book_of_before_there_were_images_opens() -> None:
    raw = {"offices": [{"issuer": "SỞ NỘI VỤ"}], "signers": [{"name": "Lê Tư"}]}
    assert read_book(raw).pictures == ()
