"""redline(old, new) -> Document: both reports on one paper, words only in the old one "gone", words only in the new one "new".

`accepted` and `rejected` read a redline back as the one or the other, as a word processor does with tracked changes.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from models.align import Pair, aligned, ended_together
from models.diff import word_diff
from models.document import Block, Document, Heading, Line, Paragraph, Runs, SignatureBlock
from models.text import Change, Words, joined, nfc


def redline(old: Document, new: Document) -> Document:
    """What changed on paper, word by word; a change of nothing but bold or italic counts too. The page is the new one's.

    A text that has no like in the other report came or went as a whole.
    """
    head, head_before = new.letterhead, old.letterhead
    return replace(
        new,
        letterhead=replace(
            head,
            superior=_optional(head_before.superior, head.superior),
            issuer=_merged(head_before.issuer, head.issuer),
            number=_merged(head_before.number, head.number),
            nation=_merged(head_before.nation, head.nation),
            motto=_merged(head_before.motto, head.motto),
            place_and_date=_merged(head_before.place_and_date, head.place_and_date),
        ),
        type_name=_merged(old.type_name, new.type_name),
        subject=_merged(old.subject, new.subject),
        addressees=_addressees(old.addressees, new.addressees),
        blocks=_blocks(old.blocks, new.blocks),
        recipients=_column(old.recipients, new.recipients),
        signature=SignatureBlock(_lines(old.signature.titles, new.signature.titles), _merged(old.signature.name, new.signature.name)),
    )


def accepted(document: Document) -> Document:
    """What stands there when every change is accepted: the new report."""
    return _without(document, "gone")


def rejected(document: Document) -> Document:
    """What stands there when every change is rejected: the old report, on the new one's page."""
    return _without(document, "new")


def changed(document: Document) -> bool:
    """Whether a document is a redline in which anything came or went."""
    return any(line.change or any(run.change for run in line.runs) for line in document_lines(document))


def document_lines(document: Document) -> Iterator[Line]:
    """Every line of a document from top to bottom."""
    head, end = document.letterhead, document.signature
    top = (head.superior, head.issuer, head.nation, head.motto, head.number, head.place_and_date)
    yield from (line for line in top if line is not None)
    yield from (document.type_name, document.subject, *document.addressees)
    yield from (block.line for block in document.blocks)
    yield from (*document.recipients, *end.titles, end.name)


# -------------------------------------------------------------------- both together


def _merged(old: Line, new: Line) -> Line:
    """One line with the words of both."""
    return Line(_merged_runs(old.runs, new.runs), new.place)


def _optional(old: Line | None, new: Line | None) -> Line | None:
    if old is not None and new is not None:
        return _merged(old, new)
    return _whole(new, "new") if new is not None else _whole(old, "gone") if old is not None else None


def _whole(line: Line, change: Change) -> Line:
    """A line that came or went."""
    return Line(tuple(replace(run, text=nfc(run.text), change=change) for run in line.runs), line.place, change)


def _lines(old: tuple[Line, ...], new: tuple[Line, ...]) -> tuple[Line, ...]:
    return _one_by_one(_paired(old, new))


