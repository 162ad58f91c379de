"""What a check says, under the field it speaks of: the sentence, its reason, and the mend to click."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from models.checks.finding import Finding
from models.language import _


class FindingNote(QLabel):
    """Shows findings in words and colour; takes no room while there are none."""

    fix_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.linkActivated.connect(self._activated)
        self.hide()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Shows what is said of one field."""
        if findings == self._findings:
            return
        self._findings = findings
        self.setProperty("role", severity(findings) or "quiet")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setText("<br>".join(_sentence(finding, number) for number, finding in enumerate(findings)))
        self.setAccessibleName("; ".join(finding.message for finding in findings))
        focusable = any(finding.fix for finding in findings)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if focusable else Qt.FocusPolicy.NoFocus)
        self.setVisible(bool(findings))

    def _activated(self, link: str) -> None:
        self.fix_asked.emit(self._findings[int(link)])


def severity(findings: tuple[Finding, ...]) -> str:
    """The worst there is: "error", "warning" or nothing. What is only not there yet is no fault to be shown in red."""
    kinds = {finding.severity for finding in findings if not finding.is_gap}
    return "error" if "error" in kinds else "warning" if kinds else ""


def _sentence(finding: Finding, number: int) -> str:
    name = _("Còn thiếu") if finding.is_gap else _("Lỗi") if finding.severity == "error" else _("Lưu ý")
    why = f" <i>({_escaped(finding.why)})</i>" if finding.why else ""
    fix = f' &nbsp;<a href="{number}">{_escaped(finding.fix.label)}</a>' if finding.fix else ""
    return f"<b>{name}:</b> {_escaped(finding.message)}{why}{fix}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
