"""The folder of an issued report is whole in the end, whatever happens while it is written, and never takes the place of anything else."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from models.errors import StoreError
from models.store import Store, finish_archive, keep_issued, mend_archive, verify
from models.store.archive import EXPECTED, archive_folder
from models.store.archive_checking import look_at
from models.store.backups import back_up_to, restore_closed
from models.store.connection import FILE
from models.store.manifest import ARCHIVE, MANIFEST
from tests.models.store.archived import SCAN, bytes_of, issue, issued, kept, papers, scan, three_issued

ROOT = Path(__file__).parents[3]

KILLED = """
    import os, sys
    from pathlib import Path
    from models.store import Store
    from tests.models.store.archived import issue, issued, scan
    from tests.models.store.killed import die_at
    die_at(int(sys.argv[1]), (os, "fsync"), (Path, "replace"))
    with Store.open(Path(sys.argv[2])) as store:
        issue(store, issued())
        scan(store, "nho/2021-9T")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of POSIX")
@pytest.mark.parametrize("at", range(1, 13))
def test_a_folder_that_a_crash_left_behind_is_finished_at_the_next_start(tmp_path: Path, at: int) -> None:
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(at), str(tmp_path)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -9
    with Store.open(tmp_path) as store:
        assert store.states() == {"nho/2021-9T": "issued"}
        assert verify(store) == ()
        assert store.get_setting(EXPECTED) == []
        found = {path.name for path in archive_folder(tmp_path, "nho/2021-9T").iterdir()}
        assert found == {MANIFEST, *(paper.name for paper in store.papers.of("nho/2021-9T"))}


