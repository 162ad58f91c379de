"""The paper that a report chooses: its ranges, what is said of it, and how it is kept."""

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from models.definition import definition_of
from models.document import compose
from models.interchange import decode, digest, encode, pretty
from models.paper import HEAD_SETS, RANGES, HeadSizes, Paper, fitted, problems
from models.period import Period
from models.start import blank_report
from tests.builders import sample

ANY = st.floats() | st.integers(-1000, 1000)
PAPERS = st.builds(Paper, **dict.fromkeys(RANGES, ANY), head_sizes=st.sampled_from([*HEAD_SETS]))
WIDE = Paper(top=25, bottom=25, left=35, right=15, body_size=13, line_spacing=1.15, indent=10, paragraph_gap=12, head_sizes="large")


def stated(paper: object) -> bytes:
    """The sample's JSON with something under "paper"."""
    return json.dumps(json.loads(encode(sample())) | {"paper": paper}).encode()


def test_the_usual_paper_and_both_ends_of_every_range_are_lawful() -> None:
    assert problems(Paper()) == problems(WIDE) == ()
    for name, limits in RANGES.items():
        for value in (limits.low, limits.high, *limits.choices):
            assert problems(replace(Paper(), **{name: value})) == ()


@pytest.mark.parametrize(
    ("paper", "sentence"),
    [
        (Paper(top=30), "Lề trên đang là 30 mm; hãy chọn từ 20 mm đến 25 mm (NĐ 30/2020, Phụ lục I, I.3)."),
        (Paper(right=14.5), "Lề phải đang là 14,5 mm; hãy chọn từ 15 mm đến 20 mm (NĐ 30/2020, Phụ lục I, I.3)."),
        (Paper(body_size=12), "Cỡ chữ nội dung đang là 12 pt; hãy chọn 13 pt hoặc 14 pt (NĐ 30/2020, Phụ lục I, II.6e)."),
        (Paper(indent=11), "Lùi đầu dòng đang là 11 mm; hãy chọn 10 mm hoặc 12,7 mm (NĐ 30/2020, Phụ lục I, II.6e)."),
        (
            Paper(line_spacing=1.6),
            "Khoảng cách giữa các dòng đang là 1,6 dòng; hãy chọn từ 1 dòng đến 1,5 dòng (NĐ 30/2020, Phụ lục I, II.6e).",
        ),
        (Paper(paragraph_gap=3), "Khoảng cách giữa các đoạn đang là 3 pt; hãy chọn từ 6 pt đến 12 pt (NĐ 30/2020, Phụ lục I, II.6e)."),
        (Paper(paragraph_gap=18), "Khoảng cách giữa các đoạn đang là 18 pt; chương trình nhận nhiều nhất 12 pt."),
    ],
)
def test_a_measure_outside_its_range_is_told_with_its_article(paper: Paper, sentence: str) -> None:
    assert problems(paper) == (sentence,)


@given(PAPERS)
def test_a_fitted_paper_is_lawful_and_a_lawful_one_fits(paper: Paper) -> None:
    assert problems(fitted(paper)) == ()
    assert fitted(fitted(paper)) == fitted(paper)
    assert (problems(paper) == ()) == (fitted(paper) == paper)


def test_the_nearest_value_is_taken() -> None:
    assert fitted(Paper(top=5, bottom=99, body_size=12, indent=1, line_spacing=2)) == Paper(
        bottom=25, body_size=13, indent=10, line_spacing=1.5
    )


@dataclass(frozen=True)
class Odd:
    """Something that a file may say of the paper."""

    said: object
    read: Paper


@pytest.mark.parametrize(
    "odd",
    [
        Odd(None, Paper()),
        Odd([], Paper()),
        Odd("A4", Paper()),
        Odd({}, Paper()),
        Odd({"colour": "red", "left": 35}, Paper(left=35)),
        Odd({"left": 50, "right": -3, "top": "22,5", "bottom": "23.5"}, Paper(left=35, right=15, top=22.5, bottom=23.5)),
        Odd({"left": "rộng", "right": True, "top": None, "bottom": {"mm": 1}}, Paper()),
        Odd({"body_size": 13.2, "indent": 10, "line_spacing": 1e300, "paragraph_gap": "9" * 50}, Paper(body_size=13, indent=10)),
        Odd({"head_sizes": "huge"}, Paper()),
        Odd({"head_sizes": ["large"]}, Paper()),
        Odd({"head_sizes": "large"}, Paper(head_sizes="large")),
    ],
    ids=lambda odd: str(odd.said)[:40],
)
def test_whatever_a_file_says_of_the_paper_it_is_read(odd: Odd) -> None:
    assert decode(stated(odd.said)).paper == odd.read


FINITE = st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(st.none() | st.booleans() | st.integers() | FINITE | st.text(), lambda inner: st.lists(inner, max_size=2))


@given(st.dictionaries(st.sampled_from([*asdict(Paper()), "x"]), JSON))
def test_no_file_fails_for_its_paper(parts: dict[str, object]) -> None:
    report = decode(stated(parts))
    assert problems(report.paper) == ()
    assert decode(encode(report)) == report


def test_a_chosen_paper_comes_back_in_millimetres_and_points() -> None:
    report = sample().with_paper(WIDE)
    assert decode(encode(report)) == decode(pretty(report)) == report
    assert json.loads(encode(report))["paper"] == asdict(WIDE)
    assert digest(report) != digest(sample())


def test_the_usual_paper_is_not_stated_so_old_reports_keep_their_bytes() -> None:
    assert b'"paper"' not in encode(sample())
    assert encode(sample().with_paper(Paper())) == encode(sample())
    assert digest(decode(stated(asdict(Paper())))) == digest(sample())


def test_equal_papers_are_equal_bytes() -> None:
    assert encode(replace(sample(), paper=Paper(top=22, left=35))) == encode(sample().with_paper(Paper(top=22.0, left=35.0)))


def test_a_report_and_its_document_have_a_lawful_paper() -> None:
    unlawful = Paper(top=500)
    assert sample().with_paper(unlawful).paper == Paper(top=25)
    assert compose(replace(sample(), paper=unlawful), definition_of("cntt")).paper == Paper(top=25)


@pytest.mark.parametrize("sizes", HEAD_SETS)
def test_the_sizes_of_the_letterhead_go_up_together(sizes: HeadSizes) -> None:
    assert (HEAD_SETS[sizes].motto, HEAD_SETS[sizes].place) == (HEAD_SETS[sizes].names + 1,) * 2


def test_a_new_report_has_the_paper_of_the_one_before() -> None:
    definition, period = definition_of("cntt"), Period.parse("2021-9T")
    assert blank_report(definition, period).paper == Paper()
    assert blank_report(definition, period, sample().with_paper(WIDE)).paper == WIDE
