"""Which report a command speaks of: one of the store, with what stands beside it there, or one of a file, which stands alone."""

from collections.abc import Mapping
from pathlib import Path

import click
import msgspec

from commands.settings import Settings
from models.definition import definition_for, definitions
from models.errors import BookError
from models.interchange import read_file
from models.language import _
from models.prior import Earlier, read_earlier
from models.report import Report
from models.store import Store


class Case(msgspec.Struct, frozen=True):
    """A report with what the store has beside it: the earlier reports, and the frozen papers of an issued one by their suffix."""

    report: Report
    earlier: Earlier = Earlier()
    frozen: Mapping[str, bytes] = {}


def the_case(settings: Settings, name: str) -> Case:
    """A report of the store ("cntt/2021-9T", a second edition "cntt/2021-9T/2") or of a JSON file, which stands alone. Raises BookError."""
    if not is_in_store(name):
        return Case(read_report_file(Path(name)))
    with Store.open(settings.data) as store:
        report = store.load(name)
        earlier = read_earlier(report, store.states(report.definition), store.load, store.past_figures)
        return Case(report, earlier, store.papers.frozen(name))


def the_report(settings: Settings, name: str) -> Report:
    """The report of a name alone. Raises BookError."""
    return the_case(settings, name).report


def is_in_store(name: str) -> bool:
    """Whether a name is meant for a report of the store: "cntt/2021-9T", and no file of that name is there."""
    kind, slash, _period = name.partition("/")
    return bool(slash) and kind in definitions() and not Path(name).exists()


def read_report_file(path: Path) -> Report:
    """Raises BookError; files of other kinds are told from broken ones."""
    if path.suffix.lower() in (".docx", ".txt"):
        raise BookError(_("Tệp “{file}” chưa phải báo cáo của sổ; hãy nhận tệp bằng lệnh import trước.").format(file=path))
    if path.suffix.lower() in (".doc", ".odt", ".pdf", ".rtf"):
        raise BookError(_("Tệp “{file}” không nhận được; hãy mở bằng Word hoặc LibreOffice và ghi lại thành .docx.").format(file=path))
    return read_file(path)


def shown_beside(settings: Settings, name: str, case: Case, target: Path) -> Earlier:
    """The earlier reports whose figures a paper shows; those of the store beside a report of a file, where the paper shows any."""
    shows = target.suffix.lower() == ".xlsx" or any(annex.figures for annex in case.report.annexes)
    return beside_in_store(settings, case.report) if shows and not is_in_store(name) else case.earlier


def beside_in_store(settings: Settings, report: Report) -> Earlier:
    """The earlier reports that stand in the store beside a report of a file; none where there is no store.

    One that cannot be opened, as the window has it open, is told on stderr, and none is taken from it.
    """
    if not Store.is_in(settings.data):
        return Earlier()
    try:
        with Store.open(settings.data) as store:
            return read_earlier(report, store.states(report.definition), store.load, store.past_figures)
    except BookError as error:
        click.echo(_("Không lấy được báo cáo kỳ trước trong sổ: {why}").format(why=error), err=True)
        return Earlier()


def export_to(report: Report, path: Path, frozen: Mapping[str, bytes] = {}, earlier: Earlier = Earlier(), password: str = "") -> None:
    """Writes a file, locked where a password is given. Raises BookError."""
    from exporters.export import export

    export(report, definition_for(report), path, frozen=frozen, earlier=earlier, password=password)
