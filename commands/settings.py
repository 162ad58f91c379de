"""What the options before a command say."""

from pathlib import Path

import msgspec

from models.language import Language


class Settings(msgspec.Struct, frozen=True):
    """What the options before the command say."""

    data: Path
    language: Language | None
