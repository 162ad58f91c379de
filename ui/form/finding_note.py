"""What a check says, under the field it speaks of: the sentence, its reason, and the mend to click."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.acceptance import can_accept
from models.checks.finding import Finding
from models.language import _
from ui.fields.link_line import LinkLine, escaped, link
from ui.styled import style_as


class FindingNote(LinkLine):
    """Shows findings in words and colour; takes no room while there are none."""

    fix_asked = Signal(object)
    accept_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("quiet", parent)
        self._findings: tuple[Finding, ...] = ()
        self.linkActivated.connect(self._activated)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Shows what is said of one field."""
        if findings == self._findings:
            return
        self._findings = findings
        style_as(self, "role", severity(findings) or "quiet")
        heard = "; ".join(finding.message for finding in findings)
        self.show_words("<br>".join(_sentence(finding, number) for number, finding in enumerate(findings)), heard)

    def _activated(self, link: str) -> None:
        what, _colon, number = link.partition(":")
        (self.fix_asked if what == "fix" else self.accept_asked).emit(self._findings[int(number)])


def severity(findings: tuple[Finding, ...]) -> str:
    """The worst there is: "error", "warning" or nothing. What is only not there yet is no fault to be shown in red."""
    kinds = {finding.severity for finding in findings if not (finding.is_gap or finding.is_review)}
    return "error" if "error" in kinds else "warning" if kinds else ""


def severity_name(finding: Finding) -> str:
    """What kind of finding it is, in a word."""
    if finding.is_gap:
        return _("Còn thiếu")
    if finding.is_review:
        return _("Chưa rà")
    return _("Lỗi") if finding.severity == "error" else _("Lưu ý")


def _sentence(finding: Finding, number: int) -> str:
    why = f" <i>({escaped(finding.why)})</i>" if finding.why else ""
    links = [link(f"fix:{number}", finding.fix.label)] if finding.fix else []
    if can_accept(finding):
        links.append(link(f"accept:{number}", _("Vẫn đúng, ghi lý do…")))
    return f"<b>{severity_name(finding)}:</b> {escaped(finding.message)}{why} &nbsp;{' · '.join(links)}"
