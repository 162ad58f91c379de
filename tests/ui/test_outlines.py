"""Pages as outlines are the pages that PDFium draws; what they cannot show is left to a picture."""

import io

import pytest
from PIL import Image
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf import render_pdf
from tests.exporters.building import document, long_document
from ui.printer import _paint_strips, alike, is_the_page
from ui.sheets import Sheets

_TRIAL = 150 / 72


def drawn(act: object, size: tuple[float, float] = (595.28, 841.89)) -> Sheets:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size)
    canvas.setFont("Times-Roman", 14)
    act(canvas)  # type: ignore[operator]
    canvas.save()
    return Sheets(file.getvalue())


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_the_outlines_of_our_papers_are_the_papers(qt: QApplication, seed: int, draft: bool) -> None:
    sheets = Sheets(render_pdf(long_document(seed, 12, 30), draft).content)
    for page in range(len(sheets.sizes)):
        shapes = sheets.shapes(page)
        assert shapes is not None
        assert is_the_page(shapes, sheets.image(page, _TRIAL))


def test_a_letter_that_is_missing_is_seen(qt: QApplication) -> None:
    sheets = Sheets(render_pdf(document()).content)
    shapes = sheets.shapes(0)
    assert shapes is not None
    picture = sheets.image(0, _TRIAL)
    for index in range(0, len(shapes), max(len(shapes) // 12, 1)):
        without = shapes[:index] + shapes[index + 1 :]
        assert not is_the_page(without, picture), f"shape {index}"


def test_frames_and_areas_come_along_in_their_colours(qt: QApplication) -> None:
    def act(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.9, 0.2, 0.2)
        canvas.rect(100, 100, 200, 80, stroke=0, fill=1)
        canvas.setStrokeColorRGB(0, 0, 1)
        canvas.setLineWidth(3)
        canvas.rect(100, 300, 200, 80)
        canvas.circle(400, 400, 60, fill=1)

    sheets = drawn(act)
    shapes = sheets.shapes(0)
    assert shapes is not None and is_the_page(shapes, sheets.image(0, _TRIAL))
    assert {shape.pen.color().name() for shape in shapes if shape.pen} == {"#0000ff"}


def dashed(canvas: Canvas) -> None:
    canvas.setDash(3, 2)
    canvas.line(100, 100, 300, 100)


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "black")), 100, 100, 50, 50)


def hollow(canvas: Canvas) -> None:
    text = canvas.beginText(100, 100)
    text.setTextRenderMode(1)
    text.textOut("rỗng")
    canvas.drawText(text)


@pytest.mark.parametrize("act", [dashed, picture, hollow])
def test_what_is_no_letter_and_no_line_is_left_to_a_picture(qt: QApplication, act: object) -> None:
    assert drawn(act).shapes(0) is None


def test_the_strips_of_a_page_join_without_a_seam(qt: QApplication) -> None:
    sheets = Sheets(render_pdf(document()).content)
    whole = sheets.image(0, 600 / 72)
    joined = QImage(whole.size(), QImage.Format.Format_RGB888)
    joined.fill(0)
    painter = QPainter(joined)
    _paint_strips(painter, sheets, 0, QTransform.fromScale(600 / 72, 600 / 72), 600 / 72)
    painter.end()
    assert alike(joined.scaled(whole.size() / 4), whole.scaled(whole.size() / 4))
    rows = [joined.pixel(3, row) & 0xFFFFFF for row in range(joined.height() - 1)]
    assert set(rows) == {0xFFFFFF}, "a seam shows the ground"
