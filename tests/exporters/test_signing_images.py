"""Signature and seal on the electronic copy: where they stand, what images are taken, what is said of the others."""

import io
import os
import shutil
import tracemalloc
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image, ImageDraw

from exporters.archive import validated
from exporters.docx import render_docx
from exporters.electronic import read_signing, write_electronic
from exporters.elements import Picture, Table
from exporters.flow import flow
from exporters.layout import SIGNATURE_ROOM, SIGNATURE_SIZE, layout_of, mm
from exporters.pdf import render_pdf
from exporters.plain_png import MOST_BYTES
from exporters.signing_images import Kind, checked_image, read_signing_image
from exporters.signing_picture import SigningPicture, signing_picture, spread
from importers.reading import import_report
from models.document import compose
from models.errors import BadPicture, BookError, ExportError, StepRefused
from models.page import AnnexBlock, Document, Pictures
from models.paper import Paper
from models.report import Report
from tests.builders import cntt, sample
from tests.exporters.building import document, line, paragraph
from tests.exporters.reading import MM, convert, read_pdf
from tests.exporters.signed import BLUE, RED, SEAL, SIGNATURE, bomb, chunk, png, png_of, seal_image, signature_image

PICTURES = Pictures(SIGNATURE, SEAL)
DOTS = 300 / 25.4


def signed(base: Document, pictures: Pictures = PICTURES) -> Document:
    return replace(base, pictures=pictures)


def picture_of(made: Document) -> tuple[Picture, Table]:
    """The picture in the flow, and the table at the end that it stands in."""
    table = next(element for part in flow(made) for element in reversed(part.elements) if isinstance(element, Table) and not element.ruled)
    (found,) = [part for row in table.rows for cell in row.cells for part in cell if isinstance(part, Picture)]
    return found, table


# ---------------------------------------------------------------- where they stand


@given(st.integers(60, 540), st.integers(236, 600))
def test_the_seal_lies_over_the_left_third_of_the_signature(signature: int, seal: int) -> None:
    place = spread(signature, seal)
    over = place.seal + seal - place.signature
    assert 0.30 <= over / signature <= 0.37
    assert place.seal <= place.signature and min(place.seal, place.signature) == 0
    assert place.width == max(place.signature + signature, place.seal + seal), "nothing is cut off"


@given(st.integers(60, 540))
def test_a_signature_without_a_seal_stands_alone(signature: int) -> None:
    place = spread(signature, 0)
    assert (place.width, place.signature) == (signature, 0)


@settings(max_examples=20)
@given(
    st.tuples(st.integers(120, 900), st.integers(60, 400)),
    st.one_of(st.none(), st.floats(20.5, 49.5)),
    st.sampled_from([Paper(), Paper(left=35.0, right=20.0), Paper(left=30.0, right=15.0)]),
    st.booleans(),
)
def test_signature_is_centred_under_the_title_and_nothing_leaves_the_page(
    size: tuple[int, int], diameter: float | None, paper: Paper, has_seal: bool
) -> None:
    seal = seal_image(400)
    told_size = {"dpi": (400 / diameter * 25.4,) * 2} if diameter else {}
    pictures = Pictures(png(signature_image(*size)), png(seal, **told_size) if has_seal else b"")
    made, layout = signed(replace(document(), paper=paper), pictures), layout_of(paper)
    found, table = picture_of(made)
    whole_picture = signing_picture(pictures)
    left = table.widths[0] + found.indent
    usual_middle = layout.text_width - layout.signature_columns[1] / 2
    assert left + whole_picture.middle == pytest.approx(usual_middle, abs=mm(1)), "the signature stands in the middle under the title"
    assert left >= table.widths[0] and left + found.width <= layout.text_width + 0.01, "the picture stays in its column"
    assert sum(table.widths) == pytest.approx(layout.text_width) and table.widths[0] > mm(45), "the recipients keep their room"
    assert found.height >= SIGNATURE_ROOM


