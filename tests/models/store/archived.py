"""Issued reports with papers that cost nothing to make, and a store that holds some."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from models.interchange import pretty
from models.lifecycle import amended
from models.report import Report
from models.store import KeptFile, Store, finish_archive, keep_issued, keep_scan
from tests.builders import report

SCAN = KeptFile("scan", "ban-quet-1.pdf", b"%PDF-1.4 the signed page")


def issued(period: str = "2021-9T", number: str = "177", day: date = date(2021, 10, 5), **parts: object) -> Report:
    """A small issued report."""
    made = report("- Đã làm xong mọi việc.", period=period, **parts)  # type: ignore[arg-type]
    return replace(made, state="issued", letterhead=replace(made.letterhead, number=number, date=day))


def amending(old: Report, number: str = "190", day: date = date(2021, 11, 1), edition: int = 2) -> Report:
    """The issued report that replaces another one."""
    draft = replace(amended(old, "Sai số liệu", edition), subject="Công tác {ky} (thay thế)")
    return replace(draft, state="issued", letterhead=replace(draft.letterhead, number=number, date=day))


def papers(report: Report) -> tuple[KeptFile, ...]:
    """Its files: the JSON is the report, the others stand for papers."""
    name = f"bao-cao-{report.name.replace('/', '-')}"
    return (
        KeptFile("json", f"{name}.json", pretty(report)),
        KeptFile("docx", f"{name}.docx", f"PK word {report.name}".encode()),
        KeptFile("pdf", f"{name}.pdf", f"%PDF-1.7 paper {report.name}".encode()),
    )


def issue(store: Store, *reports: Report) -> None:
    """Issues reports with their papers, and leaves their folders."""
    for one in reports:
        keep_issued(store, one, papers(one))
        finish_archive(store, one.name)


def scan(store: Store, name: str, file: KeptFile = SCAN) -> None:
    """Adds a scan to an issued report."""
    keep_scan(store, name, file)
    finish_archive(store, name)


def three_issued(folder: Path) -> Store:
    """An open store with a report, one that was replaced and the one that replaced it, with a scan; and a draft."""
    store = Store.open(folder)
    first, other = issued(), issued("2020-Y", "9", date(2021, 1, 4))
    issue(store, other, first, amending(first))
    scan(store, "nho/2021-9T")
    store.save_draft(report("- Đang viết.", period="2021-Y"))
    return store


def kept(store: Store, names: Iterable[str] | None = None) -> dict[str, tuple[Report, tuple[KeptFile, ...]]]:
    """Every issued and replaced report with its files."""
    states = store.states()
    chosen = [name for name in states if states[name] in ("issued", "replaced")] if names is None else names
    return {name: (store.load(name), store.papers.of(name)) for name in sorted(chosen)}


def bytes_of(folder: Path) -> dict[str, bytes]:
    """All that lies in a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
