"""Characters that cannot be printed, as findings: only whoever sets the paper knows what its font has."""

from exporters.pdf import missing_characters
from models.checks.finding import Finding
from models.document import Document
from models.language import _


def check_characters(document: Document) -> tuple[Finding, ...]:
    """One finding a character and place; on the paper a replacement stands there."""
    message = _("Ký tự “{character}” ({code}) không có trong phông chữ của văn bản nên không in được; hãy bỏ hoặc thay chữ khác.")
    return tuple(
        Finding("character-unprintable", "error", place, message.format(**values), values=values)
        for character, place in missing_characters(document)
        for values in [{"character": character, "code": f"U+{ord(character[0]):04X}"}]
    )
