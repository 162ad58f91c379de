"""The tab of the settings for lists of recipients: each with a name, one recipient a line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.language import _
from models.office import RecipientList
from models.text import clean_lines
from ui.fields.line_field import LineField

_LINES = 5


class RecipientsEditor(QScrollArea):
    """A list without a name and without lines does not count."""

    def __init__(self, lists: Sequence[RecipientList], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self._fields: list[tuple[LineField, QPlainTextEdit]] = []
        self._body = QWidget(self)
        self._body.setObjectName("page")
        self._box = QVBoxLayout()
        words = QLabel(
            _("Danh sách nơi nhận hay dùng, mỗi nơi một dòng; dòng cuối là “Lưu: VT, …”. Chọn danh sách ở trang Kết thúc, nơi nhận."),
            self._body,
        )
        words.setProperty("role", "quiet")
        words.setWordWrap(True)
        self._button = add = QPushButton(_("Thêm danh sách"), self._body)
        add.clicked.connect(lambda: self._add(RecipientList("")).setFocus())
        outer = QVBoxLayout(self._body)
        outer.setContentsMargins(18, 14, 18, 14)
        outer.addWidget(words)
        outer.addLayout(self._box)
        foot = QHBoxLayout()
        foot.addWidget(add)
        foot.addStretch(1)
        outer.addLayout(foot)
        outer.addStretch(1)
        self.setWidget(self._body)
        for one in lists or [RecipientList(_("Thường lệ"))]:
            self._add(one)

    def _add(self, one: RecipientList) -> LineField:
        name = LineField(_("Tên danh sách"), self._body)
        name.setPlaceholderText(_("Tên danh sách"))
        name.show_text(one.name)
        lines = QPlainTextEdit("\n".join(one.lines), self._body)
        lines.setAccessibleName(_("Nơi nhận, mỗi nơi một dòng"))
        lines.setTabChangesFocus(True)
        lines.setFixedHeight(lines.fontMetrics().lineSpacing() * _LINES + 16)
        self._box.addWidget(name)
        self._box.addWidget(lines)
        self._fields.append((name, lines))
        QWidget.setTabOrder(lines, self._button)
        return name

    def lists(self) -> tuple[RecipientList, ...]:
        """The lists that hold somebody."""
        made = (RecipientList(name.text().strip(), clean_lines(lines.toPlainText())) for name, lines in self._fields)
        return tuple(one for one in made if one.lines)
