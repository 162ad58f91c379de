"""The parts of each cited document: kind, number, symbol (NĐ 30/2020, Phụ lục I, II.3 and II.6b; Phụ lục III)."""

import re
from collections.abc import Iterator

from models import place as places
from models.checks.finding import Context, Finding, Fix
from models.checks.spots import first_of_each_id, put_label, quoted
from models.citation import KINDS, LAWS, Citation
from models.definition import Severity
from models.language import _
from models.report import Report

NUMBER_FORM = "NĐ 30/2020, Phụ lục I, II.3"
CITED_FORM = "NĐ 30/2020, Phụ lục I, II.6"
KIND_LIST = "NĐ 30/2020, Phụ lục III"

_OTHER_KINDS = frozenset({
    "Kết luận", "Thông tri", "Công hàm", "Điều lệ", "Lệnh", "Sắc lệnh", "Hiệp định", "Thỏa thuận", "Văn bản", "Văn bản hợp nhất",
    "Thông tư liên tịch", "Nghị quyết liên tịch", "Thông báo kết luận", "Thư mời", "Giấy phép", "Giấy chứng nhận",
})  # fmt: skip
"""What reports cite besides the 29 types: legal, party and diplomatic documents."""

_ASCII = str.maketrans("ĐƠƯđơưÂÊÔ", "DOUdouAEO")
_NUMBER = re.compile(r"[0-9]+(?:[a-zđ]|-[A-ZĐa-z]+)?")
_SYMBOL = re.compile(r"(?:\d{4}/)?[A-ZĐƠƯÂÊÔ][A-Za-zÀ-ỹĐđ&0-9.]*(?:[-/][A-Za-zÀ-ỹĐđ&0-9.]+)*")
_YEAR = re.compile(r"^\d{4}/")
_PARLIAMENT = re.compile(r"QH\d|UBTVQH")
_NOT_OF_LETTERS = frozenset({"KH", "BC", "NQ", "QĐ"})
"""Abbreviations that no office has as its own code, so that a công văn cannot begin with them."""


def cited(report: Report) -> tuple[Citation, ...]:
    """The documents that some item cites, in the order of the report's list; others are not on the paper."""
    used = {item.citation for _section, item in report.items()}
    return tuple(citation for citation in first_of_each_id(report.citations) if citation.id in used)


def citation_parts(report: Report, _context: Context) -> Iterator[Finding]:
    """Kinds that nobody knows, numbers and symbols that are not written as the decree writes them."""
    for citation in cited(report):
        yield from _kind(citation)
        yield from _number(citation)
        yield from _symbol(citation)


def _finding(code: str, severity: Severity, citation: Citation, part: str, message: str, why: str, fix: str = "", **values: str) -> Finding:
    values = {"name": quoted(citation.name), **values}
    place = places.citation(citation.id, part)
    return Finding(code, severity, place, message.format(**values), why, values, Fix(put_label(fix), place, fix) if fix else None)


def is_law(kind: str) -> bool:
    """Laws and ordinances are cited by their name alone, which some clerks write behind the kind (II.6a)."""
    return kind.strip().startswith(("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"))


def is_numbered(kind: str) -> bool:
    """Whether a document of this kind surely has a number, a symbol and a date."""
    return bool(kind.strip()) and not is_law(kind) and kind not in _OTHER_KINDS and kind != "Thư công"


def _kind(citation: Citation) -> Iterator[Finding]:
    kind = citation.kind.strip()
    known = {*KINDS, *LAWS, *_OTHER_KINDS}
    if not kind:
        message = _("Văn bản viện dẫn “{name}” chưa có tên loại; hãy chọn tên loại như Kế hoạch, Công văn.")
        yield _finding("citation-kind-missing", "error", citation, "kind", message, CITED_FORM)
    elif kind not in known and not is_law(kind):
        from difflib import get_close_matches  # noqa: PLC0415  # for few documents, and it loads slowly

        near = get_close_matches(kind[:40].capitalize(), sorted(known), 2, 0.85)
        message = _("“{kind}” không có trong 29 tên loại văn bản hành chính; hãy xem lại tên loại.")
        fix = near[0] if len(near) == 1 else ""
        yield _finding("citation-kind-unknown", "warning", citation, "kind", message, KIND_LIST, fix, kind=quoted(kind))


def _number(citation: Citation) -> Iterator[Finding]:
    number = citation.number.strip()
    if not number:
        if is_numbered(citation.kind):
            message = _("“{name}” chưa có số; hãy ghi số của văn bản viện dẫn.")
            yield _finding("citation-number-missing", "error", citation, "number", message, CITED_FORM)
        return
    plain_number = mended_number(citation.number)
    if plain_number and plain_number != citation.number:
        message = _("Số của “{name}” phải viết là {right}: số dưới 10 thêm một số 0 ở trước, không có dấu cách.")
        yield _finding("citation-number-zero", "warning", citation, "number", message, NUMBER_FORM, plain_number, right=plain_number)
    elif not plain_number and not _NUMBER.fullmatch(number):
        message = _("Số “{number}” của văn bản viện dẫn không phải là số; hãy ghi bằng chữ số Ả Rập.")
        yield _finding("citation-number-form", "warning", citation, "number", message, NUMBER_FORM, number=quoted(number))


