"""Report <-> JSON, the interchange form: what files hold, and what a revision keeps."""

import datetime
import hashlib
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from models.dates import read_date
from models.errors import BadReport, WrongPassword, reason
from models.history import PastFigures
from models.language import _
from models.locked_file import is_locked, unlock
from models.numerals import read_number
from models.own_database import is_own_database, no_report
from models.paper import HEAD_SETS, RANGES, Paper, fitted
from models.period import Period
from models.report import BASES, FORMAT, OPENING, FigureValue, Item, Report, State, first_free
from models.text import nfc
from models.text_table import MOST_COLUMNS, MOST_ROWS, squared
from models.tolerance import tolerant_marks, tolerant_table

Json = dict[str, Any]

_DIGITS = 40
"""Numbers longer than this are kept as typed: no office counts so far, and 1E+999999 would fill the memory."""


_MOST_EDITIONS = 9999
"""Editions of one period that a name can tell apart (models/report.py, name_parts)."""

_LATER: Json = {
    key: msgspec.to_builtins(Report(definition="", period=""))[key]
    for key in (
        "bases",
        "paper",
        "edition",
        "source",
        "tasks",
        "amends",
        "replaced_by",
        "tables",
        "annexes",
        "marks",
        "cosignature",
    )
}
"""Parts that the first reports did not have, with their usual values."""


def encode(report: Report) -> bytes:
    """Canonical JSON: equal reports give equal bytes. Keys of a struct keep their order, others are sorted.

    What came later into the form is not stated while it has its usual value, so that older reports keep their bytes and their digest.
    """
    data: Json = msgspec.to_builtins(replace(report, figures=dict(sorted(report.figures.items())), paper=fitted(report.paper)))
    for key, usual in _LATER.items():
        if data[key] == usual:
            del data[key]
    for holder, key in _later_keys(data):
        if not holder[key]:
            del holder[key]
    return msgspec.json.encode(data)


def _later_keys(data: Json) -> Iterator[tuple[Json, str]]:
    """Keys of inner parts that came later, each with its holder."""
    yield data["letterhead"], "issuer_in_text"
    yield data["signature"], "post"
    for figure in data["figures"].values():
        yield figure, "review"
    holders = (*data["sections"], *data.get("annexes", ()), {"items": data["opening"]}, {"items": data.get("bases", ())})
    for items in (holder["items"] for holder in holders):
        yield from ((item, "table") for item in items)


def pretty(report: Report) -> bytes:
    """The same JSON, indented for people."""
    return msgspec.json.format(encode(report), indent=2) + b"\n"


_BESIDE = ("trace",)
"""Parts of a file that say something about the report and are none of it."""


def with_part(report: Report, name: str, part: object) -> bytes:
    """The same with one more part at its end, which is none of the report's own."""
    data: Json = msgspec.json.decode(encode(report))
    return msgspec.json.format(msgspec.json.encode({**data, name: part}), indent=2) + b"\n"


def digest(report: Report) -> str:
    """The name of this content: equal content, equal hash."""
    return hashlib.sha256(encode(report)).hexdigest()


def read_file(path: Path, password: str = "") -> Report:
    """Reads a report from a JSON file. Raises BadReport; of one that is locked WrongPassword, BadLockedFile."""
    return read_content(file_content(path, password), path)


