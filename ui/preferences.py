"""What the user set for the program itself: language, colours, size of text, the office, the page. Kept in the store."""

from typing import cast, get_args

import msgspec
from msgspec import Struct

from models.language import LANGUAGES, Language
from models.office import OfficeBook, book_data, read_book
from models.paper import Paper, fitted
from models.store import Store
from ui.theme import TEXT_SIZES, Theme


class Preferences(Struct, frozen=True):
    """`text_size` is in per cent of the system's own; `clerk` is the name under which what is done is recorded."""

    language: Language = "vi"
    theme: Theme = "system"
    text_size: int = 100
    book: OfficeBook = OfficeBook()
    paper: Paper = Paper()
    clerk: str = ""


def read_preferences(store: Store) -> Preferences:
    """What the store keeps; the usual value where it keeps none or one that this version does not know."""
    language, theme, size = (store.get_setting(key) for key in ("language", "theme", "text_size"))
    return Preferences(
        language if language in LANGUAGES else "vi",
        cast(Theme, theme) if theme in get_args(Theme) else "system",
        size if isinstance(size, int) and size in TEXT_SIZES else 100,
        read_book(store.get_setting("office")),
        _read_paper(store.get_setting("paper")),
        store.clerk(),
    )


def keep_preferences(store: Store, preferences: Preferences) -> None:
    """All of it, or nothing. Raises StoreError."""
    store.put_settings(
        {
            "language": preferences.language,
            "theme": preferences.theme,
            "text_size": preferences.text_size,
            "office": book_data(preferences.book),
            "clerk": " ".join(preferences.clerk.split()),
            "paper": msgspec.to_builtins(preferences.paper),
        }
    )


def _read_paper(raw: object) -> Paper:
    try:
        return fitted(msgspec.convert(raw, Paper))
    except msgspec.ValidationError:
        return Paper()
