"""A truth as it is typed in a look: paragraphs, tables and rows of two columns, which each writer sets down in its own format."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tests.corpus.counting import Counting
from tests.corpus.look import Columns, Look
from tests.corpus.truth import Block, Truth

Align = Literal["left", "center", "right", "both"]
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


class Typed(Struct, frozen=True):
    """A paragraph as it is typed; a line break in `text` is one that was made by hand.

    `mark` stands before the words, `automatic` where the word processor counts or draws it. `style` is the depth of the heading's style,
    1 the highest, 0 none; `depth` that in a list. The first `lead` letters are bold.
    """

    text: str
    mark: str = ""
    automatic: bool = False
    style: int = 0
    depth: int = 0
    bold: bool = False
    italic: bool = False
    align: Align = "both"
    kind: str = ""
    note: str = ""
    lead: int = 0

    @property
    def full(self) -> str:
        """The mark and the words, a blank between them."""
        return f"{self.mark} {self.text}" if self.mark else self.text


class TwoColumns(Struct, frozen=True):
    """Lines side by side, as letterhead and signature have them, and how the typist did it."""

    left: tuple[Typed, ...]
    right: tuple[Typed, ...]
    by: Columns


class Grid(Struct, frozen=True):
    """A table with borders; `merged` as in a block of the truth."""

    rows: tuple[tuple[str, ...], ...]
    totals: tuple[int, ...] = ()
    merged: tuple[tuple[int, int, str], ...] = ()


class Sheet(Struct, frozen=True):
    """New pages begin, maybe on their side."""

    landscape: bool = False


class Box(Struct, frozen=True):
    """A text box that hangs on the paragraph before it."""

    text: str


Piece = Typed | TwoColumns | Grid | Sheet | Box


def manuscript(truth: Truth, look: Look) -> tuple[Piece, ...]:
    """The whole report as it is typed."""
    main, annexes = _apart(truth.blocks)
    pieces = [*_head(truth, look), *_body(main, look, truth), *_tail(truth, look)]
    for word, *inside in annexes:
        pieces += [Sheet(word.landscape), *_annex(word, truth), *_body(tuple(inside), look, truth)]
    return tuple(_disturbed(pieces, look))


def _apart(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], list[list[Block]]]:
    main: list[Block] = []
    annexes: list[list[Block]] = []
    for block in blocks:
        if block.role == "annex":
            annexes.append([block])
        else:
            (annexes[-1] if annexes else main).append(block)
    return tuple(main), annexes


def _head(truth: Truth, look: Look) -> Iterator[Piece]:
    if truth.form != "none":
        yield TwoColumns(*_letterhead(truth), look.letterhead)
    align: Align = "center" if look.centred else "left"
    if truth.joined:
        first, *others = truth.subject_lines
        yield Typed(f"{truth.word} {first}", bold=True, align=align, kind="subject")
        yield from (Typed(line, bold=True, align=align, kind="subject") for line in others)
        yield from _below_title(truth, look)
        return
    yield Typed(truth.word, bold=True, align=align, kind="title")
    if look.seed % 3 == 2:
        yield Typed("\n".join(truth.subject_lines), bold=True, align=align, kind="subject")
    else:
        yield from (Typed(line, bold=True, align=align, kind="subject") for line in truth.subject_lines)
    yield from _below_title(truth, look)


def _letterhead(truth: Truth) -> tuple[tuple[Typed, ...], tuple[Typed, ...]]:
    party = truth.form == "party"
    word, gap = ("Số", "-") if party else ("Số:", "/")
    number = f"{word} {truth.number}{gap}{truth.symbol}" if truth.number else f"{word}      {gap}{truth.symbol}"
    left = [Typed(truth.superior, align="center")] if truth.superior else []
    left += [Typed(truth.issuer, bold=True, align="center")]
    left += [Typed("*", align="center")] if party else []
    left += [Typed(number, align="center")]
    nation = ["ĐẢNG CỘNG SẢN VIỆT NAM"] if party else [NATION, MOTTO]
    right = [Typed(line, bold=True, align="center") for line in nation]
    right += [Typed(f"{truth.place}, {truth.date}", italic=True, align="center")]
    left += [Typed(stamp, bold=True, align="center") for stamp in truth.stamps]
    return tuple(left), tuple(right)


def _below_title(truth: Truth, look: Look) -> Iterator[Piece]:
    if truth.rule:
        yield Typed(truth.rule, align="center", kind="rule")
    yield from _addressees(truth)
    ends = [";"] * (len(truth.bases) - 1) + ["."]
    yield from (Typed(text + end, italic=look.seed % 2 == 0) for text, end in zip(truth.bases, ends, strict=False))


def _addressees(truth: Truth) -> Iterator[Piece]:
    if len(truth.addressees) == 1:
        yield Typed(f"Kính gửi: {truth.addressees[0]}", align="center")
    elif truth.addressees:
        yield Typed("Kính gửi:", align="center")
        ends = [";"] * (len(truth.addressees) - 1) + ["."]
        yield from (Typed(name + end, "-", align="left") for name, end in zip(truth.addressees, ends, strict=True))


def _body(blocks: tuple[Block, ...], look: Look, truth: Truth) -> Iterator[Piece]:
    levels = sorted({block.level for block in blocks if block.role == "heading"})
    counting = Counting()
    for at, block in enumerate(blocks):
        if block.box:
            yield Box(block.text)
        elif block.role == "heading":
            depth = levels.index(block.level) + 1
            automatic = look.automatic and counting.counts(depth, block.mark)
            yield from (_dressed(line, block, truth) for line in _heading(block, depth, look, automatic))
        elif block.role == "table":
            if block.unit:
                yield Typed(block.unit, italic=True, align="right")
            yield Grid(block.rows, block.totals, block.merged)
        elif block.mark:
            before = blocks[at - 1] if at else None
            after = blocks[at + 1] if at + 1 < len(blocks) else None
            yield Typed(
                block.text, block.mark, look.listed and _in_a_list(block, before, after, counting), note=block.note, lead=len(block.lead)
            )
        else:
            yield Typed(block.text, note=block.note, lead=len(block.lead))


def _dressed(line: Typed, block: Block, truth: Truth) -> Typed:
    """A heading in the letters of its level."""
    slanted = str(block.level) in truth.slanted
    light = slanted or str(block.level) in truth.light
    return replace(line, bold=line.bold and not light, italic=slanted)


def _in_a_list(block: Block, before: Block | None, after: Block | None, counting: Counting) -> bool:
    """Whether a word processor would give an item the mark that it has; a list has at least two of them."""
    if before is None or before.role != block.role:
        if after is None or after.role != block.role:
            return False
        counting.begin_list()
    return block.role in ("dash", "plus") or counting.counts_item(block.mark)


def _heading(block: Block, depth: int, look: Look, automatic: bool) -> Iterator[Typed]:
    style = depth if look.headings == "style" else 0
    bold = look.headings != "plain" or not block.mark
    if block.level == 0 and not block.mark.endswith((".", ":")):
        yield Typed(block.mark, style=style, bold=True, align="center", kind="heading")
        yield Typed(block.text, style=0, bold=True, align="center", kind="heading")
        return
    yield Typed(block.text, block.mark, automatic, style, depth, bold, kind="heading")


def _annex(word: Block, truth: Truth) -> Iterator[Typed]:
    yield Typed(word.mark, bold=True, align="center")
    yield Typed(word.text, bold=True, align="center")
    if truth.form == "none":
        return
    number = f"{truth.number}/{truth.symbol}" if truth.number else f"     /{truth.symbol}"
    yield Typed(f"(Kèm theo Báo cáo số {number} {truth.date} của {truth.issuer.capitalize()})", italic=True, align="center")


def _tail(truth: Truth, look: Look) -> Iterator[Piece]:
    left = [Typed(truth.recipients_word, bold=True, italic=True, align="left")] if truth.recipients else []
    ends = [";"] * (len(truth.recipients) - 1) + ["."]
    left += [Typed(name + end, truth.recipient_mark, align="left") for name, end in zip(truth.recipients, ends, strict=False)]
    left += [Typed(truth.drafter, align="left")] if truth.drafter else []
    right = [Typed(f"{truth.place}, {truth.date}", italic=True, align="center")] if truth.form == "none" and truth.date else []
    right += [Typed(line, bold=True, align="center") for line in (*truth.titles, truth.post) if line]
    gap = (
        [Typed(line, italic=True, align="center") for line in truth.signed.split(" // ")]
        if truth.signed
        else [Typed("", align="center")] * 3
    )
    right += [*gap, Typed(truth.name, bold=True, align="center")]
    if truth.second_name:
        second = [Typed(truth.second_title, bold=True, align="center"), *gap, Typed(truth.second_name, bold=True, align="center")]
        yield TwoColumns(tuple(second), tuple(right), look.signature)
        yield from left
    else:
        yield TwoColumns(tuple(left), tuple(right), look.signature)


def _disturbed(pieces: list[Piece], look: Look) -> Iterator[Piece]:
    """The pieces with what hands do to them."""
    for at, piece in enumerate(pieces):
        if not isinstance(piece, Typed):
            yield piece
            continue
        if look.spaces and not piece.kind:
            piece = replace(piece, text=_spaced(piece.text, look, at))
        yield from _broken(piece, look, at)
        if look.empty and look.chance("empty", at).random() < 0.2:
            yield Typed("")


def _spaced(text: str, look: Look, at: int) -> str:
    """A blank too many here and there."""
    chance = look.chance("spaces", at)
    return " ".join(f"{word} " if chance.random() < 0.04 else word for word in text.split(" "))


def _broken(piece: Typed, look: Look, at: int) -> Iterator[Typed]:
    """A long paragraph torn in the middle of its sentence, now and then."""
    words = piece.text.split(" ")
    places = [index for index in range(8, len(words) - 3) if words[index][:1].islower() and words[index - 1][-1:].isalpha()]
    chance = look.chance("broken", at)
    if not look.broken or piece.kind or not places or chance.random() > 0.25:
        yield piece
        return
    place = chance.choice(places)
    first, second = " ".join(words[:place]), " ".join(words[place:])
    if look.broken == "line":
        yield replace(piece, text=f"{first}\n{second}")
        return
    yield replace(piece, text=first, note="", lead=0)
    yield Typed(second, note=piece.note, bold=piece.bold, italic=piece.italic)
