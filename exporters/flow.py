"""Document -> flow: what stands under what on the paper, and how it looks. Both writers read the same flow."""

from itertools import groupby

from msgspec.structs import replace

from exporters.data_table import data_table
from exporters.elements import Element, Flow, Framed, Part, Row, Rule, Table, Text, lines_of, widths_of
from exporters.keeping import held_to, loosened
from exporters.layout import (
    ADDRESSEE_INDENT,
    AFTER_TITLE,
    BLOCK_GAP,
    STAMP_AIR,
    STAMP_LINE,
    STAMP_SLACK,
    STAMP_WIDTHS,
    BodyLooks,
    Layout,
    layout_of,
    rule_length,
    whole,
)
from exporters.signing import labelled, signature_block
from exporters.wording import balanced, broken_before, text_of
from models import place as places
from models.page import AnnexBlock, Block, Caption, DataTable, Document, Heading, LetterheadBlock, Line, Paragraph
from models.text import Change, Words

ADDRESSEE_LABEL = "Kính gửi:"


def flow(document: Document) -> tuple[Part, ...]:
    """Everything on the paper from top to bottom, but the page numbers: the report itself, then each annex with pages of its own.

    A table that lies on its side has pages of its own too, counted on.
    """
    layout = layout_of(document.paper)
    signature = signature_block(document, layout)
    top = (
        _letterhead(document.letterhead, layout),
        *_title(document.type_name, document.subject, layout),
        *_addressees(document.addressees, layout),
        *_bases(document.bases, layout.body),
    )
    first, *others = _parts(document, document.blocks)
    last = (others or [first])[-1]
    ending = (*(last.elements if signature.rows[0].torn else held_to(last.elements, signature, layout)), signature)
    foot = _address(document.address, layout)
    if others:
        body = (
            replace(first, elements=(*top, *first.elements), counted_anew=True, foot=foot),
            *others[:-1],
            replace(last, elements=ending),
        )
    else:
        body = (Part((*top, *ending), counted_anew=True, foot=foot),)
    parts = (*body, *(part for annex in document.annexes for part in _annex(document, annex)))
    return tuple(replace(part, elements=loosened(part.elements, layout_of(document.paper, part.landscape))) for part in parts)


def _parts(document: Document, blocks: tuple[Block, ...], landscape: bool = False) -> list[Part]:
    """The blocks on pages that stand or lie; the first and the last part always are of the direction that is asked for."""
    parts: list[Part] = [Part((), landscape)]
    for lying, run in groupby(_with_captions(blocks), lambda pair: landscape or pair[1]):
        layout = layout_of(document.paper, lying)
        elements = tuple(element for block, _lying in run for element in _elements(block, layout))
        if lying == landscape:
            parts[-1] = replace(parts[-1], elements=_spaced(elements, layout))
        else:
            parts += [Part(_spaced(elements, layout), lying), Part((), landscape)]
    return parts


def _with_captions(blocks: tuple[Block, ...]) -> list[tuple[Block, bool]]:
    """Each block, and whether it lies on its side: a table that does, and the caption in front of it."""
    lying = [isinstance(block, DataTable) and block.landscape for block in blocks]
    for at, block in enumerate(blocks[:-1]):
        if isinstance(block, Caption):
            lying[at] = lying[at + 1]
    return list(zip(blocks, lying, strict=True))


def _elements(block: Block, layout: Layout) -> Flow:
    match block:
        case Heading(line=line, level=0, is_word=is_word):
            return (balanced(text_of(line, layout.body.part_word if is_word else layout.body.part_title), layout.text_width),)
        case Heading(line=line, level=level):
            return (text_of(line, layout.body.headings[min(max(level, 1), len(layout.body.headings)) - 1]),)
        case Paragraph(line=line, mark=mark):
            return (text_of(line, layout.body.paragraph, f"{mark} " if mark else ""),)
        case Caption(line=line):
            return (balanced(text_of(line, layout.body.caption), layout.text_width),)
        case DataTable():
            return data_table(block, layout)


def _spaced(elements: Flow, layout: Layout) -> Flow:
    """The same with room between a table and the paragraph behind it."""
    result: list[Element] = []
    for element in elements:
        if result and isinstance(result[-1], Table) and isinstance(element, Text):
            gap = max(element.look.before, layout.body.paragraph.after)
            element = replace(element, look=replace(element.look, before=gap))
        result.append(element)
    return tuple(result)


