"""The tab of the settings for the page: margins, sizes, spacing, each inside the range that the decree leaves."""

from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.language import _
from models.numerals import write_number
from models.paper import HEAD_SETS, RANGES, Paper, Range

_STEPS = {"line_spacing": 0.05}


class PaperEditor(QScrollArea):
    """Only lawful values can be set here."""

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        body = QWidget(self)
        body.setObjectName("page")
        words = QLabel(
            _(
                "Các mức nằm trong khoảng Nghị định 30/2020 cho phép. "
                "Báo cáo đang mở và báo cáo mới dùng lựa chọn này; báo cáo cũ giữ nguyên."
            ),
            body,
        )
        words.setProperty("role", "quiet")
        words.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self._fields: dict[str, QDoubleSpinBox | QComboBox] = {}
        for name, limits in RANGES.items():
            field = _choice(limits, getattr(paper, name), body) if limits.choices else _number(name, limits, getattr(paper, name), body)
            field.setAccessibleName(_(limits.label))
            field.setToolTip(limits.article)
            self._fields[name] = field
            form.addRow(_(limits.label), field)
        self._head = QComboBox(body)
        for key, sizes in HEAD_SETS.items():
            shown = ", ".join(write_number(Decimal(str(size))) for size in (sizes.names, sizes.motto, sizes.place))
            self._head.addItem(_("Quốc hiệu, Tiêu ngữ, địa danh: {sizes} pt").format(sizes=shown), key)
        self._head.setCurrentIndex(self._head.findData(paper.head_sizes))
        self._head.setAccessibleName(_("Cỡ chữ phần đầu"))
        form.addRow(_("Cỡ chữ phần đầu"), self._head)
        box = QVBoxLayout(body)
        box.setContentsMargins(18, 14, 18, 14)
        box.addWidget(words)
        box.addLayout(form)
        box.addStretch(1)
        self.setWidget(body)

    def paper(self) -> Paper:
        """The choices."""
        values = {name: field.currentData() if isinstance(field, QComboBox) else field.value() for name, field in self._fields.items()}
        return Paper(**values, head_sizes=self._head.currentData())


def _number(name: str, limits: Range, value: float, parent: QWidget) -> QDoubleSpinBox:
    field = QDoubleSpinBox(parent)
    field.setRange(limits.low, limits.high)
    field.setDecimals(2 if name in _STEPS else 1)
    field.setSingleStep(_STEPS.get(name, 0.5))
    field.setSuffix(f" {_(limits.unit)}")
    field.setValue(value)
    return field


def _choice(limits: Range, value: float, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    for choice in limits.choices:
        box.addItem(f"{write_number(Decimal(str(choice)))} {_(limits.unit)}", float(choice))
    box.setCurrentIndex(max(box.findData(float(value)), 0))
    return box
