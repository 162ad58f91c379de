"""Documents cited in running text: kind, number and symbol as the decree writes them (NĐ 30/2020, Phụ lục I, II.3 and II.6b)."""

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from models.checks.citations import CITED_FORM, KIND_LIST, NUMBER_FORM, wanted_symbol
from models.checks.finding import Context, Finding, Fix
from models.checks.repeated import first_few
from models.checks.spots import Spot, prose, put_label, quoted
from models.citation import DATE_FORM, KINDS, LAWS
from models.dates import read_date, short_date
from models.language import _
from models.report import Report

_KIND = "|".join(sorted((kind for kind in (*KINDS, *LAWS) if kind not in ("Luật", "Bộ luật", "Hiến pháp")), key=len, reverse=True))
_CODE = r"[A-ZĐƠƯ][A-Za-zĐđƠơƯư&]*"
_CITED = re.compile(
    rf"\b(?P<kind>{_KIND})(?P<of>\s+số:?\s*|\s+)(?P<number>\d+)(?P<symbol>\s?/\s?(?:\d{{4}}\s?/\s?)?{_CODE}(?:\s?-\s?{_CODE})*)"
    rf"(?:(?P<day>,?\s+(?:ngày\s+)?)(?P<date>{DATE_FORM}))?"
)
_SWAPPED = re.compile(
    rf"\b(?P<kind>{_KIND})\s+(?P<day>ngày\s+(?:{DATE_FORM}))\s+(?P<number>số\s+\d+/(?:\d{{4}}/)?{_CODE}(?:-{_CODE})+)(?!\S*/)"
)
_YEARLESS = frozenset({"Công văn", "Kế hoạch", "Báo cáo", "Tờ trình", "Thông báo", "Giấy mời", "Công điện", "Chương trình"})
"""Kinds that are no legal documents, whose number has no year; decisions, resolutions and directives may be either."""

_JOINED = re.compile(r"\s+")


class _Mention(Struct, frozen=True):
    """A document as a spot names it; `symbol` without blanks and without its slash."""

    spot: Spot
    match: re.Match[str]
    symbol: str

    @property
    def kind(self) -> str:
        """Its kind, blanks made one."""
        return " ".join(self.match["kind"].split())

    @property
    def name(self) -> str:
        """The short form, as it should stand."""
        return f"{self.kind} số {self.match['number']}/{self.symbol}"


def prose_citations(report: Report, _context: Context) -> Iterator[Finding]:
    """Kinds and symbols that disagree, blanks inside a symbol, "ngày" and "số" left out, a date before the number, two dates."""
    mentions: list[_Mention] = []
    for spot in prose(report):
        own = list(_mentions(spot)) if spot.ground != "citation" else []
        yield from first_few(finding for mention in own for finding in _form(mention))
        mentions += own
    yield from _swapped(report)
    yield from _unnumbered([mention for mention in mentions if "số" not in mention.match["of"]])
    yield from _with_year([mention for mention in mentions if mention.kind in _YEARLESS and re.match(r"\d{4}/", mention.symbol)])
    yield from first_few(_dated_twice(mentions, report))


def _mentions(spot: Spot) -> Iterator[_Mention]:
    if "/" not in spot.text:
        return
    for match in _CITED.finditer(spot.text):
        yield _Mention(spot, match, _JOINED.sub("", match["symbol"]).lstrip("/"))


def _finding(code: str, mention: _Mention, message: str, why: str, text: str = "", label: str = "", **values: str) -> Finding:
    values = {"name": quoted(mention.name), "where": mention.spot.name, **values}
    fix = Fix(put_label(label), mention.spot.place, text) if text else None
    return Finding(code, "warning", mention.spot.place, message.format(**values), why, values, fix)


def _replaced(mention: _Mention, group: str, right: str) -> str:
    start, end = mention.match.span(group)
    return mention.spot.text[:start] + right + mention.spot.text[end:]


