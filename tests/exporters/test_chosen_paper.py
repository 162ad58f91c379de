"""Whatever paper a report chooses: the measures that were chosen, the same page in Word and PDF, and the usual page as it was."""

import os
import shutil
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from exporters.docx import render_docx
from exporters.layout import PAGE_WIDTH, layout_of, leading, mm
from exporters.pdf import render_pdf
from exporters.typeset import typeset
from models.document import MOTTO, NATION, TYPE_NAME
from models.page import Document
from models.paper import HEAD_SETS, RANGES, Paper
from tests.exporters.building import document, heading, long_document, paragraph, prose
from tests.exporters.reading import MM, ReadLine, ReadPaper, convert, read_pdf
from tests.exporters.test_same_paper import lines, squeezes

NEAR = 1.0
"""Points that a person with a ruler would not see."""

CHOSEN = {
    "small": Paper(body_size=13, line_spacing=1.15, indent=10),
    "wide": Paper(top=25, bottom=25, left=35, right=15, line_spacing=1.5, paragraph_gap=12, head_sizes="large"),
    "narrow": Paper(left=35, line_spacing=1.3, body_size=13, paragraph_gap=8, head_sizes="large"),
    "odd": Paper(top=21.3, bottom=23.7, left=31.1, right=17.9, line_spacing=1.27, paragraph_gap=7.3),
}
DOCUMENTS = ("sample", "long-names", "addressees", "foot-21-30", "foot-27-60", "foot-31-150", "long-2", "long-3", "long-4", "long-6")

USUAL = {
    "letterhead.superior": (0, 97.658, 68.66),
    "letterhead.issuer": (0, 130.145, 83.61),
    "letterhead.number": (0, 122.835, 110.31),
    "letterhead.date": (0, 303.58, 110.31),
    "subject": (0, 123.221, 160.28),
    "item.i1": (0, 121.05, 195.13),
    "item.i11": (0, 121.05, 734.03),
    "item.i12": (1, 121.05, 69.58),
    "section.nguoi-dan": (2, 121.05, 194.28),
    "item.i33": (3, 121.05, 178.18),
    "recipient.1": (3, 85.05, 286.57),
    "signature.title": (3, 388.089, 260.58),
    "signature.name": (3, 377.784, 350.38),
}
"""Page, left end and baseline of the first line of some places of the sample, before there was a choice."""

PAPERS = st.builds(
    Paper,
    **{name: st.sampled_from(limits.choices) if limits.choices else st.floats(limits.low, limits.high) for name, limits in RANGES.items()},
    head_sizes=st.sampled_from([*HEAD_SETS]),
)


@pytest.fixture(scope="module")
def chosen(documents: dict[str, Document]) -> dict[str, Document]:
    return {f"{name}-{of}": replace(documents[of], paper=paper) for name, paper in CHOSEN.items() for of in DOCUMENTS}


@pytest.fixture(scope="module")
def pdf(chosen: dict[str, Document]) -> dict[str, ReadPaper]:
    return {name: read_pdf(render_pdf(each).content) for name, each in chosen.items()}


@pytest.fixture(scope="module")
def word(chosen: dict[str, Document], tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReadPaper]:
    if shutil.which("soffice") is None and "CI" not in os.environ:
        pytest.skip("LibreOffice is not installed")
    files = {name: render_docx(each) for name, each in chosen.items()}
    return {name: read_pdf(content) for name, content in convert(files, tmp_path_factory.mktemp("chosen")).items()}


@pytest.mark.parametrize("name", CHOSEN)
def test_every_line_of_a_chosen_paper_is_the_same_in_word(name: str, pdf: dict[str, ReadPaper], word: dict[str, ReadPaper]) -> None:
    if squeezes():
        pytest.skip("this LibreOffice squeezes lines")
    different = [of for of in DOCUMENTS if lines(pdf[f"{name}-{of}"]) != lines(word[f"{name}-{of}"])]
    assert not different


@pytest.mark.parametrize("name", CHOSEN)
def test_lines_and_rules_stand_at_the_same_place_in_word(name: str, pdf: dict[str, ReadPaper], word: dict[str, ReadPaper]) -> None:
    if squeezes():
        pytest.skip("this LibreOffice squeezes lines")
    ours, office = pdf[f"{name}-sample"], word[f"{name}-sample"]
    for line, other in zip(ours.lines, office.lines, strict=True):
        assert (other.x0, other.baseline, other.size) == pytest.approx((line.x0, line.baseline, line.size), abs=0.5), line.text
    for rule, other_rule in zip(ours.rules, office.rules, strict=True):
        assert (other_rule.x0, other_rule.x1, other_rule.y) == pytest.approx((rule.x0, rule.x1, rule.y), abs=0.5)


