"""What the menu Chèn puts into the open report: a table, a căn cứ, an annex, a second signer; and where the cursor goes then."""

from functools import partial

from models import place as places
from models.annex_edits import add_annex
from models.item_tables import append_table, insert_table
from models.items import add_item
from models.language import _
from models.report import BASES
from models.text_table import TextTable
from ui.desk import Desk
from ui.form.section_page import SectionPage
from ui.form.signature_page import with_cosigner


def insert_basis(desk: Desk) -> None:
    """A căn cứ behind the others."""
    report = desk.session.report
    place = places.item(report.fresh_item_id())
    change = partial(add_item, section=BASES, index=len(report.bases), level="paragraph")
    desk.session.apply(change, _("Thêm căn cứ"))
    _go_to_new(desk, place, report is not desk.session.report)


def insert_annex(desk: Desk) -> None:
    """An annex behind the others."""
    report = desk.session.report
    place = places.annex_title(report.fresh_annex_id())
    desk.session.apply(add_annex, _("Thêm phụ lục"))
    _go_to_new(desk, place, report is not desk.session.report)


def insert_cosigner(desk: Desk) -> None:
    """Room for a second signer; the cursor goes to the one that is there already."""
    desk.session.apply(with_cosigner, _("Thêm người ký thứ hai"))
    _go_to_new(desk, places.cosignature("authority"), desk.session.report.cosignature is not None)


def insert_table_here(desk: Desk) -> None:
    """A table under the item in hand, or at the end of the page that is shown."""
    report, page, place = desk.session.report, desk.page(), desk.place()
    if not desk.shows(SectionPage):
        desk.said.emit(_("Bảng đứng trong một mục; hãy mở mục ấy và đặt con trỏ vào ý nói trước bảng."))
        return
    here = item_at(desk, page, place or places.SUBJECT)
    change = partial(insert_table, id=here) if here else partial(append_table, section=page)
    id = report.fresh_table_id()
    desk.session.apply(change, _("Chèn bảng"))
    if desk.session.report is not report:
        desk.go_to(first_cell(desk.session.report.table(id)))


def item_at(desk: Desk, page: str, place: places.Place) -> str:
    """The item of a page that a place belongs to: its own, its cited document's, its table's; "" where there is none."""
    kind, id, _part = places.parts(place)
    for item in desk.session.report.section_items(page):
        if (kind, id) in (("item", item.id), ("citation", item.citation), ("table", item.table)):
            return item.id
    return ""


def first_cell(table: TextTable) -> places.Place:
    """Where the cursor goes in a new table: the first heading that says nothing yet."""
    empty = (at for at, column in enumerate(table.columns) if not column.title.strip())
    return places.table_title(table.id, next(empty, 0))


def _go_to_new(desk: Desk, place: places.Place, is_there: bool) -> None:
    if is_there:
        desk.go_to(place)


INSERT = {"table": insert_table_here, "basis": insert_basis, "annex": insert_annex, "cosigner": insert_cosigner}
"""By the command that asks for it."""
