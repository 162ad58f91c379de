"""Small documents for the tests of the paper."""

import random

from models.document import MOTTO, NATION
from models.page import Block, Document, Heading, LetterheadBlock, Line, Paragraph, SignatureBlock
from models.place import Place
from models.text import Words

PROSE = (
    "báo cáo tình hình thực hiện nhiệm vụ công tác cải cách hành chính ứng dụng phần mềm quản lý văn bản điều hành điện tử "
    "Sở Ngoại vụ UBND tỉnh Quảng Ngãi số 424/KH-SNgV ngày 31/8/2021 COVID-19 4.733 100% (iOffice) “Hệ thống”, kinh tế - xã hội; "
    "và/hoặc 07/09 sở, 22/22 xã 650,88 + 736,80 trực tuyến nghiêng đường thuộc phường khuyết quyền"
)


def line(text: str, place: str = "x", bold: bool = False, italic: bool = False) -> Line:
    return Line((Words(text, bold, italic),) if text else (), Place(place))


def prose(seed: int, words: int) -> str:
    """So many words of office Vietnamese; equal seeds give equal words."""
    chance, syllables = random.Random(seed), PROSE.split()
    return " ".join(chance.choice(syllables) for _ in range(words)) + "."


def document(
    *,
    blocks: tuple[Block, ...] = (),
    superior: str = "UBND TỈNH QUẢNG NGÃI",
    issuer: str = "SỞ NGOẠI VỤ",
    subject: str = "Tình hình ứng dụng công nghệ thông tin quý I năm 2022",
    addressees: tuple[str, ...] = (),
    recipients: tuple[str, ...] = ("Như trên;", "Lưu: VT."),
    titles: tuple[str, ...] = ("GIÁM ĐỐC",),
    name: str = "Nguyễn Viết Vy",
) -> Document:
    head = LetterheadBlock(
        superior=line(superior, "letterhead.superior") if superior else None,
        issuer=line(issuer, "letterhead.issuer"),
        number=line("Số: 05/BC-SNgV", "letterhead.number"),
        nation=line(NATION, "title"),
        motto=line(MOTTO, "title"),
        place_and_date=line("Quảng Ngãi, ngày 05 tháng 01 năm 2022", "letterhead.date"),
    )
    return Document(
        title="Báo cáo",
        letterhead=head,
        type_name=line("BÁO CÁO", "title"),
        subject=line(subject, "subject"),
        addressees=tuple(line(text, f"addressee.{index}") for index, text in enumerate(addressees)),
        blocks=blocks,
        recipients=tuple(line(text, f"recipient.{index}") for index, text in enumerate(recipients)),
        signature=SignatureBlock(tuple(line(title, "signature.title") for title in titles), line(name, "signature.name")),
    )


def paragraph(text: str, place: str = "item.i1", mark: str = "") -> Paragraph:
    return Paragraph(line(text, place), "paragraph", mark)


def heading(text: str, level: int = 1) -> Heading:
    return Heading(line(text, "section.s"), level)


def long_document(seed: int, paragraphs: int, closing_words: int = 25) -> Document:
    """A report of several pages with headings, italics and bullets, and a closing paragraph."""
    chance = random.Random(seed)
    blocks: list[Block] = []
    for index in range(paragraphs):
        if index % 7 == 0:
            blocks.append(heading(f"{index // 7 + 1}. {prose(seed + index, chance.randint(4, 20))[:-1]}", chance.randint(1, 3)))
        runs = [Words(prose(seed * 1000 + index, chance.randint(2, 90)))]
        if index % 3 == 0:
            runs += [Words(" (" + prose(seed * 1000 + index, chance.randint(2, 20))[:-1], italic=True), Words(") và như sau;")]
        blocks.append(Paragraph(Line(tuple(runs), Place(f"item.i{index}")), "dash", chance.choice(["-", "+", "1.", ""])))
    blocks.append(paragraph(prose(seed, closing_words)[:-1] + "./.", "closing"))
    return document(blocks=tuple(blocks))
