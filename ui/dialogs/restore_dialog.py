"""What going back to a backup would change, before it is done: reports that come back, change and go, with their days on both sides."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from models.checks.spots import sentence
from models.dates import local_time
from models.definition import definitions
from models.editions import edition_words
from models.language import _
from models.lifecycle import state_names
from models.period import read_period
from models.report import name_parts
from models.store.backups import Preview, PreviewEntry, Side
from ui.dialogs.backup_words import moment_words
from ui.dialogs.detail_lines import DetailLines
from ui.dialogs.dialog_buttons import DialogButtons
from ui.dialogs.help_key import HelpKey
from ui.dialogs.wrapped_label import wrapped_label
from ui.help_topics import BACKUPS
from ui.on_screen import fit_over
from ui.styled import style_as

_REPORT, _NOW, _THEN = range(3)
_WIDE, _NARROW = 140, 88
"""Letters of ordinary width that stand side by side where there is a list, and where there is none."""
_ROW_GAP = 10
"""Pixels of a row beside its letters."""


class RestoreDialog(QDialog):
    """Accepted: the clerk wants it. The careful answer is the default and what Escape means.

    `open_report` names the report that is on the desk; it is saved and put away first.
    """

    def __init__(self, preview: Preview, open_report: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Khôi phục từ bản sao lưu"))
        today = date.today()
        moment = moment_words(preview.taken, today)
        self.heading = wrapped_label(_("Đưa cả sổ về như lúc {moment}?").format(moment=moment), "heading", self)
        self.summary = wrapped_label(summary_words(preview), "", self)
        self.unissued = wrapped_label(unissued_words(preview), "error", self)
        self.unissued.setVisible(bool(preview.unissued))
        self.list = QTreeWidget(self)
        self.kept = wrapped_label(_kept_words(open_report), "quiet", self)
        self.problem = wrapped_label("", "error", self)
        self.problems = DetailLines(_("Những chỗ không còn nguyên"), self)
        self.buttons = DialogButtons(self, _("&Khôi phục"), _("Thôi, giữ như đang có"))
        self._fill(preview, today)
        self._show_problems(preview.problems)
        self._lay_out()
        self._make_careful(is_same(preview))
        self.kept.setVisible(not is_same(preview))
        HelpKey(self, BACKUPS)
        letter = self.fontMetrics().averageCharWidth()
        wanted = QSize(_WIDE * letter, 600) if self.list.topLevelItemCount() else QSize(_NARROW * letter, self.sizeHint().height())
        fit_over(self, wanted)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 22, 14)
        column.setSpacing(8)
        for part in (self.heading, self.summary, self.unissued, self.problem, self.problems):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        if self.list.isHidden():
            column.addStretch(1)
        column.addWidget(self.kept)
        column.addWidget(self.buttons)

    def _make_careful(self, same: bool) -> None:
        """Enter keeps what there is, unless the other button is chosen."""
        go, leave = self.buttons.go, self.buttons.leave
        go.setEnabled(not same)
        go.setAutoDefault(False)
        for button, role in ((go, ""), (leave, "primary")):
            style_as(button, "role", role)
        leave.setDefault(True)
        leave.setFocus()

    def _show_problems(self, problems: Sequence[str]) -> None:
        self.problem.setText(_("Bản sao lưu này mở được nhưng có chỗ không còn nguyên; nếu có bản khác thì nên chọn bản khác."))
        self.problem.setVisible(bool(problems))
        self.problems.show_lines(problems)

    def ask(self) -> bool:
        """Shows itself once; whether the clerk wants it."""
        agreed = bool(self.exec())
        self.deleteLater()
        return agreed

    # ------------------------------------------------------------ reports

    def _fill(self, preview: Preview, today: date) -> None:
        self.list.setAccessibleName(_("Những báo cáo sẽ trở lại, đổi khác hoặc mất đi"))
        self.list.setObjectName("changes")
        self.list.setHeaderLabels([_("Báo cáo"), _("Đang có, sửa lúc"), _("Sau khi khôi phục, sửa lúc")])
        self.list.setUniformRowHeights(True)
        self.list.setRootIsDecorated(True)
        for words, entries in (
            (_("Mất khỏi sổ, vì làm sau lúc sao lưu ({count})"), preview.gone),
            (_("Về như lúc sao lưu ({count})"), preview.changed),
            (_("Trở lại, vì đã bỏ sau lúc sao lưu ({count})"), preview.added),
        ):
            if entries:
                self._add_group(words.format(count=len(entries)), entries, today)
        self.list.header().setSectionResizeMode(_REPORT, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        for column in (_NOW, _THEN):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setVisible(self.list.topLevelItemCount() > 0)

    def _add_group(self, words: str, entries: Sequence[PreviewEntry], today: date) -> None:
        group = QTreeWidgetItem([words])
        height = QSize(0, self.fontMetrics().height() + _ROW_GAP)
        group.setSizeHint(_REPORT, height)
        font = self.list.font()
        font.setBold(True)
        group.setFont(_REPORT, font)
        for entry in entries:
            row = QTreeWidgetItem([report_words(entry), _side_words(entry.here, today), _side_words(entry.there, today)])
            row.setToolTip(_REPORT, report_words(entry))
            row.setSizeHint(_REPORT, height)
            group.addChild(row)
        self.list.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        group.setExpanded(True)


class ClosedRestoreDialog(RestoreDialog):
    """The same for a store that does not open: there is nothing to compare with, so the backup's own reports are listed."""

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(preview, "", parent)
        count = len(preview.added)
        self.summary.setText(_("Bản sao lưu này có {count} báo cáo.").format(count=count))
        self.kept.setText(_("Tệp hỏng được đổi tên và giữ lại trong thư mục dữ liệu."))
        self.buttons.leave.setText(_("Thôi"))
        self.list.setColumnHidden(_NOW, True)
        if group := self.list.topLevelItem(0):
            group.setText(_REPORT, _("Báo cáo trong bản sao lưu ({count})").format(count=count))


