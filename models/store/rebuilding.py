"""The store rebuilt from the archive folders of issued reports: what is lacking comes in as issued, what is there is never changed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from models.editions import base_name, name_words
from models.errors import ArchiveProblem, BadReport, StoreError
from models.language import _
from models.lifecycle import is_locked, replaced
from models.report import Report
from models.store.archive import archive_folder, expect_archive, finish_archive
from models.store.archive_checking import Looked, contents, look_at, manifest_in, report_folders
from models.store.papers import KeptFile
from models.store.set_aside import is_set_aside
from models.store.store import Store
from models.store.watching import Progress, Stopped, never, stop_if, unwatched


class Rebuilt(Struct, frozen=True):
    """What became of the reports of an archive, by their names: taken in, there already and equal, or there as drafts, which stay.

    `problems` are sentences: each broken, missing or needless file with its path, and each report that the store has in another form, as
    a draft too.
    """

    taken: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class _DraftThere(ArchiveProblem):
    """The store has a report as a draft, and nobody said that it shall give way."""


class _Candidate(Struct, frozen=True):
    """A folder of a report, and what decides its turn; `number` is that of the revision with which it was issued."""

    folder: Path
    name: str = ""
    amends: str = ""
    day: str = ""
    number: int = 0

    @property
    def turn(self) -> tuple[str, int, str]:
        return self.day, self.number, self.folder.name


def rebuild(store: Store, folder: Path, progress: Progress = unwatched, stopped: Stopped = never, over_drafts: bool = False) -> Rebuilt:
    """Takes the reports of an archive folder, of one report's folder or of a data folder into a store that lacks them.

    Each comes in as issued with exactly its files, in one transaction; what it amends becomes replaced. A report that is there and equal
    is left alone, one that differs is told. `over_drafts`: a draft of the same name is kept as a revision, and gives way.

    Raises ArchiveProblem where the folder is no archive, WorkStopped (what came in until then stays), StoreError.
    """
    folders, needless = report_folders(folder)
    taken: list[str] = []
    present: list[str] = []
    drafts: list[str] = []
    told = list(needless)
    for done, candidate in enumerate(_in_turn(_candidate(one) for one in folders)):
        stop_if(stopped)
        progress(done, len(folders))
        looked = look_at(candidate.folder)
        told += looked.problems
        if looked.report is None:
            continue
        try:
            came = _take(store, looked, over_drafts)
        except (ArchiveProblem, BadReport) as problem:  # a draft that is there may be damaged
            told.append(str(problem))
            if isinstance(problem, _DraftThere):
                drafts.append(looked.report.name)
            continue
        (taken if came else present).append(looked.report.name)
        if came:
            told += _archived(store, looked.report.name)
    progress(len(folders), len(folders))
    return Rebuilt(tuple(taken), tuple(present), tuple(drafts), tuple(told))


def _archived(store: Store, name: str) -> tuple[str, ...]:
    """Leaves the folder beside the store too; what went wrong, as it is tried again at the next start."""
    try:
        told = finish_archive(store, name).told
    except StoreError as problem:
        return (str(problem),)
    return (told,) if told else ()


def _candidate(folder: Path) -> _Candidate:
    """When a folder has its turn; whether what its manifest says is so, is looked at then."""
    manifest = manifest_in(folder)
    if manifest is None:
        return _Candidate(folder)
    day = manifest.date.isoformat() if manifest.date else ""
    return _Candidate(folder, manifest.report, manifest.amends or "", day, manifest.issued.revision if manifest.issued else 0)


def _in_turn(found: Iterable[_Candidate]) -> Iterator[_Candidate]:
    """By day and number, and each behind the one that it amends; behind all of them what was set aside, which takes nobody's place."""
    there = sorted(found, key=lambda one: one.turn)
    yield from _behind_amended(one for one in there if not is_set_aside(one.folder))
    yield from _behind_amended(one for one in there if is_set_aside(one.folder))


def _behind_amended(found: Iterable[_Candidate]) -> Iterator[_Candidate]:
    waiting = {one.folder: one for one in found}
    by_name: dict[str, list[_Candidate]] = {}
    for one in waiting.values():
        by_name.setdefault(one.name, []).append(one)
    for one in tuple(waiting.values()):
        line = [one]
        while line[-1].amends and all(other not in line for other in by_name.get(line[-1].amends, (one,))):
            line += by_name[line[-1].amends]
        for each in reversed(line):
            if waiting.pop(each.folder, None):
                yield each


