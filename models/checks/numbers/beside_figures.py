"""Numbers typed in prose where the definition's wording has a figure, or behind the figure's own name: do they say what the figure says?"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from models import place as places
from models.checks.finding import Context, Finding
from models.checks.numbers.passage import Passage
from models.checks.spots import sentence as capital
from models.definition import FigureDefinition, ReportDefinition
from models.language import N_, _
from models.quantities import Quantity
from models.report import Report
from models.text import folded_in_place
from models.timewords import span_of

_WORD = re.compile(r"\{[a-z][a-z0-9_]*\}|[^\W\d_]+|[.,;:()\d]")
_LONGEST = 6
_ENOUGH = 4
"""Words behind a number that name what it is; with fewer, the word before it must be the same too."""
_ALIKE = 0.6
"""How many of the words of the definition's sentence a text has that says the same."""
_STOP = re.compile(r"[.,;:()\d{]")
_NO_LABEL = frozenset(["la", "co", "dat", "so", "luong", "tong", "cong", "duoc"])
_OTHER = re.compile(r"cùng kỳ|so với|năm trước|kỳ trước|kế hoạch|dự kiến|phấn đấu|chỉ tiêu|riêng|bình quân|mỗi", re.IGNORECASE)
_DIFFERENT = N_("{where} ghi {stated} nhưng chỉ tiêu “{label}” là {right}; hãy xem lại.")

_Wording = tuple[str, tuple[str, ...]]


class _Figure(Struct, frozen=True):
    """A figure, and the words of the sentence that the definition has it in."""

    figure: FigureDefinition
    words: frozenset[str]

    def is_meant_by(self, text: str) -> bool:
        """Whether a text is mostly that sentence."""
        return len(self.words.intersection(re.findall(r"[^\W\d_]+", text))) >= len(self.words) * _ALIKE


class _Known(Struct, frozen=True):
    """The figures by the words around them, and by their names."""

    wordings: dict[_Wording, _Figure | None]
    labels: dict[tuple[str, ...], FigureDefinition]


def beside_figures(report: Report, context: Context, told: Sequence[Passage]) -> Iterator[Finding]:
    """Numbers that differ from the figure that they can only be."""
    if not context.definition.figures:
        return
    known = _known(context.definition)
    sections = {places.item(item.id): section for section, item in report.items()}
    period = report.when
    own = span_of(period)
    for passage in told:
        if passage.spot.ground not in ("item", "opening", "closing") or not passage.quantities or _OTHER.search(passage.text):
            continue
        if any(one.span != own for one in passage.times(period.year)):
            continue
        text = folded_in_place(passage.text)
        for one in passage.quantities:
            figure = _figure_at(text, one, known, sections.get(passage.spot.place, ""))
            if figure is not None and passage.is_typed(one.start, one.end):
                yield from _compared(report, passage, one, figure)


def _compared(report: Report, passage: Passage, one: Quantity, figure: FigureDefinition) -> Iterator[Finding]:
    value = report.figure(figure.id).value
    if value is None or not value.is_finite() or one.is_percent != (figure.kind == "percent") or one.vague or one.of is not None:
        return
    if abs(one.value - value) >= (one.step if one.step != 1 or one.is_percent else 1):
        end = one.after if one.is_percent else one.end
        right = figure.show(value)
        values = {"stated": passage.text[one.start : end], "label": figure.label, "right": right}
        message = _(_DIFFERENT).format(where=capital(passage.spot.name), **values)
        fix = passage.fix(one.start, end, f"{{{figure.id}}}", right)
        yield Finding("number-not-figure", "warning", passage.spot.place, message, "", values, fix, (places.figure(figure.id),))


def _known(definition: ReportDefinition) -> _Known:
    """What the definition's own sentences say around each figure; words that two figures share tell of neither."""
    wordings: dict[_Wording, _Figure | None] = {}
    texts = [*definition.opening, *(item.text for section in definition.sections for item in section.items)]
    for words in (_WORD.findall(folded_in_place(text.replace("*", ""))) for text in texts):
        for at, word in enumerate(words):
            figure = definition.figure(word[1:-1]) if word.startswith("{") else None
            if figure is not None:
                key = _around(words[:at], words[at + 1 :])
                known = _Figure(figure, frozenset(word for word in words if word.isalpha()))
                wordings[key] = None if key in wordings else known
    labels = {tuple(re.findall(r"[^\W\d_]+", folded_in_place(figure.label))): figure for figure in definition.figures}
    return _Known(wordings, labels)


def _around(before: Sequence[str], behind: Sequence[str]) -> _Wording:
    """The words behind a number up to the next mark or "và", and the word before it where those are few."""
    right: list[str] = []
    for word in behind[:_LONGEST]:
        if _STOP.match(word) or word == "va":
            break
        right.append(word)
    return "" if len(right) >= _ENOUGH else (before[-1] if before else ""), tuple(right)


def _figure_at(text: str, one: Quantity, known: _Known, section: str) -> FigureDefinition | None:
    before = _WORD.findall(text, max(0, one.start - 80), one.start)
    end = one.after if one.is_percent else one.end
    key = _around(before, _WORD.findall(text, end, end + 80))
    worded = known.wordings.get(key) if len(key[1]) > 1 else None
    if worded is not None and (len(key[1]) >= _ENOUGH or worded.is_meant_by(text)):
        return worded.figure
    label = _label(before)
    named = known.labels.get(label)
    return named if named is not None and len(label) > 1 and (named.section == section or len(label) >= _ENOUGH) else None


def _label(before: Sequence[str]) -> tuple[str, ...]:
    """The words of the clause right before a number, a colon at its end passed over."""
    words: list[str] = []
    for at, word in enumerate(reversed(before)):
        if _STOP.match(word):
            if at:
                break
        elif word not in _NO_LABEL:
            words.append(word)
    return tuple(reversed(words))
