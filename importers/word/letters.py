"""What was read in a Word file becomes lines once all of it has been heard: only then is it known how its letters are written."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.legacy.runs import Decoder, FontRun
from importers.lines import SourceLine, source_line
from importers.word.inline import Run
from models.text import Words


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
    lines = (each if isinstance(each, SourceLine) else _line(each, decoder) for each in found)
    return tuple(line for line in lines if line is not None), decoder.notice


def _font_runs(runs: Sequence[Run]) -> tuple[FontRun, ...]:
    return tuple(FontRun(run.text, run.font) for run in runs)


def _line(raw: RawLine, decoder: Decoder) -> SourceLine | None:
    if raw.lonely:
        return SourceLine(raw.mark, **raw.facts)  # type: ignore[arg-type]
    texts = decoder.unicode_runs(_font_runs(raw.runs))
    line = source_line(
        (Words(text.upper() if run.capitals else text, run.bold, run.italic) for run, text in zip(raw.runs, texts, strict=True)), raw.mark
    )
    return None if line is None or not (line.text or not raw.mark) else replace(line, **raw.facts)
