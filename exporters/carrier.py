"""Puts the report itself into its Word file, as a custom XML part; what the part holds is in models/carried.py.

Word and LibreOffice keep such parts when they save; Word's Document Inspector takes them out on request.
"""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from models.carried import NAMESPACE, VERSION, enclosed, seal
from models.report import Report
from models.xml_text import escape

_ITEM_ID = "{2F6C0E54-8B1D-4C7A-9E35-51A0B7D4C968}"
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def put_in(word: WordDocument, report: Report) -> None:
    """Adds the report to a document that has no custom XML part yet. Equal reports give equal bytes."""
    text = enclosed(report)
    content = f'<report xmlns="{NAMESPACE}" version="{VERSION}" sha256="{seal(text)}">{escape(text)}</report>'
    properties = (
        f'<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_DATASTORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    package = word.part.package
    item = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, (_XML + content).encode(), package)
    about = Part(PackURI("/customXml/itemProps1.xml"), CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, (_XML + properties).encode(), package)
    item.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    word.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