def test_what_could_not_be_written_is_written_at_the_next_start(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        (tmp_path / ARCHIVE).write_text("in the way")
        keep_issued(store, issued(), papers(issued()))
        with pytest.raises(StoreError):
            finish_archive(store, "nho/2021-9T")
    (tmp_path / ARCHIVE).unlink()
    with Store.open(tmp_path) as store:
        assert verify(store) == ()


def test_a_store_opens_though_its_archive_cannot_be_written(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        keep_issued(store, issued(), papers(issued()))
    (tmp_path / ARCHIVE).write_text("in the way")
    with Store.open(tmp_path) as store:
        assert store.names() == ("nho/2021-9T",)
        assert "chưa có thư mục lưu trữ" in verify(store)[0]


def test_the_manifest_says_with_which_revision_the_report_was_issued(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.put_setting("clerk", "Trần Thị Bình")
        issue(store, issued())
        (revision,) = store.revisions("nho/2021-9T")
    manifest = look_at(archive_folder(tmp_path, "nho/2021-9T")).manifest
    assert manifest is not None and manifest.issued is not None
    assert (manifest.issued.revision, manifest.issued.hash, manifest.issued.clerk) == (revision.id, revision.hash, "Trần Thị Bình")


def test_a_scan_that_comes_later_leaves_the_link_as_it_was(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        issue(store, issued())
        before = look_at(archive_folder(tmp_path, "nho/2021-9T")).manifest
        scan(store, "nho/2021-9T")
        after = look_at(archive_folder(tmp_path, "nho/2021-9T")).manifest
    assert before is not None and after is not None
    assert (after.issued, after.files[-1].name) == (before.issued, SCAN.name)


def test_a_lost_or_broken_folder_is_written_again_on_wish(tmp_path: Path) -> None:
    with three_issued(tmp_path) as store:
        before = bytes_of(tmp_path / ARCHIVE)
        for path in (tmp_path / ARCHIVE / "nho-2020-Y").iterdir():
            path.unlink()
        (tmp_path / ARCHIVE / "nho-2020-Y").rmdir()
        (tmp_path / ARCHIVE / "nho-2021-9T" / SCAN.name).write_bytes(b"other")
        assert len(verify(store)) == 2
        assert mend_archive(store) == ("nho/2020-Y", "nho/2021-9T")
        assert verify(store) == () and bytes_of(tmp_path / ARCHIVE) == before
        assert mend_archive(store) == ()


def test_a_broken_paper_of_the_store_does_not_take_the_place_of_a_sound_file(tmp_path: Path) -> None:
    with three_issued(tmp_path) as store:
        before = bytes_of(tmp_path / ARCHIVE)
        store._db.conn.execute("UPDATE file SET content = x'00' WHERE hash = ?", (SCAN.hash,))
        with pytest.raises(StoreError, match=SCAN.name):
            finish_archive(store, "nho/2021-9T")
        assert bytes_of(tmp_path / ARCHIVE) == before


@pytest.mark.parametrize(
    "name", ["..\\..\\ngoai/2021-9T", "../../ngoai/2021-9T", "C:\\x/2021-9T", "con/../..", "a:b/2021-9T", "\0/2021-9T"]
)
def test_the_name_of_a_report_cannot_lead_its_folder_outside(tmp_path: Path, name: str) -> None:
    folder = archive_folder(tmp_path, name)
    assert folder.parent == tmp_path / ARCHIVE
    assert not set(folder.name) & set('\\/:\0<>"|?*') and folder.name not in (".", "..")


@pytest.mark.skipif(os.name != "posix", reason="only POSIX knows these permissions")
def test_the_folder_and_its_files_are_their_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with three_issued(tmp_path / "data") as store:
            assert kept(store)
    finally:
        os.umask(before)
    for path in (tmp_path / "data", *(tmp_path / "data" / ARCHIVE).rglob("*"), tmp_path / "data" / FILE):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_what_lies_in_the_archive_and_is_of_no_report_is_named(tmp_path: Path) -> None:
    with three_issued(tmp_path) as store:
        store._db.conn.execute("DELETE FROM paper WHERE report = 'nho/2021-9T/2'")
        (tmp_path / ARCHIVE / "Thumbs.db").write_text("x")
        (tmp_path / ARCHIVE / "trống").mkdir()
        problems = verify(store)
    for named in ("nho-2021-9T-2", "Thumbs.db", "trống"):
        assert any(str(tmp_path / ARCHIVE / named) in problem for problem in problems), named
    assert len(problems) == 3


def test_an_archived_report_that_the_store_lacks_is_to_be_rebuilt(tmp_path: Path) -> None:
    with three_issued(tmp_path / "old"):
        pass
    (tmp_path / "new").mkdir()
    (tmp_path / "old" / ARCHIVE).rename(tmp_path / "new" / ARCHIVE)
    with Store.open(tmp_path / "new") as store:
        problems = verify(store)
        assert len(problems) == 3 and all("hãy chạy rebuild để nhận lại" in problem for problem in problems)


def test_a_report_of_absurd_size_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with three_issued(tmp_path):
        pass
    monkeypatch.setattr("models.store.archive_checking._LARGEST_JSON", 100)
    looked = look_at(tmp_path / ARCHIVE / "nho-2021-9T")
    assert looked.report is None and "lớn quá mức" in looked.problems[0] and ".json" in looked.problems[0]


def restored_on_a_new_computer(tmp_path: Path, count: int) -> Path:
    """A backup of a store with so many issued reports, for a computer that has none of their folders."""
    with Store.open(tmp_path / "old") as store:
        for number in range(count):
            report = issued(f"{2000 + number}-Y", str(number + 1))
            keep_issued(store, report, papers(report))
        back_up_to(store, tmp_path / "copy.db")
    return tmp_path / "copy.db"


def test_a_restore_on_a_new_computer_writes_the_folders_and_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    restore_closed(tmp_path / "data", restored_on_a_new_computer(tmp_path, 45), progress=lambda done, of: told.append((done, of)))
    assert len(list((tmp_path / "data" / ARCHIVE).iterdir())) == 45
    assert told == sorted(told) and told[-1] == (1000, 1000) and len({done for done, _of in told if done > 900}) >= 3
    with Store.open(tmp_path / "data") as store:
        assert store.get_setting(EXPECTED) == []
        assert verify(store) == ()


def test_who_does_not_wait_for_the_folders_has_a_restored_store_all_the_same(tmp_path: Path) -> None:
    copy, done = restored_on_a_new_computer(tmp_path, 45), [0]
    restore_closed(tmp_path / "data", copy, progress=lambda at, _of: done.append(at), stopped=lambda: done[-1] > 900)
    written = len(list((tmp_path / "data" / ARCHIVE).iterdir()))
    assert 0 < written < 45
    with Store.open(tmp_path / "data") as store:
        assert len(list((tmp_path / "data" / ARCHIVE).iterdir())) == 45
        assert verify(store) == ()


def test_what_is_missing_is_noted_for_many_folders_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    restore_closed(tmp_path / "data", restored_on_a_new_computer(tmp_path, 45), stopped=lambda: (tmp_path / "data" / FILE).exists())
    noted: list[str] = []
    really = Store.put_setting

    def put_setting(store: Store, key: str, value: object) -> None:
        noted.append(key)
        really(store, key, value)

    monkeypatch.setattr(Store, "put_setting", put_setting)
    Store.open(tmp_path / "data").close()
    assert noted.count(EXPECTED) == 3, "a list of thousands of names is not written again for each of them"
    assert len(list((tmp_path / "data" / ARCHIVE).iterdir())) == 45
