"""Items that the prior report has in a section and this one has not; each can be brought back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.language import _
from models.report import Item
from ui.fields.link_line import LinkLine, escaped, link


class GoneItems(LinkLine):
    """Emits the earlier item that shall come back."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("quiet", parent)
        self._items: tuple[Item, ...] = ()
        self.linkActivated.connect(lambda at: self.wanted.emit(self._items[int(at)]))

    def show_items(self, name: str, items: Sequence[tuple[Item, str]]) -> None:
        """Items with their words as they read; `name` is what the prior period is called."""
        self._items = tuple(item for item, _words in items)
        title = _("{name} còn có, kỳ này không:").format(name=name)
        bring = _("Đưa vào kỳ này")
        lines = [f"{escaped(words)} &nbsp;{link(str(at), bring)}" for at, (_item, words) in enumerate(items)]
        self.show_words("<br>".join((escaped(title), *lines)) if items else "", title)