def _letterhead(head: LetterheadBlock, layout: Layout) -> Table:
    (left, right), looks = layout.letterhead_columns, layout.head
    issuer = balanced(text_of(head.issuer, looks.issuer), left)
    motto = text_of(head.motto, looks.motto)
    superior = (balanced(text_of(head.superior, looks.superior), left),) if head.superior else ()
    top = ((*superior, issuer, _part_rule(issuer, left)), (text_of(head.nation, looks.nation), motto, Rule(widths_of(motto, right)[-1])))
    below = ((text_of(head.number, looks.number),), (text_of(head.place_and_date, looks.place_and_date),))
    rows = [Row(top), Row(below)]
    if head.urgency is not None or head.circulation is not None:
        stamps = _stamp(head.urgency, layout, left, red=True), _stamp(head.circulation, layout, right)
        rows.append(Row(stamps, change=_one_change_of(head.urgency, head.circulation)))
    return Table((left, right), tuple(rows))


def _one_change_of(*lines: Line | None) -> Change:
    """The change of a row whose every stamp came, or went."""
    found = {line.change for line in lines if line is not None}
    return found.pop() if len(found) == 1 else ""


def _stamp(line: Line | None, layout: Layout, width: float, red: bool = False) -> tuple[Framed, ...]:
    """Urgency in red, as wide as the decree says, circulation as wide as its words (NĐ 30/2020, Phụ lục I, III.2)."""
    if line is None:
        return ()
    text = text_of(line, layout.head.stamp)
    own = whole(widths_of(text, width)[0] + 2 * (STAMP_AIR + STAMP_LINE) + STAMP_SLACK)
    return (Framed(text, STAMP_WIDTHS.get(line.text, own), red),)


def _part_rule(text: Text, width: float, after: float = 0.0) -> Rule:
    return Rule(rule_length(widths_of(text, width)), after)


def _title(type_name: Line, subject: Line, layout: Layout) -> Flow:
    text = balanced(text_of(subject, layout.body.subject), layout.text_width)
    return text_of(type_name, layout.body.type_name), text, _part_rule(text, layout.text_width, AFTER_TITLE)


def _bases(lines: tuple[Line, ...], looks: BodyLooks) -> Flow:
    return tuple(text_of(line, looks.basis) for line in lines)


def _addressees(lines: tuple[Line, ...], layout: Layout) -> Flow:
    """One stands behind the colon; several are a list whose dashes stand below the colon (NĐ 30/2020, Phụ lục I, II.9)."""
    gone, new = _one_change(lines, "gone"), _one_change(lines, "new")
    if gone and new and len(gone) + len(new) == len(lines):
        return *_addressees(gone, layout), *_addressees(new, layout)
    if len(lines) == 1:
        return (text_of(lines[0], layout.body.addressee, f"{ADDRESSEE_LABEL} "),)
    if not lines:
        return ()
    label = labelled(ADDRESSEE_LABEL, lines, places.addressee(0), layout.body.addressees)
    (line,) = lines_of(replace(label, runs=(Words(ADDRESSEE_LABEL[:-1]),)), layout.text_width)
    (dash,) = lines_of(replace(label, runs=(Words("-\u00a0"),)), layout.text_width)
    hang = whole(dash.width)
    look = replace(label.look, indent=whole(ADDRESSEE_INDENT + line.width) + hang, first=-hang, keep_next=False)
    last = replace(look, after=BLOCK_GAP)
    return label, *(text_of(each, look if each is not lines[-1] else last, "- ") for each in lines)


def _one_change(lines: tuple[Line, ...], change: Change) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.change == change)


def _address(lines: tuple[Line, ...], layout: Layout) -> Flow:
    """Under a line across the text (NĐ 30/2020, Phụ lục I, III.5)."""
    if not lines:
        return ()
    return Rule(layout.text_width), *(text_of(line, layout.foot.address) for line in lines)


def _annex(document: Document, annex: AnnexBlock) -> tuple[Part, ...]:
    """Word, title in capitals, and which report it belongs to, then what is in it (NĐ 30/2020, Phụ lục I, III.1)."""
    layout = layout_of(document.paper, annex.landscape)
    looks = layout.annex
    title = (balanced(text_of(annex.title, looks.title), layout.text_width),) if annex.title else ()
    head = text_of(annex.word, looks.word), *title, broken_before("của", text_of(annex.reference, looks.reference), layout.text_width)
    first, *others = _parts(document, annex.blocks, annex.landscape)
    parts = (replace(first, elements=(*head, *first.elements), counted_anew=True), *others)
    return tuple(part for part in parts if part.elements)
