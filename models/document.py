"""compose(report) -> Document: the tree that the writers and the preview read, with all tokens resolved."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from models import place as places
from models.citation import Citation
from models.dates import long_date
from models.definition import ReportDefinition
from models.errors import BadPeriod
from models.paper import Paper, fitted
from models.period import Period, token_phrase
from models.place import Place
from models.report import Item, ItemLevel, Letterhead, Report, Section, Signature
from models.text import Change, Span, Token, Words, joined, parse

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TYPE_NAME = "BÁO CÁO"
END_MARK = "./."
GAP = "……"
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order of points a), b), c) (NĐ 30/2020, Phụ lục I, II.6)."""

Runs = tuple[Words, ...]


class Line(Struct, frozen=True):
    """One line or paragraph of text and the place in the report that it shows.

    In a redline a whole paragraph that came or went has a `change`, and so has each of its runs.
    """

    runs: Runs
    place: Place
    change: Change = ""

    @property
    def text(self) -> str:
        """The characters without their style."""
        return "".join(run.text for run in self.runs)


class LetterheadBlock(Struct, frozen=True):
    """The two columns at the top: ô 2 and 3 on the left, ô 1 and 4 on the right (NĐ 30/2020, Phụ lục I, IV)."""

    superior: Line | None
    issuer: Line
    number: Line
    nation: Line
    motto: Line
    place_and_date: Line


class Heading(Struct, frozen=True):
    """A heading with its number; level 1 is in capitals."""

    line: Line
    level: int


class Paragraph(Struct, frozen=True):
    """A body paragraph; `mark` is what stands before its words: nothing, "-", "+", "1." or "a)"."""

    line: Line
    level: ItemLevel
    mark: str = ""


Block = Heading | Paragraph


class SignatureBlock(Struct, frozen=True):
    """Lines of authority and title in capitals, room for the signature, the name."""

    titles: tuple[Line, ...]
    name: Line


class Document(Struct, frozen=True):
    """A report as it stands on paper."""

    title: str
    letterhead: LetterheadBlock
    type_name: Line
    subject: Line
    addressees: tuple[Line, ...]
    blocks: tuple[Block, ...]
    recipients: tuple[Line, ...]
    signature: SignatureBlock
    paper: Paper = Paper()


def compose(report: Report, definition: ReportDefinition) -> Document:
    """The report as a document. Gaps are marked, never refused: a draft can always be printed."""
    resolve = _Resolver(report, definition)
    subject = Line(resolve.runs(report.subject), places.SUBJECT)
    return Document(
        title=f"Báo cáo {subject.text}",
        letterhead=_letterhead(report.letterhead),
        type_name=_plain(TYPE_NAME, places.TITLE),
        subject=subject,
        addressees=tuple(_plain(name, places.addressee(index)) for index, name in enumerate(_addressees(report))),
        blocks=tuple(_blocks(report, resolve)),
        recipients=tuple(Line(_plain_runs(text), places.recipient(index)) for index, text in enumerate(listed(report.recipients))),
        signature=_signature(report.signature),
        paper=fitted(report.paper),
    )


def page_lines(document: Document) -> Iterator[str]:
    """The document as plain lines, for a terminal."""
    head = document.letterhead
    for line in (head.superior, head.issuer, head.number, head.nation, head.motto, head.place_and_date):
        if line is not None:
            yield line.text
    yield from ("", document.type_name.text, document.subject.text, "")
    if document.addressees:
        yield "Kính gửi: " + " ".join(line.text for line in document.addressees)
    for block in document.blocks:
        mark = f"{block.mark} " if isinstance(block, Paragraph) and block.mark else ""
        yield mark + block.line.text
    yield from ("", "Nơi nhận:", *(f"- {line.text}" for line in document.recipients), "")
    yield from (*(line.text for line in document.signature.titles), document.signature.name.text)


class _Resolver:
    """Turns markup into runs for one report; in the order of the paper, which tells first mentions from later ones."""

    def __init__(self, report: Report, definition: ReportDefinition) -> None:
        self._report = report
        self._definition = definition
        self._citations = {citation.id: citation for citation in reversed(report.citations)}
        self._mentioned: set[tuple[str, ...]] = set()
        try:
            self._period: Period | None = report.when
        except BadPeriod:
            self._period = None

    def runs(self, markup: str) -> Runs:
        spans = (resolved for span in parse(markup) for resolved in self._resolved(span))
        return tuple(span for span in joined(spans) if isinstance(span, Words))

    def _resolved(self, span: Span) -> Iterator[Words]:
        """A token as words; one that names a cited document is a mention of it."""
        cited = self._citations.get(span.name) if isinstance(span, Token) else None
        if cited is None or self._definition.figure(cited.id):
            yield Words(self._shown(span), span.bold, span.italic) if isinstance(span, Token) else span
            return
        for inner in parse(self.mention(cited)):
            text = self._shown(inner) if isinstance(inner, Token) else inner.text
            yield Words(text, inner.bold or span.bold, inner.italic or span.italic)

    def mention(self, citation: Citation) -> str:
        """A cited document as markup: in full when it is first met, short from then on (NĐ 30/2020, Phụ lục I, II.6b)."""
        later = bool(citation.identity) and citation.identity in self._mentioned
        self._mentioned.add(citation.identity)
        return citation.short if later else citation.text

    def _shown(self, token: Token) -> str:
        phrase = token_phrase(token.name, self._period) if self._period else None
        if phrase is not None:
            return phrase
        figure = self._definition.figure(token.name)
        if figure is None:
            return f"{{{token.name}}}"
        value = self._report.figure(token.name)
        return figure.show(value.value) if value.value is not None else value.typed or GAP


