"""What still has to be done: every finding of the report in the order of the paper, with its mend."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.checks.finding import Finding
from models.language import _
from models.place import Place
from ui.finding_note import FindingNote


class FindingsPage(QScrollArea):
    """Shows findings; emits the place to go to, or the finding to mend."""

    place_asked = Signal(str)
    fix_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formArea")
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Cần xử lý trước khi trình ký"))
        self._shown: tuple[Finding, ...] | None = None

    def show_findings(self, findings: tuple[Finding, ...], titles: Mapping[Place, str]) -> None:
        """`titles` says for each place on which page it is."""
        if findings == self._shown:
            return
        self._shown = findings
        body = QWidget(self)
        body.setObjectName("page")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 12, 12, 24)
        title = QLabel(_("Cần xử lý trước khi trình ký"), body)
        title.setProperty("role", "title")
        layout.addWidget(title)
        if not findings:
            done = QLabel(_("Không có lỗi, không có cảnh báo. Báo cáo có thể in để trình ký."), body)
            done.setWordWrap(True)
            layout.addWidget(done)
        for finding in findings:
            layout.addWidget(self._card(finding, titles.get(finding.where, ""), body))
        layout.addStretch(1)
        self.setWidget(body)

    def _card(self, finding: Finding, where: str, parent: QWidget) -> QFrame:
        card = QFrame(parent)
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        top = QHBoxLayout()
        name = QLabel(where, card)
        name.setProperty("role", "quiet")
        name.setWordWrap(True)
        go = QPushButton(_("Tới chỗ này"), card)
        go.setAccessibleName(_("Tới chỗ này: {message}").format(message=finding.message))
        go.clicked.connect(partial(self.place_asked.emit, finding.where))
        top.addWidget(name, 1)
        top.addWidget(go)
        note = FindingNote(card)
        note.fix_asked.connect(self.fix_asked)
        layout.addLayout(top)
        layout.addWidget(note)
        note.show_findings((finding,))
        return card
