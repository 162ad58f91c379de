"""Word files of ours that LibreOffice opened, worked on and saved: the report comes back, with the clerk's edits at their places."""

import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from exporters.docx import render_docx
from importers.returned import Returned
from models import edit
from models import place as places
from models.calculate import recalculated
from models.definition import definition_for
from models.document import compose
from models.interchange import digest
from models.report import Item, Report, Section
from tests.builders import sample
from tests.exporters.building import prose
from tests.importers.office import worked_on
from tests.importers.test_returned import back
from tests.importers.test_returned_page import full

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None and "CI" not in os.environ, reason="LibreOffice is not installed")


def long_report() -> Report:
    """A report of some twenty pages with every level of item."""
    levels = ("paragraph", "dash", "plus", "number", "letter")
    sections = tuple(
        Section(
            f"s{at}",
            f"{at}",
            f"Phần việc thứ {at}",
            1 + at % 3,
            tuple(Item(f"i{at}x{n}", levels[n % 5], prose(100 * at + n, 20 + 7 * (n % 9))) for n in range(12)),
        )
        for at in range(1, 13)
    )
    return replace(sample(), sections=sections)


def through(one: Report, folder: Path, acts: str = "") -> Returned:
    """What comes back after LibreOffice did something in the Word file of a report."""
    path = folder / "về.docx"
    path.write_bytes(worked_on(render_docx(compose(one, definition_for(one)), carried=one), folder, acts))
    return back(path)


LOOKS = """
  every = doc.createReplaceDescriptor()
  every.SearchRegularExpression = True
  every.SearchString = ".*"
  parts = doc.findAll(every)
  For at = 0 To parts.Count - 1
    part = parts.getByIndex(at)
    part.CharFontName = "Arial"
    part.CharHeight = 15
    part.CharWeight = 150
    part.ParaTopMargin = 500
  Next
  doc.StyleFamilies.getByName("PageStyles").getByIndex(0).LeftMargin = 4000
  spot = Found(doc, "Trên đây là")
  spot.BreakType = com.sun.star.style.BreakType.PAGE_BEFORE
"""
"""Another font, size, weight and spacing everywhere, a margin, a page break."""


@pytest.mark.parametrize("one", [sample(), long_report(), full()], ids=["sample", "long", "full"])
@pytest.mark.parametrize("acts", ["", LOOKS], ids=["saved", "restyled"])
def test_what_libreoffice_saves_is_the_same_report(tmp_path: Path, one: Report, acts: str) -> None:
    returned = through(one, tmp_path, acts)
    assert (returned.report, returned.unread, returned.unplaced) == (one, (), ())
    assert digest(returned.report) == digest(one)


def test_what_was_typed_there_comes_back_at_its_place(tmp_path: Path) -> None:
    acts = """
  Say(doc, "3.845", "3.900")
  Say(doc, "Thực hiện nâng cấp các phần mềm đang sử dụng", "Thực hiện nâng cấp phần mềm iOffice")
  Say(doc, "Nguyễn Viết Vy", "Trần Thị Hòa")
  spot = Found(doc, "Xây dựng và triển khai kế hoạch dự phòng")
  text.insertString(spot.Start, "Đào tạo công chức về an toàn thông tin." & Chr(13) & "8. ", False)
"""
    one = sample()
    returned = through(one, tmp_path, acts)
    items = {item.text: item.id for _list, item in one.items()}
    changed = items["Thực hiện nâng cấp các phần mềm đang sử dụng."]
    after = next(id for text, id in items.items() if text.startswith("Xây dựng và triển khai kế hoạch dự phòng"))
    section = one.section_of(after)
    wanted = edit.put(one, places.signature("name"), "Trần Thị Hòa")
    new = replace(one.item(changed), text="Thực hiện nâng cấp phần mềm iOffice.", origin="imported", review=True)
    wanted = wanted.with_item(new).with_figure("van_ban_den", 3900, "imported")
    wanted = wanted.with_figure_value("van_ban_den", replace(wanted.figure("van_ban_den"), review=True))
    at = [item.id for item in one.section_items(section)].index(after)
    added = Item(one.fresh_item_id(), "number", "Đào tạo công chức về an toàn thông tin.", origin="imported", review=True)
    wanted = recalculated(edit.insert_item(wanted, section, at, added), definition_for(one))
    assert wanted.figure("van_ban_tong").value == 3900 + 888
    assert returned.report == wanted
    assert sorted(change.kind for change in returned.changes) == ["added", "changed", "changed", "changed"]


def test_changes_that_libreoffice_recorded_count_as_accepted(tmp_path: Path) -> None:
    acts = """
  doc.RecordChanges = True
  Say(doc, "Thực hiện nâng cấp các phần mềm đang sử dụng", "Thực hiện nâng cấp phần mềm iOffice")
"""
    returned = through(sample(), tmp_path, acts)
    (change,) = returned.changes
    assert edit.read(returned.report, change.place) == "Thực hiện nâng cấp phần mềm iOffice."


def test_cells_that_were_typed_over_come_back_in_the_table(tmp_path: Path) -> None:
    acts = """
  Say(doc, "Sở Tư pháp", "Sở Công Thương")
  tables = doc.TextTables
  For at = 0 To tables.Count - 1
    one = tables.getByIndex(at)
    If one.getCellByPosition(1, 0).String = "Đơn vị" And one.Rows.Count = 5 Then one.Rows.insertByIndex(2, 1)
    If one.Rows.Count = 6 Then one.getCellByPosition(1, 2).String = "Sở Xây dựng"
  Next
"""
    returned = through(full(), tmp_path, acts)
    assert [row[1] for row in returned.report.table("b1").rows] == ["Sở Y tế", "Sở Xây dựng", "Sở Nội vụ", "Sở Công Thương", "Tổng"]
    assert returned.report.table("b1").rows[4][2] == "{van_ban_den}"
    assert returned.report.table("b2") == full().table("b2")
