"""What comes out of a real printer is the paper: the program prints to CUPS, and the jobs are laid over the PDF at 150 dpi."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf import render_pdf
from models.definition import definition_for
from models.document import compose
from models.revisions import history
from models.store import Store
from tests.builders import sample
from tests.ui.print_server import PRINTER, Job, missing, print_server
from tests.ui.same_ink import REACH, ink_words, pictures, strays

ROOT = Path(__file__).parents[2]
NAME = "cntt/2021-9T"
STANDING, LYING = (595.28, 841.89), (841.89, 595.28)

pytestmark = pytest.mark.skipif(bool(missing()) and "CI" not in os.environ, reason=missing() or "all is there")


def mixed_paper() -> bytes:
    """Pages that stand and that lie, the last one too; and one with a picture, which goes to the printer as a picture."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for number, (width, height) in enumerate((LYING, STANDING, LYING), 1):
        canvas.setPageSize((width, height))
        canvas.setFont("Times-Roman", 14)
        for line in range(20):
            canvas.drawString(85, height - 60 - 20 * line, f"Page {number}, line {line}: 4.733 = 3.845 + 888")
        canvas.drawRightString(width - 42, 60, f"the lower right corner of page {number}")
        canvas.grid([85, 185, 285], [80, 100, 120])
        if number == 2:
            picture = Image.new("RGB", (600, 300), "white")
            ImageDraw.Draw(picture).ellipse((20, 20, 580, 280), outline="black", width=24)
            canvas.drawImage(ImageReader(picture), 200, 200, 240, 120)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[Job]]]:
    """The data folder of the program that printed, and what came out."""
    folder = tmp_path_factory.mktemp("in")
    mixed, data = folder / "mixed.pdf", folder / "data"
    mixed.write_bytes(mixed_paper())
    with print_server() as server:
        command = [sys.executable, "-m", "tests.ui.printing_run", str(data), str(mixed)]
        done = subprocess.run(command, cwd=ROOT, env=server.environment, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        yield data, server.jobs()


def paper(draft: bool) -> list[Image.Image]:
    report = replace(sample(), state="draft" if draft else "checked")
    return pictures(render_pdf(compose(report, definition_for(report)), draft=draft).content)


def compare(came: list[Image.Image], meant: list[Image.Image], light: bool = True) -> None:
    assert len(came) == len(meant)
    for number, (one, other) in enumerate(zip(came, meant, strict=True), 1):
        sized = one if one.size == other.size else fitted(one, other.size)
        assert strays(sized, other, light) == 0, f"ink of page {number} is missing, added or elsewhere"
        apart = [(here.x - there.x, here.y - there.y) for here, there in zip(ink_words(sized, other), ink_words(other), strict=True)]
        print(f"page {number}: {len(apart)} words, the farthest {max(max(map(abs, each)) for each in apart):.2f} pixels off")
        assert all(abs(way) <= REACH for each in apart for way in each), f"a word of page {number} lies elsewhere"
        assert all(abs(fmean(ways)) <= 1 for ways in zip(*apart, strict=True)), f"page {number} as a whole lies elsewhere"


def fitted(page: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A page that is a pixel larger or smaller, because sheets are measured in whole points there."""
    assert abs(page.width - size[0]) <= 2 and abs(page.height - size[1]) <= 2, f"the sheet has {page.size} pixels, not {size}"
    cut = Image.new("L", size, 255)
    cut.paste(page, (0, 0))
    return cut


def test_a_checked_report_comes_out_as_its_pdf(printed: tuple[Path, list[Job]]) -> None:
    job = printed[1][1]
    assert (job.copies, job.sides) == (1, "one-sided")
    compare(pictures(job.content), paper(draft=False))


def test_a_draft_comes_out_with_its_mark_in_copies_that_are_sorted(printed: tuple[Path, list[Job]]) -> None:
    job = printed[1][0]
    assert (job.copies, job.sides) == (2, "two-sided-long-edge")
    first, _second, _third, fourth = paper(draft=True)
    came = pictures(job.content)
    compare(came, [first, fourth, first, fourth])
    assert strays(came[0], paper(draft=False)[0]) > 1000, "the mark is not there"


def test_pages_that_lie_and_pages_with_a_picture_come_out(printed: tuple[Path, list[Job]]) -> None:
    job = printed[1][2]
    assert (job.title, job.sides) == ("đứng và nằm", "two-sided-short-edge")
    meant = pictures(mixed_paper())
    came = [
        page.transpose(Image.Transpose.ROTATE_270) if other.width > other.height else page
        for page, other in zip(pictures(job.content), meant, strict=True)
    ]
    compare(came, meant, light=False)  # the printer keeps pictures as JPEG, with its faint shadows


def test_a_job_that_was_stopped_never_reaches_the_printer(printed: tuple[Path, list[Job]]) -> None:
    assert [job.title for job in printed[1]][2:] == ["đứng và nằm"]


def test_the_history_says_what_was_printed(printed: tuple[Path, list[Job]]) -> None:
    with Store.open(printed[0]) as store:
        entries = history(store.revisions(NAME), store.revision_report)
        said = [entry.cause for entry in entries if entry.revision.cause == "paper"]
        assert said == [
            f"in 2 bản, trang 1, 4, hai mặt, có chữ DỰ THẢO, máy in {PRINTER}",
            f"in 1 bản, đủ 4 trang, máy in {PRINTER}",
        ]
        assert store.verify() == ()


# ---------------------------------------------------------------- the ruler itself


def ruled(*words: str) -> Image.Image:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=STANDING)
    canvas.setFont("Times-Roman", 11)
    for line, text in enumerate(words):
        canvas.drawString(100, 700 - 13 * line, text)
    canvas.save()
    return pictures(file.getvalue())[0]


LINES = ("The sum is 4.733, of which 3.845 came in.", "And 888 went out.")


def test_the_ruler_finds_equal_what_is_equal_and_what_lies_a_pixel_off() -> None:
    page = ruled(*LINES)
    assert strays(page, page) == strays(page, ImageChops.offset(page, 1, 1)) == 0


@pytest.mark.parametrize("other", ["The sum is 4.733, of which 3.845 came in", "The sum is 4.733 of which 3.845 came in."])
def test_the_ruler_misses_a_full_stop_and_a_comma(other: str) -> None:
    assert strays(ruled(*LINES), ruled(other, LINES[1])) > 0
    assert strays(ruled(other, LINES[1]), ruled(*LINES)) > 0


def test_the_ruler_sees_what_has_moved() -> None:
    page = ruled(*LINES)
    assert strays(page, ImageChops.offset(page, 4, 0)) > 0
    moved = ink_words(ImageChops.offset(page, 0, 2), page)
    assert max(abs(one.y - other.y) for one, other in zip(moved, ink_words(page), strict=True)) > 1
