"""A Word file as lines: paragraphs, table cells, text boxes and notes in the order of the document, then headers and footers.

What is tracked as inserted is read and what is tracked as deleted is not; automatic numbers and bullets become marks. Nothing that has
words is left out: what a reader does not see of it (hidden text, cells covered by merged ones) is said to be hidden.
"""

from pathlib import Path

from importers.contents import Source
from importers.lines import Part, SourceLine
from importers.word.blocks import Blocks, Embedded, Spot
from importers.word.letters import RawLine, as_written, decoded
from importers.word.names import Element, W
from importers.word.notices import notices
from importers.word.parts import Parts, related, related_name
from importers.word.sections import Section, sections

_NOTES: dict[str, Part] = {"footnotes": "note", "endnotes": "note", "comments": "comment"}
_NO_CONTENT = ("separator", "continuationSeparator", "continuationNotice")


def read_document(parts: Parts, path: Path, embedded: Embedded) -> Source:
    """All that a file says. `embedded` reads files in it. Raises ImportProblem."""
    blocks, shown = _main(parts, path, embedded, flat=False)
    _read_notes(blocks, parts, tuple(_NOTES))
    _read_margins(blocks, parts, shown)
    lines, of_letters = decoded(blocks.found)
    said = (of_letters, *notices(blocks.counts))
    return Source(lines, tuple(notice for notice in said if notice))


def read_own_document(parts: Parts, path: Path, embedded: Embedded) -> tuple[SourceLine, ...]:
    """What a file of this program has on its pages: tables and boxes in a cell count to that cell, headers, footers and comments are left
    out, and no letter is taken for one of an old encoding. Raises ImportProblem."""
    blocks, _shown = _main(parts, path, embedded, flat=True)
    _read_notes(blocks, parts, ("footnotes", "endnotes"))
    return as_written(blocks.found)


def _main(parts: Parts, path: Path, embedded: Embedded, flat: bool) -> tuple[Blocks, tuple[Section, ...]]:
    main = parts.root(parts.main)
    assert main is not None, "a package without its main part is refused before"
    shown = sections(main)
    blocks = Blocks(parts, path, shown, embedded, flat)
    blocks.read(main, parts.main, Spot())
    return blocks, shown


def _read_notes(blocks: Blocks, parts: Parts, kinds: tuple[str, ...]) -> None:
    """The notes in the order in which the text refers to them, then those that nothing refers to."""
    for kind in kinds:
        root = related(parts, kind)
        elements: dict[str, list[Element]] = {}
        for each in root if root is not None else ():
            if each.get(f"{W}type") not in _NO_CONTENT:
                elements.setdefault(each.get(f"{W}id", ""), []).append(each)
        named = {note.id: note.mark for note in blocks.notes if note.kind == kind}
        for id in dict.fromkeys((*named, *elements)):
            for element in elements.get(id, ()):
                begin = len(blocks.found)
                blocks.read(element, related_name(parts, kind), Spot(_NOTES[kind]))
                _put_mark(blocks.found[begin : begin + 1], named.get(id, ""))


def _put_mark(first: list[RawLine | SourceLine], mark: str) -> None:
    """The mark that stands in the text stands before the note too."""
    for line in first:
        if isinstance(line, RawLine) and not line.mark:
            line.mark = mark


def _read_margins(blocks: Blocks, parts: Parts, shown: tuple[Section, ...]) -> None:
    """Headers and footers, each text once."""
    relations = parts.relations(parts.main)
    names = dict.fromkeys((part, relations[id].target) for section in shown for part, id in section.margins if id in relations)
    texts: set[tuple[str, tuple[str, ...]]] = set()
    for part, name in sorted(names, key=lambda each: each[0] != "header"):
        root = parts.root(name)
        if root is None:
            continue
        begin = len(blocks.found)
        blocks.read(root, name, Spot("header" if part == "header" else "footer"))
        mine = [each for each in blocks.found[begin:] if not _counts_pages_only(each)]
        text = part, tuple(_text(each) for each in mine)
        blocks.found[begin:] = [] if text in texts else mine
        texts.add(text)


def _counts_pages_only(line: RawLine | SourceLine) -> bool:
    """Whether a line has nothing but the number of the page."""
    if isinstance(line, SourceLine) or not any(run.counts_pages for run in line.runs):
        return False
    return not any(letter.isalnum() for run in line.runs if not run.counts_pages for letter in run.text)


def _text(line: RawLine | SourceLine) -> str:
    return line.words if isinstance(line, SourceLine) else "".join(run.text for run in line.runs)
