"""A Qt document of one paragraph <-> spans of models/text.py."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument, QTextFragment

from models.text import Span, Token, Words, joined
from ui.fields.chip import OBJECT, break_format, chip_format, is_chip, kept_character, token_name, words_format
from ui.fields.field_keys import utf16_length

_BREAKS = frozenset("\n\r\u2028\u2029\ufdd0\ufdd1")
"""Characters of which Qt makes paragraphs or frames."""


def spans_of(document: QTextDocument, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """What stands between two positions."""
    stop = document.characterCount() - 1 if end is None else end
    return joined(span for fragment in _fragments(document) for span in _spans(fragment, start, stop))


def _fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            yield place.fragment()
            place += 1
        block = block.next()


def _spans(fragment: QTextFragment, start: int, stop: int) -> Iterator[Span]:
    first, last = max(start, fragment.position()), min(stop, fragment.position() + fragment.length())
    if first >= last:
        return
    format = fragment.charFormat()
    bold, italic = format.fontWeight() >= QFont.Weight.DemiBold, format.fontItalic()
    if is_chip(format):
        name, kept = token_name(format), kept_character(format)
        for _position in range(first, last):
            yield Token(name, bold, italic) if name else Words(kept, bold, italic)
    else:
        yield Words(_part(fragment.text(), first - fragment.position(), last - fragment.position()), bold, italic)


def _part(text: str, start: int, end: int) -> str:
    """A part by Qt's positions."""
    return (
        text if len(text) == end - start else text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "replace")
    )


def cells(spans: Iterable[Span]) -> list[Span]:
    """The same, one span a character."""
    result: list[Span] = []
    for span in spans:
        if isinstance(span, Words):
            result.extend(Words(character, span.bold, span.italic) for character in span.text)
        else:
            result.append(span)
    return result


def width(spans: Iterable[Span]) -> int:
    """How many of Qt's positions spans take."""
    return sum(utf16_length(span.text) if isinstance(span, Words) else 1 for span in spans)


def insert_spans(cursor: QTextCursor, spans: Iterable[Span]) -> None:
    """Puts spans in the place of the cursor's selection."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for span in spans:
        if isinstance(span, Token):
            cursor.insertText(OBJECT, chip_format(span))
        else:
            _insert_words(cursor, span)
    cursor.endEditBlock()


def _insert_words(cursor: QTextCursor, words: Words) -> None:
    if _BREAKS.isdisjoint(words.text):
        cursor.insertText(words.text, words_format(words))
        return
    for character in words.text:
        one = Words(character, words.bold, words.italic)
        if character in _BREAKS:
            cursor.insertText(OBJECT, break_format(one))
        else:
            cursor.insertText(character, words_format(one))


def change_spans(document: QTextDocument, old: Sequence[Span], new: Sequence[Span]) -> None:
    """Turns a document that says `old` into one that says `new`; only what differs is touched, so that cursors stay in place."""
    before, after = cells(old), cells(new)
    same = _common(before, after)
    tail = _common(before[same:][::-1], after[same:][::-1])
    start = width(before[:same])
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(start + width(before[same : len(before) - tail]), QTextCursor.MoveMode.KeepAnchor)
    insert_spans(cursor, joined(after[same : len(after) - tail]))


def _common(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many spans two rows have in common at their beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def format_at(document: QTextDocument, position: int) -> QTextCharFormat:
    """The format of the character behind a position."""
    cursor = QTextCursor(document)
    cursor.setPosition(min(position + 1, document.characterCount() - 1))
    return cursor.charFormat()
