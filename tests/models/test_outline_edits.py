"""The outline of a report edited: whatever is done to it, numbers stay in order and nothing that was written is lost."""

from collections.abc import Callable
from functools import reduce
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models.checks.headings import heading_numbers
from models.checks.run import context_for
from models.definition import definition_of
from models.items import add_item
from models.outline_edits import (
    add_heading,
    block_of,
    can_stand_inside,
    fresh_section_id,
    is_fixed,
    move_heading,
    remove_heading,
    says_something,
    shift_heading,
)
from models.period import Period
from models.report import Report, Section
from models.start import blank_report
from tests.builders import cntt, report, sample

CHUNG = definition_of("chung")


def outlined(*headings: str) -> Report:
    """A general report with headings such as "1 Kết quả", as deep as they are set in by blanks; each has one item."""
    sections = []
    for at, line in enumerate(headings, 1):
        level = 1 + (len(line) - len(line.lstrip())) // 2
        number, _blank, title = line.strip().partition(" ")
        sections.append(Section(f"muc-{at}", number.strip("_"), title, level))
    made = replace(report(sections=tuple(sections)), definition="chung")
    for section in sections:
        made = add_item(made, section.id, 0, "paragraph")
    return made


def read(report: Report) -> list[str]:
    """The headings as `outlined` takes them."""
    return [f"{'  ' * (one.level - 1)}{one.number or '_'} {one.title}".rstrip() for one in report.sections]


USUAL = ("I Kết quả", "  1 Chỉ đạo", "    a) Văn bản", "    b) Hội nghị", "  2 Thực hiện", "II Phương hướng")


# -------------------------------------------------------------------- cases


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (
            lambda report: add_heading(report, "muc-1"),
            ["I Kết quả", "  1 Chỉ đạo", "    a) Văn bản", "    b) Hội nghị", "  2 Thực hiện", "II", "III Phương hướng"],
        ),
        (
            lambda report: add_heading(report, "muc-1", "above"),
            ["I", "II Kết quả", "  1 Chỉ đạo", "    a) Văn bản", "    b) Hội nghị", "  2 Thực hiện", "III Phương hướng"],
        ),
        (lambda report: add_heading(report, "muc-6", "inside"), [*USUAL, "  1"]),
        (lambda report: add_heading(report, "muc-5", "inside"), [*USUAL[:5], "    a)", USUAL[5]]),
        (lambda report: add_heading(report), [*USUAL, "III"]),
        (
            lambda report: move_heading(report, "muc-1", 1),
            ["I Phương hướng", "II Kết quả", "  1 Chỉ đạo", "    a) Văn bản", "    b) Hội nghị", "  2 Thực hiện"],
        ),
        (
            lambda report: move_heading(report, "muc-5", -1),
            ["I Kết quả", "  1 Thực hiện", "  2 Chỉ đạo", "    a) Văn bản", "    b) Hội nghị", "II Phương hướng"],
        ),
        (
            lambda report: shift_heading(report, "muc-5", True),
            ["I Kết quả", "  1 Chỉ đạo", "    a) Văn bản", "    b) Hội nghị", "    c) Thực hiện", "II Phương hướng"],
        ),
        (
            lambda report: shift_heading(report, "muc-2", False),
            ["I Kết quả", "II Chỉ đạo", "  1 Văn bản", "  2 Hội nghị", "  3 Thực hiện", "III Phương hướng"],
        ),
        (lambda report: remove_heading(report, "muc-2"), ["I Kết quả", "  1 Thực hiện", "II Phương hướng"]),
        (
            lambda report: remove_heading(report, "muc-2", keep=True),
            ["I Kết quả", "  1 Văn bản", "  2 Hội nghị", "  3 Thực hiện", "II Phương hướng"],
        ),
    ],
)  # fmt: skip
def test_an_edit_of_the_outline_numbers_the_headings_anew(change: Callable[[Report], Report], left: list[str]) -> None:
    made = change(outlined(*USUAL))
    assert read(made) == left