def drawn_in(picture: SigningPicture, kind: Kind) -> tuple[float, float, float, float]:
    """What of the picture is red or blue, in mm from its top left corner."""
    image = Image.open(io.BytesIO(picture.content)).convert("RGBA")
    red, _green, blue, opacity = image.split()
    first, second = (red, blue) if kind == "seal" else (blue, red)
    pairs = zip(first.tobytes(), second.tobytes(), opacity.tobytes(), strict=True)
    mask = Image.frombytes("L", image.size, bytes(255 if a > b + 60 and alpha > 100 else 0 for a, b, alpha in pairs))
    box = mask.getbbox()
    assert box is not None
    return tuple(round(side / DOTS, 2) for side in box)  # type: ignore[return-value]


def test_the_seal_has_36_mm_where_its_file_says_nothing_and_the_signature_fits_its_room() -> None:
    made = signing_picture(Pictures(png(signature_image(border=70)), png(seal_image(border=50))))
    left, top, right, bottom = drawn_in(made, "seal")
    assert (right - left, bottom - top) == pytest.approx((36, 36), abs=0.2), "borders of the file do not count"
    x0, y0, x1, y1 = drawn_in(made, "signature")
    assert x1 - x0 <= SIGNATURE_SIZE[0] + 0.1 and y1 - y0 <= SIGNATURE_SIZE[1] + 0.1
    assert (x0 + x1) / 2 > right - 5 and right < x1, "the signature stands on the right of the seal"
    assert (y0 + y1) / 2 == pytest.approx((top + bottom) / 2, abs=0.5), "both stand level"


@pytest.mark.parametrize(("diameter", "shown"), [(42.0, 42.0), (20.0, 20.0), (158.0, 36.0), (3.0, 36.0)])
def test_the_seal_has_its_real_size_where_it_can_be_believed(diameter: float, shown: float) -> None:
    seal = png(seal_image(900), dpi=(900 / diameter * 25.4,) * 2)
    left, _top, right, _bottom = drawn_in(signing_picture(Pictures(SIGNATURE, seal)), "seal")
    assert right - left == pytest.approx(shown, abs=0.3)
    assert bool(checked_image(seal, "seal", "dau.png").told) == (shown != diameter), "a size that cannot be is told"


def test_the_picture_is_small_plain_and_the_same_each_time() -> None:
    made = signing_picture(PICTURES)
    signing_picture.cache_clear()
    assert signing_picture(PICTURES) == made
    image = Image.open(io.BytesIO(made.content))
    assert (image.mode, image.info.keys() - {"dpi"}) == ("RGBA", set())
    assert len(made.content) < 300_000 and image.width * 0.24 == pytest.approx(made.width)
    assert render_docx(signed(document())) == render_docx(signed(document()))


def test_the_paper_copy_bears_no_image_and_stands_as_before() -> None:
    plain = document()
    assert signed(plain, Pictures()) == plain
    assert not any(isinstance(part, Picture) for page in flow(plain) for element in page.elements if isinstance(element, Table)
                   for row in element.rows for cell in row.cells for part in cell)  # fmt: skip


# ---------------------------------------------------------------- both papers

TWO = replace(
    document(titles=("GIÁM ĐỐC",)), cosignature=replace(document().signature, titles=(line("TL. CHỦ TỊCH"), line("CHÁNH VĂN PHÒNG")))
)
POST = replace(document(), signature=replace(document().signature, post=line("Phó Trưởng ban Chỉ đạo")))
ELECTRONIC = {
    "plain": signed(document()),
    "alone": signed(document(), Pictures(SIGNATURE)),
    "deputy": signed(document(titles=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))),
    "large-seal": signed(document(), Pictures(SIGNATURE, png(seal_image(980), dpi=(980 / 49 * 25.4,) * 2))),
    "narrow": signed(document(), Pictures(png(signature_image(200, 400)), SEAL)),
    "two-signers": signed(TWO),
    "two-signers-long": signed(replace(TWO, signature=TWO.cosignature, cosignature=TWO.signature)),
    "post": signed(POST),
    "untitled": signed(document(titles=())),
    "many-recipients": signed(document(blocks=(paragraph("Một dòng."),), recipients=tuple(f"Nơi {index};" for index in range(90)))),
    "annex": signed(
        replace(document(), annexes=(AnnexBlock(line("Phụ lục"), line("SỐ LIỆU"), line("(Kèm theo Báo cáo)"), (paragraph("Một dòng."),)),))
    ),
    "page-end": signed(document(blocks=tuple(paragraph("Một dòng.", f"item.i{at}") for at in range(24)))),
}
Place = tuple[int, float, float, float, float]


