"""What still has to be done: errors, what is missing or unreviewed, warnings, and the accepted ones with their reasons."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.checks.finding import Finding
from models.language import _
from models.place import Place
from ui.dialogs.wrapped_label import wrapped_label
from ui.form.finding_note import FindingNote

Accepted = tuple[tuple[Finding, str], ...]

_MOST = 60
"""Cards a group; whoever has more to mend begins with these."""


class FindingsPage(QScrollArea):
    """Shows findings by their kind, in the order of the paper; asks to go, to mend, to accept."""

    place_asked = Signal(str)
    fix_asked = Signal(object)
    fixes_asked = Signal(object)
    accept_asked = Signal(object)
    withdraw_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formArea")
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Cần xử lý trước khi trình ký"))
        self._findings: tuple[Finding, ...] = ()
        self._accepted: Accepted = ()
        self._titles: Mapping[Place, str] = {}
        self._shown: object = None

    def show_findings(self, findings: tuple[Finding, ...], accepted: Accepted, titles: Mapping[Place, str]) -> None:
        """`titles` says for each place on which page it is. Cards are made when the page is seen."""
        self._findings, self._accepted, self._titles = findings, accepted, titles
        if self.isVisible():
            self._rebuild()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rebuild()

    def _rebuild(self) -> None:
        if self._shown == (self._findings, self._accepted):
            return
        self._shown = (self._findings, self._accepted)
        at = self.verticalScrollBar().value()
        body = QWidget(self)
        body.setObjectName("page")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 12, 12, 24)
        layout.addWidget(wrapped_label(_("Cần xử lý trước khi trình ký"), "title", body))
        if not self._findings:
            layout.addWidget(wrapped_label(_("Không còn lỗi, không còn chỗ thiếu. Báo cáo có thể in để trình ký."), "", body))
        for name, group in self._groups().items():
            self._add_group(layout, name, group, body)
        if self._accepted:
            layout.addWidget(wrapped_label(_("Đã chấp nhận ({count})").format(count=len(self._accepted)), "heading", body))
        for finding, reason in self._accepted:
            layout.addWidget(self._accepted_card(finding, reason, body))
        layout.addStretch(1)
        self.setWidget(body)
        self.verticalScrollBar().setValue(at)

    def _groups(self) -> dict[str, list[Finding]]:
        groups: dict[str, list[Finding]] = {_("Lỗi"): [], _("Còn thiếu"): [], _("Chưa rà"): [], _("Cảnh báo"): []}
        errors, gaps, reviews, warnings = groups.values()
        for finding in self._findings:
            kind = gaps if finding.is_gap else reviews if finding.is_review else errors if finding.severity == "error" else warnings
            kind.append(finding)
        return {name: group for name, group in groups.items() if group}

    def _add_group(self, layout: QVBoxLayout, name: str, group: list[Finding], body: QWidget) -> None:
        layout.addSpacing(6)
        layout.addWidget(wrapped_label(f"{name} ({len(group)})", "heading", body))
        told: set[str] = set()
        for finding in group[:_MOST]:
            alike = tuple(other for other in group if other.code == finding.code and other.fix)
            if len(alike) > 1 and finding.code not in told:
                told.add(finding.code)
                layout.addLayout(self._mend_all(alike, body))
            layout.addWidget(self._card(finding, body))
        if len(group) > _MOST:
            layout.addWidget(
                wrapped_label(_("Còn {count} chỗ nữa, hiện ra khi các chỗ trên đã xong.").format(count=len(group) - _MOST), "quiet", body)
            )

    def _mend_all(self, alike: tuple[Finding, ...], body: QWidget) -> QHBoxLayout:
        button = QPushButton(_("Sửa cả {count} chỗ cùng loại").format(count=len(alike)), body)
        button.setAccessibleName(f"{button.text()}: {alike[0].message}")
        button.clicked.connect(partial(self.fixes_asked.emit, alike))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        return row

    def _card(self, finding: Finding, parent: QWidget) -> QFrame:
        card, words = self._frame(finding, parent)
        note = FindingNote(card)
        note.fix_asked.connect(self.fix_asked)
        note.accept_asked.connect(self.accept_asked)
        words.addWidget(note)
        note.show_findings((finding,))
        return card

    def _accepted_card(self, finding: Finding, reason: str, parent: QWidget) -> QFrame:
        card, words = self._frame(finding, parent)
        words.addWidget(wrapped_label(finding.message, "", card))
        row = QHBoxLayout()
        row.addWidget(wrapped_label(_("Lý do: {reason}").format(reason=reason), "quiet", card), 1)
        withdraw = QPushButton(_("Bỏ chấp nhận"), card)
        withdraw.setAccessibleName(f"{withdraw.text()}: {finding.message}")
        withdraw.clicked.connect(partial(self.withdraw_asked.emit, finding))
        row.addWidget(withdraw)
        words.addLayout(row)
        return card

    def _frame(self, finding: Finding, parent: QWidget) -> tuple[QFrame, QVBoxLayout]:
        """A card with the page's name, room for words, and the way there."""
        card = QFrame(parent)
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(wrapped_label(self._titles.get(finding.where, ""), "quiet", card))
        row.addLayout(words, 1)
        go = QPushButton(_("Tới chỗ này"), card)
        go.setAccessibleName(_("Tới chỗ này: {message}").format(message=finding.message))
        go.clicked.connect(partial(self.place_asked.emit, finding.where))
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return card, words
