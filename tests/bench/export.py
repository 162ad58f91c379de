"""How long DOCX and PDF of the sample take, beside LibreOffice converting the same DOCX, in one run.

Run it from the project's folder: python -m tests.bench.export
"""

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from exporters.archive import render_archive, validated
from exporters.docx import render_docx
from exporters.pdf import render_pdf
from models.definition import definition_for
from models.document import compose
from models.interchange import read_file
from models.page import Document
from tests.bench._measuring import processor, reading
from tests.bench._rows import keep_row
from tests.exporters.building import long_document
from tests.exporters.reading import convert

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "cntt-2021-9T.json"


def best(task: Callable[[], object], times: int) -> float:
    """The shortest of several runs, in milliseconds."""
    durations = []
    for _ in range(times):
        start = perf_counter()
        task()
        durations.append((perf_counter() - start) * 1000)
    return min(durations)


def both(document: Document) -> None:
    """The two papers as they leave the program."""
    render_docx(document)
    render_archive(document)


def main() -> None:
    """Prints the measures; nothing is asserted."""
    report = read_file(SAMPLE)
    document = compose(report, definition_for(report))
    start = perf_counter()
    both(document)
    first = (perf_counter() - start) * 1000
    warm = best(lambda: both(document), 20)
    long = long_document(1, 900)
    paper, kept = render_archive(document), render_archive(long)
    with tempfile.TemporaryDirectory() as folder:
        files = {"sample": render_docx(document)}
        convert(files, Path(folder))  # the first run makes LibreOffice's profile
        office = best(lambda: convert(files, Path(folder)), 3)
    print(f"DOCX + PDF of the sample: {warm:.0f} ms (the first time {first:.0f} ms)")
    keep_row("a headless office suite converting the DOCX", office / warm, "DOCX + PDF of the sample", "20 at least")
    papers = processor(lambda: both(document), 10)
    keep_row("DOCX + PDF of the sample", papers / reading(), "reading one report", "60 ms", f"{papers:.0f} ms")
    print(f"of these, drawing the pages: {best(lambda: render_pdf(document), 20):.0f} ms; that much the window waits for")
    print(f"          validating the file: {best(lambda: validated(paper.content), 20):.0f} ms")
    print(f"a report of {kept.pages} pages to an archive PDF: {best(lambda: render_archive(long), 3):.0f} ms")
    print(f"        of these, validating the file: {best(lambda: validated(kept.content), 3):.0f} ms")
    print(f"LibreOffice converts the same DOCX to PDF: {office:.0f} ms, {office / warm:.0f} times as long")


if __name__ == "__main__":
    main()
