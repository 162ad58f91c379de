"""Every measure of the page, once, in points, with the article that it comes from; both writers read it.

Points are whole twips (1/20 point), the unit of DOCX, so that both papers mean the same number.
"""

from typing import Literal

from msgspec import Struct

TWIPS = 20
"""Twips in a point."""


def twips(points: float) -> int:
    """Points as whole twips."""
    return round(points * TWIPS)


def whole(points: float) -> float:
    """The nearest length that DOCX can write."""
    return twips(points) / TWIPS


def mm(length: float) -> float:
    """Millimetres as points."""
    return whole(length * 72 / 25.4)


# Paper: NĐ 30/2020, Phụ lục I, I.1-3
PAGE_WIDTH = mm(210)
PAGE_HEIGHT = mm(297)
TOP = mm(20)
BOTTOM = mm(20)
LEFT = mm(30)
RIGHT = mm(20)
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_BOTTOM = PAGE_HEIGHT - BOTTOM
TEXT_HEIGHT = TEXT_BOTTOM - TOP

# Page number: Phụ lục I, I.5: size 13-14, upright, centred in the top margin, not on the first page
PAGE_NUMBER_TOP = mm(9)

# Lines: Phụ lục I, II.6e allows one to one and a half lines
SINGLE = 1.1499
"""Ascent, descent and line gap of Times New Roman and Liberation Serif, as a share of the size."""
BASELINE = 0.8
"""Where word processors put the baseline in a line of exact height, as a share of it."""


def leading(size: float) -> float:
    """Single line spacing in points: 16.1 for size 14."""
    return whole(size * SINGLE)


# Rules (lines that are drawn). Length: Phụ lục I, II.1, II.2, II.5. No article gives a thickness or a distance.
RULE_THICKNESS = 0.75
RULE_GAP = 3.0
"""From the bottom of the line above to the rule."""
RULE_LINE = 2.0
"""Height of the empty line that carries the rule in DOCX."""
SHORTEST_RULE, LONGEST_RULE = 1 / 3, 1 / 2
"""Of the text above: the issuer's rule and the subject's."""

# Columns: no article gives a width (Phụ lục I, IV shows two halves); the nation's name must stand on one line.
LETTERHEAD_COLUMNS = (mm(60), TEXT_WIDTH - mm(60))
SIGNATURE_COLUMNS = (TEXT_WIDTH - mm(80), mm(80))
SIGNATURE_ROOM = mm(26)
"""Between title and name; no article gives it."""
TAIL = 1.0
"""Height of the empty paragraph that Word wants behind the last table."""

INDENT = mm(12.7)
"""First line of a paragraph: 1 cm or 1.27 cm (Phụ lục I, II.6e)."""
GAP = 6.0
"""Between paragraphs, at least 6 pt (Phụ lục I, II.6e)."""
BLOCK_GAP = 12.0
"""Around the title and above the signature (usage)."""
ADDRESSEE_INDENT = mm(30)
"""Where "Kính gửi:" starts when several lines follow it (usage)."""

MINIMUM_LINES = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page."""

Align = Literal["left", "centre", "justify"]


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


# Sizes go up and down together (Phụ lục I, V): nation 12, motto 13, place and date 13; or 13, 14, 14.
_HEAD = leading(13)

SUPERIOR = Look(name="Cơ quan chủ quản", size=12, leading=_HEAD, align="centre")
ISSUER = Look(name="Cơ quan ban hành", size=12, leading=_HEAD, align="centre", bold=True)
NATION = Look(name="Quốc hiệu", size=12, leading=_HEAD, align="centre", bold=True)
MOTTO = Look(name="Tiêu ngữ", size=13, leading=_HEAD, align="centre", bold=True)
NUMBER = Look(name="Số, ký hiệu", size=13, leading=_HEAD, align="centre", before=GAP)
PLACE_AND_DATE = Look(name="Địa danh, thời gian", size=13, leading=_HEAD, align="centre", italic=True, before=GAP)

BODY_SIZE = 14.0
_BODY = leading(BODY_SIZE)
_BLOCK = BLOCK_GAP

TYPE_NAME = Look(name="Tên loại", size=BODY_SIZE, leading=_BODY, align="centre", bold=True, before=18.0, keep_next=True)
SUBJECT = Look(name="Trích yếu", size=BODY_SIZE, leading=_BODY, align="centre", bold=True, keep_next=True)
AFTER_TITLE = 13.0
"""From the subject's rule to the text."""

ADDRESSEE = Look(name="Kính gửi", size=BODY_SIZE, leading=_BODY, align="centre", after=_BLOCK)
ADDRESSEES = Look(name="Kính gửi nhiều nơi", size=BODY_SIZE, leading=_BODY, indent=ADDRESSEE_INDENT, keep_next=True)

BODY = Look(name="Nội dung", size=BODY_SIZE, leading=_BODY, align="justify", first=INDENT, after=GAP)
HEADINGS = tuple(
    Look(
        name=f"heading {level}",
        size=BODY_SIZE,
        leading=_BODY,
        bold=True,
        align="justify",
        first=INDENT,
        after=GAP,
        keep_next=True,
        keep_together=True,
        heading=level,
    )
    for level in (1, 2, 3)
)
"""Number and title on one line, bold; capitals at level 1 come with the text (Phụ lục I, II.6 and V)."""

# Phụ lục I, II.7 and II.9. The label's line is as high as the title's, so that both stand level.
RECIPIENTS_LABEL = Look(name="Nơi nhận", size=12, leading=_BODY, bold=True, italic=True, before=GAP)
RECIPIENT = Look(name="Danh sách nơi nhận", size=11, leading=leading(11))
SIGNATURE_TITLE = Look(name="Chức vụ người ký", size=BODY_SIZE, leading=_BODY, align="centre", bold=True)
FIRST_SIGNATURE_TITLE = Look(name="Quyền hạn, chức vụ", size=BODY_SIZE, leading=_BODY, align="centre", bold=True, before=GAP)
SIGNATURE_NAME = Look(name="Họ tên người ký", size=BODY_SIZE, leading=_BODY, align="centre", bold=True, before=SIGNATURE_ROOM)

PAGE_NUMBER = Look(name="header", size=14, leading=leading(14), align="centre")


def rule_length(lines: tuple[float, ...]) -> float:
    """Length of a rule under a text whose lines are so wide: a third to a half of it (Phụ lục I, II.2 and II.5).

    Where the lines differ, a length that suits the longest and the last one, or else the last one alone.
    """
    shortest, longest = max(lines) * SHORTEST_RULE, lines[-1] * LONGEST_RULE
    if shortest > longest:
        shortest = lines[-1] * SHORTEST_RULE
    return whole((shortest + longest) / 2)