def _take(store: Store, looked: Looked, over_drafts: bool) -> bool:
    """Whether it came in; not where it is there already. Raises ArchiveProblem where it is there in another form or cannot come in."""
    assert looked.report is not None and looked.manifest is not None
    report, papers = looked.report, contents(looked)
    with store._writing():
        if store.has(report.name) and not _gives_way(store, looked, over_drafts):
            return False
        _refuse_other_archive(store, looked)
        note = msgspec.json.encode(looked.manifest.issued).decode() if looked.manifest.issued else ""
        _keep(store, report, papers, note)
    return True


def _gives_way(store: Store, looked: Looked, over_drafts: bool) -> bool:
    """Whether what the store has under the name is a draft that gives way. Raises ArchiveProblem where it says something else."""
    assert looked.report is not None and looked.manifest is not None
    present, words = store.load(looked.report.name), {"name": name_words(looked.report.name), "folder": looked.folder}
    if not is_locked(present):
        if not over_drafts:
            sentence = _(
                "Báo cáo {name} trong sổ chưa ban hành, trong thư mục lưu trữ “{folder}” đã ban hành; bản trong sổ được giữ nguyên."
            )
            raise _DraftThere(sentence.format(**words))
        store._keep(present, "worked")
        return True
    same_files = sorted(map(msgspec.json.encode, store.papers.lines(present.name))) == sorted(
        map(msgspec.json.encode, looked.manifest.files)
    )
    if replace(present, state="issued", replaced_by="") != looked.report or not same_files:
        sentence = _("Báo cáo {name} trong sổ khác với thư mục lưu trữ “{folder}”; bản trong sổ được giữ nguyên.")
        raise ArchiveProblem(sentence.format(**words))
    return False


def _keep(store: Store, report: Report, papers: Iterable[KeptFile], note: str) -> None:
    """Inside a transaction: the report, its files, what it replaces, and what replaces it. Raises ArchiveProblem."""
    old = _amended(store, report)
    store._keep(report, "rebuilt", note=note)
    store.papers.put(report.name, papers)
    if old is not None and old.state == "issued":
        store._keep(replaced(old, report), "replaced")
    if successor := _successor(store, report.name):
        store._keep(replaced(report, store.load(successor)), "replaced")
    expect_archive(store, report.name)


def _amended(store: Store, report: Report) -> Report | None:
    """The report of the store that one amends; nothing where it amends none, or that one is lost. Raises ArchiveProblem."""
    if report.amends is None:
        return None
    name = report.amends.report
    if name == report.name or base_name(name) != base_name(report.name):
        sentence = _("Báo cáo {name} trong thư mục lưu trữ ghi thay thế báo cáo của loại khác hoặc kỳ khác nên không được nhận.")
        raise ArchiveProblem(sentence.format(name=name_words(report.name)))
    old = store.load(name) if store.has(name) else None
    if old is not None and old.state == "replaced" and old.replaced_by != report.name:
        sentence = _("Báo cáo {name} ghi thay thế {old}, nhưng trong sổ {old} đã được {other} thay thế; báo cáo này không được nhận.")
        raise ArchiveProblem(sentence.format(name=name_words(report.name), old=name_words(name), other=name_words(old.replaced_by)))
    return old


def _successor(store: Store, name: str) -> str:
    """The issued report of the store that amends the one of a name, when that one comes in late; "0" is the character behind "/"."""
    question = (
        "SELECT name FROM report WHERE (name = ?1 OR (name > ?1 || '/' AND name < ?1 || '0')) AND state IN ('issued', 'replaced')"
        " AND json_extract(CAST(draft AS TEXT), '$.amends.report') = ?2 ORDER BY name"
    )
    row = store._db.conn.execute(question, (base_name(name), name)).fetchone()
    return str(row[0]) if row else ""


def _refuse_other_archive(store: Store, looked: Looked) -> None:
    """Raises ArchiveProblem where the data folder's own archive holds the report in another form, which would be written over."""
    assert looked.report is not None
    own = archive_folder(store.folder, looked.report.name)
    if own.exists() and not own.samefile(looked.folder):
        there = look_at(own)
        if there.report is not None and there.manifest is not None and there.manifest.files != (looked.manifest and looked.manifest.files):
            sentence = _("Báo cáo {name} trong “{folder}” khác với thư mục lưu trữ của sổ “{own}”; hãy dựng lại từ thư mục của sổ trước.")
            raise ArchiveProblem(sentence.format(name=name_words(looked.report.name), folder=looked.folder, own=own))
