"""What is left after a kill, as a fresh process finds it: does it open, does all hold, and is everything there that was kept."""

import hashlib
import json
import sqlite3
from collections import defaultdict
from pathlib import Path

from msgspec import Struct

from models.interchange import digest
from models.store import Store
from models.store.archive import archive_folder
from models.store.half_files import HALF
from models.store.rebuilding import rebuild
from tests.crash.telling import Event

UNFINISHED = (".tmp", HALF, "-journal")
"""How the names of unfinished files end."""


class Verdict(Struct):
    """`problems` are sentences. `lost`: how old, in seconds, the first thing was that was typed and is not on the disk."""

    problems: list[str] = []
    lost: float = 0.0
    late: float = 0.0
    """How long, of these seconds, the machine let the driver wait."""
    left_over: int = 0
    """Unfinished files under names of their own that are still there after the next start."""


def judge(data: Path, events: list[Event], killed_at: float) -> Verdict:
    """Opens what a killed driver left in its data folder (a copy of it: it is changed by being opened)."""
    verdict = Verdict()
    _judge_folder(data, verdict)
    if Store.is_in(data):
        with Store.open(data) as store:
            _judge_reports(store, events, killed_at, verdict)
            _judge_facts(store, events, verdict)
            _judge_whole(store, events, verdict)
            _judge_rebuilding(store, events, verdict)
    elif any(event.kind in ("kept", "fact") for event in events):
        verdict.problems.append("the store is gone")
    for event in [event for event in events if event.kind == "folder"][-2:]:
        _judge_folder(data / event.name, verdict)
        if Store.is_in(data / event.name):
            with Store.open(data / event.name) as store:
                if content_of(store) != event.value:
                    verdict.problems.append(f"{event.name}: the store does not hold what it held before")
        else:
            verdict.problems.append(f"{event.name}: the store is gone")
    return verdict


def content_of(store: Store) -> str:
    """All that a store holds, as one hash."""
    summary = hashlib.sha256()
    for statement in (
        "SELECT name, draft FROM report ORDER BY name",
        "SELECT id, hash FROM revision ORDER BY id",
        "SELECT report, role, hash FROM paper ORDER BY report, role, name",
    ):
        for row in store._db.conn.execute(statement):
            summary.update(repr(row).encode())
    return summary.hexdigest()


def _judge_folder(data: Path, verdict: Verdict) -> None:
    """File, chain, links, backups, archive. Raises whatever opening raises: that is a fault."""
    for manifest in (data / "archive").glob("*/manifest.json"):  # before anything is mended
        verdict.problems += [f"{manifest.parent.name}: {problem}" for problem in archive_problems(manifest.parent)]
    if Store.is_in(data):
        with Store.open(data) as store:
            own = (*data.glob("*"), *(path for name in ("archive", "backups", "images") for path in (data / name).rglob("*")))
            verdict.left_over += sum(path.name.endswith(UNFINISHED) for path in own)
            verdict.problems += store.verify()
            verdict.problems += [f"foreign key: {row}" for row in store._db.conn.execute("PRAGMA foreign_key_check")]
            verdict.problems += [f"{name} does not load" for name in store.names() if not store.load(name).definition]
            for name, state in store.states().items():
                if state in ("issued", "replaced"):
                    problems = archive_problems(archive_folder(data, name))
                    verdict.problems += [f"archive of {name}: {problem}" for problem in problems]
    for backup in sorted((*(data / "backups").rglob("*.db"), *(data.parent / "stick").glob("*.db"))):
        verdict.problems += [f"{backup.name}: {problem}" for problem in backup_problems(backup)]


