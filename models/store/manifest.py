"""The manifest of an archived report: what belongs to it, with hashes, under a seal, and the link to the chain of revisions.

There is one writing of each manifest. A byte that was changed in one breaks the seal; one of the first form, which has none, no longer says
what the report and the files say.
"""

import datetime
import hashlib
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from models.file_names import is_safe_name
from models.language import _
from models.report import Report
from models.store.papers import Listed

ARCHIVE = "archive"
MANIFEST = "manifest.json"
LARGEST = 4 * 1024 * 1024
"""Bytes of a manifest: a report with ten thousand scans has a smaller one."""


class Link(Struct, frozen=True, forbid_unknown_fields=True):
    """The revision with which the report was issued: its number and its hash, which covers all revisions before it; when and by whom."""

    revision: int
    hash: str
    at: str
    clerk: str


class Manifest(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`issued` and `seal` are those of the second form."""

    format: Literal["sobaocao-archive/1", "sobaocao-archive/2"]
    report: str
    number: str
    symbol: str
    date: datetime.date | None
    amends: str | None
    files: tuple[Listed, ...]
    issued: Link | None = None
    seal: str = ""


def link_in(note: str) -> Link | None:
    """The link that a revision notes of a report that was rebuilt from its folder; nothing where it notes none."""
    try:
        return msgspec.json.decode(note, type=Link)
    except msgspec.DecodeError:
        return None


class BadManifest(Exception):
    """Why a manifest cannot be believed, as a part of a sentence."""


def manifest_of(report: Report, files: tuple[Listed, ...], issued: Link | None) -> Manifest:
    """The manifest of a report; without a link it is one of the first form."""
    head = report.letterhead
    amends = report.amends.report if report.amends else None
    unsealed = Manifest(
        "sobaocao-archive/2" if issued else "sobaocao-archive/1", report.name, head.number, head.symbol, head.date, amends, files, issued
    )
    return replace(unsealed, seal=_seal(unsealed)) if issued else unsealed


def written(manifest: Manifest) -> bytes:
    """The one writing of a manifest."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def read_manifest(content: bytes) -> Manifest:
    """Raises BadManifest for one that was changed, is of another program, or names files outside of its folder."""
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadManifest(_("không đúng cấu trúc, đã bị sửa hoặc do bản chương trình mới hơn ghi")) from error
    if written(manifest) != content or (manifest.format == "sobaocao-archive/2") != bool(manifest.issued and manifest.seal):
        raise BadManifest(_("không còn như khi được ghi"))
    if manifest.seal and manifest.seal != _seal(manifest):
        raise BadManifest(_("không còn như khi được ghi"))
    names = [file.name for file in manifest.files]
    for name in names:
        if not is_safe_name(name):
            raise BadManifest(_("nêu tên tệp “{name}” không dùng được").format(name=name.encode("unicode_escape").decode()))
    if len({name.casefold() for name in (*names, MANIFEST)}) <= len(names):
        raise BadManifest(_("nêu hai tệp cùng tên"))
    return manifest


def _seal(manifest: Manifest) -> str:
    """A hash over all that the manifest says."""
    return hashlib.sha256(written(replace(manifest, seal=""))).hexdigest()
