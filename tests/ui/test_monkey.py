"""Whatever is done in whatever order: no exception, the fields say what the report says, and undo leads back to the beginning."""

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from models import edit
from models import place as places
from models.carry import carried_report
from models.definition import definition_of
from models.errors import BookError
from models.period import Period
from tests.builders import sample
from tests.ui.desks import a_window, desk_with, settled
from tests.ui.typing_keys import press, type_like_unikey, type_text
from ui.desk import Desk
from ui.dialogs.boxes import RemoveHeadingBox
from ui.fields.line_field import LineField
from ui.fields.rich_field import RichField
from ui.form.annex_page import AnnexPage
from ui.form.row_menu import RowMenu
from ui.form.table_editor import TableEditor
from ui.heading_acts import HEADING_ACTS
from ui.scenes.general import general_report
from ui.scenes.parts import report_with_parts
from ui.window import Window

STEPS = 40
KEYS = (
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier), (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier), (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
)  # fmt: skip
CLIPS = ("một dòng", "- một\n+ hai\nKế hoạch số 42/KH-SNV ngày 01/02/2021 việc ba", "3.845\n888", "a\tb\tc", "{ky} *x*")


@pytest.fixture
def window(qt: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(QDialog, "exec", lambda self: (self.accept(), self.result())[1])
    with a_window(tmp_path) as window:
        window.store.save_draft(replace(sample(), period="2021-H1"))
        yield window


def in_the_outline(desk: Desk, chance: random.Random) -> None:
    report = desk.session.report
    if report.sections:
        desk.outlining.do(chance.choice(HEADING_ACTS).id, chance.choice(report.sections).id)


def actions(desk: Desk, window: Window, chance: random.Random) -> tuple[Callable[[], object], ...]:
    def focused(act: Callable[[object], object]) -> None:
        widget = QApplication.focusWidget()
        if isinstance(widget, LineField | RichField):
            act(widget)

    def somewhere() -> None:
        report = desk.session.report
        found = [places.item(item.id) for _section, item in report.items()] + [places.figure(f.id) for f in desk.session.definition.figures]
        found += [places.citation(c.id, part) for c in report.citations for part in ("kind", "number", "date", "subject")]
        for table in report.tables:
            rows, columns = len(table.rows), len(table.columns)
            found += [places.table_title(table.id, chance.randrange(columns)), places.table_unit(table.id)]
            found += [places.cell(table.id, chance.randrange(rows), chance.randrange(columns)) for _turn in range(9 if rows else 0)]
        found += [places.section_part(section.id, "title") for section in report.sections]
        found += [places.annex_title(annex.id) for annex in report.annexes] * 3
        found += [places.mark("drafter"), places.mark("address"), places.signature("post")]
        found += [places.SUBJECT, places.CLOSING, places.signature("name"), places.letterhead("symbol"), places.recipient(0)]
        desk.go_to(chance.choice(found))

    def in_a_table() -> None:
        editors = [editor for editor in desk.findChildren(TableEditor) if editor.isVisible()]
        if editors:
            chance.choice(list(chance.choice(editors)._acts.values())).trigger()

    def in_an_annex() -> None:
        if desk.shows(AnnexPage):
            menus = [menu for menu in desk._form.currentWidget().findChildren(RowMenu) if menu.accessibleName() == "Việc với phụ lục"]
            chance.choice(menus[0].menu().actions()).trigger()

    def finding(act: Callable[[object], object]) -> None:
        if desk.session.proof and desk.session.proof.findings:
            act(chance.choice(desk.session.proof.findings))

    return (
        somewhere,
        somewhere,
        lambda: focused(lambda field: type_text(field, chance.choice(("x", "12", " ", "{ky}", "{", "ờ")))),
        lambda: focused(lambda field: type_like_unikey(field, "tân")),
        lambda: focused(lambda field: press(field, *chance.choice(KEYS))),
        lambda: focused(lambda field: press(field, *chance.choice(KEYS))),
        lambda: QApplication.clipboard().setText(chance.choice(CLIPS)),
        lambda: finding(desk.mending.mend),
        lambda: finding(lambda one: desk.mending.mend_all((one,))),
        lambda: finding(desk.mending.accept),
        lambda: finding(desk.mending.withdraw),
        lambda: (desk.words.open(), desk.finder.query.show_text("vu"), desk.finder._ask(), desk.finder.close_panel()),
        lambda: (desk.words.ask("van ban", False), QApplication.processEvents(), desk.finder.replace_all.click()),
        in_a_table,
        in_a_table,
        in_an_annex,
        *[lambda: in_the_outline(desk, chance)] * 2,
        lambda: window.menus.actions[chance.choice(("table", "heading", "basis", "annex", "cosigner"))].trigger(),
        desk.next_finding,
        desk.go_back,
        desk.show_findings,
        lambda: desk.show_prior(chance.random() < 0.5),
        lambda: desk.outline.step(chance.choice((-1, 1))),
        desk.session.undo_stack.undo,
        desk.session.undo_stack.redo,
        lambda: settled(desk),
    )


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_done_the_fields_say_what_the_report_says_and_undo_leads_back(
    window: Window, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    raised: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: raised.append(error))
    monkeypatch.setattr(RemoveHeadingBox, "answer", lambda _box: ("keep", "all", None)[seed % 3])
    earlier = general_report() if seed > 5 else sample() if seed % 2 else report_with_parts()
    period = Period.parse("2021-Y" if seed > 5 else "2021-9T")
    start = carried_report(definition_of(earlier.definition), period, earlier)
    desk = desk_with(window, start)
    chance = random.Random(seed)
    for _step in range(STEPS):
        chance.choice(actions(desk, window, chance))()
        QApplication.processEvents()
        assert raised == [], raised
    settled(desk)
    for place, shown in fields_shown(desk):
        assert shown == said(desk, place), place
    while desk.session.undo_stack.canUndo():
        desk.session.undo_stack.undo()
    assert desk.session.report == start
    assert raised == []


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_to_an_issued_report_it_stays_as_it_is(window: Window, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    raised: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: raised.append(error))
    issued = replace(report_with_parts(), state="issued")
    window.store.save_draft(issued)
    desk = desk_with(window, issued)
    chance = random.Random(seed)
    for _step in range(STEPS):
        chance.choice(actions(desk, window, chance))()
        QApplication.processEvents()
        assert raised == [], raised
        assert desk.session.report == issued
    settled(desk)
    for place, shown in fields_shown(desk):
        assert shown == said(desk, place), place
    assert window.store.load(issued.name) == issued


def fields_shown(desk: Desk) -> Iterator[tuple[places.Place, str]]:
    """What the fields of the shown page say; a field with the cursor may say the same in another form."""
    page = desk._pages.get(desk.page())
    for place, field in (page._fields if page else {}).items():
        if isinstance(field, RichField):
            yield place, field.markup()
        elif isinstance(field, LineField) and type(field) is LineField:
            yield place, field.text()
        elif isinstance(field, TableEditor):
            assert field.table == desk.session.report.table(field.table.id)
            if field.view.currentIndex().isValid():
                yield field.place(), field.view.field.markup()


def said(desk: Desk, place: places.Place) -> str:
    """What the report says there; the row of a cited document shows its subject, the first field of an address its first line."""
    report = desk.session.report
    kind, id, part = places.parts(place)
    if kind == "item" and not part and report.item(id).citation:
        place = places.citation(report.item(id).citation or "", "subject")
    if place == places.mark("address"):
        return report.marks.address[0] if report.marks.address else ""
    try:
        return edit.read(report, place)
    except BookError:
        return f"no such place: {place}"
