"""A redline as a value: both reports in one document, and each of them read back out of it."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models.align import aligned, ended_together
from models.document import compose
from models.page import Block, Document, Paragraph
from models.redline import redline
from models.redline_sides import accepted, changed, document_lines, rejected
from models.report import Report
from models.text import Words, joined, parse, write
from tests.builders import report, tiny_definition

LETTERS = st.text(alphabet="ab c*đ12.{}", max_size=12)
REPORTS = st.builds(
    lambda lines, subject, addressees, recipients, closing, title: report(
        *lines, subject=subject, addressees=addressees, recipients=recipients, closing=closing, title=title
    ),
    st.lists(st.builds(str.__add__, st.sampled_from(["- ", "+ ", "# ", ""]), LETTERS), max_size=5),
    LETTERS, st.lists(LETTERS, max_size=3).map(tuple), st.lists(LETTERS, max_size=3).map(tuple), LETTERS, LETTERS,
)  # fmt: skip


def paper(one: Report) -> Document:
    return compose(one, tiny_definition())


def with_marks(block: Block) -> Block:
    """The block with its mark among its words."""
    mark = f"{block.mark} " if isinstance(block, Paragraph) and block.mark else ""
    return replace(block, line=replace(block.line, runs=(Words(mark), *block.line.runs)))


def read(document: Document) -> list[tuple[str, tuple[object, ...]]]:
    """Every line with its place and the style of its words."""
    whole = replace(document, blocks=tuple(map(with_marks, document.blocks)))
    return [(line.place, joined(line.runs)) for line in document_lines(whole)]


def words(document: Document) -> list[tuple[object, ...]]:
    return [runs for _place, runs in read(document)]


@given(REPORTS, REPORTS)
def test_both_reports_are_in_it(old: Report, new: Report) -> None:
    before, after = paper(old), paper(new)
    merged = redline(before, after)
    assert words(accepted(merged)) == words(after)
    assert words(rejected(merged)) == words(before)
    assert [place for place, _runs in read(accepted(merged))] == [place for place, _runs in read(after)]


@given(REPORTS)
def test_nothing_is_marked_where_nothing_changed(one: Report) -> None:
    assert redline(paper(one), paper(one)) == paper(one)
    assert not changed(paper(one))


def test_a_changed_word_alone_is_marked() -> None:
    merged = redline(paper(report("- Đã xử lý 12 văn bản.")), paper(report("- Đã xử lý 13 văn bản.")))
    assert merged.blocks[1].line.runs == (Words("Đã xử lý "), Words("12", change="gone"), Words("13", change="new"), Words(" văn bản."))
    assert changed(merged)


def test_a_word_that_only_became_italic_is_marked_with_both_styles() -> None:
    merged = redline(paper(report("- Đã xong việc.")), paper(report("- Đã *xong* việc.")))
    gone, new = Words("xong", change="gone"), Words("xong", italic=True, change="new")
    assert merged.blocks[1].line.runs == (Words("Đã "), gone, new, Words(" việc."))


def test_a_bullet_that_became_a_number_is_marked() -> None:
    merged = redline(paper(report("- Đã xong việc.")), paper(report("# Đã xong việc.")))
    assert merged.blocks[1].line.runs[:2] == (Words("- ", change="gone"), Words("1. ", change="new"))


@given(st.lists(LETTERS.filter(bool), max_size=6))
def test_words_of_different_changes_are_never_joined(texts: list[str]) -> None:
    spans = [Words(text, change=change) for text in texts for change in ("gone", "new", "")]
    assert [span.change for span in joined(spans) if isinstance(span, Words)] == ["gone", "new", ""] * len(texts)
    assert all(span.change == "" for span in parse(write(parse("".join(texts)))) if isinstance(span, Words))


LINES = st.lists(st.lists(st.sampled_from(["mua", "máy", "in", "mới", "12"]), max_size=4).map(" ".join), max_size=12)


@given(LINES, LINES)
def test_every_line_of_both_lists_has_its_place_in_order(old: list[str], new: list[str]) -> None:
    for pairs in (tuple(aligned(old, new, str, len)), ended_together(aligned(old, new, str, len))):
        assert [one for one, _other in pairs if one is not None] == old
        assert [other for _one, other in pairs if other is not None] == new


def test_long_stretches_are_walked_through_in_order() -> None:
    old = [f"việc thứ {at} của phòng" for at in range(300)]
    new = [f"việc số {at} của phòng" for at in range(0, 300, 2)]
    pairs = tuple(aligned(old, new, str, lambda _line: None))
    assert [one for one, _other in pairs if one is not None] == old
    assert [other for _one, other in pairs if other is not None] == new
    assert sum(None not in pair for pair in pairs) > 100


def test_the_page_is_the_new_one() -> None:
    wide = report().with_paper(replace(report().paper, left=35))
    assert redline(paper(report()), paper(wide)).paper.left == 35
