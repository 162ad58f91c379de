"""Word files by pandoc, with the styles and lists that are its own."""

from pathlib import Path

import pypandoc

_FORMATS = {".md": "markdown-smart", ".html": "html"}


def through_pandoc(text: str, suffix: str, path: Path) -> None:
    """Turns a text in the format of a suffix into a Word file."""
    pypandoc.convert_text(text, "docx", format=_FORMATS[suffix], outputfile=str(path))
