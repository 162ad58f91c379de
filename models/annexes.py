"""What an annex is called and what the line under its title says (NĐ 30/2020, Phụ lục I, III.1); the office's name inside a sentence."""

import re

from models.dates import long_date
from models.report import Letterhead

_TENS = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))

_KINDS = ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "UBND", "HĐND", "CHI CỤC", "TRUNG TÂM", "VĂN PHÒNG", "THANH TRA")
"""Kinds of body whose name has more than one syllable; others have one ("Sở", "Bộ", "Ban", "Cục")."""
_UNITS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn", "đặc khu")
"""Nouns of administrative units stay small, the name behind them is a proper one (Phụ lục II, III.1a)."""
_UNIT = re.compile(rf"(?<!\w)({'|'.join(_UNITS)}) (.+)$", re.IGNORECASE)
_FIELD = re.compile(r"(^|, | và )(\w)")


def annex_names(count: int) -> tuple[str, ...]:
    """ "Phụ lục" where there is one, "Phụ lục I", "Phụ lục II" where there are more."""
    return ("Phụ lục",) if count == 1 else tuple(f"Phụ lục {roman(at)}" for at in range(1, count + 1))


def roman(number: int) -> str:
    """A number in Roman figures: 4 -> "IV"."""
    written = ""
    for value, letters in _TENS:
        written += letters * (number // value)
        number %= value
    return written


def reference_line(head: Letterhead) -> str:
    """ "(Kèm theo Báo cáo số 177/BC-SNgV ngày 05 tháng 9 năm 2021 của Sở Ngoại vụ)"; number and day stay open until they are known."""
    day = long_date(head.date) if head.date else head.typed_date or "ngày      tháng      năm        "
    office = office_in_text(head)
    return f"(Kèm theo Báo cáo số {head.number or '     '}/{head.symbol} {day}{f' của {office}' if office else ''})"


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
