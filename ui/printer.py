"""A paper on a printer: its own pages, as large as they are, from the corner of the sheet; nothing is laid out anew.

Pages go out as outlines, as sharp as the printer is, after they were held against PDFium's picture of them; a page that has something
else, or comes out otherwise, goes as a picture, strip by strip.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrintEngine, QPrinter, QPrinterInfo

from models.errors import PrintProblem
from models.language import _
from models.printing import Printout, Sides
from ui.outlines import Shape, paint_shapes
from ui.sheets import Sheets

_POINTS = 72
_FINEST = 600
"""Dots an inch of a page that goes as a picture; more is not seen on paper."""
_STRIP = 36.0
"""Points of such a page that are in memory at a time."""

_TRIAL = 150 / _POINTS
"""Dots a point at which the outlines are held against the picture."""
_TILE = 8
"""Dots to a side of the squares whose ink is compared."""
_TOLERANCE = 36
"""Of 255. Both draw their edges differently: 29 at most on the pages of the samples; a missing comma makes 46."""

_NO_SUCH_NUMBER = 2_000_000_000

_DUPLEX: dict[Sides, QPrinter.DuplexMode] = {
    "one": QPrinter.DuplexMode.DuplexNone,
    "long": QPrinter.DuplexMode.DuplexLongSide,
    "short": QPrinter.DuplexMode.DuplexShortSide,
}


def printer_names() -> tuple[str, ...]:
    """The printers of this computer, its default one first."""
    _ask_only_here()
    default = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != default, name.casefold())))


def _ask_only_here() -> None:
    """Where no print server runs, CUPS would look for one through the network; a server that somebody has named is asked as before."""
    named = any(path.exists() for path in (Path("/etc/cups/client.conf"), Path.home() / ".cups" / "client.conf"))
    if sys.platform.startswith("linux") and not named:
        os.environ.setdefault("CUPS_SERVER", "/run/cups/cups.sock")


def prints_two_sides(name: str) -> bool:
    """Whether a printer turns the sheet over by itself."""
    return QPrinter.DuplexMode.DuplexLongSide in QPrinterInfo.printerInfo(name).supportedDuplexModes()


def print_pages(
    sheets: Sheets, printout: Printout, title: str, advanced: Callable[[int, int], None], stopped: Callable[[], bool] = lambda: False
) -> bool:
    """Prints pages; `title` names the job. `advanced(done, of)` follows each page. Gives whether it went to its end. Raises PrintProblem.

    Runs in any thread. Where it was `stopped`, the job is given up.
    """
    printer = _opened(printout, title)
    pages = [page - 1 for page in printout.pages]
    printer.setPageLayout(_layout(sheets.sizes[pages[0]]))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintProblem(_trouble(printout.printer))
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for done, page in enumerate(pages):
            if stopped():
                _give_up(printer)
                return False
            if done:
                printer.setPageLayout(_layout(sheets.sizes[page]))
                if not printer.newPage():
                    raise PrintProblem(_trouble(printout.printer))
            _paint(painter, printer, sheets, page)
            advanced(done + 1, len(pages))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)  # CUPS would turn all pages when the last one lies
    finally:
        painter.end()
    return True


def _opened(printout: Printout, title: str) -> QPrinter:
    info = QPrinterInfo.printerInfo(printout.printer)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    if info.isNull() or not printer.isValid():
        raise PrintProblem(_trouble(printout.printer))
    printer.setDocName(title)
    printer.setCreator("Sổ báo cáo")
    printer.setCopyCount(printout.copies)
    printer.setCollateCopies(True)
    printer.setDuplex(_DUPLEX[printout.sides])
    return printer


def _layout(size: QSizeF) -> QPageLayout:
    """A sheet as large as the page, without margins of the printer's own: the page brings its margins along."""
    lying = size.width() > size.height()
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    standing = size.transposed() if lying else size
    layout = QPageLayout(QPageSize(standing, QPageSize.Unit.Point), orientation, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _give_up(printer: QPrinter) -> None:
    """Stops the job. Qt's abort() does nothing where the job is a PDF for CUPS; CUPS refuses a job of so many copies."""
    if not printer.abort():
        printer.printEngine().setProperty(QPrintEngine.PrintEnginePropertyKey.PPK_CopyCount, _NO_SUCH_NUMBER)


def _trouble(printer: str) -> str:
    return _("Không in được ra máy in “{printer}”; hãy kiểm tra máy in đã bật, còn nối với máy này, rồi in lại.").format(printer=printer)


# -------------------------------------------------------------------- a page


def _paint(painter: QPainter, printer: QPrinter, sheets: Sheets, page: int) -> None:
    """Paints a page on the sheet that lies ready. Windows tells the true dots an inch only now."""
    to_dots = QTransform.fromScale(printer.logicalDpiX() / _POINTS, printer.logicalDpiY() / _POINTS)
    shapes = sheets.shapes(page)
    if shapes is not None and is_the_page(shapes, sheets.image(page, _TRIAL)):
        paint_shapes(painter, shapes, to_dots)
    else:
        _paint_strips(painter, sheets, page, to_dots, min(printer.logicalDpiX(), _FINEST) / _POINTS)


def _paint_strips(painter: QPainter, sheets: Sheets, page: int, to_dots: QTransform, scale: float) -> None:
    """From whole dot to whole dot, so that no seam shows between two strips."""
    size, top = sheets.sizes[page], 0.0
    while top < size.height():
        part = QRectF(0, top, size.width(), min(_STRIP, size.height() - top))
        painter.drawImage(to_dots.mapRect(part).toRect(), sheets.image(page, scale, part))
        top += _STRIP


def is_the_page(shapes: tuple[Shape, ...], page: QImage) -> bool:
    """Whether outlines bear the same ink as PDFium's picture of the page at 150 dpi, square by square."""
    picture = QImage(page.size(), QImage.Format.Format_RGB888)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_shapes(painter, shapes, QTransform.fromScale(_TRIAL, _TRIAL))
    painter.end()
    return alike(picture, page)


def alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures of one size bear the same ink, square by square."""
    return all(abs(x - y) <= _TOLERANCE for x, y in zip(_ink(one), _ink(other), strict=True))


def _ink(picture: QImage) -> bytes:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    small = grey.scaled(
        grey.width() // _TILE, grey.height() // _TILE, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    bits, line = small.constBits(), small.bytesPerLine()
    return b"".join(bytes(bits[row * line : row * line + small.width()]) for row in range(small.height()))
