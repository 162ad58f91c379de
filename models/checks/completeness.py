"""Is everything there that the paper and the definition ask for? A blank number and date are normal before issue."""

from collections.abc import Iterable, Iterator

from models import place as places
from models.annexes import annex_names, idle_item
from models.checks.finding import Context, Finding
from models.checks.letterhead import BARE_SYMBOL
from models.checks.spots import first_of_each_id, heading_name, quoted
from models.definition import Severity
from models.expression import names_in
from models.heading_numbers import is_part
from models.language import N_, _
from models.place import Place
from models.report import BASES, OPENING, FigureValue, Report, Section

_PARTS: tuple[tuple[str, Severity, Place, str, str], ...] = (
    ("issuer-missing", "error", places.letterhead("issuer"), N_("Chưa có tên cơ quan ban hành; hãy ghi tên đầy đủ."), "II.2"),
    ("symbol-missing", "error", places.letterhead("symbol"), N_("Chưa có ký hiệu của báo cáo; hãy ghi như BC-SNV."), "II.3"),
    ("place-missing", "error", places.letterhead("place"), N_("Chưa có địa danh; hãy ghi tên nơi cơ quan đóng trụ sở."), "II.4"),
    ("subject-missing", "error", places.SUBJECT, N_("Chưa có trích yếu; hãy ghi ngắn gọn báo cáo về việc gì."), "II.5"),
    ("closing-missing", "warning", places.CLOSING, N_("Chưa có lời kết; báo cáo thường kết bằng “Trên đây là …./.”."), "II.6"),
    ("title-missing", "error", places.signature("title"), N_("Chưa có chức vụ người ký."), "II.7"),
    ("name-missing", "error", places.signature("name"), N_("Chưa có họ và tên người ký."), "II.7"),
)  # fmt: skip
"""Code, severity, place, sentence, and the article of NĐ 30/2020, Phụ lục I."""


def missing_parts(report: Report, _context: Context) -> Iterator[Finding]:
    """The main components of NĐ 30/2020, Điều 8 khoản 2, that have no words."""
    head, signature = report.letterhead, report.signature
    texts = (head.issuer, head.symbol, head.place, report.subject, report.closing, signature.title, signature.name)
    for text, (code, severity, place, message, article) in zip(texts, _PARTS, strict=True):
        if not text.strip() or (code == "symbol-missing" and text.strip() == BARE_SYMBOL):
            yield Finding(code, severity, place, _(message), f"NĐ 30/2020, Phụ lục I, {article}")
    if not any(line.strip() for line in report.recipients):
        message = _("Chưa có Nơi nhận; hãy ghi cơ quan nhận và dòng “Lưu: VT”.")
        yield Finding("recipients-missing", "error", places.recipient(0), message, "NĐ 30/2020, Phụ lục I, II.9")
    if report.state == "issued":
        yield from _missing_at_issue(report)


def _missing_at_issue(report: Report) -> Iterator[Finding]:
    head = report.letterhead
    if not head.number.strip():
        message = _("Báo cáo đã ban hành mà chưa có số; hãy lấy số ở văn thư.")
        yield Finding("number-missing", "error", places.letterhead("number"), message, "NĐ 30/2020, Điều 15")
    if head.date is None and not head.typed_date:
        message = _("Báo cáo đã ban hành mà chưa có ngày; hãy ghi ngày ban hành.")
        yield Finding("date-missing", "error", places.letterhead("date"), message, "NĐ 30/2020, Điều 15")


def missing_sections(report: Report, context: Context) -> Iterator[Finding]:
    """Sections that the definition requires, and that are not there or say nothing."""
    present = {section.id for section in report.sections}
    filled = _filled_sections(report.sections)
    for asked in context.definition.sections:
        if not asked.required or asked.id in filled:
            continue
        values = {"number": asked.number, "title": quoted(asked.title)}
        if asked.id in present:
            code, message = "section-empty", _("Mục {number} chưa viết gì; đề cương yêu cầu có mục này.")
        else:
            code, message = "section-missing", _("Thiếu mục {number} “{title}” mà đề cương yêu cầu; hãy thêm mục này.")
        yield Finding(code, "error", places.section(asked.id), message.format(**values), values=values)


def bare_headings(report: Report, context: Context) -> Iterator[Finding]:
    """First headings of a free outline with nothing at all under them. Deeper ones are left alone: some have sentences for titles."""
    if not context.definition.general:
        return
    filled = _filled_sections(report.sections)
    for section in first_of_each_id(report.sections):
        if section.level == 1 and not is_part(section) and section.id not in filled and section.title.strip():
            values = {"number": heading_name(section), "title": quoted(section.title)}
            message = _("Mục {number} chưa viết gì; hãy viết tiếp hoặc xóa đề mục này.").format(**values)
            yield Finding("outline-empty", "warning", places.section(section.id), message, values=values)


def _filled_sections(sections: Iterable[Section]) -> set[str]:
    """The ids of the sections that say something, themselves or through a heading below them."""
    filled: set[str] = set()
    above: list[Section] = []
    for section in sections:
        while above and above[-1].level >= section.level:
            above.pop()
        above.append(section)
        if any(item.text.strip() or item.citation or item.table for item in section.items):
            filled.update(heading.id for heading in above)
    return filled


def missing_figures(report: Report, context: Context) -> Iterator[Finding]:
    """Required figures without a value, unless they will follow from others that are asked for. Letters are another check's."""
    empty = {figure.id for figure in context.definition.figures if figure.required and _is_empty(report.figure(figure.id))}
    for figure in context.definition.figures:
        if figure.id in empty and not (figure.formula and empty.intersection(names_in(figure.formula))):
            message = _("Chưa có số liệu “{label}”; hãy nhập số, không có thì nhập 0.").format(label=figure.label)
            yield Finding("figure-missing", "error", places.figure(figure.id), message, values={"label": figure.label})


def _is_empty(stated: FigureValue) -> bool:
    return stated.value is None and not stated.typed.strip()


def empty_items(report: Report, _context: Context) -> Iterator[Finding]:
    """Items that would stand on the paper as a lone bullet; an annex with nothing else is told of as such."""
    names = {section.id: heading_name(section) for section in report.sections}
    annexes = dict(zip((annex.id for annex in report.annexes), annex_names(len(report.annexes)), strict=True))
    others = {BASES: _("phần căn cứ"), OPENING: _("phần mở đầu"), **annexes}
    waiting = {annex.id for annex in report.annexes if len(annex.items) == 1}
    idle = {idle_item(annex) for annex in report.annexes}
    for section, item in report.items():
        if not item.text.strip() and not item.citation and not item.table and section not in waiting and item.id not in idle:
            name = names.get(section, "")
            where = others.get(section) or _("mục {number}").format(number=name)
            message = _("Có một ý trống ở {where}; hãy viết tiếp hoặc xóa ý này.").format(where=where)
            yield Finding("item-empty", "warning", places.item(item.id), message, values={"section": name})


def headings_without_title(report: Report, _context: Context) -> Iterator[Finding]:
    """Headings without words: parts and sections must have titles (NĐ 30/2020, Phụ lục I, II.6d)."""
    for section in report.sections:
        if not section.title.strip():
            place = places.section_part(section.id, "title")
            message = _("Mục {number} chưa có tiêu đề; hãy đặt tiêu đề cho mục.").format(number=quoted(section.number))
            yield Finding("heading-empty", "warning", place, message, "NĐ 30/2020, Phụ lục I, II.6")
