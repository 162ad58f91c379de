"""A report as truth: what a person who reads the file would say of each block of it; and the notation that the truths are written in.

A truth is a text file in `truths/`. Above a line "---" stands the head, "key: value" a line; below it the body, a block a line:

    #1 I. TÌNH HÌNH       a heading of level 1, its number as it is typed; 0 is a part: "#0 Phần I | TÌNH HÌNH" on two lines,
                          "#0 Phần I. TÌNH HÌNH" on one
    - … + … • … * … 1. … a)  items, by the mark that the office typed (* below + is one, too);   anything else is a paragraph
    ^ Đơn vị tính: …      the unit above a table;   | a | b | a row, the first one the headings;   |* … | a total
    = Phụ lục I | TITLE   an annex begins ("| landscape" behind it where its pages lie on their side)
    $ Trên đây là …       the closing;   [] a text box;   words{{a footnote}};   **Về kinh tế:** words in bold before others
    | Hồ sơ | < |         a cell that goes on with the one before it;   ^ with the one above
"""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct, convert
from msgspec.structs import replace

from importers.trace import Role

FOLDER = Path(__file__).parent / "truths"

_NUMBER = re.compile(
    r"(?:(?:[IVX]{1,5}:|[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)/]|\s?[-–](?=\s)|(?<=\.\d)(?=\s))|[a-zđ][.)]|\((?:\d{1,2}|[a-zđ])\))\s*"
)
_PART = re.compile(r"Phần (?:\d+|[A-Z]+|thứ \w+)[.:]")
_ITEMS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("dash", re.compile(r"([-–•*▪])\s+")),
    ("plus", re.compile(r"([+○])\s+")),
    ("numbered", re.compile(r"(\d{1,2}[.)/-]|\(\d{1,2}\))\s+")),
    ("lettered", re.compile(r"([a-zđ]\))\s+")),
)
_NOTE = re.compile(r"\{\{(.+?)\}\}")
_LEAD = re.compile(r"\*\*(.+?)\*\*")


class Block(Struct, frozen=True):
    """A block of the body: its role, its words without the mark before them, the level of a heading (0 is a part, 1 is "I.").

    `rows` are a table's, the headings first; `totals` are rows of it, `unit` stands above it. `note` is a footnote in the text.
    `lead` are the first words, in bold; `merged` are cells, by row and column, that go on with the one before ("<") or above ("^").
    """

    role: Role
    text: str
    mark: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    totals: tuple[int, ...] = ()
    unit: str = ""
    note: str = ""
    landscape: bool = False
    box: bool = False
    lead: str = ""
    merged: tuple[tuple[int, int, str], ...] = ()

    @property
    def full(self) -> str:
        """Mark and words."""
        return f"{self.mark} {self.text}".strip()


class Truth(Struct, frozen=True):
    """A report: its head, its body block by block, and what stands below. `subject_lines` are those of the title as they are typed.

    `form` is that of the letterhead; where there is none, place and date stand over the signature. `word` is what the title begins
    with, with the subject in one line where `joined`. `slanted` and `light` are the levels of headings in italics, and in plain letters.
    `signed` stands in the place of the signature, `post` below the title; a second signer has `second_title` and `second_name`.
    """

    id: str
    period: str
    issuer: str
    symbol: str
    place: str
    subject_lines: tuple[str, ...]
    name: str
    title: str
    superior: str = ""
    number: str = ""
    date: str = ""
    authority: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    recipient_mark: str = "-"
    stamps: tuple[str, ...] = ()
    drafter: str = ""
    header: str = ""
    kind: str = ""
    form: Literal["state", "party", "none"] = "state"
    word: str = "BÁO CÁO"
    joined: str = ""
    rule: str = ""
    slanted: str = ""
    light: str = ""
    recipients_word: str = "Nơi nhận:"
    post: str = ""
    signed: str = ""
    second_title: str = ""
    second_name: str = ""
    blocks: tuple[Block, ...] = ()

    @property
    def subject(self) -> str:
        """The title in one line, with what its first words say beside "báo cáo"."""
        kind = re.sub("(?i)^báo cáo ?", "", self.word)
        return " ".join(filter(None, (kind, *self.subject_lines)))

    @property
    def titles(self) -> tuple[str, ...]:
        """The lines over the name of who signs; "Q." stands before the title."""
        if self.authority == "Q.":
            return (f"Q. {self.title}",)
        return tuple(line for line in (*self.authority.split(" / "), self.title) if line)


