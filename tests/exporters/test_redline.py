"""The redline on paper: all changes accepted it is the new report, all rejected the old one; and a reader sees what changed."""

import io
import os
import shutil
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exporters.docx import render_docx
from exporters.pdf import render_pdf
from models import edit
from models.definition import definition_for
from models.document import compose
from models.page import AnnexBlock, Block, DataColumn, DataRow, DataTable, Document, Heading, Line, Paragraph, SignatureBlock
from models.paper import Paper
from models.place import Place
from models.redline import redline
from models.redline_sides import accepted, rejected
from models.report import Report
from models.text import Words
from tests.exporters import tracking
from tests.exporters.building import document, heading, line, long_document, paragraph
from tests.exporters.settling import settled

VOCABULARY = (
    "báo",
    "cáo",
    "tình",
    "hình",
    "4.733",
    "văn",
    "bản",
    "(iOffice)",
    "6",
    "tháng",
    "năm;",
    "UBND",
    "tỉnh,",
    "100%",
    "<b>",
    "&",
    "“Hệ",
)
BLACK = ((0,), (0, 0, 0), 0, None)
TEXT = st.lists(st.sampled_from(VOCABULARY), max_size=8).map(" ".join)
RUNS = st.lists(st.builds(Words, TEXT.filter(bool), st.booleans(), st.booleans()), max_size=4).map(tuple)
LINES = st.lists(TEXT, max_size=4).map(tuple)


def data_table(columns: int, rows: list[tuple[str, str, str, bool]], unit: str, title: str) -> DataTable:
    """A table of one to three columns, its place always the same."""
    heads = tuple(DataColumn(line(f"{title} {at}"), at == 2) for at in range(columns))
    return DataTable(
        Place("table.b1"),
        heads,
        tuple(DataRow(tuple(map(line, cells[:columns])), bold) for *cells, bold in rows),
        line(unit) if unit else None,
    )


def with_more(one: Document, paper: Paper, urgency: Line | None, **more: object) -> Document:
    return replace(one, paper=paper, letterhead=replace(one.letterhead, urgency=urgency), **more)


MARKS = st.sampled_from(["", "-", "+", "1.", "2.", "a)"])
BLOCKS = st.one_of(
    st.builds(lambda runs, mark: Paragraph(Line(runs, Place("item.i1")), "dash", mark), RUNS, MARKS),
    st.builds(lambda runs, level: Heading(Line(runs, Place("section.s")), level), RUNS, st.integers(0, 4)),
    st.builds(data_table, st.integers(1, 3), st.lists(st.tuples(TEXT, TEXT, TEXT, st.booleans()), max_size=4), TEXT, TEXT),
)
ANNEXES = st.builds(
    lambda title, blocks: AnnexBlock(line("Phụ lục"), line(title) if title else None, line("(Kèm theo)"), tuple(blocks)),
    TEXT,
    st.lists(BLOCKS, max_size=3),
)
SIGNATURES = st.builds(
    lambda titles, name, post: SignatureBlock(tuple(map(line, titles)), line(name), line(post) if post else None), LINES, TEXT, TEXT
)
MORE = st.builds(
    lambda bases, annexes, cosignature, drafter, urgency: {
        "bases": tuple(map(line, bases)),
        "annexes": tuple(annexes),
        "cosignature": cosignature,
        "drafter": line(drafter) if drafter else None,
        "urgency": line("KHẨN") if urgency else None,
    },
    LINES, st.lists(ANNEXES, max_size=2), st.none() | SIGNATURES, TEXT, st.booleans(),
)  # fmt: skip
PAPERS = st.sampled_from([Paper(), Paper(left=35, body_size=13, line_spacing=1.5)])
DOCUMENTS = st.builds(
    lambda blocks, superior, issuer, subject, addressees, recipients, titles, name, paper, more: with_more(
        document(
            blocks=tuple(blocks),
            superior=superior,
            issuer=issuer,
            subject=subject,
            addressees=addressees,
            recipients=recipients,
            titles=titles,
            name=name,
        ),
        paper,
        **more,
    ),
    st.lists(BLOCKS, max_size=6), TEXT, TEXT, TEXT, LINES, LINES, st.lists(TEXT, max_size=2).map(tuple), TEXT, PAPERS, MORE,
)  # fmt: skip


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Document, Document]:
    """Two papers that have some blocks in common."""
    old, new = draw(DOCUMENTS), draw(DOCUMENTS)
    kept = [block for block in old.blocks if draw(st.booleans())]
    blocks = draw(st.permutations([*kept, *new.blocks])) if draw(st.booleans()) else [*kept, *new.blocks]
    return old, replace(new, blocks=tuple(blocks))


