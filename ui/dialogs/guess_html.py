"""What lines of a file became, as HTML: the words that the report has of them now, with a cited document's parts and a table's cells."""

from html import escape

from importers.confirming import Confirming
from importers.guesses import Guess
from models import place as places
from models.citation import Citation
from models.dates import short_date
from models.document import TYPE_NAME, shown
from models.language import _
from models.place import Place
from models.report import Report
from models.text import plain
from models.text_table import TextTable
from ui.dialogs.guess_words import heading_words, text_in
from ui.theme import colours

_MOST_ROWS = 40
"""Rows of a table that are shown beside the file's own; the form shows the rest."""


def guess_html(state: Confirming, guess: Guess) -> str:
    """The report's own words of a guess."""
    if guess.left_out:
        return _quiet(_("Không có trong báo cáo; chọn “Đổi thành…” để đưa lại vào."))
    report = state.report
    kind, id, _part = places.parts(guess.place)
    match kind:
        case "item":
            item = next((item for _list, item in report.items() if item.id == id), None)
            if item is None:
                return ""
            if item.citation:
                return _citation(report.citation(item.citation))
            return _paragraph(shown(report, state.definition, item.text))
        case "section":
            section = next((one for one in report.sections if one.id == id), None)
            return f"<p><b>{escape(heading_words(state, section))}</b></p>" if section else ""
        case "table":
            table = next((one for one in report.tables if one.id == id), None)
            return _table(table) if table else ""
        case "recipient":
            return _listed(report.recipients)
        case "addressee":
            return _listed(report.addressees)
        case "signature":
            return _signature(report)
    return _field(state, guess.place) if guess.place else _quiet(_nowhere(guess))


def _nowhere(guess: Guess) -> str:
    """Why the report has no words of a guess."""
    if guess.role == "unplaced":
        return _("Chưa có trong báo cáo; chọn “Đổi thành…” để đưa vào.")
    return _("Thuộc trang giấy, không vào báo cáo.") if guess.role == "page" else _("Chương trình tự ghi phần này khi in.")


def _field(state: Confirming, place: Place) -> str:
    if place == places.letterhead("number"):
        head = state.report.letterhead
        return _rows(((_("Số"), head.number), (_("Ký hiệu"), head.symbol)))
    text = TYPE_NAME if place == places.TITLE else text_in(state.report, place)
    return _quiet(_("(để trống)")) if not text else _paragraph(shown(state.report, state.definition, text))


def _citation(cited: Citation) -> str:
    day = short_date(cited.date) if cited.date else cited.typed_date
    parts = (
        (_("Loại"), cited.kind),
        (_("Số"), cited.number),
        (_("Ký hiệu"), cited.symbol),
        (_("Ngày"), day),
        (_("Cơ quan ban hành"), cited.issuer),
        (_("Trích yếu"), cited.subject),
    )
    return _rows(parts)


def _rows(parts: tuple[tuple[str, str], ...]) -> str:
    """Names and values; what the file does not say is left out."""
    row = '<tr><td style="padding:2px 14px 2px 0;white-space:nowrap"><span style="color:{colour}">{name}</span></td><td>{value}</td></tr>'
    told = (row.format(colour=colours().quiet, name=escape(name), value=escape(value)) for name, value in parts if value)
    return f'<table cellspacing="0">{"".join(told)}</table>'


def _table(table: TextTable) -> str:
    def row(cells: tuple[str, ...], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(plain(cell)) or '&nbsp;'}</{tag}>" for cell in cells) + "</tr>"

    head = row(tuple(column.title for column in table.columns), "th") if any(column.title for column in table.columns) else ""
    body = "".join(row(cells, "td") for cells in table.rows[:_MOST_ROWS])
    size = _("{columns} cột, {rows} hàng").format(columns=len(table.columns), rows=len(table.rows))
    style = f"border-color:{colours().line};border-style:solid;border-collapse:collapse"
    frame = f'border="1" cellspacing="0" cellpadding="4" width="100%" style="{style}"'
    return f"{_quiet(size)}<table {frame}>{head}{body}</table>"


def _listed(lines: tuple[str, ...]) -> str:
    return "".join(f"<div>- {escape(line)}</div>" for line in lines)


def _signature(report: Report) -> str:
    signers = [report.signature, *([report.cosignature] if report.cosignature else [])]
    names = (_("Thay mặt, ký thay"), _("Chức vụ"), _("Chức vụ khác"), _("Họ tên"))
    return "".join(_rows(tuple(zip(names, (one.authority, one.title, one.post, one.name), strict=True))) for one in signers)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _quiet(text: str) -> str:
    return f'<p style="color:{colours().quiet}">{escape(text)}</p>'
