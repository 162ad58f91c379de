"""`history` on the command line tells of what was printed."""

from pathlib import Path

from models.printing import Printout
from models.store import Store, keep_printing
from tests.builders import sample
from tests.commands.calling import run


def test_history_lists_prints_and_counts_the_copies(tmp_path: Path) -> None:
    with Store.open(tmp_path / "Dữ liệu của sổ") as store:
        store.keep_revision(sample(), "worked")
        keep_printing(store, sample(), Printout(printer="Văn thư", copies=2, pages=(1, 2, 3), count=4), "Lê Tư")
    answer = run(tmp_path, "history", "cntt/2021-9T")
    assert answer.returncode == 0, answer.stderr
    *_entries, printed, counted = answer.stdout.splitlines()
    assert printed.split("\t")[2:] == ["in 2 bản, trang 1-3, máy in Văn thư", "Lê Tư", "không đổi"]
    assert counted == "Đã in 1 lần, tất cả 2 bản."
