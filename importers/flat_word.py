"""A Word file in one XML file (Word's “Word XML Document”): its parts are put back into a package and read like any other."""

import io
import zipfile
from base64 import b64decode
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]

from importers.contents import Source
from importers.docx import read_parts
from importers.refusals import damaged
from importers.word.parts import FileParts, parsed
from models.xml_text import quoteattr

_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def read_flat_word(path: Path, content: bytes) -> Source:
    """What the file says. Raises ImportProblem."""
    try:
        package = _package(parsed(content, path))
    except (ValueError, TypeError) as error:
        raise damaged(path) from error
    return read_parts(FileParts(path, package), path)


def _package(root: etree._Element) -> bytes:
    packed, types = io.BytesIO(), []
    with zipfile.ZipFile(packed, "w") as package:
        for part in root.iterchildren(f"{_PACKAGE}part"):
            name = part.get(f"{_PACKAGE}name", "").lstrip("/")
            if not name:  # nothing can point to it
                continue
            types.append(f"<Override PartName={quoteattr(f'/{name}')} ContentType={quoteattr(part.get(f'{_PACKAGE}contentType', ''))}/>")
            package.writestr(name, _content(part))
        package.writestr("[Content_Types].xml", f'<Types xmlns="{_TYPES}">{"".join(types)}</Types>')
    return packed.getvalue()


def _content(part: etree._Element) -> bytes:
    held = part.find(f"{_PACKAGE}xmlData")
    if held is not None and len(held):
        content: bytes = etree.tostring(held[0])
        return content
    data = part.find(f"{_PACKAGE}binaryData")
    return b64decode(data.text or "") if data is not None else b""
