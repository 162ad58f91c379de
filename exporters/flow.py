"""Document -> flow: what stands under what on the paper, and how it looks. Both writers read the same flow."""

import re
import unicodedata

from msgspec import Struct
from msgspec.structs import replace

from exporters.breaking import SetLine, break_lines
from exporters.fonts import Face
from exporters.layout import (
    ADDRESSEE_INDENT,
    AFTER_TITLE,
    BLOCK_GAP,
    MINIMUM_LINES,
    TAIL,
    BodyLooks,
    FootLooks,
    Layout,
    Look,
    layout_of,
    rule_length,
    whole,
)
from models import place as places
from models.document import Block, Document, Heading, LetterheadBlock, Line, Paragraph, SignatureBlock
from models.place import Place
from models.text import Change, Words

RECIPIENTS_LABEL = "Nơi nhận:"
ADDRESSEE_LABEL = "Kính gửi:"

_LINE_BREAKS = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Text(Struct, frozen=True):
    """A paragraph: its runs, the place in the report that it shows, its look.

    In a redline, `change` says that the whole paragraph came or went, and `was` is the look that the old report gives it.
    """

    runs: tuple[Words, ...]
    place: Place
    look: Look
    change: Change = ""
    was: Look | None = None


class Rule(Struct, frozen=True):
    """A centred line of `length` points under the text above it; `after` is the room below; `was_length` the old report's in a redline."""

    length: float
    after: float = 0.0
    keep_next: bool = False
    was_length: float | None = None


Cell = tuple[Text | Rule, ...]


class Table(Struct, frozen=True):
    """Two columns without borders; a row breaks over pages only where `torn`. Widths in points."""

    widths: tuple[float, float]
    rows: tuple[tuple[Cell, Cell], ...]
    torn: bool = False


_AIR = 1.0
"""A balanced title is so much wider than its longest line, so that nobody breaks it otherwise for a hair's breadth."""

Element = Text | Rule | Table
Flow = tuple[Element, ...]


def flow(document: Document) -> Flow:
    """Everything on the paper from top to bottom, but the page number."""
    layout = layout_of(document.paper)
    body = [_block(block, layout.body) for block in document.blocks]
    signature = _signature(document.recipients, document.signature, layout)
    return (
        _letterhead(document.letterhead, layout),
        *_title(document.type_name, document.subject, layout),
        *_addressees(document.addressees, layout),
        *(body if signature.torn else _held(body, layout.text_width)),
        signature,
    )


def lines_of(text: Text, width: float) -> tuple[SetLine, ...]:
    """A paragraph's lines in a column `width` points wide."""
    look = text.look
    room = width - look.indent - look.right
    return break_lines(text.runs, Face(look.bold, look.italic), look.size, room, room - look.first)


