"""What was read in a Word file becomes lines once all of it has been heard: only then is it known how its letters are written."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.legacy.runs import Decoder, FontRun
from importers.lines import SourceLine, source_line
from importers.word.bullets import with_known_bullet
from importers.word.inline import Run
from models.text import Words

_ABOVE = str.maketrans("123456789", "¹²³⁴⁵⁶⁷⁸⁹")
_DIGITS = frozenset("123456789")
"""No nought: the paper's font has none above the line."""


class RawLine(Struct):
    """A line before its letters are known. `facts` are the fields of SourceLine that are known already; `mark` is counted by Word.

    `lonely` says that the mark is all that there is.
    """

    runs: list[Run]
    mark: str
    facts: dict[str, object]
    lonely: bool = False


def decoded(found: Sequence[RawLine | SourceLine]) -> tuple[tuple[SourceLine, ...], str]:
    """The lines, and what a clerk is told of their letters; nothing where there is nothing to tell. Ready lines stay as they are."""
    decoder = Decoder.of(_font_runs(line.runs) for line in found if isinstance(line, RawLine))
    return _lines(found, lambda runs: _raised(runs, decoder.unicode_runs(_font_runs(runs)))), decoder.notice


def _raised(runs: Sequence[Run], texts: tuple[str, ...]) -> tuple[str, ...]:
    """The same; digits above the line stay there, so that m² is not m2 and ten to the sixth not 106."""
    if not any(run.raised for run in runs):
        return texts
    pairs = zip(runs, texts, strict=True)
    return tuple(text.translate(_ABOVE) if run.raised and set(text.strip()) <= _DIGITS else text for run, text in pairs)


def as_written(found: Sequence[RawLine | SourceLine]) -> tuple[SourceLine, ...]:
    """The lines letter by letter as the file has them, which is right for a file of this program."""
    return _lines(found, lambda runs: tuple(run.text for run in runs))


def _lines(found: Sequence[RawLine | SourceLine], read: Callable[[Sequence[Run]], tuple[str, ...]]) -> tuple[SourceLine, ...]:
    lines = (each if isinstance(each, SourceLine) else _line(each, read) for each in found)
    return tuple(line for line in lines if line is not None)


def _font_runs(runs: Sequence[Run]) -> tuple[FontRun, ...]:
    return tuple(FontRun(run.text, run.font) for run in runs)


def _line(raw: RawLine, read: Callable[[Sequence[Run]], tuple[str, ...]]) -> SourceLine | None:
    if raw.lonely:
        return SourceLine(raw.mark, **raw.facts)  # type: ignore[arg-type]
    texts = read(raw.runs)
    words = [Words(text.upper() if run.capitals else text, run.bold, run.italic) for run, text in zip(raw.runs, texts, strict=True)]
    words = _stripped(words)
    line = source_line(words if raw.mark else with_known_bullet(words), raw.mark)
    return None if line is None or not (line.text or not raw.mark) else replace(line, **raw.facts)


def _stripped(words: list[Words]) -> list[Words]:
    """Without blanks at the ends: a line that is tidy already is made in a fraction of the time."""
    while words and not words[-1].text.strip():
        words.pop()
    while words and not words[0].text.strip():
        words.pop(0)
    if words:
        words[0] = replace(words[0], text=words[0].text.lstrip())
        words[-1] = replace(words[-1], text=words[-1].text.rstrip())
    return words
