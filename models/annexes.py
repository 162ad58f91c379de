"""What an annex is called and what the line under its title says (NĐ 30/2020, Phụ lục I, III.1); the office's name inside a sentence."""

import re

from models.dates import long_date
from models.numerals import write_roman
from models.report import Annex, Letterhead

_KINDS = ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "UBND", "HĐND", "CHI CỤC", "TRUNG TÂM", "VĂN PHÒNG", "THANH TRA")
"""Kinds of body whose name has more than one syllable; others have one ("Sở", "Bộ", "Ban", "Cục")."""
_UNITS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn", "đặc khu")
"""Nouns of administrative units stay small, the name behind them is a proper one (Phụ lục II, III.1a)."""
_UNIT = re.compile(rf"(?<!\w)({'|'.join(_UNITS)}) (.+)$", re.IGNORECASE)
_FIELD = re.compile(r"(^|, | và )(\w)")


def annex_names(count: int) -> tuple[str, ...]:
    """ "Phụ lục" where there is one, "Phụ lục I", "Phụ lục II" where there are more."""
    return ("Phụ lục",) if count == 1 else tuple(f"Phụ lục {write_roman(at)}" for at in range(1, count + 1))


def reference_line(head: Letterhead) -> str:
    """ "(Kèm theo Báo cáo số 177/BC-SNgV ngày 05 tháng 9 năm 2021 của Sở Ngoại vụ)"; number and day stay open until they are known."""
    office = office_in_text(head)
    return f"(Kèm theo Báo cáo số {numbered(head)} {dated(head)}{f' của {office}' if office else ''})"


def numbered(head: Letterhead) -> str:
    """ "177/BC-SNgV", with room for the number until it is known."""
    return f"{head.number or '     '}/{head.symbol}"


def dated(head: Letterhead) -> str:
    """ "ngày 05 tháng 9 năm 2021", what was typed for it, or room for the day until it is known."""
    return long_date(head.date) if head.date else head.typed_date or "ngày      tháng      năm        "


def office_in_text(head: Letterhead) -> str:
    """The issuer as a sentence writes it: as somebody said, or the capitals of the letterhead brought down."""
    return head.issuer_in_text.strip() or in_sentence_case(" ".join(head.issuer.split()))


def in_sentence_case(name: str) -> str:
    """ "SỞ KHOA HỌC VÀ CÔNG NGHỆ" -> "Sở Khoa học và Công nghệ": capitals where a kind of body, a field and a proper name begin
    (NĐ 30/2020, Phụ lục II, III.1 and IV.1). A name in small letters stays as it is.
    """
    if not name.isupper():
        return name
    kind = next((kind for kind in _KINDS if name.startswith(f"{kind} ") or name == kind), name.split(" ", maxsplit=1)[0])
    rest = name[len(kind) :].strip().lower()
    shown = kind if kind in ("UBND", "HĐND") else kind.capitalize()
    unit = _UNIT.search(rest)
    field = rest[: unit.start()].strip() if unit else rest
    parts = [shown, _FIELD.sub(lambda match: match[1] + match[2].upper(), field)]
    if unit:
        parts += [unit[1], " ".join(word.capitalize() for word in unit[2].split(" "))]
    return " ".join(part for part in parts if part)


def idle_item(annex: Annex) -> str:
    """The one empty paragraph of an annex that has its figures or tables and needs no words beside them; "" where there is none."""
    idle = [item for item in annex.items if not (item.text.strip() or item.citation or item.table)]
    others = [item for item in annex.items if item not in idle]
    return idle[0].id if len(idle) == 1 and (annex.figures or others) and all(item.table for item in others) else ""
