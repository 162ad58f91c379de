"""Word files for the tests, put together part by part as any writer might leave them."""

import zipfile
from pathlib import Path

from importers.contents import Source
from importers.lines import SourceLine
from importers.source import read_source

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


def xml(root: str, content: str) -> str:
    """A part whose outermost element is `root`."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMES}>{content}</w:{root}>'


def relations(*each: tuple[str, str, str]) -> str:
    """A part of relations: id, kind (or its whole type), target; a target with a scheme is outside."""
    lines = (
        f'<Relationship Id="{id}" Type="{kind if ":" in kind else TYPE + kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for id, kind, target in each
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{"".join(lines)}</Relationships>'


def parts_of(body: str, related: dict[str, tuple[str, str | bytes]] | None = None, main: str = MAIN) -> dict[str, str | bytes]:
    """The parts of a Word file: `body` is the content of w:body; `related` are parts by name with their kind and content."""
    related = related or {}
    names = [(f"r{at}", kind, name) for at, (name, (kind, _content)) in enumerate(related.items(), 1)]
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types">{defaults}<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": relations(("d", "officeDocument", "word/document.xml")),
        "word/document.xml": xml("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(*names),
        **{f"word/{name}": content for name, (_kind, content) in related.items()},
    }


def written(path: Path, parts: dict[str, str | bytes]) -> Path:
    """A package of parts as a file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def source(folder: Path, body: str, **related: tuple[str, str | bytes]) -> Source:
    """What is read of a Word file; "__" in a part's name is a point ("styles__xml")."""
    named = {name.replace("__", "."): part for name, part in related.items()}
    return read_source(written(folder / "Báo cáo.docx", parts_of(body, named)))


def lines(folder: Path, body: str, **related: tuple[str, str | bytes]) -> tuple[SourceLine, ...]:
    """The lines of the same."""
    return source(folder, body, **related).lines


def words(folder: Path, body: str, **related: tuple[str, str | bytes]) -> list[str]:
    """Mark and text of every line."""
    return [line.markup for line in lines(folder, body, **related)]


def styles(content: str) -> tuple[str, str]:
    """The part of styles."""
    return "styles", xml("styles", content)


def numbering(content: str) -> tuple[str, str]:
    """The part of numbering."""
    return "numbering", xml("numbering", content)


def run(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph; what is no XML is its text."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') or not content else run(content)}</w:p>"


def row(*cells: str) -> str:
    """A row; a cell that is no XML is its text."""
    return f"<w:tr>{''.join(map(cell, cells))}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """A cell."""
    inner = content if content.startswith(("<w:p", "<w:tbl")) else paragraph(content)
    return content if content.startswith("<w:tc>") else f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"
