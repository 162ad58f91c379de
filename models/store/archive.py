"""The plain folder that an issued report leaves beside the database: its JSON, papers and scans, and a manifest with their hashes.

The database can be rebuilt from such folders, and a person can read them without this program.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from models.errors import StoreError, reason
from models.language import _
from models.report import Report
from models.store.papers import KeptFile
from models.whole_file import put_whole

ARCHIVE = "archive"
MANIFEST = "manifest.json"
FORMAT = "sobaocao-archive/1"


def archive_folder(data: Path, report: Report) -> Path:
    """Where a report's files go: "archive/cntt-2021-9T", of a second edition "archive/cntt-2021-9T-2"."""
    return data / ARCHIVE / report.name.replace("/", "-")


def write_archive(data: Path, report: Report, papers: Iterable[KeptFile]) -> Path:
    """Writes the files and, last, the manifest; none ever stands half under its name. Raises StoreError.

    A manifest that is there says that all its files are there.
    """
    folder, papers = archive_folder(data, report), tuple(papers)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for paper in papers:
            _put(folder / paper.name, paper.content)
        _put(folder / MANIFEST, _manifest(report, papers))
    except OSError as error:
        sentence = _("Báo cáo đã vào sổ, nhưng chưa ghi được thư mục lưu trữ “{folder}” ({why}); hãy kiểm tra ổ đĩa.")
        raise StoreError(sentence.format(folder=folder, why=reason(error))) from error
    return folder


def _manifest(report: Report, papers: tuple[KeptFile, ...]) -> bytes:
    head = report.letterhead
    content = {
        "format": FORMAT,
        "report": report.name,
        "number": head.number,
        "symbol": head.symbol,
        "date": head.date,
        "amends": report.amends.report if report.amends else None,
        "files": [{"name": paper.name, "role": paper.role, "sha256": paper.hash, "size": len(paper.content)} for paper in papers],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def _put(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    put_whole(path, content)
