"""What stands below the body of a report: its closing words, Nơi nhận, who signs."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.letterhead import DAY
from importers.lines import BULLETS, SourceLine, is_upper, words_of
from importers.signers import ACTING, AUTHORITY, Signers, is_title, small_title
from importers.trace import Claim
from models import place as places
from models.language import _
from models.report import Signature
from models.text import plain

RECIPIENTS = re.compile(r"N[ơƠ]I\s+(?:NH[ậẬ]N|G[ửỬ]I)\s*:?\s*", re.IGNORECASE)
_ENDS = ("./.", "/.", ".//.", ". /.")
_CLOSERS = {("tren", "day", "la"), ("tren", "day", "bao"), ("tren", "day", "noi"), ("bao", "cao", "kinh")}
_WHO_SIGNED = re.compile(r"(?:Người ký|Ký bởi|Được ký bởi|Signed by|Thời gian ký|Ngày ký|Cơ quan|Email)\s*:", re.IGNORECASE)
"""What a program for electronic signatures writes above the name."""
_CLOSING = re.compile(
    r"\b(?:(?:kính|trân trọng|xin)\s+(?:trình|báo cáo)|"
    r"báo cáo\b.*\b(?:xem xét|chỉ đạo|theo dõi|tổng hợp)|(?:trân trọng|xin chân thành) cảm ơn)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING_WORDS = 45
SIGNED = frozenset(("ky", "dong", "dau", "da", "ten", "ghi", "ro", "ho"))
"""The words by which a line says that somebody signed; they are not printed again."""
_DRAFTER = re.compile(r"[A-ZĐ][A-Za-zĐđ.]{0,14}[.,]?\s*\(?\d{1,4}\)?\.?")
"""The drafter's mark and the number of copies: "PL.(300)" (NĐ 30/2020, Phụ lục I, III.3)."""
_BESIDE = re.compile(r"(?:(?<=[;.])|(?<=nhận:)|(?<=NHẬN:)|(?<=gửi:)|(?<=GỬI:)|(?=\s+(?:T/?M|KT|TL|TUQ)\.\s))\s+(?P<title>[^;:\t]{4,60})$")
"""What may be the title or the name of who signs, on a line of Nơi nhận: a copy of a page has one blank for the gap between columns."""
_PERSON = re.compile(
    r"(?:(?:[A-ZĐ][\w.]*\.)+\s?|(?:Thượng|Trung|Đại|Thiếu) (?:tá|úy|uý|tướng) )?"
    r"(?:[A-ZÀ-ỸĂĐƠƯ][a-zà-ỹăđơư]* ){1,4}[A-ZÀ-ỸĂĐƠƯ][a-zà-ỹăđơư]+"
)
"""A name with its degrees: "ThS. Lò Văn Sơn"."""
_NAME_WORDS = 8
_CLOSING_WITHIN = 15
_SIGNING_WITHIN = 8


class Tail(Struct, frozen=True):
    """What was read below the body, which ends before line `body`; `left` are lines that are none of these parts.

    `day` is the line over the signature with the place and the day, where a report has them there.
    """

    closing: SourceLine | None
    recipients: tuple[str, ...]
    signature: Signature
    left: tuple[int, ...]
    body: int
    claims: tuple[Claim, ...] = ()
    drafter: str = ""
    day: str = ""
    cosignature: Signature | None = None


def label_at(lines: Sequence[SourceLine], start: int, end: int) -> int | None:
    """Where Nơi nhận stands, the last time."""
    return next((at for at in range(end - 1, start - 1, -1) if RECIPIENTS.match(lines[at].words)), None)


