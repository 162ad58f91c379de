"""What each command of ui/commands.py does in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, get_args

from models.lifecycle import Way

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.window import Window


def acts(window: Window) -> dict[str, Callable[[], object]]:
    """Every command by its name; what needs an open report does nothing where none is open."""
    on_desk = partial(_on_desk, window)
    return {
        "new": window.beginning.ask,
        "start": window.show_start,
        "import": window.files.import_file,
        "import-folder": window.folder.ask,
        "docx": partial(window.export_paper, "docx"),
        "pdf": partial(window.export_paper, "pdf"),
        "xlsx": partial(window.export_paper, "xlsx"),
        "json": partial(window.export_paper, "json"),
        "json-locked": window.export_locked,
        "print": on_desk(window.printing.ask),
        "backups": window.safekeeping.ask,
        "settings": window.settings.ask,
        "quit": window.close,
        "undo": on_desk(lambda desk: desk.session.undo_stack.undo()),
        "redo": on_desk(lambda desk: desk.session.undo_stack.redo()),
        "find": on_desk(lambda desk: desk.words.open()),
        "next-page": on_desk(lambda desk: desk.outline.step(1)),
        "previous-page": on_desk(lambda desk: desk.outline.step(-1)),
        "outline": on_desk(lambda desk: desk.outline.list.setFocus()),
        "back": on_desk(lambda desk: desk.go_back()),
        "next-finding": on_desk(lambda desk: desk.next_finding()),
        "findings": on_desk(lambda desk: desk.show_findings()),
        "prior": on_desk(lambda desk: desk.show_prior(window.menus.actions["prior"].isChecked())),
        "zoom-in": on_desk(lambda desk: desk.paper.zoom_in()),
        "zoom-out": on_desk(lambda desk: desk.paper.zoom_out()),
        "zoom-fit": on_desk(lambda desk: desk.paper.zoom_fit()),
        "two-pages": lambda: window.show_side_by_side(window.menus.actions["two-pages"].isChecked()),
        "heading": on_desk(lambda desk: desk.outlining.add_behind(desk.page())),
        **{what: on_desk(partial(_insert, what)) for what in ("table", "basis", "annex", "cosigner")},
        "electronic": on_desk(lambda desk: window.electronic.make(desk.session, window.settings.in_use.book)),
        "next-step": window.issuance.take_next,
        "issue": window.issuance.issue,
        "handover": on_desk(lambda desk: window.files.export_handover(desk.session.report, desk.session.definition, desk.session.earlier)),
        "reopen": window.issuance.reopen,
        **{way: partial(window.issuance.take_way, way) for way in get_args(Way)},
        "history": on_desk(lambda desk: window.past.show(desk.session)),
        "messages": window.guidance.show_messages,
        "trend": on_desk(window.trends.show_of),
        "search": window.search_reports,
        "register": window.lookup.open_register,
        "help": window.guidance.show_help,
        "shortcuts": window.guidance.show_shortcuts,
        "tour": window.guidance.show_tour,
        "licences": window.guidance.show_licences,
    }


def _on_desk(window: Window, act: Callable[[Desk], object]) -> Callable[[], None]:
    """What a command does with the open report, where one is open."""

    def act_if_open() -> None:
        if window.desk is not None:
            act(window.desk)

    return act_if_open


def _insert(what: str, desk: Desk) -> None:
    from ui.inserting import INSERT  # noqa: PLC0415  # loaded when it is first used, so that the window stands sooner

    INSERT[what](desk)
