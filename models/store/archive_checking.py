"""Is the archive folder of a report what it was when it was written? The manifest vouches for every file, and its seal for the manifest."""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from models.errors import ArchiveProblem, BookError, reason
from models.interchange import decode, unread_parts
from models.language import _
from models.report import Report, name_parts
from models.store.manifest import ARCHIVE, LARGEST, MANIFEST, BadManifest, Manifest, manifest_of, read_manifest, written
from models.store.papers import KeptFile, Listed

_CHUNK = 1024 * 1024
_LARGEST_FILE, _LARGEST_JSON = 100 * 1024 * 1024, 16 * 1024 * 1024
"""Bytes of a scan or a paper, twice what the program takes (exporters/scan.py), and of a report, many times the largest that was seen."""
_MOUNT_POINT = 0xA0000003
"""How Windows marks a folder that is somewhere else."""


class Looked(Struct, frozen=True):
    """What was found in the folder of a report. `problems` are sentences that name a path each.

    `manifest` is there where it can be believed, `report` where all that the manifest lists is as it was and can be taken in.
    """

    folder: Path
    manifest: Manifest | None = None
    report: Report | None = None
    problems: tuple[str, ...] = ()


def look_at(folder: Path) -> Looked:
    """Reads every file of a report's folder once, and none as a whole but manifest and JSON."""
    try:
        return _look_at(folder)
    except OSError as error:
        return Looked(folder, problems=(_unread(folder, error),))


def manifest_in(folder: Path) -> Manifest | None:
    """What the manifest of a folder says, of whose files none is looked at; nothing where it cannot be believed."""
    try:
        path = folder / MANIFEST
        return None if _not_plain(path, LARGEST) else read_manifest(path.read_bytes())
    except (OSError, BadManifest):
        return None


def contents(looked: Looked) -> Iterator[KeptFile]:
    """The files themselves, in the order of the manifest, one in memory at a time.

    Raises ArchiveProblem where one is no longer what it was a moment ago.
    """
    for file in looked.manifest.files if looked.manifest else ():
        path = looked.folder / file.name
        try:
            paper = KeptFile(file.role, file.name, path.read_bytes())
        except OSError as error:
            raise ArchiveProblem(_unread(path, error)) from error
        if paper.hash != file.sha256:
            raise ArchiveProblem(_changed(path))
        yield paper


def report_folders(folder: Path) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The folders of reports in an archive, in a data folder that has one, or the one folder that it is itself; and what else lies there.

    Raises ArchiveProblem where there is nothing of an archive.
    """
    try:
        if (folder / MANIFEST).exists():
            return (folder,), ()
        folders, needless = folders_in(folder / ARCHIVE if (folder / ARCHIVE).is_dir() else folder)
    except OSError as error:
        raise ArchiveProblem(_unread(folder, error)) from error
    if not any((one / MANIFEST).exists() for one in folders):
        sentence = _(
            "Thư mục “{folder}” không có báo cáo lưu trữ nào (mỗi báo cáo một thư mục con có tệp {manifest}); hãy chọn thư mục khác."
        )
        raise ArchiveProblem(sentence.format(folder=folder, manifest=MANIFEST))
    return folders, needless


def folders_in(archive: Path) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The folders in an archive, and what else lies there, in sentences. Raises OSError."""
    found = sorted(archive.iterdir())
    folders = tuple(path for path in found if not _is_link(path) and path.is_dir())
    return folders, tuple(_link(path) if _is_link(path) else _extra(path) for path in found if path not in folders)


def _look_at(folder: Path) -> Looked:
    path = folder / MANIFEST
    if not path.exists() and not path.is_symlink():
        sentence = _("Thư mục lưu trữ “{folder}” thiếu tệp {manifest} nên không rõ đủ hay thiếu; hãy lấy lại từ bản sao lưu.")
        return Looked(folder, problems=(sentence.format(folder=folder, manifest=MANIFEST),))
    if problem := _not_plain(path, LARGEST):
        return Looked(folder, problems=(problem,))
    content = path.read_bytes()
    try:
        manifest = read_manifest(content)
    except BadManifest as error:
        return Looked(folder, problems=(_bad_manifest(path, str(error)),))
    broken = tuple(_file_problems(folder, manifest.files))
    extra = tuple(_extra_problems(folder, manifest))
    if broken:
        return Looked(folder, manifest, problems=(*broken, *extra))
    try:
        report = _report(folder, manifest)
    except BookError as error:
        return Looked(folder, manifest, problems=(str(error), *extra))
    if written(manifest_of(report, manifest.files, manifest.issued)) != content:
        return Looked(folder, problems=(_bad_manifest(path, _("không khớp với báo cáo")), *extra))
    return Looked(folder, manifest, report, extra)


