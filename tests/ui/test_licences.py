"""Trợ giúp › Giấy phép các phần mềm dùng kèm."""

from models.licences import parts
from tests.ui.desks import Ending
from ui.dialogs.licences_dialog import LicencesDialog


def test_the_dialog_shows_each_text(ending: Ending) -> None:
    dialog = ending(LicencesDialog())
    assert dialog.list.count() == len(parts())
    for row, part in enumerate(parts()):
        dialog.list.setCurrentRow(row)
        assert dialog.text.toPlainText().startswith(part.title)