def read_tail(lines: Sequence[SourceLine], start: int, end: int, dated: bool = True) -> Tail:
    """The parts below the body, which begins at `start`; annexes begin at `end`. `dated` reports have their day above the text."""
    label = label_at(lines, start, end)
    closing = _closing_at(lines, start, end if label is None else label, label is not None)
    signing = _signing_at(lines, start, end) if label is None and closing is None else None
    if label is None and closing is None and signing is None:
        return Tail(None, (), Signature(), (), end)
    firsts = (signing, label, None if closing is None else closing + 1)
    first = min(at for at in firsts if at is not None)
    reading = _Reading(dated)
    for at in range(first, end):
        reading.take(at, lines[at])
    claims = [Claim(closing, "closing", places.CLOSING)] if closing is not None else []
    return Tail(
        None if closing is None else lines[closing],
        tuple(text for _at, text in reading.recipients),
        reading.signers.signature(),
        tuple(dict.fromkeys(at for at, _line in reading.left)),
        closing if closing is not None else first,
        (*claims, *reading.claims, *reading.signers.claims()),
        reading.drafter,
        reading.day,
        reading.signers.cosignature(),
    )


def _signing_at(lines: Sequence[SourceLine], start: int, end: int) -> int | None:
    """Where who signs begins, in a file that ends with nothing but a title and a name below it; nothing where it does not."""
    if end - start < 2 or not _is_name(lines[end - 1]):
        return None
    near = range(end - 2, max(start, end - _SIGNING_WITHIN) - 1, -1)
    title = next((at for at in near if not _may_stand_between(lines[at])), None)
    if title is None or not _is_signer(lines[title]):
        return None
    while title > start and (_is_signer(lines[title - 1]) or DAY.fullmatch(lines[title - 1].words)):
        title -= 1
    return title


def _may_stand_between(line: SourceLine) -> bool:
    return _is_signed(line.words) or bool(_WHO_SIGNED.match(line.words))


def _is_signer(line: SourceLine) -> bool:
    """Whether a line is a title over a name, and no heading that has words of one."""
    text = line.words
    short = len(words_of(text)) <= _NAME_WORDS and not line.list_mark and not line.level
    return short and (bool(AUTHORITY.match(text)) or (is_upper(text) and is_title(text)) or small_title(text))


def _is_name(line: SourceLine) -> bool:
    """Whether a line is a name and nothing more: "ThS. Lò Văn Sơn"."""
    words = line.words.split()
    plain_name = 2 <= len(words) <= _NAME_WORDS and all(word[0].isupper() for word in words)
    return plain_name and not line.list_mark and not line.level and not any(letter.isdigit() or letter in ":;,/" for letter in line.words)


def _closing_at(lines: Sequence[SourceLine], start: int, end: int, labelled: bool) -> int | None:
    """The last paragraph with the end mark, or else the last that begins like a closing."""
    places_ = [at for at in range(start, end) if not lines[at].list_mark and not lines[at].table]
    near = [at for at in places_ if end - at <= _CLOSING_WITHIN]
    marked = [at for at in (near if labelled else places_) if lines[at].words.endswith(_ENDS)]
    worded = [at for at in near if words_of(lines[at].words)[:3] in _CLOSERS]
    last = [end - 1] if labelled and places_[-1:] == [end - 1] and _closes(lines[end - 1].words) else []
    return next(reversed(marked or worded or last), None)


def _closes(text: str) -> bool:
    """Whether the paragraph above Nơi nhận hands the report over: "Kính báo cáo Ủy ban nhân dân huyện xem xét, chỉ đạo."."""
    return len(words_of(text)) <= _CLOSING_WORDS and bool(_CLOSING.search(text))


