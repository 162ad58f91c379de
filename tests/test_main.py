"""The command line, as an administrator and other programs use it: real processes, exit codes, one line on stderr."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest

import main
from commands.later import HOMES
from models.acceptance import accept
from models.checks.run import check, context_for
from models.errors import StoreFull
from models.interchange import pretty
from models.language import use_language
from models.store import Store
from tests.builders import cntt, sample
from tests.commands.calling import ROOT, SAMPLE, changed, refused, run

NUMBERED = json.loads(SAMPLE.read_text("utf-8"))["letterhead"] | {"number": "500", "date": "2021-06-25"}


def changed_figures(folder: Path, name: str, **values: str) -> Path:
    """The sample's JSON with other figures, as a file."""
    content = json.loads(SAMPLE.read_text("utf-8"))
    for id, value in values.items():
        content["figures"][id]["value"] = value
    path = folder / name
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return path


# ---------------------------------------------------------------- what it does


def test_demo_leaves_papers_and_pictures_without_a_display(tmp_path: Path) -> None:
    answer = run(tmp_path, "demo", "-o", tmp_path / "Giấy tờ")
    assert answer.returncode == 0, answer.stderr
    paths = [Path(line) for line in answer.stdout.splitlines() if line.startswith(str(tmp_path))]
    assert {path.name for path in paths} >= {f"bao-cao-cntt-2021-9T.{suffix}" for suffix in ("docx", "pdf", "xlsx", "json")}
    assert "phieu-trinh-cntt-2021-9T.pdf" in {path.name for path in paths}
    assert sum(path.suffix == ".png" for path in paths) >= 10
    assert all(path.stat().st_size > 5000 for path in paths)


def test_a_report_goes_in_and_comes_out_again(tmp_path: Path) -> None:
    assert run(tmp_path, "import", SAMPLE).returncode == 0
    assert "cntt/2021-9T\tdraft" in run(tmp_path, "list").stdout
    assert "Tổng" not in refused(run(tmp_path, "show", "cntt/2030-Y"))
    shown = run(tmp_path, "show", "cntt/2021-9T").stdout
    assert "tổng cộng 4.733 văn bản điện tử" in shown
    for suffix in ("pdf", "docx", "xlsx", "json"):
        target = tmp_path / f"Báo cáo chín tháng.{suffix}"
        assert run(tmp_path, "export", "cntt/2021-9T", "-o", target).returncode == 0
        assert target.stat().st_size > 5000
    assert (tmp_path / "Báo cáo chín tháng.json").read_bytes() == SAMPLE.read_bytes()


def test_the_hand_over_sheet_tells_what_changed_since_the_prior_report_of_the_store(tmp_path: Path) -> None:
    assert run(tmp_path, "handover", SAMPLE, "-o", "Một mình.pdf").returncode == 0
    assert "Chưa có báo cáo kỳ trước" in first_page(tmp_path / "Một mình.pdf")
    run(tmp_path, "clerk", "Trần Thị Bình")
    run(tmp_path, "import", changed_figures(tmp_path, "Chín tháng.json", van_ban_den="5000"))
    run(tmp_path, "import", changed(tmp_path, lambda report: report.update(period="2021-H1")))
    for report, clerk in (("cntt/2021-9T", "Người lập: Trần Thị Bình."), ("Chín tháng.json", "Người lập: ……")):
        assert run(tmp_path, "--lang", "en", "handover", report, "-o", "Phiếu.pdf").returncode == 0
        page = first_page(tmp_path / "Phiếu.pdf")
        assert "Báo cáo kỳ trước: 6 tháng đầu năm 2021" in page and "+1.155 (+30%)" in page and clerk in page
        assert run(tmp_path, "handover", report, "-o", "Phiếu.docx").returncode == 0
    assert ".pdf, .docx" in refused(run(tmp_path, "handover", SAMPLE, "-o", "Phiếu.odt"))


def first_page(path: Path) -> str:
    """The words of a PDF that has one page."""
    (page,) = pypdf.PdfReader(path).pages
    return " ".join(page.extract_text().split())


def prior_column(path: Path) -> tuple[object, object]:
    """The head of the column of the prior period in a workbook of figures, and what it says of incoming documents."""
    sheet = openpyxl.load_workbook(path)["Số liệu"]
    return sheet["F5"].value, next(row[5] for row in sheet.iter_rows(values_only=True) if row[2] == "van_ban_den")


