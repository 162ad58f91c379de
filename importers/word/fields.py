"""Fields of Word: an instruction, which nobody sees, and its result, which is part of the text. One field may stand in another."""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from importers.word.names import OFF, VAL, Element, W, number, value

_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_CHECKED, _UNCHECKED = "☑", "☐"


class _Field(Struct):
    instruction: str = ""
    shown: bool = False
    said: bool = False
    form: str = ""


class Fields:
    """Where in fields a reader of one part stands. A field that begins and never ends is none: it would swallow the rest of the text."""

    def __init__(self, root: Element) -> None:
        self._open: list[_Field] = []
        self._marks = _paired(root)

    @property
    def hidden(self) -> bool:
        """Whether what stands here is an instruction."""
        return any(not field.shown for field in self._open)

    @property
    def counts_pages(self) -> bool:
        """Whether what stands here is the number of a page or of all pages."""
        return any(field.instruction.split()[:1] and field.instruction.split()[0].upper() in _PAGES for field in self._open)

    def instruct(self, text: str) -> None:
        """Hears a piece of an instruction."""
        if self._open and not self._open[-1].shown:
            self._open[-1].instruction += text

    def say(self) -> None:
        """Hears that the result has words."""
        for field in self._open:
            field.said = True

    @contextmanager
    def simple(self, instruction: str) -> Iterator[None]:
        """Goes through a field that is one element and holds nothing but its result."""
        self._open.append(_Field(instruction, shown=True))
        yield
        self._open.pop()

    def turn(self, mark: Element) -> str:
        """Goes over w:fldChar; gives what a field shows that has no result of its own, as boxes to tick and lists to choose from."""
        if mark not in self._marks:
            return ""
        match mark.get(f"{W}fldCharType"):
            case "begin":
                self._open.append(_Field(form=_form(mark)))
            case "separate" if self._open:
                self._open[-1].shown = True
            case "end" if self._open:
                field = self._open.pop()
                return "" if field.said or self.hidden else field.form
        return ""


def _paired(root: Element) -> set[Element]:
    """The marks of all fields that begin and end."""
    marks: set[Element] = set()
    open_: list[list[Element]] = []
    for mark in root.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_.append([mark])
        elif open_ and kind == "separate":
            open_[-1].append(mark)
        elif open_ and kind == "end":
            marks.update((*open_.pop(), mark))
    return marks


def _form(mark: Element) -> str:
    data = mark.find(f"{W}ffData")
    if data is None:
        return ""
    box = data.find(f"{W}checkBox")
    if box is not None:
        state = box.find(f"{W}checked")
        state = box.find(f"{W}default") if state is None else state
        return _CHECKED if state is not None and state.get(VAL, "1") not in OFF else _UNCHECKED
    choices = data.find(f"{W}ddList")
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(f"{W}listEntry")]
        at = number(value(choices, "result") or value(choices, "default"))
        return entries[at] if at < len(entries) else ""
    return ""
