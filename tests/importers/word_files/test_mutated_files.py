"""Word files that are broken at random: each comes in as lines or is refused with a sentence, and never in any other way.

The reader itself is asked, below the net that catches what it does not foresee: what falls into that net is a whole file lost.
"""
# ruff: noqa: E501 - XML that is broken over lines hides what it is about

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from importers.docx import embedded_lines
from importers.source import read_source
from importers.word.parts import FileParts
from importers.word.reader import read_document
from models.errors import ImportProblem
from tests.importers.packed import cell, numbering, paragraph, parts_of, row, run, styles, table, written, xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def whole() -> dict[str, str | bytes]:
    """A small file in which everything occurs once."""
    box = f"<w:txbxContent>{paragraph('Trong hộp')}{table(row('Ô của hộp'))}</w:txbxContent>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="0"/><w:listEntry w:val="Tốt"/></w:ddList></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("kết quả")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    numbered = '<w:pStyle w:val="H1"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:ind w:left="720" w:hanging="360"/><w:jc w:val="center"/>'
    body = (
        paragraph(run("Mục ", "<w:b/><w:caps/><w:rFonts w:ascii='Arial' w:hAnsi='Arial'/>") + field, numbered)
        + paragraph(f'<w:ins w:id="1">{run("thêm")}</w:ins><w:del w:id="2"><w:r><w:delText>bỏ</w:delText></w:r></w:del>', '<w:rPr><w:del w:id="3"/></w:rPr>')
        + paragraph(
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}<a:blip/></w:drawing></mc:Choice>'
            f'<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent><w:sym w:font="Wingdings" w:char="F0A7"/>'
            '<w:footnoteReference w:id="2"/><w:br w:type="page"/><w:tab/></w:r><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num></m:f></m:oMath>'
        )
        + table(row(cell("A", '<w:vMerge w:val="restart"/><w:gridSpan w:val="2"/>'), cell(table(row("trong")) + paragraph(""))), row(cell("B", "<w:vMerge/>"), "C"))
        + paragraph("Ngang", '<w:sectPr><w:headerReference r:id="r4"/><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>')
        + '<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt><w:altChunk r:id="r5"/>'
    )  # fmt: skip
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="%1.%2"/><w:pStyle w:val="H1"/></w:lvl>'
    lists = (
        f'<w:abstractNum w:abstractNumId="7">{level.format(0, "upperRoman")}{level.format(1, "bullet")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    )
    styled = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
    heading = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/><w:rPr><w:b/></w:rPr></w:style>'
    return parts_of(
        body,
        {
            "styles.xml": styles(styled + heading), "numbering.xml": numbering(lists),
            "footnotes.xml": ("footnotes", xml("footnotes", f'<w:footnote w:id="2">{paragraph("Chú thích")}</w:footnote>')),
            "header1.xml": ("header", xml("hdr", paragraph('<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))),
            "chunk.html": ("aFChunk", b"<html><body><p>Trang</p></body></html>"),
        },
    )  # fmt: skip


WHOLE = whole()
MUTABLE = tuple(name for name in WHOLE if name.startswith("word/") and name.endswith((".xml", ".rels")))
VALUES = st.sampled_from(
    ["", "0", "-1", "99999999999", "1.5", "x", "%1", "%99", "true", "none", "bullet", "custom", "N", "H1", "7", "F0A7", "110000", "\u0663", "continue"]
)  # fmt: skip
ACTS = st.sampled_from(["remove", "double", "swap", "move", "unwrap", "value", "no value", "text", "rename"])


def mutated(content: bytes, acts: list[tuple[str, int, int, str]]) -> bytes:
    """A part after some acts upon elements of it."""
    root = etree.fromstring(content)
    for act, first, second, text in acts:
        elements = [each for each in root.iter() if each is not root]
        if not elements:
            break
        one, other = elements[first % len(elements)], elements[second % len(elements)]
        apply(act, one, other, text)
    return bytes(etree.tostring(root))


def apply(act: str, one: Any, other: Any, text: str) -> None:
    parent = one.getparent()
    names = sorted(one.attrib)
    match act:
        case "remove":
            parent.remove(one)
        case "double":
            parent.append(copy.deepcopy(one))
        case "swap" if other is not one:
            parent.insert(0, one)
        case "move" if one not in list(other.iterancestors()) and one is not other:
            other.append(one)
        case "unwrap":
            for child in list(one):
                parent.append(child)
        case "value":
            one.set(names[len(text) % len(names)] if names else f"{W}val", text)
        case "no value" if names:
            del one.attrib[names[len(text) % len(names)]]
        case "text":
            one.text = text
        case "rename":
            one.tag = other.tag


@pytest.mark.parametrize("name", MUTABLE)
@given(acts=st.lists(st.tuples(ACTS, st.integers(0, 400), st.integers(0, 400), VALUES), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_part_that_was_changed_at_random(
    tmp_path_factory: pytest.TempPathFactory, name: str, acts: list[tuple[str, int, int, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "Lạ.docx"
    content = WHOLE[name]
    changed = mutated(content.encode() if isinstance(content, str) else content, acts)
    written(path, {**WHOLE, name: changed})
    try:
        parts = FileParts(path)
        source = read_document(parts, path, embedded_lines)
    except ImportProblem as problem:
        assert path.name in str(problem)
    else:
        assert all(line.words or line.list_mark for line in source.lines)
        parts.close()


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=6), st.integers(0, 30))
@settings(max_examples=150, deadline=None)
def test_a_file_whose_bytes_were_changed(tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], cut: int) -> None:
    path = tmp_path_factory.getbasetemp() / "Lạ.docx"
    content = bytearray(written(path, WHOLE).read_bytes())
    for at, byte in changes:
        content[at % len(content)] = byte
    path.write_bytes(bytes(content[: len(content) - cut * 40 if cut > 25 else len(content)]))
    try:
        read_source(path)
    except ImportProblem as problem:
        assert path.name in str(problem)


@given(st.binary(max_size=300), st.sampled_from(["a.docx", "a.doc", "a.txt", "a"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_at_all(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(content)
    try:
        read_source(path)
    except ImportProblem as problem:
        assert path.name in str(problem)


def test_nothing_is_lost_of_the_file_before_it_is_broken(tmp_path: Path) -> None:
    """What the mutations begin with comes in whole, so that they break what is read."""
    found = read_source(written(tmp_path / "Nguyên.docx", WHOLE))
    said = [line.words for line in found.lines]
    assert said == [
        "• MỤC kết quả",
        "thêm▪[1]",
        "a/()",
        "Trong hộp",
        "Ô của hộp",
        "A",
        "B",
        "trong",
        "C",
        "Ngang",
        "Trang",
        "[1] Chú thích",
    ]
