"""The archive folder alone is enough to have the issued reports back, and whatever was changed in it is named."""

import hashlib
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from models.errors import ArchiveProblem, WorkStopped
from models.interchange import pretty
from models.report import Report
from models.store import KeptFile, Store, cause_words, mend_archive, rebuild, verify, write_archive
from models.store.archive_checking import look_at
from models.store.manifest import ARCHIVE, MANIFEST, Manifest, manifest_of, written
from models.store.papers import listed
from tests.builders import report
from tests.models.store.archived import SCAN, amending, bytes_of, issue, issued, kept, papers, scan, three_issued

ROOT = Path(__file__).parents[3]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The archive of three reports, apart from the store that made it."""
    with three_issued(tmp_path / "old"):
        pass
    return Path(shutil.move(tmp_path / "old" / ARCHIVE, tmp_path / "stick"))


# ---------------------------------------------------------------- all comes back


def test_a_lost_database_comes_back_from_its_own_data_folder(tmp_path: Path) -> None:
    with three_issued(tmp_path) as store:
        before = kept(store)
    archived = bytes_of(tmp_path / ARCHIVE)
    for path in tmp_path.glob("sobaocao.db*"):
        path.unlink()
    with Store.open(tmp_path) as store:
        rebuilt = rebuild(store, tmp_path)
        assert (rebuilt.taken, rebuilt.present, rebuilt.problems) == (("nho/2020-Y", "nho/2021-9T", "nho/2021-9T/2"), (), ())
        assert kept(store) == before
        assert store.states()["nho/2021-9T"] == "replaced" and store.load("nho/2021-9T").replaced_by == "nho/2021-9T/2"
        assert verify(store) == ()
    assert bytes_of(tmp_path / ARCHIVE) == archived


def test_twice_changes_nothing(archive: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "new") as store:
        rebuild(store, archive)
        before, chain = kept(store), [store.revisions(name) for name in store.names()]
        again = rebuild(store, archive)
        assert again.taken == () and len(again.present) == 3 and again.problems == ()
        assert (kept(store), [store.revisions(name) for name in store.names()]) == (before, chain)


def test_a_store_that_lacks_some_gets_only_those(archive: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "new") as store:
        issue(store, issued("2020-Y", "9", date(2021, 1, 4)))
        rebuilt = rebuild(store, archive)
        assert (rebuilt.taken, rebuilt.present) == (("nho/2021-9T", "nho/2021-9T/2"), ("nho/2020-Y",))
        assert verify(store) == ()


def test_one_report_comes_back_from_its_folder(archive: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "new") as store:
        assert rebuild(store, archive / "nho-2020-Y").taken == ("nho/2020-Y",)


def test_history_says_who_had_issued_a_report(tmp_path: Path) -> None:
    with Store.open(tmp_path / "old") as store:
        store.put_setting("clerk", "Trần Thị Bình")
        issue(store, issued())
    with Store.open(tmp_path / "new") as store:
        rebuild(store, tmp_path / "old")
        (revision,) = store.revisions("nho/2021-9T")
        assert cause_words(revision) == "dựng lại từ thư mục lưu trữ (Trần Thị Bình ban hành)"


def test_history_says_that_a_report_was_rebuilt_and_with_which_revision_it_had_been_issued(archive: Path, tmp_path: Path) -> None:
    link = msgspec.json.decode((archive / "nho-2021-9T" / MANIFEST).read_bytes(), type=Manifest).issued
    with Store.open(tmp_path / "new") as store:
        rebuild(store, archive)
        assert [revision.cause for revision in store.revisions("nho/2021-9T")] == ["rebuilt", "replaced"]
        assert msgspec.json.decode(store.revisions("nho/2021-9T")[0].note) == msgspec.to_builtins(link)


@pytest.mark.parametrize("first", ["nho-2021-9T", "nho-2021-9T-2"])
def test_the_order_in_which_folders_come_does_not_matter(archive: Path, tmp_path: Path, first: str) -> None:
    with Store.open(tmp_path / "new") as store:
        rebuild(store, archive / first)
        assert store.states() == {first.replace("nho-2021-9T-", "nho/2021-9T/").replace("nho-", "nho/"): "issued"}
        rebuild(store, archive)
        assert (store.states()["nho/2021-9T"], store.states()["nho/2021-9T/2"]) == ("replaced", "issued")
        assert verify(store) == ()


def test_a_chain_of_amendments_issued_on_one_day_comes_back_in_order(tmp_path: Path) -> None:
    with Store.open(tmp_path / "old") as store:
        first = issued()
        second = amending(first, "5", date(2021, 10, 5), 3)
        issue(store, first, second, amending(second, "2", date(2021, 10, 5), 2))
        before = kept(store)
    with Store.open(tmp_path / "new") as store:
        assert rebuild(store, tmp_path / "old").problems == ()
        assert kept(store) == before
        assert store.states() == {"nho/2021-9T": "replaced", "nho/2021-9T/3": "replaced", "nho/2021-9T/2": "issued"}


def test_an_archive_of_the_first_form_comes_back_too(tmp_path: Path) -> None:
    one = issued()
    write_archive(tmp_path / "old", one, papers(one))
    assert b"archive/1" in (tmp_path / "old" / ARCHIVE / "nho-2021-9T" / MANIFEST).read_bytes()
    with Store.open(tmp_path / "new") as store:
        assert rebuild(store, tmp_path / "old").taken == ("nho/2021-9T",)
        assert store.papers.of("nho/2021-9T") == papers(one) and verify(store) == ()


def test_an_archive_of_the_first_form_is_linked_to_the_chain_on_wish(tmp_path: Path) -> None:
    one = issued()
    with Store.open(tmp_path) as store:
        issue(store, one)
        linked = bytes_of(tmp_path / ARCHIVE)
        write_archive(tmp_path, one, papers(one))
        assert bytes_of(tmp_path / ARCHIVE) != linked and verify(store) == ()
        assert mend_archive(store) == ("nho/2021-9T",)
        assert bytes_of(tmp_path / ARCHIVE) == linked


ISSUED = st.lists(
    st.tuples(
        st.sampled_from(["2021-Q1", "2021-9T", "2020-Y", "2022-M03"]),
        st.integers(0, 2),
        st.integers(0, 2),
        st.text('áẩ &<"\\\n', max_size=8),
    ),
    unique_by=lambda one: one[0],
    min_size=1,
    max_size=4,
)


@given(ISSUED)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_was_issued_comes_back(tmp_path_factory: pytest.TempPathFactory, chosen: list[tuple[str, int, int, str]]) -> None:
    data = tmp_path_factory.mktemp("data")
    with Store.open(data) as store:
        for at, (period, amendments, scans, words) in enumerate(chosen):
            one = issued(period, str(10 * at + 1), subject=f"Công tác {words}")
            issue(store, one)
            for step in range(amendments):
                one = amending(one, str(10 * at + 2 + step), date(2021, 11, 1 + step), 2 + step)
                issue(store, one)
            for step in range(scans):
                scan(store, one.name, KeptFile("scan", f"ban-quet-{step + 1}.pdf", words.encode() + bytes([step])))
        before = kept(store)
        assert verify(store) == ()
    for path in data.glob("sobaocao.db*"):
        path.unlink()
    with Store.open(data) as store:
        assert rebuild(store, data).problems == ()
        assert kept(store) == before and verify(store) == ()


# ---------------------------------------------------------------- what is not as it was


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_changed_byte_anywhere_is_named_with_its_file(archive: Path, data: st.DataObject) -> None:
    files = sorted(path for path in archive.rglob("*") if path.is_file())
    path = data.draw(st.sampled_from(files))
    before = path.read_bytes()
    after = bytearray(before)
    at = data.draw(st.integers(0, len(before) - 1))
    after[at] = data.draw(st.integers(0, 255).filter(lambda byte: byte != before[at]))
    path.write_bytes(after)
    try:
        looked = look_at(path.parent)
    finally:
        path.write_bytes(before)
    assert looked.report is None and any(str(path) in problem for problem in looked.problems), looked


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_changed_byte_in_an_archive_of_the_first_form_is_noticed(tmp_path: Path, data: st.DataObject) -> None:
    one = amending(issued())
    folder = write_archive(tmp_path, one, papers(one)).folder
    path = data.draw(st.sampled_from(sorted(folder.iterdir())))
    before = path.read_bytes()
    after = bytearray(before)
    after[data.draw(st.integers(0, len(before) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(after)
    looked = look_at(folder)
    path.write_bytes(before)
    assert looked.report is None and looked.problems


def _smuggled(folder: Path, change: Callable[[Manifest], Manifest], sealed: bool = True) -> None:
    """Writes a manifest that says something else, with a seal that fits."""
    old = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    new = change(old)
    if sealed:
        unsealed = replace(new, seal="")
        new = replace(unsealed, seal=hashlib.sha256(written(unsealed)).hexdigest())
    (folder / MANIFEST).write_bytes(written(new))


def test_missing_and_needless_files_are_named_and_the_sound_reports_come_in(archive: Path, tmp_path: Path) -> None:
    missing = archive / "nho-2021-9T" / "bao-cao-nho-2021-9T.pdf"
    missing.unlink()
    needless = archive / "nho-2020-Y" / "Ghi chú.txt"
    needless.write_text("x")
    (archive / "Thumbs.db").write_text("x")
    (archive / "rỗng").mkdir()
    with Store.open(tmp_path / "new") as store:
        rebuilt = rebuild(store, archive)
        assert rebuilt.taken == ("nho/2020-Y", "nho/2021-9T/2")
        assert store.load("nho/2021-9T/2").state == "issued", "what it replaces is lost, and it counts all the same"
    for path in (missing, needless, archive / "Thumbs.db", archive / "rỗng"):
        assert any(str(path) in problem for problem in rebuilt.problems), path
    assert len(rebuilt.problems) == 4


@pytest.mark.parametrize(
    "name",
    ["../ra-ngoai.pdf", "..", ".", "/etc/passwd", "C:\\x.pdf", "c:x.pdf", "a\\b.pdf", "a/b.pdf", "CON", "nul.pdf", "com1.txt", "lpt9",
     "x.pdf.", "x.pdf ", "x:luồng", "a\0b", "", ".sobaocao-x.tmp", "a\nb", "manifest.json", "x" * 300],
)  # fmt: skip
def test_no_name_leads_outside_of_its_folder(archive: Path, tmp_path: Path, name: str) -> None:
    (archive / "ra-ngoai.pdf").write_bytes(SCAN.content)
    _smuggled(archive / "nho-2021-9T", lambda old: replace(old, files=(*old.files[:-1], replace(old.files[-1], name=name))))
    with Store.open(tmp_path / "new") as store:
        rebuilt = rebuild(store, archive / "nho-2021-9T")
        assert rebuilt.taken == () and store.names() == ()
        assert any(str(archive / "nho-2021-9T" / MANIFEST) in problem for problem in rebuilt.problems)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own under Windows")
def test_links_are_not_followed(archive: Path, tmp_path: Path) -> None:
    pdf = archive / "nho-2021-9T" / "bao-cao-nho-2021-9T.pdf"
    pdf.rename(tmp_path / "elsewhere.pdf")
    pdf.symlink_to(tmp_path / "elsewhere.pdf")
    (archive / "nho-2020-Y").rename(tmp_path / "elsewhere")
    (archive / "nho-2020-Y").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with Store.open(tmp_path / "new") as store:
        rebuilt = rebuild(store, archive)
    assert rebuilt.taken == ("nho/2021-9T/2",)
    assert [
        str(path) in problem and "liên kết" in problem
        for path, problem in zip((archive / "nho-2020-Y", pdf), rebuilt.problems, strict=True)
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has pipes in folders")
def test_a_pipe_in_the_place_of_a_file_does_not_hang(archive: Path) -> None:
    pdf = archive / "nho-2021-9T" / "bao-cao-nho-2021-9T.pdf"
    pdf.unlink()
    os.mkfifo(pdf)
    assert str(pdf) in look_at(archive / "nho-2021-9T").problems[0]


def _json_of(one: Report, **changes: object) -> Callable[[Path], None]:
    """Writes a folder whose JSON says something else, with a manifest that fits."""

    def write(folder: Path) -> None:
        changed = replace(one, **changes)
        file = KeptFile("json", "r.json", pretty(changed))
        shutil.rmtree(folder)
        folder.mkdir()
        (folder / file.name).write_bytes(file.content)
        (folder / MANIFEST).write_bytes(written(manifest_of(changed, (listed(file),), None)))

    return write


@pytest.mark.parametrize(
    "spoil",
    [
        _json_of(issued(), state="draft"),
        _json_of(issued(), definition="../../nho"),
        _json_of(issued(), definition="nho/2021-9T"),
        _json_of(issued(), definition=""),
        lambda folder: _smuggled(folder, lambda old: replace(old, report="nho/2021-Q1")),
        lambda folder: _smuggled(folder, lambda old: replace(old, number="178")),
        lambda folder: _smuggled(folder, lambda old: replace(old, files=old.files[1:])),
        lambda folder: _smuggled(folder, lambda old: replace(old, files=(*old.files, old.files[0]))),
        lambda folder: _smuggled(folder, lambda old: replace(old, issued=None), sealed=False),
        lambda folder: (folder / MANIFEST).write_bytes(b"[" * 100_000),
        lambda folder: (folder / MANIFEST).write_bytes(b""),
        lambda folder: (folder / MANIFEST).unlink(),
    ],
)
def test_what_is_no_issued_report_does_not_come_in(archive: Path, tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(archive / "nho-2021-9T")
    with Store.open(tmp_path / "new") as store:
        rebuilt = rebuild(store, archive)
        assert rebuilt.taken == ("nho/2020-Y", "nho/2021-9T/2") and rebuilt.problems
        assert all(str(archive / "nho-2021-9T") in problem for problem in rebuilt.problems)


def test_what_differs_in_the_store_is_told_and_left(archive: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "new") as store:
        issue(store, issued("2020-Y", "10", date(2021, 1, 4)))
        store.save_draft(report("- Bản nháp.", period="2021-9T"))
        before = {name: store.load(name) for name in store.names()}
        rebuilt = rebuild(store, archive)
        assert rebuilt.taken == ("nho/2021-9T/2",)
        assert "nho/2020-Y) trong sổ khác với thư mục lưu trữ" in rebuilt.problems[0]
        assert "nho/2021-9T) trong sổ chưa ban hành" in rebuilt.problems[1]
        assert rebuilt.drafts == ("nho/2021-9T",)
        assert {name: store.load(name) for name in before} == before


def test_a_draft_gives_way_on_wish_and_stays_in_the_history(archive: Path, tmp_path: Path) -> None:
    draft = report("- Bản nháp.", period="2021-9T")
    with Store.open(tmp_path / "new") as store:
        store.save_draft(draft)
        rebuilt = rebuild(store, archive, over_drafts=True)
        assert (rebuilt.problems, rebuilt.drafts) == ((), ())
        assert store.states()["nho/2021-9T"] == "replaced"
        assert store.revision_report(store.revisions("nho/2021-9T")[0].id) == draft


def test_the_own_archive_is_not_written_over_by_an_older_copy_of_it(archive: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(archive, data / ARCHIVE)
    shutil.rmtree(archive / "nho-2021-9T")
    one = issued()
    write_archive(tmp_path / "older", one, papers(one))  # before the scan came
    before = bytes_of(data / ARCHIVE)
    with Store.open(data) as store:
        rebuilt = rebuild(store, tmp_path / "older")
        assert rebuilt.taken == () and "khác với thư mục lưu trữ của sổ" in rebuilt.problems[0]
    assert bytes_of(data / ARCHIVE) == before


@pytest.mark.parametrize("make", [lambda folder: None, lambda folder: folder.mkdir(), lambda folder: folder.write_text("x")])
def test_a_folder_that_is_no_archive_is_refused(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "x")
    with Store.open(tmp_path / "new") as store, pytest.raises(ArchiveProblem):
        rebuild(store, tmp_path / "x")


# ---------------------------------------------------------------- stopping and crashing


def test_it_can_be_stopped_and_goes_on_where_it_was(archive: Path, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    with Store.open(tmp_path / "new") as store:
        with pytest.raises(WorkStopped):
            rebuild(store, archive, lambda done, of: steps.append((done, of)), lambda: len(steps) == 1)
        assert store.names() == ("nho/2020-Y",) and verify(store) == ()
        assert rebuild(store, archive).taken == ("nho/2021-9T", "nho/2021-9T/2")
    assert steps == [(0, 3)]


KILLED = """
    import os, sys
    from pathlib import Path
    from models.store import Store, rebuild
    from tests.models.store.killed import die_at
    die_at(int(sys.argv[1]), (os, "fsync"), (Path, "replace"), (Store, "_chain"))
    with Store.open(Path(sys.argv[2])) as store:
        rebuild(store, Path(sys.argv[3]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of POSIX")
@pytest.mark.parametrize("at", [1, 2, 3, 4, 5, 6, 7, 9, 11, 14, 17, 20, 23])
def test_killed_in_the_middle_and_run_again_it_gives_the_same(archive: Path, tmp_path: Path, at: int) -> None:
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(at), str(tmp_path / "new"), str(archive)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -9
    with Store.open(tmp_path / "whole") as whole:
        rebuild(whole, archive)
        wanted = kept(whole)
    with Store.open(tmp_path / "new") as store:
        assert store.verify() == ()
        assert rebuild(store, archive).problems == ()
        assert kept(store) == wanted and verify(store) == ()
    assert bytes_of(tmp_path / "new" / ARCHIVE) == bytes_of(tmp_path / "whole" / ARCHIVE) == bytes_of(archive)
