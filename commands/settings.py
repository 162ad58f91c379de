"""What the options before a command say, and where the data are without them."""

import os
from pathlib import Path

import click
import msgspec

from models.data_place import data_folder, program_folder
from models.language import Language


class Settings(msgspec.Struct, frozen=True):
    """What the options before the command say."""

    data: Path
    language: Language | None


def default_data() -> Path:
    """The user's own folder for this program, or the one that is carried with it. A fault is written down there too."""
    own, roaming = (Path(click.get_app_dir("SoBaoCao", roaming=roaming)) for roaming in (False, True))
    return data_folder(os.environ, program_folder(), own, roaming)
