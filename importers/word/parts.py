"""The parts of a Word file and what they refer to, from a file or from a document that python-docx has open.

Nothing outside of the file is ever fetched: what a relation names outside of it (a template, a linked picture) is only known to be outside.
"""

import posixpath
from pathlib import Path
from typing import Protocol

from docx.document import Document as WordDocument
from lxml import etree  # type: ignore[import-untyped]
from msgspec import Struct

from importers.refusals import damaged, dangerous, no_word_file, too_deep, too_large
from importers.word.archive import Archive
from importers.word.names import Element
from models.errors import ImportProblem

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""Names of ISO 29500 strict, which Word writes as “Strict Open XML Document”, and those of the transitional form."""
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DEPTH_TOLD = "Excessive depth"
_MOST_TAGS, _MOST_ATTRIBUTES = 8_000_000, 12_000_000
"""An element takes some hundred bytes of memory, however few it takes in the file. A report of 1,000 pages has about two million tags."""


class Relation(Struct, frozen=True):
    """What a part refers to: the kind of it (the last word of its type) and the other part's name; `outside` is not in the file."""

    kind: str
    target: str
    outside: bool = False


class Parts(Protocol):
    """The parts of one Word file."""

    @property
    def main(self) -> str:
        """The name of the part that holds the document."""

    def content(self, name: str) -> bytes | None:
        """The bytes of a part; nothing where there is none. Raises ImportProblem."""

    def root(self, name: str) -> Element | None:
        """The outermost element of a part; nothing where there is none. Raises ImportProblem."""

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to, by id. Raises ImportProblem."""


def parsed(content: bytes, path: Path) -> Element:
    """The outermost element of a part; the strict form's names become those of the other form. Raises ImportProblem."""
    if b"purl.oclc.org/ooxml" in content:
        for strict, name in _STRICT:
            content = content.replace(strict, name)
    if content.count(b"<") > _MOST_TAGS or content.count(b"=") > _MOST_ATTRIBUTES:
        raise too_large(path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        declared = b"<!DOCTYPE" in content[:4096]
        raise (too_deep(path) if _DEPTH_TOLD in str(error) else dangerous(path) if declared else damaged(path)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise dangerous(path)
    return root


class FileParts:
    """The parts of a file, or of `content` that was found in one. Raises ImportProblem."""

    def __init__(self, path: Path, content: bytes | None = None) -> None:
        self._path = path
        self._archive = Archive(path, content)
        self._relations: dict[str, dict[str, Relation]] = {}
        try:
            self._types, self._default_types = self._content_types()
            self.main = self._main()
        except ImportProblem:
            self.close()
            raise

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return self._archive.names

    @property
    def has_macros(self) -> bool:
        """Whether the file holds a program."""
        return any(name.lower().endswith("vbaproject.bin") for name in self._archive.names)

    @property
    def missing(self) -> tuple[str, ...]:
        """Parts that the document refers to and that are not there."""
        named = (relation.target for relation in self.relations(self.main).values() if not relation.outside)
        return tuple(sorted({name for name in named if name not in self._archive and name.endswith(".xml")}))

    def content(self, name: str) -> bytes | None:
        """The bytes of a part; nothing where there is none. Raises ImportProblem."""
        return self._archive.read(name)

    def content_type(self, name: str) -> str:
        """What kind of content a part is said to be."""
        return self._types.get(name.lower()) or self._default_types.get(name.rpartition(".")[2].lower(), "")

    def root(self, name: str) -> Element | None:
        """The outermost element of a part; nothing where there is none. Raises ImportProblem."""
        content = self._archive.read(name)
        return None if content is None else parsed(content, self._path)

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to, by id. Raises ImportProblem."""
        if name not in self._relations:
            self._relations[name] = self._read_relations(name)
        return self._relations[name]

    def _read_relations(self, name: str) -> dict[str, Relation]:
        folder, file = posixpath.split(name)
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        found = {}
        for each in root.iter(f"{_RELATIONS}Relationship"):
            outside, target = each.get("TargetMode") == "External", each.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
            found[each.get("Id", "")] = Relation(each.get("Type", "").rpartition("/")[2], target, outside)
        return found

    def close(self) -> None:
        """Lets go of the file."""
        self._archive.close()

    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = self.root("[Content_Types].xml")
        if root is None or root.tag != f"{_TYPES}Types":
            raise damaged(self._path) if "word/document.xml" in self._archive else no_word_file(self._path)
        named = {each.get("PartName", "").lstrip("/").lower(): each.get("ContentType", "") for each in root.iter(f"{_TYPES}Override")}
        return named, {each.get("Extension", "").lower(): each.get("ContentType", "") for each in root.iter(f"{_TYPES}Default")}

    def _main(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and not relation.outside and relation.target in self._archive:
                kind = self.content_type(relation.target)
                if "wordprocessingml" in kind or kind.startswith("application/vnd.ms-word"):
                    return relation.target
                raise no_word_file(self._path)
        raise damaged(self._path)


class OpenParts:
    """The parts of a document that python-docx has open."""

    def __init__(self, document: WordDocument, path: Path) -> None:
        self._path = path
        self._parts = {str(part.partname).lstrip("/"): part for part in document.part.package.iter_parts()}
        self.main = str(document.part.partname).lstrip("/")

    def content(self, name: str) -> bytes | None:
        """The bytes of a part; nothing where there is none."""
        part = self._parts.get(name)
        return None if part is None else bytes(part.blob)

    def root(self, name: str) -> Element | None:
        """The outermost element of a part; nothing where there is none. Raises ImportProblem."""
        part = self._parts.get(name)
        if part is None:
            return None
        element = getattr(part, "element", None)
        return parsed(part.blob, self._path) if element is None else element

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to, by id."""
        part = self._parts.get(name)
        found = {}
        for id, each in part.rels.items() if part is not None else ():
            target = each.target_ref if each.is_external else str(each.target_part.partname).lstrip("/")
            found[id] = Relation((each.reltype or "").rpartition("/")[2], target or "", each.is_external)
        return found


def related_name(parts: Parts, kind: str) -> str:
    """The name of the one part of a kind that the document has, nothing where it has none."""
    relations = parts.relations(parts.main).values()
    return next((each.target for each in relations if each.kind == kind and not each.outside), "")


def related(parts: Parts, kind: str) -> Element | None:
    """The outermost element of that part; nothing where there is none. Raises ImportProblem."""
    name = related_name(parts, kind)
    return parts.root(name) if name else None
