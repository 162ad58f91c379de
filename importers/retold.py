"""A marked-up text after somebody changed its words in a word processor: what they left alone keeps its tokens and its style."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from models.cells import markup_of
from models.definition import ReportDefinition
from models.diff import Piece, word_diff
from models.document import shown
from models.numerals import read_number
from models.report import Report
from models.text import Span, Token, Words, parse

_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*%?")
_WORD = re.compile(rf"{_NUMBER.pattern}|\w+|[^\w\s]")

Values = Mapping[str, Decimal]
"""Figures whose value was changed in the file, with the new one."""


class Told(Struct, frozen=True):
    """The new markup, and what stands now where a figure stood: its id and the number, in their order."""

    markup: str
    numbers: tuple[tuple[str, Decimal], ...] = ()


class _Cell(Struct, frozen=True):
    """A character or a token as it stands on paper."""

    shown: str
    span: Span


Printed = Callable[[str], str]
"""How letters look on paper: a heading of level 1 stands in capitals."""


class Retelling:
    """Rewrites the texts of one report."""

    def __init__(self, report: Report, definition: ReportDefinition) -> None:
        self._report = report
        self._definition = definition
        self._citations = {citation.id: citation for citation in report.citations}

    def retold(self, markup: str, on_paper: str, new: Iterable[Words], values: Values, printed: Printed = str) -> Told:
        """`on_paper` is what the markup showed, `new` what stands there now. A figure of `values` keeps its token where it shows that."""
        old = list(self._cells(markup, on_paper, printed))
        letters = [Words(letter, span.bold, span.italic) for span in new for letter in span.text]
        text = "".join(letter.text for letter in letters)
        rewriting = _Rewriting(old, letters, values, self._definition)
        rewriting.run(word_diff("".join(cell.shown for cell in old), text))
        return Told(markup_of(rewriting.spans), tuple(rewriting.numbers))

    def _cells(self, markup: str, on_paper: str, printed: Printed) -> Iterator[_Cell]:
        at = 0
        for span in parse(markup):
            if isinstance(span, Token):
                text = printed(self._shown(span, on_paper[at:]))
                yield _Cell(text, span)
                at += len(text)
                continue
            for letter in span.text:
                yield _Cell(printed(letter), Words(letter, span.bold, span.italic))
            at += len(span.text)

    def _shown(self, token: Token, rest: str) -> str:
        """A token's words; a cited document stands in full or short, as the paper has it here."""
        cited = None if self._definition.figure(token.name) else self._citations.get(token.name)
        if cited is None:
            return shown(self._report, self._definition, f"{{{token.name}}}")
        forms = [shown(self._report, self._definition, form) for form in (cited.text, cited.short)]
        return next((form for form in forms if rest.startswith(form)), forms[0])


class _Rewriting:
    """One text on its way from the old words to the new ones, which are single letters."""

    def __init__(self, old: list[_Cell], new: list[Words], values: Values, definition: ReportDefinition) -> None:
        self.spans: list[Span] = []
        self.numbers: list[tuple[str, Decimal]] = []
        self._old, self._new, self._values, self._definition = iter(old), iter(new), values, definition
        self._rest: _Cell | None = None

    def run(self, pieces: Iterable[Piece]) -> None:
        gone = ""
        for piece in (*pieces, Piece("same", "")):
            if piece.kind == "gone":
                gone = piece.text
                continue
            self._exchange(gone, list(islice(self._new, len(piece.text))) if piece.kind == "new" else [])
            gone = ""
            if piece.kind == "same":
                self.spans += [_kept(cell, part) for cell, part in self._taken(len(piece.text))]
                deque(islice(self._new, len(piece.text)), 0)

    def _taken(self, length: int) -> Iterator[tuple[_Cell, str]]:
        """The next cells of so many letters; a token that is cut in two comes in parts."""
        while length > 0:
            cell = self._rest or next(self._old)
            part = cell.shown[:length]
            left = cell.shown[length:]
            self._rest = _Cell(left, Words(left, cell.span.bold, cell.span.italic)) if left else None
            yield cell, part
            length -= len(part)

    def _exchange(self, gone: str, new: list[Words]) -> None:
        """Words in the place of others; a token whose own place can be found among them may stay there."""
        start, tokens = 0, []
        style = Words(" ")
        for at, (cell, part) in enumerate(self._taken(len(gone))):
            if at == 0:
                style = Words(" ", cell.span.bold, cell.span.italic)
            if isinstance(cell.span, Token) and part == cell.shown:
                tokens.append((cell, start))
            start += len(part)
        text = "".join(letter.text for letter in new)
        done = 0
        for cell, at in tokens:
            place = _counterpart(gone, at, at + len(cell.shown), text)
            if place is not None and place[0] >= done and self._stays(cell, text[slice(*place)]):
                self.spans += [_styled(letter, style) for letter in new[done : place[0]]]
                self.spans.append(cell.span)
                done = place[1]
        self.spans += [_styled(letter, style) for letter in new[done:]]

    def _stays(self, cell: _Cell, text: str) -> bool:
        """Whether a token shows what stands in its place now."""
        assert isinstance(cell.span, Token)
        if text == cell.shown:
            return True
        figure = self._definition.figure(cell.span.name)
        number = read_number(text) if figure is not None else None
        if number is None:
            return False
        self.numbers.append((cell.span.name, number))
        return self._values.get(cell.span.name) == number


def _kept(cell: _Cell, part: str) -> Span:
    return cell.span if part == cell.shown else Words(part, cell.span.bold, cell.span.italic)


def _styled(letter: Words, like: Words) -> Words:
    """New letters look like those that they replace, and keep the style that they were given."""
    return replace(letter, bold=letter.bold or like.bold, italic=letter.italic or like.italic)


def _counterpart(gone: str, start: int, end: int, new: str) -> tuple[int, int] | None:
    """Where in `new` stands what `gone` has from start to end: the word of the same count, or the number."""
    for form in (_WORD, _NUMBER):
        before, after = form.findall(gone[:start]), form.findall(gone[end:])
        places = [match.span() for match in form.finditer(new)]
        if len(places) == len(before) + 1 + len(after) and (form is _WORD or _NUMBER.fullmatch(gone[start:end])):
            return places[len(before)]
    return None
