"""Who signs, from the lines of the signature: authority, title, another post and name; two who sign stand in two columns."""

import re

from msgspec import Struct

from importers.lines import SourceLine, is_upper
from importers.trace import Claim
from models import place as places
from models.report import Signature

AUTHORITY = re.compile(r"(?:T/?M|KT|TL|TUQ|T\.\s?M|K\.\s?T)\b\.?\s*", re.IGNORECASE)
ACTING = re.compile(r"Q\.\s*", re.IGNORECASE)
_TITLE_WORDS = {
    *("GIÁM", "CHỦ", "TRƯỞNG", "PHÓ", "CHÁNH", "TỔNG", "ỦY", "UỶ", "BAN", "CỤC", "VIỆN"),
    *("PHÒNG", "SỞ", "UBND", "HĐND", "KIÊM", "PHỤ"),
}
_SMALL_TITLE = re.compile(
    r"(?:Kiêm |Phó |Q\. ?|Quyền )?"
    r"(?:Giám đốc|Chủ tịch|Trưởng |Phó |Chánh |Hiệu trưởng|Cục trưởng|Vụ trưởng|Viện trưởng|Thủ trưởng|Bí thư|Tổng )",
    re.IGNORECASE,
)
"""With all their marks: "Trương", "Tống" are names."""
_OPEN_COUNCILS = ("ỦY BAN", "UỶ BAN", "ỦY", "UỶ", "HỘI ĐỒNG", "HỘI", "BAN CHẤP", "BAN THƯỜNG", "NHÂN", "BAN", "BAN CHỈ", "ĐẢNG")
_COUNCIL_REST = re.compile(r"(?:NHÂN|DÂN|BAN NHÂN|ĐỒNG|HÀNH|VỤ|CHẤP|THƯỜNG|CHỈ|ĐẠO|ỦY|UỶ|MẶT TRẬN)\b")
_FOR_A_COUNCIL = re.compile(r"T/?M", re.IGNORECASE)


def is_title(text: str) -> bool:
    """Whether a line can be a title over a name."""
    return bool(AUTHORITY.match(text) or ACTING.match(text) or _TITLE_WORDS & set(text.split()) or small_title(text))


def small_title(text: str) -> bool:
    """ "Giám đốc", "Phó Chủ tịch": a title that is not in capitals."""
    return bool(_SMALL_TITLE.match(text)) and text[:1].isupper() and not text.endswith((";", ".", ","))


class _Signer(Struct):
    """One who signs, in a column of a table or in none; `at` are the lines of titles and name."""

    column: tuple[int, int]
    titles: list[str] = []
    name: str = ""
    at: list[tuple[int, str]] = []


class Signers:
    """Those who sign, line by line."""

    def __init__(self) -> None:
        self._all: list[_Signer] = []

    @property
    def begun(self) -> bool:
        """Whether a title was met."""
        return bool(self._all)

    @property
    def unnamed(self) -> bool:
        """Whether a title was met whose name is not known yet."""
        return any(not signer.name for signer in self._all)

    def stand_at(self, line: SourceLine) -> bool:
        """Whether titles stood in the column of a line."""
        return any(signer.column == (line.table, line.column) for signer in self._all)

    def take(self, at: int, line: SourceLine, text: str) -> bool:
        """Takes in a title or a name; whether it was one."""
        titled = (is_upper(text) or small_title(text)) and is_title(text)
        signer = self._signer(line, titled or is_upper(text))
        if signer is None or signer.name:
            return False
        if _goes_on_with(signer, text):
            signer.titles[-1] = f"{signer.titles[-1]} {text}"
            signer.at.append((at, "authority"))
        elif titled or not signer.titles:
            signer.titles.append(text)
            signer.at.append((at, "authority" if AUTHORITY.match(text) else "title"))
        else:
            signer.name = text
            signer.at.append((at, "name"))
        return True

    def _signer(self, line: SourceLine, may_begin: bool) -> _Signer | None:
        """Whose line it is: the one of the same column, another one beside it, or, outside of tables, the one who was begun."""
        column = (line.table, line.column)
        own = next((signer for signer in self._all if signer.column == column), None)
        beside = not self._all or (line.table and len(self._all) == 1 and self._all[0].column[0] == line.table)
        if own is None and beside and may_begin:
            own = _Signer(column)
            self._all.append(own)
        return own or next((signer for signer in self._all if not signer.name), None)

    def signature(self) -> Signature:
        """Who signs for the report: of two the one at the right."""
        return _signature(self._all[-1]) if self._all else Signature()

    def cosignature(self) -> Signature | None:
        """Who signs beside that one; nothing where one signs alone."""
        return _signature(self._all[0]) if len(self._all) > 1 and self._all[0].name else None

    def claims(self) -> tuple[Claim, ...]:
        """What each line is."""
        last = len(self._all) - 1
        return tuple(
            Claim(at, "signature", (places.signature if number == last else places.cosignature)(part))
            for number, signer in enumerate(self._all)
            for at, part in signer.at
        )


def _goes_on_with(signer: _Signer, text: str) -> bool:
    """Whether a line is the rest of the name of a council above it that was cut in two: "TM. ỦY BAN", "NHÂN DÂN"."""
    above = signer.titles[-1].upper() if signer.titles else ""
    return bool(_FOR_A_COUNCIL.match(above)) and above.endswith(_OPEN_COUNCILS) and _COUNCIL_REST.match(text.upper()) is not None


def _signature(signer: _Signer) -> Signature:
    authorities = [text for text in signer.titles if AUTHORITY.match(text)]
    own = [text for text in signer.titles if text not in authorities]
    council = any(_FOR_A_COUNCIL.match(text) for text in authorities)
    post = own.pop() if len(own) > 1 and (council or not is_upper(own[-1]) or _SMALL_TITLE.match(own[-1])) else ""
    titles = " ".join(own)
    acting = ACTING.match(titles)
    if acting is not None and not authorities:
        return Signature("Q.", titles[acting.end() :], signer.name, post)
    return Signature(" ".join(authorities), titles, signer.name, post)
