"""What the store keeps of an issued report: the lock, the frozen papers, the report that is replaced; all or nothing."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.dates import read_date
from models.errors import LockedReport, StepRefused, StoreError
from models.interchange import encode, pretty
from models.lifecycle import amended
from models.report import Report
from models.store import KeptFile, Store, keep_issued, keep_scan, migrations, papers, write_archive
from models.store.connection import FILE
from models.store.manifest import ARCHIVE, MANIFEST
from tests.builders import sample

PAPERS = (KeptFile("json", "r.json", b"{}"), KeptFile("docx", "r.docx", b"PK word"), KeptFile("pdf", "r.pdf", b"%PDF-1.7 paper"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        opened.put_setting("clerk", "Trần Thị Bình")
        yield opened


def issued(report: Report | None = None, number: str = "177", day: str = "5/10/2021") -> Report:
    report = report or sample()
    return replace(report, state="issued", letterhead=replace(report.letterhead, number=number, date=read_date(day)))


def test_an_issued_report_cannot_be_changed_and_the_sentence_says_why(store: Store) -> None:
    keep_issued(store, issued(), PAPERS)
    for change in (lambda: store.save_draft(sample()), lambda: store.keep_revision(replace(issued(), subject="Khác"), "restored")):
        with pytest.raises(LockedReport, match=r"177/BC-SNgV ngày 05/10/2021.*báo cáo thay thế"):
            change()
    assert store.load("cntt/2021-9T") == issued()
    assert [revision.cause for revision in store.revisions("cntt/2021-9T")] == ["issued"]


def test_saving_the_same_again_is_fine(store: Store) -> None:
    keep_issued(store, issued(), PAPERS)
    store.save_draft(issued())
    store.keep_revision(issued(), "opened")
    assert store.load("cntt/2021-9T") == issued()


def test_a_locked_report_whose_bytes_an_older_program_wrote_is_still_the_same(store: Store, tmp_path: Path) -> None:
    keep_issued(store, issued(), PAPERS)
    store.close()
    with sqlite3.connect(tmp_path / FILE) as hand:
        hand.execute("UPDATE report SET draft = ?", (pretty(issued()),))
    hand.close()
    with Store.open(tmp_path) as again:
        again.save_draft(issued())


def test_papers_come_back_byte_for_byte_and_equal_contents_are_kept_once(store: Store) -> None:
    keep_issued(store, issued(), PAPERS)
    other = replace(issued(number="178"), period="2021-Q3")
    keep_issued(store, other, PAPERS)
    assert store.papers.of("cntt/2021-9T") == PAPERS
    assert store.papers.frozen(other.name) == {".docx": b"PK word", ".pdf": b"%PDF-1.7 paper"}
    assert store.papers.frozen("cntt/2030-Y") == {}
    assert store._db.conn.execute("SELECT count(*) FROM file").fetchone() == (3,)


def test_who_and_what_is_recorded_under_the_clerks_name(store: Store) -> None:
    store.keep_revision(sample(), "checked")
    keep_issued(store, issued(), PAPERS, "Lê Văn Tư")
    keep_scan(store, "cntt/2021-9T", KeptFile("scan", "ban-quet-1.png", b"\x89PNG\r\n\x1a\n"))
    recorded = [(revision.cause, revision.clerk) for revision in store.revisions("cntt/2021-9T")]
    assert recorded == [("checked", "Trần Thị Bình"), ("issued", "Lê Văn Tư"), ("scanned", "Trần Thị Bình")]
    assert store.verify() == ()


def test_the_amended_report_takes_the_place_of_the_old_one_whose_papers_stay(store: Store) -> None:
    keep_issued(store, issued(), PAPERS)
    new = amended(store.load("cntt/2021-9T"), "sai số liệu", store.next_edition("cntt", "2021-9T"))
    store.keep_revision(new, "amended")
    keep_issued(store, issued(new, "190", "1/11/2021"), PAPERS)
    old = store.load("cntt/2021-9T")
    assert (old.state, old.replaced_by) == ("replaced", "cntt/2021-9T/2")
    assert store.papers.of(old.name) == PAPERS
    assert [revision.cause for revision in store.revisions(old.name)] == ["issued", "replaced"]
    with pytest.raises(LockedReport, match="cntt/2021-9T/2"):
        store.save_draft(replace(old, subject="Khác"))
    assert store.next_edition("cntt", "2021-9T") == 3


def test_two_replacements_of_one_report_cannot_both_be_issued_and_nothing_half_stays(store: Store) -> None:
    keep_issued(store, issued(), PAPERS)
    first, second = (amended(store.load("cntt/2021-9T"), "sai", edition) for edition in (2, 3))
    for draft in (first, second):
        store.keep_revision(draft, "amended")
    keep_issued(store, issued(first, "190", "1/11/2021"), PAPERS)
    before = (store.states(), store.revisions("cntt/2021-9T/3"))
    with pytest.raises(StepRefused, match="cntt/2021-9T"):
        keep_issued(store, issued(second, "191", "2/11/2021"), (KeptFile("pdf", "x.pdf", b"%PDF-other"),))
    assert (store.states(), store.revisions("cntt/2021-9T/3")) == before
    assert store.papers.of("cntt/2021-9T/3") == ()


def test_an_issued_report_is_not_issued_again(store: Store) -> None:
    keep_issued(store, issued(), PAPERS)
    with pytest.raises(LockedReport):
        keep_issued(store, issued(number="178"), PAPERS)


def test_a_disk_that_fills_up_while_issuing_leaves_everything_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_issued(store, issued(), PAPERS)
    new = amended(store.load("cntt/2021-9T"), "sai", 2)
    store.keep_revision(new, "amended")
    before = (store.states(), store.revisions("cntt/2021-9T"), store.revisions(new.name))

    def full(_report: str, _papers: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(store.papers, "put", full)
    with pytest.raises(StoreError) as refused:
        keep_issued(store, issued(new, "190", "1/11/2021"), PAPERS)
    assert "\n" not in str(refused.value)
    assert (store.states(), store.revisions("cntt/2021-9T"), store.revisions(new.name)) == before
    assert store.verify() == ()


def test_a_file_from_before_papers_were_kept_opens_with_its_issued_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr(migrations, "STEPS", migrations.STEPS[:2])
        older.setattr("models.store.connection.STEPS", migrations.STEPS)
        with Store.open(tmp_path / "old") as old:
            row = ("cntt/2021-9T", "cntt", "2021-9T", "issued", encode(issued()), "2021-10-05T08:00:00.000+00:00")
            old._db.conn.execute("INSERT INTO report (name, definition, period, state, draft, updated) VALUES (?, ?, ?, ?, ?, ?)", row)
    with Store.open(tmp_path / "old") as store:
        assert store.papers.issued(2021)[0].number == 177 and store.papers.frozen("cntt/2021-9T") == {}
        with pytest.raises(LockedReport):
            store.save_draft(sample())


def test_a_draft_takes_no_scan(store: Store) -> None:
    store.save_draft(sample())
    with pytest.raises(StepRefused, match="chưa ban hành"):
        keep_scan(store, "cntt/2021-9T", KeptFile("scan", "ban-quet-1.pdf", b"%PDF-"))
    assert store.papers.of("cntt/2021-9T") == ()


def test_the_numbers_of_a_year_are_known_without_reading_a_draft(store: Store) -> None:
    keep_issued(store, issued(), PAPERS)
    keep_issued(store, issued(replace(sample(), period="2020-Y"), "9", "4/1/2021"), PAPERS)
    keep_issued(store, issued(replace(sample(), period="2019-Y"), "3", "6/1/2020"), PAPERS)
    store.save_draft(replace(issued(replace(sample(), period="2021-H1"), "100", "5/7/2021"), state="printed"))
    assert sorted((one.report, one.number) for one in store.papers.issued(2021)) == [("cntt/2020-Y", 9), ("cntt/2021-9T", 177)]
    plan = store._db.conn.execute(f"EXPLAIN QUERY PLAN {papers._ISSUED}", ("2021-01-01", "2021-12-31")).fetchall()
    assert "issued_numbers" in str(plan)


def test_verify_finds_a_paper_that_was_tampered_with(store: Store, tmp_path: Path) -> None:
    keep_issued(store, issued(), PAPERS)
    store.close()
    with sqlite3.connect(tmp_path / FILE) as hand:
        hand.execute("UPDATE file SET content = ? WHERE content = ?", (b"%PDF-forged", b"%PDF-1.7 paper"))
    hand.close()
    with Store.open(tmp_path) as again:
        (problem,) = again.verify()
    assert "r.pdf" in problem and "cntt/2021-9T" in problem


# ---------------------------------------------------------------- the folder beside the database


def test_the_archive_holds_every_file_and_a_manifest_with_their_hashes(tmp_path: Path) -> None:
    report = replace(issued(), edition=2)
    folder = write_archive(tmp_path, report, PAPERS).folder
    assert folder == tmp_path / ARCHIVE / "cntt-2021-9T-2"
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    assert (manifest["report"], manifest["number"], manifest["date"]) == ("cntt/2021-9T/2", "177", "2021-10-05")
    assert {file["name"]: file["sha256"] for file in manifest["files"]} == {paper.name: paper.hash for paper in PAPERS}
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MANIFEST} == {
        paper.name: paper.content for paper in PAPERS
    }


def test_a_folder_that_cannot_be_written_is_a_sentence_and_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("models.whole_file.os.fsync", full)
    with pytest.raises(StoreError, match="ổ đĩa đã đầy"):
        write_archive(tmp_path, issued(), PAPERS)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_file_in_the_place_of_the_archive_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / ARCHIVE).write_text("x")
    with pytest.raises(StoreError, match="thư mục lưu trữ"):
        write_archive(tmp_path, issued(), PAPERS)