def _column(old: tuple[Line, ...], new: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines at the end of a table cell, whose last paragraph can neither come nor go: the last ones are one, alike or not."""
    return _one_by_one(ended_together(_paired(old, new)))


def _paired(old: tuple[Line, ...], new: tuple[Line, ...]) -> Iterator[Pair[Line]]:
    pairs = aligned(old, new, lambda line: line.text, lambda _line: None)
    yield from pairs


def _one_by_one(pairs: Iterable[Pair[Line]]) -> tuple[Line, ...]:
    return tuple(line for pair in pairs if (line := _optional(*pair)) is not None)


def _addressees(old: tuple[Line, ...], new: tuple[Line, ...]) -> tuple[Line, ...]:
    """One addressee and a list of them look different on paper: the whole of it is set anew."""
    if len(old) == len(new) == 1:
        return (_merged(old[0], new[0]),)
    if (len(old) > 1) == (len(new) > 1):
        return _lines(old, new)
    return (*(_whole(line, "gone") for line in old), *(_whole(line, "new") for line in new))


def _blocks(old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[Block, ...]:
    """Headings of one level become each other, and paragraphs. The last ones end the text before the signature's table, as in a cell."""
    found = aligned(old, new, _text, _kind)
    pairs = tuple(found)
    if old and new and _kind(old[-1]) == _kind(new[-1]):
        pairs = ended_together(pairs)
    return tuple(block for pair in pairs if (block := _block(*pair)) is not None)


def _block(old: Block | None, new: Block | None) -> Block | None:
    if isinstance(old, Paragraph) and isinstance(new, Paragraph):
        return _merged_paragraph(old, new)
    if old is not None and new is not None:
        return replace(new, line=_merged(old.line, new.line))
    if new is not None:
        return replace(new, line=_whole(new.line, "new"))
    return None if old is None else replace(old, line=_whole(old.line, "gone"))


def _kind(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 0


def _text(block: Block) -> str:
    mark = block.mark if isinstance(block, Paragraph) else ""
    return f"{mark} {block.line.text}" if mark else block.line.text


def _merged_paragraph(old: Paragraph, new: Paragraph) -> Paragraph:
    """Where the mark before the words changed, it is part of the words."""
    line = _merged(old.line, new.line)
    if old.mark == new.mark:
        return replace(new, line=line)
    marks = (Words(f"{mark} ", change=change) for mark, change in _changes((old.mark, "gone"), (new.mark, "new")))
    return replace(new, line=replace(line, runs=_run_together((*marks, *line.runs))), mark="")


def _changes(*pairs: tuple[str, Change]) -> Iterator[tuple[str, Change]]:
    return (pair for pair in pairs if pair[0])


def _merged_runs(old: Runs, new: Runs) -> Runs:
    if old == new:
        return new
    before, after = _Reader(old), _Reader(new)
    runs: list[Words] = []
    for piece in word_diff(before.text, after.text):
        match piece.kind:
            case "gone":
                runs += before.take(len(piece.text), "gone")
            case "new":
                runs += after.take(len(piece.text), "new")
            case "same":
                runs += _restyled(before.take(len(piece.text), "gone"), after.take(len(piece.text), "new"))
    return _run_together(runs)


def _restyled(old: list[Words], new: list[Words]) -> Iterator[Words]:
    """The same letters in both: they are a change where their style is another."""
    before, after = _Reader(tuple(old)), _Reader(tuple(new))
    while before.ahead and after.ahead:
        length = min(len(before.ahead.text), len(after.ahead.text))
        (was,), (now,) = before.take(length, "gone"), after.take(length, "new")
        if (was.bold, was.italic) == (now.bold, now.italic):
            yield replace(now, change="")
        else:
            yield from (was, now)


def _run_together(runs: Iterable[Words]) -> Runs:
    return tuple(run for run in joined(runs) if isinstance(run, Words))


class _Reader:
    """Reads runs letter by letter."""

    def __init__(self, runs: Runs) -> None:
        self._runs = [replace(run, text=nfc(run.text)) for run in runs if run.text]
        self._at = 0
        self.text = "".join(run.text for run in self._runs)

    @property
    def ahead(self) -> Words | None:
        """The rest of the run that comes next."""
        return self._runs[self._at] if self._at < len(self._runs) else None

    def take(self, count: int, change: Change) -> list[Words]:
        """The next letters with their styles, as a change."""
        taken: list[Words] = []
        while count and (run := self.ahead):
            part, rest = run.text[:count], run.text[count:]
            taken.append(replace(run, text=part, change=change))
            count -= len(part)
            if rest:
                self._runs[self._at] = replace(run, text=rest)
            else:
                self._at += 1
        return taken


# -------------------------------------------------------------------- one of both


def _without(document: Document, change: Change) -> Document:
    head, end = document.letterhead, document.signature
    return replace(
        document,
        letterhead=replace(
            head,
            superior=head.superior and _kept(head.superior, change),
            **{part: _bare(getattr(head, part), change) for part in ("issuer", "number", "nation", "motto", "place_and_date")},
        ),
        type_name=_bare(document.type_name, change),
        subject=_bare(document.subject, change),
        addressees=_kept_lines(document.addressees, change),
        blocks=tuple(replace(block, line=_bare(block.line, change)) for block in document.blocks if block.line.change != change),
        recipients=_kept_lines(document.recipients, change),
        signature=SignatureBlock(_kept_lines(end.titles, change), _bare(end.name, change)),
    )


def _bare(line: Line, change: Change) -> Line:
    """The line without the words of a change, the others unmarked."""
    return Line(_run_together(replace(run, change="") for run in line.runs if run.change != change), line.place)


def _kept(line: Line, change: Change) -> Line | None:
    return None if line.change == change else _bare(line, change)


def _kept_lines(lines: tuple[Line, ...], change: Change) -> tuple[Line, ...]:
    return tuple(kept for line in lines if (kept := _kept(line, change)) is not None)
