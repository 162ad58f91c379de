"""`verify` misses nothing that was changed, taken out or cut off behind the program's back."""

import sqlite3
import zlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.dates import read_date
from models.errors import StepRefused, StoreError
from models.lifecycle import amended
from models.report import Report
from models.store import KeptFile, Store, keep_issued, replacement_in_work
from models.store.connection import FILE
from tests.builders import sample

NAME = "cntt/2021-9T"


def issued(period: str = "2021-9T", number: str = "177") -> Report:
    head = replace(sample().letterhead, number=number, date=read_date("5/10/2021"))
    return replace(sample(), period=period, state="issued", letterhead=head)


def filled(folder: Path) -> None:
    with Store.open(folder) as store:
        for subject in ("một", "hai", "ba"):
            store.keep_revision(replace(sample(), subject=subject), "worked")
        keep_issued(store, issued(), (KeptFile("pdf", "r.pdf", b"%PDF-1.7"),))
        assert store.verify() == ()


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("UPDATE report SET draft = CAST(replace(CAST(draft AS TEXT), '\"177\"', '\"178\"') AS BLOB)", "đã khóa"),
        ("DELETE FROM file", "r.pdf"),
        ("DELETE FROM content WHERE hash = (SELECT content FROM revision WHERE id = 1)", "phiên bản số 1"),
        ("DELETE FROM revision WHERE id = 4", "phiên bản số 4"),
    ],
)
def test_what_was_tampered_with_is_named(tmp_path: Path, tampering: str, told: str) -> None:
    filled(tmp_path)
    connection = sqlite3.connect(tmp_path / FILE)
    with connection:
        connection.execute(tampering)
    connection.close()
    with Store.open(tmp_path) as store:
        assert any(told in problem for problem in store.verify()), store.verify()


def test_a_changed_content_is_not_put_back(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        first = store.keep_revision(sample(), "worked")
        store.keep_revision(replace(sample(), subject="hai"), "worked")
    connection = sqlite3.connect(tmp_path / FILE)
    with connection:
        (packed,) = connection.execute("SELECT json FROM content WHERE hash = ?", (first.content,)).fetchone()
        other = zlib.compress(zlib.decompress(packed) + b" ")
        connection.execute("UPDATE content SET json = ? WHERE hash = ?", (other, first.content))
    connection.close()
    with Store.open(tmp_path) as store:
        with pytest.raises(StoreError, match="phiên bản số 1 bị hỏng"):
            store.restore(1)
        assert store.load(NAME).subject == "hai"


def test_a_report_replaces_only_one_of_its_own_period(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        keep_issued(store, issued("2020-Y", "99"), ())
        other = replace(amended(issued("2020-Y", "99"), "sai", 2), period="2021-9T", state="issued")
        with pytest.raises(StepRefused, match="loại khác hoặc kỳ khác"):
            keep_issued(store, other, ())
        assert store.states() == {"cntt/2020-Y": "issued"}


def test_a_draft_that_changed_meanwhile_is_not_issued(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_draft(replace(sample(), subject="vừa sửa"))
        with pytest.raises(StepRefused, match="vừa được sửa"):
            keep_issued(store, issued(), (), before=sample())
        assert store.states() == {NAME: "draft"}


def test_a_replacement_in_work_is_found(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        keep_issued(store, issued(), ())
        assert replacement_in_work(store, issued()) == ""
        store.save_draft(amended(issued(), "sai", 2))
        assert replacement_in_work(store, issued()) == f"{NAME}/2"
