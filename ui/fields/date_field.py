"""A field for a day, typed as dd/mm/yyyy; a day that no calendar has stays as it was typed."""

from PySide6.QtWidgets import QWidget

from models.dates import read_date, short_date
from models.language import _
from ui.fields.tidy_field import TidyField


class DateField(TidyField):
    """Shows a day in the short form of running text: "7/5/2021" becomes "07/5/2021" when the field is left."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setPlaceholderText(_("ngày/tháng/năm"))

    def _tidy(self, text: str) -> str:
        day = read_date(text)
        return text if day is None else short_date(day)

    def _meaning(self, text: str) -> object:
        day = read_date(text)
        return text.strip() if day is None else day
