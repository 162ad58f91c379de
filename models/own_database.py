"""What our databases, stores and backups alike, bear in their first bytes."""

from models.language import _

MAGIC = b"SQLite format 3\0"

APPLICATION = 0x53424F43
"""Marks our files ("SBOC"), so that another program's database is never touched."""


def is_own_database(content: bytes) -> bool:
    """Whether bytes, or the first hundred of them, are those of a store or a backup of ours."""
    return content.startswith(MAGIC) and content[68:72] == APPLICATION.to_bytes(4)


def no_report(name: str) -> str:
    """What to say where one stands among files that are taken in as reports."""
    sentence = _(
        "Tệp “{file}” là bản sao lưu hoặc tệp dữ liệu của Sổ báo cáo, không phải một báo cáo; hãy khôi phục từ tệp này ở "
        "Tệp › Sao lưu và khôi phục (trên dòng lệnh: restore)."
    )
    return sentence.format(file=name)