def file_content(path: Path, password: str = "") -> bytes:
    """The JSON of a file; of one that is locked by a password what it locks. Raises BadReport, WrongPassword, BadLockedFile."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadReport(_("Không đọc được tệp “{file}”: {why}.").format(file=path, why=reason(error))) from error
    if not is_locked(content):
        return content
    if not password:
        sentence = _("Tệp “{file}” khóa bằng mật khẩu; hãy nhận vào sổ bằng lệnh import với --password-file, hoặc nhập từ cửa sổ.")
        raise WrongPassword(sentence.format(file=path.name))
    return unlock(content, password, path.name)


def read_content(content: bytes, path: Path) -> Report:
    """Reads a report from the JSON of a file, which errors name. Raises BadReport."""
    if is_own_database(content):
        raise BadReport(no_report(path.name))
    try:
        return decode(content)
    except BadReport as error:
        raise BadReport(_("Tệp “{file}”: {problem}").format(file=path.name, problem=str(error))) from error


def decode(content: bytes) -> Report:
    """Reads a report. Values that are no numbers or dates are kept as typed; broken structure raises BadReport."""
    try:
        raw = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise BadReport(_("không phải là tệp báo cáo JSON, hoặc tệp bị hỏng; hãy chọn tệp do Sổ báo cáo xuất ra.")) from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise BadReport(
            _("không ghi khuôn dạng “{format}”; hãy chọn tệp do Sổ báo cáo xuất ra, hoặc cập nhật chương trình.").format(format=FORMAT)
        )
    try:
        report = msgspec.convert(_tolerant(_composed(raw)), Report, strict=False)
    except msgspec.ValidationError as error:
        raise BadReport(_("không đúng cấu trúc báo cáo ({problem}).").format(problem=error)) from error
    except RecursionError as error:  # brackets in brackets that the reader of JSON still takes
        raise BadReport(_("không phải là tệp báo cáo JSON, hoặc tệp bị hỏng; hãy chọn tệp do Sổ báo cáo xuất ra.")) from error
    Period.parse(report.period)
    _refuse_large(report)
    return _with_unique_ids(report)


def _refuse_large(report: Report) -> None:
    """A table is never cut: one that no page can hold is refused. Raises BadReport."""
    for at, table in enumerate(report.tables, 1):
        columns = max((len(table.columns), *map(len, table.rows)))
        if len(table.rows) > MOST_ROWS or columns > MOST_COLUMNS:
            sentence = _(
                "bảng thứ {at} có {rows} dòng, {columns} cột; một bảng nhận nhiều nhất {most} dòng, {widest} cột, hãy chia bảng "
                "hoặc để ở tệp Excel."
            )
            counts = {"rows": len(table.rows), "columns": columns, "most": MOST_ROWS, "widest": MOST_COLUMNS}
            raise BadReport(sentence.format(at=at, **counts))


class _Figures(msgspec.Struct):
    """The parts of the form that speak of figures; the rest is skipped unread."""

    period: str
    state: State = "draft"
    edition: int = 1
    figures: dict[str, FigureValue] = {}


def decode_figures(content: bytes) -> PastFigures:
    """Reads only the figures, out of what `encode` wrote. Raises BadReport."""
    try:
        found = msgspec.json.decode(content, type=_Figures)
    except msgspec.DecodeError as error:
        raise BadReport(_("không đúng cấu trúc báo cáo ({problem}).").format(problem=error)) from error
    return PastFigures(Period.parse(found.period), found.figures, found.state, found.edition)


def unread_parts(content: bytes) -> tuple[str, ...]:
    """Parts of a report's JSON that this version does not know and so does not keep; nothing where all are known."""
    raw = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    return tuple(key for key in raw if key not in (*Report.__struct_fields__, *_BESIDE))


