"""The letterhead, Kính gửi, Nơi nhận and the signature of a report as somebody changed them in its Word file."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.expected import Slot
from importers.head import read_addressees
from importers.letterhead import read_letterhead
from importers.lines import SourceLine
from importers.pairing import LinePair
from importers.sameness import one_line, unchanged
from importers.tail import read_signature, recipient_names
from models import place as places
from models.document import GAP
from models.report import Letterhead, Report, Signature
from models.tolerance import tolerant_marks


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
        elif slot.kind != "stamp" and not unchanged(slot, line):
            _read_line(edge, slot, line)
    for slot, line in pairs:
        if slot is not None and slot.kind == "stamp" and (line is None or not unchanged(slot, line)):
            _read_stamp(edge, places.parts(slot.place)[1], line)
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


def _read_stamp(edge: Edge, part: str, line: SourceLine | None) -> None:
    """Another stamp of the decree's, or none; other words are no stamp."""
    marks = tolerant_marks({part: line.words if line is not None else ""})
    if line is not None and not marks[part]:
        edge.unread.append(line)
    else:
        edge.report = replace(edge.report, marks=replace(edge.report.marks, **{part: marks[part]}))


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
    edge = Edge(report, [], [])
    columns = _columns(edge, pairs)
    lists, drafters = (columns.pop(kind, []) for kind in ("recipient", "drafter"))
    if not _same(lists):
        names = recipient_names([line for _slot, line in lists if line is not None])
        before = recipient_names([slot.line for slot, _line in lists if slot is not None and slot.line is not None])
        edge.report = replace(edge.report, recipients=_with_originals(report.recipients, before, names))
    if not _same(drafters):
        words = " ".join(line.words for _slot, line in drafters if line is not None)
        edge.report = replace(edge.report, marks=replace(edge.report.marks, drafter=words))
    for who, signers in columns.items():
        if not _same(signers):
            _read_signature(edge, who, signers)
    return edge


def _same(pairs: Sequence[LinePair]) -> bool:
    return all(slot is not None and line is not None and unchanged(slot, line) for slot, line in pairs)


def _columns(edge: Edge, pairs: Sequence[LinePair]) -> dict[str, list[LinePair]]:
    """The lines of Nơi nhận, the drafter's mark, and those of each signature; a new line belongs to those of its cell."""
    found: dict[str, list[LinePair]] = {}
    homes = {line.place: _home(slot) for slot, line in pairs if slot is not None and line is not None and line.table}
    cells = sorted({line.place for _slot, line in pairs if line is not None and line.table})
    last = ""
    for slot, line in pairs:
        if slot is not None:
            last = _home(slot)
            found.setdefault(last, []).append((slot, line))
        elif line is not None:
            first = "recipient" if line.table and line.place == cells[0] and len(cells) > 1 else ""
            home = homes.get(line.place, first) if line.table else last if last == "recipient" and line.list_mark else ""
            home = "recipient" if home == "drafter" else home
            if home:
                found.setdefault(home, []).append((slot, line))
            else:
                edge.left.append(line)
    return found


def _home(slot: Slot) -> str:
    """What a line of the end is a part of: recipient, drafter, signature, cosignature."""
    return slot.kind if slot.kind in ("recipient", "drafter") else places.parts(slot.place)[0]


def _read_signature(edge: Edge, who: str, pairs: Sequence[LinePair]) -> None:
    """Line by line where there are as many lines as there were, or else as of any file. `who` is signature or cosignature."""
    signature: Signature = getattr(edge.report, who) or Signature()
    lines = [line for _slot, line in pairs if line is not None]
    if not lines:
        signature = Signature()
    elif len(lines) != len(pairs) or any(slot is None for slot, _line in pairs):
        read, left = read_signature(lines)
        signature = replace(read, post=signature.post if any(line.words == signature.post for line in left) else "")
        edge.left += [line for line in left if line.words != signature.post]
    else:
        signature = _line_by_line(signature, [(slot, line) for slot, line in pairs if slot is not None and line is not None])
    edge.report = replace(edge.report, **{who: signature if who == "signature" or lines else None})


def _line_by_line(signature: Signature, pairs: Sequence[tuple[Slot, SourceLine]]) -> Signature:
    now: dict[str, list[str]] = {}
    changed = set()
    for slot, line in pairs:
        part = places.parts(slot.place)[1]
        now.setdefault(part, []).append(line.words)
        if not unchanged(slot, line):
            changed.add(part)
    for part in changed:
        signature = _with_signer(signature, part, " ".join(now[part]))
    return signature


def _with_signer(signature: Signature, part: str, text: str) -> Signature:
    """ "Q." stands before the title on paper, and is an authority."""
    *before, last = signature.authority.split() or [""]
    if part == "title" and last.upper() == "Q.":
        acting = text.upper().startswith("Q.")
        authority = " ".join([*before, "Q."] if acting else before)
        return replace(signature, authority=authority, title=text[2:].strip() if acting else text)
    if part == "authority" and last.upper() == "Q.":
        return replace(signature, authority=f"{text} Q.")
    return replace(signature, **{part: text})
