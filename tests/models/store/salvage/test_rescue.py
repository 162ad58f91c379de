"""What can be read of a damaged store is saved out: never a crash, never a wrong report given as right, the damaged file as it was."""

import itertools
import json
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from models.errors import StoreError, WorkStopped
from models.interchange import decode, encode
from models.samples import sample_report
from models.store import Store
from models.store.connection import FILE
from models.store.salvage import NothingToRescue, rescue
from models.store.salvage.shapes import COLUMNS
from tests.models.store.salvage.rescued import ISSUED, SCAN, TYPED, WORKED, by_name, damaged, given_json, history, root_page, zeroed

ROOT = Path(__file__).parent.parent.parent.parent.parent


# ---------------------------------------------------------------- what is saved


def test_a_whole_file_gives_everything_as_it_was(made: bytes, tmp_path: Path) -> None:
    path = damaged(tmp_path, made)
    found = rescue(path, tmp_path / "out")
    assert by_name(found) == {ISSUED: "whole", WORKED: "whole", TYPED: "whole"}
    assert {name: given_json(found, name) for name in history()} == {name: states[-1] for name, states in history().items()}
    assert (found.folder / "giay-to" / "cntt-2020-Y" / "quét.pdf").read_bytes() == SCAN
    assert not found.built.joined and not found.built.gone and found.complete
    assert path.read_bytes() == made


def test_the_new_store_is_sound_and_has_history_papers_and_settings(made: bytes, tmp_path: Path) -> None:
    found = rescue(damaged(tmp_path, made), tmp_path / "out")
    with Store.open(found.folder) as store:
        assert store.verify() == ()
        assert {name: encode(store.load(name)) for name in store.names()} == {name: states[-1] for name, states in history().items()}
        assert [encode(store.revision_report(revision.id)) for revision in store.revisions(WORKED)] == history()[WORKED]
        assert store.papers.frozen(ISSUED) == {".pdf": b"%PDF-1.7 paper"}
        assert store.clerk() == "Trần Thị Bình"


@pytest.mark.parametrize("length", [0, 100, 4096])
def test_without_header_or_list_of_tables_the_reports_are_still_there(made: bytes, tmp_path: Path, length: int) -> None:
    found = rescue(damaged(tmp_path, bytes(length) + made[length:]), tmp_path / "out")
    assert {name: given_json(found, name) for name in history()} == {name: states[-1] for name, states in history().items()}
    assert (found.folder / "giay-to" / "cntt-2020-Y" / "quét.pdf").read_bytes() == SCAN
    assert ("whole" in by_name(found).values()) == (length < 4096), "nobody knows what is newest where the tables are gone"


def test_a_lost_draft_gives_the_last_kept_state_and_says_so(made: bytes, tmp_path: Path) -> None:
    content = made.replace(history()[TYPED][1][:300], bytes(300))
    assert content != made
    found = rescue(damaged(tmp_path, content), tmp_path / "out")
    assert by_name(found)[TYPED] == "older"
    assert given_json(found, TYPED) == history()[TYPED][0]
    assert (found.folder / "bao-cao" / "cntt-2021-9T.manh-con-doc-duoc.txt").exists(), "the torn draft is text that somebody may want"
    assert "phần soạn sau lúc" in found.account.read_text("utf-8-sig")


def test_a_draft_whose_sum_no_longer_fits_is_given_to_be_looked_at_with_the_last_kept_state_beside(made: bytes, tmp_path: Path) -> None:
    path = damaged(tmp_path, made)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE report SET draft = CAST(replace(CAST(draft AS TEXT), '777', '771') AS BLOB) WHERE name = ?", (TYPED,))
    connection.close()
    found = rescue(path, tmp_path / "out")
    assert by_name(found)[TYPED] == "doubtful"
    assert given_json(found, TYPED) == history()[TYPED][1].replace(b"777", b"771")
    assert (found.folder / "bao-cao" / "cntt-2021-9T.ban-giu-gan-nhat.json").read_bytes() == history()[TYPED][0]


def test_a_changed_letter_in_a_draft_is_never_given_as_right(made: bytes, tmp_path: Path) -> None:
    start = history()[WORKED][-1][:120]
    swapped = start[:-1] + (b"a" if start[-1:] != b"a" else b"b")
    content = made.replace(start, swapped)
    assert content != made
    found = rescue(damaged(tmp_path, content), tmp_path / "out")
    assert by_name(found)[WORKED] in ("doubtful", "older")
    kept = "cntt-2021-H1.ban-giu-gan-nhat.json" if by_name(found)[WORKED] == "doubtful" else "cntt-2021-H1.json"
    assert (found.folder / "bao-cao" / kept).read_bytes() == history()[WORKED][-1]


