"""A report with everything that a page under NĐ 30/2020 can have."""

import struct
import zlib

from msgspec.structs import replace

from models.page import AnnexBlock, Caption, DataColumn, DataRow, DataTable, Document, Heading, SignatureBlock
from models.place import Place
from tests.exporters.building import document, heading, line, paragraph, prose


def table(rows: int, landscape: bool = False, unit: str = "Đơn vị: Văn bản") -> DataTable:
    """Numbered rows of a unit's name and a count; every third row has no count."""
    columns = (DataColumn(line("TT")), DataColumn(line("Đơn vị")), DataColumn(line("Số văn bản"), numeric=True))
    data = tuple(DataRow((line(str(at)), line(f"Phòng số {at}"), line("" if at % 3 == 0 else str(at * 7)))) for at in range(1, rows + 1))
    return DataTable(Place("table.t1"), columns, data, line(unit) if unit else None, landscape)


def annex(word: str, title: str, *blocks: object, landscape: bool = False) -> AnnexBlock:
    reference = line("(Kèm theo Báo cáo số 05/BC-SNgV ngày 05 tháng 01 năm 2022)", italic=True)
    return AnnexBlock(line(word), line(title), reference, blocks, landscape)  # type: ignore[arg-type]


def rich() -> Document:
    one = document(
        blocks=(
            Heading(line("Phần thứ nhất"), 0, is_word=True),
            Heading(line("KẾT QUẢ"), 0),
            heading("I. TÌNH HÌNH", 1),
            heading("1. Văn bản", 2),
            paragraph(prose(1, 40), mark="-"),
            Caption(line("Bảng 1. Văn bản đến của từng phòng trong kỳ báo cáo")),
            table(60),
            paragraph(prose(2, 30)),
            Caption(line("Bảng 2. Văn bản đi")),
            table(5, landscape=True),
            Heading(line("Phần thứ hai"), 0, is_word=True),
            Heading(line("PHƯƠNG HƯỚNG"), 0),
            heading("I. NHIỆM VỤ", 1),
            paragraph(prose(3, 30)),
        ),
        addressees=("Bộ Nội vụ;", "Ủy ban nhân dân tỉnh."),
    )
    return replace(
        one,
        letterhead=replace(one.letterhead, urgency=line("HỎA TỐC"), circulation=line("LƯU HÀNH NỘI BỘ")),
        bases=(line("Căn cứ Nghị định số 30/2020/NĐ-CP;"), line("Căn cứ Kế hoạch số 424/KH-SNgV,")),
        annexes=(
            annex("Phụ lục I", "DANH MỤC VĂN BẢN", heading("I. VĂN BẢN ĐẾN", 1), Caption(line("Bảng 1")), table(40)),
            annex("Phụ lục II", "SỐ LIỆU", table(3, unit=""), paragraph("Hết phụ lục."), landscape=True),
        ),
        cosignature=SignatureBlock((line("CHÁNH VĂN PHÒNG"),), line("Trần Văn Hai")),
        drafter=line("NVA.05"),
        address=(line("Số 1 Hùng Vương, thành phố Quảng Ngãi"), line("Điện thoại: 0255 3822 222")),
        revision="a1b2c3",
    )


def png(width: int, height: int, alpha: bool = True) -> bytes:
    """A picture of one colour, half of it seen through."""
    pixel = bytes((200, 30, 30, 128)) if alpha else bytes((200, 30, 30))
    rows = b"".join(b"\0" + pixel * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 6 if alpha else 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
