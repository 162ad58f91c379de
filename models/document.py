"""compose(report) -> Document: the tree that the writers and the preview read, with all tokens resolved."""

import re
from collections.abc import Callable, Iterable, Iterator

from models import place as places
from models.annexes import annex_names, dated, idle_item, numbered, reference_line
from models.citation import Citation
from models.definition import ReportDefinition
from models.errors import BadPeriod
from models.figure_rows import ShownColumn, ShownFigures, ShownRow, shown_figures
from models.figure_table import figure_table
from models.interchange import digest
from models.marks import Marks
from models.numerals import LETTERS
from models.page import (
    AnnexBlock,
    Block,
    Caption,
    DataColumn,
    DataRow,
    DataTable,
    Document,
    Heading,
    LetterheadBlock,
    Line,
    Paragraph,
    Runs,
    SignatureBlock,
)
from models.paper import fitted
from models.period import Period, token_phrase
from models.place import Place
from models.prior import Earlier
from models.report import Annex, Item, Letterhead, Report, Section, Signature
from models.text import Span, Token, Words, joined, parse, plain
from models.text_table import TextTable

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TYPE_NAME = "BÁO CÁO"
END_MARK = "./."
GAP = "……"


def compose(report: Report, definition: ReportDefinition, earlier: Earlier = Earlier()) -> Document:
    """The report as a document. Gaps are marked, never refused: a draft can always be printed.

    `earlier` reports are what an annex with the table of figures sets beside this period's.
    """
    resolve = _Resolver(report, definition)
    subject = Line(resolve.runs(report.subject), places.SUBJECT)
    return Document(
        title=f"Báo cáo {subject.text}",
        letterhead=_letterhead(report.letterhead, report.marks),
        type_name=_plain(TYPE_NAME, places.TITLE),
        subject=subject,
        addressees=tuple(_plain(name, places.addressee(index)) for index, name in enumerate(_addressees(report))),
        bases=tuple(_bases(report, resolve)),
        blocks=tuple(_blocks(report, resolve)),
        recipients=tuple(Line(_plain_runs(text), places.recipient(index)) for index, text in enumerate(listed(report.recipients))),
        signature=_signature(report.signature, places.signature),
        cosignature=_signature(report.cosignature, places.cosignature) if report.cosignature else None,
        drafter=_plain(report.marks.drafter.strip(), places.mark("drafter")) if report.marks.drafter.strip() else None,
        address=tuple(_plain(line.strip(), places.mark("address")) for line in report.marks.address if line.strip()),
        annexes=tuple(_annexes(report, definition, earlier, resolve)),
        paper=fitted(report.paper),
        revision=digest(report),
    )


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


def _letterhead(head: Letterhead, marks: Marks) -> LetterheadBlock:
    return LetterheadBlock(
        superior=_plain(head.superior.upper(), places.letterhead("superior")) if head.superior.strip() else None,
        issuer=_plain(head.issuer.upper(), places.letterhead("issuer")),
        number=_plain(f"Số: {numbered(head)}", places.letterhead("number")),
        nation=_plain(NATION, places.TITLE),
        motto=_plain(MOTTO, places.TITLE),
        place_and_date=_plain(f"{head.place.strip() or GAP}, {dated(head)}", places.letterhead("date")),
        urgency=_plain(marks.urgency, places.mark("urgency")) if marks.urgency else None,
        circulation=_plain(marks.circulation, places.mark("circulation")) if marks.circulation else None,
    )


def _bases(report: Report, resolve: _Resolver) -> Iterator[Line]:
    """Căn cứ: a line each, ";" behind each and "." behind the last, whatever mark was typed there (NĐ 30/2020, Phụ lục I, II.6a).

    A cited document gets the word.
    """
    for index, item in enumerate(report.bases):
        text = ("Căn cứ " if item.citation else "") + item_markup(report, report.bases, index, resolve.mention).rstrip()
        end = ";" if index + 1 < len(report.bases) else "."
        bare = without_end_mark(text)
        yield Line(resolve.runs(bare if not bare or bare.endswith((":", "..")) else bare + end), places.item(item.id))


_END_OF_BASIS = re.compile(r"(?<![.\s])\s*[;.,]\s*(\*{0,3})$")


def without_end_mark(markup: str) -> str:
    """A căn cứ without the mark that was typed behind it; dots that stand for something left out stay."""
    return _END_OF_BASIS.sub(r"\1", markup.rstrip())


def _blocks(report: Report, resolve: _Resolver) -> Iterator[Block]:
    yield from _items(report, report.opening, resolve)
    for section in report.sections:
        yield from _headings(section, resolve)
        yield from _items(report, section.items, resolve)
    closing = report.closing.rstrip()
    if closing:
        yield Paragraph(Line(resolve.runs(closing), places.CLOSING), "paragraph")


def _annexes(report: Report, definition: ReportDefinition, earlier: Earlier, resolve: _Resolver) -> Iterator[AnnexBlock]:
    """Every annex; one with the table of figures alone may leave its title to the table."""
    for annex, name in zip(report.annexes, annex_names(len(report.annexes)), strict=True):
        figures = _shown_figures(report, annex, definition, earlier) if annex.figures else None
        title = resolve.runs(annex.title) if annex.title.strip() or figures is None else _plain_runs(figures.title)
        place, idle = places.annex(annex.id), idle_item(annex)
        items = tuple(item for item in annex.items if item.id != idle)
        yield AnnexBlock(
            word=_plain(name, place),
            title=Line(_in_capitals(title), places.annex_title(annex.id)) if title else None,
            reference=_plain(reference_line(report.letterhead), places.letterhead("number")),
            blocks=(*_items(report, items, resolve), *(_figures(figures, place, bool(items)) if figures else ())),
            landscape=annex.landscape,
        )