def _composed(value: Any) -> Any:
    """The same JSON with every text in NFC; what is null is not stated at all."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, list):
        return [_composed(element) for element in value]
    if isinstance(value, dict):
        return {nfc(key): _composed(element) for key, element in value.items() if element is not None}
    return value


def _tolerant(raw: Json) -> Json:
    """Puts what is no number or no date aside into its `typed` field, and plain lines into items; ids may be lacking."""
    raw = dict(raw)
    if isinstance(raw.get("figures"), dict):
        raw["figures"] = {id: _tolerant_figure(figure) for id, figure in raw["figures"].items()}
    if "paper" in raw:
        raw["paper"] = _tolerant_paper(raw["paper"])
    edition = raw.get("edition", 1)
    raw["edition"] = edition if type(edition) is int and 1 <= edition <= _MOST_EDITIONS else 1
    if isinstance(raw.get("letterhead"), dict):
        raw["letterhead"] = _tolerant_date(raw["letterhead"])
    if isinstance(raw.get("citations"), list):
        raw["citations"] = [_with_id(_tolerant_date(citation)) for citation in raw["citations"]]
    for key in ("bases", "opening"):
        if isinstance(raw.get(key), list):
            raw[key] = [_tolerant_item(item) for item in raw[key]]
    for key, usual in (("sections", {"number": "", "title": ""}), ("annexes", {"title": ""})):
        if isinstance(raw.get(key), list):
            raw[key] = [_tolerant_section(section, usual) for section in raw[key]]
    if isinstance(raw.get("tables"), list):
        raw["tables"] = [tolerant_table(table) for table in raw["tables"]]
    if "marks" in raw:
        raw["marks"] = tolerant_marks(raw["marks"])
    return raw


def _tolerant_section(section: Any, usual: Json) -> Any:
    if isinstance(section, dict) and isinstance(section.get("items"), list):
        section = section | {"items": [_tolerant_item(item) for item in section["items"]]}
    return _with_id(usual | section if isinstance(section, dict) else section)


def _tolerant_item(item: Any) -> Any:
    return _with_id({"text": item} if isinstance(item, str) else item)


def _with_id(holder: Any) -> Any:
    """An empty id where there is none; `_with_unique_ids` gives it a real one."""
    return {"id": ""} | holder if isinstance(holder, dict) else holder


def _tolerant_figure(figure: Any) -> Any:
    if not isinstance(figure, dict):
        figure = {"value": figure}
    value = figure.get("value")
    if value is None:
        return figure
    text = str(value).strip()
    number = _number(text)
    return {
        **figure,
        "value": None if number is None else format(number, "f"),
        "typed": figure.get("typed", "") if number is not None else text,
    }


def _tolerant_paper(stated: Any) -> Paper:
    """The nearest lawful paper; the usual measure where none can be read, so that a file never fails for its looks."""
    if not isinstance(stated, dict):
        return Paper()
    numbers = {name: _number(str(stated.get(name, "")).strip()) for name in RANGES}
    measures = {name: float(number) for name, number in numbers.items() if number is not None}
    sizes = stated.get("head_sizes")
    return fitted(Paper(**measures, head_sizes=sizes if isinstance(sizes, str) and sizes in HEAD_SETS else Paper().head_sizes))


def _number(text: str) -> Decimal | None:
    if len(text) > _DIGITS:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return read_number(text)
    return number if number.is_finite() and abs(number.adjusted()) <= _DIGITS else None


def _tolerant_date(holder: Any) -> Any:
    if not isinstance(holder, dict):
        return holder
    if isinstance(holder.get("number"), int):
        holder = holder | {"number": str(holder["number"])}
    if not isinstance(holder.get("date"), str):
        return holder
    day: datetime.date | None = read_date(holder["date"])
    return {**holder, "date": day.isoformat() if day else None, "typed_date": "" if day else holder["date"].strip()}


def _with_unique_ids(report: Report) -> Report:
    """Items, sections, annexes, tables and citations without an id of their own get one, so that every place names one thing."""
    item_ids = iter(_unique_ids([item.id for _section, item in report.items()], "i"))
    citation_ids = _unique_ids([citation.id for citation in report.citations], "c")
    table_ids = _unique_ids([table.id for table in report.tables], "b")
    section_ids = _unique_ids([*_LISTS, *(section.id for section in report.sections)], "s")[len(_LISTS) :]
    annex_ids = _unique_ids([*_LISTS, *section_ids, *(annex.id for annex in report.annexes)], "pl")[len(_LISTS) + len(section_ids) :]
    cited = _first_names([citation.id for citation in report.citations], citation_ids)
    shown = _first_names([table.id for table in report.tables], table_ids)

    def unique(_list: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(
            replace(
                item,
                id=next(item_ids),
                citation=cited.get(item.citation, item.citation),
                table=shown.get(item.table, item.table),
            )
            for item in items
        )

    task_ids = _unique_ids([task.id for task in report.tasks], "t")
    report = report.with_items(unique)
    return replace(
        report,
        tasks=tuple(replace(task, id=id) for task, id in zip(report.tasks, task_ids, strict=True)),
        sections=tuple(replace(section, id=id) for section, id in zip(report.sections, section_ids, strict=True)),
        annexes=tuple(replace(annex, id=id) for annex, id in zip(report.annexes, annex_ids, strict=True)),
        citations=tuple(replace(citation, id=id) for citation, id in zip(report.citations, citation_ids, strict=True)),
        tables=tuple(squared(replace(table, id=id)) for table, id in zip(report.tables, table_ids, strict=True)),
    )


_LISTS = (BASES, OPENING)
"""Names of lists of items that no section and no annex may bear."""


def _first_names(old: list[str], new: list[str]) -> dict[str | None, str]:
    """The new id of each old one; of two that had the same the first counts."""
    renamed: dict[str | None, str] = {}
    for was, now in zip(old, new, strict=True):
        renamed.setdefault(was, now)
    return renamed


def _unique_ids(ids: list[str], prefix: str) -> list[str]:
    """The same ids; one that is empty, was there before or holds a dot (which places use) becomes a fresh "i7"."""
    seen: set[str] = set()
    fresh = first_free(ids, prefix)
    result = []
    for id in ids:
        if not id or id in seen or "." in id:
            id = f"{prefix}{fresh}"
            fresh += 1
        seen.add(id)
        result.append(id)
    return result
