"""What the font lacks is said before it is printed."""

from msgspec.structs import replace

from exporters.characters import check_characters
from models.document import compose
from tests.builders import cntt, sample


def found(text: str) -> list[tuple[str, str]]:
    findings = check_characters(compose(replace(sample(), subject=text), cntt()))
    return [(finding.where, finding.values["code"]) for finding in findings]


def test_every_vietnamese_letter_and_office_sign_can_be_printed() -> None:
    assert found("Ứng dụng CNTT: “ắằẳẵặ ỷỹỵ Đđ” – 100%, § 5, € 3, ½…") == []


def test_a_picture_letter_is_named_with_its_place() -> None:
    assert found("Kết quả 😀 tốt") == [("subject", "U+1F600")]


def test_letters_that_run_from_right_to_left_are_named_too() -> None:
    """The font has Hebrew letters, but a line of ours would show them in the wrong order."""
    assert found("Đoàn שלום") == [("subject", f"U+{ord(letter):04X}") for letter in sorted("שלום")]
    finding, *_others = check_characters(compose(replace(sample(), subject="م"), cntt()))
    assert "từ phải sang trái" in finding.message
