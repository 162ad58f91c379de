"""The hand-over sheet on paper: one page whatever the report says, the same in both files, with the revision of the report's own PDF."""

import io
import os
import random
import shutil
from decimal import Decimal
from pathlib import Path

import docx
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exporters.archive import render_archive
from exporters.docx import render_docx
from exporters.handover import PAPER, handling_in, handover_docx, handover_name, handover_pdf, sheet_part, write_handover
from exporters.issuing import findings_of, mark
from exporters.typeset import set_parts
from models.acceptance import accept
from models.checks.finding import Finding
from models.definition import FigureDefinition
from models.document import compose
from models.errors import ExportError
from models.handover import Handling, HandoverSheet, handover
from models.handover.sheet import AcceptedWarning, Problem
from models.handover.steps import Step
from models.place import Place
from models.prior import Earlier
from models.report import Amendment, FigureValue, Item, Outcome, Report, Section, Task
from models.store import Store
from tests.builders import citation, cntt, report, sample, tiny_definition
from tests.exporters.reading import MM, ReadPaper, convert, read_pdf

BY = Handling("Trần Thị Bình", Step("14:07 ngày 05/10/2021", "Trần Thị Bình"))


def earlier_sample() -> Report:
    """Six months of the sample's office: other figures, other words, fewer cited documents."""
    now = sample()
    prior = replace(now, period="2021-H1", state="issued", letterhead=replace(now.letterhead, number="177"), citations=now.citations[:-3])
    gone = {citation.id for citation in now.citations[-3:]}
    prior = prior.with_items(lambda _list, items: tuple(item for item in items if item.citation not in gone))
    prior = prior.with_item(replace(prior.item("i17"), text="Đang chuẩn bị việc này."))
    return prior.with_figure("van_ban_den", 2517).with_figure("van_ban_di", 602).with_figure("van_ban_tong", 3119)


def page(content: bytes) -> ReadPaper:
    """The one page of a sheet."""
    paper = read_pdf(content)
    assert paper.pages == 1
    return paper


def test_a_signer_finds_everything_on_one_page() -> None:
    now = replace(sample(), state="checked").with_figure_value("van_ban_den", FigureValue(sample().figure("van_ban_den").value))
    paper = page(handover_pdf(now, cntt(), Earlier(earlier_sample()), BY))
    assert paper.line("PHIẾU TRÌNH").bold and paper.line("Báo cáo tình hình").bold
    for beginning in ("Kính trình:", "Kiểm tra:", "Số liệu:", "Nội dung thay đổi", "Người lập:", "Mã phiên bản:", "Ý kiến của lãnh đạo:"):
        assert paper.line(beginning)
    assert "+1.328 (+53%)" in paper.text and "3 văn bản mới" in paper.text
    assert "Trần Thị Bình" in paper.text and "14:07 ngày 05/10/2021" in paper.text
    assert compose(now, cntt()).revision[:12] in paper.text


def test_the_revision_on_the_sheet_stands_in_the_files_of_the_report() -> None:
    document = compose(sample(), cntt())
    sheet, paper = (pypdf.PdfReader(io.BytesIO(content)) for content in (handover_pdf(sample(), cntt()), render_archive(document).content))
    assert sheet.metadata and paper.metadata
    assert sheet.metadata["/Keywords"] == paper.metadata["/Keywords"] == document.revision
    assert sheet.metadata.title == "Phiếu trình: Báo cáo tình hình ứng dụng công nghệ thông tin 9 tháng đầu năm 2021"
    words = [docx.Document(io.BytesIO(content)) for content in (handover_docx(sample(), cntt()), render_docx(document))]
    assert [word.core_properties.keywords for word in words] == [document.revision] * 2
    text = page(handover_pdf(sample(), cntt())).text
    assert document.revision[:12] in text and document.revision not in text


def test_the_sheet_is_an_archive_file_that_can_be_heard() -> None:
    content = handover_pdf(sample(), cntt(), Earlier(earlier_sample()), BY)
    root = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and b"<pdfuaid:part>1" in root["/Metadata"].get_data()
    title, parts = pypdf.PdfReader(io.BytesIO(content)).outline
    assert title.title == "PHIẾU TRÌNH" and isinstance(parts, list)
    assert [part.title.partition(":")[0] for part in parts] == [
        "Việc còn phải xử lý",
        "Số liệu",
        "Nội dung thay đổi",
        "Ý kiến của lãnh đạo",
    ]


