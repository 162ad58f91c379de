"""The marks of a text that pandoc wrote: its escapes, quotes, links, headings, breaks, styles over several lines, and tables."""

import re
from collections.abc import Iterator, Sequence

from importers.pandoc_tables import without_rules
from models.text import nfc

_PROOF = re.compile(
    r"\s*(?:>\s*)?\\[-+*]\s|\s*\d+\\[.)]|.*[^\\]\\$|\s*\+(?:[-:=]+\+)+\s*$|\s*-{2,}(?: +-{2,})+\s*$|\[\^\w+\]:|#{1,6} +\S|<!-- -->|"
    r" {0,4}-   \S"
)
_ENOUGH = 2
_NESTED = re.compile(r"^(?: {4}-   | {2}- )(?=\S)")
"""A dash in a list in a list, as pandoc sets it."""
_QUOTE = re.compile(r"^(?:> ?)+")
_HEADING = re.compile(r"#{1,6}\s+(?P<title>.*?)(?:\s*\{[^{}]*\})?")
_LINK = re.compile(r"(?<!\\)!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s\"[^\"]*\")?\)|\{[.#][^{}]*\})")
_RAISED = re.compile(r"(?<=\w)(?<!\\)[\^~]([^\s^~]{1,6})[\^~](?!~)")
_APART = re.compile(r"(?<=\S)\*\*(\s+)\*\*(?=\S)")
_ESCAPED = re.compile(r"\\([-+.,:;!?*_#<>()\[\]{}|~'\"@$^&`=/%\\])")
_TWO = re.compile(r"(?<![*\\])\*\*(?!\*)")
_ONE = re.compile(r"(?<![*\\])\*(?![*\s])|(?<![*\\\s])\*(?!\*)")
NOTE = re.compile(r"\[\^\w+\]:\s*")


def without_pandoc_marks(lines: Sequence[str]) -> list[str]:
    """The lines, as many as before, without the marks; as they are where pandoc did not write them. `**` and `*` stay around styled words.

    A line that stands for several holds them apart by "\\n".
    """
    if sum(1 for line in lines if _PROOF.match(line)) < _ENOUGH:
        return list(lines)
    told = without_rules(_with_whole_notes([_QUOTE.sub("", nfc(line).rstrip()) for line in lines]))
    return ["\n".join(map(_plain, line.split("\n"))) for line in _closed(told)]


def _with_whole_notes(lines: Sequence[str]) -> list[str]:
    """The lines, each note on one: those below it that stand to the right are its rest."""
    result = list(lines)
    note = -1
    for at, line in enumerate(lines):
        if NOTE.match(line):
            note = at
        elif note >= 0 and line.startswith("    "):
            result[note], result[at] = f"{result[note]} {line.strip()}", ""
        else:
            note = -1
    return result


def _closed(lines: Sequence[str]) -> Iterator[str]:
    """The lines with each style ended where its line ends, and begun anew on the next one of the paragraph."""
    open_marks: tuple[str, ...] = ()
    for line in lines:
        if not line.strip() or "\n" in line or "|" in line[:1]:
            open_marks = ()
            yield line
            continue
        broken = line.endswith("\\") and not line.endswith("\\\\")
        own = "".join(open_marks) + (line[:-1].rstrip() if broken else line)
        open_marks = tuple(mark for mark, form in (("**", _TWO), ("*", _ONE)) if len(form.findall(own.replace("***", "** *"))) % 2)
        yield own + "".join(reversed(open_marks))


def _plain(line: str) -> str:
    line = _NESTED.sub("+ ", line)
    heading = _HEADING.fullmatch(line)
    if heading is not None:
        title = heading["title"]
        line = title if title.startswith("**") else f"**{title}**"
    line = _RAISED.sub(r"\1", _LINK.sub(r"\1", _APART.sub(r"\1", line)))
    return "" if line.strip() == "<!-- -->" else _ESCAPED.sub(r"\1", line)
