"""What a clerk does about findings of the open report: mends them, or accepts a warning for a reason."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.acceptance import accept, withdraw
from models.checks.finding import Finding
from models.language import _
from ui.dialogs.reason_dialog import accepting
from ui.session import Session


class Mending(QObject):
    """`said(sentence)` for the status line."""

    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._over = parent

    def mend(self, finding: Finding) -> None:
        """Does what a finding offers."""
        if self._session.mend(finding) and finding.fix:
            self.said.emit(finding.fix.label)

    def mend_all(self, findings: tuple[Finding, ...]) -> None:
        """The same for many, in one step."""
        count = self._session.mend_all(findings)
        self.said.emit(_("Đã sửa {count} chỗ; Ctrl+Z để hoàn tác.").format(count=count))

    def accept(self, finding: Finding) -> None:
        """Asks why a warning may stand, and lets it."""
        dialog = accepting(finding, self._over)
        if dialog.exec():
            self._session.apply(partial(accept, finding=finding, reason=dialog.reason()), _("Chấp nhận cảnh báo"))

    def withdraw(self, finding: Finding) -> None:
        """A warning that was accepted stands against the report again."""
        self._session.apply(partial(withdraw, finding=finding), _("Bỏ chấp nhận"))
