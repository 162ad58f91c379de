"""A small Word file in which everything occurs once, for tests that break it."""
# ruff: noqa: E501 - XML that is broken over lines hides what it is about

from tests.importers.packed import cell, numbering, paragraph, parts_of, row, run, styles, table, xml


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
