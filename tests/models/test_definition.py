"""Kinds of report as TOML files: the shipped one is whole, and a faulty one says where."""

from pathlib import Path

import pytest

from models.definition import definition_of, load_definition
from models.errors import BadDefinition, UnknownDefinition

SMALL = """
id = "nho"
version = 1
name = "Nhỏ"
valid_from = 2026-01-01
periods = ["year"]
subject = "Công tác {ky}"
[[sections]]
id = "mot"
number = "I"
title = "Kết quả"
[[figures]]
id = "a"
label = "Số A"
section = "mot"
[[rules]]
id = "r"
left = "a"
op = ">="
right = "0"
message = "A không âm"
"""


def load(folder: Path, content: str):
    path = folder / "đề cương.toml"
    path.write_text(content, "utf-8")
    return load_definition(path)


def test_the_shipped_kind_has_every_heading_and_figure_of_the_report() -> None:
    cntt = definition_of("cntt")
    assert [section.number for section in cntt.sections] == ["I", "1", "2", "2.1", "2.2", "2.3", "II"]
    assert all(section.guidance for section in cntt.sections)
    assert {figure.id for figure in cntt.figures} >= {
        "van_ban_tong",
        "van_ban_den",
        "van_ban_di",
        "ty_le_tthc_muc_4",
        "ty_le_tthc_cong_khai",
    }
    assert len(cntt.figures) == 11 and len(cntt.rules) >= 3


def test_the_small_one_of_the_readme_kind_loads(tmp_path: Path) -> None:
    assert load(tmp_path, SMALL).sections[0].title == "Kết quả"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("[[sections]]", "[[sections"), "line"),
        (('periods = ["year"]', 'periods = ["week"]'), "$.periods[0]"),
        (("version = 1", 'version = "một"'), "$.version"),
        (('label = "Số A"', 'label = "Số A"\ncolour = "red"'), "colour"),
        (("{ky}", "{van_ban}"), "van_ban"),
        (('section = "mot"', 'section = "hai"'), "figures.a.section"),
        (('left = "a"', 'left = "b"'), "rules.r.left"),
        (('left = "a"', 'left = "a +"'), "rules.r.left"),
        (('left = "a"', "left = \"__import__('os')\""), "rules.r.left"),
        (('id = "a"', 'id = "ky"'), "ky"),
        (('name = "Nhỏ"\n', ""), "name"),
        (('id = "nho"', 'id = "../ngoai"'), "“../ngoai”"),
        (('id = "nho"', 'id = "C:x"'), "“C:x”"),
    ],
)
def test_a_fault_is_one_sentence_with_file_and_place(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    with pytest.raises(BadDefinition) as fault:
        load(tmp_path, SMALL.replace(*change))
    assert "đề cương.toml" in str(fault.value) and said in str(fault.value) and "\n" not in str(fault.value)


def test_an_unknown_kind_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownDefinition, match="cntt"):
        definition_of("xyz")
