"""Where everything of an imported report stands, read from its paper: what a clerk sees, and nothing of how it came there."""

from collections.abc import Iterator

from msgspec import Struct

from importers.lines import words_of
from importers.trace import Role
from models.page import AnnexBlock, Block, Caption, DataTable, Document, Heading, Paragraph, SignatureBlock
from models.report import ItemLevel, Report

Key = tuple[str, ...]
_ROLES: dict[ItemLevel, Role] = {"paragraph": "paragraph", "dash": "dash", "plus": "plus", "number": "numbered", "letter": "lettered"}


class Landed(Struct, frozen=True):
    """A block of the report: what it is, its words without and with its mark, the headings over it, the nearest one last.

    `rows` are the words of a table's rows. A wanted block that is `noted` may have the number of its footnote behind its words.
    """

    role: Role
    words: Key
    full: Key
    under: tuple[Key, ...] = ()
    rows: tuple[Key, ...] = ()
    noted: bool = False


def landed(report: Report, document: Document) -> tuple[Landed, ...]:
    """Every block of a report, in the order of its paper."""
    return (*_head(report, document), *_main(report, document), *_tail(report, document), *_annexes(document))


def _plain(role: Role, text: str, full: str = "") -> Landed:
    return Landed(role, words_of(text), words_of(full or text))


def _head(report: Report, document: Document) -> Iterator[Landed]:
    head = document.letterhead
    if head.superior is not None:
        yield _plain("superior", head.superior.text)
    yield _plain("issuer", head.issuer.text)
    yield _plain("number", head.number.text)
    yield _plain("date", head.place_and_date.text)
    yield _plain("subject", document.subject.text)
    yield from (_plain("addressee", line.text) for line in document.addressees)
    yield from (_plain("basis", line.text) for line in document.bases)
    marks = report.marks
    yield from (_plain("mark", text) for text in (marks.urgency, marks.circulation, marks.drafter, *marks.address) if text)


def _main(report: Report, document: Document) -> Iterator[Landed]:
    blocks = document.blocks
    if report.closing.strip() and blocks:
        yield from _blocks(blocks[:-1], ())
        closing = blocks[-1]
        assert isinstance(closing, Paragraph)
        yield _plain("closing", closing.line.text)
    else:
        yield from _blocks(blocks, ())


def _blocks(blocks: tuple[Block, ...], under: tuple[Key, ...]) -> Iterator[Landed]:
    over: list[tuple[int, Key]] = [(-1, key) for key in under]
    word = ""
    for block in blocks:
        path = tuple(key for _level, key in over)
        match block:
            case Heading(is_word=True):
                over = [(level, key) for level, key in over if level < 0]
                word = block.line.text
                over.append((0, words_of(word)))
                yield Landed("heading", (), words_of(word), tuple(key for level, key in over if level < 0))
            case Heading():
                full = f"{word} {block.line.text}" if block.level == 0 else block.line.text
                over = [(level, key) for level, key in over if level < block.level]
                yield Landed("heading", words_of(block.line.text), words_of(full), tuple(key for _level, key in over))
                over.append((block.level, words_of(full)))
            case Paragraph():
                yield Landed(_ROLES[block.level], words_of(block.line.text), words_of(f"{block.mark} {block.line.text}"), path)
            case Caption():
                yield Landed("paragraph", words_of(block.line.text), words_of(block.line.text), path)
            case DataTable():
                yield Landed("table", (), (), path, _rows(block))
                if block.unit is not None:
                    yield Landed("table", words_of(block.unit.text), words_of(block.unit.text), path)


def _rows(table: DataTable) -> tuple[Key, ...]:
    lines = [[column.title.text for column in table.columns], *[[cell.text for cell in row.cells] for row in table.rows]]
    return tuple(words_of(" | ".join(cells)) for cells in lines)


def _tail(report: Report, document: Document) -> Iterator[Landed]:
    yield from (_plain("recipient", line.text) for line in document.recipients)
    for signature in (document.signature, document.cosignature):
        if signature is not None:
            yield from _signature(signature)


def _signature(signature: SignatureBlock) -> Iterator[Landed]:
    yield from (_plain("signature", line.text) for line in signature.titles)
    if signature.post is not None:
        yield _plain("signature", signature.post.text)
    yield _plain("signature", signature.name.text)


def _annexes(document: Document) -> Iterator[Landed]:
    for annex in document.annexes:
        yield from _annex(annex)


def _annex(annex: AnnexBlock) -> Iterator[Landed]:
    title = annex.title.text if annex.title else ""
    full = words_of(f"{annex.word.text} {title}")
    yield Landed("annex", words_of(title), full)
    yield from _blocks(annex.blocks, (words_of(title),))
