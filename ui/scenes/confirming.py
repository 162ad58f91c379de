"""Pictures of a foreign file that was read: what the clerk is asked about it before it is taken in."""

from functools import partial

from msgspec.structs import replace

from importers.guesses import Guess
from importers.lines import SourceLine
from importers.reading import Imported
from importers.trace import Role, Traced
from models import place as places
from models.definition import definition_for
from models.document import shown
from models.kinds import offered_kinds
from models.place import Place
from models.report import Item, Report
from models.samples import sample_report
from models.text import escape
from ui.dialogs.import_dialog import ImportDialog
from ui.scenes.parts import report_with_parts
from ui.screens import Stage

_ROLES: dict[str, tuple[Role, str]] = {
    "paragraph": ("paragraph", ""),
    "dash": ("dash", "-"),
    "plus": ("plus", "+"),
    "number": ("numbered", "1."),
    "letter": ("lettered", "a)"),
}
_NO_NUMBER = "Số đề mục không nối tiếp đề mục trước"
_DOUBTS = {
    "section.chi-dao": (0.6, "Chữ của đề mục khác mục 1 của loại báo cáo này"),
    "item.i13": (0.45, "Dòng in đậm, không đánh số: có thể là đề mục"),
    "item.i27": (0.5, "Dòng bắt đầu bằng chữ thường: có thể nối với dòng trên"),
    "signature.title": (0.7, "Hai dòng chức vụ"),
}
"""Places of the sample that a reader could be in doubt about."""


def read_file(report: Report, doubts: dict[str, tuple[float, str]]) -> Imported:
    """A report as if it had been read from a file that somebody typed."""
    lines = list(_lines(report))
    traced = []
    for number, (line, role, place) in enumerate(lines, 1):
        confidence, why = doubts.get(place, (1.0, ""))
        numbered = SourceLine(line.text, line.list_mark, number=number, bold=line.bold, centred=line.centred, right=line.right)
        if line.table:
            numbered = line
        traced.append(Traced(numbered, role, Place(place), confidence, why))
    return Imported(report, (), len(report.sections), traced=tuple(traced))


def _lines(report: Report) -> list[tuple[SourceLine, Role, str]]:
    head = report.letterhead
    lines: list[tuple[SourceLine, Role, str]] = [
        (SourceLine(head.superior, centred=True), "superior", places.letterhead("superior")),
        (SourceLine(head.issuer, centred=True, bold=True), "issuer", places.letterhead("issuer")),
        (SourceLine("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", centred=True, bold=True), "nation", ""),
        (SourceLine("Độc lập - Tự do - Hạnh phúc", centred=True, bold=True), "nation", ""),
        (SourceLine(f"Số: {head.number}/{head.symbol}", centred=True), "number", places.letterhead("number")),
        (SourceLine("BÁO CÁO", centred=True, bold=True), "title", places.TITLE),
        (SourceLine(_words(report, report.subject), centred=True, bold=True), "subject", places.SUBJECT),
    ]
    for item in report.bases + report.opening:
        lines += _item_lines(report, item)
    for section in report.sections:
        title = SourceLine(_words(report, section.title), f"{section.number}.", bold=True)
        lines.append((title, "heading", places.section(section.id)))
        for item in section.items:
            lines += _item_lines(report, item)
    lines.append((SourceLine("2", centred=True), "page", ""))
    lines.append((SourceLine(_words(report, report.closing)), "closing", places.CLOSING))
    lines += [(SourceLine(name, "-"), "recipient", places.recipient(at)) for at, name in enumerate(report.recipients)]
    for part in ("title", "name"):
        words = getattr(report.signature, part)
        lines.append((SourceLine(words, centred=True, bold=True), "signature", places.signature(part)))
    return [line for line in lines if line[0].words]


def _item_lines(report: Report, item: Item) -> list[tuple[SourceLine, Role, str]]:
    if item.citation:
        return [(SourceLine(report.citation(item.citation).text, "+"), "citation", places.citation(item.citation))]
    role, mark = _ROLES[item.level]
    lines: list[tuple[SourceLine, Role, str]] = [(SourceLine(_words(report, item.text), mark), role, places.item(item.id))]
    table = next((table for table in report.tables if table.id == item.table), None)
    if table is not None:
        number = report.tables.index(table) + 1
        for row, cells in enumerate((tuple(column.title for column in table.columns), *table.rows)):
            for column, cell in enumerate(cells):
                place = places.cell(table.id, row - 1, column) if row else places.table_title(table.id, column)
                line = SourceLine(cell, table=number, row=row + 1, cell=row * len(cells) + column + 1, column=column + 1, bold=row == 0)
                lines.append((line, "table", place))
    return lines


def _words(report: Report, markup: str) -> str:
    return escape(shown(report, definition_for(report), markup))


def confirming(on: Stage, suffix: str) -> None:
    """The doubtful first; a table; everything clear; half way through."""
    sample = sample_report()
    on.take_dialog(f"nhan-word-can-xem{suffix}", _dialog(on, read_file(sample, _DOUBTS)))
    half = _dialog(on, read_file(sample, _DOUBTS))
    on.take_dialog(f"nhan-word-da-xem-mot{suffix}", half, half.accept_guess)
    done = _dialog(on, read_file(sample, {}))
    on.take_dialog(f"nhan-word-khong-ngo{suffix}", done)
    parts = _dialog(on, read_file(report_with_parts(), _DOUBTS | {"table.b1.r1c3": (0.5, "Ô chữ trong cột số")}))
    on.take_dialog(f"nhan-word-bang{suffix}", parts, lambda: _choose(parts, "table"))
    cited = _dialog(on, read_file(sample, _DOUBTS))
    on.take_dialog(f"nhan-word-vien-dan{suffix}", cited, lambda: _choose(cited, "citation"))
    general = replace(sample.with_texts(partial(_words, sample)), definition="chung", figures={})
    on.take_dialog(f"nhan-word-bao-cao-chung{suffix}", _dialog(on, read_file(general, {"section.ha-tang": (0.6, _NO_NUMBER)})))
    menu = _dialog(on, read_file(sample, _DOUBTS))
    menu.show()
    on.wait(60)
    menu.card.menu.popup(menu.card.change.mapToGlobal(menu.card.change.rect().bottomLeft()))
    on.take(f"nhan-word-doi-thanh{suffix}", menu.card.menu)
    menu.card.menu.close()
    menu.close()


def _dialog(on: Stage, read: Imported) -> ImportDialog:
    kinds = offered_kinds()
    return ImportDialog(read, definition_for(read.report), kinds, "Báo cáo CNTT 9 tháng 2021.docx", on.window)


def _choose(dialog: ImportDialog, role: str) -> None:
    wanted: list[Guess] = [guess for guess in dialog.guesses if guess.role == role]
    dialog.go_to_line(wanted[0].lines[0])