def images(content: bytes) -> list[Place]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [
            (number, float(image["x0"]), float(image["x1"]), float(image["top"]), float(image["bottom"]))
            for number, page in enumerate(pdf.pages)
            for image in page.images
        ]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    if shutil.which("soffice") is None and "CI" not in os.environ:
        pytest.skip("LibreOffice is not installed")
    papers = {**ELECTRONIC, "sample": signed(compose(sample(), cntt()))}
    ours = {name: render_pdf(each).content for name, each in papers.items()}
    return ours, convert({name: render_docx(each) for name, each in papers.items()}, tmp_path_factory.mktemp("signed"))


@pytest.mark.parametrize("name", [*ELECTRONIC, "sample"])
def test_word_file_and_pdf_show_the_same_place(both: tuple[dict[str, bytes], dict[str, bytes]], name: str) -> None:
    ours, office = (papers[name] for papers in both)
    (here,), (there,) = images(ours), images(office)
    assert there[0] == here[0], "the same page"
    assert there[1:] == pytest.approx(here[1:], abs=1 * MM)
    mine, theirs = read_pdf(ours), read_pdf(office)
    assert [(each.page, each.text) for each in theirs.lines] == [(each.page, each.text) for each in mine.lines], "the same lines"
    if name != "many-recipients":
        for each, other in zip(mine.lines, theirs.lines, strict=True):
            assert (other.x0, other.baseline) == pytest.approx((each.x0, each.baseline), abs=0.6), each.text


@pytest.mark.parametrize("name", ["plain", "deputy", "two-signers", "two-signers-long", "post"])
def test_the_name_stands_right_below_and_the_titles_where_they_always_stand(name: str) -> None:
    paper = read_pdf(render_pdf(ELECTRONIC[name]).content)
    unsigned = read_pdf(render_pdf(signed(ELECTRONIC[name], Pictures())).content)
    page, left, right, top, bottom = images(render_pdf(ELECTRONIC[name]).content)[0]
    for title in ELECTRONIC[name].signature.titles:
        assert paper.line(title.text).x0 == pytest.approx(unsigned.line(title.text).x0, abs=0.1)
        assert paper.line(title.text).baseline < top + 0.1
    names = [each for each in paper.lines if each.text == "Nguyễn Viết Vy" and each.page == page]
    assert len({round(each.baseline, 1) for each in names}) == 1, "two names stand level"
    below = min(each.baseline - bottom for each in paper.lines if each.page == page and each.x0 > left - 1 and each.baseline > bottom)
    assert below < 40, "right below"
    assert right <= 210 * MM - 15 * MM


# ---------------------------------------------------------------- which images are taken


def grey(image: Image.Image) -> Image.Image:
    return Image.merge("LA", (image.convert("RGB").convert("L"), image.getchannel("A")))


def sixteen_bits(image: Image.Image) -> bytes:
    raw, step = image.tobytes(), image.width * 4
    rows = (b"\0" + bytes(each for byte in raw[at : at + step] for each in (byte, byte)) for at in range(0, len(raw), step))
    return png_of(image.width, image.height, 16, 6, b"".join(rows))


TAKEN = {
    "rgba": SIGNATURE,
    "palette": png(signature_image().quantize(16)),
    "one clear colour": png(Image.composite(signature_image().convert("RGB"), Image.new("RGB", (900, 420), (0, 255, 0)),
                                            signature_image().getchannel("A").point(lambda a: 255 * (a > 99))),
                            transparency=(0, 255, 0)),
    "16 bits": sixteen_bits(signature_image(300, 140)),
}  # fmt: skip


