"""The files of the corpus: which truth, in which look, by which writer; made once and kept in a folder."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tests.corpus.look import Look, look_of
from tests.corpus.truth import Truth, truths
from tests.corpus.writers.copied import write_copied, write_printed
from tests.corpus.writers.libreoffice import converted
from tests.corpus.writers.odt import write_odt
from tests.corpus.writers.pandoc import through_pandoc, write_pandoc_text
from tests.corpus.writers.plain import write_markdown, write_paged, write_ragged, write_text, write_wrapped
from tests.corpus.writers.web import write_html, write_pandoc
from tests.corpus.writers.word import write_word

Write = Callable[[Truth, Look], bytes]


class Writer(Struct, frozen=True):
    """How a file comes to be: written by us in `suffix`, then turned into `to` by another program, `by`, or left as it is.

    `headed` ones know the text that stands at the top of each page.
    """

    write: Write
    suffix: str
    to: str = ""
    by: Literal["", "office", "pandoc"] = ""
    headed: bool = False


WRITERS: dict[str, Writer] = {
    "word": Writer(write_word, ".docx", headed=True),
    "office-docx": Writer(write_odt, ".fodt", ".docx", "office", headed=True),
    "office-doc": Writer(write_odt, ".fodt", ".doc", "office", headed=True),
    "office-rtf": Writer(write_odt, ".fodt", ".rtf", "office", headed=True),
    "office-odt": Writer(write_odt, ".fodt", ".odt", "office", headed=True),
    "office-html": Writer(write_html, ".html", ".docx", "office"),
    "web": Writer(write_html, ".html"),
    "pandoc-html": Writer(write_html, ".html", ".docx", "pandoc"),
    "pandoc-markdown": Writer(write_pandoc, ".md", ".docx", "pandoc"),
    "text": Writer(write_text, ".txt"),
    "text-wrapped": Writer(write_wrapped, ".txt"),
    "text-paged": Writer(write_paged, ".txt"),
    "text-ragged": Writer(write_ragged, ".txt"),
    "text-markdown": Writer(write_markdown, ".txt"),
    "text-pandoc": Writer(write_pandoc_text, ".txt"),
    "text-web": Writer(write_copied, ".txt"),
    "text-pdf": Writer(write_printed, ".txt"),
}


QUICK = [name for name, writer in WRITERS.items() if (writer.to or writer.suffix) not in (".doc", ".rtf", ".odt")]
"""The writers whose files the importer reads by itself; LibreOffice opens the others, which takes seconds a file."""


class Case(Struct, frozen=True):
    """A file: the name of its truth, its writer, the seed of its look."""

    name: str
    writer: str
    seed: int

    @property
    def truth(self) -> Truth:
        """What it should say."""
        truth = truths()[self.name]
        return truth if WRITERS[self.writer].headed else replace(truth, header="")

    @property
    def look(self) -> Look:
        """How it is typed."""
        return look_of(self.name, self.seed)

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
    for_office = []
    for case, path in paths.items():
        writer = WRITERS[case.writer]
        if path.exists():
            continue
        content = writer.write(case.truth, case.look)
        if writer.by == "pandoc":
            through_pandoc(content.decode(), writer.suffix, path)
            continue
        written = path.with_suffix(writer.suffix)
        written.write_bytes(content)
        if writer.by == "office":
            for_office.append((written, writer.to, path))
    converted(for_office)
    return paths
