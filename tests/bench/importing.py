"""How many pages a second come in from Word and text files, beside reading the letters alone (the floor) and LibreOffice printing them.

Run it from the project's folder: python -m tests.bench.importing [pages, 1000]
"""

import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from importers.reading import import_report
from importers.source import read_source
from tests.exporters.reading import convert
from tests.importers.word import saved, table, typed, word

_PARAGRAPHS_A_PAGE = 9
_HEAD = ("^BÁO CÁO", "^Kết quả công tác quý I năm 2022")
_SENTENCE = (
    "- Trong kỳ, cơ quan đã tiếp nhận {all} hồ sơ, trong đó {first} hồ sơ nộp trực tiếp và {second} hồ sơ nộp trực tuyến; các đơn vị "
    "phối hợp chặt chẽ, bảo đảm tiến độ, chất lượng và đúng quy định của pháp luật, được người dân, doanh nghiệp đánh giá cao."
)


def long_file(folder: Path, pages: int) -> Path:
    """A Word file of about so many pages: headings, items, and a table on every tenth page."""
    document = typed(word(), *_HEAD)
    for page in range(pages):
        sentences = (_SENTENCE.format(all=3 * page + 2 * at, first=page + at, second=2 * page + at) for at in range(_PARAGRAPHS_A_PAGE))
        typed(document, f"!{page % 9 + 1}. Công tác chỉ đạo, điều hành lĩnh vực {page + 1}", *sentences)
        if page % 10 == 9:
            table(document, ("TT", "Lĩnh vực", "Số hồ sơ"), *((str(row), f"Lĩnh vực {row}", str(page * row)) for row in range(1, 6)))
    return saved(document, folder)


def letters(path: Path) -> None:
    """The floor: the file's own XML unpacked."""
    with zipfile.ZipFile(path) as package:
        package.read("word/document.xml")


def seconds(task: Callable[[Path], object], path: Path) -> float:
    """How long one call takes."""
    start = perf_counter()
    task(path)
    return perf_counter() - start


def main(pages: int) -> None:
    """Prints pages a second, and that twice the pages take twice the time."""
    with tempfile.TemporaryDirectory() as folder:
        half, whole = (long_file(Path(tempfile.mkdtemp(dir=folder)), count) for count in (pages // 2, pages))
        seconds(import_report, half)
        floor, read = seconds(letters, whole), seconds(read_source, whole)
        half_taken, taken = seconds(import_report, half), seconds(import_report, whole)
        print(f"{pages} pages: read as lines {pages / read:6.0f} pages/s, as a report {pages / taken:6.0f} pages/s")
        print(f"twice the pages take {taken / half_taken:.2f} times as long; unpacking alone takes {floor / taken:.3f} of it")
        start = perf_counter()
        convert({"half": half.read_bytes()}, Path(folder) / "office")
        office = (perf_counter() - start) / half_taken
        print(f"LibreOffice takes {office:.1f} times as long to open and print {pages // 2} of them")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