def _file_problems(folder: Path, files: tuple[Listed, ...]) -> Iterator[str]:
    for file in files:
        path = folder / file.name
        try:
            if problem := _not_plain(path, _LARGEST_FILE):
                yield problem
            elif path.stat().st_size != file.size or _hash(path) != file.sha256:
                yield _changed(path)
        except FileNotFoundError:
            yield _("Thiếu tệp lưu trữ “{path}”; hãy lấy lại từ bản sao lưu.").format(path=path)
        except OSError as error:
            yield _unread(path, error)


def _extra_problems(folder: Path, manifest: Manifest) -> Iterator[str]:
    known = {MANIFEST, *(file.name for file in manifest.files)}
    yield from (_extra(path) for path in sorted(folder.iterdir()) if path.name not in known)


def _report(folder: Path, manifest: Manifest) -> Report:
    """The report of the one JSON file. Raises BookError."""
    files = [file for file in manifest.files if file.role == "json"]
    if len(files) != 1:
        raise ArchiveProblem(_("Thư mục lưu trữ “{folder}” không có đúng một tệp JSON của báo cáo.").format(folder=folder))
    path = folder / files[0].name
    if problem := _not_plain(path, _LARGEST_JSON):
        raise ArchiveProblem(problem)
    content = path.read_bytes()
    try:
        report = decode(content)
    except BookError as error:
        raise ArchiveProblem(_("Tệp “{path}”: {problem}").format(path=path, problem=str(error))) from error
    if unread := unread_parts(content):
        sentence = _("Tệp “{path}” có phần {parts} mà bản này chưa biết; hãy cập nhật chương trình rồi dựng lại.")
        raise ArchiveProblem(sentence.format(path=path, parts=", ".join(unread)))
    if report.state != "issued" or name_parts(report.name) != (report.definition, report.period, report.edition) or not report.definition:
        raise ArchiveProblem(_("Tệp “{path}” không phải báo cáo đã ban hành.").format(path=path))
    return report


def _not_plain(path: Path, largest: int) -> str:
    """Why something is not read: only plain files are, no links, pipes or devices. Raises OSError."""
    about = path.lstat()
    if _is_link(path):
        return _link(path)
    if not stat.S_ISREG(about.st_mode):
        return _("“{path}” không phải là tệp thường nên không được đọc.").format(path=path)
    if about.st_size > largest:
        return _("Tệp “{path}” lớn quá mức của một tệp lưu trữ nên không được đọc.").format(path=path)
    return ""


def _is_link(path: Path) -> bool:
    about = os.lstat(path)
    return stat.S_ISLNK(about.st_mode) or getattr(about, "st_reparse_tag", 0) == _MOUNT_POINT


def _hash(path: Path) -> str:
    whole = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            whole.update(chunk)
    return whole.hexdigest()


def _changed(path: Path) -> str:
    return _("Tệp lưu trữ “{path}” không còn như khi được ghi; hãy lấy lại từ bản sao lưu.").format(path=path)


def _extra(path: Path) -> str:
    return _("“{path}” không thuộc báo cáo lưu trữ nào; hãy chuyển đi nơi khác.").format(path=path)


def _link(path: Path) -> str:
    return _("“{path}” là liên kết tới nơi khác nên không được đọc; hãy thay bằng tệp thật.").format(path=path)


def _bad_manifest(path: Path, why: str) -> str:
    return _("Tệp “{path}” {why}; hãy lấy lại từ bản sao lưu.").format(path=path, why=why)


def _unread(path: Path, error: OSError) -> str:
    return _("Không đọc được “{path}” ({why}); hãy kiểm tra ổ đĩa.").format(path=path, why=reason(error))
