"""`import` of a folder: a line a file, a progress for who watches, a closing count; into the store or out again as JSON."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from commands.exit_codes import WRONG
from commands.saying import is_watched
from commands.settings import Settings
from importers.folder import Shelf, take_in_files
from importers.folder_account import account, counted, numbered_words, outcome_words, remark_words, short_path
from importers.folder_files import files_in
from importers.folder_reading import reader
from importers.folder_result import FileResult
from models.arrival import Arrival, KnownFile, SourceFile, arriving, there_already
from models.definition import ReportDefinition, definition_for
from models.editions import base_name, editions, next_edition
from models.errors import BookError, StoreError, reason
from models.fault_log import log_fault
from models.interchange import pretty, read_file
from models.language import _
from models.period import Period
from models.report import Report
from models.same_content import content_digest
from models.store import Arrivals, Store
from models.whole_file import put_whole


def take_in_folder(
    settings: Settings,
    folder: Path,
    kind: Callable[[], ReportDefinition | None],
    period: Period | None,
    target: Path | None,
    told: Path | None,
) -> None:
    """Takes in every file of a folder, or writes each as JSON into the folder `target`; `told` gets the account as a table.

    Raises BookError; Exit with code 2 where files could not be read.
    """
    found = tuple(files_in(folder))
    results: list[FileResult] = []
    with _shelf(settings, target) as shelf:
        try:
            for result in _watched(take_in_files(found, folder, reader(kind, period), shelf), len(found)):
                results.append(result)
                _say(result, folder)
                if result.fault:
                    log_fault(settings.data, result.fault)
        finally:  # after Ctrl+C and on a full disk too: what came in is there, and is told
            _close(results, folder, told)
    _refuse_unread(results)


@contextmanager
def _shelf(settings: Settings, target: Path | None) -> Iterator[Shelf]:
    if target is not None:
        yield JsonFolder(target)
        return
    with Store.open(settings.data) as store:
        yield Arrivals(store)


def _watched(results: Iterable[FileResult], count: int) -> Iterator[FileResult]:
    """The results one by one, with a count on the line of a terminal; nothing of it goes into a file or a pipe."""
    if not is_watched():
        yield from results
        return
    blank = "\r" + " " * len(f"{count} / {count}") + "\r"
    try:
        for at, result in enumerate(results, 1):
            click.echo(blank, nl=False, err=True)
            yield result
            click.echo(f"{at} / {count}", nl=False, err=True)
    finally:
        click.echo(blank, nl=False, err=True)


def _say(result: FileResult, folder: Path) -> None:
    words = outcome_words()[result.outcome]
    click.echo("\t".join((words, short_path(result, folder), result.report or "-", remark_words(result))).rstrip())


def _close(results: list[FileResult], folder: Path, told: Path | None) -> None:
    for sentence in (counted(results), numbered_words(results)):
        if sentence:
            click.echo(sentence)
    if told is not None:
        from exporters.tables import export_tables

        export_tables([account(results, folder)], told)
        click.echo(told)


def _refuse_unread(results: list[FileResult]) -> None:
    unread = sum(result.outcome == "unreadable" for result in results)
    if unread:
        sentence = _("{unread} trong {count} tệp không đọc được; lý do ở dòng của từng tệp, các tệp khác đã xong.")
        click.echo(sentence.format(unread=unread, count=len(results)), err=True)
        raise click.exceptions.Exit(WRONG)


class JsonFolder:
    """Reports as JSON files in a folder: "cntt-2021-9T.json", of a further edition "cntt-2021-9T-2.json"."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._there: dict[str, _There] = {}
        self._stems: set[str] | None = None

    def known(self, _file: SourceFile) -> KnownFile | None:
        """Nothing: a folder remembers no file, only what its reports say."""
        return None

    def keep(self, report: Report, _file: SourceFile) -> Arrival:
        """Writes a report that is not there yet. Raises StoreError, BookError."""
        definition = definition_for(report)
        draft = arriving(report, definition)
        content, base = content_digest(draft, definition), base_name(draft.name)
        present = {name: self._read(name) for name in self._names(base)}
        same = next((name for name, there in present.items() if there.content == content), "")
        if same:
            return Arrival(same, "same")
        draft = replace(draft, edition=next_edition(base, present))
        self._write(draft)
        self._listed().add(self._path(draft.name).stem)
        self._there[draft.name] = _There(content, draft.subject)
        beside = there_already(draft, {name: there.subject for name, there in present.items()})
        return Arrival(draft.name, "further" if beside else "new", beside)

    def _write(self, draft: Report) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            put_whole(self._path(draft.name), pretty(draft))
        except OSError as error:
            sentence = _("Không ghi được vào thư mục “{folder}”: {why}; hãy chọn thư mục khác.")
            raise StoreError(sentence.format(folder=self._folder, why=reason(error))) from error

    def _names(self, base: str) -> tuple[str, ...]:
        plain = base.replace("/", "-")
        names = [f"{base}{stem.removeprefix(plain).replace('-', '/')}" for stem in self._listed() if stem.startswith(plain)]
        return tuple(name for name in editions(base, names) if self._path(name).is_file())

    def _listed(self) -> set[str]:
        """The files of the folder without their endings, read once: thousands of files would each have the whole folder read."""
        if self._stems is None:
            self._stems = {path.stem for path in self._folder.glob("*.json")}
        return self._stems

    def _read(self, name: str) -> "_There":
        """What a report that is there says; nothing where the file is no report of ours."""
        if name not in self._there:
            try:
                report = read_file(self._path(name))
                self._there[name] = _There(content_digest(report, definition_for(report)), report.subject)
            except BookError:
                self._there[name] = _There()
        return self._there[name]

    def _path(self, name: str) -> Path:
        return self._folder / f"{name.replace('/', '-')}.json"


class _There(Struct, frozen=True):
    """What is known of a report that is in the folder."""

    content: str = ""
    subject: str = ""
