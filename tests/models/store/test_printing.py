"""What was printed is part of the chain of revisions, and nobody's newer words are lost for it."""

import hashlib
import json
import sqlite3
from pathlib import Path

from msgspec.structs import replace

from models.dates import read_date
from models.printing import Printout
from models.revisions import history, printed_words
from models.store import Store, keep_issued, keep_printing, migrations
from models.store.connection import FILE
from tests.builders import sample

NAME = "cntt/2021-9T"
TWO = Printout(printer="Văn thư", copies=2, pages=(1, 2, 3), count=4)


def test_a_printing_is_a_revision_that_says_what_was_printed(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.keep_revision(sample(), "worked")
        keep_printing(store, sample(), TWO, "Lê Tư")
        keep_printing(store, sample(), replace(TWO, copies=3, pages=(1, 2, 3, 4)), "Lê Tư")
        entries = history(store.revisions(NAME), store.revision_report)
        assert [entry.cause for entry in entries[1:]] == ["in 2 bản, trang 1-3, máy in Văn thư", "in 3 bản, đủ 4 trang, máy in Văn thư"]
        assert [entry.change for entry in entries[1:]] == ["không đổi", "không đổi"] and entries[1].revision.clerk == "Lê Tư"
        assert printed_words(store.revisions(NAME)) == "Đã in 2 lần, tất cả 5 bản."
        assert printed_words(store.revisions(NAME)[:1]) == ""
        assert store.verify() == ()


def test_what_was_written_while_it_was_printed_stays(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_draft(replace(sample(), subject="Viết tiếp"))
        printed = keep_printing(store, sample(), TWO)
        assert store.load(NAME).subject == "Viết tiếp"
        assert store.revision_report(printed.id) == sample()


def test_a_print_that_ends_after_issuing_does_not_look_like_tampering(tmp_path: Path) -> None:
    head = replace(sample().letterhead, number="177", date=read_date("5/10/2021"))
    with Store.open(tmp_path) as store:
        keep_issued(store, replace(sample(), state="issued", letterhead=head), ())
        keep_printing(store, replace(sample(), state="checked"), TWO)
        assert store.verify() == ()


def test_another_number_of_copies_than_was_kept_is_found(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        keep_printing(store, sample(), TWO)
    connection = sqlite3.connect(tmp_path / FILE)
    with connection:
        connection.execute("""UPDATE revision SET note = replace(note, '"copies":2', '"copies":1')""")
    connection.close()
    with Store.open(tmp_path) as store:
        assert any("phiên bản số 1" in problem for problem in store.verify())


def test_a_chain_from_before_there_were_notes_still_holds(tmp_path: Path) -> None:
    """The hash of a revision without a note is the one that earlier versions of the program wrote."""
    assert migrations.STEPS[4] is migrations.notes_of_revisions  # type: ignore[comparison-overlap]
    with Store.open(tmp_path) as store:
        revision = store.keep_revision(sample(), "worked", "An")
        old = [revision.id, revision.report, revision.content, "worked", "An", revision.at, revision.previous]
        assert hashlib.sha256(json.dumps(old, ensure_ascii=False).encode()).hexdigest() == revision.hash
