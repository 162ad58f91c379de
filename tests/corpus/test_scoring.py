"""The scorer itself: a perfect reading has nothing wrong with it, and each kind of misreading costs what it should."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from importers.reading import Imported
from models.report import Item, Report, Signature
from tests.corpus.ideal import ideal
from tests.corpus.scoring import Score, score
from tests.corpus.truth import Truth, truths


def scored(truth: Truth, report: Report) -> Score:
    return score(truth, Imported(report, (), 0))


@pytest.mark.parametrize("truth", truths().values(), ids=list(truths()))
def test_a_perfect_reading_has_nothing_wrong_with_it(truth: Truth) -> None:
    found = scored(truth, ideal(truth))
    assert found.faults == ()
    assert found.missing == ()
    assert (found.right, found.placed) == (found.blocks, found.blocks)


def lost(report: Report) -> Report:
    """Without the items of the first section that has any."""
    section = next(section for section in report.sections if section.items)
    return report.with_section_items(section.id, ())


def flattened(report: Report) -> Report:
    """With every heading a paragraph of the opening, and the items behind it."""
    items = [each for part in report.sections for each in (Item(f"h{part.id}", text=f"{part.number}. {part.title}"), *part.items)]
    return replace(report, opening=(*report.opening, *items), sections=())


def same_level(report: Report) -> Report:
    """With all headings on the first level."""
    return replace(report, sections=tuple(replace(section, level=1) for section in report.sections))


def unmarked(report: Report) -> Report:
    """With all dashes paragraphs."""
    return report.with_items(
        lambda _list, items: tuple(replace(each, level="paragraph") if each.level == "dash" else each for each in items)
    )


def unsigned(report: Report) -> Report:
    """With the signature in the last section."""
    signature, last = report.signature, report.sections[-1]
    left = Item("left", text=f"{signature.authority} {signature.title} {signature.name}")
    moved = report.with_section_items(last.id, (*last.items, left))
    return replace(moved, signature=Signature())


def crowded(report: Report) -> Report:
    """With the issuer in the superior's place."""
    head = report.letterhead
    return replace(report, letterhead=replace(head, superior=f"{head.superior} {head.issuer}", issuer=""))


@pytest.mark.parametrize("spoilt", [lost, flattened, same_level, unmarked, unsigned, crowded])
def test_a_misreading_costs_and_is_named(spoilt: Callable[[Report], Report]) -> None:
    truth = truths()["cchc-quy"]
    found = scored(truth, spoilt(ideal(truth)))
    assert found.placed < found.blocks
    assert found.faults
    assert bool(found.missing) == (spoilt is lost)


def test_a_letter_with_another_tone_is_another_word() -> None:
    truth = truths()["cchc-quy"]
    report = ideal(truth)
    wrong = replace(report, subject=report.subject.replace("cải cách", "cái cách"))
    assert scored(truth, wrong).missing == ("cải",)


def test_another_period_than_the_title_names_is_named() -> None:
    truth = truths()["cchc-quy"]
    assert [fault.kind for fault in scored(truth, replace(ideal(truth), period="2024-Q1")).faults] == ["period -> 2024-Q1 for 2024-Q2"]


def test_a_heading_without_its_parent_costs_its_place_and_not_its_role() -> None:
    truth = truths()["ktxh-xa"]
    report = ideal(truth)
    without = replace(report, sections=tuple(part for part in report.sections if part.id != "s16"))
    assert report.section("s16").number == "Phần thứ hai"
    found = scored(truth, without)
    assert found.right == found.blocks - 1
    assert found.placed < found.right


def test_sections_are_told_apart_by_their_words() -> None:
    """Two sections "1." under different headings are not one another's."""
    truth = truths()["cchc-quy"]
    report = ideal(truth)
    items = {"s2": report.section("s3").items, "s3": report.section("s2").items}
    swapped = report.with_sections(lambda section: replace(section, items=items.get(section.id, section.items)))
    assert scored(truth, swapped).placed < scored(truth, report).placed
