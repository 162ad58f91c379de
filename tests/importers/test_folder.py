"""A folder of old reports comes in: each file for itself, none lost, none twice, and every one told."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from exporters.export import export
from importers.folder import take_in_files
from importers.folder_account import ORDER, account, counted, numbered_words, outcome_words
from importers.folder_files import files_in
from importers.folder_reading import Read, reader
from importers.folder_result import FileResult, Outcome
from importers.reading import Imported
from importers.refusals import damaged, stopped
from importers.returned import Returned
from models.arrival import Arrival, SourceFile
from models.errors import StoreError
from models.interchange import pretty
from models.period import Period
from models.report import Report
from models.store import Arrivals, Store
from tests.builders import cntt, sample, with_letterhead
from tests.importers.folders import lines_of, old_reports, text_file, word_file

READ = reader(cntt)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "sổ") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Báo cáo cũ"
    made.mkdir()
    return made


def taken(folder: Path, store: Store, read: Read = READ) -> dict[str, FileResult]:
    """What became of each file, by its path below the folder."""
    results = take_in_files(files_in(folder), folder, read, Arrivals(store))
    return {str(result.path.relative_to(folder)): result for result in results}


def outcomes(results: dict[str, FileResult]) -> dict[str, str]:
    return {name: result.outcome for name, result in results.items()}


def test_a_folder_with_everything_in_it(folder: Path, store: Store) -> None:
    word_file(folder / "2019" / "a.docx", *lines_of(2019, "Quý I"))
    text_file(folder / "2019" / "a.txt", *lines_of(2019, "Quý I"))
    shutil.copy(folder / "2019" / "a.docx", folder / "Bản sao của a.docx")
    word_file(folder / "2019" / "b.docx", *lines_of(2019, "Quý I", "Việc khác."))
    text_file(folder / "2020" / "Quý II" / "Báo cáo.txt", "BÁO CÁO", "Tình hình", "- Một việc.")
    text_file(folder / "Không rõ kỳ.txt", "BÁO CÁO", "Tình hình", "- Việc nào đó.")
    text_file(folder / "Trống.txt", "")
    (folder / "Hỏng.docx").write_bytes(b"PK\x03\x04 cut")
    (folder / "Bảng.xlsx").write_bytes(b"PK")
    (folder / "~$ng.docx").write_bytes(b"x")
    (folder / "sổ.json").write_bytes(pretty(sample()))
    (folder / "lạ.json").write_text("{}")
    results = taken(folder, store)
    assert outcomes(results) == {
        "2019/a.docx": "taken",
        "2019/a.txt": "known",
        "2019/b.docx": "doubtful",
        "2020/Quý II/Báo cáo.txt": "doubtful",
        "Bản sao của a.docx": "known",
        "Bảng.xlsx": "skipped",
        "Hỏng.docx": "unreadable",
        "Không rõ kỳ.txt": "unreadable",
        "lạ.json": "unreadable",
        "sổ.json": "taken",
        "Trống.txt": "unreadable",
    }
    assert set(store.names()) == {"cntt/2019-Q1", "cntt/2019-Q1/2", "cntt/2020-Q2", "cntt/2021-9T"}
    assert store.load("cntt/2021-9T") == sample()
    remarks = {name: " ".join(result.remarks) for name, result in results.items()}
    assert "nội dung như báo cáo cntt/2019-Q1" in remarks["2019/a.txt"]
    assert "đã nhận trước đây" in remarks["Bản sao của a.docx"]
    assert "kỳ này đã có báo cáo cntt/2019-Q1" in remarks["2019/b.docx"] and results["2019/b.docx"].report == "cntt/2019-Q1/2"
    assert "Quý II năm 2020" in remarks["2020/Quý II/Báo cáo.txt"] and "tên thư mục" in remarks["2020/Quý II/Báo cáo.txt"]
    assert "bị hỏng" in remarks["Hỏng.docx"] and "không nói rõ kỳ" in remarks["Không rõ kỳ.txt"] and "không có chữ" in remarks["Trống.txt"]


def test_a_second_run_changes_nothing_but_takes_what_was_added(folder: Path, store: Store) -> None:
    count = old_reports(folder, range(2018, 2020))
    assert set(outcomes(taken(folder, store)).values()) == {"taken"} and len(store.names()) == count
    before = {name: (store.load(name), store.revisions(name)) for name in store.names()}
    assert set(outcomes(taken(folder, store)).values()) == {"known"}
    assert {name: (store.load(name), store.revisions(name)) for name in store.names()} == before
    (folder / "2018").rename(folder / "Năm 2018 (đã chuyển)")
    word_file(folder / "2021.docx", *lines_of(2021, ""))
    assert {name for name, outcome in outcomes(taken(folder, store)).items() if outcome != "known"} == {"2021.docx"}


def test_a_stop_leaves_whole_reports_and_the_next_run_goes_on(folder: Path, store: Store) -> None:
    count = old_reports(folder, range(2018, 2020))
    results = list(take_in_files(files_in(folder), folder, READ, Arrivals(store), stop=lambda: len(store.names()) == 3))
    assert len(results) == len(store.names()) == 3
    assert sorted(outcomes(taken(folder, store)).values()) == sorted(["known"] * 3 + ["taken"] * (count - 3))


def test_a_file_on_which_the_program_fails_is_told_and_does_not_stop_the_others(folder: Path, store: Store) -> None:
    old_reports(folder, range(2019, 2020))

    def read(path: Path, period: Period | None) -> Imported | Returned:
        if path.name == "Báo cáo 2.docx":
            raise RuntimeError("mười\nnghìn")
        return READ(path, period)

    results = taken(folder, store, read)
    assert sorted(outcomes(results).values()) == ["taken", "taken", "taken", "unreadable"]
    failed = results["2019/Báo cáo 2.docx"]
    assert "lỗi ngoài dự kiến" in failed.remarks[0] and "RuntimeError: mười nghìn" in failed.remarks[0]
    assert "Traceback" in failed.fault and not any(result.fault for result in results.values() if result is not failed)


@pytest.mark.parametrize("error", [MemoryError, KeyboardInterrupt])
def test_what_concerns_the_whole_program_is_not_taken_for_a_bad_file(folder: Path, store: Store, error: type[BaseException]) -> None:
    old_reports(folder, range(2019, 2020))

    def read(_path: Path, _period: Period | None) -> Imported:
        raise error

    with pytest.raises(error):
        taken(folder, store, read)


def test_a_store_that_takes_nothing_ends_the_run(folder: Path, store: Store) -> None:
    old_reports(folder, range(2019, 2020))

    class Full(Arrivals):
        def keep(self, report: Report, file: SourceFile) -> Arrival:
            raise StoreError("đầy")

    with pytest.raises(StoreError):
        list(take_in_files(files_in(folder), folder, READ, Full(store)))


def test_a_file_that_goes_away_during_the_run_is_told(folder: Path, store: Store) -> None:
    path = text_file(folder / "a.txt", *lines_of(2019, "Quý I"))
    found = list(files_in(folder))
    path.unlink()
    (result,) = take_in_files(found, folder, READ, Arrivals(store))
    assert result.outcome == "unreadable" and "không có tệp" in result.remarks[0]


DATED = (
    "SỞ NGOẠI VỤ",
    "Hà Nội, ngày 05 tháng 4 năm 2019",
    "BÁO CÁO",
    "Tình hình ứng dụng công nghệ thông tin",
    "I. KẾT QUẢ",
    "- Một việc.",
)


@pytest.mark.parametrize(
    ("name", "report", "looked_at"),
    [
        ("2019/Quý I/a.txt", "cntt/2019-Q1", "lấy từ tên tệp, tên thư mục"),
        ("Báo cáo năm 2019.txt", "cntt/2019-Y", ""),
        ("a.txt", "cntt/2019-Y", "Tiêu đề không nói rõ kỳ"),
    ],
)
def test_names_of_files_and_folders_say_the_period_before_it_is_guessed_from_the_day(
    folder: Path, store: Store, name: str, report: str, looked_at: str
) -> None:
    text_file(folder / name, *DATED)
    result = taken(folder, store)[name]
    assert result.report == report and looked_at in " ".join(result.remarks)
    assert (result.outcome == "taken") == (not looked_at)


def test_doubts_about_the_whole_are_to_be_looked_at_and_stand_apart_from_what_was_read(folder: Path, store: Store) -> None:
    text_file(folder / "a.txt", *lines_of(2019, "Quý I"))

    def read(path: Path, period: Period | None) -> Imported | Returned:
        made = READ(path, period)
        assert isinstance(made, Imported)
        return replace(made, notice="Tệp có macro, không chạy.", kind_confidence=0.3)

    result = taken(folder, store, read)["a.txt"]
    assert result.outcome == "doubtful"
    assert result.remarks[0] == "Tệp có macro, không chạy" and "loại báo cáo" in result.remarks[1]
    assert "macro" not in result.summary and "đề mục" in result.summary


def test_a_file_that_libreoffice_opened_first_is_taken_and_says_so(folder: Path, store: Store) -> None:
    text_file(folder / "a.txt", *lines_of(2019, "Quý I"))

    def read(path: Path, period: Period | None) -> Imported | Returned:
        made = READ(path, period)
        assert isinstance(made, Imported)
        return replace(made, way="Đã đổi sang .docx bằng LibreOffice.")

    result = taken(folder, store, read)["a.txt"]
    assert (result.outcome, result.remarks) == ("taken", ()), "ten years of .doc would all have to be looked at"
    assert result.summary.startswith("Đã đổi sang .docx bằng LibreOffice.")


def test_a_file_that_is_open_somewhere_is_to_be_looked_at(folder: Path, store: Store) -> None:
    word_file(folder / "Báo cáo.docx", *lines_of(2019, "Quý I"))
    (folder / "~$o cáo.docx").touch()
    result = taken(folder, store)["Báo cáo.docx"]
    assert result.outcome == "doubtful" and "đang mở" in result.remarks[0]


def test_a_word_file_of_ours_brings_its_report_and_what_was_edited_is_to_be_looked_at(folder: Path, store: Store) -> None:
    export(sample(), cntt(), folder / "a.docx")
    shutil.copy(folder / "a.docx", folder / "b.docx")
    changed = sample().with_figure("van_ban_den", 3846)
    export(changed, cntt(), folder / "c.docx")
    results = taken(folder, store)
    assert outcomes(results) == {"a.docx": "taken", "b.docx": "known", "c.docx": "doubtful"}
    assert store.load("cntt/2021-9T") == sample()


def test_issued_reports_of_former_years_are_drafts_here_and_that_is_told(folder: Path, store: Store) -> None:
    numbered = with_letterhead(sample(), number="177", date="2021-10-05")
    (folder / "a.json").write_bytes(pretty(numbered))
    results = taken(folder, store)
    assert results["a.json"].numbered and store.load("cntt/2021-9T").state == "draft"
    assert numbered_words(tuple(results.values())).startswith("1 báo cáo có số, ngày ban hành")
    assert numbered_words(()) == ""


# ---------------------------------------------------------------- the account


def test_the_account_has_a_row_for_every_file_and_the_counts_add_up(folder: Path, store: Store) -> None:
    old_reports(folder, range(2019, 2020))
    (folder / "Hỏng.docx").touch()
    (folder / "=cmd.pdf").touch()
    results = tuple(taken(folder, store).values())
    table = account(results, folder)
    assert [row[0] for row in table.rows] == [str(result.path.relative_to(folder)) for result in results]
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert counted(results) == "6 tệp: 4 đã nhận, 1 không đọc được, 1 bỏ qua."
    assert counted(()) == "Không có tệp nào trong thư mục."


def test_a_name_that_is_no_text_stands_in_the_account(folder: Path, store: Store) -> None:
    try:
        (folder / "a\udcff.txt").write_text("x")
    except OSError:
        pytest.skip("this system takes no such names")
    (result,) = take_in_files(files_in(folder), folder, READ, Arrivals(store))
    for cell in account((result,), folder).rows[0]:
        str(cell).encode()


def test_every_outcome_has_a_word_and_a_place_in_the_count() -> None:
    assert set(ORDER) == set(outcome_words()) == set(get_args(Outcome))


def test_a_file_that_nobody_waited_for_is_told_of_as_nothing(folder: Path, store: Store) -> None:
    for name in ("một.doc", "hai.doc"):
        (folder / name).write_text(name, "utf-8")
    asked: list[Path] = []

    def read(path: Path, _period: object) -> Imported:
        asked.append(path)
        raise stopped(path)

    results = list(take_in_files(files_in(folder), folder, read, Arrivals(store)))
    assert results == [] and len(asked) == 1, "it is read at the next run, and nothing is said against it"


def test_a_damaged_file_is_read_once_whatever_period_its_name_tells(folder: Path, store: Store) -> None:
    (folder / "Báo cáo năm 2021.doc").write_text("x", "utf-8")
    asked: list[Path] = []

    def read(path: Path, _period: object) -> Imported:
        asked.append(path)
        raise damaged(path)

    (result,) = take_in_files(files_in(folder), folder, read, Arrivals(store))
    assert result.outcome == "unreadable" and len(asked) == 1
