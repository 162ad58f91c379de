"""Text that pandoc wrote of a Word file: its escapes and styles are no words, and its drawn tables are tables again."""

from pathlib import Path

import pytest

from importers.pandoc_marks import without_pandoc_marks
from importers.reading import Imported, import_report
from importers.text import read_text
from models.report import Signature

REPORT = r"""
+:--------------------------------:+:--------------------------------:+
| UBND HUYỆN LẠC HÀ                | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT |
|                                  | NAM**                            |
| **PHÒNG NỘI VỤ**                 |                                  |
|                                  | **Độc lập - Tự do - Hạnh phúc**  |
| Số: 45/BC-NV                     |                                  |
|                                  | *Lạc Hà, ngày 10 tháng 12 năm    |
|                                  | 2022*                            |
+----------------------------------+----------------------------------+

**BÁO CÁO**

**Kết quả công tác nội vụ năm 2022\
và phương hướng năm 2023**

Kính gửi: Ủy ban nhân dân huyện Lạc Hà.

Thực hiện kế hoạch của huyện, Phòng Nội vụ báo cáo kết quả công tác trong
năm 2022[^1] như sau:

**I.** **KẾT QUẢ ĐẠT ĐƯỢC**

\- Đã sắp xếp 05 đơn vị sự nghiệp, giảm 12 biên chế so với năm trước theo
đúng lộ trình được duyệt;

    -   Bổ nhiệm 08 viên chức, xem [cổng thông tin](http://lacha.vn) của huyện.

> Tặng giấy khen cho 120 tập thể và cá nhân có thành tích trong năm 2022 của
> toàn huyện.

  -----------------------------------------------------------------------
  **TT**   **Đơn vị**             **Biên chế**     **Đã tuyển**
  -------- ---------------------- ---------------- ----------------------
  1        Văn phòng Hội đồng     20
           nhân dân

  2        Phòng Nội vụ           8                8
  -----------------------------------------------------------------------

+-----+--------------+-----+
| TT  | Nội dung     | Số  |
+=====+==============+=====+
| 1   | Khen thưởng  | 120 |
|     | đột xuất     |     |
+-----+--------------+-----+

# II. PHƯƠNG HƯỚNG {#ii .unnumbered}

1\. Sắp xếp bộ máy.

2\. Tuyển 15 người.

Trên đây là báo cáo của Phòng Nội vụ./.

+------------------+--------------------+
| ***Nơi nhận:***  | **TRƯỞNG PHÒNG**   |
|                  |                    |
| \- UBND huyện;   | **Vi Thị Hoa**     |
|                  |                    |
| \- Lưu: VT.      |                    |
+------------------+--------------------+

[^1]: Số liệu tính đến hết ngày 30 tháng 11, chưa có
    xã Nậm Sơn.
"""


@pytest.fixture
def read(tmp_path: Path) -> Imported:
    path = tmp_path / "bao-cao.txt"
    path.write_text(REPORT, "utf-8")
    return import_report(path)


def test_what_stands_above_and_below_the_text(read: Imported) -> None:
    head = read.report.letterhead
    assert (head.superior, head.issuer, head.number, str(head.date)) == ("UBND HUYỆN LẠC HÀ", "PHÒNG NỘI VỤ", "45", "2022-12-10")
    assert read.report.subject.startswith("Kết quả công tác nội vụ") and "phương hướng" in read.report.subject
    assert read.report.addressees == ("Ủy ban nhân dân huyện Lạc Hà",)
    assert read.report.recipients == ("UBND huyện", "Lưu: VT")
    assert read.report.signature == Signature(title="TRƯỞNG PHÒNG", name="Vi Thị Hoa")


def test_the_text_has_no_marks_left(read: Imported) -> None:
    first, second = read.report.sections
    assert (first.title, second.title) == ("KẾT QUẢ ĐẠT ĐƯỢC", "PHƯƠNG HƯỚNG")
    assert [item.level for item in first.items[:3]] == ["dash", "plus", "paragraph"]
    assert first.items[1].text == "Bổ nhiệm 08 viên chức, xem cổng thông tin của huyện."
    assert first.items[2].text.endswith("trong năm 2022 của toàn huyện.")
    assert [item.text for item in second.items[:2]] == ["Sắp xếp bộ máy.", "Tuyển 15 người."]


def test_tables_that_follow_one_another_stay_apart(read: Imported) -> None:
    ruled, drawn = read.report.tables
    assert [column.title for column in ruled.columns] == ["TT", "Đơn vị", "Biên chế", "Đã tuyển"]
    assert ruled.rows == (("1", "Văn phòng Hội đồng nhân dân", "20", ""), ("2", "Phòng Nội vụ", "8", "8"))
    assert drawn.rows == (("1", "Khen thưởng đột xuất", "120"),)


def test_a_note_is_kept_whole_for_the_clerk(read: Imported) -> None:
    kept = [each.line.words for each in read.traced if each.role == "unplaced"]
    assert kept == ["Số liệu tính đến hết ngày 30 tháng 11, chưa có xã Nậm Sơn."]


@pytest.mark.parametrize(
    "lines",
    [
        ["Thư mục C:\\Bao cao\\", "5 * 3 = 15", "> 100 người"],
        ["+ Tổng số: 12", "- Đạt 5*", "a \\- b"],
        ["- - -", "| A | B |"],
    ],
)
def test_a_text_of_another_make_stays_as_it_is(lines: list[str]) -> None:
    assert without_pandoc_marks(lines) == lines


def test_every_line_keeps_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT, "utf-8")
    numbers = [line.number for line in read_text(path)]
    assert numbers == sorted(set(numbers)) and len(without_pandoc_marks(REPORT.split("\n"))) == len(REPORT.split("\n"))