def test_the_workbook_has_the_prior_figures_of_the_store_for_a_file_too(tmp_path: Path) -> None:
    assert run(tmp_path, "export", SAMPLE, "-o", "Một mình.xlsx").returncode == 0
    assert prior_column(tmp_path / "Một mình.xlsx") == ("Kỳ trước", None)
    assert not (tmp_path / "Dữ liệu của sổ" / "sobaocao.db").exists(), "asking makes no store"
    run(tmp_path, "import", changed(tmp_path, lambda report: report.update(period="2021-H1")))
    run(tmp_path, "import", SAMPLE)
    for report in ("cntt/2021-9T", str(SAMPLE)):
        answer = run(tmp_path, "export", report, "-o", "Bảng.xlsx")
        assert (answer.returncode, answer.stderr) == (0, "")
        assert prior_column(tmp_path / "Bảng.xlsx") == ("Kỳ trước: 6 tháng đầu năm 2021", 3845)


def test_a_store_that_is_open_elsewhere_is_told_and_the_file_goes_out(tmp_path: Path) -> None:
    run(tmp_path, "import", SAMPLE)
    with Store.open(tmp_path / "Dữ liệu của sổ"):
        answer = run(tmp_path, "export", SAMPLE, "-o", "Bảng.xlsx")
    assert (
        answer.returncode == 0
        and answer.stderr.startswith("Không lấy được báo cáo kỳ trước trong sổ: ")
        and len(answer.stderr.splitlines()) == 1
    )
    assert prior_column(tmp_path / "Bảng.xlsx") == ("Kỳ trước", None)


def test_a_report_that_is_imported_over_another_keeps_that_one(tmp_path: Path) -> None:
    run(tmp_path, "import", SAMPLE)
    answer = run(tmp_path, "import", changed(tmp_path, lambda report: report.update(subject="Khác")))
    assert answer.returncode == 0
    assert "giữ lại thành một phiên bản" in answer.stdout


def test_import_with_an_output_writes_the_checked_json(tmp_path: Path) -> None:
    target = tmp_path / "ra.json"
    assert run(tmp_path, "import", SAMPLE, "-o", target).returncode == 0
    assert target.read_bytes() == SAMPLE.read_bytes()


def test_a_word_file_and_a_text_file_go_in(tmp_path: Path) -> None:
    run(tmp_path, "export", SAMPLE, "-o", "Kỳ trước.docx")
    answer = run(tmp_path, "import", "Kỳ trước.docx")
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.splitlines()[0] == "Tệp mang theo báo cáo cntt/2021-9T; chữ trong tệp không đổi."
    assert "cntt/2021-9T\tdraft" in run(tmp_path, "list").stdout
    run(tmp_path, "export", "cntt/2021-9T", "-o", "Sau.json")
    run(tmp_path, "import", SAMPLE, "-o", "Trước.json")
    assert (tmp_path / "Sau.json").read_bytes() == (tmp_path / "Trước.json").read_bytes()
    assert "hãy bỏ -k và -p" in refused(run(tmp_path, "import", "Kỳ trước.docx", "-p", "2022-Q1"))
    (tmp_path / "Báo cáo.txt").write_text("BÁO CÁO\nTình hình\n- Một việc.\n", "utf-8")
    assert "-p" in refused(run(tmp_path, "import", "Báo cáo.txt"))
    assert run(tmp_path, "import", "Báo cáo.txt", "-k", "cntt", "-p", "2022-Q1", "-o", "ra.json").returncode == 0
    assert json.loads((tmp_path / "ra.json").read_text("utf-8"))["period"] == "2022-Q1"


def test_warnings_alone_are_no_failure(tmp_path: Path) -> None:
    answer = run(tmp_path, "check", SAMPLE)
    assert (answer.returncode, answer.stdout.splitlines()[-1]) == (0, "0 lỗi, 2 cảnh báo")


def test_an_error_is_exit_code_1_and_json_has_the_agreed_keys(tmp_path: Path) -> None:
    wrong = changed(tmp_path, lambda report: report["figures"]["van_ban_di"].update(value="889"))  # type: ignore[index]
    answer = run(tmp_path, "check", wrong, "--json")
    assert answer.returncode == 1
    findings = json.loads(answer.stdout)
    assert all(list(finding)[:6] == ["code", "severity", "where", "message", "values", "fix"] for finding in findings)
    (total,) = [finding for finding in findings if finding["severity"] == "error"]
    assert total["where"] == "figure.van_ban_tong"
    assert "4.734" in total["message"] and total["fix"]["text"] == "4.734"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_help_is_there(tmp_path: Path, language: str) -> None:
    answer = run(tmp_path, "--lang", language, "check", "--help")
    assert answer.returncode == 0 and "--json" in answer.stdout


