"""The outline of the open report changed by hand: from the list on the left, from a heading in the form, from the menu Chèn."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from models import place as places
from models.document import heading_number, shown
from models.language import _
from models.lifecycle import is_locked, lock_reason
from models.outline_edits import (
    Act,
    Where,
    add_heading,
    block_of,
    fresh_section_id,
    move_heading,
    possible_acts,
    remove_heading,
    says_something,
    shift_heading,
)
from models.report import BASES, OPENING, Report
from ui.dialogs.boxes import RemoveHeadingBox
from ui.form.row_menu import key_words
from ui.heading_acts import HEADING_ACTS, HeadingAct
from ui.outline import Outline
from ui.pages import LETTERHEAD, TASKS
from ui.session import Session

_RENAME = "F2"
_BEFORE_HEADINGS = (LETTERHEAD, TASKS, BASES, OPENING)
"""Pages that stand before all headings."""


class Outlining(QObject):
    """`place_asked(place)`: the cursor shall go there. `said(sentence)` for the status line."""

    place_asked = Signal(str)
    said = Signal(str)

    def __init__(self, outline: Outline, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._outline = outline
        self._session = session
        self._window = window
        outline.menu_asked.connect(self._show_menu)
        outline.heading_asked.connect(lambda: self.add_behind(outline.chosen()))
        outline.add_button.setVisible(session.definition.general and not session.locked)
        for act in HEADING_ACTS:
            if act.keys:
                self._listen([act.keys, *(["Delete"] if act.id == "remove" else [])], partial(self._do_with_chosen, act.id))
        self._listen([_RENAME], lambda: self.rename(outline.chosen()))

    def _listen(self, keys: list[str], act: Callable[[], None]) -> None:
        """Keys that work while the list has the cursor."""
        action = QAction(self._outline.list)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: act())
        self._outline.list.addAction(action)

    def _show_menu(self, id: str, at: QPoint) -> None:
        self.menu(id).popup(at)

    def menu(self, id: str) -> QMenu:
        """What can be done with a page of the outline."""
        menu = QMenu(self._outline)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        report, locked = self._session.report, self._session.locked
        if not block_of(report.sections, id):
            menu.addAction(_("Thêm đề mục"), partial(self.add_behind, id)).setEnabled(not locked)
            return menu
        acts = possible_acts(report, self._session.definition, id)
        menu.addAction(_("Đổi tên đề mục") + f"\t{_RENAME}", partial(self.rename, id)).setEnabled(not locked)
        for act in HEADING_ACTS:
            if act.gap:
                menu.addSeparator()
            words = f"{_(act.text)}\t{key_words(act.keys)}" if act.keys else _(act.text)
            menu.addAction(words, partial(self.do, act.id, id)).setEnabled(act.id in acts and not locked)
        return menu

    # ------------------------------------------------------------ what is done

    def rename(self, id: str) -> None:
        """Puts the cursor into the words of a heading."""
        if block_of(self._session.report.sections, id):
            self.place_asked.emit(places.section_part(id, "title"))

    def add_behind(self, page: str) -> None:
        """A heading behind the one that is shown, as deep; before all others from the pages that stand before them, else at the end."""
        sections = self._session.report.sections
        if block_of(sections, page):
            self._add(page, "below")
        elif sections and page in _BEFORE_HEADINGS:
            self._add(sections[0].id, "above")
        else:
            self._add("", "below")

    def _do_with_chosen(self, act: Act) -> None:
        if block_of(self._session.report.sections, self._outline.chosen()):
            self.do(act, self._outline.chosen())
        elif act == "below":
            self.add_behind(self._outline.chosen())

    def do(self, act: str, id: str) -> None:
        """Does what was asked with a heading; what is not possible there is said, where the reason is not plain to see."""
        report, definition = self._session.report, self._session.definition
        if is_locked(report):
            self.said.emit(lock_reason(report))
            return
        wanted = next(one for one in HEADING_ACTS if one.id == act)
        if wanted.id not in possible_acts(report, definition, id):
            if "remove" not in possible_acts(report, definition, id):
                self.said.emit(_("Đề cương yêu cầu đề mục này nên chỗ của nó giữ nguyên; số và tên thì sửa được."))
            return
        match wanted.id:
            case "above" | "below" | "inside":
                self._add(id, wanted.id)
            case "up" | "down":
                self._apply(partial(move_heading, id=id, by=-1 if wanted.id == "up" else 1), wanted)
            case "in" | "out":
                self._apply(partial(shift_heading, id=id, deeper=wanted.id == "in"), wanted)
            case "remove":
                self._remove(id, wanted)

    def _add(self, beside: str, where: Where) -> None:
        before = self._session.report
        id = fresh_section_id(before)
        self._session.apply(partial(add_heading, beside=beside, where=where), _("Thêm đề mục"))
        if self._session.report is not before:
            self.place_asked.emit(places.section_part(id, "title"))

    def _remove(self, id: str, act: HeadingAct) -> None:
        """Asks nothing where nothing would be lost."""
        keep = False
        if says_something(self._session.report, id):
            box = RemoveHeadingBox(self._name(id), *self._under(id), self._window)
            box.exec()
            answer = box.answer()
            box.deleteLater()
            if answer is None:
                return
            keep = answer == "keep"
        before = self._session.report
        self._apply(partial(remove_heading, id=id, keep=keep), act)
        if self._session.report is not before:
            self.said.emit(_("Đã xóa đề mục; Ctrl+Z để lấy lại."))

    def _apply(self, change: Callable[[Report], Report], act: HeadingAct) -> None:
        self._session.apply(change, _(act.step))

    def _name(self, id: str) -> str:
        section = self._session.report.section(id)
        title = shown(self._session.report, self._session.definition, section.title)
        return f"{heading_number(section.number)}{title}".strip() or _("chưa có tên")

    def _under(self, id: str) -> tuple[int, int]:
        """How many items and headings stand under a heading."""
        under = [self._session.report.sections[index] for index in block_of(self._session.report.sections, id)]
        return sum(len(section.items) for section in under), len(under) - 1
