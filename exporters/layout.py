"""Every measure of the page, once, in points, with the article that it comes from; both writers read it.

What no office may choose stands here as a constant, what a report chooses (models/paper.py) in the Layout of its paper.
Points are whole twips (1/20 point), the unit of DOCX, so that both papers mean the same number.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import floor
from typing import Literal

from msgspec import Struct
from msgspec.structs import astuple, replace

from models.paper import HEAD_SETS, HeadSet, Paper

TWIPS = 20
"""Twips in a point."""


def twips(points: float) -> int:
    """Points as whole twips."""
    return round(points * TWIPS)


def whole(points: float) -> float:
    """The nearest length that DOCX can write."""
    return twips(points) / TWIPS


def twips_below(points: float) -> float:
    """The greatest length that DOCX can write and that is not longer."""
    return floor(points * TWIPS) / TWIPS


def kept_columns(widths: Sequence[float]) -> tuple[float, ...]:
    """The nearest widths of a table's columns whose edges LibreOffice does not move; in all they are as wide as before.

    It keeps an edge as a ten-thousandth of the table's width, rounded, and sets the table by the whole twips below that (seen with 7.4).
    """
    total = twips(sum(widths))
    ends = [0, *(_kept(twips(sum(widths[:at])), total) for at in range(1, len(widths))), total]
    return tuple((end - start) / TWIPS for start, end in pairwise(ends))


def _kept(edge: int, total: int) -> int:
    """The nearest edge that stays; far from the middle between two ten-thousandths, which may be rounded either way."""
    for candidate in (edge, edge - 1, edge + 1, edge - 2, edge + 2, edge - 3, edge + 3):
        share = candidate * _SHARES / total
        if abs(share % 1 - 0.5) > _UNSURE and round(share) * total // _SHARES == candidate:
            return candidate
    return edge


_SHARES = 10_000
_UNSURE = 0.02


def mm(length: float) -> float:
    """Millimetres as points."""
    return whole(length * 72 / 25.4)


# Paper: NĐ 30/2020, Phụ lục I, I.1-3
PAGE = (210.0, 297.0)
"""A4, in mm."""
PAGE_WIDTH, PAGE_HEIGHT = mm(PAGE[0]), mm(PAGE[1])

# Page number: Phụ lục I, I.5: size 13-14, upright, centred in the top margin, not on the first page
PAGE_NUMBER_TOP = mm(9)

# Lines
SINGLE = 1.1499
"""Ascent, descent and line gap of Times New Roman and Liberation Serif, as a share of the size."""
BASELINE = 0.8
"""Where word processors put the baseline in a line of exact height, as a share of it."""


def leading(size: float, spacing: float = 1.0) -> float:
    """Height of a line in points, `spacing` times single spacing: 16.1 for size 14."""
    return whole(size * SINGLE * spacing)


# Rules (lines that are drawn). Length: Phụ lục I, II.1, II.2, II.5. No article gives a thickness or a distance.
RULE_THICKNESS = 0.75
RULE_GAP = 3.0
"""From the bottom of the line above to the rule."""
RULE_LINE = 2.0
"""Height of the empty line that carries the rule in DOCX."""
SHORTEST_RULE, LONGEST_RULE = 1 / 3, 1 / 2
"""Of the text above: the issuer's rule and the subject's."""

# Columns: no article gives a width (Phụ lục I, IV shows two halves); the nation's name must stand on one line.
ISSUER_WIDTH = mm(60)
NATION_ROOM = mm(7.85)
"""What the nation's name needs, with a little air, for each point of its size; the left column gives way to it."""
SIGNATURE_ROOM = mm(26)
"""Between title and name; no article gives it."""
POST_ROOM = mm(22)
"""Between title and another post of the signer."""
SIGNATURE_SIZE = (45.0, 22.0)
"""An image of a signature is set as large as fits into so many mm across and down (usage; the decree gives no size)."""
SEAL_SIZE = 36.0
"""Diameter in mm of a seal whose image does not say it: that of a department of a province (usage; II.8 asks for the real size)."""
SEAL_SIZES = (20.0, 50.0)
"""Diameters in mm that are believed (usage)."""
COVERED = 1 / 3
"""Of the signature's width, that the seal lies over (Phụ lục I, II.8)."""
STAMP_HEIGHT = mm(8)
"""Phụ lục I, III.2: of a stamp's frame from outside to outside."""
STAMP_WIDTHS = {"HỎA TỐC": mm(30), "THƯỢNG KHẨN": mm(40), "KHẨN": mm(20)}
"""Of the frame from outside to outside, in the same article."""
STAMP_SIZE = 13.0
STAMP_LINE, STAMP_AIR = 0.75, 4.0
"""Thickness of the frame; from the words to it, at all sides."""
STAMP_SLACK = 8.0
"""More room beside the words of a stamp whose width no article gives, so that no word processor breaks its line."""
TABLE_SIZES = ((8, 12.0), (12, 11.0), (1000, 10.0))
"""Size of the letters in tables of up to so many columns (usage; the decree speaks of no size in tables)."""
CELL_PADDING = 4.0
"""From the border of a table to the words, at both sides."""
CELL_GAP = 2.0
"""The same above and below."""
GRID = 0.5
"""Thickness of a table's borders."""
TAIL = 1.0
"""Height of the empty paragraph that Word wants behind the last table."""

