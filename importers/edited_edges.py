"""The letterhead, Kính gửi, Nơi nhận and the signature of a report as somebody changed them in its Word file."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.expected import Slot, one_line, unchanged
from importers.head import read_addressees, read_letterhead
from importers.lines import SourceLine
from importers.pairing import LinePair
from importers.tail import read_signature, recipient_names
from models import place as places
from models.document import GAP
from models.report import Letterhead, Report, Signature


class Edge(Struct):
    """A report with what one edge of the page says. `unread` are changed lines that could not be read, `left` lines that are new there."""

    report: Report
    unread: list[SourceLine]
    left: list[SourceLine]


def with_head(report: Report, pairs: Sequence[LinePair]) -> Edge:
    """What the letterhead says now. The nation's name and motto are the program's own."""
    edge = Edge(report, [], [])
    names: dict[str, list[SourceLine]] = {"superior": [], "issuer": []}
    column = {line.cell for slot, line in pairs if slot is not None and slot.kind in names and line is not None and line.table}
    last = "superior"
    for slot, line in pairs:
        if slot is not None and slot.kind in names:
            last = slot.kind
        if line is None:
            continue
        if (slot is None and line.cell in column) or (slot is not None and slot.kind in names):
            names[last].append(line)
        elif slot is None:
            edge.left.append(line)
        elif not unchanged(slot, line):
            _read_line(edge, slot, line)
    slots: dict[str, Slot] = {slot.kind: slot for slot, _line in pairs if slot is not None}
    for part, lines in names.items():
        _read_name(edge, part, slots.get(part), lines)
    return edge


def _read_name(edge: Edge, part: str, slot: Slot | None, lines: list[SourceLine]) -> None:
    whole = one_line(lines) if lines else None
    if whole is None and slot is None:
        return
    if whole is None or slot is None or not unchanged(slot, whole):
        text = whole.words if whole else ""
        edge.report = replace(edge.report, letterhead=replace(edge.report.letterhead, **{part: text}))


def _read_line(edge: Edge, slot: Slot, line: SourceLine) -> None:
    """The line of number and symbol, or the one of place and day."""
    before, after = _head_of(slot.line), _head_of(line)
    if before is None or after is None or slot.kind not in ("number", "day"):
        edge.unread.append(line)
        return
    parts = ("number", "symbol") if slot.kind == "number" else ("place", "date", "typed_date")
    changed = {part: getattr(after, part) for part in parts if getattr(before, part) != getattr(after, part)}
    if changed.get("place") == GAP:
        changed["place"] = ""
    edge.report = replace(edge.report, letterhead=replace(edge.report.letterhead, **changed))


def _head_of(line: SourceLine | None) -> Letterhead | None:
    """What a line alone says of a letterhead; nothing where it says other things."""
    if line is None:
        return None
    letterhead, left = read_letterhead((line,))
    return None if left or letterhead.issuer else letterhead


# ---------------------------------------------------------------- Kính gửi


def with_addressees(report: Report, slots: Sequence[Slot], lines: Sequence[SourceLine]) -> Edge:
    """`slots` are the lines of Kính gửi as they stood, `lines` as they stand now."""
    names, read = read_addressees(lines, 0)
    before, _end = read_addressees([slot.line for slot in slots if slot.line is not None], 0)
    return Edge(replace(report, addressees=_with_originals(report.addressees, before, names)), [], list(lines[read:]))


def _with_originals(stated: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """Names as they were read; those that did not change as the report states them."""
    if len(stated) != len(before):
        return after
    known = {name: own for own, name in zip(stated, before, strict=True)}
    return tuple(known.get(name, name) for name in after)


# ---------------------------------------------------------------- Nơi nhận, signature


def with_tail(report: Report, pairs: Sequence[LinePair]) -> Edge:
    """What stands below the body now."""
    lists, signers, left = _columns(pairs)
    edge = Edge(report, [], left)
    if not _same(lists):
        names = recipient_names([line for _slot, line in lists if line is not None])
        before = recipient_names([slot.line for slot, _line in lists if slot is not None and slot.line is not None])
        edge.report = replace(report, recipients=_with_originals(report.recipients, before, names))
    if not _same(signers):
        edge.report = replace(edge.report, signature=_signature(edge, signers))
    return edge


def _same(pairs: Sequence[LinePair]) -> bool:
    return all(slot is not None and line is not None and unchanged(slot, line) for slot, line in pairs)


def _columns(pairs: Sequence[LinePair]) -> tuple[list[LinePair], list[LinePair], list[SourceLine]]:
    """The lines of Nơi nhận, those of the signature, and lines that are neither."""
    lists: list[LinePair] = []
    signers: list[LinePair] = []
    left: list[SourceLine] = []
    cells = sorted({line.place for _slot, line in pairs if line is not None and line.table})
    for slot, line in pairs:
        if slot is not None:
            (lists if slot.kind == "recipient" else signers).append((slot, line))
        elif line is not None and line.table:
            (lists if line.place == cells[0] and (len(cells) > 1 or not signers) else signers).append((slot, line))
        elif line is not None and lists and not signers and line.list_mark:
            lists.append((slot, line))
        elif line is not None:
            left.append(line)
    return lists, signers, left


def _signature(edge: Edge, pairs: Sequence[LinePair]) -> Signature:
    """Line by line where there are as many lines as there were, or else as of any file."""
    signature = edge.report.signature
    if any(slot is None or line is None for slot, line in pairs):
        signature, left = read_signature([line for _slot, line in pairs if line is not None])
        edge.left += left
        return signature
    for slot, line in pairs:
        if slot is not None and line is not None and not unchanged(slot, line):
            signature = _with_signer(signature, places.parts(slot.place)[1], line.words)
    return signature


def _with_signer(signature: Signature, part: str, text: str) -> Signature:
    if part == "title" and signature.authority.strip().upper() == "Q.":
        acting = text.upper().startswith("Q.")
        return replace(signature, authority="Q." if acting else "", title=text[2:].strip() if acting else text)
    return replace(signature, **{part: text})
