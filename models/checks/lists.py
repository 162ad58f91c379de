"""End marks of lists: ";" while a list goes on, "." at its end (usage; the decree writes so for Kính gửi and Nơi nhận)."""

from collections.abc import Iterator

from msgspec import Struct

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.checks.spots import heading_name, put_label
from models.document import list_mark
from models.language import N_, _
from models.report import Item, ItemLevel, Report
from models.text import Words, parse, plain, write

DEPTHS: dict[ItemLevel, int] = {"paragraph": 0, "number": 1, "letter": 2, "dash": 3, "plus": 4}
"""How deep an item of each level stands in its list."""
WHY = "Cách viết thông dụng, theo mẫu của NĐ 30/2020, Phụ lục I, II.9"
_GOES_ON = N_("Ý {at} của mục {of} kết bằng “{mark}” trong khi danh sách còn tiếp và các ý khác dùng “;”; hãy sửa thành “;”.")
_UNMARKED = N_("Ý {at} của mục {of} chưa có dấu ở cuối trong khi các ý khác dùng “;”; hãy thêm “;”.")
_ENDS = N_("Ý {at} là ý cuối của danh sách ở mục {of}; hãy kết bằng dấu chấm.")


class _Member(Struct, frozen=True):
    """An item of a list. `mark` is how it ends: one of ";", ".", ",", ":", nothing, or "?" where it cannot be judged."""

    item: Item
    at: int
    mark: str
    automatic: bool
    parent: bool


_List = list[_Member]


def list_marks(report: Report, _context: Context) -> Iterator[Finding]:
    """Lists whose items mostly end with ";" and some do not."""
    cited = {citation.id for citation in report.citations}
    for section in report.sections:
        for members, ends in _lists(section.items, cited):
            yield from _list_findings(members, ends, heading_name(section))


def _lists(items: tuple[Item, ...], cited: set[str]) -> list[tuple[_List, bool]]:
    """Lists of brothers, deeper items passed over; and whether the list around them ends with them."""
    done: list[tuple[_List, list[_List]]] = []
    open_lists: list[tuple[int, _List]] = []

    def close(depth: int) -> None:
        while open_lists and open_lists[-1][0] > depth:
            members = open_lists.pop()[1]
            done.append((members, [outer for _depth, outer in open_lists]))

    for index, item in enumerate(items):
        depth = DEPTHS[item.level]
        close(depth)
        if not open_lists or open_lists[-1][0] < depth:
            open_lists.append((depth, []))
        open_lists[-1][1].append(_member(items, index, cited))
    close(-1)
    return [
        (members, not any(member.mark == ";" for outer in around for member in outer))
        for members, around in done
        if len(members) > 1 and members[0].item.level != "paragraph"
    ]


def _member(items: tuple[Item, ...], index: int, cited: set[str]) -> _Member:
    item = items[index]
    parent = index + 1 < len(items) and DEPTHS[items[index + 1].level] > DEPTHS[item.level]
    automatic = not item.text and item.citation in cited
    mark = list_mark(items, index) if automatic else _mark(item.text)
    return _Member(item, index + 1, mark, automatic, parent)


def _mark(text: str) -> str:
    shown = plain(text).rstrip()
    if shown.endswith(("...", "./.", "/.", "…", "?", "!")) or not shown:
        return "?"
    if shown[-1] in "”\")’'":
        return "" if not shown[:-1].rstrip().endswith((".", ";")) else "?"
    return shown[-1] if shown[-1] in ";.,:" else ""


def _list_findings(members: _List, ends: bool, of: str) -> Iterator[Finding]:
    semicolons = sum(member.mark == ";" for member in members[:-1])
    dots = sum(member.mark == "." for member in members[:-1])
    if not semicolons or dots > semicolons:
        return
    last_semicolon = max(index for index, member in enumerate(members) if member.mark == ";")
    for index, member in enumerate(members[:-1]):
        if member.parent or member.automatic:
            continue
        if member.mark == "." and _certainly_goes_on(members, index, last_semicolon, semicolons > dots):
            yield _finding("list-goes-on", _(_GOES_ON), member, of, ";")
        elif member.mark in ("", ",") and semicolons > 1:
            yield _finding("list-unmarked", _(_GOES_ON if member.mark else _UNMARKED), member, of, ";")
    last = members[-1]
    if last.mark in (";", ",", "") and not (last.automatic or last.parent) and ends and semicolons > dots:
        yield _finding("list-end", _(_ENDS), last, of, ".")


def _certainly_goes_on(members: _List, index: int, last_semicolon: int, mostly: bool) -> bool:
    """A dot inside the list is a slip when a ";" follows, or when the rest of the list is of the same short kind."""
    if index < last_semicolon:
        return mostly
    if members[index].item.citation:
        return all(member.item.citation for member in members[index + 1 :])
    return mostly and all(_one_sentence(member.item.text) for member in members[index:])


def _one_sentence(text: str) -> bool:
    return ". " not in text.rstrip()


def _finding(code: str, message: str, member: _Member, of: str, mark: str) -> Finding:
    place = places.item(member.item.id)
    values = {"at": str(member.at), "of": of, "mark": member.mark}
    text = with_mark(member.item.text, mark)
    return Finding(code, "warning", place, message.format(**values), WHY, values, Fix(put_label(f"… {mark}"), place, text))


def with_mark(markup: str, mark: str) -> str:
    """The text with another mark at its end, in the place of the one it has."""
    spans = list(parse(markup.rstrip()))
    last = spans[-1] if spans else None
    if isinstance(last, Words):
        text = last.text.rstrip()
        text = text[:-1].rstrip() if text.endswith((";", ".", ",")) else text
        spans[-1] = Words(text + mark, last.bold, last.italic)
    else:
        spans.append(Words(mark))
    return write(spans)
