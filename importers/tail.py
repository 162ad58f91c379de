"""What stands below the body of a report: its closing words, Nơi nhận, who signs."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.lines import BULLETS, SourceLine, is_upper, words_of
from models.report import Signature
from models.text import plain

RECIPIENTS = re.compile(r"N[ơƠ]I\s+NH[ậẬ]N\s*:?\s*", re.IGNORECASE)
_ENDS = ("./.", "/.", ".//.")
_CLOSERS = {("tren", "day", "la"), ("tren", "day", "bao")}
_AUTHORITY = re.compile(r"(?:T/?M|KT|TL|TUQ|T\.\s?M|K\.\s?T)\b\.?\s*", re.IGNORECASE)
_ACTING = re.compile(r"Q\.\s*", re.IGNORECASE)
_TITLE_WORDS = {"GIÁM", "CHỦ", "TRƯỞNG", "PHÓ", "CHÁNH", "TỔNG", "ỦY", "UỶ", "BAN", "CỤC", "VIỆN", "PHÒNG"}
_SIGNED = {"ky", "dong", "dau", "da"}
_NAME_WORDS = 8
_CLOSING_WITHIN = 15


class Tail(Struct, frozen=True):
    """What was read below the body, which ends before line `body`; `left` are lines that are none of these parts."""

    closing: SourceLine | None
    recipients: tuple[str, ...]
    signature: Signature
    left: tuple[SourceLine, ...]
    body: int


def read_tail(lines: Sequence[SourceLine], start: int) -> Tail:
    """The parts below the body, which begins at `start`."""
    label = next((at for at in range(len(lines) - 1, start - 1, -1) if RECIPIENTS.match(lines[at].words)), None)
    closing = _closing_at(lines, start, len(lines) if label is None else label)
    if label is None and closing is None:
        return Tail(None, (), Signature(), (), len(lines))
    first = closing + 1 if closing is not None else label if label is not None else len(lines)
    reading = _Reading()
    for line in lines[first:]:
        reading.take(line)
    body = closing if closing is not None else first
    return Tail(None if closing is None else lines[closing], tuple(reading.recipients), reading.signature(), tuple(reading.left), body)


def _closing_at(lines: Sequence[SourceLine], start: int, end: int) -> int | None:
    """The last paragraph with the end mark, or else the last that begins like a closing."""
    places = [at for at in range(start, end) if not lines[at].list_mark and not lines[at].table]
    near = [at for at in places if end - at <= _CLOSING_WITHIN]
    marked = [at for at in (near if end < len(lines) else places) if lines[at].words.endswith(_ENDS)]
    worded = [at for at in near if words_of(lines[at].words)[:3] in _CLOSERS]
    return next(reversed(marked or worded), None)


class _Reading:
    """Nơi nhận and the signature as they are read: in two cells, below one another, or side by side in one line."""

    def __init__(self) -> None:
        self.recipients: list[str] = []
        self.left: list[SourceLine] = []
        self._titles: list[str] = []
        self._name = ""
        self._label: SourceLine | None = None

    def take(self, line: SourceLine) -> None:
        label = RECIPIENTS.match(line.words) if self._label is None else None
        if label is not None:
            self._label = line
        left, *right = line.text.split("\t") if self._label else (line.text,)
        text = (plain(left) if label is None else plain(left)[label.end() :]).strip()
        if text and (label or self._is_recipient(line, text)):
            number = "" if line.list_mark in BULLETS else line.list_mark
            self.recipients.append(_without_mark(f"{number} {text}".strip()))
        elif text:
            self._take_signature(replace(line, text=left))
        for part in right:
            self._take_signature(replace(line, text=part, list_mark=""))

    def _is_recipient(self, line: SourceLine, text: str) -> bool:
        if self._label is None:
            return False
        if line.table or self._label.table:
            return line.place == self._label.place
        begun = bool(self._titles)
        return text.endswith((";", ".")) or bool(line.list_mark) if begun else not is_upper(text) or bool(line.list_mark)

    def _take_signature(self, line: SourceLine) -> None:
        text = line.words.strip()
        if self._name or not self._may_sign(line, text):
            self.left += [line] if text else []
        elif is_upper(text) and (not self._titles or _is_title(text)):
            self._titles.append(text)
        elif self._titles:
            self._name = text
        else:
            self.left.append(line)

    def _may_sign(self, line: SourceLine, text: str) -> bool:
        words = words_of(text)
        if line.list_mark or text.startswith("(") or set(words) <= _SIGNED:
            return False
        return len(words) <= _NAME_WORDS and not any(letter.isdigit() for letter in text)

    def signature(self) -> Signature:
        """Authority, title and name from the lines that were found."""
        authorities = [text for text in self._titles if _AUTHORITY.match(text)]
        titles = " ".join(text for text in self._titles if text not in authorities)
        acting = _ACTING.match(titles)
        if acting is not None and not authorities:
            return Signature("Q.", titles[acting.end() :], self._name)
        return Signature(" ".join(authorities), titles, self._name)


def read_signature(lines: Sequence[SourceLine]) -> tuple[Signature, tuple[SourceLine, ...]]:
    """Who signs, from the lines of the signature's column alone, and the lines that are no part of it."""
    reading = _Reading()
    for line in lines:
        reading.take(line)
    return reading.signature(), tuple(reading.left)


def recipient_names(lines: Sequence[SourceLine]) -> tuple[str, ...]:
    """The lines under Nơi nhận from their own column, without their marks."""
    texts = []
    for line in lines:
        label = RECIPIENTS.match(line.words)
        text = line.words[label.end() :] if label else plain(line.body) if line.list_mark in BULLETS else line.words
        texts.append(text.strip())
    return tuple(_without_mark(text) for text in texts if text)


def _is_title(text: str) -> bool:
    return bool(_AUTHORITY.match(text) or _ACTING.match(text) or _TITLE_WORDS & set(text.split()))


def _without_mark(text: str) -> str:
    return text[:-1].rstrip() if text[-1] in ";." else text
