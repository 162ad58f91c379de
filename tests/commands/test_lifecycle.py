"""The way of a report on the command line: checked, printed, issued, amended, replaced; refusals are one line."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from commands.cases import the_case
from commands.settings import Settings
from exporters.issuing import findings_of
from models.acceptance import accept
from models.interchange import pretty
from models.store import Store
from tests.builders import sample
from tests.commands.calling import SAMPLE, changed, refused, run

NAME = "cntt/2021-9T"


@pytest.fixture
def settled(tmp_path: Path) -> Path:
    """A file with the sample, each warning with a reason."""
    return settled_in(tmp_path)


def settled_in(folder: Path) -> Path:
    """The same in a folder of one's own."""
    report = sample()
    for finding in findings_of(report):
        report = accept(report, finding, "đã hỏi Sở")
    path = folder / "Đã xem.json"
    path.write_bytes(pretty(report))
    return path


@pytest.fixture(scope="module")
def stored_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with the sample; others copy it."""
    folder = tmp_path_factory.mktemp("Sổ")
    run(folder, "import", SAMPLE)
    return folder


def done(folder: Path, *arguments: str | Path) -> str:
    answer = run(folder, *arguments)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


def test_a_report_is_issued_amended_and_replaced(tmp_path: Path, settled: Path) -> None:
    done(tmp_path, "import", settled)
    assert "Trần Thị Bình" in done(tmp_path, "clerk", " Trần  Thị Bình ")
    assert "chưa được đánh dấu đã kiểm tra" in refused(run(tmp_path, "issue", NAME, "--number", "177", "--date", "15/10/2021"))
    assert "đã kiểm tra" in done(tmp_path, "mark", NAME, "checked")
    done(tmp_path, "mark", NAME, "printed", "--clerk", "Lê Tư")
    (tmp_path / "Bản ký.pdf").write_bytes(b"%PDF-1.4 scanned")
    said = done(tmp_path, "issue", NAME, "--number", "177", "--date", "2021-10-15", "--scan", "Bản ký.pdf")
    assert "số 177/BC-SNgV ngày 15/10/2021" in said

    done(tmp_path, "export", NAME, "-o", "a.pdf")
    archive = tmp_path / "Dữ liệu của sổ" / "archive" / "cntt-2021-9T"
    assert (tmp_path / "a.pdf").read_bytes() == (archive / "bao-cao-cntt-2021-9T.pdf").read_bytes()
    assert (archive / "ban-quet-1.pdf").read_bytes() == b"%PDF-1.4 scanned"

    locked = refused(run(tmp_path, "mark", NAME, "draft"))
    assert "Báo cáo đã ban hành số 177/BC-SNgV" in locked and "báo cáo thay thế" in locked
    assert "lý do" in refused(run(tmp_path, "amend", NAME, "--reason", " "))
    done(tmp_path, "amend", NAME, "--reason", "Sai số văn bản đến")
    second = f"{NAME}/2"
    assert "Thay thế báo cáo cntt/2021-9T; lý do: Sai số văn bản đến" in done(tmp_path, "show", second, "--notes")
    assert run(tmp_path, "check", second).returncode == 0
    done(tmp_path, "mark", second, "checked")
    assert "đã dùng cho báo cáo 9 tháng đầu năm 2021 (cntt/2021-9T)" in refused(
        run(tmp_path, "issue", second, "--number", "177", "--date", "1/11/2021")
    )
    assert "nhỏ hơn số 177" in refused(run(tmp_path, "issue", second, "--number", "160", "--date", "1/11/2021"))
    assert "thay thế báo cáo cntt/2021-9T" in done(tmp_path, "issue", second, "--number", "190", "--date", "1/11/2021")
    states = dict(line.split("\t")[:2] for line in done(tmp_path, "list").splitlines())
    assert states == {NAME: "replaced", second: "issued"}
    assert "cntt/2021-9T/2" in refused(run(tmp_path, "mark", NAME, "draft"))
    done(tmp_path, "export", NAME, "-o", "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes() == (tmp_path / "a.pdf").read_bytes(), "the papers of a replaced report stay"


def test_errors_hold_the_check_back_with_exit_code_1_and_are_listed(tmp_path: Path) -> None:
    done(tmp_path, "import", changed(tmp_path, lambda report: report["figures"]["van_ban_di"].update(value="889")))  # type: ignore[index]
    answer = run(tmp_path, "mark", NAME, "checked")
    assert answer.returncode == 1
    assert "figure.van_ban_tong" in answer.stdout and len(answer.stderr.strip().splitlines()) == 1
    assert f"{NAME}\tdraft" in done(tmp_path, "list")


def test_open_warnings_hold_the_check_back_too(tmp_path: Path) -> None:
    done(tmp_path, "import", SAMPLE)
    answer = run(tmp_path, "mark", NAME, "checked")
    assert "ghi lý do" in refused(answer) and "2 cảnh báo" in answer.stdout


def test_accepted_reasons_are_shown_with_the_notes(tmp_path: Path, settled: Path) -> None:
    assert "[đã chấp nhận: đã hỏi Sở]" in done(tmp_path, "show", settled, "--notes")
    assert "đã chấp nhận" not in done(tmp_path, "show", settled)


def test_an_import_over_an_issued_report_is_refused_or_becomes_a_second_draft(tmp_path: Path, settled: Path) -> None:
    done(tmp_path, "import", settled)
    done(tmp_path, "mark", NAME, "checked")
    done(tmp_path, "issue", NAME, "--number", "177", "--date", "15/10/2021")
    other = changed(tmp_path, lambda report: report.update(subject="Khác"))
    said = refused(run(tmp_path, "import", other))
    assert "đã ban hành số 177" in said and "--second" in said
    assert "cntt/2021-9T/2" in done(tmp_path, "import", other, "--second")
    states = dict(line.split("\t")[:2] for line in done(tmp_path, "list").splitlines())
    assert states == {NAME: "issued", f"{NAME}/2": "draft"}


def test_second_on_a_free_period_is_the_first(tmp_path: Path) -> None:
    assert "cntt/2021-9T " in done(tmp_path, "import", SAMPLE, "--second")


@pytest.mark.parametrize(
    "arguments",
    [
        ["mark", "cntt/2030-Y", "checked"],
        ["mark", NAME, "issued"],
        ["mark", NAME, "printed"],
        ["issue", NAME, "--number", "1"],
        ["issue", "cntt/2030-Y", "--number", "1", "--date", "1/1/2031"],
        ["issue", NAME, "--number", "một", "--date", "15/10/2021"],
        ["issue", NAME, "--number", "1", "--date", "31/11/2021"],
        ["amend", NAME, "--reason", "sai"],
        ["amend", NAME],
        ["scan", NAME, "không có.pdf"],
        ["scan", "cntt/2030-Y", str(SAMPLE)],
    ],
    ids=" ".join,
)
def test_wrong_use_is_one_sentence(tmp_path: Path, stored_once: Path, arguments: list[str]) -> None:
    shutil.copytree(stored_once, tmp_path, dirs_exist_ok=True)
    assert refused(run(tmp_path, *arguments))


def test_a_stored_report_is_seen_beside_the_earlier_ones_that_count(tmp_path: Path) -> None:
    half = replace(sample(), period="2021-H1")
    with Store.open(tmp_path) as store:
        store.save_draft(replace(half, state="replaced", replaced_by="cntt/2021-H1/2"))
        store.save_draft(replace(half, state="issued", edition=2, subject="Bản thay thế"))
        store.save_draft(replace(half, edition=3, subject="Nháp"))
        store.save_draft(sample())
    case = the_case(Settings(tmp_path, None), NAME)
    assert case.earlier.prior is not None and case.earlier.prior.subject == "Bản thay thế"
    assert the_case(Settings(tmp_path, None), "cntt/2021-H1/3").report.subject == "Nháp"
