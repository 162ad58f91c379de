"""Word files that are broken at random: each comes in as lines or is refused with a sentence, and never in any other way.

The reader itself is asked, below the net that catches what it does not foresee: what falls into that net is a whole file lost.
"""
# ruff: noqa: E501 - inputs that are broken over lines hide what they are

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from importers.docx import embedded_lines
from importers.source import read_source
from importers.word.parts import FileParts
from importers.word.reader import read_document
from models.errors import ImportProblem
from tests.fuzz.mutating import ACTS as ACTS_UPON_ELEMENTS
from tests.fuzz.mutating import xml_act
from tests.importers.packed import written
from tests.importers.word_files.whole_file import MUTABLE, WHOLE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


VALUES = st.sampled_from(
    ["", "0", "-1", "99999999999", "1.5", "x", "%1", "%99", "true", "none", "bullet", "custom", "N", "H1", "7", "F0A7", "110000", "\u0663", "continue"]
)  # fmt: skip
ACTS = st.sampled_from(ACTS_UPON_ELEMENTS)


def mutated(content: bytes, acts: list[tuple[str, int, int, str]]) -> bytes:
    """A part after some acts upon elements of it."""
    root = etree.fromstring(content)
    for act, first, second, text in acts:
        elements = [each for each in root.iter() if each is not root]
        if not elements:
            break
        one, other = elements[first % len(elements)], elements[second % len(elements)]
        xml_act(act, one, other, text, f"{W}val")
    return bytes(etree.tostring(root))


@pytest.mark.parametrize("name", MUTABLE)
@given(acts=st.lists(st.tuples(ACTS, st.integers(0, 400), st.integers(0, 400), VALUES), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_part_that_was_changed_at_random(
    tmp_path_factory: pytest.TempPathFactory, name: str, acts: list[tuple[str, int, int, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "Lạ.docx"
    content = WHOLE[name]
    changed = mutated(content.encode() if isinstance(content, str) else content, acts)
    written(path, {**WHOLE, name: changed})
    try:
        parts = FileParts(path)
        source = read_document(parts, path, embedded_lines)
    except ImportProblem as problem:
        assert path.name in str(problem)
    else:
        assert all(line.words or line.list_mark for line in source.lines)
        parts.close()


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=6), st.integers(0, 30))
@settings(max_examples=150, deadline=None)
def test_a_file_whose_bytes_were_changed(tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], cut: int) -> None:
    path = tmp_path_factory.getbasetemp() / "Lạ.docx"
    content = bytearray(written(path, WHOLE).read_bytes())
    for at, byte in changes:
        content[at % len(content)] = byte
    path.write_bytes(bytes(content[: len(content) - cut * 40 if cut > 25 else len(content)]))
    try:
        read_source(path)
    except ImportProblem as problem:
        assert path.name in str(problem)


@given(st.binary(max_size=300), st.sampled_from(["a.docx", "a.doc", "a.txt", "a"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_at_all(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(content)
    try:
        read_source(path)
    except ImportProblem as problem:
        assert path.name in str(problem)


def test_nothing_is_lost_of_the_file_before_it_is_broken(tmp_path: Path) -> None:
    """What the mutations begin with comes in whole, so that they break what is read."""
    found = read_source(written(tmp_path / "Nguyên.docx", WHOLE))
    said = [line.words for line in found.lines]
    assert said == [
        "• MỤC kết quả",
        "thêm▪[1]",
        "a/()",
        "Trong hộp",
        "Ô của hộp",
        "A",
        "B",
        "trong",
        "C",
        "Ngang",
        "Trang",
        "[1] Chú thích",
    ]