def _form(mention: _Mention) -> Iterator[Finding]:
    typed = mention.match["symbol"]
    joined = f"/{mention.symbol}"
    if joined != typed and "-" in mention.symbol:
        message = _("Ký hiệu “{typed}” ở {where} có dấu cách; hãy viết liền “{right}”.")
        values = {"typed": mention.match["number"] + typed, "right": mention.match["number"] + joined}
        yield _finding(
            "citation-symbol-spaces", mention, message, NUMBER_FORM, _replaced(mention, "symbol", joined), values["right"], **values
        )
    elif wanted := wanted_symbol(mention.kind, mention.symbol):
        message = _("{name} ở {where}: ký hiệu không hợp với tên loại {kind}; hãy xem lại tên loại hoặc ký hiệu.")
        right = "" if wanted == "?" else joined.replace(mention.symbol, wanted)
        text = _replaced(mention, "symbol", right) if right else ""
        yield _finding("citation-symbol-kind", mention, message, KIND_LIST, text, right.lstrip("/"), kind=mention.kind)
    if mention.match["date"] and "ngày" not in mention.match["day"]:
        message = _("{name} ở {where} thiếu chữ “ngày” trước {date}; hãy thêm vào.")
        text = _replaced(mention, "day", f"{mention.match['day']}ngày ")
        yield _finding("citation-day-word", mention, message, CITED_FORM, text, f"ngày {mention.match['date']}", date=mention.match["date"])


def _swapped(report: Report) -> Iterator[Finding]:
    for spot in prose(report):
        match = _SWAPPED.search(spot.text) if "/" in spot.text else None
        if match:
            right = f"{match['kind']} {match['number']} {match['day']}"
            values = {"typed": quoted(match[0]), "where": spot.name, "right": quoted(right)}
            message = _("“{typed}” ở {where} có ngày đứng trước số; hãy viết “{right}”.").format(**values)
            fix = Fix(put_label(right), spot.place, spot.text[: match.start()] + right + spot.text[match.end() :])
            yield Finding("citation-number-late", "warning", spot.place, message, CITED_FORM, values, fix)


def _unnumbered(mentions: list[_Mention]) -> Iterator[Finding]:
    """One finding for the report: who leaves the word out leaves it out everywhere."""
    if mentions:
        first = mentions[0]
        typed = f"{first.kind} {first.match['number']}/{first.symbol}"
        message = _("“{typed}” ở {where} thiếu chữ “số” (tất cả {count} chỗ); hãy viết “{name}”.")
        text, values = _replaced(first, "of", " số "), {"typed": typed, "count": str(len(mentions))}
        yield _finding("citation-number-word", first, message, CITED_FORM, text, first.name, **values)


def _with_year(mentions: list[_Mention]) -> Iterator[Finding]:
    if mentions:
        message = _("{name} ở {where} có năm trong ký hiệu; chỉ văn bản quy phạm pháp luật mới có năm, hãy xem lại.")
        yield _finding("citation-symbol-year", mentions[0], message, NUMBER_FORM)


def _dated_twice(mentions: list[_Mention], report: Report) -> Iterator[Finding]:
    """One document with two days of one year; another year may well have the same number."""
    days: dict[tuple[str, str, str, int], datetime.date] = {}
    for citation in report.citations:
        if citation.date and citation.number and citation.symbol:
            days.setdefault((citation.kind, citation.number, citation.symbol, citation.date.year), citation.date)
    for mention in mentions:
        day = read_date(mention.match["date"] or "")
        if day is None:
            continue
        first = days.setdefault((mention.kind, mention.match["number"], mention.symbol, day.year), day)
        if first != day:
            message = _("{name} ở {where} ghi ngày {date}, chỗ khác trong báo cáo ghi ngày {other}; hãy xem lại.")
            yield _finding("citation-two-dates", mention, message, CITED_FORM, date=short_date(day), other=short_date(first))
