"""The parts that the program brings, with their licences: resources/licences, written by `make licences`, never by hand.

LibreOffice is no part: where it is installed, the program asks it to read old files.
"""

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

FOLDER = Path(__file__).parent.parent / "resources" / "licences"
LIST = "parts.json"


class Part(Struct, frozen=True):
    """`licence` is an SPDX expression ("BSD-3-Clause"), `file` the name of its text; a version or a home may be unknown, then empty."""

    name: str
    version: str
    licence: str
    home: str
    file: str

    @property
    def title(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}".strip()


@cache
def parts() -> tuple[Part, ...]:
    """All parts, by their names."""
    return msgspec.json.decode((FOLDER / LIST).read_bytes(), type=tuple[Part, ...])


def licence_text(part: Part) -> str:
    """The whole text of a part's licence, with the names of its authors."""
    return (FOLDER / part.file).read_text("utf-8")