@pytest.mark.parametrize(
    ("before", "at", "where", "added"),
    [
        (("A Kết quả", "B Tồn tại"), "muc-2", "below", "C"),
        (("I. Kết quả", "II. Tồn tại"), "muc-1", "below", "II."),
        (("_ Kết quả", "_ Tồn tại"), "muc-1", "below", ""),
        (("I Kết quả", "  1 Chỉ đạo", "    1.1 Văn bản", "  2 Thực hiện"), "muc-4", "inside", "2.1"),
        (("I Kết quả", "  1 Chỉ đạo", "    1.1 Văn bản"), "muc-3", "inside", "a)"),
    ],
)
def test_a_new_heading_is_numbered_as_those_of_its_report_are(before: tuple[str, ...], at: str, where: str, added: str) -> None:
    old = outlined(*before)
    made = add_heading(old, at, where)  # type: ignore[arg-type]
    assert made.section(fresh_section_id(old)).number == added


def test_headings_that_count_on_through_all_parts_go_on_doing_so() -> None:
    old = outlined("Phần_I", "I Kết quả", "II Tồn tại", "Phần_II", "III Phương hướng")
    old = old.with_sections(lambda one: replace(one, number=one.number.replace("_", " ")))
    assert [one.number for one in add_heading(old, "muc-3").sections] == ["Phần I", "I", "II", "III", "Phần II", "IV"]


def test_a_heading_under_the_last_level_is_not_offered() -> None:
    made = outlined(*USUAL)
    assert [can_stand_inside(made, one.id) for one in made.sections] == [True, True, False, False, True, True]
    assert shift_heading(made, "muc-4", True) == made


def test_a_report_without_headings_gets_its_first_one() -> None:
    assert read(add_heading(outlined())) == ["I"]


def test_what_the_definition_asks_for_stays() -> None:
    own = add_heading(sample(), "chi-dao")
    assert [one.id for one in own.sections if not is_fixed(own, cntt(), one.id)] == ["muc-1"]


def test_an_empty_heading_says_nothing_and_one_with_words_or_headings_under_it_does() -> None:
    made = add_heading(outlined(*USUAL), "muc-6", "inside")
    assert not says_something(made, "muc-7")
    assert says_something(made, "muc-6") and says_something(sample(), "noi-bo")


def test_what_is_removed_takes_its_documents_and_tables_along() -> None:
    made = remove_heading(sample(), "chi-dao")
    assert made.citations == () or all(any(item.citation == one.id for _list, item in made.items()) for one in made.citations)
    assert len(made.citations) < len(sample().citations)


# -------------------------------------------------------------------- laws

Edit = tuple[str, int]
EDITS = st.lists(st.tuples(st.sampled_from(["above", "below", "inside", "up", "down", "in", "out", "drop", "open"]), st.integers(0, 30)))


def edited(report: Report, edit: Edit) -> Report:
    what, at = edit
    id = report.sections[at % len(report.sections)].id if report.sections else ""
    match what:
        case "up" | "down":
            return move_heading(report, id, -1 if what == "up" else 1)
        case "in" | "out":
            return shift_heading(report, id, what == "in")
        case "drop" | "open":
            return remove_heading(report, id, keep=what == "open")
    if len(report.sections) > 18:  # the letters of a family reach to 23
        return report
    new = fresh_section_id(report)
    return add_item(add_heading(report, id, what), new, 0, "paragraph")  # type: ignore[arg-type]


def grown(edits: list[Edit]) -> Report:
    return reduce(edited, edits, replace(blank_report(CHUNG, Period.parse("2021-9T"))))


@given(EDITS)
def test_numbers_have_no_gaps_whatever_is_done(edits: list[Edit]) -> None:
    made = grown(edits)
    assert not list(heading_numbers(made, context_for(CHUNG))), read(made)
    assert all(one.number for one in made.sections)


@given(EDITS)
def test_no_heading_stands_deeper_than_one_below_the_one_before_it(edits: list[Edit]) -> None:
    levels = [0, *(one.level for one in grown(edits).sections)]
    assert all(1 <= below <= above + 1 for above, below in pairwise(levels))


@given(EDITS, st.sampled_from(["above", "below", "inside", "up", "down", "in", "out", "open"]), st.integers(0, 30))
def test_no_item_is_lost_but_with_what_is_removed(edits: list[Edit], what: str, at: int) -> None:
    before = grown(edits)
    after = edited(before, (what, at))
    assert {item.id for _list, item in before.items()} <= {item.id for _list, item in after.items()}


@given(EDITS, st.integers(0, 30), st.sampled_from([-1, 1]))
def test_moving_there_and_back_changes_nothing(edits: list[Edit], at: int, by: int) -> None:
    before = grown(edits)
    if not before.sections:
        return
    id = before.sections[at % len(before.sections)].id
    moved = move_heading(before, id, by)
    assert moved == before or move_heading(moved, id, -by) == before


