"""Files locked by a password, in the public format age (age-encryption.org/v1), so that the programs `age` and `rage` open them too.

A key made from the password (models/password_cipher.py) locks 64 KiB at a time, each piece bound to its place and the last one marked, so
that a file that was cut or changed anywhere is never taken for whole.
"""

import base64
import contextlib
import io
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from models.errors import BadLockedFile, WrongPassword
from models.language import _
from models.whole_file import writing_whole

Progress = Callable[[int, int], None]
"""Told how many bytes of how many are done; what it raises stops the work, and nothing is left of it."""

WORK = 17
"""The work to try one password, as a power of two: 128 MB and some 0.3 s, what OWASP asks of scrypt."""

MOST_WORK = 18
"""The most that a file may ask for, 256 MB: what `age` writes. A hostile file could ask for all the memory that there is."""

PIECE = 64 * 1024
_TAG = 16

_VERSION = b"age-encryption.org/v1\n"
_SCRYPT = re.compile(rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n")
_WRAPPED = re.compile(rb"([A-Za-z0-9+/]{43})\n")
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")
_LONGEST_LINE = 256


def lock(content: bytes, password: str) -> bytes:
    """The content locked by a password. Raises WrongPassword for an empty one."""
    locked = io.BytesIO()
    _lock(io.BytesIO(content), locked, password, len(content), _unwatched)
    return locked.getvalue()


def unlock(locked: bytes, password: str, name: str = "") -> bytes:
    """What was locked; `name` is how errors call it. Raises WrongPassword, BadLockedFile."""
    content = io.BytesIO()
    _unlock(io.BytesIO(locked), content, password, name, len(locked), _unwatched)
    return content.getvalue()


def is_locked(content: bytes) -> bool:
    """Whether bytes, or the first of them, are those of a file locked by a password."""
    return content.startswith(_VERSION)


def _unwatched(_done: int, _of: int) -> None:
    pass


def lock_file(source: Path, target: Path, password: str, progress: Progress = _unwatched) -> None:
    """Locks a file of any size, a piece at a time; `target` stands there whole or as it was. Raises WrongPassword, OSError."""
    with writing_whole(target, private=True) as locked, source.open("rb") as file:
        _lock(file, locked, password, source.stat().st_size, progress)


def unlock_file(source: Path, target: Path, password: str, progress: Progress = _unwatched) -> None:
    """Opens a locked file of any size; `target` stands there whole, for the eyes of its owner alone, or as it was.

    Raises WrongPassword, BadLockedFile, OSError; then nothing that was locked is left anywhere.
    """
    with writing_whole(target, private=True) as content, source.open("rb") as file:
        _unlock(file, content, password, source.name, source.stat().st_size, progress)


def is_locked_file(path: Path) -> bool:
    """Whether a file is locked by a password; only its first bytes are read. Raises OSError."""
    with path.open("rb") as file:
        return is_locked(file.read(len(_VERSION)))


def looks_locked(path: Path) -> bool:
    """The same for a file that is read next: one that cannot be read is told there."""
    with contextlib.suppress(OSError):
        return is_locked_file(path)
    return False


# ---------------------------------------------------------------- the format


def _lock(source: BinaryIO, target: BinaryIO, password: str, size: int, progress: Progress) -> None:
    from models.password_cipher import derived, head_seal, seal  # noqa: PLC0415  # takes 15 ms to load, and few files are locked

    salt, file_key, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapped = seal(_password_key(password, salt, WORK), bytes(12), file_key)
    head = _VERSION + b"-> scrypt %s %d\n%s\n---" % (_base64(salt), WORK, _base64(wrapped))
    target.write(b"%s %s\n" % (head, _base64(head_seal(file_key, head))))
    target.write(nonce)
    key, done = derived(file_key, nonce, b"payload"), 0
    for number, piece, last in _pieces(source, PIECE):
        target.write(seal(key, _piece_nonce(number, last), piece))
        done += len(piece)
        progress(done, size)


def _unlock(source: BinaryIO, target: BinaryIO, password: str, name: str, size: int, progress: Progress) -> None:
    from models.password_cipher import derived, opened  # noqa: PLC0415  # as above

    file_key = _file_key(source, password, name)
    nonce = source.read(16)
    if len(nonce) != 16:
        raise _changed(name)
    key, done = derived(file_key, nonce, b"payload"), 0
    for number, piece, last in _pieces(source, PIECE + _TAG):
        content = opened(key, _piece_nonce(number, last), piece)
        if content is None or (number and not content):  # the format knows one writing of each content
            raise _changed(name)
        target.write(content)
        done += len(piece)
        progress(min(done, size), size)


def _file_key(source: BinaryIO, password: str, name: str) -> bytes:
    """Reads the head. The seal over it is compared only after the password has opened its lock: both are one secret."""
    from models.password_cipher import head_seal, opened, same  # noqa: PLC0415  # as above

    version, recipient, wrapped, seal = (source.readline(_LONGEST_LINE) for _line in range(4))
    salted, key, sealed = _SCRYPT.fullmatch(recipient), _WRAPPED.fullmatch(wrapped), _MAC.fullmatch(seal)
    if version != _VERSION or not (salted and key and sealed):
        raise _unknown(name)
    salt, work = _plain(salted[1], name), int(salted[2])
    if work > MOST_WORK:
        raise BadLockedFile(_("Tệp “{name}” đòi nhiều bộ nhớ hơn mức an toàn để thử mật khẩu; tệp không được mở.").format(name=name))
    file_key = opened(_password_key(password, salt, work), bytes(12), _plain(key[1], name))
    if file_key is None:
        sentence = _("Mật khẩu của tệp “{name}” không đúng; hãy nhập lại. Nếu mật khẩu chắc chắn đúng thì tệp đã hỏng hoặc bị sửa.")
        raise WrongPassword(sentence.format(name=name))
    head = version + recipient + wrapped + b"---"
    if not same(head_seal(file_key, head), _plain(sealed[1], name)):
        raise _changed(name)
    return file_key


def _pieces(source: BinaryIO, size: int) -> Iterator[tuple[int, bytes, bool]]:
    """Number, bytes and whether it is the last of each piece; of nothing at all one empty last piece."""
    number, piece = 0, source.read(size)
    while True:
        following = source.read(size)
        yield number, piece, not following
        if not following:
            return
        number, piece = number + 1, following


def _password_key(password: str, salt: bytes, work: int) -> bytes:
    """The same password gives the same key whichever keyboard composed its marks."""
    from models.password_cipher import password_key  # noqa: PLC0415  # as above

    typed = unicodedata.normalize("NFC", password).encode()
    if not typed:
        raise WrongPassword(_("Mật khẩu đang để trống; hãy nhập mật khẩu."))
    return password_key(typed, salt, work)


def _piece_nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _base64(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")


def _plain(text: bytes, name: str) -> bytes:
    """Raises BadLockedFile where the text is not the one writing of its bytes: a changed bit in its last letter would not be seen."""
    content = base64.b64decode(text + b"=" * (-len(text) % 4))
    if _base64(content) != text:
        raise _unknown(name)
    return content


def _changed(name: str) -> BadLockedFile:
    return BadLockedFile(_("Tệp “{name}” bị cắt ngắn hoặc đã bị sửa nên không mở được; hãy lấy lại tệp từ nơi gửi.").format(name=name))


def _unknown(name: str) -> BadLockedFile:
    return BadLockedFile(_("Tệp “{name}” không phải là tệp khóa bằng mật khẩu mà chương trình này mở được.").format(name=name))
