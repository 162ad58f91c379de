"""Characters that cannot be printed, as findings: only whoever sets the paper knows what its font has."""

from exporters.fonts import read_from_the_right
from exporters.pdf import missing_characters
from models.checks.finding import Finding
from models.language import _
from models.page import Document


def check_characters(document: Document) -> tuple[Finding, ...]:
    """One finding a character and place; on the paper a replacement stands there."""
    lacking = _("Ký tự “{character}” ({code}) không có trong phông chữ của văn bản nên không in được; hãy bỏ hoặc thay chữ khác.")
    turned = _("Ký tự “{character}” ({code}) thuộc loại chữ viết từ phải sang trái nên không in được; hãy phiên âm hoặc bỏ đi.")
    return tuple(
        Finding("character-unprintable", "error", place, message.format(**values), values=values)
        for character, place in missing_characters(document)
        for message in [turned if read_from_the_right(ord(character[0])) else lacking]
        for values in [{"character": character, "code": f"U+{ord(character[0]):04X}"}]
    )