def archive_problems(folder: Path) -> list[str]:
    """What is wrong with an archive folder; a manifest that is there says that all its files are there, whole."""
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        return ["no manifest"]
    problems = []
    for file in json.loads(manifest.read_bytes())["files"]:
        path = folder / file["name"]
        if not path.is_file():
            problems.append(f"{file['name']} is missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != file["sha256"]:
            problems.append(f"{file['name']} is not whole")
    return problems


def backup_problems(path: Path) -> list[str]:
    """What is wrong with a file that bears the name of a backup."""
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        try:
            answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
            chain = connection.execute("SELECT id, previous, hash FROM revision ORDER BY id").fetchall()
        finally:
            connection.close()
    except sqlite3.Error as error:
        return [str(error)]
    broken = [id for (id, previous, _hash), (_id, _previous, before) in zip(chain[1:], chain, strict=False) if previous != before]
    return ([] if answer == "ok" else [answer]) + [f"chain broken at {id}" for id in broken]


def _judge_reports(store: Store, events: list[Event], killed_at: float, verdict: Verdict) -> None:
    """Every report is as it was last told to be kept, or in a later state that was told; and how much typing is not there."""
    told: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind in ("typed", "may", "kept"):
            told[event.name].append(event)
    for name, states in told.items():
        at_least = max((at for at, event in enumerate(states) if event.kind == "kept"), default=-1)
        if not store.has(name):
            if at_least >= 0:
                verdict.problems.append(f"{name} is gone")
            continue
        stored = digest(store.load(name))
        found = [at for at, event in enumerate(states) if event.value in ("", stored)]
        if not found:
            verdict.problems.append(f"{name} is in a state that it never was in")
        elif found[-1] < at_least:
            verdict.problems.append(f"{name} has fallen back behind what was kept, by {killed_at - states[at_least].at:.2f} s")
        else:
            missing = [event for event in states[found[-1] + 1 :] if event.kind == "typed"]
            if missing and killed_at - missing[0].at > verdict.lost:
                verdict.lost = killed_at - missing[0].at
                verdict.late = sum(float(event.value) for event in events if event.kind == "late" and event.at > missing[0].at)


def _judge_whole(store: Store, events: list[Event], verdict: Verdict) -> None:
    """The store as a whole is what it was last known to be, or what it was about to be."""
    told = [event for event in events if event.kind in ("whole", "perhaps whole")]
    last = max((at for at, event in enumerate(told) if event.kind == "whole"), default=None)
    if last is not None and not {"", content_of(store)} & {event.value for event in told[last:]}:
        verdict.problems.append("the store is neither what it was nor what it was to be")


def _judge_rebuilding(store: Store, events: list[Event], verdict: Verdict) -> None:
    """A rebuilding that was killed goes on when it is asked for again, and ends as if nothing had been."""
    last = [event for event in events if event.kind == "rebuilt"][-1:]
    for event in last if last and last[0].name else ():  # a name says that it is being made, none that it is done with
        with Store.open(store.folder / event.name) as made:
            verdict.problems += made.verify()
            rebuilt = rebuild(made, store.folder / "archive")
            verdict.problems += rebuilt.problems
            names = {name for name, state in made.states().items() if state in ("issued", "replaced")}
            if names != set(event.value.split()):
                verdict.problems.append(f"rebuilt: {sorted(names)} instead of {event.value}")
            verdict.problems += [
                f"rebuilt: {name} has other files" for name in names if made.papers.lines(name) != store.papers.lines(name)
            ]


def _judge_facts(store: Store, events: list[Event], verdict: Verdict) -> None:
    """Everything else that must be there."""
    states = store.states()
    settings: dict[str, list[str]] = defaultdict(list)
    for event in events:
        match event.kind, event.name:
            case "fact", "report":
                holds = event.value in states
            case "fact", "issued":
                holds = states.get(event.value) in ("issued", "replaced")
            case "fact", "revision":
                id, hash = event.value.split()
                holds = store.revision(int(id)).hash == hash
            case "fact", "backup":  # older ones may be rotated away
                later = any(other.kind == "fact" and other.name == "backup" for other in events[events.index(event) + 1 :])
                holds = later or (store.folder / "backups" / event.value).is_file()
            case "fact", "file":
                holds = (store.folder / event.value).is_file()
            case "fact" | "setting", "setting":
                key, _equals, value = event.value.partition("=")
                settings[key] = [*(settings[key] if event.kind == "setting" else []), value]
                continue
            case _:
                continue
        if not holds:
            verdict.problems.append(f"{event.name} {event.value} was kept and is gone")
    for key, values in settings.items():
        if str(store.get_setting(key)) not in values:
            verdict.problems.append(f"the setting {key} is not what it was set to")
