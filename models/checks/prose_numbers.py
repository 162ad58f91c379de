"""How numbers stand in running text (NĐ 86/2012, Phụ lục V; usage). Only forms that can hardly be meant are spoken of."""

import re
from collections.abc import Iterator

from models.checks.figures import DECIMAL_SIGN
from models.checks.finding import Context, Finding, Fix
from models.checks.spots import Spot, prose, put_label, sentence
from models.language import _
from models.report import Report

_COUNTED = (
    "văn bản|hồ sơ|lượt|người|trường hợp|thủ tục|đồng|cuộc|đoàn|hộ|xã|cán bộ|công chức|viên chức|tài khoản|giao dịch|công dân|"
    "doanh nghiệp|tin|bài|máy|học sinh|khách|đơn|vụ|ca|dịch vụ|chứng thư"
)
_COMMA_GROUPS = re.compile(rf"(?<![\w.,/-])[1-9]\d{{0,2}}(?P<groups>(?:,\d{{3}})+)(?![\d,/%]|\.\d)(?P<counted>\s+(?:{_COUNTED})\b)?")
_MEASURED = re.compile(
    r"\s*(?:%|‰|°|(?:km|m|cm|mm|ha|kg|g|tấn|tạ|lít|giờ|phút|triệu|tỷ|tỉ|nghìn|ngàn|GB|MB|TB|Gbps|Mbps|kWh|MW|điểm|lần)\b)"
)
_DOTTED = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.])")
_DOTTED_YEAR = re.compile(rf"(?<=năm )([12])\.(\d{{3}})(?![\d.,]|\s+(?:{_COUNTED})\b)")
_DOTTED_NUMBER = re.compile(r"(?<=số )(\d{1,3}(?:\.\d{3})+)(?=/[A-ZĐ0-9])")
_SPACED_PERCENT = re.compile(r"(?<=\d) +%")
_PLAIN_PERCENT = re.compile(r"\d%")


def comma_thousands(report: Report, _context: Context) -> Iterator[Finding]:
    """ "4,733 văn bản": a comma between thousands; in Vietnamese it reads as four and a bit."""
    for spot in prose(report):
        dotted = bool(_DOTTED.search(spot.text)) if "," in spot.text else False
        for match in _COMMA_GROUPS.finditer(spot.text):
            groups = match["groups"]
            certain = len(groups) > 4 or match["counted"]
            if certain or (dotted and not _MEASURED.match(spot.text, match.end())):
                end = match.end("groups")
                typed = spot.text[match.start() : end]
                right = typed.replace(",", ".")
                message = _("“{typed}” ở {where} dùng dấu phẩy ngăn hàng nghìn; hãy viết {right}.")
                yield _finding("number-comma-thousands", spot, message, match.start(), end, right, DECIMAL_SIGN)


def dotted_years(report: Report, _context: Context) -> Iterator[Finding]:
    """ "năm 2.021", "Công văn số 1.234/UBND-VX": years and document numbers have no dots."""
    for spot in prose(report):
        for pattern in (_DOTTED_YEAR, _DOTTED_NUMBER):
            for match in pattern.finditer(spot.text):
                message = _("“{typed}” ở {where} là năm hoặc số văn bản, không có dấu chấm; hãy viết {right}.")
                yield _finding("number-dotted-year", spot, message, match.start(), match.end(), match[0].replace(".", ""))


def percent_spaces(report: Report, context: Context) -> Iterator[Finding]:
    """ "12,5 %" where the report has "12,5%" too; figures are shown without a space, so that form is kept."""
    spots = [spot for spot in prose(report) if "%" in spot.text or "{" in spot.text]
    percents = [f"{{{figure.id}}}" for figure in context.definition.figures if figure.kind == "percent"]
    spaced = [(spot, match) for spot in spots if (match := _SPACED_PERCENT.search(spot.text))]
    if not spaced or not any(_PLAIN_PERCENT.search(spot.text) or any(token in spot.text for token in percents) for spot in spots):
        return
    for spot, _match in spaced:
        message = _("{where} viết dấu “%” cách số, chỗ khác trong báo cáo viết liền; hãy viết liền.").format(where=sentence(spot.name))
        mend = Fix(_("Viết liền dấu %"), spot.place, _SPACED_PERCENT.sub("%", spot.text))
        yield Finding("percent-mixed", "warning", spot.place, message, values={"where": spot.name}, fix=mend)


def _finding(code: str, spot: Spot, message: str, start: int, end: int, right: str, why: str = "") -> Finding:
    values = {"typed": spot.text[start:end], "where": spot.name, "right": right}
    mend = Fix(put_label(right), spot.place, spot.text[:start] + right + spot.text[end:])
    return Finding(code, "warning", spot.place, message.format(**values), why, values, mend)
