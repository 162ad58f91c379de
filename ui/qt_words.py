"""Vietnamese for the few words that Qt itself shows, in file dialogs where the desktop has none of its own; Qt comes without them."""

from PySide6.QtCore import QTranslator

from models.language import current_language

_WORDS = {
    "&Look in:": "Tì&m trong:",
    "Look in:": "Tìm trong:",
    "Directory:": "Thư mục:",
    "Directories": "Thư mục",
    "Save in:": "Ghi vào:",
    "File &name:": "&Tên tệp:",
    "Files of &type:": "&Loại tệp:",
    "Save as type:": "Loại tệp:",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "Back": "Trở lại",
    "Go back": "Trở lại",
    "Go forward": "Tiếp",
    "Go to the parent directory": "Lên thư mục trên",
    "Change to list view mode": "Xem danh sách",
    "Change to detail view mode": "Xem chi tiết",
    "Show ": "Hiện ",
    "Forward": "Tiếp",
    "Parent Directory": "Thư mục trên",
    "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo thư mục mới",
    "New Folder": "Thư mục mới",
    "List View": "Danh sách",
    "Detail View": "Chi tiết",
    "My Computer": "Máy tính",
    "Computer": "Máy tính",
    "File": "Tệp",
    "Folder": "Thư mục",
    "File Folder": "Thư mục",
    "Drive": "Ổ đĩa",
    "&Open": "&Mở",
    "Open": "Mở",
    "&Save": "&Ghi",
    "Save": "Ghi",
    "&Choose": "&Chọn",
    "Cancel": "Hủy",
    "&Cancel": "&Hủy",
    "OK": "Được",
    "&OK": "Đượ&c",
    "&Yes": "&Có",
    "&No": "&Không",
    "Close": "Đóng",
    "&Rename": "Đổ&i tên",
    "&Delete": "&Xóa",
    "Delete": "Xóa",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "&New Folder": "Thư mục &mới",
    "All Files (*)": "Mọi tệp (*)",
    "%1 already exists.\nDo you want to replace it?": "Đã có tệp %1.\nGhi đè lên tệp ấy?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": "%1\nKhông có tệp này; hãy xem lại tên tệp.",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": "%1\nKhông có thư mục này; hãy xem lại tên.",
    "Cu&t": "&Cắt",
    "&Copy": "&Sao chép",
    "&Paste": "&Dán",
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Select All": "Chọn tất cả",
    "Step up": "Tăng",
    "Step down": "Giảm",
    "&Step up": "&Tăng",
    "Step &down": "&Giảm",
}


class QtWords(QTranslator):
    """Speaks while the screen is Vietnamese; otherwise Qt's own English stands."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Nothing for words that are not in the table; an empty text would take the place of Qt's own."""
        return _WORDS.get(source) if current_language() == "vi" else None