def report_words(entry: PreviewEntry) -> str:
    """Period and kind of a report, of a general kind what it is about: "6 tháng đầu năm 2021, bản 2: Công tác văn thư"."""
    definition, code, _edition = name_parts(entry.name)
    known, period, side = definitions().get(definition), read_period(code), entry.here or entry.there
    about = side.subject.strip() if side and (known is None or known.general) else known.name if known else ""
    return f"{sentence(period.phrase) if period else code}{edition_words(entry.name)}: {about or definition}"


def _side_words(side: Side | None, today: date) -> str:
    if side is None:
        return _("không có")
    at = local_time(side.updated)
    return f"{state_names()[side.state]}, {moment_words(at, today) if at else '?'}"


def is_same(preview: Preview) -> bool:
    """Whether going back would change nothing."""
    return not (preview.added or preview.changed or preview.gone or preview.revisions_fewer or preview.settings_differ)


def summary_words(preview: Preview) -> str:
    """How much would change, in a sentence or two."""
    if is_same(preview):
        return _("Bản sao lưu này giống dữ liệu đang có; không có gì để khôi phục.")
    counts = (
        (_("{count} báo cáo mất khỏi sổ"), len(preview.gone)),
        (_("{count} báo cáo về như lúc sao lưu"), len(preview.changed)),
        (_("{count} báo cáo trở lại"), len(preview.added)),
        (_("{count} phiên bản trong lịch sử mất đi"), max(0, preview.revisions_fewer)),
    )
    parts = [words.format(count=count) for words, count in counts if count]
    if preview.settings_differ:
        parts.append(_("thiết lập về như lúc sao lưu"))
    return _("So với dữ liệu đang có: {changes}.").format(changes="; ".join(parts))


def unissued_words(preview: Preview) -> str:
    """What becomes of reports that have been issued since; nothing where there are none."""
    if not preview.unissued:
        return ""
    sentence = _(
        "Trong sổ, {count} báo cáo đã ban hành sau đó sẽ trở lại như trước khi ban hành; tệp và giấy đã ban hành vẫn còn trong thư mục "
        "lưu trữ, và “Dựng lại từ thư mục lưu trữ” đưa chúng vào sổ như đã ban hành."
    )
    return sentence.format(count=len(preview.unissued))


def _kept_words(open_report: str) -> str:
    kept = _("Dữ liệu đang có được sao lưu trước, thành dòng “Trước khi khôi phục”; chọn dòng ấy thì về lại như bây giờ.")
    if not open_report:
        return kept
    return _("“{report}” đang mở sẽ được lưu rồi đóng lại.").format(report=open_report) + " " + kept
