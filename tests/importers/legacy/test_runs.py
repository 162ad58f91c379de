"""The runs of a Word file: what its fonts say, what its letters say, and what must stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.legacy.encoding import Encoding
from importers.legacy.runs import Decoder, FontRun
from models.text import nfc
from tests.importers.legacy.prose import lines, sentences
from tests.importers.legacy.written import written

UNICODE = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"
TCVN3 = "C¨n cø NghÞ ®Þnh sè 30/2020/N§-CP ngµy 05 th¸ng 3 n¨m 2020 cña ChÝnh phñ vÒ c«ng t¸c v¨n th­;"
VNI = "Caên cöù Nghò ñònh soá 30/2020/NÑ-CP ngaøy 05 thaùng 3 naêm 2020 cuûa Chính phuû veà coâng taùc vaên thö;"

FONTS = [(Encoding.TCVN3, ".VnTime"), (Encoding.VNI, "VNI-Times"), (Encoding.VISCII, "VI Times")]


def paragraph(*runs: str | tuple[str, str]) -> tuple[FontRun, ...]:
    """A paragraph of runs, each its text or its text and font."""
    return tuple(FontRun(run) if isinstance(run, str) else FontRun(*run) for run in runs)


def read(*paragraphs: tuple[FontRun, ...]) -> list[str]:
    """Each paragraph of a document as one text."""
    decoder = Decoder.of(paragraphs)
    return ["".join(decoder.unicode_runs(runs)) for runs in paragraphs]


@pytest.mark.parametrize("text", [TCVN3, VNI, UNICODE])
@pytest.mark.parametrize("font", ["", "Times New Roman"])
def test_without_a_telling_font_the_letters_decide(text: str, font: str) -> None:
    assert read(paragraph((text, font))) == [UNICODE]


def test_a_letterhead_in_the_fonts_of_abc() -> None:
    head = paragraph(("uû ban nh©n d©n\t", ".VnTimeH"), ("Céng hoµ x· héi chñ nghÜa viÖt nam", ".VnTimeH"))
    motto = paragraph(("§éc lËp - Tù do - H¹nh phóc", ".VnTime"))
    assert read(head, motto) == ["UỶ BAN NHÂN DÂN\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def test_one_word_is_enough_where_the_font_tells() -> None:
    assert read(paragraph(("¸", ".VnTime")), paragraph(("ñaõ", "VNI-Times"))) == ["á", "đã"]


def test_a_letter_and_its_mark_in_two_runs() -> None:
    runs = paragraph(("Vie", "VNI-Times"), ("ä", "VNI-Times"), ("t Nam ho", "VNI-Times"), ("øa bình", "VNI-Times"))
    assert Decoder.of([runs]).unicode_runs(runs) == ("Việ", "", "t Nam hò", "a bình")


def test_marks_that_stand_apart_in_another_run() -> None:
    runs = paragraph("Đồng chí e", "\u0302\u0323", "", "\u0301x")
    assert Decoder.of([runs]).unicode_runs(paragraph("Vie", "\u0302\u0323t")) == ("Việ", "t")
    assert nfc("".join(Decoder.of([runs]).unicode_runs(runs))) == nfc("Đồng chí e\u0302\u0323\u0301x")


def test_fonts_of_every_kind_in_one_paragraph() -> None:
    runs = paragraph((UNICODE, "Times New Roman"), (TCVN3, ".VnTime"), (VNI, "VNI-Times"), ("\uf0a7", "Wingdings"))
    decoder = Decoder.of([runs])
    assert decoder.unicode_runs(runs) == (UNICODE, UNICODE, UNICODE, "▪")
    assert decoder.counts == {Encoding.TCVN3: 1, Encoding.VNI: 1}
    assert decoder.notice == "Tệp dùng phông chữ cũ (TCVN3, VNI); đã đổi sang Unicode."


def test_nothing_is_said_of_a_file_without_old_letters() -> None:
    decoder = Decoder.of([paragraph(UNICODE), paragraph(("Báo cáo", ".VnTime"), "năm 2021")])
    assert (decoder.counts, decoder.notice) == ({}, "")


def test_a_font_that_lies_over_unicode() -> None:
    document = [paragraph((UNICODE, ".VnTime")), paragraph(("là và có", ".VnTime")), paragraph(("báo cáo", ".VnTimeH"))]
    assert read(*document) == [UNICODE, "là và có", "báo cáo"]


def test_a_run_in_unicode_under_the_font_of_the_others() -> None:
    document = [paragraph((TCVN3, ".VnTime"), (" Nghị định này có hiệu lực", ".VnTime"), (" tõ ngµy ký", ".VnTime"))]
    assert read(*document) == [f"{UNICODE} Nghị định này có hiệu lực từ ngày ký"]


def test_paragraphs_of_both_kinds_without_fonts() -> None:
    document = [UNICODE, TCVN3, "NghÞ ®Þnh", "có", "30 °C ± 0,5 µm, § 5, ½, ©", UNICODE]
    assert read(*map(paragraph, document)) == [UNICODE, UNICODE, "Nghị định", "có", "30 °C ± 0,5 µm, § 5, ½, ©", UNICODE]


def test_words_of_both_kinds_in_one_run() -> None:
    mixed = "Theo Nghị định số 30 có hiÖu lùc thi hµnh tõ ngµy ký, không phải đợi"
    assert read(paragraph(TCVN3), paragraph(mixed))[1] == "Theo Nghị định số 30 có hiệu lực thi hành từ ngày ký, không phải đợi"


@pytest.mark.parametrize("short", ["¸p", "®", "§¶ng", "Tæ", "së", "cã"])
def test_three_letters_take_the_verdict_of_the_document(short: str) -> None:
    assert read(paragraph(short)) == [short]
    assert read(paragraph(TCVN3), paragraph(short))[1] == {"¸p": "áp", "®": "đ", "§¶ng": "Đảng", "Tæ": "Tổ", "së": "sở", "cã": "có"}[short]


@pytest.mark.parametrize(
    "text",
    [
        "Événement à Noël, où l’été déjà passé; naïve façade «mot» œuvre",
        "Ein Mädchen für größere Straßen über Österreich",
        "El niño señor año mañana, ¿qué pasó? ¡Olé!",
        "Windows® Office™ © 2021, 25 °C ± 0,5, 3 × 4 ÷ 2 = 6, ½ + ¼, 10 µm, m², § 12, ¶, 5 £",
        "a¹ b² c³ x̄ = Σxᵢ/n; α ≤ β ≥ γ ≠ δ → ∞",
        "424/KH-SNgV; QĐ-UBND; 01/2021/TT-BNV; A1·B2·C3; «01»; ±5; ¸; ®; µ",
        "Không có gì là khó; hoà, khoá, xoá, toà, già, và, là, có, công tác, thông tin",
        "là và có không công",
        "Москва и Київ, Ðorlákur, ελληνικά, 中文, 日本語, 🙂",
        "ƒ(x) = 2x",
    ],
)
def test_what_is_no_old_letter_stays(text: str) -> None:
    assert read(paragraph(text)) == [nfc(text)]
    assert read(paragraph(UNICODE), paragraph(text)) == [UNICODE, nfc(text)]


@pytest.mark.parametrize(
    ("alike", "own"),
    [
        ("Ðồng chí", "Đồng chí"),
        ("QÐ-UBND, NÐ-CP", "QĐ-UBND, NĐ-CP"),
        ("Ɖảng bộ", "Đảng bộ"),
        ("1.000 ð", "1.000 đ"),
        ("ðồng", "đồng"),
        ("ƒịnh kỳ", "định kỳ"),
        ("ƒile", "file"),
        ("bаn hành", "ban hành"),
        ("СОVID", "COVID"),
    ],
)
def test_letters_that_look_alike(alike: str, own: str) -> None:
    assert read(paragraph(alike)) == [own]


@given(st.lists(sentences, min_size=1, max_size=4), st.sampled_from(FONTS))
@settings(deadline=None)
def test_a_document_in_old_fonts_comes_back(texts: list[str], font: tuple[Encoding, str]) -> None:
    encoding, name = font
    document = [paragraph((written(text, encoding), name)) for text in texts]
    assert [text.lower() for text in read(*document)] == [text.lower() for text in texts]


@given(st.lists(sentences, min_size=1, max_size=4))
@settings(deadline=None)
def test_unicode_stays_as_it_is(texts: list[str]) -> None:
    assert read(*(paragraph(text) for text in texts)) == texts


@given(sentences, st.data())
@settings(deadline=None)
def test_it_does_not_matter_where_runs_end(text: str, data: st.DataObject) -> None:
    old = written(text, Encoding.VNI)
    cut = data.draw(st.integers(0, len(old)))
    runs = paragraph((old[:cut], "VNI-Times"), (old[cut:], "VNI-Times"))
    assert read(runs) == read(paragraph((old, "VNI-Times"))) == [text]


@given(st.lists(st.lists(st.builds(FontRun, st.text(), st.sampled_from(["", ".VnTime", ".VnTimeH", "VNI-Times", "VI Times", "Symbol"])))))
@settings(deadline=None)
def test_no_runs_are_too_strange(document: list[list[FontRun]]) -> None:
    decoder = Decoder.of(document)
    assert [len(decoder.unicode_runs(runs)) for runs in document] == [len(runs) for runs in document]


def test_the_sample_itself_stays() -> None:
    assert read(*map(paragraph, lines())) == list(lines())
