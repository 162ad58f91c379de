"""Files and folders on the command line. Whether one may be read is seen, and said, by who reads it: click would say it in English."""

from pathlib import Path

import click

PATH = click.Path(path_type=Path, readable=False)
