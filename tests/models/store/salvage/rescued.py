"""A store with three reports, what it holds as text, and the damage that is done to its file."""

import sqlite3
from pathlib import Path

from msgspec.structs import replace

from models.dates import read_date
from models.interchange import encode
from models.report import Report
from models.samples import sample_report
from models.store.connection import FILE
from models.store.salvage import Rescue

SCAN = bytes(range(256)) * 60
ISSUED, WORKED, TYPED = "cntt/2020-Y", "cntt/2021-H1", "cntt/2021-9T"


def reports() -> tuple[Report, Report, Report]:
    """One that is issued, one as its last revision kept it, one typed into since."""
    plain = replace(sample_report(), state="draft", sections=sample_report().sections[:2])
    head = replace(plain.letterhead, number="912", date=read_date("24/12/2020"))
    return replace(plain, period="2020-Y", state="issued", letterhead=head), replace(plain, period="2021-H1"), plain


def history() -> dict[str, list[bytes]]:
    """The states of each report, the present one last."""
    issued, worked, typed = reports()
    return {
        ISSUED: [encode(issued)],
        WORKED: [encode(replace(worked, subject=f"Lần {turn}")) for turn in range(3)],
        TYPED: [encode(typed), encode(typed.with_figure("van_ban_den", 777))],
    }


def damaged(folder: Path, content: bytes) -> Path:
    """A data folder with a damaged file."""
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_bytes(content)
    return folder / FILE


def by_name(found: Rescue) -> dict[str, str]:
    return {each.name: each.sure for each in found.reports}


def given_json(found: Rescue, name: str) -> bytes:
    path = found.folder / "bao-cao" / f"{name.replace('/', '-')}.json"
    return path.read_bytes() if path.exists() else b""


def root_page(content: bytes, folder: Path, table: str) -> int:
    path = folder / "whole.db"
    path.write_bytes(content)
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.close()
    return int(page)


def zeroed(content: bytes, *pages: int) -> bytes:
    result = bytearray(content)
    for page in pages:
        result[(page - 1) * 4096 : page * 4096] = bytes(4096)
    return bytes(result)