def test_equal_sheets_are_equal_files() -> None:
    earlier = Earlier(earlier_sample())
    for write in (handover_pdf, handover_docx):
        assert write(sample(), cntt(), earlier, BY) == write(sample(), cntt(), earlier, BY)


def test_both_files_have_the_same_lines_on_the_page(tmp_path: Path) -> None:
    if shutil.which("soffice") is None and "CI" not in os.environ:
        pytest.skip("LibreOffice is not installed")
    sheets = {"earlier": Earlier(earlier_sample()), "alone": Earlier()}
    files = {name: handover_docx(sample(), cntt(), earlier, BY) for name, earlier in sheets.items()}
    for name, content in convert(files, tmp_path).items():
        word, own = page(content), page(handover_pdf(sample(), cntt(), sheets[name], BY))
        assert [line.text for line in word.lines] == [line.text for line in own.lines]
        assert max(abs(one.baseline - other.baseline) for one, other in zip(word.lines, own.lines, strict=True)) < 0.5 * MM


# -------------------------------------------------------------------- one page, whatever the report says


def pages_of(sheet: HandoverSheet) -> int:
    return len(set_parts((sheet_part(sheet),), PAPER))


NASTY = st.one_of(
    st.text(max_size=400),
    st.sampled_from(["W" * 2000, "Ư " * 1000, "từ " * 700, "https://" + "a/" * 150, "🙂" * 300, "م" * 300, "một\n\nhai\tba", ""]),
)


@given(st.data())
@settings(max_examples=12, deadline=None)
def test_the_sheet_is_one_page_whatever_the_report_says(data: st.DataObject) -> None:
    def some(most: int) -> tuple[str, ...]:
        return tuple(data.draw(st.lists(NASTY, max_size=most)))

    def one(**parts: object) -> Report:
        items = tuple(Item(f"i{at}", "dash", text) for at, text in enumerate(some(12)))
        figures = {f"s{at}": FigureValue(data.draw(st.none() | st.decimals(allow_nan=False, allow_infinity=False))) for at in range(6)}
        made = report(
            superior=data.draw(NASTY), issuer=data.draw(NASTY), name=data.draw(NASTY), title=data.draw(NASTY), subject=data.draw(NASTY)
        )
        return replace(made, sections=(Section("mot", "I", data.draw(NASTY), 1, items),), figures=figures, addressees=some(3), **parts)  # type: ignore[arg-type]

    tasks = tuple(
        Task(f"t{at}", text, "number", data.draw(st.sampled_from(["open", "done", "dropped"]))) for at, text in enumerate(some(4))
    )
    kind = tiny_definition(tuple(FigureDefinition(f"s{at}", data.draw(NASTY), "mot", unit=data.draw(NASTY)) for at in range(6)))
    sheet = handover(one(tasks=tasks), kind, Earlier(one(period="2021-H1")), handling=Handling(data.draw(NASTY)))
    accepted = tuple(AcceptedWarning(data.draw(NASTY), data.draw(NASTY), text) for text in some(9))
    assert pages_of(replace(sheet, accepted=accepted, problems=tuple(Problem("error", text) for text in some(9)))) == 1


@pytest.mark.parametrize("letters", ["W" * 2000, "Ư " * 1000, "từ " * 700, "🙂" * 300, "WWWWWWWWW " * 200, "9" * 500])
def test_the_widest_letters_everywhere_are_one_page(letters: str) -> None:
    kind = tiny_definition(tuple(FigureDefinition(f"s{at}", letters, "mot", unit=f"q{letters}") for at in range(6)))

    def wide(period: str, own: str, size: int) -> Report:
        items = tuple(Item(f"{own}{at}", "dash", f"{own} {letters}") for at in range(9))
        figures = {f"s{at}": FigureValue(Decimal(size) ** (41 + at)) for at in range(6)}
        cited = tuple(citation(f"Kế hoạch {at}/{letters}{own}", id=f"c{at}") for at in range(4))
        made = report(superior=letters, issuer=letters, name=letters, title=letters, subject=letters, period=period, place=letters)
        sections = (Section("mot", "I", letters, 1, items),)
        return replace(made, sections=sections, figures=figures, citations=cited, addressees=(letters,) * 5)

    outcomes: tuple[Outcome, ...] = ("done", "continued", "dropped", "open")
    tasks = tuple(Task(f"t{at}", letters, "number", outcome) for at, outcome in enumerate(outcomes))
    now = replace(wide("2021-9T", "a", 10), tasks=tasks, amends=Amendment("nho/2021-9T/2", letters))
    step = Step("14:07 ngày 05/10/2021")
    earlier = Earlier(wide("2021-H1", "b", 7), wide("2020-9T", "c", 7))
    sheet = handover(now, kind, earlier, handling=Handling(letters, step, step))
    accepted = (AcceptedWarning(letters, letters, letters),) * 9
    full = replace(sheet, accepted=accepted, problems=(Problem("error", letters),) * 9, second=(letters, letters))
    assert pages_of(full) == 1
    alone = handover(now, kind, handling=Handling(letters, step, step))
    assert pages_of(replace(alone, accepted=accepted, second=(letters, letters), annexes=(letters,) * 9)) == 1


