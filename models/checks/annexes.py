"""Annexes: the body speaks of each, each has a title and says something (NĐ 30/2020, Phụ lục I, III.1)."""

import re
from collections.abc import Iterator

from models import place as places
from models.annexes import annex_names
from models.checks.finding import Context, Finding
from models.checks.spots import quoted
from models.language import _
from models.numerals import write_roman
from models.report import Annex, Item, Report
from models.text import plain

WHY = "NĐ 30/2020, Phụ lục I, III.1"
_NUMBER = r"(?:[IVXLC]+|\d{1,2})(?!\w)"
_MENTION = re.compile(
    rf"(?P<all>(?:các|những|\d+)\s+)?phụ lục(?:\s+số)?(?P<numbers>\s+{_NUMBER}(?:\s*(?:,|và|đến|-|–|;)\s*(?:phụ lục\s+)?{_NUMBER})*)?",
    re.IGNORECASE,
)
_PIECE = re.compile(rf"{_NUMBER}|đến|-|–", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"\s*(?:ban hành\s+)?(?:kèm theo\s+)?(?:của\s+)?(?:Nghị định|Thông tư|Quyết định|Luật|Công văn|Kế hoạch)\b", re.IGNORECASE
)


def unmentioned(report: Report, _context: Context) -> Iterator[Finding]:
    """Annexes that the body does not refer to, where there are several by their number."""
    if not report.annexes:
        return
    told = _mentioned(report)
    names = annex_names(len(report.annexes))
    for number, (annex, name) in enumerate(zip(report.annexes, names, strict=True), 1):
        if told is not None and number not in told:
            message = _("{name} chưa được nhắc đến trong nội dung; hãy ghi như “(chi tiết tại {name} kèm theo)” ở ý có liên quan.")
            yield Finding("annex-unmentioned", "warning", places.annex(annex.id), message.format(name=name), WHY, {"name": name})


def _mentioned(report: Report) -> frozenset[int] | None:
    """The numbers of the annexes that the body refers to; nothing where it refers to all of them at once."""
    known = {write_roman(number): number for number in range(1, len(report.annexes) + 1)}
    told: set[int] = set()
    for text in _body(report):
        if "phụ lục" not in text.casefold():
            continue
        for match in _MENTION.finditer(text):
            if _OF_ANOTHER.match(text, match.end()):
                continue
            if match["numbers"]:
                told |= _numbers(match["numbers"], known)
            elif match["all"] or len(report.annexes) == 1:
                return None
    return frozenset(told)


def _numbers(typed: str, known: dict[str, int]) -> set[int]:
    """ "I, III", "1 và 2", "I đến IV"."""
    found: list[int] = []
    told: set[int] = set()
    through = False
    for piece in _PIECE.findall(typed):
        number = int(piece) if piece.isdecimal() else known.get(piece.upper(), 0)
        if not number:
            through = piece.upper() not in known
            continue
        told |= set(range(found[-1], number + 1)) if through and found else {number}
        found.append(number)
        through = False
    return told


def _body(report: Report) -> Iterator[str]:
    """What stands before the annexes."""
    tables = {table.id: table for table in report.tables}

    def texts(items: tuple[Item, ...]) -> Iterator[str]:
        for item in items:
            yield plain(item.text)
            if item.table in tables:
                yield from (plain(cell) for row in tables[item.table].rows for cell in row)

    yield from texts(report.opening)
    for section in report.sections:
        yield plain(section.title)
        yield from texts(section.items)
    yield plain(report.closing)


def unfilled(report: Report, _context: Context) -> Iterator[Finding]:
    """Annexes without a title, or with nothing in them; the table of figures has a title of its own."""
    for annex, name in zip(report.annexes, annex_names(len(report.annexes)), strict=True):
        if not annex.title.strip() and not annex.figures:
            message = _("{name} chưa có tên; hãy đặt tên cho phụ lục.").format(name=name)
            yield Finding("annex-title-missing", "warning", places.annex_title(annex.id), message, WHY, {"name": name})
        if not _says_something(annex):
            values = {"name": name, "title": quoted(plain(annex.title))}
            message = _("{name} chưa có nội dung; hãy viết tiếp, thêm bảng hoặc xóa phụ lục.").format(name=name)
            yield Finding("annex-empty", "warning", places.annex(annex.id), message, WHY, values)


def _says_something(annex: Annex) -> bool:
    return annex.figures or any(item.text.strip() or item.citation or item.table for item in annex.items)
