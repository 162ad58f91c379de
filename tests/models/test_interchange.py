"""Reports as JSON: canonical, tolerant of wrong values, strict about structure."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import BadReport, BookError
from models.interchange import decode, digest, encode, pretty, unread_parts
from tests.builders import sample

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3), max_leaves=8)


def raw() -> dict:
    return json.loads(encode(sample()))


def changed(**parts: object):
    return decode(json.dumps(raw() | parts).encode())


def test_a_report_comes_back_as_it_was_and_equal_reports_are_equal_bytes() -> None:
    report = sample()
    assert decode(encode(report)) == decode(pretty(report)) == report
    backwards = json.dumps(dict(reversed(raw().items()))).encode()
    assert encode(decode(backwards)) == encode(report)
    assert digest(decode(backwards)) == digest(report) != digest(report.with_figure("van_ban_den", 1))


@pytest.mark.parametrize(
    ("stated", "value", "typed"), [("3845", 3845, ""), (3845, 3845, ""), ("abc", None, "abc"), ("31.02.", None, "31.02."), (None, None, "")]
)
def test_a_figure_is_a_number_or_kept_as_typed(stated: object, value: int | None, typed: str) -> None:
    figure = changed(figures={"a": {"value": stated}}).figure("a")
    assert (figure.value, figure.typed) == (value, typed)
    assert decode(encode(changed(figures={"a": {"value": stated}}))).figure("a") == figure


def test_a_day_that_does_not_exist_is_kept_as_typed() -> None:
    head = changed(letterhead=raw()["letterhead"] | {"date": "31/02/2021"}).letterhead
    assert (head.date, head.typed_date) == (None, "31/02/2021")


def test_what_another_program_leaves_out_is_filled_in() -> None:
    spare = raw()
    spare["sections"][1]["items"] = ["một dòng", {"text": "một ý"}]
    spare["citations"][0] = {"kind": "Kế hoạch", "number": 424, "symbol": "KH-SNgV", "date": None}
    report = changed(**spare | {"closing": None, "signature": None, "recipients": None})
    assert [item.text for item in report.sections[1].items] == ["một dòng", "một ý"]
    assert report.citations[0].name == "Kế hoạch số 424/KH-SNgV"
    assert (report.closing, report.recipients, report.signature.name) == ("", (), "")


def test_parts_of_a_newer_program_are_named(tmp_path: Path) -> None:
    path = tmp_path / "mới.json"
    path.write_text(json.dumps(raw() | {"consolidation": []}), "utf-8")
    assert unread_parts(path.read_bytes()) == ("consolidation",)


def test_everything_is_composed() -> None:
    decomposed = unicodedata.normalize("NFD", encode(sample()).decode()).encode()
    assert decode(decomposed) == sample()


def test_plain_opening_lines_and_lost_ids_are_mended() -> None:
    twice = [{"id": "i1", "text": "a"}, {"id": "i1", "text": "b"}, {"id": "", "text": "c"}, {"id": "x.y", "text": "d"}]
    report = changed(opening=["Một dòng"], sections=[raw()["sections"][0] | {"items": twice}])
    ids = [item.id for _section, item in report.items()]
    assert len(set(ids)) == 5 and all(id and "." not in id for id in ids)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from([*raw(), "x"]), JSON, max_size=3))
def test_whatever_stands_in_a_file_is_a_report_or_a_sentence(parts: dict[str, object]) -> None:
    try:
        report = changed(**parts)
    except BookError as error:
        assert "\n" not in str(error).strip()
    else:
        assert decode(encode(report)) == report


@given(st.binary())
def test_bytes_are_a_report_or_a_sentence(content: bytes) -> None:
    with pytest.raises(BookError):
        decode(content)


@pytest.mark.parametrize("edition", [0, -5, 10**12, "hai", None, True])
def test_an_edition_that_no_name_can_tell_is_the_first(edition: object) -> None:
    raw = json.loads(encode(sample())) | {"edition": edition}
    assert decode(json.dumps(raw).encode()).name == "cntt/2021-9T"


@pytest.mark.parametrize("depth", [10, 100, 500, 600, 900, 1_000, 100_000])
def test_brackets_in_brackets_are_no_report(depth: int) -> None:
    nested = b"[" * depth + b"]" * depth
    with pytest.raises(BadReport):
        decode(b'{"format": "sobaocao/1", "definition": "nho", "period": "2021-9T", "sections": ' + nested + b"}")
