"""The files of the corpus: which truth, in which look, by which writer; made once and kept in a folder."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from tests.corpus.look import Look, look_of
from tests.corpus.truth import Truth, truths
from tests.corpus.writers.plain import write_markdown, write_paged, write_text, write_wrapped
from tests.corpus.writers.word import write_word

Write = Callable[[Truth, Look], bytes]


class Writer(Struct, frozen=True):
    """How a file comes to be: written by us in `suffix`, then turned into `to` by a program of others, or left as it is."""

    write: Write
    suffix: str
    to: str = ""


WRITERS: dict[str, Writer] = {
    "word": Writer(write_word, ".docx"),
    "text": Writer(write_text, ".txt"),
    "text-wrapped": Writer(write_wrapped, ".txt"),
    "text-paged": Writer(write_paged, ".txt"),
    "text-markdown": Writer(write_markdown, ".txt"),
}


class Case(Struct, frozen=True):
    """A file: the name of its truth, its writer, the seed of its look."""

    name: str
    writer: str
    seed: int

    @property
    def truth(self) -> Truth:
        """What it should say."""
        return truths()[self.name]

    @property
    def look(self) -> Look:
        """How it is typed."""
        return look_of(self.seed)

    @property
    def file(self) -> str:
        """The file's name."""
        writer = WRITERS[self.writer]
        return f"{self.name}_{self.writer}_{self.seed}{writer.to or writer.suffix}"


def cases(seeds: Iterable[int], writers: Iterable[str], names: Iterable[str]) -> Iterator[Case]:
    """Every truth by every writer in every look."""
    seeds, writers = list(seeds), list(writers)
    return (Case(name, writer, seed) for name in names for writer in writers for seed in seeds)


def made(cases: Iterable[Case], folder: Path) -> dict[Case, Path]:
    """The files of the cases in a folder; those that are there already stay as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {case: folder / case.file for case in cases}
    for case, path in paths.items():
        if not path.exists():
            path.write_bytes(WRITERS[case.writer].write(case.truth, case.look))
    return paths
