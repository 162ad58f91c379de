"""Paper: what an office may choose of the page, and the ranges that the decree leaves it (NĐ 30/2020, Phụ lục I)."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from models.language import N_, _
from models.numerals import write_number

HeadSizes = Literal["small", "large"]

_MARGINS = "NĐ 30/2020, Phụ lục I, I.3"
_BODY = "NĐ 30/2020, Phụ lục I, II.6e"


class Paper(Struct, frozen=True):
    """The choices of one report: margins and indent in mm, size and gap in points, lines in multiples of single spacing."""

    top: float = 20.0
    bottom: float = 20.0
    left: float = 30.0
    right: float = 20.0
    body_size: float = 14.0
    line_spacing: float = 1.0
    indent: float = 12.7
    paragraph_gap: float = 6.0
    head_sizes: HeadSizes = "small"


class Range(Struct, frozen=True, kw_only=True):
    """What a measure may be: anything from `low` to `high`, or one of `choices` where there are any.

    `label` and `unit` are for the screen and go through `_`. Where `article` gives no upper end, `high` is the program's own.
    """

    label: str
    unit: str
    low: float
    high: float
    article: str
    choices: tuple[float, ...] = ()
    open_above: bool = False


RANGES: dict[str, Range] = {
    "top": Range(label=N_("Lề trên"), unit="mm", low=20, high=25, article=_MARGINS),
    "bottom": Range(label=N_("Lề dưới"), unit="mm", low=20, high=25, article=_MARGINS),
    "left": Range(label=N_("Lề trái"), unit="mm", low=30, high=35, article=_MARGINS),
    "right": Range(label=N_("Lề phải"), unit="mm", low=15, high=20, article=_MARGINS),
    "body_size": Range(label=N_("Cỡ chữ nội dung"), unit="pt", low=13, high=14, article=_BODY, choices=(13, 14)),
    "line_spacing": Range(label=N_("Khoảng cách giữa các dòng"), unit=N_("dòng"), low=1, high=1.5, article=_BODY),
    "indent": Range(label=N_("Lùi đầu dòng"), unit="mm", low=10, high=12.7, article=_BODY, choices=(10, 12.7)),
    "paragraph_gap": Range(label=N_("Khoảng cách giữa các đoạn"), unit="pt", low=6, high=12, article=_BODY, open_above=True),
}
"""Every measure of the paper that may be chosen, by its name in Paper, with the article that limits it."""


class HeadSet(Struct, frozen=True):
    """Sizes of the letterhead that belong together, in points: the names in capitals, the motto, place and date."""

    names: float
    motto: float
    place: float


HEAD_SETS: dict[HeadSizes, HeadSet] = {"small": HeadSet(12, 13, 13), "large": HeadSet(13, 14, 14)}
"""They go up and down together (NĐ 30/2020, Phụ lục I, V, the note below the table)."""


def problems(paper: Paper) -> tuple[str, ...]:
    """A sentence for each measure that stands outside its range; nothing where the paper is lawful."""
    return tuple(_problem(limits, getattr(paper, name)) for name, limits in RANGES.items() if not _allows(limits, getattr(paper, name)))


def fitted(paper: Paper) -> Paper:
    """The nearest lawful paper; a lawful one comes back as it was."""
    measures = {name: _nearest(limits, getattr(paper, name), getattr(Paper(), name)) for name, limits in RANGES.items()}
    return replace(paper, **measures, head_sizes=paper.head_sizes if paper.head_sizes in HEAD_SETS else Paper().head_sizes)


def _allows(limits: Range, value: float) -> bool:
    return value in limits.choices if limits.choices else limits.low <= value <= limits.high


def _nearest(limits: Range, value: float, usual: float) -> float:
    """The allowed value beside a value; the usual one for what is no number at all (NaN)."""
    if value != value:
        return usual
    if limits.choices:
        return float(min(limits.choices, key=lambda choice: abs(choice - value)))
    return float(min(max(value, limits.low), limits.high))


def _problem(limits: Range, value: float) -> str:
    said = {"label": _(limits.label), "value": _shown(value, limits.unit), "article": limits.article}
    if limits.choices:
        choices = [_shown(choice, limits.unit) for choice in limits.choices]
        return _("{label} đang là {value}; hãy chọn {first} hoặc {second} ({article}).").format(**said, first=choices[0], second=choices[1])
    low, high = _shown(limits.low, limits.unit), _shown(limits.high, limits.unit)
    if limits.open_above and value > limits.high:
        return _("{label} đang là {value}; chương trình nhận nhiều nhất {high}.").format(**said, high=high)
    return _("{label} đang là {value}; hãy chọn từ {low} đến {high} ({article}).").format(**said, low=low, high=high)


def _shown(value: float, unit: str) -> str:
    """ "12,7 mm", as the screen writes it."""
    number = write_number(Decimal(str(value))) if abs(value) < float("inf") else str(value)
    return f"{number} {_(unit)}"
