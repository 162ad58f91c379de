"""What can go wrong, as values that already carry the user's sentence."""

import errno
import sqlite3

from models.language import N_, _

_REASONS = {
    errno.ENOENT: N_("không có tệp hoặc thư mục này"),
    errno.EACCES: N_("không có quyền"),
    errno.EPERM: N_("không có quyền"),
    errno.EROFS: N_("ổ đĩa chỉ cho đọc"),
    errno.ENOSPC: N_("ổ đĩa đã đầy"),
    errno.EISDIR: N_("đó là một thư mục"),
    errno.ENOTDIR: N_("có một tệp đứng ở chỗ của thư mục"),
    errno.EEXIST: N_("có một tệp đứng ở chỗ của thư mục"),
    errno.EFBIG: N_("tệp lớn quá mức cho phép"),
    errno.EDQUOT: N_("đã dùng hết dung lượng được cấp"),
    errno.EIO: N_("ổ đĩa hỏng hoặc đã rút ra"),
    errno.ENAMETOOLONG: N_("tên quá dài"),
}


_ON_WINDOWS = {
    **dict.fromkeys((5, 32, 33), N_("không có quyền, hoặc tệp đang mở ở chương trình khác")),
    21: N_("ổ đĩa hỏng hoặc đã rút ra"),
    **dict.fromkeys((53, 67), N_("không thấy máy hoặc thư mục dùng chung này trên mạng")),
    123: N_("tên có ký tự không dùng được"),
    206: N_("tên quá dài"),
}
"""Windows' own numbers, where they say more than the number that C has for them: an open file cannot be replaced or deleted there."""


_OF_SQLITE = {
    sqlite3.SQLITE_READONLY: N_("tệp chỉ cho đọc"),
    sqlite3.SQLITE_PERM: N_("không có quyền"),
    sqlite3.SQLITE_CANTOPEN: N_("không mở được tệp"),
    sqlite3.SQLITE_IOERR: N_("ổ đĩa hỏng hoặc đã rút ra"),
    sqlite3.SQLITE_FULL: N_("ổ đĩa đã đầy"),
}


def sqlite_code(error: BaseException) -> int:
    """SQLite's primary code of a failure; 0 where it gives none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def reason(error: OSError | sqlite3.Error | UnicodeDecodeError) -> str:
    """Why the system or the disk under a database refused, in the user's words where they are known."""
    if not isinstance(error, OSError):
        code = sqlite_code(error)
        return _(_OF_SQLITE[code]) if code in _OF_SQLITE else str(error)
    own = getattr(error, "winerror", None)
    if own in _ON_WINDOWS:
        return _(_ON_WINDOWS[own])
    return _(_REASONS[error.errno]) if error.errno in _REASONS else error.strerror or str(error)


class BookError(Exception):
    """Something the user can mend. `str(error)` is one sentence: what is wrong, where, what to do."""


def failure_words(error: Exception, otherwise: str) -> str:
    """The sentence that a failure brings; of one that brings none `otherwise`, with the fault in the place of {why}."""
    return str(error) if isinstance(error, BookError) else otherwise.format(why=error)


class BadReport(BookError):
    """A report that cannot be read: not JSON, another format, a part of the wrong kind."""


class DamagedDraft(BadReport):
    """A draft in the store that is not what was written. `kept` is the number of its report's last revision, where there is one."""

    def __init__(self, sentence: str, kept: int | None) -> None:
        super().__init__(sentence)
        self.kept = kept


class BadDefinition(BookError):
    """A definition that cannot be used; the sentence names the file, the path in it and what was expected."""


class UnknownDefinition(BookError):
    """A report of a kind that this program does not have."""


class BadPeriod(BookError):
    """A period code that names no period."""


class BadExpression(BookError):
    """A rule's side that is not arithmetic over figures."""


class NoSuchPlace(BookError):
    """A place that the report does not have."""


class StoreError(BookError):
    """The store cannot be opened, read or written."""


class BackupFailed(StoreError):
    """A backup that could not be made; the ones before it stand as they were."""


class NoRoom(BackupFailed):
    """A backup that was refused before anything was copied, for its disk has no room; trying it again costs nothing."""


class DataDamaged(BackupFailed):
    """A backup that could not be made because the data are damaged themselves."""


class BadBackup(BookError):
    """A file that cannot be restored: of another program, of a newer version, damaged; nothing has changed."""


class DamagedStore(StoreError):
    """The store's file is damaged, or stands beside a log of another file; what can be read of it can be rescued."""


class MissingStore(DamagedStore):
    """The store's file is gone or empty although there are backups of it; an empty one is made only where somebody asks for it."""


class ForeignStore(StoreError):
    """The file under the store's name is a database of another program."""


class NewerStore(StoreError):
    """The store was written by a newer version of this program."""


class StoreInUse(StoreError):
    """Another window or another computer has the store open."""


class StoreFull(StoreError):
    """The disk of the store has no room."""


class StoreUnwritable(StoreError):
    """The store's folder or file may not be read or written, or its disk fails."""


class StoreReadOnly(StoreUnwritable):
    """The disk is read-only, or the user has no right to write there; nothing is broken."""


class LockedReport(StoreError):
    """A report that is issued or replaced: nothing of it may change; the sentence says why and what can be done."""


class StepRefused(BookError):
    """A step on the way of a report that is not open, or that something holds back."""


class BadPages(BookError):
    """Words that do not say which pages shall be printed, or a page that there is not."""


class PrintProblem(BookError):
    """The printer did not take the paper."""


class BadScan(BookError):
    """A file that is no scan of the signed page."""


class BadPicture(BookError):
    """An image that cannot stand as a signature or a seal on the electronic copy."""


class ExportError(BookError):
    """A paper could not be made or written."""


class ImportProblem(BookError):
    """A file of another program that cannot be read as a report."""


class WorkStopped(BookError):
    """Somebody did not want to wait for a long piece of work; nothing of it is half done."""


class ArchiveProblem(BookError):
    """A folder that is no archive of issued reports, or holds one that cannot be taken in."""


class WrongPassword(BookError):
    """A password that does not open a locked file, or none where one is needed."""


class BadLockedFile(BookError):
    """A file locked by a password that was cut, changed, or is locked by other means."""


class NoPeriod(ImportProblem):
    """A file that can be read, and names no period."""


class ReadingStopped(ImportProblem):
    """Somebody did not want to wait for a file."""
