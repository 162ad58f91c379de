"""The door of archive folders: manifests and reports that were changed and sealed again, so that what lies behind the seal is reached."""

import hashlib
import json
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from msgspec.structs import replace

from models.errors import BookError
from models.store import Store
from models.store.archive import archive_folder
from models.store.manifest import MANIFEST, Manifest, written
from models.store.rebuilding import rebuild
from tests.fuzz.mutating import bytes_changed, json_changed
from tests.fuzz.standing import standing
from tests.models.store.archived import issue, issued


@cache
def archives() -> tuple[bytes, ...]:
    """The folder of an issued report, its files by name as the letters of a JSON text."""
    with standing(), tempfile.TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        report = issued()
        issue(store, report)
        files = {path.name: path.read_bytes().decode("latin-1") for path in sorted(archive_folder(Path(folder), report.name).iterdir())}
    return (json.dumps(files).encode(),)


def archive_changed(random: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """The manifest, the report or another file changed; mostly hashes and seal are made right again."""
    files: dict[str, str] = json.loads(content)
    name = random.choice((MANIFEST, MANIFEST, next(name for name in files if name.endswith("2021-9T.json")), random.choice(list(files))))
    changed = json_changed if name.endswith(".json") else bytes_changed
    part = files[name].encode("latin-1")
    try:
        part = changed(random, part, (part,))
    except ValueError:  # is JSON no more
        part = bytes_changed(random, part, (part,))
    files[name] = part.decode("latin-1")
    if random.random() < 0.8:
        with suppress(ValueError, LookupError, TypeError, msgspec.ValidationError):
            _seal_again(files, name)
    return json.dumps(files).encode()


def _seal_again(files: dict[str, str], changed: str) -> None:
    raw: dict[str, Any] = json.loads(files[MANIFEST].encode("latin-1"))
    for listed in raw["files"]:
        if listed["name"] == changed != MANIFEST:
            content = files[changed].encode("latin-1")
            listed["sha256"], listed["size"] = hashlib.sha256(content).hexdigest(), len(content)
    unsealed = replace(msgspec.convert(raw, Manifest), seal="")
    files[MANIFEST] = written(replace(unsealed, seal=hashlib.sha256(written(unsealed)).hexdigest())).decode("latin-1")


def open_archive(content: bytes, folder: Path) -> str:
    """`rebuild FOLDER` into an empty store; the store is read and verified afterwards."""
    there = folder / "archive" / "cntt-2021-9T"
    there.mkdir(parents=True)
    for name, part in json.loads(content).items():
        (there / name).write_bytes(part.encode("latin-1"))
    with Store.open(folder / "data") as store:
        rebuilt = rebuild(store, folder / "archive")
        if not (rebuilt.taken or rebuilt.problems):
            raise AssertionError("neither taken in nor named")
        for name in rebuilt.taken:
            store.papers.of(store.load(name).name)
        if rebuilt.taken and (problems := store.verify()):
            raise AssertionError(problems)
        if not rebuilt.taken:
            raise BookError(" ".join(rebuilt.problems))
        return " ".join(rebuilt.problems)
