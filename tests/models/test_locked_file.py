"""Files locked by a password: they come back, others can open them, and one that was cut or changed is never half opened."""

import hashlib
import subprocess
import sys
import tracemalloc
from functools import cache
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import locked_file
from models.errors import BadLockedFile, BookError, WrongPassword
from models.locked_file import PIECE, is_locked, is_locked_file, lock, lock_file, unlock, unlock_file

PASSWORD = "Mật khẩu của phòng"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """As little work for a password as the format knows."""
    monkeypatch.setattr(locked_file, "WORK", 2)


@given(content=st.binary(max_size=300), pieces=st.sampled_from([0, 1, 2]), off=st.sampled_from([-1, 0, 1]))
@settings(max_examples=40, deadline=None)
def test_what_was_locked_comes_back(content, pieces, off):
    content = content or bytes(max(0, pieces * PIECE + off))
    locked = lock(content, PASSWORD)
    assert is_locked(locked)
    assert unlock(locked, PASSWORD) == content


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_another_program_opens_our_files(size):
    content = bytes(i % 251 for i in range(size))
    assert pyrage.passphrase.decrypt(lock(content, PASSWORD), PASSWORD) == content


def test_we_open_a_file_that_another_program_wrote(monkeypatch):
    monkeypatch.setattr(locked_file, "MOST_WORK", 22)  # its writer measures the machine and takes what a second gives
    content = b"x" * (PIECE + 5)
    assert unlock(pyrage.passphrase.encrypt(content, PASSWORD), PASSWORD) == content


def test_marks_may_be_composed_by_any_keyboard():
    assert unlock(lock(b"x", "Ti\u1ebfng"), "Tie\u0302\u0301ng") == b"x"


def test_a_wrong_password_is_told():
    with pytest.raises(WrongPassword, match=r"Mật khẩu của tệp “bao-cao.json” không đúng"):
        unlock(lock(b"x", PASSWORD), "khác", "bao-cao.json")


@pytest.mark.parametrize("call", [lambda: lock(b"x", ""), lambda: unlock(lock(b"x", PASSWORD), "")])
def test_no_password_is_none(call):
    with pytest.raises(WrongPassword, match="để trống"):
        call()


@cache
def _small() -> bytes:
    return lock("Báo cáo".encode(), PASSWORD)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_flipped_bit_anywhere_is_recognised(data):
    locked = bytearray(_small())
    place = data.draw(st.integers(0, len(locked) - 1))
    locked[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises((BadLockedFile, WrongPassword)):
        unlock(bytes(locked), PASSWORD)


def test_a_file_cut_anywhere_is_recognised():
    for length in range(len(_small())):
        with pytest.raises(BadLockedFile):
            unlock(_small()[:length], PASSWORD)


def test_a_file_with_something_after_its_end_is_recognised():
    with pytest.raises(BadLockedFile):
        unlock(_small() + b"\n", PASSWORD)


def _pieces_of(locked: bytes) -> tuple[bytes, list[bytes]]:
    start = locked.index(b"\n", locked.index(b"--- ")) + 1 + 16
    body = locked[start:]
    return locked[:start], [body[at : at + PIECE + 16] for at in range(0, len(body), PIECE + 16)]


@pytest.mark.parametrize(
    "change",
    [lambda a, b, c: [b, a, c], lambda a, b, c: [a, c], lambda a, b, c: [a, b], lambda a, b, c: [a, b, b, c], lambda a, b, c: [a, b, c, c]],
    ids=["swapped", "one left out", "the end left out", "one twice", "the end twice"],
)
def test_pieces_cannot_be_moved(change):
    head, pieces = _pieces_of(lock(bytes(PIECE) + b"1" * PIECE + b"2", PASSWORD))
    with pytest.raises(BadLockedFile):
        unlock(head + b"".join(change(*pieces)), PASSWORD)


def test_a_file_cannot_ask_for_all_the_memory():
    hostile = _small().replace(b" 2\n", b" 30\n", 1)
    with pytest.raises(BadLockedFile, match="bộ nhớ"):
        unlock(hostile, PASSWORD)


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_anything_else_is_refused_with_a_sentence(content):
    for bad in (content, b"age-encryption.org/v1\n" + content):
        with pytest.raises(BookError):
            unlock(bad, PASSWORD)


def test_a_file_locked_by_a_key_is_no_file_of_ours():
    locked = pyrage.encrypt(b"x", [pyrage.x25519.Identity.generate().to_public()])
    with pytest.raises(BadLockedFile, match="không phải là tệp khóa bằng mật khẩu"):
        unlock(locked, PASSWORD)


# ---------------------------------------------------------------- files


def test_files_are_locked_and_opened_and_known_by_their_first_bytes(tmp_path):
    plain, locked, back = (tmp_path / name for name in ("a.json", "a.json.age", "b.json"))
    plain.write_bytes(b"1" * (2 * PIECE + 7))
    steps: list[tuple[int, int]] = []
    lock_file(plain, locked, PASSWORD, lambda done, of: steps.append((done, of)))
    unlock_file(locked, back, PASSWORD)
    assert (is_locked_file(plain), is_locked_file(locked)) == (False, True)
    assert back.read_bytes() == plain.read_bytes()
    assert steps == [(PIECE, 2 * PIECE + 7), (2 * PIECE, 2 * PIECE + 7), (2 * PIECE + 7, 2 * PIECE + 7)]


def test_a_file_may_be_locked_in_its_place(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b"x")
    lock_file(path, path, PASSWORD)
    unlock_file(path, path, PASSWORD)
    assert path.read_bytes() == b"x"


@pytest.mark.parametrize("break_it", [lambda b: b[:-1], lambda b: b[:-20] + b"x" * 20], ids=["cut", "changed in its last piece"])
def test_nothing_of_a_broken_file_is_left(tmp_path, break_it):
    locked, target = tmp_path / "a.age", tmp_path / "a.json"
    locked.write_bytes(break_it(lock(b"1" * (3 * PIECE), PASSWORD)))
    target.write_bytes(b"old")
    with pytest.raises(BadLockedFile, match=r"“a\.age” bị cắt ngắn hoặc đã bị sửa"):
        unlock_file(locked, target, PASSWORD)
    assert target.read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"a.age", "a.json"}


def test_who_does_not_want_to_wait_leaves_nothing(tmp_path):
    plain, locked = tmp_path / "a.json", tmp_path / "a.age"
    plain.write_bytes(b"x")

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lock_file(plain, locked, PASSWORD, stop)
    assert list(tmp_path.iterdir()) == [plain]


def test_a_large_file_takes_no_more_memory_than_a_small_one(tmp_path):
    plain, locked, back = (tmp_path / name for name in ("a", "b", "c"))
    plain.write_bytes(bytes(20_000_000))
    tracemalloc.start()
    lock_file(plain, locked, PASSWORD)
    unlock_file(locked, back, PASSWORD)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert hashlib.sha256(back.read_bytes()).digest() == hashlib.sha256(plain.read_bytes()).digest()
    assert peak < 2_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own means of giving files to one user")
def test_what_was_unlocked_is_its_owners_alone(tmp_path):
    locked, target = tmp_path / "a.age", tmp_path / "a.json"
    locked.write_bytes(lock(b"x", PASSWORD))
    unlock_file(locked, target, PASSWORD)
    assert target.stat().st_mode & 0o777 == 0o600


def test_the_library_is_loaded_only_where_a_password_is_used():
    code = "import sys, commands.command_line; sys.exit('cryptography' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0
