"""A folder of 300 small Word files into a store, beside reading the same files alone in the same run; and the same folder once more.

Run it as a module: python -m tests.bench.folder
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from importers.folder import take_in_files
from importers.folder_files import files_in
from importers.folder_reading import read_one, reader
from models.definition import definition_of
from models.store import Arrivals, Store
from tests.bench.desk import say
from tests.importers.folders import PHRASES, lines_of, word_file

FILES = int(os.environ.get("BENCH_FILES", "300"))
READ = reader(lambda: definition_of("cntt"))


def main() -> None:
    """One line a measure; nothing is asserted."""
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as data, Store.open(Path(data)) as store:
        folder = Path(made)
        fill(folder)
        found = tuple(files_in(folder))
        bare = seconds(lambda: [read_one(file.path, folder, READ) for file in found])
        first = seconds(lambda: list(take_in_files(found, folder, READ, Arrivals(store))))
        again = seconds(lambda: list(take_in_files(found, folder, READ, Arrivals(store))))
        assert len(store.names()) == len(found) == FILES
        for what, took in (("read alone", bare), ("into the store", first), ("once more, nothing to do", again)):
            measured = f"{FILES / took:.0f} files a second, {took / bare:.2f} x reading them"
            say(f"a folder of {FILES} small Word files, {what}", measured, "-")


def fill(folder: Path) -> None:
    """Four reports a year, each with a page of work of its own."""
    for at in range(FILES):
        year, phrase = 1900 + at // len(PHRASES), PHRASES[at % len(PHRASES)]
        work = (f"- Việc thứ {number} của báo cáo {at}: đã triển khai theo kế hoạch, đạt {number} %." for number in range(25))
        word_file(folder / str(year) / f"Báo cáo {at}.docx", *lines_of(year, phrase), *work)


def seconds(work: Callable[[], object]) -> float:
    """How long something takes once: each file comes in only once."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
