"""Stores that earlier versions of the program wrote (tests/models/store/old, one of each shape): they open, migrate and verify.

Each was made by running the code of its time: the sample in work, and a small report of 2020, issued where that version could issue.
"""

import gzip
import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.store import Store
from models.store.connection import FILE
from models.store.migrations import STEPS
from models.store.salvage import rescue

OLD = Path(__file__).parent / "old"
SUMS_SINCE = 7
"""The shape from which on every draft has its sum beside it."""
SHAPES = range(1, len(STEPS) + 1)


def unpacked(shape: int, folder: Path) -> Path:
    """The store of a shape in a data folder."""
    folder.mkdir(exist_ok=True)
    path = folder / FILE
    path.write_bytes(gzip.decompress((OLD / f"{shape}.db.gz").read_bytes()))
    return path


@pytest.mark.parametrize("shape", SHAPES)
def test_a_store_of_every_shape_opens_and_is_whole(tmp_path: Path, shape: int) -> None:
    path = unpacked(shape, tmp_path)
    with sqlite3.connect(path) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (shape,)
    old.close()
    with Store.open(tmp_path) as store:
        assert store.verify() == ()
        assert store.load("cntt/2021-9T").subject == "Bản nháp chưa giữ phiên bản"
        assert store.load("cntt/2020-Y").letterhead.number == "912"
        assert next(revision.cause for revision in store.revisions("cntt/2021-9T")) == "imported"
        assert store.clerk() == "Trần Thị Bình"
        assert store.papers.frozen("cntt/2020-Y") == ({} if shape < 3 else {".docx": b"PK word", ".pdf": b"%PDF-1.7 paper"})


@pytest.mark.parametrize("shape", SHAPES)
def test_a_store_of_every_shape_is_worked_on_after_that(tmp_path: Path, shape: int) -> None:
    unpacked(shape, tmp_path)
    with Store.open(tmp_path) as store:
        store.keep_revision(replace(store.load("cntt/2021-9T"), subject="Sau khi nâng cấp"), "worked")
        assert store.search("iOffice").hits
    with Store.open(tmp_path) as store:
        assert store.verify() == ()
        assert store.load("cntt/2021-9T").subject == "Sau khi nâng cấp"


@pytest.mark.parametrize("shape", SHAPES[:-1])
def test_the_state_before_a_migration_is_kept(tmp_path: Path, shape: int) -> None:
    unpacked(shape, tmp_path)
    Store.open(tmp_path).close()
    (kept,) = (tmp_path / "backups").glob("*.db")
    with sqlite3.connect(kept) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (shape,)
    old.close()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_store_of_every_shape_is_rescued(tmp_path: Path, shape: int) -> None:
    path = unpacked(shape, tmp_path / "old")
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    found = rescue(path, tmp_path / "out")
    draft = "whole" if shape >= SUMS_SINCE else "doubtful"
    assert {each.name: each.sure for each in found.reports} == {"cntt/2020-Y": "whole", "cntt/2021-9T": draft}
    with Store.open(found.folder) as store:
        assert store.verify() == ()
        assert store.load("cntt/2021-9T").subject == "Bản nháp chưa giữ phiên bản"
