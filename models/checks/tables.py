"""Tables: shown where they are, numbers that are numbers, totals that are the sums of the rows above them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from models import place as places
from models.checks.figures import DECIMAL_SIGN
from models.checks.finding import Context, Finding, Fix
from models.checks.spots import put_label, quoted
from models.language import _
from models.numerals import read_number, write_number
from models.report import Report
from models.table_shape import counts_rows, first_words, is_counted, is_empty_row, says_total
from models.text import folded, nfc, plain, tokens
from models.text_table import TextTable

_NOTHING = frozenset({"", "-", "–", "—", "…", "...", "x", "0", "không", "kxđ", "/", "//", '"', "''", "“"})
"""What stands in a cell of numbers where there is no number to tell."""
_ALSO_FINE = re.compile(
    r"[<>≤≥≈~±+]?\s*[\d.,]+\s*%?|\d+\s*/\s*\d+|\(?[A-Z0-9]\)?|\(\d+\)|\d{1,2}/\d{1,2}/\d{4}|[\d.,]+\s*(?:-|–|÷)\s*[\d.,]+"
)
_FOREIGN = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+)(?P<rest>\.\d+)?|(?P<bare>\d+)\.(?P<decimals>\d{1,2}|\d{4,})")
_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{3}){2,}")
"""What models/checks/prose_numbers.py speaks of."""
_NO_SUM = re.compile(
    r"%|\b(?:t[yi] le|ty trong|binh quan|trung binh|don gia|thang diem|xep (?:hang|loai|thu))\b"
    r"|^(?:so diem|nam|thang) *(?:\(|$)|^nam (?:dua vao|san xuat|xay dung|su dung|mua|sinh)\b|^(?:tong )?diem\b"
)
"""Columns whose numbers are not added up: shares, means, prices of one, points on a scale, ranks, years. Without marks and capitals."""
_NO_SUM_MARKED = re.compile(r"\bmức\b|^giá\b(?! trị)")
"""The same for words that others fold to: "mục tiêu", "tham gia". A column that begins with "Số" counts things all the same."""
_GROUP = re.compile(r"[IVX]{1,5}|[A-HĐ]")
_WHOLE, _PART = re.compile(r"\d{1,3}"), re.compile(r"\d{1,3}(?:\.\d{1,3})+|[a-zđ]\)?|[-+]")
_AMONG = re.compile(r"(?:[-+*•]|trong do|gom|bao gom|rieng)")


def lost_tables(report: Report, _context: Context) -> Iterator[Finding]:
    """Items that show a table which the report does not have, and tables that no item shows."""
    known = {table.id for table in report.tables}
    shown = {item.table for _section, item in report.items()}
    for _section, item in report.items():
        if item.table and item.table not in known:
            message = _("Ý này có một bảng không còn trong báo cáo; hãy xóa ý hoặc chèn bảng mới.")
            yield Finding("table-missing", "error", places.item(item.id), message, values={"id": quoted(item.table)})
    for table in report.tables:
        if table.id not in shown:
            name = quoted(", ".join(plain(column.title) for column in table.columns if column.title.strip()))
            message = _("Có một bảng (các cột: {name}) không đứng dưới ý nào nên không in ra.").format(name=name or table.id)
            yield Finding("table-unshown", "warning", places.table(table.id), message, values={"name": name})


def unfilled(report: Report, _context: Context) -> Iterator[Finding]:
    """Tables that say nothing, and columns that say something under no heading."""
    for table in _shown(report):
        place = places.table(table.id)
        if all(is_empty_row(table, row) for row in range(len(table.rows))):
            name = quoted(", ".join(plain(column.title) for column in table.columns if column.title.strip())) or "…"
            message = _("Bảng (các cột: {name}) chưa có dòng nào có nội dung; hãy điền bảng hoặc xóa bảng.").format(name=name)
            yield Finding("table-empty", "warning", place, message, values={"name": name})
            continue
        untitled = [at for at, column in enumerate(table.columns) if not plain(column.title).strip() and _has_content(table, at)]
        if untitled:
            numbers = ", ".join(str(at + 1) for at in untitled)
            message = _("Bảng có nội dung ở cột thứ {numbers} mà cột chưa có tên; hãy ghi tên cột.").format(numbers=numbers)
            yield Finding("column-untitled", "warning", places.table_title(table.id, untitled[0]), message, values={"numbers": numbers})


def _has_content(table: TextTable, column: int) -> bool:
    return any(plain(row[column]).strip() for row in table.rows)


def row_numbers(report: Report, _context: Context) -> Iterator[Finding]:
    """Tables whose first column counts the rows and leaves its order: the first row where it does. Each group may begin anew."""
    for table in _shown(report):
        if counts_rows(table) and (wrong := _out_of_order(table)):
            row, right = wrong
            place, typed = places.cell(table.id, row, 0), plain(table.rows[row][0]).strip()
            values = {"row": str(row + 1), "typed": typed, "right": str(right)}
            message = _("Cột số thứ tự ở dòng {row} ghi {typed} mà theo thứ tự là {right}; hãy đánh số lại.").format(**values)
            yield Finding("row-number", "warning", place, message, values=values, fix=Fix(put_label(str(right)), place, str(right)))


def _out_of_order(table: TextTable) -> tuple[int, int] | None:
    """The first row with another number than the one that follows, and that one."""
    last, may_begin = 0, True
    for at, row in enumerate(table.rows):
        typed = plain(row[0]).strip()
        if not typed.isdecimal():
            may_begin = True
            continue
        if int(typed) != last + 1 and not (may_begin and int(typed) == 1):
            return at, last + 1
        last, may_begin = int(typed), False
    return None


def number_cells(report: Report, _context: Context) -> Iterator[Finding]:
    """Cells of a column of numbers that hold something else."""
    for table in _shown(report):
        for column, heading in enumerate(table.columns):
            if heading.kind == "number":
                for row, cells in enumerate(table.rows):
                    if not _is_fine(cells[column]):
                        yield _no_number(table, row, column, cells[column])


def _is_fine(markup: str) -> bool:
    text = plain(markup).strip()
    if "{" in markup or text.casefold() in _NOTHING or _COMMA_GROUPS.fullmatch(text):
        return True
    return read_number(text) is not None or (bool(_ALSO_FINE.fullmatch(text)) and not _FOREIGN.fullmatch(text))


def _no_number(table: TextTable, row: int, column: int, markup: str) -> Finding:
    place, typed = places.cell(table.id, row, column), plain(markup).strip()
    right = _mended(typed)
    message = _("Ô ở dòng {row}, cột số “{title}” ghi “{typed}”, không phải là số; hãy xem lại.")
    if right:
        message = _("Ô ở dòng {row}, cột số “{title}” ghi “{typed}”; số viết theo lối Việt Nam là {right}.")
    values = {"row": str(row + 1), "title": _title(table, column), "typed": quoted(typed), "right": right}
    fix = Fix(put_label(right), place, right) if right else None
    return Finding("cell-number", "warning", place, message.format(**values), DECIMAL_SIGN if right else "", values, fix)


def _mended(typed: str) -> str:
    """ "1,234.5" -> "1.234,5", "3.5" -> "3,5"; nothing where it is no such number."""
    found = _FOREIGN.fullmatch(typed)
    if found is None:
        return ""
    if found["whole"]:
        return found["whole"].replace(",", ".") + (found["rest"] or "").replace(".", ",")
    return f"{found['bare']},{found['decimals']}"


def totals(report: Report, _context: Context) -> Iterator[Finding]:
    """Rows that are clearly totals, where they are no sum of rows above them."""
    for table in _shown(report):
        rows = _total_rows(table)
        if rows:
            for column in _summed_columns(table):
                values = [_value(report, row[column]) for row in table.rows]
                yield from _wrong_totals(table, column, values, rows)


def _total_rows(table: TextTable) -> list[int]:
    """Rows that are marked as totals, or whose first words say so."""
    marked = set(table.totals)
    return [at for at, row in enumerate(table.rows) if at in marked or says_total(row)]


def _summed_columns(table: TextTable) -> Iterator[int]:
    first = 1 if is_counted(table) else 0
    for column in range(first, len(table.columns)):
        if table.columns[column].kind == "number" and _is_summed(plain(table.columns[column].title)):
            yield column


def _is_summed(title: str) -> bool:
    marked, bare = nfc(title).casefold().strip(), folded(title).strip()
    return not _NO_SUM.search(bare) and (marked.startswith("số ") or not _NO_SUM_MARKED.search(marked))


def _value(report: Report, markup: str) -> Decimal | None:
    """The number in a cell, 0 where it says that there is none; nothing where it cannot be added up."""
    text = plain(markup).strip()
    if text.casefold() in _NOTHING:
        return Decimal(0)
    names = tokens(markup) if "{" in markup else ()
    if len(names) == 1 and text == f"{{{names[0]}}}":
        return report.figure(names[0]).value
    return None if text.endswith("%") else read_number(text)


def _wrong_totals(table: TextTable, column: int, values: list[Decimal | None], rows: list[int]) -> Iterator[Finding]:
    for at in rows:
        stated, parts = values[at], _parts(table, at, rows)
        if stated is None or not plain(table.rows[at][column]).strip() or "{" in table.rows[at][column] or len(parts[0]) < 2:
            continue
        sums = [_sum(values, part) for part in parts]
        if None not in sums and stated not in sums and sums[0] is not None:
            yield _wrong_total(table, at, column, stated, sums[0])


def _parts(table: TextTable, at: int, totals: list[int]) -> list[list[int]]:
    """What a total may be the sum of, the likeliest first: the rows since the last total, all rows above, the totals above, the rows that
    are numbered I, II or 1, 2 over parts of theirs, and those that are not "trong đó" of another.
    """
    is_total, before = set(totals), [row for row in totals if row < at]
    above = [row for row in range(at) if row not in is_total]
    since = [row for row in above if not before or row > before[-1]] or above
    numbers = {row: plain(table.rows[row][0]).strip() for row in above}
    groups = [row for row in since if _GROUP.fullmatch(numbers[row])]
    whole = [row for row in since if _WHOLE.fullmatch(numbers[row])] if any(map(_PART.fullmatch, numbers.values())) else []
    main = [row for row in since if not _AMONG.match(folded(first_words(table.rows[row])))]
    choices = [main, since, above, groups, whole, before if len(before) > 1 else []]
    return [choices[0], *(choice for choice in choices[1:] if choice)]


def _sum(values: list[Decimal | None], rows: list[int]) -> Decimal | None:
    parts = [values[row] for row in rows]
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if len(known) == len(parts) else None


def _wrong_total(table: TextTable, row: int, column: int, stated: Decimal, right: Decimal) -> Finding:
    place = places.cell(table.id, row, column)
    values = {"row": quoted(first_words(table.rows[row])) or str(row + 1), "title": _title(table, column)}
    values |= {"stated": write_number(stated), "right": write_number(right)}
    message = _("Dòng “{row}”, cột “{title}” ghi {stated} nhưng cộng các dòng trên được {right}; hãy xem lại.").format(**values)
    return Finding("table-total", "warning", place, message, values=values, fix=Fix(put_label(values["right"]), place, values["right"]))


def _title(table: TextTable, column: int) -> str:
    return quoted(plain(table.columns[column].title)) or str(column + 1)


def _shown(report: Report) -> Iterator[TextTable]:
    """Tables that stand on the paper, each once."""
    shown = {item.table for _section, item in report.items()}
    yield from {table.id: table for table in reversed(report.tables) if table.id in shown}.values()