def mended_number(number: str) -> str:
    """A document's number as the decree writes it: "5" and "005" are "05"; nothing where it is no number above 0."""
    digits = re.sub(r"\s+", "", number)
    stripped = digits.lstrip("0")
    if not re.fullmatch(r"[0-9]{1,12}", digits) or not stripped:
        return ""
    return stripped.zfill(2)


def _symbol(citation: Citation) -> Iterator[Finding]:
    symbol = citation.symbol
    if not symbol.strip():
        if is_numbered(citation.kind):
            message = _("“{name}” chưa có ký hiệu; hãy ghi ký hiệu của văn bản viện dẫn.")
            yield _finding("citation-symbol-missing", "error", citation, "symbol", message, CITED_FORM)
        return
    joined = re.sub(r"\s+", "", symbol).lstrip("/")
    if joined != symbol and joined:
        message = _("Ký hiệu “{symbol}” không được có dấu cách hoặc gạch chéo thừa; hãy viết {right}.")
        yield _finding(
            "citation-symbol-spaces",
            "warning",
            citation,
            "symbol",
            message,
            NUMBER_FORM,
            joined,
            symbol=quoted(symbol),
            right=quoted(joined),
        )
    elif not _SYMBOL.fullmatch(symbol):
        message = _("Ký hiệu “{symbol}” không đúng thể thức; hãy viết như KH-SNgV hoặc SNgV-VP.")
        yield _finding("citation-symbol-form", "warning", citation, "symbol", message, NUMBER_FORM, symbol=quoted(symbol))
    else:
        yield from _abbreviation(citation)


def _abbreviation(citation: Citation) -> Iterator[Finding]:
    """A named type begins its symbol with its own abbreviation; a công văn has none."""
    first = re.split(r"[-/]", _YEAR.sub("", citation.symbol))[0]
    wanted = KINDS.get(citation.kind, "")
    if citation.kind == "Công văn" and first in _NOT_OF_LETTERS:
        message = _("Ký hiệu “{symbol}” là của văn bản có tên loại, không phải của công văn; hãy xem lại tên loại hoặc ký hiệu.")
        yield _finding("citation-symbol-kind", "warning", citation, "symbol", message, KIND_LIST, symbol=quoted(citation.symbol))
    elif wanted and not _begins(first, wanted) and not _PARLIAMENT.search(citation.symbol) and "-" not in citation.number:
        alike = _fold(first) == _fold(wanted)
        message = _("Ký hiệu “{symbol}” không hợp với tên loại {kind} (viết tắt là {wanted}); hãy xem lại tên loại hoặc ký hiệu.")
        fix = citation.symbol.replace(first, wanted, 1) if alike else ""
        values = {"symbol": quoted(citation.symbol), "kind": citation.kind, "wanted": wanted}
        yield _finding("citation-symbol-kind", "warning", citation, "symbol", message, KIND_LIST, fix, **values)


_OF_ONE_KIND = frozenset({"NQ", "QĐ", "KH", "BC", "TB", "TTr", "NĐ"})
"""Abbreviations of kinds that no office has as its own code, and that begin no symbol of another kind."""

_BY_DECISION = frozenset({"Đề án", "Dự án", "Chương trình", "Kế hoạch", "Phương án", "Quy chế", "Quy định"})
"""Kinds that a decision approves, whose number then stands for theirs: "Đề án số 458/QĐ-TTg"."""


def wanted_symbol(kind: str, symbol: str) -> str:
    """What is wrong with the symbol of a document in running text: "?" where it is another kind's, the right symbol where only the marks of
    its abbreviation are missing ("QD-UBND"), nothing where it may stand.
    """
    year = match[0] if (match := _YEAR.match(symbol)) else ""
    first, *rest = re.split(r"(?=[-/])", symbol[len(year) :], maxsplit=1)
    own = KINDS.get(kind, LAWS.get(kind, ""))
    if _PARLIAMENT.search(symbol) or _begins(first, own) or (kind in _BY_DECISION and first == "QĐ"):
        return ""
    if own and first != own and _fold(first) == _fold(own):
        return year + own + "".join(rest)
    return "?" if first in (_NOT_OF_LETTERS if kind == "Công văn" else _OF_ONE_KIND) else ""


def _begins(first: str, wanted: str) -> bool:
    """ "KH", and the joint forms that offices make of it ("KHLT", "KHPH")."""
    return first == wanted or (bool(wanted) and first.startswith(wanted) and first[len(wanted) :] in ("LT", "PH", "LN", "PHLN"))


def _fold(text: str) -> str:
    return text.translate(_ASCII).casefold()
