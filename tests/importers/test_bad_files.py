"""Files that cannot be read, each told in one sentence that names the file; and files that are only strange, which are read."""

import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import IO, cast

import pytest

from importers.reading import import_report
from importers.returned import returned_report
from importers.source import Source, read_source
from importers.word import archive
from importers.word import parts as parts_module
from models.definition import definition_of
from models.errors import ImportProblem
from models.period import Period
from tests.importers.packed import cell, paragraph, parts_of, relations, row, run, table, written, xml
from tests.importers.word import saved, typed, word

NINE_MONTHS = Period.parse("2021-9T")
BODY = paragraph("Nội dung")


def told(path: Path, problem: ImportProblem) -> str:
    """The sentence that is said of a file."""
    sentence = str(problem)
    assert path.name in sentence and len(sentence.splitlines()) == 1 and sentence.endswith(".")
    return sentence


def refused(path: Path) -> str:
    """The sentence that is said of a file that no reader takes, on any way in."""
    with pytest.raises(ImportProblem) as said:
        read_source(path)
    with pytest.raises(ImportProblem) as again:
        assert returned_report(path) is None  # where it cannot carry a report, only the reader says why
        raise said.value
    told(path, again.value)
    return told(path, said.value)


def no_report(path: Path, period: Period | None = NINE_MONTHS) -> str:
    """The sentence that is said of a file that is no report."""
    with pytest.raises(ImportProblem) as said:
        import_report(path, definition_of("cntt"), period)
    return told(path, said.value)


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    assert "không có tệp" in refused(tmp_path / "Không có.docx")
    folder = tmp_path / "Thư mục.docx"
    folder.mkdir()
    assert "thư mục" in refused(folder)