def _words(text: str) -> str:
    """The text as one line of letters that both writers can set: composed, nothing that XML forbids."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return composed
    return _FORBIDDEN.sub("\ufffd", _LINE_BREAKS.sub(" ", composed).translate(_UNSEEN))


def _text(line: Line, look: Look, before: str = "") -> Text:
    runs = tuple(Words(words, run.bold, run.italic, run.change) for run in line.runs if (words := _words(run.text)))
    if not before:
        return Text(runs, line.place, look, line.change)
    if runs and not (runs[0].bold or runs[0].italic) and runs[0].change == line.change:
        return Text((Words(before + runs[0].text, change=line.change), *runs[1:]), line.place, look, line.change)
    return Text((Words(before, change=line.change), *runs), line.place, look, line.change)


def _letterhead(head: LetterheadBlock, layout: Layout) -> Table:
    (left, right), looks = layout.letterhead_columns, layout.head
    issuer = _balanced(_text(head.issuer, looks.issuer), left)
    motto = _text(head.motto, looks.motto)
    superior = (_balanced(_text(head.superior, looks.superior), left),) if head.superior else ()
    top = ((*superior, issuer, _part_rule(issuer, left)), (_text(head.nation, looks.nation), motto, Rule(_widths(motto, right)[-1])))
    below = ((_text(head.number, looks.number),), (_text(head.place_and_date, looks.place_and_date),))
    return Table((left, right), (top, below))


def _balanced(text: Text, width: float) -> Text:
    """A centred text of several lines with lines of like length, as a typist breaks a title: no lonely last word."""
    count = len(lines_of(text, width))
    if count < 2:
        return text
    wide, narrow = int(width), int(width / count)
    while wide - narrow > 1:
        middle = (wide + narrow) // 2
        if len(lines_of(text, middle)) > count:
            narrow = middle
        else:
            wide = middle
    side = whole((width - wide - _AIR) / 2)
    return replace(text, look=replace(text.look, indent=side, right=side))


def _widths(text: Text, width: float) -> tuple[float, ...]:
    return tuple(line.width for line in lines_of(text, width))


def _part_rule(text: Text, width: float, after: float = 0.0) -> Rule:
    return Rule(rule_length(_widths(text, width)), after)


def _title(type_name: Line, subject: Line, layout: Layout) -> Flow:
    text = _balanced(_text(subject, layout.body.subject), layout.text_width)
    return _text(type_name, layout.body.type_name), text, _part_rule(text, layout.text_width, AFTER_TITLE)


def _addressees(lines: tuple[Line, ...], layout: Layout) -> Flow:
    """One stands behind the colon; several are a list whose dashes stand below the colon (NĐ 30/2020, Phụ lục I, II.9)."""
    gone, new = _one_change(lines, "gone"), _one_change(lines, "new")
    if gone and new and len(gone) + len(new) == len(lines):
        return *_addressees(gone, layout), *_addressees(new, layout)
    if len(lines) == 1:
        return (_text(lines[0], layout.body.addressee, f"{ADDRESSEE_LABEL} "),)
    if not lines:
        return ()
    label = _label(ADDRESSEE_LABEL, lines, places.addressee(0), layout.body.addressees)
    (line,) = lines_of(replace(label, runs=(Words(ADDRESSEE_LABEL[:-1]),)), layout.text_width)
    (dash,) = lines_of(replace(label, runs=(Words("-\u00a0"),)), layout.text_width)
    hang = whole(dash.width)
    look = replace(label.look, indent=whole(ADDRESSEE_INDENT + line.width) + hang, first=-hang)
    last = replace(look, keep_next=False, after=BLOCK_GAP)
    return label, *(_text(each, look if each is not lines[-1] else last, "- ") for each in lines)


def _one_change(lines: tuple[Line, ...], change: Change) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.change == change)


def _label(words: str, lines: tuple[Line, ...], place: Place, look: Look) -> Text:
    """What stands above a list; where every line of it came or went, so did the label."""
    change: Change = lines[0].change if all(line.change == lines[0].change for line in lines) else ""
    return _text(Line((Words(words, change=change),), place, change), look)


def _block(block: Block, looks: BodyLooks) -> Text:
    match block:
        case Heading(line=line, level=level):
            return _text(line, looks.headings[min(max(level, 1), 3) - 1])
        case Paragraph(line=line, mark=mark):
            return _text(line, looks.paragraph, f"{mark} " if mark else "")


def _held(body: list[Text], width: float) -> list[Text]:
    """The body, its last lines held to the signature block, which never stands alone on a page."""
    held = 0
    for index in range(len(body) - 1, -1, -1):
        body[index] = replace(body[index], look=replace(body[index].look, keep_next=True))
        held += len(lines_of(body[index], width))
        if held >= MINIMUM_LINES:
            break
    return body


def _signature(recipients: tuple[Line, ...], block: SignatureBlock, layout: Layout) -> Table:
    """One row, in one piece unless it is higher than a page."""
    columns = layout.signature_columns
    cells = _recipients(recipients, layout.foot), _signer(block, layout.foot, columns[1])
    heights = (_height(cell, width) for cell, width in zip(cells, columns, strict=True))
    return Table(columns, (cells,), max(heights) + TAIL > layout.text_height)


def _height(cell: Cell, width: float) -> float:
    texts = (element for element in cell if isinstance(element, Text))
    return sum(text.look.before + text.look.leading * len(lines_of(text, width)) + text.look.after for text in texts)


def _recipients(lines: tuple[Line, ...], looks: FootLooks) -> Cell:
    if not lines:
        return ()
    label = _label(RECIPIENTS_LABEL, lines, places.recipient(0), looks.recipients_label)
    return label, *(_text(line, looks.recipient, "- ") for line in lines)


def _signer(block: SignatureBlock, looks: FootLooks, width: float) -> Cell:
    of_titles = (looks.first_signature_title, *[looks.signature_title] * len(block.titles))
    titles = tuple(_balanced(_text(line, look), width) for line, look in zip(block.titles, of_titles, strict=False))
    return *titles, _text(block.name, looks.signature_name)
