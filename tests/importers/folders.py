"""Folders of old reports for the tests, as an office has them after ten years."""

from pathlib import Path

from tests.importers.word import saved, typed, word

PHRASES = ("Quý I", "6 tháng đầu", "9 tháng đầu", "")


def lines_of(year: int, phrase: str, work: str = "Đã làm xong mọi việc.") -> tuple[str, ...]:
    """A small report as lines: the period stands in the subject."""
    period = f"{phrase} năm {year}".strip()
    return (
        "SỞ NGOẠI VỤ",
        "BÁO CÁO",
        f"Tình hình ứng dụng công nghệ thông tin {period}",
        "I. KẾT QUẢ TRIỂN KHAI THỰC HIỆN",
        "1. Công tác chỉ đạo, điều hành",
        f"- {work}",
        "2. Kết quả ứng dụng CNTT tại cơ quan",
        "2.1. Hạ tầng kỹ thuật",
        "- Mạng nội bộ hoạt động ổn định.",
        "II. PHƯƠNG HƯỚNG, NHIỆM VỤ",
        "1. Nâng cấp phần mềm.",
    )


def text_file(path: Path, *lines: str) -> Path:
    """A text file, and the folders to it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def word_file(path: Path, *lines: str) -> Path:
    """A Word file, and the folders to it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return saved(typed(word(), *lines), path.parent, path.name)


def old_reports(folder: Path, years: range) -> int:
    """Four reports a year, one of them as a text file; gives how many there are."""
    for year in years:
        for at, phrase in enumerate(PHRASES):
            make = text_file if at == 3 else word_file
            make(folder / str(year) / f"Báo cáo {at + 1}.{'txt' if at == 3 else 'docx'}", *lines_of(year, phrase))
    return len(years) * len(PHRASES)
