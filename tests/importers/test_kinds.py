"""Which kind of report a file is: its subject and its headings decide, and where they do not, it is a general one."""

import pytest

from importers.headings import resolved
from importers.kinds import Kind, kind_of
from importers.lines import SourceLine
from models.definition import ReportDefinition, definitions
from models.period import Period

PERIOD = Period.parse("2021-9T")
KNOWN = tuple(definitions().values())
OWN = [definition for definition in KNOWN if not definition.general and len(definition.sections) > 1]
TEXT = SourceLine("Trong kỳ, cơ quan đã tiếp nhận và giải quyết các hồ sơ theo đúng quy định.")


def body(definition: ReportDefinition, share: float = 1.0) -> list[SourceLine]:
    """The headings of a kind of report, or a part of them, each with text under it."""
    count = round(len(definition.sections) * share)
    headings = (SourceLine(resolved(one.title, PERIOD), f"{one.number}.", bold=True) for one in definition.sections[:count])
    return [line for heading in headings for line in (heading, TEXT)]


def kind(subject: str, lines: list[SourceLine], known: tuple[ReportDefinition, ...] = KNOWN) -> Kind:
    return kind_of(subject, lines, PERIOD, known)


@pytest.mark.parametrize("definition", OWN, ids=lambda definition: definition.id)
def test_a_report_of_a_kind_is_known_by_its_subject_and_headings(definition: ReportDefinition) -> None:
    found = kind(resolved(definition.subject, PERIOD), body(definition))
    assert (found.definition.id, found.confidence) == (definition.id, pytest.approx(1.0))


@pytest.mark.parametrize("definition", OWN, ids=lambda definition: definition.id)
def test_the_subject_alone_makes_no_kind(definition: ReportDefinition) -> None:
    assert kind(resolved(definition.subject, PERIOD), [TEXT]).definition.general


def test_other_headings_make_a_general_report() -> None:
    lines = [SourceLine("Thời tiết", "I.", bold=True), TEXT, SourceLine("Mùa màng", "II.", bold=True), TEXT]
    found = kind("Tình hình sản xuất vụ mùa", lines)
    assert found.definition.general and found.confidence > 0.5


def test_fewer_headings_make_it_less_sure() -> None:
    definition = OWN[0]
    whole, half = (kind(resolved(definition.subject, PERIOD), body(definition, share)) for share in (1.0, 0.5))
    assert half.confidence < whole.confidence or half.definition.general


def test_a_file_without_anything_is_a_general_report() -> None:
    assert kind("", []).definition.general