def test_a_kept_content_that_is_another_one_by_now_is_not_given(made: bytes, tmp_path: Path) -> None:
    """It unpacks and it is a report, but not the one that its hash names: a hand was at work, or a page of an older file."""
    path = damaged(tmp_path, made)
    other = zlib.compress(history()[WORKED][-1].replace("Lần 2".encode(), "Lần 9".encode()))
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE content SET json = ? WHERE hash = (SELECT content FROM revision WHERE id = 4)", (other,))
        connection.execute("DELETE FROM report WHERE name = ?", (WORKED,))
    connection.close()
    found = rescue(path, tmp_path / "out")
    assert by_name(found)[WORKED] == "older"
    assert given_json(found, WORKED) in history()[WORKED]


def test_the_chain_is_joined_where_a_link_is_gone(made: bytes, tmp_path: Path) -> None:
    path = damaged(tmp_path, made)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE content SET json = x'00' WHERE hash = (SELECT content FROM revision WHERE id = 3)")
    connection.close()
    found = rescue(path, tmp_path / "out")
    assert found.built.joined and found.built.gone == 1
    with Store.open(found.folder) as store:
        assert store.verify() == ()
        assert [revision.id for revision in store.revisions(WORKED)] == [2, 3]
    assert (found.folder / "so-phien-ban.csv").read_text("utf-8-sig").splitlines()[3].startswith("4;3;")


def test_a_missing_paper_is_named(made: bytes, tmp_path: Path) -> None:
    found = rescue(damaged(tmp_path, made.replace(SCAN[:2000], bytes(2000))), tmp_path / "out")
    assert "quét.pdf" in found.account.read_text("utf-8-sig")
    assert not (found.folder / "giay-to" / "cntt-2020-Y" / "quét.pdf").exists()