def _shown_figures(report: Report, annex: Annex, definition: ReportDefinition, earlier: Earlier) -> ShownFigures:
    """The table of figures as it was frozen, or as it is now."""
    shown = shown_figures(figure_table(report, definition, earlier))
    frozen = next((table for table in report.tables if table.id == annex.frozen), None) if annex.frozen else None
    if frozen is None:
        return shown
    place, totals = places.table(frozen.id), set(frozen.totals)
    columns = tuple(ShownColumn(plain(column.title), column.kind == "number", round(column.share)) for column in frozen.columns)
    rows = tuple(ShownRow(tuple(map(plain, row)), place, at in totals) for at, row in enumerate(frozen.rows))
    return ShownFigures(shown.title, columns, rows, annex.notes)


def _figures(figures: ShownFigures, place: Place, is_second: bool) -> Iterator[Block]:
    """The table of figures, under its name where something else stands before it, and below it what a reader must know of its numbers."""
    if is_second:
        yield Caption(_plain(figures.title, place))
    columns = tuple(DataColumn(_plain(column.title, place), column.number, float(column.width)) for column in figures.columns)
    rows = tuple(DataRow(tuple(_plain(cell, row.place) for cell in row.cells), row.heading) for row in figures.rows)
    yield DataTable(place, columns, rows)
    for note in figures.notes:
        yield Paragraph(Line((Words(note, italic=True),), place), "paragraph")


def _in_capitals(runs: Runs) -> Runs:
    return tuple(Words(run.text.upper(), run.bold, run.italic) for run in runs)


def _headings(section: Section, resolve: _Resolver) -> Iterator[Heading]:
    """One heading, or the two lines of a part: "Phần I", then its title in capitals (NĐ 30/2020, Phụ lục I, V)."""
    if not section.number.strip().casefold().startswith("phần "):
        yield _heading(section, resolve)
        return
    place = places.section(section.id)
    yield Heading(_plain(section.number.strip().rstrip("."), place), 0, True)
    if section.title.strip():
        yield Heading(Line(_in_capitals(resolve.runs(section.title)), place), 0)


def _heading(section: Section, resolve: _Resolver) -> Heading:
    runs = tuple(joined([Words(heading_number(section.number)), *resolve.runs(section.title)]))
    words = [Words(run.text.upper() if section.level == 1 else run.text, run.bold, run.italic) for run in runs if isinstance(run, Words)]
    return Heading(Line(tuple(words), places.section(section.id)), section.level)


def heading_number(number: str) -> str:
    """What stands before a title: "1" -> "1. ", "a)" -> "a) "; nothing for a heading without a number."""
    number = number.strip()
    return f"{number}. " if number and number[-1] not in ".)" else f"{number} " if number else ""


def _items(report: Report, items: tuple[Item, ...], resolve: _Resolver) -> Iterator[Block]:
    marks = item_marks(items)
    tables = {table.id: table for table in reversed(report.tables)} if report.tables else {}
    for index, item in enumerate(items):
        table = tables.get(item.table) if item.table else None
        if table is not None:
            yield from _table(table, item, resolve)
            continue
        runs = resolve.runs(item_markup(report, items, index, resolve.mention))
        yield Paragraph(Line(runs, places.item(item.id)), item.level, marks[index])


def _table(table: TextTable, item: Item, resolve: _Resolver) -> Iterator[Block]:
    """A table and what stands above it."""
    if item.text.strip():
        yield Caption(Line(resolve.runs(item.text), places.item(item.id)))

    def line(text: str, place: Place) -> Line:
        return Line(resolve.runs(text), place)

    id, totals = table.id, set(table.totals)
    yield DataTable(
        place=places.table(id),
        columns=tuple(
            DataColumn(line(column.title, places.table_title(id, at)), column.kind == "number", column.share)
            for at, column in enumerate(table.columns)
        ),
        rows=tuple(
            DataRow(tuple(line(cell, places.cell(id, at, column)) for column, cell in enumerate(row)), at in totals)
            for at, row in enumerate(table.rows)
        ),
        unit=line(table.unit, places.table_unit(id)) if table.unit.strip() else None,
        landscape=table.landscape,
    )


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


_PREFIX = re.compile(r"\s+(?=(?:TM|KT|TL|TUQ|Q)\.(?:\s|$))")


def signature_titles(signature: Signature) -> tuple[str, ...]:
    """Authority and title as lines (NĐ 30/2020, Phụ lục I, II.7).

    "Q." stands on the line of the title; the other prefixes have the head's title behind them and a line of their own, two of them a line
    each ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"). A bare "KT." is completed from the deputy's title.
    """
    authority, title = signature.authority.strip().upper(), signature.title.strip().upper()
    *before, last = [line for line in _PREFIX.split(authority) if line] or [""]
    if last == "Q.":
        return (*before, f"Q. {title}".strip())
    if last == "KT." and title.startswith("PHÓ "):
        return (*before, f"KT. {title.removeprefix('PHÓ ')}", title)
    return (*before, *(line for line in (last, title) if line))


def _addressees(report: Report) -> tuple[str, ...]:
    """One addressee stands alone without an end mark, several are a list."""
    return listed(report.addressees) if len(report.addressees) > 1 else report.addressees


def _signature(signature: Signature, place: Callable[[str], Place]) -> SignatureBlock:
    titles = signature_titles(signature)
    parts = [*[place("authority")] * (len(titles) - 1), place("title")][-len(titles) :] if titles else []
    lines = tuple(_plain(title, part) for title, part in zip(titles, parts, strict=True))
    post = _plain(signature.post.strip(), place("post")) if signature.post.strip() else None
    return SignatureBlock(lines, _plain(signature.name, place("name")), post)