# ------------------------------------------------------------------ text


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"  \n\t\n", b"-----\n***\n"])
def test_a_text_file_without_a_word(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Trống.txt"
    path.write_bytes(content)
    assert "chữ nào" in (sentence := no_report(path)) or "không có gì" in sentence


def test_a_word_file_without_a_word(tmp_path: Path) -> None:
    assert "không có chữ nào" in no_report(saved(word(), tmp_path))


def test_a_title_without_a_period_asks_for_one(tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo.txt"
    path.write_text("BÁO CÁO\n\nTình hình ứng dụng CNTT\n\nNội dung.\n", "utf-8")
    assert "-p" in no_report(path, None)
    assert import_report(path, definition_of("cntt"), NINE_MONTHS).report.period == "2021-9T"


# ------------------------------------------------------------------ damaged packages


@pytest.mark.parametrize("content", [b"P", b"PK\x03\x04", b"PK\x05\x06", b"PK\x05\x06" + b"\xff" * 40, b"\0" * 500])
def test_a_word_file_that_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Tệp lạ.docx"
    path.write_bytes(content)
    refused(path)


def test_a_word_file_cut_anywhere(tmp_path: Path) -> None:
    whole = saved(typed(word(), "BÁO CÁO", "Tình hình 9 tháng đầu năm 2021"), tmp_path, "Nguyên.docx").read_bytes()
    for share in range(1, 10):
        path = tmp_path / f"Cụt {share}.docx"
        path.write_bytes(whole[: len(whole) * share // 10])
        assert "bị hỏng" in refused(path)


@pytest.mark.parametrize("broken", ["word/document.xml", "word/numbering.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize("content", [b"", b"<a", b"<a/>", b"\0\0"])
def test_a_word_file_with_a_broken_part(tmp_path: Path, broken: str, content: bytes) -> None:
    whole = saved(typed(word(), "BÁO CÁO"), tmp_path, "Nguyên.docx")
    path = tmp_path / "Hỏng.docx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == broken else old.read(name))
    if content != b"<a/>" or broken in ("[Content_Types].xml", "_rels/.rels"):
        refused(path)
    else:
        assert isinstance(read_source(path), Source)


def test_a_part_that_is_missing_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    parts = parts_of(BODY, {"header1.xml": ("header", "")})
    del parts["word/header1.xml"]
    found = read_source(written(tmp_path / "Thiếu.docx", parts))
    assert [line.text for line in found.lines] == ["Nội dung"]
    assert found.notices == ("Tệp thiếu word/header1.xml; phần đó không nhận được.",)


# ------------------------------------------------------------------ packages that are meant to harm


def test_a_word_file_that_would_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "UNPACKED_LIMIT", 50_000)
    assert "100 MB" in refused(written(tmp_path / "Bom.docx", {**parts_of(BODY), "word/document.xml": b" " * 60_000}))


def test_parts_that_together_would_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    headers: dict[str, tuple[str, str | bytes]] = {f"h{at}.xml": ("header", xml("hdr", paragraph("x" * 9000))) for at in range(9)}
    shown = "".join(f'<w:headerReference r:id="r{at}"/>' for at in range(1, 10))
    path = written(tmp_path / "Bom.docx", parts_of(f"{BODY}<w:sectPr>{shown}</w:sectPr>", headers))
    assert len(read_source(path).lines) == 2
    monkeypatch.setattr(archive, "UNPACKED_LIMIT", 50_000)
    assert "100 MB" in refused(path)


def lying(path: Path, size: int) -> Path:
    """A package whose document says that it has a hundred bytes and has `size`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts_of(BODY).items():
            package.writestr(name, content if name != "word/document.xml" else b" " * size)
        package.getinfo("word/document.xml").file_size = 100
    return path


def test_a_part_that_claims_to_be_small_is_never_unpacked_whole(tmp_path: Path) -> None:
    path = lying(tmp_path / "Bom.docx", 200_000_000)
    tracemalloc.start()
    try:
        refused(path)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("piece", ["<a/>", "<a b='' c='' d='' e='' f='' g='' h=''/>"])
def test_a_part_of_very_many_small_elements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: str) -> None:
    path = written(tmp_path / "Bom.docx", parts_of(piece * 2000 + BODY))
    assert read_source(path).lines
    monkeypatch.setattr(parts_module, "_MOST_TAGS", 1900)
    monkeypatch.setattr(parts_module, "_MOST_ATTRIBUTES", 13_000)
    assert "100 MB" in refused(path)


def test_parts_that_lie_upon_one_another(tmp_path: Path) -> None:
    path = tmp_path / "Chồng.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts_of(BODY).items():
            package.writestr(name, content)
        again = zipfile.ZipInfo("word/lại.xml")
        first = package.getinfo("word/document.xml")
        for fact in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
            setattr(again, fact, getattr(first, fact))
        package.filelist.append(again)
    assert "bị hỏng" in refused(path)


def test_a_package_of_very_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "Vụn.docx", {**parts_of(BODY), **{f"word/{at}": b"" for at in range(1000)}})
    assert read_source(path).lines
    for limit in ("_PARTS_LIMIT", "_DIRECTORY_LIMIT"):
        with monkeypatch.context() as smaller:
            smaller.setattr(archive, limit, 900)
            assert "100 MB" in refused(path)


def test_a_package_in_a_package_is_opened_once_and_not_again(tmp_path: Path) -> None:
    content = written(tmp_path / "0.docx", parts_of(BODY)).read_bytes()
    for at in range(1, 5):
        body = paragraph(f"Tầng {at}") + '<w:altChunk r:id="r1"/>'
        content = written(tmp_path / f"{at}.docx", parts_of(body, {"a.docx": ("aFChunk", content)})).read_bytes()
    assert [line.text for line in read_source(tmp_path / "4.docx").lines] == ["Tầng 4", "Tầng 3"]


LAUGHS = "<!DOCTYPE a [" + '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 12)) + "]>"
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY % y SYSTEM "http://127.0.0.1:9/x"> %y;]>'


@pytest.mark.parametrize(("declared", "entity"), [(LAUGHS, "&l11;"), (OUTSIDE, "&x;"), ("<!DOCTYPE a>", "")])
@pytest.mark.parametrize("part", ["document.xml", "styles.xml", "numbering.xml", "footnotes.xml", "_rels/document.xml.rels"])
def test_declarations_of_entities_are_refused_in_every_part(tmp_path: Path, part: str, declared: str, entity: str) -> None:
    kinds = {"styles.xml": "styles", "numbering.xml": "numbering", "footnotes.xml": "footnotes"}
    parts = parts_of(BODY, {name: (kind, xml(kind, "")) for name, kind in kinds.items()})
    content = str(parts[f"word/{part}"]).replace("Nội dung", entity)
    head, _mark, rest = content.rpartition("?>")
    assert "thực thể" in refused(
        written(tmp_path / "Thực thể.docx", {**parts, f"word/{part}": f"{head}{'?>' if head else ''}{declared}{rest}"})
    )


def test_nothing_outside_of_the_file_is_fetched(tmp_path: Path, visitors: tuple[int, list[bytes]]) -> None:
    port, said = visitors
    place = f"http://127.0.0.1:{port}"
    parts = parts_of(paragraph('<w:r><w:drawing><a:blip r:link="r3"/></w:drawing></w:r>' + run("Nội dung")) + '<w:altChunk r:id="r4"/>')
    kinds = ("attachedTemplate", "styles", "image", "aFChunk", "footnotes", "subDocument")
    parts["word/_rels/document.xml.rels"] = relations(*((f"r{at}", kind, f"{place}/{kind}") for at, kind in enumerate(kinds, 1)))
    assert [line.text for line in read_source(written(tmp_path / "Ngoài.docx", parts)).lines] == ["Nội dung"]
    page = tmp_path / "Trang.doc"
    page.write_text(
        f'<html><link rel=stylesheet href="{place}/a.css"><body><img src="{place}/b.png"><p>Nội dung</p></body></html>', "utf-8"
    )
    assert [line.text for line in read_source(page).lines] == ["Nội dung"]
    assert said == []


@pytest.mark.parametrize("name", ["../../../etc/x", "/etc/x", "C:\\x", "word/../../x"])
def test_no_name_in_a_package_leads_out_of_it(tmp_path: Path, name: str) -> None:
    parts = parts_of(BODY)
    parts["word/_rels/document.xml.rels"] = relations(("r1", "styles", name), ("r2", "footnotes", "../../../../../../etc/hostname"))
    path = written(tmp_path / "Báo cáo.docx", {**parts, name: xml("styles", "")})
    assert [line.text for line in read_source(path).lines] == ["Nội dung"]


# ------------------------------------------------------------------ deep and large


def nested(depth: int) -> str:
    body = paragraph("Trong cùng")
    for at in range(depth):
        body = table(row(cell(body + paragraph(f"Tầng {depth - at}"))))
    return body


def test_tables_fifty_deep_are_read(tmp_path: Path) -> None:
    found = read_source(written(tmp_path / "Sâu.docx", parts_of(nested(50)))).lines
    assert [line.text for line in found] == ["Trong cùng", *(f"Tầng {at}" for at in range(50, 0, -1))]
    assert [line.inner for line in found] == [49, *range(49, -1, -1)]


@pytest.mark.parametrize("element", ["w:ins", "w:tbl", "w:customXml", "m:oMath", "w:r"])
def test_elements_five_thousand_deep(tmp_path: Path, element: str) -> None:
    body = paragraph(f"<{element}>" * 5000 + f"</{element}>" * 5000)
    assert "lồng nhau quá sâu" in refused(written(tmp_path / "Sâu.docx", parts_of(body)))


def test_a_web_page_five_thousand_deep(tmp_path: Path) -> None:
    path = tmp_path / "Sâu.doc"
    path.write_text(f"<html><body>{'<div>' * 5000}Chữ{'</div>' * 5000}</body></html>", "utf-8")
    assert "lồng nhau quá sâu" in refused(path)


def test_ten_thousand_pictures_are_counted_and_not_opened(tmp_path: Path) -> None:
    body = "".join(paragraph(f'<w:r><w:drawing><a:blip r:embed="p{at}"/></w:drawing></w:r>') for at in range(10_000)) + BODY
    parts = parts_of(body)
    parts["word/_rels/document.xml.rels"] = relations(*((f"p{at}", "image", f"media/{at}.png") for at in range(10_000)))
    path = written(tmp_path / "Ảnh.docx", {**parts, **{f"word/media/{at}.png": b"no picture at all" for at in range(10_000)}})
    began = time.process_time()
    found = read_source(path)
    assert [line.text for line in found.lines] == ["Nội dung"] and "10000 hình" in found.notices[0].replace(".", "")
    assert returned_report(path) is None
    assert time.process_time() - began < 10


def test_twenty_thousand_paragraphs_come_in(tmp_path: Path) -> None:
    """That each takes its time alone is seen in tests/bench/word_files.py."""
    body = "".join(paragraph(f"Văn bản số {at} đã xử lý") for at in range(20_000))
    assert len(read_source(written(tmp_path / "a.docx", parts_of(body))).lines) == 20_000


@pytest.mark.parametrize("looks", [("",), ("", "<w:b/>")])
def test_a_paragraph_of_very_many_runs(tmp_path: Path, looks: tuple[str, ...]) -> None:
    body = paragraph("".join(run("chữ ", looks[at % len(looks)]) for at in range(20_000)))
    (line,) = read_source(written(tmp_path / "a.docx", parts_of(body))).lines
    assert line.words.count("chữ") == 20_000


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize("content", [b"<a", None])
def test_what_was_refused_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, content: bytes | None) -> None:
    """Windows lets nobody move or delete a file that somebody has open."""
    opened: list[IO[bytes]] = []
    open_ = Path.open

    def noted(path: Path, mode: str = "r") -> IO[bytes]:
        opened.append(cast(IO[bytes], open_(path, mode)))
        return opened[-1]

    path = written(tmp_path / "Báo cáo.docx", {**parts_of(BODY), part: content or ""})
    if content is None:
        path.write_bytes(path.read_bytes()[:-9])
    monkeypatch.setattr(Path, "open", noted)
    refused(path)
    assert opened and all(file.closed for file in opened)
