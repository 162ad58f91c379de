"""An issued report whose folder another one of its name wants keeps its papers: nothing that was issued is ever written over."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from models.store import KeptFile, Store, finish_archive, keep_issued, mend_archive, rebuild, verify
from models.store import archive as archive_module
from models.store.archive import EXPECTED, archive_folder
from models.store.archive_checking import look_at
from models.store.manifest import ARCHIVE
from models.store.set_aside import is_set_aside
from tests.models.store.archived import SCAN, bytes_of, issue, issued, papers, scan

NAME = "nho/2021-9T"
FIRST = issued(number="12", day=date(2021, 10, 5))
SECOND = issued(number="15", day=date(2021, 10, 20))


def first_issued(data: Path) -> dict[str, bytes]:
    """The folder of the first report with its scan, without the store: as after restoring a backup from before it was issued."""
    with Store.open(data) as store:
        issue(store, FIRST)
        scan(store, NAME)
    for path in data.glob("sobaocao.db*"):
        path.unlink()
    return bytes_of(archive_folder(data, NAME))


def asides(data: Path) -> list[Path]:
    return sorted(path for path in (data / ARCHIVE).iterdir() if is_set_aside(path))


def issued_again(data: Path) -> Store:
    store = Store.open(data)
    issue(store, SECOND)
    return store


def test_the_papers_of_a_report_stay_where_another_of_its_name_is_issued(tmp_path: Path) -> None:
    before = first_issued(tmp_path)
    with Store.open(tmp_path) as store:
        keep_issued(store, SECOND, papers(SECOND))
        written = finish_archive(store, NAME)
    assert written.aside is not None and written.aside.parent == tmp_path / ARCHIVE and is_set_aside(written.aside)
    assert bytes_of(written.aside) == before and str(written.aside) in written.told
    assert look_at(written.folder).report == SECOND


def test_each_one_that_gives_way_has_a_name_of_its_own(tmp_path: Path) -> None:
    found = []
    for number in range(3):
        for path in tmp_path.glob("sobaocao.db*"):
            path.unlink()
        with Store.open(tmp_path) as store:
            one = issued(number=str(number + 1))
            issue(store, one)
            found.append(bytes_of(archive_folder(tmp_path, NAME)))
    there = [bytes_of(path) for path in asides(tmp_path)]
    assert len(there) == 2 and all(one in there for one in found[:2])


def test_a_scan_that_comes_later_sets_nothing_aside(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        issue(store, FIRST)
        scan(store, NAME)
        assert finish_archive(store, NAME).aside is None
    assert asides(tmp_path) == []


def test_another_scan_under_the_same_name_is_not_written_over(tmp_path: Path) -> None:
    """The same report issued again after a restore, and another page signed."""
    before = first_issued(tmp_path)
    with Store.open(tmp_path) as store:
        issue(store, FIRST)
        scan(store, NAME, KeptFile("scan", SCAN.name, b"%PDF-1.4 another page"))
    assert any(bytes_of(path).get(SCAN.name) == before[SCAN.name] for path in (*asides(tmp_path), archive_folder(tmp_path, NAME)))


def test_verify_says_what_the_folder_is_and_what_to_do(tmp_path: Path) -> None:
    first_issued(tmp_path)
    with issued_again(tmp_path) as store:
        (problem,) = verify(store)
        (aside,) = asides(tmp_path)
        assert str(aside) in problem and "số 12" in problem and "hãy đối chiếu" in problem
        shutil.move(aside, tmp_path.parent / f"{tmp_path.name}-moved")
        assert verify(store) == ()


def test_rebuild_tells_of_the_folder_and_does_not_take_it_for_the_report(tmp_path: Path) -> None:
    first_issued(tmp_path / "data")
    issued_again(tmp_path / "data").close()
    (aside,) = asides(tmp_path / "data")
    with Store.open(tmp_path / "new") as store:
        rebuilt = rebuild(store, tmp_path / "data")
        assert rebuilt.taken == (NAME,) and store.load(NAME) == SECOND
        assert any(str(aside) in problem for problem in rebuilt.problems)


def test_mending_the_archive_writes_over_no_other_report(tmp_path: Path) -> None:
    before = first_issued(tmp_path)
    with Store.open(tmp_path) as store:
        keep_issued(store, SECOND, papers(SECOND))
        assert mend_archive(store) == (NAME,)
    assert [bytes_of(path) for path in asides(tmp_path)] == [before]


def test_a_crash_between_setting_aside_and_writing_is_finished_at_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    def killed(*_given: object) -> None:
        raise Killed

    before = first_issued(tmp_path)
    with Store.open(tmp_path) as store:
        keep_issued(store, SECOND, papers(SECOND))
        with monkeypatch.context() as patch, pytest.raises(Killed):
            patch.setattr(archive_module, "_put", killed)
            finish_archive(store, NAME)
    with Store.open(tmp_path) as store:
        assert store.get_setting(EXPECTED) == []
    assert look_at(archive_folder(tmp_path, NAME)).report == SECOND
    assert [bytes_of(path) for path in asides(tmp_path)] == [before]
