"""What can be done with headings, as data: words and keys, the same in the outline and beside a heading in the form."""

from msgspec import Struct

from models.language import N_
from models.outline_edits import Act
from ui.form.row_menu import BELOW, DOWN, IN, OUT, REMOVE, UP

INSIDE = "Ctrl+Shift+Return"


class HeadingAct(Struct, frozen=True):
    """An entry of the menus; `step` is what the undo step is called, `gap` draws a line above."""

    id: Act
    text: str
    keys: str
    step: str
    gap: bool = False


HEADING_ACTS = (
    HeadingAct("above", N_("Thêm đề mục bên trên"), "", N_("Thêm đề mục")),
    HeadingAct("below", N_("Thêm đề mục bên dưới"), BELOW, N_("Thêm đề mục")),
    HeadingAct("inside", N_("Thêm đề mục con"), INSIDE, N_("Thêm đề mục")),
    HeadingAct("up", N_("Chuyển lên"), UP, N_("Chuyển đề mục"), gap=True),
    HeadingAct("down", N_("Chuyển xuống"), DOWN, N_("Chuyển đề mục")),
    HeadingAct("in", N_("Hạ một cấp (I → 1 → a)"), IN, N_("Đổi cấp đề mục")),
    HeadingAct("out", N_("Nâng một cấp (a → 1 → I)"), OUT, N_("Đổi cấp đề mục")),
    HeadingAct("remove", N_("Xóa đề mục"), REMOVE, N_("Xóa đề mục"), gap=True),
)
"""Items that stand under a heading go wherever it goes."""