@pytest.mark.parametrize("command", sorted(name for names in HOMES.values() for name in names))
def test_help_is_in_one_language(tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["main.py", command, "--help"])
    assert main.main() == 0
    said = capsys.readouterr().out
    assert "Cách dùng:" in said and "Hiện hướng dẫn này." in said
    for english in ("Usage", "Options", "Commands", "Show this", "required", "default:"):
        assert english not in said


@pytest.mark.parametrize(
    ("arguments", "said", "in_english"),
    [
        (["backup"], "Thiếu tham số 'FILE'.", "Missing argument 'FILE'."),
        (["no-such-command"], "Không có lệnh “no-such-command”.", "No such command 'no-such-command'."),
        (["list", "--no-such"], "Không có tùy chọn “--no-such”.", "No such option '--no-such'."),
        (["list", "more"], "Thừa tham số (more).", "Got unexpected extra argument (more)"),
        (["search", "--limit", "a", "x"], "“a” không phải là số dùng được.", "'a' is not a valid integer range."),
        (["search", "--limit", "0", "x"], "0 nằm ngoài khoảng x>=1.", "0 is not in the range x>=1."),
        (["export", "x"], "Thiếu tùy chọn '-o'.", "Missing option '-o'."),
        (["search", "x", "--limit"], "Tùy chọn “--limit” cần có giá trị đi kèm.", "Option '--limit' requires an argument."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_wrong_with_a_call_is_said_in_the_language_that_was_asked_for(
    arguments: list[str], said: str, in_english: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for language, words in (("vi", said), ("en", in_english)):
        monkeypatch.setattr(sys, "argv", ["main.py", "--lang", language, *arguments])
        try:
            assert main.main() == 2
        finally:
            use_language("vi")
        assert words in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks no environment for the time zone")
def test_the_list_has_the_clock_of_this_computer(tmp_path: Path) -> None:
    with Store.open(tmp_path / "Dữ liệu của sổ") as store:
        store.save_draft(sample())
        store._db.conn.execute("UPDATE report SET updated = '2021-09-24T16:21:00.000+00:00'")
    assert "cntt/2021-9T\tdraft\t2021-09-24 23:21\t" in run(tmp_path, "list", TZ="<+07>-7").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file that is always full is Linux's")
@pytest.mark.parametrize("arguments", [["check", str(SAMPLE)], ["--help"]])
def test_an_output_that_takes_nothing_is_one_sentence_and_no_fault(tmp_path: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, str(ROOT / "main.py"), "--data", str(tmp_path), *arguments]
        environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path)}
        answer = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment, encoding="utf-8", check=False)
    assert (answer.returncode, answer.stderr) == (2, "Chưa ghi được hết kết quả của lệnh (ổ đĩa đã đầy); hãy ghi ra chỗ khác.\n")
    assert not list(tmp_path.rglob("loi.log"))


@pytest.mark.parametrize("part", ["msgspec", "click"], ids=["for the window too", "for commands"])
def test_who_stops_it_while_it_is_still_being_loaded_is_told_so_in_one_sentence(tmp_path: Path, part: str) -> None:
    (tmp_path / f"{part}.py").write_text("import signal\nsignal.raise_signal(signal.SIGINT)\n")
    assert refused(run(tmp_path, "list", PYTHONPATH=str(tmp_path))) == "Đã dừng theo yêu cầu."


def test_english_is_spoken_when_asked_for(tmp_path: Path) -> None:
    assert "warnings" in run(tmp_path, "--lang", "en", "check", SAMPLE).stdout


def test_check_looks_at_the_other_reports_of_the_store_but_not_for_a_file(tmp_path: Path) -> None:
    half = changed(tmp_path, lambda report: report.update(period="2021-H1", state="issued", letterhead=NUMBERED))
    fallen = changed_figures(tmp_path, "Chín tháng.json", van_ban_den="2845", van_ban_tong="3733")
    assert run(tmp_path, "check", fallen).returncode == 0, "alone it is well"
    for path in (half, fallen):
        run(tmp_path, "import", path)
    answer = run(tmp_path, "check", "cntt/2021-9T")
    assert answer.returncode == 1
    assert "là 2.845, nhỏ hơn 3.845 đã đạt ở 6 tháng đầu năm 2021 (đã ban hành)" in answer.stdout
    assert run(tmp_path, "check", fallen).returncode == 0, "a file has nothing beside it"


def test_trend_prints_a_figure_over_the_periods_and_writes_it_for_a_spreadsheet(tmp_path: Path) -> None:
    run(tmp_path, "import", changed_figures(tmp_path, "Chín tháng.json", van_ban_den="3845"))
    run(tmp_path, "import", changed(tmp_path, lambda report: report.update(period="2020-9T")))
    printed = run(tmp_path, "trend", "cntt/2021-9T", "van_ban_den").stdout.splitlines()
    assert printed[0] == "Văn bản đến" and printed[2].split("  ")[0] == "9 tháng 2020" and "3.845" in printed[3]
    assert run(tmp_path, "trend", SAMPLE).stdout.count("Kỳ báo cáo") == len(cntt().figures)
    for name, first in (("Diễn biến.csv", b"\xef\xbb\xbfK"), ("Diễn biến.xlsx", b"PK")):
        assert run(tmp_path, "trend", "cntt/2021-9T", "-o", name).returncode == 0
        assert (tmp_path / name).read_bytes().startswith(first if name.endswith("xlsx") else first[:3])
    assert "van_ban_den" in refused(run(tmp_path, "trend", SAMPLE, "khong_co"))
    assert ".csv, .xlsx" in refused(run(tmp_path, "trend", SAMPLE, "-o", "x.pdf"))


def test_check_tells_why_a_warning_was_accepted(tmp_path: Path) -> None:
    report = sample()
    late = next(finding for finding in check(report, context_for(cntt())) if finding.code == "citation-after-period")
    path = tmp_path / "r.json"
    path.write_bytes(pretty(accept(report, late, "cấp trên yêu cầu nêu")))
    assert "[đã chấp nhận: cấp trên yêu cầu nêu]" in run(tmp_path, "check", path).stdout
    found = json.loads(run(tmp_path, "check", path, "--json").stdout)
    assert sorted(str(finding["accepted"]) for finding in found) == ["None", "cấp trên yêu cầu nêu"]


def test_search_prints_one_line_a_hit_with_the_words_pointed_at(tmp_path: Path) -> None:
    run(tmp_path, "import", SAMPLE)
    found = run(tmp_path, "search", "chu", "ky", "so")
    assert found.returncode == 0
    report, period, where, text = found.stdout.splitlines()[0].split("\t")
    assert (report, period, where) == ("cntt/2021-9T", "9 tháng đầu năm 2021", "1. Công tác chỉ đạo, điều hành")
    assert "«chữ ký số»" in text
    phrase = json.loads(run(tmp_path, "search", "văn bản đến", "--json", "--limit", "1").stdout)
    assert {"văn bản đến"} == {hit.lower() for line in phrase for hit in line["hits"] if line["exact"]} and phrase[0]["state"] == "draft"


def test_a_search_that_finds_nothing_says_so_and_is_fine(tmp_path: Path) -> None:
    found = run(tmp_path, "search", "NEAR(", '"')
    assert found.returncode == 0 and found.stdout.strip() == 'Không báo cáo nào có “NEAR( "”.'
    assert "WORDS" in refused(run(tmp_path, "search"))


def test_the_register_is_printed_and_tells_doubles(tmp_path: Path) -> None:
    run(tmp_path, "import", SAMPLE)
    assert len(run(tmp_path, "register").stdout.splitlines()) == 9
    assert run(tmp_path, "register", "31/08/2020").stdout.startswith("Kế hoạch số 424/KH-SNgV ngày 31/8/2020 ")
    assert run(tmp_path, "register", "--doubles").stdout.strip() == "Không có văn bản nào trùng hoặc gần trùng nhau."

    def next_day(content: dict[str, Any]) -> None:
        content.update(period="2020-9T", citations=[content["citations"][0] | {"date": "2020-08-30"}])

    run(tmp_path, "import", changed(tmp_path, next_day))
    doubles = run(tmp_path, "register", "--doubles").stdout.splitlines()
    assert len(doubles) == 2 and all("⚠ cùng số, ký hiệu, khác ngày" in line for line in doubles)
    assert json.loads(run(tmp_path, "register", "424", "--json").stdout)[0]["twins"][0]["likeness"] == "date"


# ---------------------------------------------------------------- history and comparing


def test_two_reports_are_compared_on_paper(tmp_path: Path) -> None:
    new = changed(tmp_path, lambda report: report.update(subject="Kết quả ứng dụng công nghệ thông tin {ky}"))
    for suffix in ("docx", "pdf"):
        answer = run(tmp_path, "redline", SAMPLE, new, "-o", tmp_path / f"So sánh.{suffix}")
        assert answer.returncode == 0, answer.stderr
        assert (tmp_path / f"So sánh.{suffix}").stat().st_size > 5000
    assert ".docx" in refused(run(tmp_path, "redline", SAMPLE, new, "-o", tmp_path / "So sánh.txt"))


def test_the_history_of_a_report_is_listed_compared_and_restored(tmp_path: Path) -> None:
    run(tmp_path, "import", SAMPLE)
    run(tmp_path, "import", changed(tmp_path, lambda report: report.update(subject="Kết quả ứng dụng {ky}")))
    listed = [line.split("\t") for line in run(tmp_path, "history", "cntt/2021-9T").stdout.splitlines()]
    assert [(row[0], row[2], row[4]) for row in listed] == [
        ("1", "nhận từ tệp", "–"), ("2", "đang soạn", "không đổi"), ("3", "nhận từ tệp", "6 từ"),
    ]  # fmt: skip
    compared = run(tmp_path, "history", "cntt/2021-9T", "--diff", "1", "3").stdout
    assert "Trích yếu · sửa" in compared and "[-Tình hình-]{+Kết quả+} ứng dụng" in compared
    assert run(tmp_path, "history", "cntt/2021-9T", "--restore", "1").returncode == 0
    assert "Tình hình ứng dụng" in run(tmp_path, "show", "cntt/2021-9T").stdout
    assert run(tmp_path, "history", "cntt/2021-9T").stdout.splitlines()[-1].split("\t")[2] == "khôi phục"
    assert "phiên bản số 99" in refused(run(tmp_path, "history", "cntt/2021-9T", "--restore", "99"))
    assert "cntt/1999-Y" in refused(run(tmp_path, "history", "cntt/1999-Y"))


def test_verify_says_whether_everything_is_as_it_was_kept(tmp_path: Path) -> None:
    run(tmp_path, "import", SAMPLE)
    answer = run(tmp_path, "verify")
    assert (answer.returncode, len(answer.stdout.splitlines())) == (0, 1)
    connection = sqlite3.connect(tmp_path / "Dữ liệu của sổ" / "sobaocao.db")
    with connection:
        connection.execute("UPDATE revision SET at = '2020-01-01T00:00:00.000+00:00'")
    connection.close()
    answer = run(tmp_path, "verify")
    assert answer.returncode == 1 and "phiên bản số 1" in answer.stdout


def test_what_was_issued_elsewhere_stays_issued_if_its_number_is_free(tmp_path: Path) -> None:
    half = changed(tmp_path, lambda report: report.update(period="2021-H1", state="issued", letterhead=NUMBERED))
    assert run(tmp_path, "import", half).returncode == 0
    again = run(tmp_path, "import", changed(tmp_path, lambda report: report.update(state="issued", letterhead=NUMBERED)))
    assert again.returncode == 0 and "bản nháp" in again.stderr, "the number is used twice"
    listed = run(tmp_path, "list").stdout
    assert "cntt/2021-H1\tissued" in listed and "cntt/2021-9T\tdraft" in listed
    unnumbered = changed(tmp_path, lambda report: report.update(period="2021-Q1", state="issued"))
    run(tmp_path, "import", unnumbered)
    assert "cntt/2021-Q1\tdraft" in run(tmp_path, "list").stdout


def test_a_file_never_locks_a_draft_that_is_there(tmp_path: Path) -> None:
    run(tmp_path, "import", SAMPLE)
    issued = changed(tmp_path, lambda report: report.update(state="issued", letterhead=NUMBERED))
    assert run(tmp_path, "import", issued).returncode == 0
    assert "cntt/2021-9T\tdraft" in run(tmp_path, "list").stdout


@pytest.mark.parametrize("command", [["search", "biên"], ["register"]])
def test_what_was_read_before_is_found_on_a_disk_that_takes_nothing(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_store: Store, _most: int = 25) -> int:
        raise StoreFull("Ổ đĩa đã đầy.")

    with Store.open(tmp_path) as store:
        store.save_draft(sample())
        store.index_all()
    monkeypatch.setattr(sys, "argv", ["main.py", "--data", str(tmp_path), *command])
    assert main.main() == 0
    before = capsys.readouterr().out
    monkeypatch.setattr(Store, "index_some", refuse)
    assert main.main() == 0
    told = capsys.readouterr()
    assert told.out == before and "Chỉ tìm trong phần đã đọc trước đây" in told.err


def test_a_locale_without_utf8_gives_no_words_of_qt(tmp_path: Path) -> None:
    answer = run(tmp_path, "demo", "-o", "giấy", LC_ALL="C", PYTHONUTF8="1")
    assert (answer.returncode, answer.stderr) == (0, "")
