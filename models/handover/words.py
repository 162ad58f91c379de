"""The hand-over sheet in words, in as little room as it has: lists end with how much more there is, texts with "…".

It is paper, so that its words are Vietnamese whatever language the screen has.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from models import place as places
from models.change import Change
from models.diff import Piece, word_diff
from models.document import GAP
from models.figure_rows import row_decimals, shown_change
from models.figure_table import FigureRow, Side
from models.handover.figure_changes import FigureChange
from models.handover.room import Room, cut
from models.handover.sheet import HandoverSheet, Plan
from models.handover.text_changes import PartChanges
from models.numerals import rounded, write_number, write_signed
from models.page import Block, DataColumn, DataRow, DataTable, Heading, Line, Paragraph, Runs
from models.place import Place
from models.report import FigureValue, Outcome
from models.text import Words, folded

TITLE = "PHIẾU TRÌNH"
SHORT_REVISION = 12
"""Letters of a revision that people read out."""
NOWHERE = Place("")
_LONGEST_NUMBER = 20
"""Characters of a value in the table; the digits of a key that was held down are not needed to see that it is wrong."""


class ShownSheet(Struct, frozen=True):
    """The sheet as it is read, from top to bottom. `facts` are pairs of a label and what stands behind it."""

    offices: tuple[str, ...]
    place_and_date: str
    title: str
    subject: str
    facts: tuple[tuple[str, Runs], ...]
    blocks: tuple[Block, ...]
    notes: tuple[Runs, ...]
    opinion: str
    signers: tuple[tuple[str, str], tuple[str, str]]


def shown_sheet(sheet: HandoverSheet, room: Room) -> ShownSheet:
    """The sheet with as much of everything as there is room for."""
    head = sheet.letterhead
    return ShownSheet(
        offices=tuple(cut(name.upper(), room.name) for name in (head.superior, head.issuer) if name.strip()),
        place_and_date=f"{cut(head.place, room.name) or GAP}, ngày {GAP} tháng {GAP} năm {GAP}",
        title=TITLE,
        subject=cut(sheet.title, 2 * room.name),
        facts=tuple(_facts(sheet, room)),
        blocks=tuple(_blocks(sheet, room)),
        notes=tuple(_notes(sheet, room)),
        opinion="Ý kiến của lãnh đạo:",
        signers=(("NGƯỜI TRÌNH", cut(sheet.handling.clerk, room.name)), (cut(sheet.signer_title, room.name), cut(sheet.signer, room.name))),
    )


# -------------------------------------------------------------------- at the top


def _facts(sheet: HandoverSheet, room: Room) -> Iterator[tuple[str, Runs]]:
    first, second = _signer(sheet.signer_title, sheet.signer), _signer(*sheet.second)
    yield "Kính trình", _plain("; ".join(cut(who, room.name) for who in (first, second) if who) or GAP)
    if sheet.addressees:
        yield "Nơi nhận", _plain(_listed(sheet.addressees, min(room.names, 2), room.name, "nơi"))
    if sheet.amends:
        yield "Thay thế", _plain(f"Thay báo cáo đã ban hành; lý do: {cut(sheet.amends, room.reason)}")
    yield "So với", _plain(_prior(sheet))
    yield "Kiểm tra", _verdict(sheet)


def _signer(title: str, name: str) -> str:
    """ "GIÁM ĐỐC", "Nguyễn Viết Vy" -> "Giám đốc Nguyễn Viết Vy"; what stood in capitals as a name within a title gets small too."""
    return " ".join(part for part in (title[:1].upper() + title[1:].lower() if title.isupper() else title, name) if part)


def _prior(sheet: HandoverSheet) -> str:
    if sheet.prior is None:
        return "Chưa có báo cáo kỳ trước trong sổ nên không so sánh được."
    document = f", {sheet.prior.document}" if sheet.prior.document else " (chưa ban hành)"
    return f"Báo cáo kỳ trước: {sheet.prior.period}{document}"


def _verdict(sheet: HandoverSheet) -> Runs:
    """Whether it can be signed, in bold, and what else is to be known."""
    errors = sum(problem.severity == "error" for problem in sheet.problems)
    warnings = len(sheet.problems) - errors
    if sheet.state in ("issued", "replaced"):
        told = f"Báo cáo đã ban hành {sheet.document}"
    elif errors:
        told = f"CÒN {errors} LỖI, CHƯA KÝ ĐƯỢC" + (f"; còn {warnings} cảnh báo chưa xử lý" if warnings else "")
    elif warnings:
        told = f"Không có lỗi; CÒN {warnings} CẢNH BÁO CHƯA XỬ LÝ"
    else:
        told = "Không có lỗi, không còn cảnh báo chưa xử lý"
    accepted = f"; {len(sheet.accepted)} cảnh báo đã chấp nhận" if sheet.accepted else ""
    return Words(told, bold=True), Words(f"{accepted}.")


def _notes(sheet: HandoverSheet, room: Room) -> Iterator[Runs]:
    """Who prepared the report and when, and which content it is."""
    steps = [("Kiểm tra xong lúc", sheet.handling.checked), ("in trình ký lúc", sheet.handling.printed)]
    told = [f"{words} {step.time}" for words, step in steps if step]
    way = "; ".join(told) if told else "Chưa đánh dấu kiểm tra xong"
    clerk = cut(sheet.handling.clerk, room.name)
    yield Words("Người lập: ", bold=True), Words(f"{clerk}. {way}." if clerk else f"{GAP} {way}.")
    yield Words("Mã phiên bản: ", bold=True), Words(sheet.revision[:SHORT_REVISION], bold=True)


# -------------------------------------------------------------------- in the middle


def _blocks(sheet: HandoverSheet, room: Room) -> Iterator[Block]:
    if sheet.problems:
        yield _heading("Việc còn phải xử lý")
        yield from _list(
            (
                (Words("Lỗi: " if one.severity == "error" else "Cảnh báo: ", bold=True), Words(cut(one.sentence, room.words)))
                for one in sheet.problems
            ),
            len(sheet.problems),
            room.problems,
            "việc khác, xem danh sách cần xử lý trong chương trình",
        )
    if sheet.prior is not None or sheet.figures.changed:
        yield from _figures(sheet, room)
    else:
        yield from _main_figures(sheet, room)
    if sheet.prior is None and sheet.annexes:
        yield _paragraph((Words("Kèm theo: ", bold=True), Words(_listed(sheet.annexes, room.names, room.name, "phụ lục") + ".")))
    if sheet.prior is not None or sheet.plan is not None:
        yield _heading("Nội dung thay đổi")
        yield from _text(sheet, room)
    if sheet.accepted:
        yield _heading("Cảnh báo đã chấp nhận và lý do")
        yield from _list(
            (
                (
                    Words(f"{cut(one.where, room.name)}: " if one.where else ""),
                    Words(cut(one.sentence, room.words)),
                    Words(" Lý do: ", bold=True),
                    Words(cut(one.reason, room.reason)),
                )
                for one in sheet.accepted
            ),
            len(sheet.accepted),
            room.accepted,
            "cảnh báo khác, xem danh sách cần xử lý trong chương trình",
        )


def _list(lines: Iterable[Runs], count: int, most: int, rest: str) -> Iterator[Block]:
    """The first ones, and how many more there are."""
    shown = count if count <= most + 1 else most
    for line, _at in zip(lines, range(shown), strict=False):
        yield _paragraph(line, "-")
    if count > shown:
        yield _more(count - shown, rest)


def _more(count: int, rest: str) -> Block:
    return _paragraph((Words(f"và {count} {rest}.", italic=True),))


_SIDES: tuple[tuple[Side, str, str], ...] = (("prior", "Kỳ trước", "Tăng, giảm"), ("last_year", "Cùng kỳ", "Tăng, giảm"))


_SHARES = (30.0, 11.0, 19.0)
"""Of the table's width: the name of a figure, a value, a change."""


