"""A foreign file may use an id twice; every place must still name one thing, or an edit of one would overwrite the other."""

import msgspec
from msgspec.structs import replace

from models import interchange
from models.report import Report
from tests.builders import citation, headings, item, report


def _read(made: Report) -> Report:
    return interchange.decode(interchange.encode(made))


def test_two_sections_of_one_id_are_told_apart() -> None:
    first, second = headings("I", "II")
    twins = (first, replace(second, id=first.id, items=(item("Ý khác.", "i9"),)))
    made = _read(replace(report(), sections=twins))
    assert [section.id for section in made.sections] == ["mot", "s1"]
    edited = made.with_section_items("mot", ())
    assert [held.text for held in edited.section("s1").items] == ["Ý khác."]


def test_a_section_cannot_pose_as_the_opening() -> None:
    made = _read(replace(report(), sections=(replace(headings("I")[0], id="opening"),)))
    assert made.sections[0].id == "s1"


def test_items_follow_a_cited_document_to_its_new_id() -> None:
    made = _read(report(citations=(citation(id="a.b"), citation("Công văn 12/SNV-VP", id="c1"), citation(id="c1"))))
    assert [held.id for held in made.citations] == ["c2", "c1", "c3"]
    assert [held.citation for _section, held in made.items()][-3:] == ["c2", "c1", "c1"]


def test_good_ids_are_left_as_they_are() -> None:
    made = report("- A;", "- B.", citations=(citation(),))
    assert msgspec.json.encode(_read(made)) == msgspec.json.encode(made)
