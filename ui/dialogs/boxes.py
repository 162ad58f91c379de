"""The questions that cannot wait: a report where there is one of its kind and period already, and closing without saving."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from models.language import _
from models.lifecycle import state_names
from models.report import State
from ui.dialogs.help_key import HelpKey
from ui.help_topics import NOT_SAVED

Twice = Literal["open", "replace", "second", "amend"]
Leaving = Literal["elsewhere", "leave", "stay", "saved"]

_NAMED = 8
"""Reports that a question names one by one."""


class TwiceBox(QMessageBox):
    """What to do with a report from a file where its kind and period have one already. The careful answer is to open that one.

    `subject` is what that one is about, where its kind has several of a period.
    """

    def __init__(self, phrase: str, state: State, parent: QWidget | None = None, subject: str = "") -> None:
        super().__init__(QMessageBox.Icon.Question, _("Nhập báo cáo"), "", parent=parent)
        issued = state in ("issued", "replaced")
        known = _("Trong sổ đã có báo cáo “{subject}”, {phrase} ({state}).") if subject else _("Trong sổ đã có báo cáo {phrase} ({state}).")
        self.setText(known.format(subject=subject, phrase=phrase, state=state_names()[state]))
        self.setInformativeText(
            _("Báo cáo đã ban hành không sửa được; nội dung của tệp có thể thành báo cáo thay thế hoặc bản nháp thứ hai.")
            if issued
            else _("Nếu thay bằng nội dung của tệp thì bản đang có được giữ lại thành một phiên bản.")
        )
        answers: list[tuple[str, Twice]] = [(_("Mở báo cáo đã có"), "open")]
        answers.append((_("Lập báo cáo thay thế…"), "amend") if issued else (_("Thay bằng tệp"), "replace"))
        answers.append((_("Giữ làm bản nháp thứ hai"), "second"))
        self._answers: dict[QPushButton, Twice] = {}
        for words, answer in answers:
            button: QPushButton = self.addButton(words, QMessageBox.ButtonRole.AcceptRole)
            self._answers[button] = answer
        _way_back(self, _("Thôi"))
        self.setDefaultButton(next(iter(self._answers)))

    def answer(self) -> Twice | None:
        """What was chosen; nothing where nothing shall be done."""
        return next((answer for button, answer in self._answers.items() if button is self.clickedButton()), None)


class DamagedDraftBox(QMessageBox):
    """What to do with a report whose draft the disk has damaged: its last kept state can be opened; what is damaged stays in the history.

    `kept_at` and `cause` say when that state was kept, as the clerk's clock showed it, and why.
    """

    def __init__(self, name: str, kept_at: str, cause: str, parent: QWidget | None = None) -> None:
        super().__init__(QMessageBox.Icon.Warning, _("Bản nháp bị hỏng"), "", parent=parent)
        self.setText(_("Bản nháp của báo cáo {name} không còn như khi được ghi nên không mở; ổ đĩa có thể đang hỏng.").format(name=name))
        self.setInformativeText(
            _("Có thể mở bản đã giữ lúc {time} ({cause}). Bản hỏng được giữ riêng trong Lịch sử để xem lại phần soạn sau đó.").format(
                time=kept_at, cause=cause
            )
        )
        self._open: QPushButton = self.addButton(_("Mở bản đã giữ"), QMessageBox.ButtonRole.AcceptRole)
        _way_back(self, _("Thôi"))
        self.setDefaultButton(self._open)

    def wants_kept(self) -> bool:
        """Whether the kept state shall be opened."""
        return self.clickedButton() is self._open


class ArchivedDraftsBox(QMessageBox):
    """Whether what was issued, by the archive, takes the place of what the store has as drafts. The careful answer is to leave them.

    `reports` says what they are called.
    """

    def __init__(self, reports: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(QMessageBox.Icon.Question, _("Dựng lại từ thư mục lưu trữ"), "", parent=parent)
        question = _("{count} báo cáo trong sổ chưa ban hành, mà thư mục lưu trữ có bản đã ban hành. Nhận các bản đã ban hành vào sổ?")
        self.setText(question.format(count=len(reports)))
        more = [_("… và {count} nữa").format(count=len(reports) - _NAMED)] if len(reports) > _NAMED else []
        kept = _("Bản đang có trong sổ được giữ thành một phiên bản trong Lịch sử.")
        self.setInformativeText("\n".join((*reports[:_NAMED], *more, "", kept)))
        self._take: QPushButton = self.addButton(_("Nhận bản đã ban hành"), QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(_way_back(self, _("Giữ bản trong sổ")))

    def ask(self) -> bool:
        """Shows itself once; whether what was issued shall come in."""
        self.exec()
        self.deleteLater()
        return self.clickedButton() is self._take


class RemoveHeadingBox(QMessageBox):
    """Whether what stands under a heading goes with it. The careful answer is to leave all as it is."""

    def __init__(self, name: str, items: int, headings: int, parent: QWidget | None = None) -> None:
        super().__init__(QMessageBox.Icon.Question, _("Xóa đề mục"), _("Xóa đề mục “{name}”?").format(name=name), parent=parent)
        under = [_("{count} ý").format(count=items)] if items else []
        under += [_("{count} đề mục con").format(count=headings)] if headings else []
        self.setInformativeText(_("Bên dưới có {what}.").format(what=_(" và ").join(under)))
        self._keep: QPushButton = self.addButton(_("Chỉ xóa đề mục, giữ nội dung"), QMessageBox.ButtonRole.AcceptRole)
        self._all: QPushButton = self.addButton(_("Xóa cả nội dung"), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(_way_back(self, _("Thôi")))

    def answer(self) -> Literal["keep", "all"] | None:
        """What was chosen; nothing where nothing shall be done."""
        if self.clickedButton() is self._keep:
            return "keep"
        return "all" if self.clickedButton() is self._all else None


class UnsavedSettingsBox(QMessageBox):
    """Whether changed settings shall be kept; Escape goes back to them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QMessageBox.Icon.Question, _("Thiết lập"), _("Lưu thay đổi thiết lập?"), parent=parent)
        self.save: QPushButton = self.addButton(_("Lưu"), QMessageBox.ButtonRole.AcceptRole)
        self.leave: QPushButton = self.addButton(_("Không lưu"), QMessageBox.ButtonRole.DestructiveRole)
        _way_back(self, _("Quay lại"))
        self.setDefaultButton(self.save)


