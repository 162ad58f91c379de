"""Names from a file become names of files only where they are safe under every system."""

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.file_names import free_name, is_safe_name, safe_name


@pytest.mark.parametrize("name", ["bao-cao-cntt-2021-9T.pdf", "Báo cáo quý I.docx", "console.txt", "com10.txt", "a.b.c", "nul-1.pdf"])
def test_usual_names_are_safe_and_stay(name: str) -> None:
    assert is_safe_name(name) and safe_name(name) == name


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "a\\b", "c:", "a:b", "NUL", "nul .txt", "aux.tar.gz", "COM¹", "a.", "a ", " a", ".a", "a\u202ea"]
)
def test_names_that_mean_something_else_somewhere_are_not(name: str) -> None:
    assert not is_safe_name(name)


@pytest.mark.parametrize(
    ("said", "safe"),
    [
        ("cntt/2021-9T", "cntt-2021-9T"),
        ("../../etc/x", "-..-etc-x"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("", "_"),
        ("a\\b:c*", "a-b-c-"),
        ("ề" * 100, "ề" * 66),
        (f"con.{'x' * 194}.y", f"_con.{'x' * 194}"),
    ],
)
def test_the_nearest_safe_name(said: str, safe: str) -> None:
    assert safe_name(said) == safe


@given(st.text(max_size=300))
def test_a_safe_name_is_made_of_anything(text: str) -> None:
    name = safe_name(text)
    assert is_safe_name(name) and len(name.encode()) <= 200
    assert PureWindowsPath("D:/x", name).parent == PureWindowsPath("D:/x")


def test_a_free_name_is_the_one_that_was_wanted_or_the_next_with_a_number(tmp_path: Path) -> None:
    wanted = tmp_path / "sổ.db"
    assert free_name(wanted) == wanted
    for taken in ("sổ.db", "sổ-2.db"):
        (tmp_path / taken).touch()
    (tmp_path / "sổ-3.db").symlink_to("nowhere")
    assert free_name(wanted) == tmp_path / "sổ-4.db"
