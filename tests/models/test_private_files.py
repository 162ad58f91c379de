"""Data are for the eyes of their owner alone, and what is not the program's own stays as it is."""

import os
from pathlib import Path

import pytest

from models.fault_log import log_fault
from models.store import Store, put_pictures
from models.store.backups import SecondPlace, copy_to_second_place, keep_backup, set_second_place
from models.store.connection import FILE
from models.store.in_use import NOTE

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only POSIX knows these permissions")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


@pytest.fixture(params=[0, 0o022, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest):
    before = os.umask(request.param)
    yield
    os.umask(before)


def test_everything_that_is_made_is_its_owners_alone(tmp_path: Path, umask: None) -> None:
    data = tmp_path / "data"
    with Store.open(data) as store:
        store.put_setting("a", 1)
        put_pictures(data, [b"picture"])
        log_fault(data, "Traceback")
        keep_backup(store, "asked")
        set_second_place(store, SecondPlace(tmp_path))
        assert copy_to_second_place(data) == ""
        (second,) = tmp_path.glob("so-bao-cao-*")
        for path in (data, *data.rglob("*"), second, *second.rglob("*")):
            assert mode(path) == (0o700 if path.is_dir() else 0o600), path
        assert {path.name for path in data.iterdir()} >= {FILE, NOTE, f"{FILE}-wal", "images", "loi.log", "backups"}


def test_what_older_versions_left_open_is_put_right_at_the_next_opening(tmp_path: Path) -> None:
    data = tmp_path / "data"
    Store.open(data).close()
    (data / "archive" / "cntt-2021-9T").mkdir(parents=True)
    (data / "backups").mkdir()
    files = [data / FILE, data / "loi.log", data / "archive" / "cntt-2021-9T" / "a.pdf", data / "backups" / "a.db"]
    for path in files[1:]:
        path.write_bytes(b"x")
    folders = (data, data / "archive", data / "archive" / "cntt-2021-9T", data / "backups")
    for path in (*files, *folders):
        path.chmod(0o777)
    Store.open(data).close()
    assert {mode(path) for path in files} == {0o600}
    assert {mode(path) for path in folders} == {0o700}


def test_a_folder_that_holds_other_things_is_left_and_ours_in_it_are_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    other = tmp_path / "Thư của tôi.txt"
    other.write_text("x")
    other.chmod(0o644)
    Store.open(tmp_path).close()
    assert (mode(tmp_path), mode(other), mode(tmp_path / FILE)) == (0o755, 0o644, 0o600)


def test_a_folder_that_is_shared_with_a_group_on_purpose_is_left(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    before = os.umask(0o002)
    try:
        with Store.open(tmp_path) as store:
            put_pictures(tmp_path, [b"picture"])
            keep_backup(store, "asked")
    finally:
        os.umask(before)
    assert mode(tmp_path) == 0o2770
    assert mode(tmp_path / FILE) == 0o664 and mode(next((tmp_path / "images").iterdir())) == 0o664, "the group can work with it"


def test_links_in_the_data_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir(mode=0o755)
    (outside / "a").write_text("x")
    (outside / "a").chmod(0o644)
    data = tmp_path / "data"
    Store.open(data).close()
    (data / "backups").symlink_to(outside)
    (data / "images").mkdir(mode=0o755)
    (data / "images" / "b.png").symlink_to(outside / "a")
    Store.open(data).close()
    assert (mode(outside), mode(outside / "a")) == (0o755, 0o644)
