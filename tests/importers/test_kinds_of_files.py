"""What a file is, its bytes say: every kind is read, or refused in one sentence that says what to do."""
# ruff: noqa: E501 - XML that is broken over lines hides what it is about

import io
import os
import re
import shutil
import time
import zipfile
from pathlib import Path

import pytest

from exporters.docx import render_docx
from importers import office_suite
from importers.file_kind import FileKind, kind_of
from importers.source import read_source
from models.definition import definition_for
from models.document import compose
from models.errors import ImportProblem
from tests.importers.office import worked_on
from tests.importers.packed import MAIN, paragraph, parts_of, row, run, table, written
from tests.importers.test_returned_page import full

needs_office = pytest.mark.skipif(shutil.which("soffice") is None and "CI" not in os.environ, reason="LibreOffice is not installed")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(path: Path) -> str:
    """The sentence that is said of a file."""
    with pytest.raises(ImportProblem) as said:
        read_source(path)
    sentence = str(said.value)
    assert path.name in sentence and len(sentence.splitlines()) == 1 and sentence.endswith(".")
    return sentence


def named(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def compound(*streams: str) -> bytes:
    """As much of an older Microsoft file as tells its kind."""
    return OLE + b"\0" * 504 + b"".join(name.encode("utf-16-le") + b"\0" * 64 for name in streams)


# ------------------------------------------------------------------ the family of .docx


@pytest.mark.parametrize("name", ["Báo cáo.docx", "Báo cáo.doc", "Báo cáo.pdf", "Báo cáo"])
def test_the_name_does_not_matter(tmp_path: Path, name: str) -> None:
    assert [line.text for line in read_source(written(tmp_path / name, parts_of(paragraph("Nội dung")))).lines] == ["Nội dung"]


@pytest.mark.parametrize(
    "main",
    [
        MAIN.replace("document.main", "template.main"), "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)  # fmt: skip
def test_templates_and_files_with_macros_are_word_files(tmp_path: Path, main: str) -> None:
    parts = parts_of(paragraph("Nội dung"), main=main)
    found = read_source(written(tmp_path / "Báo cáo.docm", {**parts, "word/vbaProject.bin": b"\0"}))
    assert [line.text for line in found.lines] == ["Nội dung"]
    assert found.notices == ("Tệp có macro; chương trình không chạy và không giữ macro.",)


def test_the_strict_form_is_read_like_the_other(tmp_path: Path) -> None:
    strict = {
        name: content.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, content in parts_of(paragraph("Nội dung", '<w:jc w:val="end"/><w:ind w:start="2cm"/>')).items() if isinstance(content, str)
    }  # fmt: skip
    (line,) = read_source(written(tmp_path / "Báo cáo.docx", dict(strict))).lines
    assert (line.text, line.right, line.indent) == ("Nội dung", True, 20.0)


def test_a_word_file_in_one_xml_file(tmp_path: Path) -> None:
    parts = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="{MAIN if name.endswith("document.xml") else "application/xml"}"><pkg:xmlData>'
        f"{str(content).partition('?>')[2] or content}</pkg:xmlData></pkg:part>"
        for name, content in parts_of(paragraph("Nội dung")).items()
        if name != "[Content_Types].xml"
    )
    start = '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    nameless = '<pkg:part pkg:name="/"><pkg:binaryData>eA==</pkg:binaryData></pkg:part>'
    package = f'{start}<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{nameless}{parts}</pkg:package>'
    assert [line.text for line in read_source(named(tmp_path, "Báo cáo.xml", package.encode())).lines] == ["Nội dung"]


# ------------------------------------------------------------------ other kinds that are read


PAGE = """<html><head><title>Bỏ</title><style>p {{}}</style></head><body><p align=center><b>BÁO CÁO</b></p>
<p style='text-align:right'>Số   5</p><p>Một<br>Hai <i>nghiêng</i><script>alert(1)</script><span style="display:none">ẩn</span></p>
<ol><li>Việc</li><li><p>Việc khác</p></li></ol><table><tr><td rowspan=2>A</td><td colspan=2>B</td></tr><tr><td>C</td><td>D</td></tr></table>
<img src="http://192.0.2.1/x.png"></body></html>"""


@pytest.mark.parametrize(("name", "encoding"), [("a.doc", "utf-8"), ("a.html", "utf-16"), ("a.htm", "utf-8-sig")])
def test_a_web_page_under_whatever_name(tmp_path: Path, name: str, encoding: str) -> None:
    found = read_source(named(tmp_path, name, PAGE.encode(encoding)))
    assert [line.markup for line in found.lines] == [
        "BÁO CÁO", "Số 5", "Một", "Hai *nghiêng*", "1. Việc", "2. Việc khác", "A", "B", "C", "D",
    ]  # fmt: skip
    first, right, *_others = found.lines
    assert (first.bold, first.centred, right.right) == (True, True, True)
    assert [(line.table, line.row, line.column, line.span, line.rows) for line in found.lines[6:]] == [
        (1, 1, 1, 1, 2), (1, 1, 2, 2, 1), (1, 2, 2, 1, 1), (1, 2, 3, 1, 1),
    ]  # fmt: skip
    assert any("1 hình" in notice for notice in found.notices)


def test_a_web_page_in_old_letters(tmp_path: Path) -> None:
    page = '<html><meta charset=windows-1252><body><p style="font-family:.VnTime">NghÞ quyÕt cña Bé ChÝnh trÞ</p></body></html>'
    assert [line.text for line in read_source(named(tmp_path, "a.doc", page.encode("cp1252"))).lines] == ["Nghị quyết của Bộ Chính trị"]


def test_a_web_archive(tmp_path: Path) -> None:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n"
    content = f"{head}Content-Transfer-Encoding: 8bit\n\n<html><body><p>Nội dung</p></body></html>\n--x--\n".encode()
    assert [line.text for line in read_source(named(tmp_path, "a.mht", content)).lines] == ["Nội dung"]


def test_plain_text_under_a_word_files_name(tmp_path: Path) -> None:
    found = read_source(named(tmp_path, "a.doc", "BÁO CÁO\nKết quả thực hiện nhiệm vụ của cơ quan trong quý\n".encode()))
    assert [line.text for line in found.lines] == ["BÁO CÁO", "Kết quả thực hiện nhiệm vụ của cơ quan trong quý"]
    assert found.notices


# ------------------------------------------------------------------ kinds that are refused


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (compound("EncryptedPackage", "EncryptionInfo"), "mật khẩu"), (compound("Workbook"), "không phải tệp Word"),
        (compound("PowerPoint Document"), "không phải tệp Word"), (compound(), "bị hỏng hoặc"),
        (compound("Bookman Old Style"), "bị hỏng hoặc"), (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "ảnh"), (b"\xff\xd8\xff\xe0", "ảnh"), (b'{"format": "sobaocao/1", "definition": "cntt"}', "JSON"),
        (b"", "không có gì"), (b"\0\1\2" * 99, "không nhận được"), (b"x", "không nhận được"), (b"PK", "hỏng"), (b"<html></html>", ""),
        (OLE + b"\0" * 504 + b"\xec\xa5\xc1\0" + b"\0" * 6 + b"\0\x01" + "WordDocument".encode("utf-16-le"), "mật khẩu"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_told_apart(tmp_path: Path, content: bytes, said: str) -> None:
    path = named(tmp_path, "Tệp lạ.docx", content)
    if said:
        assert said in refused(path)
    else:
        assert read_source(path).lines == ()


def test_an_old_word_file_that_was_cut_off_in_its_first_block_is_still_one(tmp_path: Path) -> None:
    content = OLE + "WordDocument".encode("utf-16-le").ljust(504, b"\0") + b"\xec\xa5\xc1"
    assert kind_of(named(tmp_path, "Báo cáo.doc", content)) is FileKind.OLD_WORD


@pytest.mark.parametrize("folder", ["xl", "ppt"])
def test_a_workbook_and_slides_under_a_word_files_name(tmp_path: Path, folder: str) -> None:
    assert "không phải tệp Word" in refused(written(tmp_path / "Tệp.docx", {"[Content_Types].xml": "<Types/>", f"{folder}/a.xml": "<a/>"}))


def test_an_open_document_with_a_password(tmp_path: Path) -> None:
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<m><encryption-data/></m>"}
    assert "mật khẩu" in refused(written(tmp_path / "Tệp.odt", dict(parts)))


@pytest.mark.parametrize("name", ["~$o cáo.docx", ".~lock.Báo cáo.docx#"])
def test_the_lock_file_of_an_open_file_picked_by_mistake(tmp_path: Path, name: str) -> None:
    assert "tệp khóa" in refused(named(tmp_path, name, b"\x05Nam" + b"\0" * 158))


@pytest.mark.parametrize("lock", ["~$o cáo.docx", "~$Báo cáo.docx", ".~lock.Báo cáo.docx#"])
def test_a_file_that_is_open_in_word_is_read_and_said_to_be_so(tmp_path: Path, lock: str) -> None:
    path = written(tmp_path / "Báo cáo.docx", parts_of(paragraph("Nội dung")))
    assert read_source(path).notices == ()
    named(tmp_path, lock, b"x")
    (notice,) = read_source(path).notices
    assert "đang mở" in notice


def test_a_folder_nothing_a_pipe_and_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "không có tệp" in refused(tmp_path / "Không có.docx")
    folder = tmp_path / "Thư mục.docx"
    folder.mkdir()
    assert "thư mục" in refused(folder)
    if hasattr(os, "mkfifo"):
        pipe = tmp_path / "Ống.docx"
        os.mkfifo(pipe)
        assert "không phải tệp" in refused(pipe)
    path = written(tmp_path / "Báo cáo.docx", parts_of(paragraph("Nội dung")))

    def locked(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    assert "đóng tệp trong Word" in refused(path)


# ------------------------------------------------------------------ through LibreOffice


GRID = '<w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'


def small() -> bytes:
    """A small report as a Word file."""
    body = (
        paragraph("BÁO CÁO", '<w:jc w:val="center"/>')
        + paragraph(run("Đạt ") + run("100%", "<w:b/>"))
        + table(GRID, row("Ô một", "Ô hai"))
        + paragraph("")
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, part in parts_of(body).items():
            package.writestr(name, part)
    return content.getvalue()


def as_other(content: bytes, folder: Path, form: str, suffix: str) -> Path:
    """A Word file in another form, written by LibreOffice."""
    target = folder / f"Báo cáo{suffix}"
    chosen = f'Dim s(0) As New com.sun.star.beans.PropertyValue\n s(0).Name = "FilterName"\n s(0).Value = "{form}"'
    worked_on(content, folder, f'{chosen}\n doc.storeToURL("{target.as_uri()}", s())')
    return target


@needs_office
@pytest.mark.parametrize(
    ("form", "suffix"), [("MS Word 97", ".doc"), ("Rich Text Format", ".rtf"), ("writer8", ".odt"), ("HTML (StarWriter)", ".html")]
)
def test_a_whole_report_says_the_same_in_every_form(tmp_path: Path, form: str, suffix: str) -> None:
    """Letterhead, headings, items, tables, annexes, signature: each line once, in its order, in the table where it stood."""
    content = render_docx(compose(full(), definition_for(full())))
    lines = read_source(named(tmp_path, "Gốc.docx", content)).lines
    again = read_source(as_other(content, tmp_path, form, suffix)).lines
    assert [(line.markup, bool(line.table)) for line in again] == [(line.markup, bool(line.table)) for line in lines]


@needs_office
@pytest.mark.parametrize(
    ("form", "suffix"),
    [("MS Word 97", ".doc"), ("Rich Text Format", ".rtf"), ("writer8", ".odt"), ("MS Word 2003 XML", ".xml"), ("MS Word 97", ".docx")],
)
def test_older_files_come_in_through_libreoffice(tmp_path: Path, form: str, suffix: str) -> None:
    found = read_source(as_other(small(), tmp_path, form, suffix))
    assert [(line.markup, line.table) for line in found.lines] == [("BÁO CÁO", 0), ("Đạt **100%**", 0), ("Ô một", 1), ("Ô hai", 1)]
    assert found.lines[0].centred
    assert "LibreOffice" in found.way


def test_without_libreoffice_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_suite, "office_suite", lambda: None)
    assert "ghi lại thành .docx" in refused(named(tmp_path, "Báo cáo.doc", compound("WordDocument")))


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell stands for LibreOffice")
@pytest.mark.parametrize(("script", "said"), [("exit 1", "không mở được"), ("exit 0", "không mở được"), ("sleep 60", "quá 1 giây")])
def test_libreoffice_that_fails_or_never_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str) -> None:
    program = named(tmp_path, "soffice", f"#!/bin/sh\n{script}\n".encode())
    program.chmod(0o755)
    monkeypatch.setattr(office_suite, "office_suite", lambda: str(program))
    monkeypatch.setattr(office_suite, "LIMIT", 1)
    began = time.monotonic()
    assert said in refused(named(tmp_path, "Báo cáo.rtf", b"{\\rtf1 x}"))
    assert time.monotonic() - began < 20


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell stands for LibreOffice")
def test_who_does_not_want_to_wait_is_not_kept_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = named(tmp_path, "soffice", b"#!/bin/sh\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(office_suite, "office_suite", lambda: str(program))
    with pytest.raises(ImportProblem, match="Đã dừng"):
        read_source(named(tmp_path, "Báo cáo.rtf", b"{\\rtf1 x}"), cancelled=lambda: True)


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell stands for LibreOffice")
def test_libreoffice_is_told_to_run_no_macro_and_to_go_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in its place writes down what it was started with, and gives a .docx back."""
    made = written(tmp_path / "mẫu.docx", parts_of(paragraph("Nội dung")))
    script = f'''#!/bin/sh
profile=$(echo "$1" | sed "s,-env:UserInstallation=file://,,")
cat "$profile/user/registrymodifications.xcu" > "{tmp_path}/settings.xml"
echo "$@" > "{tmp_path}/arguments"
cp "{made}" nguon.docx
'''
    program = named(tmp_path, "soffice", script.encode())
    program.chmod(0o755)
    monkeypatch.setattr(office_suite, "office_suite", lambda: str(program))
    path = named(tmp_path, "Báo cáo.rtf", b"{\\rtf1 x}")
    assert [line.text for line in read_source(path).lines] == ["Nội dung"]
    settings, arguments = (tmp_path / "settings.xml").read_text("utf-8"), (tmp_path / "arguments").read_text("utf-8")
    told = dict(re.findall(r'oor:name="(\w+)" oor:op="fuse"><value>(.*?)</value>', settings))
    assert (told["DisableMacrosExecution"], told["MacroSecurityLevel"], told["Link"]) == ("true", "3", "0")
    assert (told["ooInetHTTPProxyName"], told["ooInetHTTPSProxyName"]) == ("127.0.0.1", "127.0.0.1")
    assert "--headless" in arguments and str(path) not in arguments, "LibreOffice gets a copy and leaves no lock beside the file"


@needs_office
def test_libreoffice_fetches_nothing_that_a_file_names(tmp_path: Path, visitors: tuple[int, list[bytes]]) -> None:
    """With settings of its own it asks six times for the picture and the section of this file (LibreOffice 7.4)."""
    port, said = visitors
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
    )
    place = f"http://127.0.0.1:{port}/x"
    section = f'<text:section text:name="s"><text:section-source xlink:href="{place}.odt"/><text:p>Trong phần</text:p></text:section>'
    picture = f'<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{place}.png" xlink:actuate="onLoad"/></draw:frame>'
    document = (
        f'<?xml version="1.0"?><office:document{names} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        f"{section}<text:p>Nội dung{picture}</text:p></office:text></office:body></office:document>"
    )
    assert [line.text for line in read_source(named(tmp_path, "Báo cáo.doc", document.encode())).lines] == ["Trong phần", "Nội dung"]
    assert said == []
