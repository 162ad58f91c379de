"""What a PDF says about itself, once as XMP and once as its older Info dictionary; both always agree (ISO 19005-2, 6.6)."""

import unicodedata

from msgspec import Struct

from models.xml_text import escape

PROGRAM = "Sổ báo cáo"
DATE = "2000-01-01T00:00:00Z"
"""Of every file: equal documents give equal bytes, so that no file knows when it was made."""
LANGUAGE = "vi-VN"


class Facts(Struct, frozen=True):
    """The words that describe a document; `revision` names the content of the report that it was made from, `universal` says PDF/UA-1."""

    title: str
    creator: str
    subject: str
    revision: str = ""
    universal: bool = True


UNIVERSAL = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""Says PDF/UA-1 (ISO 14289-1, 5), and describes the word with which it says it, as PDF/A wants (ISO 19005-2, 6.6.2.3.3)."""

_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{properties}
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>
</rdf:Description>
{universal}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def plain(text: str) -> str:
    """The text as XMP and PDF can say it: composed, in one line, nothing unseen."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return composed if composed.isprintable() else "".join(filter(str.isprintable, composed))


def packet(facts: Facts) -> bytes:
    """The XMP packet of a PDF/A-2b file."""
    properties = (
        _alternatives("dc:title", facts.title),
        _one_of("dc:creator", facts.creator),
        _alternatives("dc:description", facts.subject),
        _simple("dc:identifier", facts.revision),
        _simple("pdf:Keywords", facts.revision),
    )
    return _PACKET.format(
        language=LANGUAGE,
        program=PROGRAM,
        date=DATE,
        properties="\n".join(filter(None, properties)),
        universal=UNIVERSAL if facts.universal else "",
    ).encode()


def info(facts: Facts) -> dict[str, str]:
    """The entries of the Info dictionary."""
    date = "D:" + "".join(filter(str.isdigit, DATE)) + "Z"
    entries = {
        "/Title": facts.title,
        "/Author": facts.creator,
        "/Subject": facts.subject,
        "/Keywords": facts.revision,
        "/Creator": PROGRAM,
        "/Producer": PROGRAM,
        "/CreationDate": date,
        "/ModDate": date,
    }
    return {key: value for key, value in entries.items() if value}


def _alternatives(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>' if text else ""


def _one_of(name: str, text: str) -> str:
    return f"<{name}><rdf:Seq><rdf:li>{escape(text)}</rdf:li></rdf:Seq></{name}>" if text else ""


def _simple(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""