class UnsavedBox(QMessageBox):
    """What to do with text that the disk does not take, when it is left. The careful answer is to stay with it.

    `kept` is where it is kept meanwhile; then nothing is given up. `be_answered` ends it where the disk has taken the text after all.
    """

    def __init__(self, problem: str, parent: QWidget | None = None, kept: Path | None = None) -> None:
        super().__init__(QMessageBox.Icon.Warning, _("Chưa lưu được"), problem, parent=parent)
        self.setInformativeText(
            _("Phần chưa lưu đã được giữ ở “{path}”; sau này nhận lại bằng Tệp › Nhập từ tệp.").format(path=kept)
            if kept
            else _("Báo cáo vẫn còn trong cửa sổ. Có thể giữ phần chưa lưu ở ổ đĩa hoặc thư mục khác rồi mới đóng.")
        )
        answers: list[tuple[str, QMessageBox.ButtonRole, Leaving]] = [
            (_("Lưu sang chỗ khác…"), QMessageBox.ButtonRole.AcceptRole, "elsewhere"),
            (
                _("Đóng") if kept else _("Đóng, bỏ phần chưa lưu"),
                QMessageBox.ButtonRole.AcceptRole if kept else QMessageBox.ButtonRole.DestructiveRole,
                "leave",
            ),
        ]
        self._answers: dict[QPushButton, Leaving] = {}
        for words, role, answer in answers:
            button: QPushButton = self.addButton(words, role)
            self._answers[button] = answer
        self.setDefaultButton(_way_back(self, _("Quay lại")))
        self._is_saved = False
        HelpKey(self, NOT_SAVED)

    def be_answered(self) -> None:
        """There is nothing to ask any more: the text is saved."""
        if self.isVisible():
            self._is_saved = True
            self.accept()

    def answer(self) -> Leaving:
        """What was chosen, or has become of it."""
        if self._is_saved:
            return "saved"
        return next((answer for button, answer in self._answers.items() if button is self.clickedButton()), "stay")


def _way_back(box: QMessageBox, words: str) -> QPushButton:
    """The button that leaves all as it is; Escape presses it."""
    button: QPushButton = box.addButton(words, QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(button)
    return button