class _Reading:
    """Nơi nhận and the signature as they are read: in two cells, below one another, or side by side in one line."""

    def __init__(self, dated: bool = True) -> None:
        self._dated = dated
        self.recipients: list[tuple[int, str]] = []
        self.left: list[tuple[int, SourceLine]] = []
        self.claims: list[Claim] = []
        self.drafter = self.day = ""
        self.signers = Signers()
        self._label: SourceLine | None = None

    def take(self, at: int, line: SourceLine) -> None:
        label = RECIPIENTS.match(line.words) if self._label is None else None
        if label is not None:
            self._label = line
            self.claims.append(Claim(at, "recipient"))
        beside = self._label is not None and "\t" not in line.text and (label is not None or not is_upper(line.words))
        shown = line.text
        if beside:
            shown = _BESIDE.sub(self._apart_name if line.list_mark in BULLETS or ";" in line.text else _apart_title, line.text, count=1)
        left, *right = shown.split("\t") if self._label else (line.text,)
        text = (plain(left) if label is None else plain(left)[label.end() :]).strip()
        if text and self.recipients and not self.drafter and _DRAFTER.fullmatch(text) and line.list_mark not in BULLETS:
            self.drafter = text
            self.claims.append(Claim(at, "mark", places.mark("drafter")))
        elif text and (label or self._is_recipient(line, text)):
            number = "" if line.list_mark in BULLETS else line.list_mark
            self.claims.append(Claim(at, "recipient", places.recipient(len(self.recipients))))
            self.recipients.append((at, _without_mark(f"{number} {text}".strip())))
        elif text:
            self._take_signature(at, replace(line, text=left))
        for part in right:
            self._take_signature(at, replace(line, text=part, list_mark=""))

    def _apart_name(self, match: re.Match[str]) -> str:
        """The name of who signs behind a gap, where its title stood before; or a title."""
        named = self.signers.unnamed and _PERSON.fullmatch(match["title"]) is not None
        return f"\t{match['title']}" if named else _apart_title(match)

    def _is_recipient(self, line: SourceLine, text: str) -> bool:
        if self._label is None:
            return False
        if line.table or self._label.table:
            same = (line.table, line.column) == (self._label.table, self._label.column)
            return same and not (self.recipients and is_upper(text) and is_title(text)) and not self._titles_below(line)
        if line.list_mark in BULLETS:
            return True
        if line.centred or line.right or small_title(text) or (ACTING.match(line.words) and is_upper(line.words)):
            return False
        begun = self.signers.begun
        return text.endswith((";", ".")) or bool(line.list_mark) if begun else not is_upper(text) or bool(line.list_mark)

    def _titles_below(self, line: SourceLine) -> bool:
        """Whether titles stood in this very column, below those that it is sent to: then so does the name."""
        return self.signers.stand_at(line) and line.list_mark not in BULLETS

    def _take_signature(self, at: int, line: SourceLine) -> None:
        text = line.words.strip()
        if not (self._dated or self.day or self.signers.begun) and DAY.fullmatch(text):
            self.day = text
            self.claims.append(Claim(at, "date", places.letterhead("date")))
        elif text and _is_signed(text):
            self.claims.append(Claim(at, "signature", places.signature("name"), why=_("dấu hiệu đã ký; không in lại")))
        elif not text or _WHO_SIGNED.match(text) or not self._may_sign(line, text):
            self.left += [(at, line)] if text else []
        elif not self.signers.take(at, line, text):
            self.left.append((at, line))

    def _may_sign(self, line: SourceLine, text: str) -> bool:
        if line.list_mark and not ACTING.match(text):
            return False
        return not text.startswith("(") and len(words_of(text)) <= _NAME_WORDS and not any(letter.isdigit() for letter in text)


def _apart_title(match: re.Match[str]) -> str:
    """A title in capitals behind a gap; all else as it was."""
    title = match["title"]
    return f"\t{title}" if is_upper(title) and is_title(title) else match[0]


def _is_signed(text: str) -> bool:
    """ "(Đã ký)", "(Ký tên, đóng dấu)": that somebody signed, or shall."""
    words = set(words_of(text))
    return bool(words) and words <= SIGNED


def read_signature(lines: Sequence[SourceLine]) -> tuple[Signature, tuple[SourceLine, ...]]:
    """Who signs, from the lines of the signature's column alone, and the lines that are no part of it."""
    reading = _Reading()
    for at, line in enumerate(lines):
        reading.take(at, line)
    return reading.signers.signature(), tuple(line for _at, line in reading.left)


def recipient_names(lines: Sequence[SourceLine]) -> tuple[str, ...]:
    """The lines under Nơi nhận from their own column, without their marks."""
    texts = []
    for line in lines:
        label = RECIPIENTS.match(line.words)
        text = line.words[label.end() :] if label else plain(line.body) if line.list_mark in BULLETS else line.words
        texts.append(text.strip())
    return tuple(_without_mark(text) for text in texts if text)


def _without_mark(text: str) -> str:
    return text[:-1].rstrip() if text[-1] in ";." else text
