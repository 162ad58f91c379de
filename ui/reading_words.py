"""How many reports search and register have not read yet, in words: what is in them is not found so far."""

from decimal import Decimal

from models.language import _
from models.numerals import write_number


def reading_words(left: int) -> str:
    """That reports are still being read, and how many."""
    return _("đang đọc các báo cáo, còn {left}").format(left=write_number(Decimal(left)))