@pytest.mark.parametrize("kind", TAKEN)
def test_every_kind_of_png_with_a_clear_background_is_taken(kind: str) -> None:
    image = checked_image(TAKEN[kind], "signature", "ky.png")
    assert not image.told
    left, _top, right, _bottom = drawn_in(signing_picture(Pictures(image.content)), "signature")
    assert right - left > 20


def test_grey_ink_is_taken_and_told() -> None:
    for kind, image in (("signature", signature_image()), ("seal", seal_image())):
        (told,) = checked_image(png(grey(image)), kind, "x.png").told
        assert "“x.png” không phải màu" in told
    (told,) = checked_image(png(seal_image(colour=BLUE)), "seal", "dau.png").told
    assert "đỏ" in told
    (told,) = checked_image(png(signature_image(colour=RED)), "signature", "ky.png").told
    assert "xanh" in told


def test_what_is_not_the_picture_does_not_come_along() -> None:
    noted = SIGNATURE[:33] + chunk(b"tEXt", b"Author\0Nguyen Van A") + chunk(b"iCCP", b"x\0\0" + b"bomb" * 999) + SIGNATURE[33:]
    assert checked_image(noted, "signature", "ky.png").content == SIGNATURE


def opaque(image: Image.Image) -> Image.Image:
    white = Image.new("RGBA", image.size, (255, 255, 255, 255))
    white.alpha_composite(image)
    return white


def as_jpeg(mode: str = "RGB") -> bytes:
    file = io.BytesIO()
    opaque(signature_image()).convert("RGB").convert(mode).save(file, "JPEG")
    return file.getvalue()


def animated() -> bytes:
    file = io.BytesIO()
    signature_image().save(file, "PNG", save_all=True, append_images=[signature_image(colour=RED)])
    return file.getvalue()


def filled(disc: Image.Image) -> Image.Image:
    """A seal whose inside is white, with clear corners."""
    sheet = Image.new("RGBA", disc.size, (0, 0, 0, 0))
    ImageDraw.Draw(sheet).ellipse((0, 0, disc.width - 1, disc.height - 1), fill=(255, 255, 255, 255))
    sheet.alpha_composite(disc)
    return sheet