def test_what_stands_in_the_log_alone_is_saved_too(tmp_path: Path) -> None:
    code = (
        "import os,sys;from pathlib import Path;from models.store import Store;from models.samples import sample_report;"
        "s=Store.open(Path(sys.argv[1]));s.keep_revision(sample_report(),'worked');os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=False)
    (tmp_path / FILE).write_bytes(b"")
    found = rescue(tmp_path, tmp_path / "out")
    assert given_json(found, TYPED) == encode(sample_report())


def test_images_come_along(made: bytes, tmp_path: Path) -> None:
    damaged(tmp_path, made)
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(b"png")
    assert (rescue(tmp_path, tmp_path / "out").folder / "images" / "a.png").read_bytes() == b"png"


# ---------------------------------------------------------------- laws

Damage = Callable[[bytes], bytes]


def flipped(bits: list[int]) -> Damage:
    def act(content: bytes) -> bytes:
        result = bytearray(content)
        for bit in bits:
            result[bit // 8 % len(result)] ^= 1 << bit % 8
        return bytes(result)

    return act


def zeroed_pages(pages: list[int]) -> Damage:
    return lambda content: zeroed(content, *(page % (len(content) // 4096) + 1 for page in pages))


damages: some.SearchStrategy[Damage] = some.one_of(
    some.lists(some.integers(0, 1 << 40), min_size=1, max_size=200).map(flipped),
    some.integers(0, 1 << 20).map(lambda length: lambda content: content[: length % len(content)]),
    some.lists(some.integers(0, 1 << 20), min_size=1, max_size=40).map(zeroed_pages),
    some.tuples(some.integers(0, 1 << 40), some.binary(min_size=1, max_size=3000)).map(
        lambda hit: lambda content: content[: hit[0] % len(content)] + hit[1] + content[hit[0] % len(content) + len(hit[1]) :]
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=damages)
def test_whatever_the_damage_nothing_wrong_is_given_as_right(made: bytes, tmp_path: Path, damage: Damage) -> None:
    shutil.rmtree(tmp_path / "out", ignore_errors=True)
    content = damage(made)
    path = damaged(tmp_path / "data", content)
    try:
        found = rescue(path, tmp_path / "out")
    except NothingToRescue:
        assert not (tmp_path / "out").exists()
        return
    assert path.read_bytes() == content
    for each in found.reports:
        known, json_bytes = history().get(each.name, []), given_json(found, each.name)
        if each.sure == "whole":
            assert json_bytes == known[-1], each.name
        elif each.sure == "older":
            assert json_bytes in known, each.name
        elif each.sure == "doubtful":
            assert decode(json_bytes).name == each.name
    assert found.built.problems == ()
    with Store.open(found.folder) as store:
        assert store.verify() == ()
        for revision in store.revisions(WORKED):
            assert store.revision_bytes(revision.id) in history()[WORKED]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=some.binary(max_size=9000), head=some.booleans())
def test_any_bytes_are_no_trouble(made: bytes, tmp_path: Path, content: bytes, head: bool) -> None:
    shutil.rmtree(tmp_path / "out", ignore_errors=True)
    path = damaged(tmp_path / "data", made[:4096] + content if head else content)
    with pytest.raises(NothingToRescue):
        rescue(path, tmp_path / "out")
    assert list(tmp_path.glob(".sobaocao*")) == []


def test_pages_that_all_name_one_chain_do_not_keep_us_busy(tmp_path: Path) -> None:
    """Every cell of every page claims a row as long as the whole file."""
    pages, length = 60, 60 * 4000
    content = bytearray(bytes(4096) * pages)
    blob = (length - 70) * 2 + 12
    header = bytes([9, 13 + 2 * 4]) + b""
    for page in range(1, pages):
        start = page * 4096
        content[start] = 13
        content[start + 3 : start + 5] = (1000).to_bytes(2)
        content[start + 8 : start + 2008] = (2100).to_bytes(2) * 1000
        content[start + 2100 : start + 2100 + 12] = _varint(length) + b"\1" + header + _varint(blob)
    with pytest.raises(NothingToRescue):
        rescue(damaged(tmp_path, bytes(content)), tmp_path / "out")


def _varint(number: int) -> bytes:
    parts = [number & 0x7F]
    while number := number >> 7:
        parts.append(number & 0x7F | 0x80)
    return bytes(reversed(parts))


# ---------------------------------------------------------------- refusing, stopping


def test_a_folder_that_has_something_is_refused(made: bytes, tmp_path: Path) -> None:
    path = damaged(tmp_path / "data", made)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(StoreError, match="đã có ở đó"):
        rescue(path, tmp_path / "out")
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_a_store_that_is_open_is_refused(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_draft(sample_report())
        with pytest.raises(StoreError, match="đang mở"):
            rescue(tmp_path, tmp_path / "out")


def test_stopping_leaves_nothing(made: bytes, tmp_path: Path) -> None:
    path = damaged(tmp_path / "data", made)
    for patience in (0, 3, 12, 25):
        asked = itertools.count()
        with pytest.raises(WorkStopped):
            rescue(path, tmp_path / "out", stopped=lambda asked=asked, patience=patience: next(asked) >= patience)  # type: ignore[misc]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data"]


def test_it_says_how_far_it_is(made: bytes, tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    rescue(damaged(tmp_path, made), tmp_path / "out", lambda done, of: said.append((done, of)))
    assert said and all(0 <= done <= of == -(-len(made) // 4096) for done, of in said)


def test_the_columns_that_are_read_are_those_of_the_store(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    connection = sqlite3.connect(tmp_path / FILE)
    for table, columns in COLUMNS.items():
        known = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        assert known[: len(columns)] == list(columns)
    connection.close()


# ---------------------------------------------------------------- the command


def command(*arguments: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "main.py", *map(str, arguments)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def test_the_command_rescues_the_data_folder_or_a_file(made: bytes, tmp_path: Path) -> None:
    damaged(tmp_path, zeroed(made, root_page(made, tmp_path, "report")))
    answer = command("--data", tmp_path, "rescue", "-o", tmp_path / "out")
    assert answer.returncode == 1 and str(tmp_path / "out") in answer.stdout, answer.stderr
    assert command("rescue", tmp_path / FILE, "-o", tmp_path / "again").returncode == 1
    assert json.loads((tmp_path / "out" / "bao-cao" / "cntt-2021-H1.json").read_bytes())["subject"] == "Lần 2"
    refused = command("rescue", tmp_path / "nowhere.db", "-o", tmp_path / "third")
    assert refused.returncode == 2 and len(refused.stderr.strip().splitlines()) == 1


def test_a_disk_without_room_is_told_in_the_users_words(made: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(*_anything: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    (tmp_path / FILE).write_bytes(made)
    monkeypatch.setattr("models.store.salvage.rescuing._find", fill)
    with pytest.raises(StoreError, match="ổ đĩa đã đầy"):
        rescue(tmp_path, tmp_path / "rescued")
