"""Issuing from the store: papers are made once and frozen, scans are known by their content, findings and numbers hold back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from exporters import issuing
from exporters.archive import render_archive
from exporters.export import export, paper_name
from exporters.issuing import HeldBack, add_scan, issue, mark, take_in
from exporters.scan import MOST, read_scan
from models.acceptance import accept
from models.definition import definition_for
from models.document import compose
from models.errors import BadScan, BookError, LockedReport, StepRefused
from models.interchange import decode, encode
from models.lifecycle import amended
from models.report import Annex, Report
from models.store import Store
from tests.builders import sample
from tests.exporters.reading import read_pdf
from tests.exporters.tracking import accepted, paragraphs, rejected

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100
JPEG = b"\xff\xd8\xff\xe0" + b"0" * 100
PDF = b"%PDF-1.4\n" + b"0" * 100


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "data") as opened:
        yield opened


def settled(report: Report | None = None) -> Report:
    """The sample with a reason for each of its warnings."""
    report = report or sample()
    for finding in issuing.findings_of(report):
        report = accept(report, finding, "đã hỏi Sở")
    return report


def put_checked(store: Store, report: Report | None = None) -> str:
    report = settled(report)
    store.save_draft(report)
    return mark(store, report.name, "checked").name


def scan(folder: Path, content: bytes, name: str = "quét.bin") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_the_way_is_recorded_step_by_step(store: Store) -> None:
    store.put_setting("clerk", "Trần Thị Bình")
    name = put_checked(store)
    mark(store, name, "printed", "Lê Tư")
    mark(store, name, "draft")
    mark(store, name, "checked")
    issue(store, name, "177", "15/10/2021")
    recorded = [(revision.cause, revision.clerk) for revision in store.revisions(name)]
    clerk = "Trần Thị Bình"
    assert recorded == [("checked", clerk), ("printed", "Lê Tư"), ("reopened", clerk), ("checked", clerk), ("issued", clerk)]
    assert [store.revision_report(revision.id).state for revision in store.revisions(name)][-1] == "issued"


def test_a_report_from_a_file_gets_the_totals_it_lacks_and_keeps_those_it_states(store: Store) -> None:
    open_total = sample().with_figure("van_ban_tong", None)
    assert take_in(store, open_total).figure("van_ban_tong").value == 4733
    other = sample().with_figure("van_ban_di", 889)
    assert take_in(store, other).figure("van_ban_tong").value == 4733, "the rules speak of it"


def test_open_warnings_hold_the_check_back_and_are_listed(store: Store) -> None:
    store.save_draft(sample())
    with pytest.raises(HeldBack) as held:
        mark(store, "cntt/2021-9T", "checked")
    assert len(held.value.holding) == 2 and store.load("cntt/2021-9T").state == "draft"


def test_an_issued_report_is_exported_as_it_was_frozen_even_if_the_layout_changes(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = put_checked(store)
    report = issue(store, name, "177", "15/10/2021").report
    monkeypatch.setattr("exporters.export.render_docx", lambda _document: b"another layout")
    monkeypatch.setitem(__import__("exporters.export", fromlist=["WRITERS"]).WRITERS, ".pdf", lambda *_arguments: b"another layout")
    kept = {file.role: file.content for file in store.papers.of(name)}
    assert set(kept) == {"json", "docx", "pdf"}
    for suffix in ("docx", "pdf"):
        target = tmp_path / f"ra.{suffix}"
        export(report, definition_for(report), target, frozen=store.papers.frozen(name))
        assert target.read_bytes() == kept[suffix] != b"another layout"


def test_the_archive_stands_beside_the_database(store: Store, tmp_path: Path) -> None:
    name = put_checked(store)
    assert issue(store, name, "177", "15/10/2021", scan(tmp_path, JPEG)).trouble == ""
    folder = store.folder / "archive" / "cntt-2021-9T"
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert [file["role"] for file in manifest["files"]] == ["json", "docx", "pdf", "scan"]
    assert (folder / "ban-quet-1.jpg").read_bytes() == JPEG
    add_scan(store, name, scan(tmp_path, PDF))
    assert (folder / "ban-quet-2.pdf").read_bytes() == PDF
    add_scan(store, name, scan(tmp_path, PDF))
    assert [file.name for file in store.papers.of(name) if file.role == "scan"] == ["ban-quet-1.jpg", "ban-quet-2.pdf"], (
        "the same scan once"
    )


def test_an_archive_that_cannot_be_written_is_told_and_the_report_is_issued(store: Store) -> None:
    name = put_checked(store)
    (store.folder / "archive").write_text("a file in its place")
    kept = issue(store, name, "177", "15/10/2021")
    assert "thư mục lưu trữ" in kept.trouble and "\n" not in kept.trouble
    assert store.load(name).state == "issued" and store.papers.frozen(name)


@pytest.mark.parametrize(("content", "suffix"), [(PNG, ".png"), (JPEG, ".jpg"), (PDF, ".pdf")])
def test_a_scan_is_known_by_its_first_bytes(tmp_path: Path, content: bytes, suffix: str) -> None:
    assert read_scan(scan(tmp_path, content, "tên nào cũng được.docx")) == (content, suffix)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "trống"), (b"PK\x03\x04", "không phải tệp PDF hoặc ảnh"), (b"GIF89a", "không phải"), (b" %PDF-1.4", "không phải")],
)
def test_what_is_no_scan_is_one_sentence_and_nothing_is_issued(store: Store, tmp_path: Path, content: bytes, said: str) -> None:
    name = put_checked(store)
    with pytest.raises(BadScan, match=said) as refused:
        issue(store, name, "177", "15/10/2021", scan(tmp_path, content))
    assert "\n" not in str(refused.value)
    assert store.load(name).state == "checked" and store.papers.of(name) == ()
    assert not (store.folder / "archive").exists()


def test_a_scan_that_is_too_large_or_not_there_is_one_sentence(tmp_path: Path) -> None:
    large = tmp_path / "lớn.pdf"
    with large.open("wb") as file:
        file.write(PDF)
        file.truncate(MOST + 1)
    with pytest.raises(BadScan, match="51 MB, quá 50 MB"):
        read_scan(large)
    with pytest.raises(BadScan, match="thư mục"):
        read_scan(tmp_path)
    with pytest.raises(BadScan, match="không có tệp"):
        read_scan(tmp_path / "không có.pdf")


@pytest.mark.parametrize(
    ("number", "day"), [("0", "15/10/2021"), ("177", "31/9/2021"), ("", ""), ("99", "16/10/2021"), ("100", "15/10/2021")]
)
def test_a_number_or_a_day_that_cannot_be_issues_nothing(store: Store, number: str, day: str) -> None:
    first = put_checked(store, replace(sample(), period="2021-Q3"))
    issue(store, first, "100", "15/10/2021")
    name = put_checked(store)
    with pytest.raises(StepRefused):
        issue(store, name, number, day)
    assert store.load(name).state == "checked"


def test_the_check_knows_the_day_that_is_being_given(store: Store) -> None:
    name = put_checked(store)
    with pytest.raises(HeldBack) as held:
        issue(store, name, "177", "5/3/2021")
    assert all("ra sau ngày của chính báo cáo" in one.sentence for one in held.value.holding)


def test_a_day_long_before_the_periods_end_only_warns(store: Store) -> None:
    name = put_checked(store, replace(sample(), period="2021-Y"))
    assert issue(store, name, "177", "12/11/2021").report.state == "issued"


@pytest.mark.parametrize(
    "act", [lambda store, name: mark(store, name, "draft"), lambda store, name: issue(store, name, "178", "16/10/2021")]
)
def test_an_issued_report_takes_no_further_step(store: Store, act) -> None:
    name = put_checked(store)
    issue(store, name, "177", "15/10/2021")
    with pytest.raises(LockedReport):
        act(store, name)


def test_a_draft_is_not_issued_at_once(store: Store) -> None:
    store.save_draft(settled())
    with pytest.raises(StepRefused, match="chưa được đánh dấu đã kiểm tra"):
        issue(store, "cntt/2021-9T", "177", "15/10/2021")


def test_papers_of_a_second_edition_have_a_name_of_their_own(store: Store) -> None:
    name = put_checked(store)
    old = issue(store, name, "177", "15/10/2021").report
    new = amended(old, "sai số liệu", 2)
    assert paper_name(new) == "bao-cao-cntt-2021-9T-ban-2"
    issue(store, put_checked(store, new), "180", "1/11/2021")
    assert store.states() == {"cntt/2021-9T": "replaced", "cntt/2021-9T/2": "issued"}
    assert (store.folder / "archive" / "cntt-2021-9T-2" / "bao-cao-cntt-2021-9T-ban-2.pdf").exists()


def test_papers_that_cannot_be_made_issue_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    name = put_checked(store)

    def broken(_document: object, carried: object) -> bytes:
        raise BookError("hỏng")

    monkeypatch.setattr("exporters.issuing.render_docx", broken)
    with pytest.raises(BookError):
        issue(store, name, "177", "15/10/2021")
    assert store.load(name).state == "checked" and store.papers.of(name) == ()


def test_an_amended_report_keeps_what_it_changed_as_a_word_file(store: Store) -> None:
    name = put_checked(store)
    old = issue(store, name, "177", "15/10/2021").report
    new = amended(old, "sai số liệu", 2).with_figure("van_ban_den", 3846).with_figure("van_ban_tong", 4734)
    store.save_draft(new)
    mark(store, new.name, "checked")
    issued = issue(store, new.name, "190", "1/11/2021").report
    kept = {file.role: file for file in store.papers.of(new.name)}
    redline, frozen = kept["redline"], store.papers.frozen
    assert redline.name == "bao-cao-cntt-2021-9T-ban-2-so-sanh.docx"
    assert [one.text for one in accepted(redline.content)] == [one.text for one in paragraphs(frozen(issued.name)[".docx"])]
    assert [one.text for one in rejected(redline.content)] == [one.text for one in paragraphs(frozen(name)[".docx"])]
    assert (store.folder / "archive" / "cntt-2021-9T-2" / redline.name).read_bytes() == redline.content


def test_the_figures_of_an_annex_stay_what_they_were_when_it_was_issued(store: Store, tmp_path: Path) -> None:
    """Whatever becomes of the earlier report: the electronic copy says what was signed, and a replacement reckons anew."""
    prior = replace(sample(), period="2020-9T").with_figure("van_ban_den", 3000)
    store.save_draft(prior)
    annexed = replace(sample(), annexes=(Annex("pl1", "Số liệu", figures=True),))
    report = settled(annexed)
    for finding in issuing.findings_of(report, issuing.earlier_of(store, report)):
        report = accept(report, finding, "đã hỏi Sở")
    store.save_draft(report)
    mark(store, report.name, "checked")
    issued = issue(store, report.name, "177", "15/10/2021").report
    frozen = store.papers.frozen(report.name)[".pdf"]
    store.save_draft(prior.with_figure("van_ban_den", 1))
    again = render_archive(compose(issued, definition_for(issued), issuing.earlier_of(store, issued))).content
    assert again == frozen
    assert "3.000" in read_pdf(again).text and "3.000" in read_pdf(frozen).text
    replacing = amended(issued, "sai số liệu", 2)
    assert replacing.annexes[0].frozen is None and replacing.tables == ()
    assert decode(encode(issued)) == issued


def test_issuing_over_the_folder_of_another_issued_report_is_told_and_loses_nothing(tmp_path: Path) -> None:
    """A backup from before the issue was restored, and the report is issued under another number."""
    data, report = tmp_path / "data", settled()
    for number, day in (("12", "12/10/2021"), ("15", "20/10/2021")):
        for path in data.glob("sobaocao.db*"):
            path.unlink()
        with Store.open(data) as store:
            kept = issue(store, put_checked(store, report), number, day)
    folders = sorted(path.name for path in (data / "archive").iterdir())
    assert len(folders) == 2 and folders[1].startswith(f"{folders[0]}-truoc-") and folders[1] in kept.trouble
