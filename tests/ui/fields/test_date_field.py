"""Days: kept as typed, shown in the short form when the field is left."""

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.typing_keys import add_field, type_text
from ui.fields.date_field import DateField


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("7/5/2021", "07/5/2021"),
        ("10/2/2021", "10/02/2021"),
        ("2021-02-10", "10/02/2021"),
        ("ngày 31 tháng 8 năm 2020", "31/8/2020"),
        ("31/02/2021", "31/02/2021"),
        ("hôm qua", "hôm qua"),
    ],
)
def test_a_day_takes_its_short_form_and_no_day_stays_as_typed(sheet: QWidget, typed: str, shown: str) -> None:
    field, told = DateField("Ngày"), []
    field.edited.connect(told.append)
    add_field(sheet, field)
    type_text(field, typed)
    assert told[-1] == typed
    field.clearFocus()
    assert field.text() == shown


def test_the_model_s_echo_waits_until_the_field_is_left(sheet: QWidget) -> None:
    field = DateField("Ngày")
    add_field(sheet, field)
    type_text(field, "7/5/2021")
    field.show_text("07/5/2021")
    assert field.text() == "7/5/2021"