@given(EDITS, st.integers(0, 30))
def test_deeper_and_back_changes_nothing(edits: list[Edit], at: int) -> None:
    before = grown(edits)
    if not before.sections:
        return
    id = before.sections[at % len(before.sections)].id
    deeper = shift_heading(before, id, True)
    assert deeper == before or shift_heading(deeper, id, False) == before


@given(EDITS, st.integers(0, 30), st.sampled_from(["up", "down"]))
def test_a_heading_moves_with_all_that_stands_under_it(edits: list[Edit], at: int, what: str) -> None:
    before = grown(edits)
    if not before.sections:
        return
    id = before.sections[at % len(before.sections)].id
    after = edited(before, (what, at))

    def under(report: Report) -> list[tuple[str, object]]:
        return [(report.sections[index].id, report.sections[index].items) for index in block_of(report.sections, id)]

    assert under(after) == under(before)


@given(EDITS, st.integers(0, 30), st.booleans())
def test_levels_change_and_the_order_stays(edits: list[Edit], at: int, deeper: bool) -> None:
    before = grown(edits)
    after = edited(before, ("in" if deeper else "out", at))
    assert [one.id for one in after.sections] == [one.id for one in before.sections]


@given(EDITS, st.integers(0, 30))
def test_adding_and_removing_again_changes_nothing(edits: list[Edit], at: int) -> None:
    before = grown(edits)
    beside = before.sections[at % len(before.sections)].id if before.sections else ""
    assert remove_heading(add_heading(before, beside), fresh_section_id(before)) == before


FORMS = st.sampled_from(
    [
        ("{I}", "{1}", "{1}.{2}", "{a})"),
        ("{I}.", "{1}.", "{a})", ""),
        ("{A}", "{I}", "{1}", "{a})"),
        ("{1}", "{1}.{2}", "{1}.{2}.{3}", "{a})"),
        ("", "{1}.", "", "{a})"),
        ("*", "{1}", "{a})", ""),
    ]
)
"""Ways in which offices number their headings; each family counted from its own beginning."""
COUNTED = {"I": ("I", "II", "III", "IV", "V", "VI", "VII"), "A": "ABCDĐEG", "a": "abcdđeg"}


@st.composite
def typed_outlines(draw: st.DrawFn) -> Report:
    """The outline of a report that somebody typed, in order, in any of the ways."""
    forms, count, level = draw(FORMS), [0, 0, 0, 0], 0
    sections = []
    for at in range(draw(st.integers(1, 7))):
        level = draw(st.integers(1, min(level + 1, 4)))
        count = [*count[: level - 1], count[level - 1] + 1, 0, 0, 0][:4]
        sections.append(Section(f"muc-{at + 1}", _typed(forms, count, level), f"Mục {at}", level))
    return replace(report(sections=tuple(sections)), definition="chung")


def _typed(forms: tuple[str, ...], count: list[int], level: int) -> str:
    """The number of a heading: its parts are those of the dotted numbers above it, the last one its own."""
    form = forms[level - 1]
    dotted = [at for at in range(level) if "{1}" in forms[at] or "{2}" in forms[at] or "{3}" in forms[at]]
    own = count[level - 1] - 1
    return form.format("", *(count[at] for at in dotted), **{kind: letters[own] for kind, letters in COUNTED.items()})


@given(typed_outlines(), st.integers(0, 6), st.sampled_from(["above", "below", "inside"]))
def test_a_typed_outline_keeps_its_numbers_when_a_heading_comes_and_goes(typed: Report, at: int, where: str) -> None:
    beside = typed.sections[at % len(typed.sections)].id
    made = add_heading(typed, beside, where)  # type: ignore[arg-type]
    assert remove_heading(made, fresh_section_id(typed)) == typed, (read(typed), read(made))


@given(typed_outlines(), st.integers(0, 6), st.sampled_from([-1, 1]))
def test_a_typed_outline_keeps_its_numbers_when_a_heading_moves_there_and_back(typed: Report, at: int, by: int) -> None:
    id = typed.sections[at % len(typed.sections)].id
    moved = move_heading(typed, id, by)
    assert moved == typed or move_heading(moved, id, -by) == typed, (read(typed), read(moved))
