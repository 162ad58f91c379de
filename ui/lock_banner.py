"""A calm line above a report that is locked or replaces another: why, and buttons for what can be done."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from models.editions import name_words
from models.language import _
from models.lifecycle import Way, is_locked, lock_reason, ways_on
from models.report import Report


def way_words() -> dict[Way, str]:
    """What can be done with a report, in the words of its buttons."""
    return {
        "amend": _("Lập báo cáo thay thế…"),
        "scan": _("Thêm bản quét…"),
        "open-replacing": _("Mở báo cáo thay thế"),
        "open-replaced": _("Mở báo cáo bị thay thế"),
        "redline": _("Xuất bản so sánh…"),
    }


class LockBanner(QFrame):
    """Emits `way_asked` with what is to be done; takes no room over a report that has nothing to be said of it."""

    way_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lockBanner")
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 12, 7)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        self._buttons: list[QPushButton] = []
        self._shown: object = None
        self.hide()

    def show_report(self, report: Report) -> None:
        """Says what there is to say of a report."""
        words = _sentence(report)
        if (words, report.state) == self._shown:
            return
        self._shown = (words, report.state)
        self._words.setText(words)
        self.setAccessibleName(words)
        self._show_ways(ways_on(report))
        self.setVisible(bool(words))

    def _show_ways(self, ways: tuple[Way, ...]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for way in ways:
            button = QPushButton(way_words()[way], self)
            button.clicked.connect(partial(self.way_asked.emit, way))
            self._row.addWidget(button)
            self._buttons.append(button)


def _sentence(report: Report) -> str:
    if is_locked(report):
        return "🔒  " + lock_reason(report)
    if report.amends:
        sentence = _("Bản này sẽ thay thế báo cáo đã ban hành {name}. Lý do: {reason}")
        return sentence.format(name=name_words(report.amends.report), reason=report.amends.reason)
    return ""
