"""At the end of the status line, in quiet letters: when the last backup was made. A click opens the dialog of backups."""

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from models.language import _
from ui.dialogs.backup_words import moment_words


class BackupLine(QToolButton):
    """Never takes the cursor out of a field; the menu leads to the same dialog by keys. `asked`: the clerk wants the dialog."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backupLine")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoRaise(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.asked)
        self._last: datetime | None = None
        self._trouble = ""
        self._tells_last = False
        self.hide()

    def show_last(self, at: datetime | None, trouble: str = "") -> None:
        """The last backup was made at a time; or there is none. `trouble` is what was not done besides: the copy at the second place."""
        self._last, self._trouble = at, trouble
        self.show_again()

    def refresh(self) -> None:
        """Says the same in the words of another day or of another language, where it tells of the last backup."""
        if self._tells_last:
            self.show_again()

    def show_again(self) -> None:
        """Tells of the last backup, as before something was tried."""
        self._tells_last = True
        if self._last is None:
            self._say(_("Chưa có bản sao lưu"))
            return
        words = _("Đã sao lưu lúc {moment}").format(moment=_short(self._last))
        self._say(_("{backed_up}, chưa có bản ở nơi thứ hai").format(backed_up=words) if self._trouble else words, self._trouble)

    def show_running(self, percent: int | None) -> None:
        """A backup is being made; how much of it, where that is known."""
        self._tells_last = False
        self._say(_("Đang sao lưu…") if percent is None else _("Đang sao lưu… {percent} %").format(percent=percent))

    def show_failure(self, why: str, words: str = "") -> None:
        """The backup that was due was not made, or `words` say what else is wrong."""
        self._tells_last = False
        self._say(words or _("⚠ Chưa sao lưu được"), why)

    def _say(self, words: str, more: str = "") -> None:
        self.setText(words)
        self.setAccessibleName(f"{words}. {more}" if more else words)
        self.setToolTip(more or _("Mở hộp Sao lưu và khôi phục"))
        self.show()


def _short(at: datetime) -> str:
    """The time of today alone, of other days with the day."""
    at = at.astimezone()
    return f"{at:%H:%M}" if at.date() == date.today() else moment_words(at, date.today())