NUMBER_SIZE = 13.0
"""Number and symbol (Phụ lục I, II.3)."""
LABEL_SIZE, RECIPIENT_SIZE = 12.0, 11.0
"""Phụ lục I, II.9."""
ANNEX_SIZE = 14.0
"""Of the words "Phụ lục I" (Phụ lục I, III.1)."""

GAP = 6.0
"""Above the number, and above the signature block (usage)."""
TITLE_GAP = 18.0
"""Above the title (usage)."""
AFTER_TITLE = 13.0
"""From the subject's rule to the text."""
BLOCK_GAP = 12.0
"""Below the addressees (usage)."""
ADDRESSEE_INDENT = mm(30)
"""Where "Kính gửi:" starts when several lines follow it (usage)."""

MINIMUM_LINES = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page."""

Align = Literal["left", "centre", "right", "justify"]


class Look(Struct, frozen=True, kw_only=True):
    """How a paragraph looks: measures in points. `name` is the paragraph style that Word shows.

    `indent` and `right` come off the column's sides, `first` is added to `indent` for the first line;
    `heading` is the outline level, 0 for none.
    """

    name: str
    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    indent: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    keep_together: bool = False
    heading: int = 0


class HeadLooks(Struct, frozen=True, kw_only=True):
    """The two columns at the top of the first page."""

    superior: Look
    issuer: Look
    nation: Look
    motto: Look
    number: Look
    place_and_date: Look
    stamp: Look


class BodyLooks(Struct, frozen=True, kw_only=True):
    """The title and what stands between it and the signature block. A heading's level counts from 1."""

    type_name: Look
    subject: Look
    basis: Look
    addressee: Look
    addressees: Look
    part_word: Look
    part_title: Look
    paragraph: Look
    caption: Look
    unit: Look
    headings: tuple[Look, Look, Look, Look]


class AnnexLooks(Struct, frozen=True, kw_only=True):
    """What stands above the content of an annex."""

    word: Look
    title: Look
    reference: Look


class CellLooks(Struct, frozen=True, kw_only=True):
    """What stands in a table with borders."""

    title: Look
    words: Look
    counted: Look
    number: Look
    total: Look
    total_counted: Look
    total_number: Look


class FootLooks(Struct, frozen=True, kw_only=True):
    """Recipients, signature, the number of the page, and the address at the foot of the first one."""

    recipients_label: Look
    recipient: Look
    drafter: Look
    signature_title: Look
    first_signature_title: Look
    signature_post: Look
    signature_name: Look
    page_number: Look
    address: Look