def shown(report: Report, definition: ReportDefinition, markup: str) -> str:
    """The characters that the paper shows for a marked-up text."""
    return "".join(run.text for run in _Resolver(report, definition).runs(markup))


def _plain_runs(text: str) -> Runs:
    return (Words(text),) if text else ()


def _plain(text: str, place: Place) -> Line:
    return Line(_plain_runs(text), place)


def _letterhead(head: Letterhead) -> LetterheadBlock:
    return LetterheadBlock(
        superior=_plain(head.superior.upper(), places.letterhead("superior")) if head.superior.strip() else None,
        issuer=_plain(head.issuer.upper(), places.letterhead("issuer")),
        number=_plain(f"Số: {head.number or '     '}/{head.symbol}", places.letterhead("number")),
        nation=_plain(NATION, places.TITLE),
        motto=_plain(MOTTO, places.TITLE),
        place_and_date=_plain(f"{head.place.strip() or GAP}, {_day(head)}", places.letterhead("date")),
    )


def _day(head: Letterhead) -> str:
    if head.date:
        return long_date(head.date)
    return head.typed_date or "ngày      tháng      năm        "


def _blocks(report: Report, resolve: _Resolver) -> Iterator[Block]:
    yield from _paragraphs(report, report.opening, resolve)
    for section in report.sections:
        yield _heading(section, resolve)
        yield from _paragraphs(report, section.items, resolve)
    closing = report.closing.rstrip()
    if closing:
        yield Paragraph(Line(resolve.runs(closing), places.CLOSING), "paragraph")


def _heading(section: Section, resolve: _Resolver) -> Heading:
    runs = tuple(joined([Words(heading_number(section.number)), *resolve.runs(section.title)]))
    words = [Words(run.text.upper() if section.level == 1 else run.text, run.bold, run.italic) for run in runs if isinstance(run, Words)]
    return Heading(Line(tuple(words), places.section(section.id)), section.level)


def heading_number(number: str) -> str:
    """What stands before a title: "1" -> "1. ", "a)" -> "a) "; nothing for a heading without a number."""
    number = number.strip()
    return f"{number}. " if number and number[-1] not in ".)" else f"{number} " if number else ""


def _paragraphs(report: Report, items: tuple[Item, ...], resolve: _Resolver) -> Iterator[Paragraph]:
    marks = item_marks(items)
    for index, item in enumerate(items):
        runs = resolve.runs(item_markup(report, items, index, resolve.mention))
        yield Paragraph(Line(runs, places.item(item.id)), item.level, marks[index])


def item_marks(items: Iterable[Item]) -> tuple[str, ...]:
    """What stands before each item: "-", "+", its number or its letter; counting starts anew after another level."""
    marks: list[str] = []
    number = letter = 0
    for item in items:
        number = number + 1 if item.level == "number" else number if item.level == "letter" else 0
        letter = letter + 1 if item.level == "letter" else 0
        match item.level:
            case "dash":
                marks.append("-")
            case "plus":
                marks.append("+")
            case "number":
                marks.append(f"{number}.")
            case "letter":
                marks.append(f"{LETTERS[(letter - 1) % len(LETTERS)]})")
            case "paragraph":
                marks.append("")
    return tuple(marks)


def _in_full(citation: Citation) -> str:
    return citation.text


def item_markup(report: Report, items: tuple[Item, ...], index: int, mention: Callable[[Citation], str] = _in_full) -> str:
    """An item's text with its cited document in front, and the end mark that the list asks for behind that.

    `mention` writes the document as markup; its subject may hold italics.
    """
    item = items[index]
    cited = next((citation for citation in report.citations if citation.id == item.citation), None)
    if cited is None:
        return item.text
    return mention(cited) + (tail_markup(item.text) or list_mark(items, index))


def tail_markup(text: str) -> str:
    """What follows a cited document, with the space before it where it begins with no mark."""
    return text if not text or text[0] in ".,;:)" else f" {text}"


def list_mark(items: tuple[Item, ...], index: int) -> str:
    """ ";" while a list goes on at the same level, "." at its end (usage; no article)."""
    goes_on = index + 1 < len(items) and items[index + 1].level == items[index].level
    return ";" if goes_on else "."


def listed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines of Nơi nhận or Kính gửi with their end marks: ";" and at last "." (NĐ 30/2020, Phụ lục I, II.9).

    A mark that somebody typed stays; the checks speak of a wrong one.
    """
    marks = [";"] * (len(lines) - 1) + ["."]
    texts = [line.rstrip() for line in lines]
    return tuple(text if not text or text[-1] in ";.,:" else text + mark for text, mark in zip(texts, marks, strict=bool(lines)))


def signature_titles(signature: Signature) -> tuple[str, ...]:
    """Authority and title as lines (NĐ 30/2020, Phụ lục I, II.7).

    "Q." stands on the line of the title; the other prefixes have the head's title behind them and a line of their own.
    A bare "KT." is completed from the deputy's title.
    """
    authority, title = signature.authority.strip().upper(), signature.title.strip().upper()
    if authority == "Q.":
        return (f"Q. {title}".strip(),)
    if authority == "KT." and title.startswith("PHÓ "):
        return f"KT. {title.removeprefix('PHÓ ')}", title
    return tuple(line for line in (authority, title) if line)


def _addressees(report: Report) -> tuple[str, ...]:
    """One addressee stands alone without an end mark, several are a list."""
    return listed(report.addressees) if len(report.addressees) > 1 else report.addressees


def _signature(signature: Signature) -> SignatureBlock:
    titles = signature_titles(signature)
    parts = [places.signature("authority"), places.signature("title")][-len(titles) :] if titles else []
    lines = tuple(_plain(title, part) for title, part in zip(titles, parts, strict=True))
    return SignatureBlock(lines, _plain(signature.name, places.signature("name")))