def body(paper: ReadPaper) -> list[ReadLine]:
    """The lines of the sample from its opening to its end on the first page."""
    first = paper.line("Thực hiện chế độ")
    return [line for line in paper.lines if line.page == 0 and line.baseline >= first.baseline]


@pytest.mark.parametrize("name", CHOSEN)
def test_the_page_has_the_measures_that_were_chosen(name: str, pdf: dict[str, ReadPaper]) -> None:
    paper, choice = pdf[f"{name}-sample"], CHOSEN[name]
    left, right, first = choice.left * MM, (210 - choice.right) * MM, (choice.left + choice.indent) * MM
    assert {min((left, first), key=lambda side: abs(side - line.x0)) for line in body(paper)} == {left, first}
    for line in body(paper):
        assert min(abs(line.x0 - left), abs(line.x0 - first)) < NEAR, line.text
        assert line.x1 < right + NEAR, line.text
    assert max(line.x1 for line in body(paper)) == pytest.approx(right, abs=NEAR)
    assert paper.lines[0].baseline == pytest.approx(choice.top * MM + 13, abs=2)
    assert max(line.baseline for line in paper.lines) < (297 - choice.bottom) * MM


@pytest.mark.parametrize("name", CHOSEN)
def test_lines_and_paragraphs_stand_as_far_apart_as_was_chosen(name: str, pdf: dict[str, ReadPaper]) -> None:
    paper, choice = pdf[f"{name}-sample"], CHOSEN[name]
    line_height = choice.body_size * 1.1499 * choice.line_spacing
    for above, below in pairwise(body(paper)):
        gap = choice.paragraph_gap if below.x0 > choice.left * MM + NEAR else 0
        assert below.baseline - above.baseline == pytest.approx(line_height + gap, abs=0.15), below.text


@pytest.mark.parametrize("name", CHOSEN)
def test_sizes_are_those_that_were_chosen(name: str, sample: Document) -> None:
    sizes, body_size = HEAD_SETS[CHOSEN[name].head_sizes], CHOSEN[name].body_size
    expected = {"letterhead.superior": sizes.names, "letterhead.issuer": sizes.names, "letterhead.date": sizes.place}
    expected |= {"letterhead.number": 13, "recipient.1": 11, NATION: sizes.names, MOTTO: sizes.motto}
    expected |= dict.fromkeys(("subject", "item.i1", "item.i20", "signature.title", "signature.name", TYPE_NAME, "2"), body_size)
    found = {}
    for line in (line for page in typeset(replace(sample, paper=CHOSEN[name])) for line in page.lines):
        found |= {str(line.place): line.size, line.pieces[0].text: line.size}
    assert {key: found[key] for key in expected} == expected


@given(PAPERS)
def test_on_every_lawful_paper_nothing_leaves_the_margins_and_the_nation_stands_on_one_line(paper: Paper) -> None:
    layout = layout_of(paper)
    blocks = (heading("I. KẾT QUẢ"), *(paragraph(prose(seed, 60), f"item.i{seed}") for seed in range(12)))
    pages = typeset(replace(document(blocks=blocks), paper=paper))
    assert NATION in ["".join(piece.text for piece in line.pieces) for line in pages[0].lines]
    for line in (line for page in pages for line in page.lines):
        assert line.x > layout.left - 0.1 and line.x + line.width < PAGE_WIDTH - layout.right + 0.1
        assert line.place is None or (line.top >= layout.top and line.top + line.height < layout.text_bottom + 0.1)


def test_the_usual_page_is_what_it_was(sample: Document) -> None:
    found: dict[str, tuple[int, float, float]] = {}
    for number, page in enumerate(typeset(sample)):
        for line in page.lines:
            found.setdefault(str(line.place), (number, round(line.x, 3), round(line.baseline, 3)))
    assert {place: found[place] for place in USUAL} == USUAL


def test_the_letterhead_and_the_signature_stay_single() -> None:
    close, apart = layout_of(Paper()), layout_of(Paper(line_spacing=1.5, paragraph_gap=12))
    assert (apart.head, apart.foot) == (close.head, close.foot)
    assert apart.body.paragraph.leading == leading(14, 1.5) == 24.15
    assert apart.body.subject == close.body.subject


def test_a_paper_is_measured_once() -> None:
    assert layout_of(Paper(left=31)) is layout_of(Paper(left=31.0))
    assert layout_of(Paper(left=31)).left == mm(31)


def test_the_length_of_a_paper_follows_its_choices() -> None:
    pages = {name: len(typeset(replace(long_document(5, 30), paper=paper))) for name, paper in CHOSEN.items()}
    assert pages["small"] < pages["odd"] < pages["wide"]
