"""What changed between two reports in tables, annexes, stamps and the second signature."""

from collections.abc import Iterator, Mapping

from models import place as places
from models.align import aligned
from models.annexes import annex_names
from models.change import Change, changed
from models.document import DataRow, DataTable, Document
from models.language import N_, _
from models.place import Place
from models.report import Report, Signature
from models.text import plain
from models.text_table import TextTable

SIGNER = {
    "authority": N_("Quyền hạn người ký"),
    "title": N_("Chức vụ người ký"),
    "post": N_("Chức vụ khác của người ký"),
    "name": N_("Họ tên người ký"),
}
_MARKS = {"urgency": N_("Độ khẩn"), "circulation": N_("Phạm vi lưu hành"), "drafter": N_("Ký hiệu người soạn thảo")}
_LONGEST = 40
"""Characters of a caption that name a table."""


def page_changes(old: Report, new: Report, before: Document, after: Document) -> Iterator[Change]:
    """Tables row by row, titles of annexes, stamps, the address at the foot."""
    yield from _tables(old, new, _shown(before), _shown(after))
    yield from _annexes(old, new)
    for part, name in _MARKS.items():
        yield from changed(places.mark(part), _(name), getattr(old.marks, part), getattr(new.marks, part))
    yield from changed(places.mark("address"), _("Địa chỉ cơ quan"), "; ".join(old.marks.address), "; ".join(new.marks.address))


def cosigner_changes(old: Report, new: Report) -> Iterator[Change]:
    """The second signer, who may have come or gone."""
    was, now = old.cosignature or Signature(), new.cosignature or Signature()
    for part, name in SIGNER.items():
        title = _("{name} thứ hai").format(name=_(name))
        yield from changed(places.cosignature(part), title, getattr(was, part), getattr(now, part))


def annex_words(report: Report) -> dict[str, str]:
    """What each annex is called, by its id."""
    return {annex.id: name for annex, name in zip(report.annexes, annex_names(len(report.annexes)), strict=True)}


def _annexes(old: Report, new: Report) -> Iterator[Change]:
    were, are = {annex.id: annex for annex in old.annexes}, {annex.id: annex for annex in new.annexes}
    names = annex_words(old) | annex_words(new)
    for id in {**were, **are}:
        before, after = were.get(id), are.get(id)
        titles = [names[id] if one and not one.title.strip() else plain(one.title) if one else "" for one in (before, after)]
        yield from changed(places.annex_title(id), names[id], titles[0], titles[1])


# -------------------------------------------------------------------- tables


def _shown(document: Document) -> dict[Place, DataTable]:
    blocks = (*document.blocks, *(block for annex in document.annexes for block in annex.blocks))
    return {block.place: block for block in blocks if isinstance(block, DataTable)}


def _tables(old: Report, new: Report, before: Mapping[Place, DataTable], after: Mapping[Place, DataTable]) -> Iterator[Change]:
    were, are = {table.id: table for table in old.tables}, {table.id: table for table in new.tables}
    captions = {item.table: plain(item.text) for report in (old, new) for _list, item in report.items() if item.table}
    for number, id in enumerate({**were, **are}, 1):
        place, caption = places.table(id), captions.get(id, "").strip()
        name = caption if 0 < len(caption) <= _LONGEST else _("Bảng {number}").format(number=number)
        was, now = were.get(id), are.get(id)
        shown = before.get(place), after.get(place)
        if was == now:
            continue
        if was is None or now is None or None in shown:
            yield from changed(place, name, _whole(shown[0]), _whole(shown[1]))
        else:
            yield from _within(name, was, now, *shown)  # type: ignore[arg-type]  # neither is None


def _within(name: str, was: TextTable, now: TextTable, before: DataTable, after: DataTable) -> Iterator[Change]:
    place = places.table(now.id)
    units = [table.unit.text if table.unit else "" for table in (before, after)]
    yield from changed(places.table_unit(now.id), name, units[0], units[1])
    titles = [" | ".join(column.title for column in table.columns) for table in (was, now)]
    if titles[0] != titles[1]:
        yield from changed(places.table_title(now.id, 0), _("{name}, dòng đầu").format(name=name), _head(before), _head(after))
    rows = aligned([*zip(was.rows, before.rows, strict=True)], [*zip(now.rows, after.rows, strict=True)], _key, lambda _row: None)
    gone = came = 0
    for old, new in rows:
        at = gone if new is None else came
        gone, came = gone + (old is not None), came + (new is not None)
        if old is None or new is None or old[0] != new[0]:
            title = _("{name}, dòng {number}").format(name=name, number=at + 1)
            shown = [_row(one[1]) if one is not None else "" for one in (old, new)]
            yield from changed(place if new is None else places.cell(now.id, at, 0), title, shown[0], shown[1])


def _key(row: tuple[tuple[str, ...], DataRow]) -> str:
    return " | ".join(row[0])


def _row(row: DataRow) -> str:
    return " | ".join(cell.text for cell in row.cells)


def _head(table: DataTable) -> str:
    return " | ".join(column.title.text for column in table.columns)


def _whole(table: DataTable | None) -> str:
    return "" if table is None else "\n".join((_head(table), *(_row(row) for row in table.rows)))
