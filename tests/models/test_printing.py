"""Which pages are meant, what a printing is remembered as, and when the paper bears the mark of a draft."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models.checks.finding import Finding
from models.errors import BadPages
from models.place import Place
from models.printing import Printout, page_words, printout_of, prints_as_draft, read_pages
from models.report import State
from tests.builders import sample

PAGES = st.sets(st.integers(1, 60), min_size=1).map(lambda pages: tuple(sorted(pages)))


@given(PAGES)
def test_pages_are_read_as_they_are_written(pages: tuple[int, ...]) -> None:
    assert read_pages(page_words(pages), 60) == pages


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("1", (1,)),
        ("1, 3-5", (1, 3, 4, 5)),
        (" 2 – 3 ;1", (1, 2, 3)),
        ("4-2", (2, 3, 4)),
        ("1-3, 2-4, 2", (1, 2, 3, 4)),
    ],
)
def test_pages_as_people_type_them(typed: str, pages: tuple[int, ...]) -> None:
    assert read_pages(typed, 5) == pages


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Không hiểu “”: hãy ghi các trang cần in, ví dụ 1-3 hoặc 1, 3-5 (báo cáo có 5 trang)."),
        ("1, hai", "Không hiểu “hai”: hãy ghi các trang cần in, ví dụ 1-3 hoặc 1, 3-5 (báo cáo có 5 trang)."),
        ("1,", "Không hiểu “1,”: hãy ghi các trang cần in, ví dụ 1-3 hoặc 1, 3-5 (báo cáo có 5 trang)."),
        ("3-", "Không hiểu “3-”: hãy ghi các trang cần in, ví dụ 1-3 hoặc 1, 3-5 (báo cáo có 5 trang)."),
        ("6", "Không có trang 6: báo cáo có 5 trang."),
        ("0-2", "Không có trang 0: báo cáo có 5 trang."),
        ("1-999999", "Không có trang 999999: báo cáo có 5 trang."),
    ],
)
def test_what_are_no_pages_is_told_in_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(BadPages) as told:
        read_pages(typed, 5)
    assert str(told.value) == sentence


def test_a_printing_in_words() -> None:
    printout = Printout(printer="HP LaserJet", copies=2, pages=(1, 2, 3), count=4)
    assert printout.words == "in 2 bản, trang 1-3, máy in HP LaserJet"
    whole = Printout(printer="P1", copies=1, pages=(1, 2), count=2, sides="long", draft=True)
    assert whole.words == "in 1 bản, đủ 2 trang, hai mặt, có chữ DỰ THẢO, máy in P1"


def test_a_printing_comes_back_as_it_was_kept() -> None:
    printout = Printout(printer="Máy in “Văn thư”", copies=99, pages=(2, 4), count=9, sides="short", draft=True)
    assert printout_of(printout.note) == printout
    assert printout_of("{}") is None and printout_of("later") is None


@pytest.mark.parametrize(
    ("state", "severity", "marked"),
    [
        ("draft", None, True),
        ("draft", "warning", True),
        ("checked", None, False),
        ("checked", "warning", False),
        ("checked", "error", True),
        ("printed", None, False),
        ("printed", "error", True),
        ("issued", "error", False),
        ("replaced", None, False),
    ],
)
def test_what_nobody_has_checked_and_what_is_wrong_bears_the_mark(state: State, severity: str | None, marked: bool) -> None:
    findings = [Finding("x", severity, Place("closing"), "Sai.")] if severity else []  # type: ignore[arg-type]
    assert prints_as_draft(replace(sample(), state=state), findings) is marked