def _figures(sheet: HandoverSheet, room: Room) -> Iterator[Block]:
    changed, unchanged = sheet.figures.changed, sheet.figures.unchanged
    if not sheet.table.groups:
        return
    unusual = sum(one.unusual for one in changed)
    told = [f"{len(changed)} chỉ tiêu thay đổi" if changed else "không chỉ tiêu nào thay đổi"]
    told += [f"{unchanged} không đổi"] if unchanged and changed else []
    told += [f"{unusual} khác thường so với các kỳ trước"] if unusual else []
    yield _heading(f"Số liệu: {', '.join(told)}")
    if not changed:
        return
    most = len(changed) if len(changed) <= room.figures + 1 else room.figures
    sides = [side for side in _SIDES if (sheet.table.prior if side[0] == "prior" else sheet.table.last_year)]
    if most:
        yield _table(changed[:most], sides, room)
    if len(changed) > most:
        yield _more(len(changed) - most, "chỉ tiêu thay đổi khác, xem bảng số liệu của báo cáo")


def _main_figures(sheet: HandoverSheet, room: Room) -> Iterator[Block]:
    """What the report states, where there is nothing to compare it with: whole figures before those that are parts of others."""
    stated = sorted((row for row in sheet.table.rows() if row.now.value is not None), key=lambda row: row.figure.indent > 0)
    most = len(stated) if len(stated) <= room.figures + 1 else room.figures
    if not most:
        return
    yield _heading("Số liệu chính của kỳ này")
    order = {row.figure.id: at for at, row in enumerate(sheet.table.rows())}
    shown = sorted(stated[:most], key=lambda row: order[row.figure.id])
    yield _table([FigureChange(row, False, Decimal(0)) for row in shown], (), room)
    if len(stated) > most:
        yield _more(len(stated) - most, "chỉ tiêu khác, xem bảng số liệu của báo cáo")


