"""A scan of the signed page: a PDF or a picture, known by its first bytes and not by its name."""

from pathlib import Path

from models.errors import BadScan, reason
from models.language import _

MOST = 50 * 1024 * 1024
"""Bytes of a scan: some forty pages in colour at 300 dots an inch."""

SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg")
"""What a file dialog offers; the content decides."""

_KINDS = ((b"%PDF-", ".pdf"), (b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"))


def read_scan(path: Path) -> tuple[bytes, str]:
    """The content of a scan and the suffix of its kind. Raises BadScan."""
    try:
        if path.is_dir():
            raise BadScan(_("“{file}” là một thư mục; hãy chọn tệp PDF hoặc ảnh (PNG, JPEG) của trang đã ký.").format(file=path.name))
        size = path.stat().st_size
        if size > MOST:
            sentence = _("Bản quét “{file}” lớn {size} MB, quá {most} MB; hãy quét lại ở độ phân giải thấp hơn.")
            raise BadScan(sentence.format(file=path.name, size=-(-size // 2**20), most=MOST // 2**20))
        content = path.read_bytes()
    except OSError as error:
        raise BadScan(_("Không đọc được bản quét “{file}”: {why}.").format(file=path, why=reason(error))) from error
    return content, kind_of(content, path.name)


def kind_of(content: bytes, name: str) -> str:
    """The suffix that the content of a scan deserves. Raises BadScan."""
    if not content:
        raise BadScan(_("Bản quét “{file}” trống; hãy quét lại trang đã ký.").format(file=name))
    for start, suffix in _KINDS:
        if content.startswith(start):
            return suffix
    raise BadScan(_("“{file}” không phải tệp PDF hoặc ảnh PNG, JPEG; hãy chọn bản quét của trang đã ký.").format(file=name))
