"""What somebody changed behind the program's back, with any tool for databases, and what `verify` says of it.

The chain alone shows every change but one: who rewrites it from some point on to its end, with all hashes. The manifests in the archive
hold the hash of the revision with which each report was issued, so that a rewritten chain no longer fits them.
"""

import sqlite3
import tracemalloc
import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from models.errors import WorkStopped
from models.interchange import encode
from models.store import Store, verify
from models.store.connection import FILE
from models.store.manifest import ARCHIVE
from models.store.verifying import Chained, note_head
from tests.builders import report
from tests.models.store.archived import SCAN, bytes_of, issue, issued, scan

Hand = sqlite3.Connection


def filled(folder: Path) -> None:
    """Revisions 1 to 3 of a draft, 4 issues a report, 5 is the draft again, 6 adds a scan, 7 is the draft once more."""
    with Store.open(folder) as store:
        for words in ("một", "hai", "ba"):
            store.keep_revision(report(f"- {words}", period="2021-Y"), "worked")
        issue(store, issued())
        store.keep_revision(report("- bốn", period="2021-Y"), "worked")
        scan(store, "nho/2021-9T")
        store.keep_revision(report("- năm", period="2021-Y"), "worked")
        assert verify(store) == ()


def content(words: str) -> tuple[str, bytes]:
    """A forged content with a hash that fits."""
    plain = encode(report(f"- {words}", period="2021-Y"))
    return sha256(plain).hexdigest(), zlib.compress(plain)


def forge_content(hand: Hand, id: int) -> None:
    """Another content, kept under its own hash, in the place of a revision's."""
    hash, packed = content("giả")
    hand.execute("INSERT INTO content (hash, json) VALUES (?, ?)", (hash, packed))
    hand.execute("UPDATE revision SET content = ? WHERE id = ?", (hash, id))


def seal_again(hand: Hand, first: int) -> None:
    """Rewrites every hash from a revision on, and where the chain ends."""
    fields = "id, report, content, cause, clerk, at, previous, note"
    (previous,) = hand.execute("SELECT hash FROM revision WHERE id = ?", (first - 1,)).fetchone() or ("0" * 64,)
    for row in hand.execute(f"SELECT {fields} FROM revision WHERE id >= ? ORDER BY id", (first,)).fetchall():
        kept = replace(Chained(*row), previous=previous)
        hand.execute("UPDATE revision SET previous = ?, hash = ? WHERE id = ?", (previous, kept.hash, kept.id))
        previous = kept.hash
    note_head(hand, *hand.execute("SELECT id, hash FROM revision ORDER BY id DESC LIMIT 1").fetchone())


def seal_one(hand: Hand, id: int) -> None:
    row = hand.execute("SELECT id, report, content, cause, clerk, at, previous, note FROM revision WHERE id = ?", (id,)).fetchone()
    hand.execute("UPDATE revision SET hash = ? WHERE id = ?", (Chained(*row).hash, id))


def rewritten_from(id: int) -> Callable[[Hand], None]:
    def tamper(hand: Hand) -> None:
        forge_content(hand, id)
        seal_again(hand, id)

    return tamper


def sealed_alone(hand: Hand) -> None:
    forge_content(hand, 2)
    seal_one(hand, 2)


def swapped(hand: Hand) -> None:
    for old, new in ((2, 100), (3, 2), (100, 3)):
        hand.execute("UPDATE revision SET id = ? WHERE id = ?", (new, old))


def cut_off_with_the_end(hand: Hand, from_id: int) -> None:
    hand.execute("DELETE FROM revision WHERE id >= ?", (from_id,))
    note_head(hand, *hand.execute("SELECT id, hash FROM revision ORDER BY id DESC LIMIT 1").fetchone())


def paper_with_its_hash(hand: Hand) -> None:
    other = b"%PDF-1.4 another page"
    hand.execute("INSERT INTO file (hash, content) VALUES (?, ?)", (sha256(other).hexdigest(), other))
    hand.execute("UPDATE paper SET hash = ? WHERE name = ?", (sha256(other).hexdigest(), SCAN.name))


def sql(statement: str, *values: object) -> Callable[[Hand], None]:
    return lambda hand: hand.execute(statement, values) and None


OTHER_NUMBER = "UPDATE report SET draft = CAST(replace(CAST(draft AS TEXT), '\"177\"', '\"178\"') AS BLOB) WHERE name = 'nho/2021-9T'"
OTHER_WORD = "UPDATE report SET draft = CAST(replace(CAST(draft AS TEXT), 'năm', 'sáu') AS BLOB) WHERE name = 'nho/2021-Y'"
OTHER_DRAFT = "UPDATE report SET draft = (SELECT draft FROM report WHERE name = 'nho/2021-9T') WHERE name = 'nho/2021-Y'"
PUT_IN = (
    "INSERT INTO report (name, definition, period, state, draft, updated)"
    " SELECT 'nho/2022-Y', definition, '2022-Y', state, draft, updated FROM report WHERE name = 'nho/2021-Y'"
)

