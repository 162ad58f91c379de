"""The command line's own functions in this process: copying, issuing, importing a folder."""

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from click.exceptions import Exit
from msgspec.structs import replace

import models.store.archive
from commands.command_line import cli
from exporters.docx import render_docx
from models.definition import definition_for
from models.document import compose
from models.editions import editions
from models.interchange import digest, pretty
from models.samples import sample_report
from models.store import Store
from tests.crash.activities.beginning import NAME, next_number
from tests.crash.telling import Telling
from tests.importers.folders import lines_of, text_file


def command(data: Path, *arguments: str | Path) -> None:
    """One command; its findings may be there, anything worse is an error."""
    try:
        cli.main(["--data", str(data), *map(str, arguments)], standalone_mode=False)
    except Exit as end:
        assert end.exit_code < 2, arguments


def tell_of_archive(tell: Telling) -> None:
    """Tells when the archive folder is begun: the report is issued, and its files are not there yet."""
    write = models.store.archive.write_archive

    def told(*given: Any) -> Any:
        tell("doing", "archive")
        return write(*given)

    models.store.archive.write_archive = told


def copies(data: Path, tell: Telling, _chance: Random) -> None:
    """The next report from the one before, and the next."""
    tell("ready")
    while True:
        with Store.open(data) as store:
            name = max(name for name in store.names() if name.startswith("cntt/") and len(name) == len(NAME) and name.endswith("-9T"))
        period = f"{int(name[5:9]) + 1}-9T"
        tell("doing", "copy")
        command(data, "copy", name, "-p", period)
        tell("fact", "report", f"cntt/{period}")


def issues(data: Path, tell: Telling, _chance: Random) -> None:
    """Checked, issued, a scan, amended, and again."""
    tell_of_archive(tell)
    scan = data.parent / "Bản ký.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    tell("ready")
    while True:
        with Store.open(data) as store:
            states = store.states()
            edition, number = editions(NAME, states)[-1], next_number(store)
            tell("kept", edition, digest(store.load(edition)))
        for name in states:  # the one that is replaced changes with it
            tell("may", name)
        match states[edition]:
            case "draft":
                tell("doing", "mark")
                command(data, "mark", edition, "checked")
            case "issued":
                tell("doing", "scan")
                scan.write_bytes(b"%PDF-1.4 signed " + edition.encode())
                command(data, "scan", edition, scan)
                tell("doing", "amend")
                command(data, "amend", edition, "--reason", "Sai số liệu")
            case _:
                tell("doing", "issue")
                command(data, "issue", edition, "--number", f"{number}", "--date", "15/10/2021")
                tell("fact", "issued", edition)


def imports(data: Path, tell: Telling, chance: Random) -> None:
    """Folders with files of several kinds; each file is known once it is told to be in."""
    tell("ready")
    while True:
        year = chance.randrange(1990, 2018)
        folder = data.parent / f"Cũ {year} {chance.randrange(10**6)}"
        folder.mkdir(parents=True)
        for phrase in ("Quý I", "6 tháng đầu", ""):
            text_file(folder / f"{phrase or 'năm'}.txt", *lines_of(year, phrase, f"Việc số {chance.randrange(10**6)}."))
        report = replace(sample_report(), period=f"{year}-9T", closing=f"Trên đây là báo cáo số {chance.randrange(10**6)}./.")
        (folder / "của sổ.json").write_bytes(pretty(report))
        made = replace(report, letterhead=replace(report.letterhead, date=date(year, 10, 5)))
        (folder / "của Word.docx").write_bytes(render_docx(compose(made, definition_for(made))))
        with Store.open(data) as store:
            before = set(store.names())
        tell("doing", "import")
        command(data, "import", folder)
        with Store.open(data) as store:
            for name in set(store.names()) - before:
                tell("fact", "report", name)
