"""Is a copy of the store what it must be? Its pages, without which it cannot be restored, and what stands on them."""

import sqlite3

from models.store.database import SQLITE_ERRORS
from models.store.verifying import Work, broken_contents, chain_problems, lock_problems, paper_problems, size_of_work
from models.store.watching import Progress, Stopped, stoppable

_PAPERS_SINCE = 3
"""The version of the store since which papers are kept."""


def page_problem(copy: sqlite3.Connection, stopped: Stopped) -> str:
    """What SQLite finds wrong with the pages; nothing where all is well. Raises WorkStopped."""
    try:
        with stoppable(copy, stopped):
            answer = str(copy.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except SQLITE_ERRORS as error:
        answer = str(error)
    return "" if answer == "ok" else answer.splitlines()[-1].rstrip(".")


def content_problems(copy: sqlite3.Connection, progress: Progress, stopped: Stopped) -> tuple[str, ...]:
    """What is no longer as it was kept, in the user's words; of a store of any version. Raises WorkStopped, sqlite3.Error."""
    work = Work(size_of_work(copy), progress, stopped)
    problems = [*chain_problems(copy, frozenset(broken_contents(copy, work)), work), *lock_problems(copy, work)]
    if copy.execute("PRAGMA user_version").fetchone()[0] >= _PAPERS_SINCE:
        problems += paper_problems(copy, work)
    return tuple(problems)
