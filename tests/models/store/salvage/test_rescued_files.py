"""The files of a rescue: what damage did to their names holds no other one back, and none is written over."""

import contextlib
import hashlib
import sqlite3
from pathlib import Path

from models.store.salvage import rescue
from models.store.salvage.finds import Finds
from models.store.salvage.folder import PAPERS, write_papers
from tests.models.store.salvage.rescued import (
    TYPED,
    WORKED,
    by_name,
    damaged,
)


def test_a_name_that_damage_made_long_does_not_hold_the_others_back(made: bytes, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(damaged(tmp_path, made))) as hand, hand:
        hand.execute("PRAGMA foreign_keys = OFF")
        hand.execute("UPDATE report SET name = ?, draft = x'7b' WHERE name = ?", ("ề" * 150, TYPED))
    found = rescue(tmp_path, tmp_path / "out")
    assert by_name(found)[WORKED] == "whole" and by_name(found)["ề" * 150] == "lost"
    assert (found.folder / "bao-cao" / f"{'ề' * 66}.manh-con-doc-duoc.txt").read_bytes() == b"{"


def test_names_that_damage_changed_do_not_write_over_each_others_files(made: bytes, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(damaged(tmp_path, made))) as hand, hand:
        hand.execute("PRAGMA foreign_keys = OFF")
        for name, changed, torn in ((TYPED, "cntt?2021", b"{1"), (WORKED, "CNTT:2021", b"{2")):
            hand.execute("UPDATE report SET name = ?, draft = ? WHERE name = ?", (changed, torn, name))
    found = rescue(tmp_path, tmp_path / "out")
    pieces = [file.read_bytes() for file in (found.folder / "bao-cao").glob("*.manh-con-doc-duoc.txt")]
    assert sorted(pieces) == [b"{1", b"{2"]
    assert len({file.name.casefold() for file in (found.folder / "bao-cao").iterdir()}) == len(list((found.folder / "bao-cao").iterdir()))


def test_a_file_that_was_replaced_takes_no_newer_ones_place(tmp_path: Path) -> None:
    """Rows that were deleted are found too, in any order: the old scan and the new one have one name."""
    files = (b"%PDF new", "2026-03-02T08:00:00.000+00:00"), (b"%PDF old", "2026-03-01T08:00:00.000+00:00")
    with contextlib.closing(Finds(tmp_path / "finds.db")) as finds:
        for content, at in files:
            hash = hashlib.sha256(content).hexdigest()
            finds._put("file", (hash, content))
            finds._put("paper", ("cntt/2021-9T", "scan", "quet.pdf", hash, at))
        assert write_papers(tmp_path / PAPERS, finds) == 0
    own = tmp_path / PAPERS / "cntt-2021-9T"
    assert (own / "quet.pdf").read_bytes() == b"%PDF new"
    assert {path.read_bytes() for path in own.iterdir()} == {b"%PDF new", b"%PDF old"}