def test_300_figures_500_changes_and_reasons_of_2000_letters_are_one_page_of_rather_full_lists() -> None:
    chance = random.Random(5)
    words = ["đã", "tập huấn", "xử lý", "văn bản", "cho", "công chức", "phòng Lãnh sự", "kịp thời", "theo", "kế hoạch"]
    kind = tiny_definition(tuple(FigureDefinition(f"s{at}", f"Chỉ tiêu số {at}", "mot") for at in range(300)))
    items = tuple(Item(f"i{at}", "dash", " ".join(chance.choices(words, k=20)) + f" {at}.") for at in range(500))
    changed = tuple(replace(item, text="Hoàn toàn khác " + " ".join(reversed(item.text.split()))) for item in items)
    prior, now = (
        replace(
            report(period=period, figures={f"s{at}": at + more for at in range(300)}), sections=(Section("mot", "I", "Kết quả", 1, own),)
        )
        for period, more, own in (("2021-H1", 10, items), ("2021-9T", 500, changed))
    )
    said = [Finding("x", "warning", Place(f"item.i{at}"), f"Cảnh báo thứ {at}.") for at in range(9)]
    sheet = handover(now, kind, Earlier(prior), said)
    accepted = tuple(AcceptedWarning("Mục I Kết quả", f"Cảnh báo thứ {at}.", "vì lý do này " * 160) for at in range(9))
    full = replace(sheet, accepted=accepted)
    assert pages_of(full) == 1 and len(full.text.changes) == 500
    (set_page,) = set_parts((sheet_part(full),), PAPER)
    text = " ".join("".join(piece.text for piece in line.pieces) for line in set_page.lines)
    assert "và 297 chỉ tiêu thay đổi khác" in text and "cảnh báo khác" in text and "vì lý do này" in text


# -------------------------------------------------------------------- files and the store


def test_the_sheet_of_a_checked_report_says_who_checked_it(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.put_setting("clerk", "Ngô Ba")
        made = sample()
        for finding in ("list-goes-on", "citation-after-period"):
            made = _accepted(made, finding)
        store.keep_revision(made, "imported")
        checked = mark(store, made.name, "checked", "Lê Thị Hoa")
        handling = handling_in(store, checked)
    assert handling.checked is not None and (handling.clerk, handling.checked.clerk) == ("Lê Thị Hoa",) * 2
    paper = page(handover_pdf(checked, cntt(), handling=handling))
    assert "Không có lỗi, không còn cảnh báo chưa xử lý; 2 cảnh báo đã chấp nhận." in paper.text
    assert "Lý do: Đúng như vậy." in paper.text and f"Lê Thị Hoa. Kiểm tra xong lúc {handling.checked.time}" in paper.text


def _accepted(made: Report, code: str) -> Report:
    return accept(made, next(finding for finding in findings_of(made) if finding.code == code), "Đúng như vậy.")


def test_it_is_written_under_a_name_of_its_own_and_other_endings_are_refused(tmp_path: Path) -> None:
    assert handover_name(sample()) == "phieu-trinh-cntt-2021-9T"
    assert handover_name(replace(sample(), edition=2)) == "phieu-trinh-cntt-2021-9T-ban-2"
    write_handover(sample(), cntt(), tmp_path / "Phiếu.PDF")
    assert page((tmp_path / "Phiếu.PDF").read_bytes())
    with pytest.raises(ExportError, match=r"\.pdf, \.docx"):
        write_handover(sample(), cntt(), tmp_path / "Phiếu.txt")
    assert not (tmp_path / "Phiếu.txt").exists()