@cache
def truths() -> dict[str, Truth]:
    """Every truth by its name."""
    return {path.stem: read_truth(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.txt"))}


_LISTS = {"to": "addressees", "basis": "bases", "recipient": "recipients", "stamp": "stamps"}


def read_truth(id: str, text: str) -> Truth:
    """A truth from its notation."""
    head, _rule, body = text.partition("\n---\n")
    single: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for line in head.splitlines():
        key, _colon, value = line.partition(": ")
        if key in _LISTS:
            lists[_LISTS[key]] = (*lists.get(_LISTS[key], ()), value.strip())
        else:
            single[key] = value.strip()
    subject = tuple(part.strip() for part in single.pop("subject").split("//"))
    mark = single.pop("recipient_mark", "-")
    made = {"id": id, "subject_lines": subject, "recipient_mark": "" if mark == "none" else mark}
    return replace(convert({**made, **single, **lists}, Truth), blocks=tuple(_blocks(body)))


def _blocks(body: str) -> list[Block]:
    blocks: list[Block] = []
    unit = ""
    for line in filter(None, (raw.strip() for raw in body.splitlines())):
        if line.startswith("^ "):
            unit = line[2:]
        elif line.startswith("|"):
            cells = tuple(cell.strip() for cell in line.lstrip("|*").rstrip("|").split("|"))
            table = blocks.pop() if blocks[-1].role == "table" else Block("table", "", unit=unit)
            blocks.append(_with_row(table, cells, total=line.startswith("|*")))
        else:
            block = _block(line)
            third = block.mark == "*" and bool(blocks) and blocks[-1].role == "plus"
            blocks.append(replace(block, role="plus") if third else block)
            unit = ""
    return blocks


def _with_row(table: Block, cells: tuple[str, ...], total: bool) -> Block:
    at = len(table.rows)
    merged = tuple((at, column, cell) for column, cell in enumerate(cells) if cell in ("<", "^"))
    words = tuple("" if cell in ("<", "^") else cell for cell in cells)
    return replace(table, rows=(*table.rows, words), totals=(*table.totals, at) if total else table.totals, merged=(*table.merged, *merged))


def _block(line: str) -> Block:
    match = _NOTE.search(line)
    note = match[1] if match else ""
    line = _NOTE.sub("", line)
    if line.startswith("#"):
        return _heading(int(line[1]), line[2:].strip())
    if line.startswith("= "):
        word, title, *landscape = (part.strip() for part in line[2:].split("|"))
        return Block("annex", title, word, landscape=bool(landscape))
    if line.startswith("$ "):
        return Block("closing", line[2:])
    if line.startswith("[] "):
        return Block("paragraph", line[3:], box=True)
    for role, form in _ITEMS:
        found = form.match(line)
        if found is not None:
            return _with_lead(Block(role, line[found.end() :], found[1], note=note))
    return _with_lead(Block("paragraph", line, note=note))


def _with_lead(block: Block) -> Block:
    found = _LEAD.match(block.text)
    return replace(block, text=found[1] + block.text[found.end() :], lead=found[1]) if found else block


def _heading(level: int, text: str) -> Block:
    if level == 0:
        word, bar, title = text.partition("|")
        if not bar:
            found = _PART.match(text)
            assert found is not None, text
            word, title = found[0], text[found.end() :]
        return Block("heading", title.strip(), word.strip(), 0)
    found = _NUMBER.match(text)
    mark = found[0].strip() if found else ""
    return Block("heading", text[found.end() :] if found else text, mark, level)
