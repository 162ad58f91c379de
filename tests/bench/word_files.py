"""Word files of 10, 100 and 1,000 pages as lines, beside what python-docx takes to open them and to give the words outside of tables.

Run it as a module: python -m tests.bench.word_files
"""

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import docx

from importers.docx import read_word
from tests.bench.desk import say
from tests.exporters.building import prose
from tests.importers.packed import paragraph, parts_of, row, run, styles, table, written

PAGES = (10, 100, 1000)
PARAGRAPHS = 20
"""On a page, each of three runs of which one is bold, and a table of three cells."""
_LOOK = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/>'


def main() -> None:
    """One line a length; nothing is asserted but that all words are there."""
    with tempfile.TemporaryDirectory() as folder:
        for pages in PAGES:
            path = written(Path(folder, f"{pages}.docx"), parts_of("".join(map(_page, range(pages))), {"styles.xml": styles("")}))
            peer, own = _seconds(partial(_by_python_docx, path)), _seconds(partial(_by_us, path))
            said = f"{pages / own:.0f} pages a second, {own / peer:.2f} x python-docx"
            say(f"a Word file of {pages} pages as lines", said, "200 pages a second")


def _page(number: int) -> str:
    def words(at: int) -> str:
        return "".join(run(prose(number * 1000 + at * 10 + part, 12) + " ", _LOOK + ("<w:b/>" if part == 1 else "")) for part in range(3))

    return "".join(paragraph(words(at), '<w:jc w:val="both"/>') for at in range(PARAGRAPHS)) + table(row("1", "Sở Y tế", "4.733"))


def _by_python_docx(path: Path) -> int:
    return sum(len(each.text) for each in docx.Document(str(path)).paragraphs)


def _by_us(path: Path) -> int:
    return sum(len(line.words) for line in read_word(path).lines)


def _seconds(work: Callable[[], int]) -> float:
    began = time.process_time()
    assert work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
