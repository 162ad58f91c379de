"""What changed between the tables of two reports: tables, columns and rows that came or went, cells, units, totals."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from models import place as places
from models.align import Pair, aligned
from models.change import Change, changed
from models.language import _
from models.place import Place
from models.report import Report
from models.table_shape import is_counted
from models.text import plain
from models.text_table import TextTable

Texts = Mapping[Place, str]
_Numbered = tuple[int, str]
"""A column or a row with its place, and the words by which it is known."""

_ROWS = 20
"""Rows of a table that came or went which are read out."""
_LONGEST = 50
"""Characters that name a table."""


def _words(one: _Numbered) -> str:
    return one[1]


def _no_kind(_one: _Numbered) -> None:
    return None


class Shown(Struct, frozen=True):
    """A table where it stands: in which list of items, under which words."""

    table: TextTable
    section: str
    caption: str

    @property
    def name(self) -> str:
        """ "Bảng “…”" by what stands above it, or by its headings."""
        words = plain(self.caption).strip() or ", ".join(filter(None, (plain(column.title).strip() for column in self.table.columns)))
        words = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]}…"
        return _("Bảng “{name}”").format(name=words or self.table.id)


class TableChanges:
    """The changes of all tables, by the list of items that they stand in."""

    def __init__(self, old: Report, new: Report, before: Texts, after: Texts) -> None:
        self._before, self._after = before, after
        were, are = _shown(old), _shown(new)
        self._by_section: dict[str, list[Change]] = {}
        for id, now in are.items():
            was = were.get(id)
            found = self._whole(now, "added") if was is None else self._between(was, now)
            self._by_section.setdefault(now.section, []).extend(found)
        for id, was in were.items():
            if id not in are:
                self._by_section.setdefault(was.section, []).extend(self._whole(was, "removed"))

    def of(self, section: str) -> list[Change]:
        """What changed in the tables of a list of items."""
        return self._by_section.get(section, [])

    def _whole(self, one: Shown, kind: str) -> Iterator[Change]:
        """A table that came or went, row by row as it is read; of a long one the beginning and how many rows it has."""
        table, texts = one.table, self._before if kind == "removed" else self._after
        places_of = [[places.table_title(table.id, at) for at in range(len(table.columns))]]
        places_of += [[places.cell(table.id, row, at) for at in range(len(table.columns))] for row in range(min(len(table.rows), _ROWS))]
        lines = [" | ".join(texts.get(place, "") for place in row) for row in places_of]
        if len(table.rows) > _ROWS:
            lines.append(_("… ({count} dòng)").format(count=len(table.rows)))
        text = "\n".join(lines)
        yield from changed(places.table(table.id), one.name, text if kind == "removed" else "", text if kind == "added" else "")

    def _between(self, was: Shown, now: Shown) -> Iterator[Change]:
        if was.table == now.table:
            return
        pair = _Pair(was, now, self._before, self._after)
        yield from chain(pair.unit(), pair.headings(), pair.rows(), pair.layout())


class _Pair:
    """One table in both reports."""

    def __init__(self, was: Shown, now: Shown, before: Texts, after: Texts) -> None:
        self._old, self._new, self._name = was.table, now.table, now.name
        self._before, self._after = before, after
        self._skipped = 1 if is_counted(self._old) and is_counted(self._new) else 0
        old, new = (list(enumerate(plain(column.title) for column in table.columns)) for table in (self._old, self._new))
        pairs = aligned(old, new, _words, _no_kind)
        self._columns = [(one[0] if one else None, other[0] if other else None) for one, other in _together(pairs)]
        staying = [(one, other) for one, other in self._columns if one is not None and other is not None and other >= self._skipped]
        self._kept = ([one for one, _other in staying], [other for _one, other in staying])

    def unit(self) -> Iterator[Change]:
        place = places.table_unit(self._new.id)
        yield from self._text(place, place, _("{table}, đơn vị tính").format(table=self._name), self._old.unit, self._new.unit)

    def headings(self) -> Iterator[Change]:
        for one, other in self._columns:
            old = self._old.columns[one].title if one is not None else ""
            new = self._new.columns[other].title if other is not None else ""
            old_place = places.table_title(self._old.id, one or 0)
            place = places.table_title(self._new.id, other if other is not None else 0)
            number = (other if other is not None else one or 0) + 1
            name = _("{table}, tên cột {number}").format(table=self._name, number=number)
            if old.strip() or new.strip() or (one is not None and other is not None):
                yield from self._text(old_place, place, name, old, new)
            else:
                text = _("(cột chưa có tên)")
                yield from changed(place, name, text if one is not None else "", text if other is not None else "")

    def rows(self) -> Iterator[Change]:
        """Rows that came or went, and cells of those that stayed."""
        old, new = (
            [(at, " | ".join(row[column] for column in kept)) for at, row in enumerate(table.rows)]
            for table, kept in zip((self._old, self._new), self._kept, strict=True)
        )
        for one, other in aligned(old, new, _words, _no_kind):
            if one is None or other is None:
                yield from self._whole_row(one, other)
                continue
            if one[1] != other[1]:
                yield from self._cells(one[0], other[0])
            was, now = one[0] in self._old.totals, other[0] in self._new.totals
            name = _("{table}, dòng {row}: dòng tổng").format(table=self._name, row=other[0] + 1)
            yield from changed(places.cell(self._new.id, other[0], 0), name, _yes(was), _yes(now), "other")

    def _whole_row(self, one: _Numbered | None, other: _Numbered | None) -> Iterator[Change]:
        at = other[0] if other is not None else one[0] if one is not None else 0
        place = places.cell(self._new.id, min(at, max(len(self._new.rows) - 1, 0)), 0)
        name = _("{table}, dòng {row}").format(table=self._name, row=at + 1)
        old = self._shown_row(self._old, self._before, one[0]) if one is not None else ""
        new = self._shown_row(self._new, self._after, other[0]) if other is not None else ""
        yield from changed(place, name, old, new)

    def _shown_row(self, table: TextTable, texts: Texts, row: int) -> str:
        return " | ".join(texts.get(places.cell(table.id, row, at), plain(cell)) for at, cell in enumerate(table.rows[row]))

    def _cells(self, one: int, other: int) -> Iterator[Change]:
        for was, now in zip(*self._kept, strict=True):
            title = plain(self._new.columns[now].title).strip() or str(now + 1)
            name = _("{table}, dòng {row}, cột “{title}”").format(table=self._name, row=other + 1, title=title)
            old_place, place = places.cell(self._old.id, one, was), places.cell(self._new.id, other, now)
            yield from self._text(old_place, place, name, self._old.rows[one][was], self._new.rows[other][now])

    def _text(self, old_place: Place, place: Place, name: str, old: str, new: str) -> Iterator[Change]:
        """Where the markup is the same, only a figure in it changed, which is named itself."""
        if old == new:
            return
        was, now = self._before.get(old_place, plain(old)) if old else "", self._after.get(place, plain(new)) if new else ""
        if was == now:
            yield Change(place, _("{name}, kiểu chữ hoặc số liệu chèn").format(name=name), "changed", old, new, "other")
        else:
            yield from changed(place, name, was, now)

    def layout(self) -> Iterator[Change]:
        for was, now in self._columns:
            if was is not None and now is not None:
                name = _("{table}, cột {number}: cột số").format(table=self._name, number=now + 1)
                was_number, is_number = self._old.columns[was].kind == "number", self._new.columns[now].kind == "number"
                yield from changed(places.table_title(self._new.id, now), name, _yes(was_number), _yes(is_number), "other")
        name = _("{table}: trang nằm ngang").format(table=self._name)
        yield from changed(places.table(self._new.id), name, _yes(self._old.landscape), _yes(self._new.landscape), "other")


def _together(pairs: Iterable[Pair[_Numbered]]) -> list[Pair[_Numbered]]:
    """Columns that were renamed where they stood: one that went and one that came between the same neighbours are one."""
    joined: list[Pair[_Numbered]] = []
    gone: list[_Numbered] = []
    came: list[_Numbered] = []

    def settle() -> None:
        paired = min(len(gone), len(came)) if len(gone) == len(came) else 0
        joined.extend(zip(gone[:paired], came[:paired], strict=True))
        joined.extend((one, None) for one in gone[paired:])
        joined.extend((None, other) for other in came[paired:])
        gone.clear()
        came.clear()

    for one, other in pairs:
        if one is not None and other is not None:
            settle()
            joined.append((one, other))
        elif one is not None:
            gone.append(one)
        elif other is not None:
            came.append(other)
    settle()
    return joined


def _yes(is_so: bool) -> str:
    return _("có") if is_so else _("không")


def _shown(report: Report) -> dict[str, Shown]:
    """The tables that stand on the paper, in its order, by their ids."""
    tables = {table.id: table for table in reversed(report.tables)}
    shown: dict[str, Shown] = {}
    for section, item in report.items():
        if item.table and item.table in tables:
            shown.setdefault(item.table, Shown(tables[item.table], section, item.text))
    return shown
