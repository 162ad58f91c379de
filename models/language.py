"""The language of the screen, through gettext.

The source language is Vietnamese: what stands in the code is what the clerk reads, so a missing
catalogue can never leave the clerk with English. What a report says is never translated.
"""

import gettext as _gettext
from pathlib import Path
from typing import Literal

Language = Literal["vi", "en"]

LOCALE = Path(__file__).parent.parent / "resources" / "locale"
_active: _gettext.NullTranslations = _gettext.NullTranslations()
_language: Language = "vi"


def use_language(language: Language) -> None:
    """Sets the language of every sentence made from now on."""
    global _active, _language
    _language = language
    if language == "vi":
        _active = _gettext.NullTranslations()
    else:
        _active = _gettext.translation("sobaocao", LOCALE, [language], fallback=True)


def current_language() -> Language:
    """The language in use."""
    return _language


def _(text: str) -> str:
    """The sentence in the language in use."""
    return _active.gettext(text)


def N_(text: str) -> str:
    """Marks a sentence of a table for the catalogue; it is translated when it is shown."""
    return text