TAMPERING = {
    "a revision is changed": (sql("UPDATE revision SET clerk = 'Ai đó' WHERE id = 2"), "phiên bản số 2 của"),
    "the first is removed": (sql("DELETE FROM revision WHERE id = 1"), "thiếu phiên bản số 1,"),
    "one in the middle is removed": (sql("DELETE FROM revision WHERE id = 3"), "thiếu phiên bản số 3,"),
    "the last is removed": (sql("DELETE FROM revision WHERE id = 7"), "lần giữ gần nhất là phiên bản số 7"),
    "two are swapped": (swapped, "phiên bản số 2 của"),
    "a content is changed": (sql("UPDATE content SET json = x'00' WHERE rowid = 2"), "phiên bản số 2 của"),
    "a content is lost": (sql("DELETE FROM content WHERE rowid = 3"), "phiên bản số 3 của"),
    "a content is replaced together with its hash": (lambda hand: forge_content(hand, 2), "phiên bản số 2 của"),
    "the same, and the revision is sealed again": (sealed_alone, "phiên bản số 3 của"),
    "the draft of an issued report is changed": (sql(OTHER_NUMBER), "nội dung không còn như khi ban hành"),
    "an issued report is made a draft": (sql("UPDATE report SET state = 'draft' WHERE name = 'nho/2021-9T'"), "không còn là đã ban hành"),
    "an issued report is removed": (sql("DELETE FROM report WHERE name = 'nho/2021-9T'"), "không còn là đã ban hành"),
    "the draft of a report in work is changed": (sql(OTHER_WORD), "Bản nháp của báo cáo nho/2021-Y không còn như khi được ghi"),
    "a draft comes in the place of another": (sql(OTHER_DRAFT), "Bản nháp của báo cáo nho/2021-Y không còn như khi được ghi"),
    "the sum of a draft is changed": (
        sql("UPDATE report SET draft_hash = '' WHERE name = 'nho/2021-Y'"),
        "Bản nháp của báo cáo nho/2021-Y",
    ),
    "the sum of an issued report is changed": (
        sql("UPDATE report SET draft_hash = '' WHERE name = 'nho/2021-9T'"),
        "Bản nháp của báo cáo nho/2021-9T",
    ),
    "a report is put in by other means": (sql(PUT_IN), "Bản nháp của báo cáo nho/2022-Y không còn như khi được ghi"),
    "a paper is changed": (sql("UPDATE file SET content = x'00' WHERE hash = ?", SCAN.hash), SCAN.name),
    "a paper is lost": (sql("DELETE FROM file WHERE hash = ?", SCAN.hash), SCAN.name),
    "a paper is removed with its line": (sql("DELETE FROM paper WHERE name = ?", SCAN.name), "khác với thư mục lưu trữ"),
    "a paper is replaced together with its hash": (paper_with_its_hash, "khác với thư mục lưu trữ"),
    "the chain is rewritten from before an issuing on": (rewritten_from(2), "không khớp với thư mục lưu trữ"),
    "the issuing is rewritten": (rewritten_from(4), "không khớp với thư mục lưu trữ"),
    "the chain is cut off before an issuing, its end moved": (lambda hand: cut_off_with_the_end(hand, 4), "không khớp với thư mục lưu trữ"),
}


@pytest.mark.parametrize(("tamper", "told"), TAMPERING.values(), ids=TAMPERING.keys())
def test_what_was_tampered_with_is_named_first(tmp_path: Path, tamper: Callable[[Hand], None], told: str) -> None:
    filled(tmp_path)
    by_hand(tmp_path, tamper)
    with Store.open(tmp_path) as store:
        problems = verify(store)
        assert problems and told in problems[0], problems


def test_a_chain_rewritten_behind_the_last_issuing_cannot_be_told(tmp_path: Path) -> None:
    """What nobody vouches for outside of the file. The next backup at a second place, or the next issuing, does."""
    filled(tmp_path)
    by_hand(tmp_path, rewritten_from(5))
    with Store.open(tmp_path) as store:
        assert verify(store) == ()


def test_a_draft_rewritten_together_with_its_sum_cannot_be_told(tmp_path: Path) -> None:
    """The sum is there against disks, not against hands: of what was typed since the last revision nobody vouches outside of the file."""
    filled(tmp_path)
    other, sum = content("giả")[0], "UPDATE report SET draft = ?, draft_hash = ? WHERE name = 'nho/2021-Y'"
    by_hand(tmp_path, sql(sum, encode(report("- giả", period="2021-Y")), other))
    with Store.open(tmp_path) as store:
        assert verify(store) == ()


def test_verifying_changes_nothing(tmp_path: Path) -> None:
    filled(tmp_path)
    by_hand(tmp_path, rewritten_from(2))
    with Store.open(tmp_path) as store:
        before, archived = list(store._db.conn.iterdump()), bytes_of(tmp_path / ARCHIVE)
        verify(store)
        assert (list(store._db.conn.iterdump()), bytes_of(tmp_path / ARCHIVE)) == (before, archived)


def test_verifying_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    filled(tmp_path)
    steps: list[tuple[int, int]] = []
    with Store.open(tmp_path) as store:
        assert verify(store, lambda done, of: steps.append((done, of))) == ()
        assert steps[-1][0] == steps[-1][1] and steps == sorted(steps)
        with pytest.raises(WorkStopped):
            verify(store, stopped=lambda: True)


def peak(folder: Path, revisions: int) -> int:
    """The most memory, in bytes, that verifying so many revisions takes."""
    with Store.open(folder) as store:
        one = store.keep_revision(report(), "worked")
        with store._writing():
            for _count in range(revisions):
                store._chain(one.report, one.content, "worked", "Trần Thị Bình")
        tracemalloc.start()
        assert store.verify() == ()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return most


def test_ten_times_the_revisions_take_no_more_memory(tmp_path: Path) -> None:
    assert peak(tmp_path / "many", 20_000) < 1.2 * peak(tmp_path / "few", 2_000)


def by_hand(folder: Path, tamper: Callable[[Hand], None]) -> None:
    hand = sqlite3.connect(folder / FILE)
    with hand:
        tamper(hand)
    hand.close()