def holds_both_ways(old: Document, new: Document) -> None:
    content = render_docx(redline(old, new))
    assert tracking.accepted(content) == tracking.paragraphs(render_docx(new)), "accepted, it is not the new report"
    on_the_same_page = replace(old, paper=new.paper)
    assert tracking.rejected(content) == tracking.paragraphs(render_docx(on_the_same_page)), "rejected, it is not the old report"


@settings(max_examples=40)
@given(pairs())
def test_accepted_it_is_the_new_report_and_rejected_the_old_one(pair: tuple[Document, Document]) -> None:
    holds_both_ways(*pair)
    holds_both_ways(pair[1], pair[0])


@settings(max_examples=15)
@given(pairs())
def test_any_redline_can_be_set_as_pdf(pair: tuple[Document, Document]) -> None:
    assert render_pdf(redline(*pair)).pages >= 1


@given(DOCUMENTS)
def test_a_report_beside_itself_is_its_own_paper(one: Document) -> None:
    assert render_docx(redline(one, one)) == render_docx(one)
    assert render_pdf(redline(one, one)).content == render_pdf(one).content


CLOSING = paragraph("Trên đây là báo cáo./.", "closing")
ONE, TWO = paragraph("Đã xử lý 12 văn bản.", "item.i1", "-"), paragraph("Đã tập huấn cho công chức.", "item.i2", "-")
SECTION: tuple[Block, ...] = (heading("II. KẾ HOẠCH"), paragraph("Nâng cấp phần mềm.", "item.i8", "1."), CLOSING)

CASES: dict[str, tuple[Document, Document]] = {
    "an empty report grows": (document(), document(blocks=(heading("I. KẾT QUẢ"), ONE, TWO, CLOSING))),
    "everything goes": (document(blocks=(heading("I. KẾT QUẢ"), ONE, TWO, CLOSING)), document()),
    "a section comes": (document(blocks=(ONE, CLOSING)), document(blocks=(ONE, *SECTION))),
    "a section goes": (document(blocks=(ONE, *SECTION)), document(blocks=(ONE, CLOSING))),
    "two go, one after the other": (document(blocks=(ONE, TWO, CLOSING)), document(blocks=(CLOSING,))),
    "two come, one after the other": (document(blocks=(CLOSING,)), document(blocks=(ONE, TWO, CLOSING))),
    "the last one before the signature goes": (document(blocks=(ONE, CLOSING)), document(blocks=(ONE,))),
    "the last one before the signature comes": (document(blocks=(ONE,)), document(blocks=(ONE, CLOSING))),
    "one for another": (document(blocks=(ONE,)), document(blocks=(TWO,))),
    "a bullet becomes a number": (document(blocks=(ONE,)), document(blocks=(replace(ONE, mark="1."),))),
    "a heading of another level": (document(blocks=(heading("1. X"),)), document(blocks=(heading("1. X", 2),))),
    "italics only": (
        document(blocks=(Paragraph(Line((Words("Một hai ba"),), Place("item.i1")), "dash", "-"),)),
        document(blocks=(Paragraph(Line((Words("Một "), Words("hai", italic=True), Words(" ba")), Place("item.i1")), "dash", "-"),)),
    ),
    "the superior office goes": (document(), document(superior="")),
    "the superior office comes": (document(superior=""), document()),
    "recipients go": (document(), document(recipients=())),
    "recipients come": (document(recipients=()), document()),
    "the last recipient goes": (document(recipients=("Như trên;", "Sở Y tế;", "Lưu: VT.")), document(recipients=("Như trên;",))),
    "the last recipients come": (document(recipients=("Như trên;",)), document(recipients=("Như trên;", "Sở Y tế;", "Lưu: VT."))),
    "other recipients": (document(recipients=("Như trên;", "Sở Y tế.")), document(recipients=("Như trên;", "Lưu: VT.", "Công an"))),
    "one addressee becomes three": (document(addressees=("Bộ Nội vụ",)), document(addressees=("Bộ Nội vụ;", "UBND tỉnh;", "Sở Y tế."))),
    "addressees go": (document(addressees=("Bộ Nội vụ;", "Sở Y tế.")), document()),
    "a deputy signs": (document(), document(titles=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), name="Trần Thị Nghĩa")),
    "a longer title": (document(), document(subject="Kết quả công tác cải cách hành chính, kiểm soát thủ tục " * 3)),
    "many pages": (long_document(3, 40), long_document(4, 60)),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_it_holds_both_ways_where(case: str) -> None:
    holds_both_ways(*CASES[case])


