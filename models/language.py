"""The language of the screen, through gettext.

The source language is Vietnamese: what stands in the code is what the clerk reads, so a missing
catalogue can never leave the clerk with English. What a report says is never translated.
"""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Literal, get_args

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

LOCALE = Path(__file__).parent.parent / "resources" / "locale"
_active: _gettext.NullTranslations = _gettext.NullTranslations()
_language: Language = "vi"
_paper: ContextVar[_gettext.NullTranslations | None] = ContextVar("paper", default=None)


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


@contextmanager
def on_paper() -> Iterator[None]:
    """Sentences that are made inside, in this thread, are Vietnamese whatever language the screen has: they are going to be printed."""
    token = _paper.set(_gettext.NullTranslations())
    try:
        yield
    finally:
        _paper.reset(token)


def _(text: str) -> str:
    """The sentence in the language in use."""
    return (_paper.get() or _active).gettext(text)


def N_(text: str) -> str:
    """Marks a sentence of a table for the catalogue; it is translated when it is shown."""
    return text