def _table(changed: Sequence[FigureChange], sides: Sequence[tuple[Side, str, str]], room: Room) -> Block:
    titles = ["Chỉ tiêu", "Kỳ này", *(title for _side, before, change in sides for title in (before, change))]
    shares = [_SHARES[0] if len(sides) > 1 else 2 * _SHARES[0], _SHARES[1], *_SHARES[1:] * len(sides)]
    columns = tuple(DataColumn(_line(_plain(title)), at > 0, share) for at, (title, share) in enumerate(zip(titles, shares, strict=True)))
    rows = tuple(DataRow(tuple(_cells(one, sides, room)), one.unusual) for one in changed)
    return DataTable(NOWHERE, columns, rows)


def _cells(one: FigureChange, sides: Sequence[tuple[Side, str, str]], room: Room) -> Iterator[Line]:
    row, place = one.row, places.figure(one.row.figure.id)
    unit = f" ({row.unit})" if row.unit and folded(row.unit) not in folded(row.figure.label) and row.unit != "%" else ""
    mark = " (khác thường)" if one.unusual else ""
    yield _line(_plain(cut(row.figure.label + unit, room.name) + mark), place)
    yield _line(_plain(_value(row, row.now)), place)
    for side, _before, _change in sides:
        yield _line(_plain(_value(row, row.side(side))), place)
        yield _line(_plain(_changed(row, side)), place)


def _value(row: FigureRow, value: FigureValue) -> str:
    if value.value is None:
        return cut(value.typed, _LONGEST_NUMBER) or "–"
    return _short(value.value, row_decimals(row)) + ("%" if row.figure.kind == "percent" else "")


def _short(value: Decimal, decimals: int) -> str:
    return cut(write_number(value, decimals), _LONGEST_NUMBER)


_LARGE = 10
"""Per cent of a change from which its decimals tell nothing."""


def _changed(row: FigureRow, side: Side) -> str:
    """ "+1.328 (+53%)", of a share "+3 điểm"; the per cent of small changes with a decimal."""
    change = row.against_prior if side == "prior" else row.against_last_year
    absolute, percent = shown_change(change, row_decimals(row))
    if change is not None and change.percent is not None and abs(change.percent) >= _LARGE:
        percent = write_signed(rounded(change.percent, 0))
    if not absolute or absolute == "0":
        return absolute and "không đổi"
    if row.figure.kind == "percent":
        return f"{cut(absolute, _LONGEST_NUMBER)} điểm"
    return cut(absolute, _LONGEST_NUMBER) + (f" ({cut(percent, _LONGEST_NUMBER)}%)" if percent else "")


# -------------------------------------------------------------------- the text


def _text(sheet: HandoverSheet, room: Room) -> Iterator[Block]:
    text = sheet.text
    if sheet.prior is not None:
        yield _paragraph((Words("Lời văn: ", bold=True), Words(_counts(text.parts, room))))
        most = len(text.changes) if len(text.changes) <= room.quotes + 1 else room.quotes
        for change in text.changes[:most]:
            yield _paragraph(_quote(change, room), "-")
        if len(text.changes) > most:
            yield _more(len(text.changes) - most, "thay đổi khác, xem báo cáo")
        yield _paragraph((Words("Văn bản viện dẫn: ", bold=True), Words(_cited(sheet, room))))
    if sheet.plan is not None:
        yield _paragraph((Words("Việc kỳ trước đề ra: ", bold=True), Words(_planned(sheet.plan, room))))


