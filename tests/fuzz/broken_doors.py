"""Doors with a fault each, by which the watch is tested: what it does not see in them it would not see in the program's."""

import os
import time
from pathlib import Path

from tests.fuzz.doors import Door
from tests.fuzz.mutating import CANARY, bytes_changed


def _crash(content: bytes, _folder: Path) -> str:
    return str(1 // len(content[:0]))


def _slow(_content: bytes, _folder: Path) -> str:
    began = time.process_time()
    while time.process_time() - began < 2.5:
        pass
    return "late"


def _stuck(_content: bytes, _folder: Path) -> str:
    while True:
        pass


def _greedy(_content: bytes, _folder: Path) -> str:
    return str(len(bytearray(b"x") * 600_000_000))


def _leading_out(_content: bytes, folder: Path) -> str:
    (folder.parent / "outside.txt").write_text("x")
    return ""


def _reading_outside(_content: bytes, folder: Path) -> str:
    return (folder / ".." / CANARY).read_text("utf-8")


def _killed(_content: bytes, _folder: Path) -> str:
    os._exit(11)


def _broken(name: str, opened: object) -> Door:
    return Door(name, lambda: [b"some content"], bytes_changed, opened)  # type: ignore[arg-type]


BROKEN = tuple(
    _broken(opened.__name__.strip("_"), opened) for opened in (_crash, _slow, _stuck, _greedy, _leading_out, _reading_outside, _killed)
)
