"""Word files by pandoc, with the styles and lists that are its own; and its text of a Word file."""

import tempfile
from pathlib import Path

import pypandoc
from msgspec.structs import replace

from tests.corpus.look import Look
from tests.corpus.truth import Truth
from tests.corpus.writers.word import write_word

_FORMATS = {".md": "markdown-smart", ".html": "html"}


def through_pandoc(text: str, suffix: str, path: Path) -> None:
    """Turns a text in the format of a suffix into a Word file."""
    pypandoc.convert_text(text, "docx", format=_FORMATS[suffix], outputfile=str(path))


def write_pandoc_text(truth: Truth, look: Look) -> bytes:
    """The report as Word has it, as markdown or plain text by pandoc, which drops text boxes and the numbers that Word counts by itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(write_word(truth, replace(look, automatic=False, boxed=False)))
        return pypandoc.convert_file(str(path), "plain" if look.seed % 2 else "markdown").encode()
