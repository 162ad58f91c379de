"""Does the archive still say what the store says? Every issued report has its folder, with the same files, linked to the same chain."""

from collections.abc import Iterator
from pathlib import Path

from models.dates import short_date
from models.editions import name_words
from models.errors import BookError, StoreError, reason
from models.language import _
from models.store import verifying
from models.store.archive import archive_folder, finish_archive, link_of
from models.store.archive_checking import Looked, folders_in, look_at, manifest_in
from models.store.manifest import ARCHIVE, Link, Manifest, manifest_of
from models.store.set_aside import is_set_aside
from models.store.store import Store
from models.store.verifying import Work
from models.store.watching import Progress, Stopped, never, unwatched


def verify(store: Store, progress: Progress = unwatched, stopped: Stopped = never) -> tuple[str, ...]:
    """What is wrong with the file, the chain of revisions, the locked reports, their files and the archive folder.

    Nothing where all is well. What a damaged file does not let one read is told, and the archive is looked at all the same.

    Raises WorkStopped, StoreError.
    """
    names = _issued(store)
    with store._reading():
        of = verifying.size_of_work(store._db.conn) + len(names)
    work = Work(of, progress, stopped)
    return (*_told(store._problems(work)), *archive_problems(store, names, work))


def _told(problems: Iterator[str]) -> Iterator[str]:
    try:
        yield from problems
    except StoreError as error:
        yield str(error)


def mend_archive(store: Store, progress: Progress = unwatched, stopped: Stopped = never) -> tuple[str, ...]:
    """Writes each folder again that lacks something, is not as it was, or has no link to the chain yet; gives their reports' names.

    It is written from what the store keeps. What lies in a folder beside is left. Raises WorkStopped, StoreError.
    """
    names = _issued(store)
    work, mended = Work(len(names), progress, stopped), []
    for name in names:
        work.step()
        looked = look_at(archive_folder(store.folder, name))
        whole = looked.report is not None and looked.manifest is not None and looked.manifest.issued
        if not whole or _difference(store, name, looked):
            finish_archive(store, name)
            mended.append(name)
    return tuple(mended)


def archive_problems(store: Store, names: tuple[str, ...], work: Work) -> Iterator[str]:
    """What is wrong in the archive folder, against what the store keeps."""
    folders = set()
    for name in names:
        work.step()
        folder = archive_folder(store.folder, name)
        folders.add(folder.name)
        if not folder.exists():
            sentence = _("Báo cáo {name} đã ban hành mà chưa có thư mục lưu trữ “{folder}”; hãy chạy verify --mend-archive để ghi lại.")
            yield sentence.format(name=name_words(name), folder=folder)
            continue
        looked = look_at(folder)
        yield from looked.problems
        if looked.manifest and (difference := _difference(store, name, looked)):
            yield difference
    yield from _unknown_folders(store.folder / ARCHIVE, folders)


def _issued(store: Store) -> tuple[str, ...]:
    with store._reading():
        rows = store._db.conn.execute("SELECT name FROM report WHERE state IN ('issued', 'replaced') ORDER BY name").fetchall()
    return tuple(name for (name,) in rows)


def _difference(store: Store, name: str, looked: Looked) -> str:
    """How the manifest of a report is not what the store would write; one of the first form has no link, and says no less otherwise."""
    with store._reading():
        try:
            report = store.load(name)
        except BookError as error:
            return str(error)
        lines, link = store.papers.lines(name), link_of(store._db.conn, name)
    there = looked.manifest
    if there is None:
        return ""
    if there.issued and there.issued != link:
        return _broken_link(name, there.issued)
    if there == manifest_of(report, lines, link if there.issued else None):
        return ""
    sentence = _("Báo cáo {name} trong sổ khác với thư mục lưu trữ “{folder}”: số, ngày hoặc các tệp kèm không khớp.")
    return sentence.format(name=name_words(name), folder=looked.folder)


def _broken_link(name: str, link: Link) -> str:
    sentence = _(
        "Chuỗi phiên bản không khớp với thư mục lưu trữ của báo cáo {name}: khi ban hành ({at}) phiên bản số {id} có mã khác; "
        "chuỗi đã bị ghi lại từ phiên bản đó trở về trước, hoặc sổ được khôi phục từ bản sao lưu cũ hơn."
    )
    return sentence.format(name=name_words(name), at=link.at, id=link.revision)


def _unknown_folders(archive: Path, known: set[str]) -> Iterator[str]:
    """Folders of reports that the store does not have as issued."""
    if not archive.exists():
        return
    try:
        folders, problems = folders_in(archive)
    except OSError as error:
        yield _("Không đọc được “{path}” ({why}); hãy kiểm tra ổ đĩa.").format(path=archive, why=reason(error))
        return
    yield from problems
    sentence = _("Thư mục “{folder}” là báo cáo đã ban hành mà sổ không có; hãy chạy rebuild để nhận lại.")
    for folder in folders:
        if folder.name in known:
            continue
        manifest = manifest_in(folder)
        if manifest and is_set_aside(folder):
            yield _set_aside(folder, manifest)
        else:
            yield from (sentence.format(folder=folder),) if manifest else look_at(folder).problems


def _set_aside(folder: Path, manifest: Manifest) -> str:
    sentence = _(
        "Thư mục “{folder}” giữ báo cáo {name} ban hành lần trước (số {number}, ngày {day}), để riêng khi báo cáo được ban hành lại; "
        "hãy đối chiếu hai bản rồi cất thư mục này ra ngoài thư mục lưu trữ."
    )
    day = short_date(manifest.date) if manifest.date else "–"
    return sentence.format(folder=folder, name=name_words(manifest.report), number=manifest.number, day=day)
