"""What NĐ 30/2020 lets a document bear besides its nine parts (Điều 8.3): stamps, the drafter's mark, the address of the office."""

from typing import Literal

from msgspec import Struct

Urgency = Literal["", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"]
Circulation = Literal["", "XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"]

URGENCIES: tuple[Urgency, ...] = ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")
CIRCULATIONS: tuple[Circulation, ...] = ("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ")


class Marks(Struct, frozen=True):
    """How urgent it is, who may see it, `drafter` and number of copies ("PL.(300)"), and the lines of the address at the foot of page 1."""

    urgency: Urgency = ""
    circulation: Circulation = ""
    drafter: str = ""
    address: tuple[str, ...] = ()
