"""What a report must have, and whether what its text refers to is there."""

from collections.abc import Iterator
from difflib import get_close_matches

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.checks.reading import texts
from models.definition import FigureDefinition
from models.expression import names_in
from models.language import _
from models.period import TOKENS
from models.place import Place
from models.report import Report
from models.text import tokens


def check_completeness(report: Report, context: Context) -> Iterator[Finding]:
    """Parts that NĐ 30/2020, Điều 8.2 or the definition asks for. Number and date may wait until the report is issued."""
    for place, text, message, why in _wanted(report):
        if not text.strip():
            yield Finding("part-missing", "error", place, message, why)
    yield from _empty_sections(report, context)
    yield from _empty_figures(report, context)
    yield from _unknown_tokens(report, context)
    yield from _lost_citations(report)


def _wanted(report: Report) -> list[tuple[Place, str, str, str]]:
    head, signature = report.letterhead, report.signature
    code = head.symbol.strip().removeprefix("BC-")
    return [
        (
            places.letterhead("issuer"),
            head.issuer,
            _("Chưa có tên cơ quan ban hành; hãy điền ở phần Thể thức."),
            "NĐ 30/2020, Phụ lục I, II.2",
        ),
        (places.letterhead("symbol"), code, _("Chưa có ký hiệu; hãy điền như “BC-SNgV”."), "NĐ 30/2020, Phụ lục I, II.3"),
        (
            places.letterhead("place"),
            head.place,
            _("Chưa có địa danh; hãy điền tên tỉnh, thành phố hoặc xã, phường."),
            "NĐ 30/2020, Phụ lục I, II.4",
        ),
        (places.SUBJECT, report.subject, _("Chưa có trích yếu dưới chữ BÁO CÁO."), "NĐ 30/2020, Phụ lục I, II.5"),
        (places.CLOSING, report.closing, _("Chưa có câu kết."), "NĐ 30/2020, Phụ lục III, Mẫu 1.4"),
        (
            places.recipient(0),
            "".join(report.recipients),
            _("Chưa có nơi nhận; ít nhất phải có dòng “Lưu: VT”."),
            "NĐ 30/2020, Phụ lục I, II.9",
        ),
        (places.signature("title"), signature.title, _("Chưa có chức vụ người ký."), "NĐ 30/2020, Phụ lục I, II.7"),
        (places.signature("name"), signature.name, _("Chưa có họ tên người ký."), "NĐ 30/2020, Phụ lục I, II.7"),
    ]


def _empty_sections(report: Report, context: Context) -> Iterator[Finding]:
    for known in context.definition.sections:
        section = next((section for section in report.sections if section.id == known.id), None)
        if section is None and known.required:
            message = _("Thiếu mục “{title}” mà đề cương yêu cầu.").format(title=known.title)
            yield Finding("section-missing", "error", places.section(known.id), message)
        elif section and known.required and not any(item.text.strip() or item.citation for item in section.items):
            message = _("Mục {number} chưa có nội dung.").format(number=section.number)
            yield Finding("section-empty", "error", places.section(known.id), message)
    for section_id, item in report.items():
        if not item.text.strip() and item.citation is None:
            message = _("Có một ý để trống; hãy viết hoặc xóa ý này.")
            yield Finding("item-empty", "warning", places.item(item.id), message, involved=(places.section(section_id),))


def _empty_figures(report: Report, context: Context) -> Iterator[Finding]:
    for figure in context.definition.figures:
        stated = report.figure(figure.id)
        if figure.required and stated.value is None and not stated.typed and not _awaits_others(figure, report):
            message = _("Chưa nhập “{label}”.").format(label=figure.label)
            yield Finding("figure-missing", "error", places.figure(figure.id), message)


def _awaits_others(figure: FigureDefinition, report: Report) -> bool:
    """A calculated figure is missing only because others are; those are named instead."""
    return bool(figure.formula) and any(report.figure(name).value is None for name in names_in(figure.formula))


def _unknown_tokens(report: Report, context: Context) -> Iterator[Finding]:
    known = [*TOKENS, *(figure.id for figure in context.definition.figures)]
    for place, text in texts(report):
        for name in dict.fromkeys(tokens(text)):
            if name not in known:
                near = get_close_matches(name, known, n=2, cutoff=0.8)
                fix = _renamed(place, text, name, near[0]) if len(near) == 1 else None
                message = _("“{{{name}}}” không phải là chỉ tiêu nào của loại báo cáo này; hãy chèn lại số liệu.").format(name=name)
                yield Finding("token-unknown", "error", place, message, values={"name": name}, fix=fix)


def _renamed(place: Place, text: str, name: str, near: str) -> Fix:
    return Fix(_("Đổi thành {{{near}}}").format(near=near), place, text.replace(f"{{{name}}}", f"{{{near}}}"))


def _lost_citations(report: Report) -> Iterator[Finding]:
    known = {citation.id for citation in report.citations}
    for _section, item in report.items():
        if item.citation is not None and item.citation not in known:
            message = _("Văn bản viện dẫn của ý này không còn; hãy thêm lại hoặc xóa ý.")
            yield Finding("citation-lost", "error", places.item(item.id), message, values={"citation": item.citation})