BAD: dict[str, tuple[bytes, str]] = {
    "text named png": ("Không phải ảnh".encode(), "không phải ảnh PNG"),
    "nothing": (b"", "trống"),
    "50 MB": (SIGNATURE + bytes(50 * 2**20), "MB, quá 10 MB"),
    "bomb": (bomb(), "30000 × 30000 điểm"),
    "truncated file": (SIGNATURE[: len(SIGNATURE) // 2], "cụt hoặc hỏng"),
    "truncated picture": (png_of(900, 420, 8, 6, bytes(50_000)), "cụt hoặc hỏng"),
    "only the start": (SIGNATURE[:8], "cụt hoặc hỏng"),
    "damaged picture": (SIGNATURE[:200] + bytes(40) + SIGNATURE[240:], "cụt hoặc hỏng"),
    "size of nothing": (png_of(0, 0, 8, 6, b""), "cụt hoặc hỏng"),
    "unknown depth": (png_of(900, 420, 7, 6, bytes(999)), "cụt hoặc hỏng"),
    "jpeg": (as_jpeg(), "thật ra là ảnh JPEG"),
    "cmyk": (as_jpeg("CMYK"), "thật ra là ảnh JPEG"),
    "animated": (animated(), "ảnh động"),
    "all clear": (png(Image.new("RGBA", (900, 420), (0, 0, 0, 0))), "trong suốt hoàn toàn"),
    "one dot": (png(Image.new("RGBA", (1, 1), (0, 0, 255, 255))), "có nền"),
    "one dot in much air": (png(Image.new("RGBA", (1, 1), (0, 0, 255, 255)).crop((-50, -50, 50, 50))), "quá nhỏ để in"),
    "white background": (png(opaque(signature_image())), "có nền"),
    "no transparency": (png(opaque(signature_image()).convert("RGB")), "có nền"),
    "grey": (png(opaque(signature_image()).convert("L")), "có nền"),
    "16 bits of grey": (png(Image.new("I;16", (900, 420))), "có nền"),
    "black and white": (png(opaque(signature_image()).convert("1")), "có nền"),
    "palette without clear": (png(opaque(signature_image()).convert("RGB").quantize(8)), "có nền"),
}


@pytest.mark.parametrize("name", BAD)
def test_every_other_file_gets_one_sentence_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    content, words = BAD[name]
    file = tmp_path / "chữ ký.png"
    file.write_bytes(content)
    tracemalloc.start()
    try:
        with pytest.raises(BadPicture) as told:
            read_signing(file, None)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert words in str(told.value) and "“chữ ký.png”" in str(told.value)
    assert str(told.value).count("\n") == 0 and str(told.value).endswith(".")
    assert most < 4 * MOST_BYTES, "a large file is not read"
    with pytest.raises(BadPicture):
        write_electronic(issued(), tmp_path / "ra.pdf", Pictures(content or b"x"))
    assert [each.name for each in tmp_path.iterdir()] == ["chữ ký.png"]


@pytest.mark.parametrize(
    ("image", "words"),
    [
        (filled(seal_image()), "có nền"),
        (signature_image(colour=RED), "không phải hình con dấu tròn"),
    ],
)
def test_what_is_no_seal_is_refused(image: Image.Image, words: str) -> None:
    with pytest.raises(BadPicture, match=words):
        checked_image(png(image), "seal", "dau.png")


def test_folders_missing_files_and_seals_without_a_signature_are_told(tmp_path: Path) -> None:
    with pytest.raises(BadPicture, match="là một thư mục"):
        read_signing_image(tmp_path, "seal")
    with pytest.raises(BadPicture, match="Không đọc được ảnh"):
        read_signing_image(tmp_path / "khong-co.png", "seal")
    seal = tmp_path / "dau.png"
    seal.write_bytes(SEAL)
    with pytest.raises(BadPicture, match="chọn thêm ảnh chữ ký"):
        read_signing(None, seal)


@settings(max_examples=50)
@given(st.integers(8, len(SEAL) - 1), st.binary(min_size=1, max_size=40), st.booleans())
def test_no_broken_file_gets_through_as_anything_but_an_image_or_a_sentence(at: int, noise: bytes, cut: bool) -> None:
    content = SEAL[:at] + noise + (b"" if cut else SEAL[at + len(noise) :])
    try:
        image = checked_image(content, "seal", "dau.png")
    except BadPicture:
        return
    signing_picture(Pictures(SIGNATURE, image.content))


# ---------------------------------------------------------------- the file beside


def issued() -> Report:
    return replace(sample(), state="issued")


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".PDF"])
def test_an_issued_report_has_an_electronic_copy(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"ban{suffix}"
    write_electronic(issued(), target, PICTURES)
    assert target.stat().st_size < 1_000_000
    if suffix == ".docx":
        assert import_report(target, cntt()).report.signature == issued().signature, "it comes back like any Word file of ours"
    else:
        validated(target.read_bytes())
        assert len(images(target.read_bytes())) == 1, "an archive file, with transparency"


def test_drafts_replaced_ones_and_other_kinds_of_file_have_none(tmp_path: Path) -> None:
    refused: list[tuple[Report, str, type[BookError], str]] = [
        (sample(), "a.pdf", StepRefused, "chưa ban hành"),
        (replace(sample(), state="replaced", replaced_by="cntt/2021-9T/2"), "a.pdf", StepRefused, "thay thế"),
        (issued(), "a.xlsx", ExportError, ".pdf hoặc .docx"),
    ]
    for report, name, kind, words in refused:
        with pytest.raises(kind, match=words):
            write_electronic(report, tmp_path / name, PICTURES)
    assert not list(tmp_path.iterdir())