class Layout(Struct, frozen=True, kw_only=True):
    """The page that a paper asks for, in points: its size, the four margins, the room for text, the columns, and how everything looks."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    letterhead_columns: tuple[float, float]
    signature_columns: tuple[float, float]
    head: HeadLooks
    body: BodyLooks
    foot: FootLooks
    annex: AnnexLooks
    text_width: float
    text_bottom: float
    text_height: float

    @property
    def looks(self) -> tuple[Look, ...]:
        """Every look of the page, each of which is a paragraph style in Word."""
        body = (look for look in astuple(self.body) if isinstance(look, Look))
        cells = astuple(cell_looks(TABLE_SIZES[0][1]))
        return (*astuple(self.head), *body, *astuple(self.foot), *self.body.headings, *astuple(self.annex), *cells)


@lru_cache(maxsize=32)
def layout_of(paper: Paper, landscape: bool = False) -> Layout:
    """The page of a paper, standing or lying on its side. Margins: NĐ 30/2020, Phụ lục I, I.3."""
    width, height = (PAGE_HEIGHT, PAGE_WIDTH) if landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    top, bottom, left, right = mm(paper.top), mm(paper.bottom), mm(paper.left), mm(paper.right)
    text_width, text_bottom = whole(width - left - right), whole(height - bottom)
    sizes = HEAD_SETS[paper.head_sizes]
    issuer_width = min(ISSUER_WIDTH, whole(text_width - NATION_ROOM * sizes.names))
    signer_width = mm((PAGE[landscape] - paper.left - paper.right) / 2)
    return Layout(
        width=width,
        height=height,
        top=top,
        bottom=bottom,
        left=left,
        right=right,
        text_width=text_width,
        text_bottom=text_bottom,
        text_height=text_bottom - top,
        letterhead_columns=_two(issuer_width, text_width),
        signature_columns=_two(text_width - signer_width, text_width),
        head=_head(sizes),
        body=_body(paper),
        foot=_foot(paper.body_size),
        annex=_annex(paper.body_size),
    )


def _two(left: float, both: float) -> tuple[float, float]:
    left, right = kept_columns((left, both - left))
    return left, right


def _head(sizes: HeadSet) -> HeadLooks:
    """Phụ lục I, II.1 to II.4. All lines are as high as the highest, so that both columns stand level."""
    line = leading(max(sizes.names, sizes.motto, sizes.place))
    return HeadLooks(
        superior=Look(name="Cơ quan chủ quản", size=sizes.names, leading=line, align="centre"),
        issuer=Look(name="Cơ quan ban hành", size=sizes.names, leading=line, align="centre", bold=True),
        nation=Look(name="Quốc hiệu", size=sizes.names, leading=line, align="centre", bold=True),
        motto=Look(name="Tiêu ngữ", size=sizes.motto, leading=line, align="centre", bold=True),
        number=Look(name="Số, ký hiệu", size=NUMBER_SIZE, leading=line, align="centre", before=GAP),
        place_and_date=Look(name="Địa danh, thời gian", size=sizes.place, leading=line, align="centre", italic=True, before=GAP),
        stamp=Look(
            name="Dấu chỉ mức độ",
            size=STAMP_SIZE,
            leading=STAMP_HEIGHT - 2 * (STAMP_LINE + STAMP_AIR),
            align="centre",
            bold=True,
            before=GAP,
        ),
    )


def _body(paper: Paper) -> BodyLooks:
    """Phụ lục I, II.5, II.6 and II.9. Only the paragraphs and their headings take the spacing of lines that was chosen."""
    size, line = paper.body_size, leading(paper.body_size)
    paragraph = Look(
        name="Nội dung",
        size=size,
        leading=leading(size, paper.line_spacing),
        align="justify",
        first=mm(paper.indent),
        after=whole(paper.paragraph_gap),
    )
    first, second, third = (
        replace(paragraph, name=f"heading {level}", bold=True, keep_next=True, keep_together=True, heading=level) for level in (1, 2, 3)
    )
    part = Look(name="Phần", size=size, leading=line, align="centre", bold=True, before=GAP, keep_next=True, keep_together=True)
    return BodyLooks(
        type_name=Look(name="Tên loại", size=size, leading=line, align="centre", bold=True, before=TITLE_GAP, keep_next=True),
        subject=Look(name="Trích yếu", size=size, leading=line, align="centre", bold=True, keep_next=True),
        basis=replace(paragraph, name="Căn cứ", italic=True),
        part_word=part,
        part_title=replace(part, name="Tên phần", before=0.0, after=GAP, heading=1),
        caption=Look(name="Tên bảng", size=size, leading=line, align="centre", bold=True, after=GAP, keep_next=True, keep_together=True),
        unit=Look(name="Đơn vị tính", size=LABEL_SIZE, leading=leading(LABEL_SIZE), align="right", italic=True, after=3.0, keep_next=True),
        addressee=Look(name="Kính gửi", size=size, leading=line, align="centre", after=BLOCK_GAP),
        addressees=Look(name="Kính gửi nhiều nơi", size=size, leading=line, indent=ADDRESSEE_INDENT, keep_next=True),
        paragraph=paragraph,
        headings=(first, second, third, replace(third, name="heading 4", bold=False, heading=4)),
    )


def _foot(size: float) -> FootLooks:
    """Phụ lục I, II.7, II.9 and I.5. The label's line is as high as the title's, so that both stand level."""
    line = leading(size)
    title = Look(name="Chức vụ người ký", size=size, leading=line, align="centre", bold=True)
    recipient = Look(name="Danh sách nơi nhận", size=RECIPIENT_SIZE, leading=leading(RECIPIENT_SIZE))
    return FootLooks(
        recipients_label=Look(name="Nơi nhận", size=LABEL_SIZE, leading=line, bold=True, italic=True, before=GAP),
        recipient=recipient,
        drafter=replace(recipient, name="Ký hiệu người soạn thảo", before=GAP),
        signature_title=title,
        first_signature_title=replace(title, name="Quyền hạn, chức vụ", before=GAP),
        signature_post=replace(title, name="Chức vụ khác của người ký", before=POST_ROOM),
        signature_name=replace(title, name="Họ tên người ký", before=SIGNATURE_ROOM),
        page_number=Look(name="header", size=size, leading=line, align="centre"),
        address=replace(recipient, name="Địa chỉ cơ quan", align="centre"),
    )


def _annex(size: float) -> AnnexLooks:
    """Phụ lục I, III.1."""
    word = Look(name="Phụ lục", size=ANNEX_SIZE, leading=leading(ANNEX_SIZE), align="centre", bold=True, keep_next=True)
    line = leading(size)
    return AnnexLooks(
        word=word,
        title=replace(word, name="Tên phụ lục", size=size, leading=line, keep_together=True, heading=1),
        reference=Look(name="Kèm theo", size=size, leading=line, align="centre", italic=True, after=BLOCK_GAP, keep_next=True),
    )


@lru_cache(maxsize=8)
def cell_looks(size: float) -> CellLooks:
    """What stands in a table, with letters so many points high."""
    words = Look(name="Ô chữ", size=size, leading=leading(size), before=CELL_GAP, after=CELL_GAP)
    number = replace(words, name="Ô số", align="right")
    return CellLooks(
        title=replace(words, name="Tên cột", align="centre", bold=True),
        words=words,
        counted=replace(words, name="Ô giữa", align="centre"),
        number=number,
        total=replace(words, name="Ô tổng", bold=True),
        total_counted=replace(words, name="Ô giữa tổng", align="centre", bold=True),
        total_number=replace(number, name="Ô số tổng", bold=True),
    )


def rule_length(lines: tuple[float, ...]) -> float:
    """Length of a rule under a text whose lines are so wide: a third to a half of it (Phụ lục I, II.2 and II.5).

    Where the lines differ, a length that suits the longest and the last one, or else the last one alone.
    """
    shortest, longest = max(lines) * SHORTEST_RULE, lines[-1] * LONGEST_RULE
    if shortest > longest:
        shortest = lines[-1] * SHORTEST_RULE
    return whole((shortest + longest) / 2)