def edited(report: Report) -> Report:
    """The sample as an office would amend it."""
    first, second, *_rest = report.section_items("noi-bo")
    report = report.with_figure("van_ban_den", 3855).with_figure("van_ban_tong", 4743)
    report = edit.put(report, Place(f"item.{first.id}"), first.text + " Thêm *một câu nghiêng*.")
    report = edit.remove_item(report, second.id)
    report = edit.put(report, Place("letterhead.number"), "106")
    report = edit.put(report, Place("subject"), "Kết quả ứng dụng công nghệ thông tin {ky}")
    return replace(report, recipients=("Bộ Thông tin và Truyền thông", *report.recipients[1:]))


@pytest.fixture(scope="module")
def pair(report: Report) -> tuple[Document, Document]:
    definition = definition_for(report)
    return compose(report, definition), compose(edited(report), definition)


def test_the_sample_amended_holds_both_ways(pair: tuple[Document, Document]) -> None:
    holds_both_ways(*pair)


def test_only_what_changed_is_marked(pair: tuple[Document, Document]) -> None:
    content = render_docx(redline(*pair))
    assert 10 <= len(tracking.changes(content)) <= 24


def test_the_clerk_is_named_and_equal_redlines_give_equal_bytes(pair: tuple[Document, Document]) -> None:
    content = render_docx(redline(*pair), 'Nguyễn "An" & Bình')
    assert content == render_docx(redline(*pair), 'Nguyễn "An" & Bình')
    changes = tracking.changes(content)
    assert {change.get(tracking.qn("w:author")) for change in changes} == {'Nguyễn "An" & Bình'}
    assert len({change.get(tracking.qn("w:id")) for change in changes}) == len(changes)


def strokes(content: bytes) -> dict[str, list[str]]:
    """The words that each coloured stroke of a PDF runs through or under."""
    found: dict[str, list[str]] = {"through": [], "under": []}
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            for stroke in (shape for shape in page.lines if shape["stroking_color"] not in BLACK):
                letters = [char for char in page.chars if stroke["x0"] - 0.1 <= (char["x0"] + char["x1"]) / 2 <= stroke["x1"] + 0.1]
                letters = [char for char in letters if abs(_baseline(page, char) - stroke["top"]) < 8]
                above = stroke["top"] < _baseline(page, letters[0])
                found["through" if above else "under"].append("".join(char["text"] for char in letters))
    return found


def _baseline(page: pdfplumber.page.Page, char: dict) -> float:
    return float(page.height) - char["matrix"][5]


def test_on_the_pdf_what_is_gone_is_struck_out_and_what_is_new_is_underlined() -> None:
    old = document(blocks=(paragraph("Trong 6 tháng đầu năm, xử lý 3.102 văn bản.", mark="-"),))
    new = document(blocks=(paragraph("Trong 9 tháng đầu năm, xử lý 4.733 văn bản.", mark="-"),))
    drawn = strokes(render_pdf(redline(old, new)).content)
    assert drawn == {"through": ["6", "3.102"], "under": ["9", "4.733"]}


