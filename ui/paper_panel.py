"""The paper on the right: the true pages (the PDF itself), the place being edited marked, a click leads to its field."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from models.language import _
from models.place import Place, parts
from ui.sheets import Sheets
from ui.theme import colours

if TYPE_CHECKING:
    from exporters.pdf import PdfPaper, Spot

_GAP = 12
_ROOMY = 40
"""Characters that a panel with every button is wide."""
_ZOOMS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25, 1.5, 2.0)
_POINTS_TO_PIXELS = 96 / 72


class _Pages(QWidget):
    """Paints the pages one below the other."""

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self.setMouseTracking(True)
        self.setAccessibleName(_("Trang giấy"))
        self.scale = 1.0
        self.is_fitted = True
        self._rects: list[QRectF] = []
        self.marked: Place | None = None
        self.columns = 1
        self._sheets: Sheets | None = None
        self._spots: dict[Place, list[Spot]] = {}
        self._images: dict[int, QImage] = {}
        self._closed = False

    def show_paper(self, paper: "PdfPaper") -> None:
        """Takes another PDF; what is visible is drawn before the old image goes, so that nothing flickers.

        Pages that were seen before are drawn when they are seen again: of a long report all of them would hold up typing at each pause.
        """
        if self._closed:  # the paper of a report that was left meanwhile
            return
        old, self._sheets, self._spots = self._sheets, Sheets(paper.content), {}
        for spot in paper.spots:
            self._spots.setdefault(spot.place, []).append(spot)
        seen = QRectF(self.visibleRegion().boundingRect())
        still = [page for page in self._images if page < len(self._sheets.sizes) and self._page_rect(page).intersects(seen)]
        self._images = {page: self._rendered(self._sheets, page) for page in still}
        if old is not None:
            old.close()
        self.fit()

    def close_paper(self) -> None:
        """Lets go of the PDF, and takes no other."""
        self._closed = True
        if self._sheets is not None:
            self._sheets.close()
            self._sheets = None

    def page_count(self) -> int:
        """How many pages the paper has."""
        return len(self._sheets.sizes) if self._sheets else 0

    def page_width(self) -> float:
        """Points."""
        return self._sheets.sizes[0].width() if self._sheets else 595.0

    def set_scale(self, scale: float, is_fitted: bool) -> None:
        """Pixels a point; where the pages are fitted to the panel, one that lies is as wide as the others, and so smaller."""
        if abs(scale - self.scale) > 0.001 or is_fitted != self.is_fitted:
            self.scale, self.is_fitted = scale, is_fitted
            self._images.clear()
            self.fit()

    def fit(self) -> None:
        """Takes the size that the pages need."""
        self._rects = self._places()
        bottom = max((rect.bottom() for rect in self._rects), default=0.0) + _GAP
        right = max((rect.right() for rect in self._rects), default=self.page_width() * self.scale + _GAP) + _GAP
        self.setFixedSize(QSize(int(right), int(bottom)))
        self.update()

    def _places(self) -> list[QRectF]:
        """Where each page stands: in rows, each in the middle of its column."""
        sizes = [size * self._page_scale(page) for page, size in enumerate(self._sheets.sizes)] if self._sheets else []
        width = max((size.width() for size in sizes), default=0.0)
        rects: list[QRectF] = []
        top = float(_GAP)
        for first in range(0, len(sizes), self.columns):
            row = sizes[first : first + self.columns]
            for column, size in enumerate(row):
                left = _GAP + column * (width + _GAP) + (width - size.width()) / 2
                rects.append(QRectF(left, top, size.width(), size.height()))
            top += max(size.height() for size in row) + _GAP
        return rects

    def _page_scale(self, page: int) -> float:
        width = self._sheets.sizes[page].width() if self._sheets else 0.0
        return self.scale * (min(1.0, self.page_width() / width) if self.is_fitted and width else 1.0)

    def set_columns(self, columns: int) -> None:
        """So many pages beside each other."""
        self.columns = columns
        self.fit()

    def page_top(self, page: int) -> float:
        """Pixels from the top of the widget."""
        return float(self._page_rect(page).top())

    def rect_of(self, place: Place) -> QRectF | None:
        """Where a place, or the nearest one around it, stands; nothing where it is not on the paper."""
        for candidate in _from_near_to_far(place):
            if candidate in self._spots:
                return self._spot_rect(self._spots[candidate][0])
        return None

    def has(self, place: Place | None) -> bool:
        """Whether the paper shows a place, or what holds it."""
        return place is not None and self.rect_of(place) is not None

    def _page_rect(self, page: int) -> QRectF:
        return self._rects[page] if page < len(self._rects) else QRectF()

    def _spot_rect(self, spot: "Spot") -> QRectF:
        scale = self._page_scale(spot.page)
        corner = self._page_rect(spot.page).topLeft() + QPointF(spot.x, spot.y) * scale
        return QRectF(corner.x(), corner.y(), spot.width * scale, spot.height * scale)

    def _rendered(self, sheets: Sheets, page: int) -> QImage:
        ratio = self.devicePixelRatioF()
        image = sheets.image(page, self._page_scale(page) * ratio)
        image.setDevicePixelRatio(ratio)
        return image

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for page in range(self.page_count()):
            rect = self._page_rect(page)
            if self._sheets is None or not rect.intersects(QRectF(event.rect())):
                continue
            if page not in self._images:
                self._images[page] = self._rendered(self._sheets, page)
            painter.fillRect(rect, Qt.GlobalColor.white)
            painter.drawImage(rect.topLeft(), self._images[page])
        self._paint_mark(painter)

    def _paint_mark(self, painter: QPainter) -> None:
        for candidate in _from_near_to_far(self.marked) if self.marked else ():
            spots = self._spots.get(candidate, [])
            for spot in spots:
                tint = QColor(colours().accent)
                tint.setAlpha(38)
                painter.fillRect(self._spot_rect(spot).adjusted(-3, -1, 3, 1), tint)
            if spots:
                return

    def _place_at(self, point: QPointF) -> Place | None:
        page = next((page for page, rect in enumerate(self._rects) if rect.contains(point)), None)
        spots = (spot for spots in self._spots.values() for spot in spots if spot.page == page)
        return next((spot.place for spot in spots if self._spot_rect(spot).contains(point)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self._place_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit(place)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._place_at(QPointF(event.pos())):
            self.setToolTip(_("Bấm để tới chỗ soạn dòng này"))
        return super().event(event)


def _from_near_to_far(place: Place) -> tuple[Place, ...]:
    """The place itself, then what holds it: "citation.c1.date", "citation.c1"."""
    kind, id, part = parts(place)
    return (place, Place(f"{kind}.{id}")) if part else (place,)


class PaperPanel(QWidget):
    """The desk with the pages on it, and the zoom."""

    place_clicked = Signal(str)
    side_by_side_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _Pages(self)
        self._pages.clicked.connect(self.place_clicked)
        self._zoom: float | None = None
        self._around: Place | None = None
        self._awaited = False
        self._where = QLabel(self)
        self._where.setProperty("role", "quiet")
        self._percent = QLabel(self)
        self._percent.setProperty("role", "quiet")
        self._area = QScrollArea(self)
        self._area.setObjectName("desk")
        self._area.setWidget(self._pages)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._area.verticalScrollBar().valueChanged.connect(self._show_where)
        self._area.viewport().installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 8, 8)
        layout.addLayout(self._bar())
        layout.addWidget(self._area, 1)
        self.setMinimumWidth(220)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.addWidget(self._where, 1)
        for text, name, action in (
            ("−", _("Thu nhỏ trang giấy"), self.zoom_out),
            (_("Vừa khung"), _("Trang giấy vừa bề ngang khung"), self.zoom_fit),
            ("+", _("Phóng to trang giấy"), self.zoom_in),
        ):
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(action)
            bar.addWidget(button)
            if action == self.zoom_fit:
                self._fit_button = button
        bar.addWidget(self._percent)
        self._side = QToolButton(self)
        self._side.setText(_("2 trang"))
        self._side.setCheckable(True)
        self._side.setToolTip(_("Hai trang giấy cạnh nhau"))
        self._side.setAccessibleName(_("Hai trang giấy cạnh nhau"))
        self._side.toggled.connect(self.side_by_side_asked)
        bar.addWidget(self._side)
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow panel keeps the page number and the zoom."""
        super().resizeEvent(event)
        room = self.width() >= _ROOMY * self.fontMetrics().averageCharWidth()
        self._fit_button.setVisible(room)
        self._side.setVisible(room)

    def show_paper(self, paper: "PdfPaper") -> None:
        """Shows another version of the paper at the same spot of the desk."""
        bar = self._area.verticalScrollBar()
        at, was_seen, had_place = bar.value(), self._is_seen(), self._rect_of_place() is not None
        self._pages.show_paper(paper)
        self._rescale()
        bar.setValue(at)
        if was_seen or not had_place or (self._awaited and self._pages.has(self._pages.marked)):
            self._follow()
        self._show_where()

    def close_paper(self) -> None:
        """Lets go of the PDF, before the panel goes."""
        self._pages.close_paper()

    def show_place(self, place: Place, around: Place | None = None) -> None:
        """Marks what stands at a place and brings it into view; `around` instead, as long as the paper does not show it."""
        self._pages.marked, self._around = place, around
        self._follow()
        self._pages.update()

    def _follow(self) -> None:
        """Brings what is marked into view; what is not on the paper yet is looked for again on the next one."""
        self._awaited = self._pages.marked is not None and not self._pages.has(self._pages.marked)
        rect = self._rect_of_place()
        if rect is not None:
            view = self._area.viewport().height()
            top, bar = rect.top(), self._area.verticalScrollBar()
            if not bar.value() + 20 <= top <= bar.value() + view - 60:
                bar.setValue(int(top - view / 3))

    def _rect_of_place(self) -> QRectF | None:
        for place in (self._pages.marked, self._around):
            rect = self._pages.rect_of(place) if place is not None else None
            if rect is not None:
                return rect
        return None

    def _is_seen(self) -> bool:
        rect, at = self._rect_of_place(), self._area.verticalScrollBar().value()
        return rect is not None and at <= rect.top() <= at + self._area.viewport().height()

    def showEvent(self, event: QShowEvent) -> None:
        """Before it is first seen the desk has no room to scroll in."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._follow)

    def zoom_in(self) -> None:
        """One step larger."""
        self._set_zoom(next((zoom for zoom in _ZOOMS if zoom > self._shown_zoom() + 0.01), _ZOOMS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self._set_zoom(next((zoom for zoom in reversed(_ZOOMS) if zoom < self._shown_zoom() - 0.01), _ZOOMS[0]))

    def zoom_fit(self) -> None:
        """As wide as the panel."""
        self._set_zoom(None)

    def show_side_by_side(self, two: bool) -> None:
        """Two pages beside each other, or one below the other."""
        self._side.setChecked(two)
        self._pages.set_columns(2 if two else 1)
        self._rescale()
        self._show_where()

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._rescale()

    def _shown_zoom(self) -> float:
        return self._pages.scale / _POINTS_TO_PIXELS

    def _rescale(self) -> None:
        columns = self._pages.columns
        room = (self._area.viewport().width() - (columns + 1) * _GAP) / columns
        scale = self._zoom * _POINTS_TO_PIXELS if self._zoom else max(room / self._pages.page_width(), 0.2)
        self._pages.set_scale(scale, self._zoom is None)
        self._percent.setText(f"{round(self._shown_zoom() * 100)} %")

    def _show_where(self) -> None:
        middle = self._area.verticalScrollBar().value() + self._area.viewport().height() / 3
        count = self._pages.page_count()
        page = max((page for page in range(count) if self._pages.page_top(page) <= middle), default=0)
        self._where.setText(_("Trang {page} / {count}").format(page=page + 1, count=count) if count else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and self._zoom is None:
            was_seen = self._is_seen()
            self._rescale()
            if was_seen:
                self._follow()
        return super().eventFilter(watched, event)
