"""The sample report that comes with the program: the real report of nine months 2021 of one office."""

from pathlib import Path

from models.interchange import read_file
from models.report import Report

FOLDER = Path(__file__).parent.parent / "resources" / "samples"


def sample_report() -> Report:
    """The sample. Raises BadReport where the installation is damaged."""
    return read_file(FOLDER / "cntt-2021-9T.json")