def test_a_bar_in_the_margin_stands_beside_each_line_that_changed() -> None:
    old, new = document(blocks=(ONE, TWO, CLOSING)), document(blocks=(ONE, replace(TWO, line=line("Khác hẳn.")), CLOSING))
    with pdfplumber.open(io.BytesIO(render_pdf(redline(old, new)).content)) as pdf:
        bars = [shape for shape in pdf.pages[0].lines if shape["x0"] == shape["x1"] and shape["x0"] < Paper().left * 72 / 25.4]
        (changed,) = [each for each in pdf.pages[0].extract_text_lines() if "Khác hẳn" in each["text"]]
    assert {round(bar["x0"]) for bar in bars} == {73}
    assert any(bar["top"] <= changed["top"] + 1 and bar["bottom"] >= changed["bottom"] - 1 for bar in bars)


def test_the_colour_of_a_change_ends_with_it() -> None:
    old, new = document(blocks=(ONE, CLOSING)), document(blocks=(ONE, TWO, CLOSING))
    with pdfplumber.open(io.BytesIO(render_pdf(redline(old, new)).content)) as pdf:
        coloured = "".join(char["text"] for char in pdf.pages[0].chars if char["non_stroking_color"] not in BLACK)
    assert coloured.rstrip() == "- Đã tập huấn cho công chức."


def test_a_line_of_nothing_but_a_change_is_drawn() -> None:
    drawn = strokes(render_pdf(redline(document(superior=""), document(superior="UBND TỈNH"))).content)
    assert drawn == {"through": [], "under": ["UBND TỈNH"]}


def test_lines_of_both_reports_keep_their_places() -> None:
    merged = redline(document(recipients=("Như trên;", "Lưu: VT.")), document(recipients=("Như trên;", "Sở Y tế;", "Lưu: VT.")))
    assert [(each.text, each.change) for each in merged.recipients] == [("Như trên;", ""), ("Sở Y tế;", "new"), ("Lưu: VT.", "")]
    assert line("x").text == "x"


# ---------------------------------------------------------------- LibreOffice as a second reader


def sequences() -> dict[str, Document]:
    """Redlines of every order of two paragraphs that stay, come, go, or change at their beginning, at their end, wholly."""
    shapes = {
        "s": Line((Words("stays"),), Place("item.i1")),
        "g": Line((Words("gone", change="gone"),), Place("item.i1"), "gone"),
        "n": Line((Words("new", change="new"),), Place("item.i1"), "new"),
        "a": Line((Words("new ", change="new"), Words("rest")), Place("item.i1")),
        "b": Line((Words("gone ", change="gone"), Words("rest")), Place("item.i1")),
        "c": Line((Words("rest"), Words(" new", change="new")), Place("item.i1")),
        "d": Line((Words("rest"), Words(" gone", change="gone")), Place("item.i1")),
        "e": Line((Words("gone", change="gone"), Words("new", change="new")), Place("item.i1")),
    }
    orders = [f"s{one}{other}s" for one in shapes for other in shapes]
    return {order: document(blocks=tuple(Paragraph(shapes[shape], "dash") for shape in order)) for order in orders}


def test_libreoffice_accepts_to_the_new_report_and_rejects_to_the_old_one(pair: tuple[Document, Document], tmp_path: Path) -> None:
    if shutil.which("soffice") is None and "CI" not in os.environ:
        pytest.skip("LibreOffice is not installed")
    papers = {f"case-{at}": redline(*case) for at, case in enumerate([*CASES.values(), pair])} | sequences()
    found = settled({name: render_docx(paper) for name, paper in papers.items()}, tmp_path)
    for name, paper in papers.items():
        for content, expected in zip(found[name], (accepted(paper), rejected(paper)), strict=True):
            assert tracking.changes(content) == [], name
            assert texts(content) == texts(render_docx(expected)), name


def texts(content: bytes) -> list[str]:
    """The text of each paragraph; blank ones are left out, for LibreOffice keeps one before the signature where the whole report went."""
    return [text for paragraph in tracking.paragraphs(content) if (text := paragraph.text.rstrip())]
