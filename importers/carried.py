"""Takes the report out of a Word file that carries one. The part is not trusted: it is small, sealed and read without any entity."""

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml

from models.carried import LARGEST, NAMESPACE, opened
from models.errors import BadReport, BookError
from models.language import _
from models.report import Report


def carried_report(document: WordDocument) -> Report | None:
    """The report that the file carries, nothing where it carries none. Raises BadReport where there is one that cannot be used."""
    for relation in document.part.rels.values():
        if relation.reltype != RELATIONSHIP_TYPE.CUSTOM_XML or relation.is_external:
            continue
        blob: bytes = relation.target_part.blob
        if NAMESPACE.encode() in blob:
            return _read(blob)
    return None


def _read(blob: bytes) -> Report:
    if len(blob) > 2 * LARGEST:
        raise BadReport(_("báo cáo đi kèm quá lớn"))
    try:
        root = parse_xml(blob)
    except SyntaxError as error:  # what lxml raises is one
        raise BadReport(_("báo cáo đi kèm đã bị hỏng hoặc bị sửa")) from error
    if root.tag != f"{{{NAMESPACE}}}report" or len(root):
        raise BadReport(_("báo cáo đi kèm đã bị hỏng hoặc bị sửa"))
    try:
        return opened(root.text or "", root.get("sha256", ""), root.get("version", ""))
    except BookError as error:
        raise BadReport(str(error).rstrip(".")) from error
