"""What lines can be made, as entries of a menu and as keys that work wherever the file is looked at."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from importers.confirming import Change, Confirming, Correction
from importers.corrections import free_sections, possible, targets
from models.document import shown
from models.language import _
from ui.dialogs.guess_words import change_names, list_words
from ui.form.row_menu import IN, MERGE, OUT, key_words

_KEYS: dict[Change, str] = {
    "heading": "1",
    "paragraph": "2",
    "dash": "3",
    "plus": "4",
    "number": "5",
    "letter": "6",
    "citation": "7",
    "deeper": IN,
    "shallower": OUT,
    "join": MERGE,
    "split": "Ctrl+Shift+J",
    "left_out": "Delete",
}
_GROUPS: tuple[tuple[Change, ...], ...] = (
    ("heading", "section"),
    ("paragraph", "dash", "plus", "number", "letter", "citation"),
    ("deeper", "shallower", "move"),
    ("join", "split"),
    ("basis", "opening", "closing", "addressee", "recipient", "signature"),
    ("left_out",),
)
_TOLD: tuple[Change, ...] = ("heading", "paragraph", "dash", "number", "join", "left_out")
"""The corrections whose keys stand beside the lines, most wanted first."""
_MOST_TOLD = 5


class CorrectionActions(QObject):
    """`asked(correction)` by menu or key. Only what is possible is in the menu, and has a key."""

    asked = Signal(object)

    def __init__(self, menu: QMenu, places: Iterable[QWidget]) -> None:
        super().__init__(menu)
        self._lines: tuple[int, ...] = ()
        self._possible: frozenset[Change] = frozenset()
        self._state: Confirming | None = None
        self._menu = menu
        menu.aboutToShow.connect(self._fill_submenus)
        self._actions: dict[Change, QAction] = {}
        self._submenus: dict[Change, QMenu] = {}
        for group in _GROUPS:
            for change in group:
                self._actions[change] = self._action(change)
            menu.addSeparator()
        for place in places:
            place.addActions(list(self._actions.values()))

    def _action(self, change: Change) -> QAction:
        words = change_names()[change]
        if change in ("section", "move"):
            self._submenus[change] = self._menu.addMenu(words)
            return self._submenus[change].menuAction()
        action = self._menu.addAction(words)
        if change in _KEYS:
            action.setText(f"{words}\t{key_words(_KEYS[change])}")
            action.setShortcut(QKeySequence(_KEYS[change]))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _on=False, change=change: self._ask(change))
        return action

    def show_for(self, state: Confirming, lines: tuple[int, ...]) -> None:
        """Offers what can be made of these lines."""
        self._lines = lines
        self._possible = possible(state, lines) if lines else frozenset()
        for change, action in self._actions.items():
            action.setVisible(change in self._possible)
            action.setEnabled(change in self._possible)
        self._state = state

    def _fill_submenus(self) -> None:
        """Names the sections when somebody looks; a long report has many."""
        state = self._state
        if state is not None and "section" in self._possible:
            known = [(one.id, shown(state.report, state.definition, one.title)) for one in free_sections(state, self._lines)]
            self._fill("section", known)
        if state is not None and "move" in self._possible:
            self._fill("move", [(id, list_words(state, id)) for id in targets(state, self._lines)])

    def _fill(self, change: Change, targets: list[tuple[str, str]]) -> None:
        menu = self._submenus[change]
        menu.clear()
        for id, words in targets:
            menu.addAction(words.replace("&", "&&"), partial(self._ask, change, id))

    def _ask(self, change: Change, to: str = "") -> None:
        self.asked.emit(Correction(self._lines, change, to))

    def hint(self) -> str:
        """The keys of what is most often wanted, each on one line with its words."""
        told = [change for change in _TOLD if change in self._possible][:_MOST_TOLD]
        names = {change: words.replace("&", "") for change, words in change_names().items()}
        parts = [f"{key_words(_KEYS[change])} {names[change]}".replace(" ", "\u00a0") for change in told]
        return _("Phím: {keys}").format(keys="\u2003".join(parts)) if parts else ""
