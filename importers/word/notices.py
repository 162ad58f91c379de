"""What of a Word file has no words and is not taken along, in sentences for the clerk."""

from collections.abc import Iterator, Mapping

from models.language import _


def notices(counts: Mapping[str, int]) -> Iterator[str]:
    """A sentence for each kind of thing that was counted."""
    if count := counts.get("picture", 0):
        yield _("Tệp có {count} hình; hình không nhận vào, hãy chèn lại vào phụ lục nếu cần.").format(count=count)
    if count := counts.get("chart", 0):
        yield _("Tệp có {count} biểu đồ; chỉ nhận chữ trong biểu đồ, không nhận hình vẽ.").format(count=count)
    if count := counts.get("object", 0):
        yield _("Tệp có {count} đối tượng nhúng (bảng tính, công thức…); không nhận vào, hãy chép nội dung sang.").format(count=count)
    if count := counts.get("embedded", 0):
        yield _("Tệp có {count} tệp chèn bên trong không đọc được; hãy mở bằng Word, ghi lại thành .docx rồi nhận lại.").format(count=count)
    if count := counts.get("subdocument", 0):
        yield _("Tệp ghép từ {count} tệp con nằm ngoài; các tệp con không nhận vào, hãy nhận từng tệp.").format(count=count)
