"""`verify` and `rebuild` on the command line: what they say, and exit code 1 where something was named."""

import shutil
from pathlib import Path

from models.store import Store
from models.store.backups import keep_backup
from tests.commands.calling import refused, run
from tests.models.store.archived import SCAN, kept, three_issued

DATA = "Dữ liệu của sổ"


def test_a_lost_database_is_rebuilt_from_its_own_archive(tmp_path: Path) -> None:
    with three_issued(tmp_path / DATA) as store:
        before = kept(store)
    for path in (tmp_path / DATA).glob("sobaocao.db*"):
        path.unlink()
    answer = run(tmp_path, "rebuild", tmp_path / DATA)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.splitlines() == [
        "Đã nhận báo cáo nho/2020-Y vào sổ.",
        "Đã nhận báo cáo nho/2021-9T vào sổ.",
        "Đã nhận báo cáo nho/2021-9T/2 vào sổ.",
        "Nhận 3 báo cáo, 0 báo cáo đã có sẵn, 0 chỗ cần xem lại.",
    ]
    with Store.open(tmp_path / DATA) as store:
        assert kept(store) == before
    assert run(tmp_path, "rebuild", tmp_path / DATA).stdout == "Nhận 0 báo cáo, 3 báo cáo đã có sẵn, 0 chỗ cần xem lại.\n"
    assert run(tmp_path, "verify").stdout == "Dữ liệu nguyên vẹn, chuỗi phiên bản liền mạch, thư mục lưu trữ khớp với sổ.\n"


def test_a_broken_archive_is_named_and_can_be_written_again_from_the_store(tmp_path: Path) -> None:
    three_issued(tmp_path / DATA).close()
    scan = tmp_path / DATA / "archive" / "nho-2021-9T" / SCAN.name
    scan.write_bytes(b"other")
    elsewhere = shutil.copytree(tmp_path / DATA / "archive", tmp_path / "USB")
    answer = run(tmp_path, "verify")
    assert (answer.returncode, answer.stderr) == (1, "") and str(scan) in answer.stdout and "nguyên vẹn" not in answer.stdout
    answer = run(tmp_path, "verify", "--mend-archive")
    assert answer.returncode == 0 and answer.stdout.startswith("Đã ghi lại thư mục lưu trữ của báo cáo nho/2021-9T.\n")
    assert scan.read_bytes() == SCAN.content
    answer = run(tmp_path, "rebuild", elsewhere)
    assert answer.returncode == 1 and str(elsewhere / "nho-2021-9T" / SCAN.name) in answer.stdout


def test_backups_are_looked_at_on_wish(tmp_path: Path) -> None:
    with three_issued(tmp_path / DATA) as store:
        good, bad = (keep_backup(store, "asked").path for _count in range(2))
    answer = run(tmp_path, "verify", "--backups")
    assert answer.returncode == 0 and answer.stdout.startswith("Đã kiểm tra 2 bản sao lưu.\n"), answer.stdout + answer.stderr
    bad.write_bytes(bad.read_bytes()[:-5000])
    answer = run(tmp_path, "verify", "--backups")
    assert answer.returncode == 1 and str(bad) in answer.stdout and str(good) not in answer.stdout
    assert run(tmp_path, "verify").returncode == 0


def test_a_folder_that_is_no_archive_is_one_sentence(tmp_path: Path) -> None:
    assert "không có báo cáo lưu trữ nào" in refused(run(tmp_path, "rebuild", tmp_path))
    assert "Không đọc được" in refused(run(tmp_path, "rebuild", tmp_path / "không có"))
