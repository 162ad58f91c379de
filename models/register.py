"""The register of cited documents: which are the same, written differently, and which are so alike that one of them may be a slip."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from models.checks.citations import cited
from models.citation import Citation
from models.definition import definition_for
from models.document import shown
from models.errors import BookError
from models.language import N_, _
from models.report import Report, State
from models.text import clean_line, escape, folded_in_place, nfc, plain, words

Likeness = Literal["wording", "date", "number", "symbol", "kind"]

LIKENESSES: dict[Likeness, str] = {
    "wording": N_("cùng một văn bản, ghi khác lời"),
    "date": N_("cùng số, ký hiệu, khác ngày"),
    "number": N_("chỉ khác một chữ số của số"),
    "symbol": N_("ký hiệu chỉ khác chữ hoa hoặc dấu"),
    "kind": N_("cùng số, ký hiệu, ngày, khác tên loại"),
}
"""What a likeness is called."""

CROWD = 40
"""Documents with a key in common that are held against each other; where there are more it is no slip but a habit."""
_DAY = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")


class Use(Struct, frozen=True):
    """A place where a document is cited: the report's name in the store, how far it has come, the citation's id in it, its subject."""

    report: str
    state: State
    citation: str
    subject: str = ""


class Twin(Struct, frozen=True):
    """Another document that is like one."""

    document: Citation
    likeness: Likeness


class Entry(Struct, frozen=True):
    """A document of the register, by its id there; in how many reports it is cited; and what is like it."""

    id: int
    document: Citation
    reports: int
    twins: tuple[Twin, ...] = ()


class Register(Struct, frozen=True):
    """What was asked for of the register, the newest documents first; `more` says that there are others."""

    entries: tuple[Entry, ...]
    more: bool = False


def documents_of(report: Report) -> Iterator[tuple[str, Citation]]:
    """The documents that a report cites, by the ids of their citations there; without ids of their own, as plain text."""
    for citation in cited(report):
        found = replace(
            citation,
            id="",
            kind=clean_line(citation.kind),
            number=clean_line(citation.number),
            symbol=clean_line(citation.symbol),
            subject=clean_line(_plain_subject(report, citation)),
            issuer=clean_line(citation.issuer),
            typed_date=clean_line(citation.typed_date),
        )
        if found.number or found.symbol or found.subject:
            yield citation.id, found


def _plain_subject(report: Report, citation: Citation) -> str:
    try:
        return shown(report, definition_for(report), citation.subject)
    except BookError:
        return plain(citation.subject)


def as_cited(document: Citation, id: str) -> Citation:
    """A document of the register as a citation of a report, its subject as markup."""
    return replace(document, id=id, subject=escape(document.subject))


# -------------------------------------------------------------------- finding


def search_words(document: Citation) -> str:
    """The words by which a document is found: parts as they are compared, the day as numbers without zeros before them."""
    day = document.date
    date = f"{day.day} {day.month} {day.year}" if day else document.typed_date
    parts = (document.kind, document.number, document.symbol, date, document.subject, document.issuer)
    return " ".join(word for part in parts for word in compared(part))


def asked_phrases(typed: str) -> tuple[tuple[str, ...], ...]:
    """What is asked of the register: each piece between blanks is a phrase, "31/08/2020" and "5/KH-SNgV" as well."""
    return tuple(dict.fromkeys(phrase for piece in nfc(typed).split() if (phrase := tuple(compared(piece)))))


def compared(text: str) -> list[str]:
    """The words of a text without marks, capitals and zeros before a number."""
    return [word.lstrip("0") or "0" if word.isdecimal() else word for word in words(folded_in_place(text))]


# -------------------------------------------------------------------- doubles


def keys(document: Citation) -> tuple[str, ...]:
    """Documents that are alike have one of these in common; so each need not be held against all others."""
    symbol, subject, day = _joined(document.symbol), " ".join(compared(document.subject)), _day(document)
    code = _code(document)
    found = []
    if code:
        found.append(f"{code}|{_year(document)}")
    if code and subject:
        found.append(f"{code}|{subject}")
    if symbol and subject and day:
        found.append(f"{symbol}|{day}|{subject}")
    return tuple(found)


def likeness(one: Citation, other: Citation) -> Likeness | None:
    """What makes two different documents alike; nothing where they are the same to the letter, or surely two.

    Numbers begin anew every year (NĐ 30/2020, Điều 15) and in every office: one number in two years, or of two offices, is a slip only
    where the subjects are the same. A mention without date and subject is the short form of the other one.
    """
    if replace(one, id="") == replace(other, id="") or _is_short(one) or _is_short(other):
        return None
    same_subject = bool(one.subject) and compared(one.subject) == compared(other.subject)
    if _code(one) and _code(one) == _code(other):
        return _like_by_code(one, other, same_subject)
    known = one.symbol and _day(one) and same_subject
    same = _day(one) == _day(other) and _joined(f"{one.kind}|{one.symbol}") == _joined(f"{other.kind}|{other.symbol}")
    return "number" if known and same and _one_digit_apart(_number(one), _number(other)) else None


def _like_by_code(one: Citation, other: Citation, same_subject: bool) -> Likeness | None:
    if _day(one) != _day(other):
        two_offices = one.issuer and other.issuer and compared(one.issuer) != compared(other.issuer)
        return "date" if same_subject or (_year(one) == _year(other) and not two_offices) else None
    if _bare(one.symbol) != _bare(other.symbol):
        return "symbol"
    return "wording" if _joined(one.kind) == _joined(other.kind) else "kind"


def twins_among(documents: Iterable[Citation]) -> list[tuple[Citation, Citation, Likeness]]:
    """Every pair that is alike, each once."""
    kept = list(dict.fromkeys(documents))
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for at, document in enumerate(kept):
        for key in keys(document):
            groups[key].append(at)
    found: dict[tuple[int, int], Likeness] = {}
    for group in groups.values():
        for first, second in combinations(group[:CROWD], 2):
            if like := likeness(kept[first], kept[second]):
                found[first, second] = like
    return [(kept[first], kept[second], like) for (first, second), like in sorted(found.items())]


def likeness_words(likeness: Likeness) -> str:
    """A likeness in words."""
    return _(LIKENESSES[likeness])


def _code(document: Citation) -> str:
    """Number and symbol, however they are written; "" where it has none of both."""
    number, symbol = _number(document), _joined(document.symbol)
    return f"{number}/{symbol}" if number or symbol else ""


def _number(document: Citation) -> str:
    return _joined(document.number).lstrip("0")


def _joined(text: str) -> str:
    return "".join(folded_in_place(text).split())


def _bare(text: str) -> str:
    return "".join(nfc(text).split())


def _day(document: Citation) -> datetime.date | str:
    return document.date or document.typed_date


def _year(document: Citation) -> int | str:
    if document.date:
        return document.date.year
    match = _DAY.match(document.typed_date)
    return int(match[3]) if match else document.typed_date


def _is_short(document: Citation) -> bool:
    return not _day(document) and not document.subject


def _one_digit_apart(one: str, other: str) -> bool:
    """One digit replaced, put in or left out, or two neighbours changed over."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) == 1:
        return any(other[:at] + other[at + 1 :] == one for at in range(len(other)))
    if len(one) != len(other):
        return False
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differing) == 2 and differing[1] - differing[0] == 1:
        first, second = differing
        return (one[first], one[second]) == (other[second], other[first])
    return len(differing) == 1
