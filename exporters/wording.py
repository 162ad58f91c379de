"""A line of the document as a paragraph of the flow: letters that both writers can set, and titles of balanced lines."""

import re
import unicodedata

from msgspec.structs import replace

from exporters.elements import Text, lines_of
from exporters.layout import Look, twips_below
from models.page import Line
from models.text import Words

_LINE_BREAKS = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_BLANKS = dict.fromkeys(map(ord, "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"), " ")
_BLANKS |= dict.fromkeys(map(ord, "\u2007\u202f"), "\u00a0")
"""Blanks of other widths are plain ones: justified lines stretch them anyway, and word processors disagree about them."""
_ENDLESS = 10_000.0
_AIR = 1.0
"""A balanced title is so much wider than its longest line, so that nobody breaks it otherwise for a hair's breadth."""
_SLANTED_AIR = 3.0
"""The same for slanted letters, whose last one reaches over its own width."""
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def text_of(line: Line, look: Look, before: str = "") -> Text:
    """A paragraph; `before` is what stands in front of the words: a mark, a label."""
    runs = tuple(Words(words, run.bold, run.italic, run.change) for run in line.runs if (words := _words(run.text)))
    if not before:
        return Text(runs, line.place, look, line.change)
    if runs and not (runs[0].bold or runs[0].italic) and runs[0].change == line.change:
        return Text((Words(before + runs[0].text, change=line.change), *runs[1:]), line.place, look, line.change, before=before)
    return Text((Words(before, change=line.change), *runs), line.place, look, line.change, before=before)


def _words(text: str) -> str:
    """The text as one line of letters that both writers can set: composed, nothing that XML forbids."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return composed
    return _FORBIDDEN.sub("\ufffd", _LINE_BREAKS.sub(" ", composed).translate(_UNSEEN | _BLANKS))


def balanced(text: Text, width: float) -> Text:
    """A centred text of several lines with lines of like length, as a typist breaks a title: no lonely last word."""
    count = len(lines_of(text, width))
    if count < 2:
        return text
    wide, narrow = int(width), int(width / count)
    while wide - narrow > 1:
        middle = (wide + narrow) // 2
        if len(lines_of(text, middle)) > count:
            narrow = middle
        else:
            wide = middle
    side = twips_below((width - wide - _AIR) / 2)
    return replace(text, look=replace(text.look, indent=side, right=side))


def broken_before(word: str, text: Text, width: float) -> Text:
    """A centred text that does not fit on one line, broken before a word where both halves fit, or else balanced."""
    written = "".join(run.text for run in text.runs)
    at = written.rfind(f" {word} ")
    if at < 0 or len(lines_of(text, width)) < 2:
        return balanced(text, width)
    first, second = (_natural(text, part) for part in (written[:at], written[at + 1 :]))
    room = first + _SLANTED_AIR
    if second > first or room > width:
        return balanced(text, width)
    side = twips_below((width - room) / 2)
    return replace(text, look=replace(text.look, indent=side, right=side))


def _natural(text: Text, words: str) -> float:
    """The width of words as they stand in a text, on one line, in points."""
    return lines_of(replace(text, runs=(Words(words),), look=replace(text.look, indent=0.0, right=0.0)), _ENDLESS)[0].width