def _counts(parts: Sequence[PartChanges], room: Room) -> str:
    if not parts:
        return "không đổi so với báo cáo kỳ trước, trừ thời gian và số liệu."
    told = [f"{cut(part.name, room.name)} ({_count(part)})" for part in parts[: room.parts]]
    left = len(parts) - len(told)
    return "; ".join(told) + (f"; và {left} phần khác." if left else ".")


def _count(part: PartChanges) -> str:
    kinds = (("thêm", part.added), ("bỏ", part.removed), ("sửa", part.rewritten))
    return ", ".join(f"{word} {count}" for word, count in kinds if count)


_LONGEST_QUOTE = 170
"""Characters that tell what a passage is about; who wants all of it reads the report."""


def _quote(change: Change, room: Room) -> Runs:
    most = min(room.words, _LONGEST_QUOTE)
    name = cut(change.name, room.name)
    match change.kind:
        case "added":
            return Words(f"{name}: thêm "), Words(f"“{cut(_unmarked(change.new), most)}”", italic=True)
        case "removed":
            return Words(f"{name}: bỏ "), Words(f"“{cut(_unmarked(change.old), most)}”", italic=True)
    pieces = word_diff(_unmarked(change.old), _unmarked(change.new))
    old, new = (_around(pieces, side, most // 2 + _BEFORE) for side in ("gone", "new"))
    return Words(f"{name}: sửa "), Words(f"“{old}”", italic=True), Words(" thành "), Words(f"“{new}”", italic=True)


def _unmarked(text: str) -> str:
    """A bullet's words without the bullet."""
    return text[2:] if text[:2] in ("- ", "+ ") else text


_BEFORE = 30
"""Characters in front of the first change that tell what it is about."""


def _around(pieces: Sequence[Piece], side: str, most: int) -> str:
    """One side of a change from a little before the first difference on."""
    text = "".join(piece.text for piece in pieces if piece.kind in ("same", side))
    start = len(pieces[0].text) if pieces and pieces[0].kind == "same" else 0
    if len(text) <= most or start <= _BEFORE:
        return cut(text, most)
    at = text.find(" ", start - _BEFORE) + 1
    return f"…{cut(text[at or start :], most - 1)}"


def _cited(sheet: HandoverSheet, room: Room) -> str:
    if not sheet.cited and not sheet.uncited:
        return "như báo cáo kỳ trước."
    told = []
    if sheet.cited:
        told.append(f"{len(sheet.cited)} văn bản mới ({_listed(sheet.cited, room.names, room.name, 'văn bản')})")
    if sheet.uncited:
        told.append(f"{len(sheet.uncited)} văn bản không nêu nữa")
    return "; ".join(told) + "."


def _planned(plan: Plan, room: Room) -> str:
    kinds: tuple[tuple[str, Outcome], ...]
    kinds = (("đã làm", "done"), ("làm tiếp", "continued"), ("bỏ", "dropped"), ("CHƯA TRẢ LỜI", "open"))
    examples = {"dropped": plan.dropped, "open": plan.unanswered}
    told = []
    for words, outcome in kinds:
        if count := plan.counts.get(outcome, 0):
            example = next(iter(examples.get(outcome, ())), "")
            quoted = f" (“{cut(example, room.words // 2)}”{'…' if count > 1 else ''})" if example else ""
            told.append(f"{count} {words}{quoted}")
    return f"{sum(plan.counts.values())} việc: {', '.join(told)}."


def _listed(names: Sequence[str], most: int, length: int, what: str) -> str:
    """Names after commas, and how many more there are."""
    told = [cut(name.strip(" .;"), length) for name in names[:most]]
    left = len(names) - len(told)
    return ", ".join(told) + (f" và {left} {what} khác" if left else "")


# -------------------------------------------------------------------- blocks


def _plain(text: str) -> Runs:
    return (Words(text),) if text else ()


def _line(runs: Runs, place: Place = NOWHERE) -> Line:
    return Line(tuple(run for run in runs if run.text), place)


def _heading(text: str) -> Block:
    return Heading(_line(_plain(text)), 2)


def _paragraph(runs: Runs, mark: str = "") -> Block:
    return Paragraph(_line(runs), "dash" if mark else "paragraph", mark)
