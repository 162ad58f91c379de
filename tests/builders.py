"""Small builders, so that a test arranges its report in one line."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from models import interchange
from models.citation import Citation
from models.dates import read_date
from models.definition import FigureDefinition, ReportDefinition, Rule, SectionDefinition, definition_of
from models.period import PeriodKind
from models.report import Item, ItemLevel, Letterhead, Report, Section, Signature

SAMPLE = Path(__file__).parent.parent / "resources" / "samples" / "cntt-2021-9T.json"

_MARKS: dict[str, ItemLevel] = {"-": "dash", "+": "plus", "#": "number", "@": "letter"}


def sample() -> Report:
    """The first real report: an office's nine months of 2021."""
    return interchange.read_file(SAMPLE)


def cntt() -> ReportDefinition:
    """The kind of report that the sample is."""
    return definition_of("cntt")


def tiny_definition(figures: tuple[FigureDefinition, ...] = (), rules: tuple[Rule, ...] = ()) -> ReportDefinition:
    """A kind of report with one section and the two figures a and b, unless others are given."""
    return ReportDefinition(
        id="nho",
        version=1,
        name="Nhỏ",
        valid_from=read_date("01/01/2021"),  # type: ignore[arg-type]
        periods=tuple(PeriodKind),
        subject="Công tác {ky}",
        sections=(SectionDefinition("mot", "I", "Kết quả", required=True), SectionDefinition("hai", "II", "Kế hoạch", role="plan")),
        figures=figures or (FigureDefinition("a", "Số A", "mot"), FigureDefinition("b", "Số B", "mot")),
        rules=rules,
    )


def report(
    *lines: str,
    period: str = "2021-9T",
    figures: Mapping[str, int | str] | None = None,
    citations: tuple[Citation, ...] = (),
    cited: str = "+",
    number: str = "",
    symbol: str = "BC-SNV",
    date: str = "",
    place: str = "Hà Nội",
    superior: str = "",
    issuer: str = "SỞ NỘI VỤ",
    subject: str = "Công tác {ky}",
    opening: tuple[str, ...] = (),
    sections: tuple[Section, ...] | None = None,
    closing: str = "Trên đây là báo cáo của Sở Nội vụ./.",
    addressees: tuple[str, ...] = (),
    recipients: tuple[str, ...] = ("Bộ Nội vụ", "Lưu: VT"),
    authority: str = "",
    title: str = "GIÁM ĐỐC",
    name: str = "Nguyễn Văn An",
) -> Report:
    """A report nothing is wrong with, but for what is asked. A line begins with its mark: "- ", "+ ", "# " or "@ "."""
    items = tuple(item(line, f"i{at}") for at, line in enumerate(lines or ("Đã làm xong mọi việc.",), 1))
    items += tuple(Item(f"v{at}", _MARKS[cited], "", citation.id) for at, citation in enumerate(citations, 1))
    made = Report(
        definition="nho",
        period=period,
        letterhead=Letterhead(superior, issuer, number, symbol, place, read_date(date), "" if read_date(date) else date),
        subject=subject,
        addressees=addressees,
        opening=tuple(item(line, f"o{at}") for at, line in enumerate(opening, 1)),
        sections=sections if sections is not None else (Section("mot", "I", "Kết quả", 1, items),),
        citations=citations,
        closing=closing,
        recipients=recipients,
        signature=Signature(authority, title, name),
    )
    for id, value in (figures or {}).items():
        made = made.with_figure(id, value)
    return made


def item(line: str, id: str = "i1") -> Item:
    """One item from its mark and text; without a mark it is a paragraph."""
    level = _MARKS.get(line[:1]) if line[1:2] == " " else None
    return Item(id, level or "paragraph", line[2:] if level else line)


def headings(*numbers: str) -> tuple[Section, ...]:
    """Sections with these numbers and nothing in them but the first; leading blanks make the level."""
    made = []
    for at, typed in enumerate(numbers):
        number = typed.lstrip()
        items = (item("Đã làm xong."),) if at == 0 else ()
        made.append(Section("mot" if at == 0 else f"s{at}", number, f"Mục thứ {at}", 1 + len(typed) - len(number), items))
    return tuple(made)


def citation(name: str = "Kế hoạch 424/KH-SNgV", date: str = "31/8/2021", id: str = "c1", subject: str = "về việc thử") -> Citation:
    """A cited document from its kind, number and symbol."""
    kind, _, code = name.rpartition(" ") if "/" in name else (name, "", "")
    number, _, symbol = code.partition("/")
    day = read_date(date)
    return Citation(id=id, kind=kind, number=number, symbol=symbol, date=day, subject=subject, typed_date="" if day else date)


def with_letterhead(report: Report, **parts: str) -> Report:
    """The report with other words in its letterhead."""
    return replace(report, letterhead=replace(report.letterhead, **parts))
