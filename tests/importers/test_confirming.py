"""What a clerk is asked about a file that was read, and what becomes of the answers."""

import tempfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exporters.export import export
from importers.confirming import Change, Confirming, Correction, accept, accept_all, confirmed
from importers.corrections import all_corrected, corrected, free_sections, gone_on, possible, targets
from importers.guesses import Guess, next_open, with_accepted, without_doubt
from importers.lines import words_of
from importers.reading import import_report
from models import edit
from models import place as places
from models.citation import read_citation
from models.definition import definition_for
from models.document import compose
from models.interchange import read_file
from models.page import page_lines
from models.place import Place
from models.report import Report
from models.samples import sample_report
from models.text import plain
from tests.builders import tiny_definition
from tests.importers.files import ReadFile, read_as

PAGES = Path(__file__).parents[2] / "resources" / "samples" / "pages"
NINE_MONTHS = (
    "office SỞ NỘI VỤ",
    "number Số: 12/BC-SNV",
    "subject Công tác văn thư",
    "… chín tháng năm 2021",
    "basis Căn cứ Luật Lưu trữ",
    "p Sở Nội vụ báo cáo như sau",
    "I Kết quả",
    "- Đã tập huấn cho công chức",
    "?- Ứng dụng công nghệ",
    "cite Kế hoạch số 424/KH-SNV ngày 31/8/2020 về việc số hóa",
    "p Kết quả cụ thể của các",
    "… đơn vị trực thuộc",
    "row TT | Đơn vị | Số văn bản",
    "row 1 | Văn phòng | 120",
    "?1 Khó khăn",
    "# Thiếu máy quét",
    "page 2",
    "I Kế hoạch",
    "?lost Bản đính kèm",
    "p Tiếp tục số hóa",
    "end Trên đây là báo cáo",
    "to Bộ Nội vụ",
    "to Lưu: VT",
    "sign GIÁM ĐỐC",
    "sign Trần Thị Hòa",
)


def read() -> Confirming:
    return read_as(*NINE_MONTHS).state


def line(state: Confirming, words: str) -> int:
    return next(at for at, one in enumerate(state.traced) if words in one.line.words)


def guess(state: Confirming, words: str) -> Guess:
    return next(guess for guess in state.guesses if line(state, words) in guess.lines)


def changed(state: Confirming, words: str, change: Change, to: str = "") -> Confirming:
    lines = guess(state, words).lines
    assert change in possible(state, lines), f"{change} is not offered for “{words}”"
    return corrected(state, Correction(lines, change, to))


def outline(state: Confirming) -> list[str]:
    """Headings and items as they stand below one another."""
    lines = [f"căn cứ: {plain(item.text)}" for item in state.report.bases]
    lines += [f"{item.level}: {plain(item.text)}" for item in state.report.opening]
    for section in state.report.sections:
        lines.append(f"{section.level} {section.number} {section.title}")
        lines += [f"{item.level}: {plain(item.text) or item.citation or item.table}" for item in section.items]
    return lines


# ---------------------------------------------------------------- what is asked


def test_doubtful_guesses_come_first_and_the_others_as_the_file_has_them() -> None:
    read = read_as("- rõ một", "?- ngờ một", "- rõ hai", "?- ngờ hai")
    traced = tuple(replace(one, confidence=0.1) if at == 3 else one for at, one in enumerate(read.imported.traced))
    state = Confirming(read.imported.report, traced, read.definition)
    assert [state.traced[guess.lines[0]].line.words for guess in state.guesses] == ["- ngờ hai", "- ngờ một", "- rõ một", "- rõ hai"]


def test_what_belongs_together_is_asked_about_once() -> None:
    state = read()
    for words, count in (("Công tác văn thư", 2), ("Kết quả cụ thể", 2), ("Văn phòng", 6), ("Lưu: VT", 2), ("Trần Thị Hòa", 2), ("424", 1)):
        assert len(guess(state, words).lines) == count, words
    assert guess(state, "Văn phòng").role == "table"
    assert sorted(at for one in state.guesses for at in one.lines) == list(range(len(state.traced))), "every line is in one guess"


def test_lines_that_are_in_no_report_are_shown_together_where_they_follow_each_other() -> None:
    state = read_as("page 1", "page ---", "- ý", "page 2").state
    assert [len(guess.lines) for guess in state.guesses] == [2, 1, 1]


def test_accepting_leads_from_one_doubtful_guess_to_the_next_until_there_is_none() -> None:
    state, seen = read(), []
    at: Guess | None = state.guesses[0]
    while at is not None:
        seen.append(at.lines[0])
        state = accept(state, at.lines)
        at = next_open(state.guesses, at)
    assert len(seen) == 3 and without_doubt(state.guesses)


def test_what_was_not_looked_at_waits_to_be_reviewed_and_nothing_else_does() -> None:
    state = accept(read(), guess(read(), "Ứng dụng").lines)
    waiting = [plain(item.text) for _list, item in confirmed(state).items() if item.review]
    assert waiting == ["Thiếu máy quét", "Bản đính kèm"], "a doubtful heading waits by the first item under it"
    assert not any(item.review for _list, item in confirmed(accept_all(state)).items())


# ---------------------------------------------------------------- corrections


@pytest.mark.parametrize(
    ("words", "change", "to", "expected"),
    [
        ("Ứng dụng", "heading", "", ["dash: Đã tập huấn cho công chức", "1  Ứng dụng công nghệ", "plus: c1"]),
        ("Khó khăn", "number", "", ["paragraph: b1", "number: Khó khăn", "number: Thiếu máy quét"]),
        ("Khó khăn", "paragraph", "", ["paragraph: b1", "paragraph: 1. Khó khăn", "number: Thiếu máy quét"]),
        ("Khó khăn", "shallower", "", ["paragraph: b1", "1 1 Khó khăn", "number: Thiếu máy quét"]),
        ("Khó khăn", "deeper", "", ["paragraph: b1", "3 1 Khó khăn", "number: Thiếu máy quét"]),
        ("Đã tập huấn", "plus", "", ["1 I Kết quả", "plus: Đã tập huấn cho công chức", "dash: Ứng dụng công nghệ"]),
        ("Đã tập huấn", "deeper", "", ["1 I Kết quả", "plus: Đã tập huấn cho công chức", "dash: Ứng dụng công nghệ"]),
        ("Thiếu máy quét", "paragraph", "", ["2 1 Khó khăn", "paragraph: 1. Thiếu máy quét", "1 II Kế hoạch"]),
        ("Thiếu máy quét", "move", "muc-3", ["2 1 Khó khăn", "1 II Kế hoạch", "number: Thiếu máy quét", "paragraph: Bản đính kèm"]),
        ("Tiếp tục", "move", "muc-1", ["paragraph: b1", "paragraph: Tiếp tục số hóa", "2 1 Khó khăn"]),
        ("Văn phòng", "move", "muc-2", ["2 1 Khó khăn", "paragraph: b1", "number: Thiếu máy quét"]),
        ("Ứng dụng", "join", "", ["dash: Đã tập huấn cho công chức Ứng dụng công nghệ", "plus: c1"]),
        ("Đã tập huấn", "join", "", ["1 I Kết quả Đã tập huấn cho công chức", "dash: Ứng dụng công nghệ"]),
        ("Kết quả cụ thể", "split", "", ["paragraph: Kết quả cụ thể của các", "paragraph: đơn vị trực thuộc", "paragraph: b1"]),
        ("424", "dash", "", ["dash: Kế hoạch số 424/KH-SNV ngày 31/8/2020 về việc số hóa", "paragraph: Kết quả cụ thể"]),
        ("báo cáo như sau", "basis", "", ["căn cứ: Căn cứ Luật Lưu trữ", "căn cứ: Sở Nội vụ báo cáo như sau", "1 I Kết quả"]),
        ("Căn cứ Luật", "opening", "", ["paragraph: Căn cứ Luật Lưu trữ", "paragraph: Sở Nội vụ báo cáo như sau"]),
        ("Kết quả", "paragraph", "", ["paragraph: Sở Nội vụ báo cáo như sau", "paragraph: I. Kết quả", "dash: Đã tập huấn"]),
        ("Kết quả", "left_out", "", ["paragraph: Sở Nội vụ báo cáo như sau", "dash: Đã tập huấn cho công chức"]),
        ("Văn phòng", "left_out", "", ["paragraph: Kết quả cụ thể của các đơn vị trực thuộc", "2 1 Khó khăn"]),
        ("Lưu: VT", "paragraph", "", ["paragraph: Tiếp tục số hóa", "paragraph: Bộ Nội vụ", "paragraph: Lưu: VT"]),
        ("SỞ NỘI VỤ", "opening", "", ["paragraph: SỞ NỘI VỤ", "paragraph: Sở Nội vụ báo cáo như sau"]),
    ],
)
def test_a_correction_changes_the_outline_around_it(words: str, change: Change, to: str, expected: list[str]) -> None:
    state = changed(read(), words, change, to)
    lines = outline(state)
    at = next(at for at, one in enumerate(lines) if one.startswith(expected[0]))
    for shown, wanted in zip(lines[at : at + len(expected)], expected, strict=True):
        assert shown.startswith(wanted), lines
    assert guess(state, words).accepted, "who corrects something has looked at it"


def test_a_recipient_stands_where_the_file_has_it() -> None:
    state = changed(changed(read(), "Trên đây", "recipient"), "Bản đính kèm", "recipient")
    assert state.report.recipients == ("Bản đính kèm", "Trên đây là báo cáo", "Bộ Nội vụ", "Lưu: VT")
    state = changed(state, "Trên đây", "closing")
    assert state.report.recipients == () and state.report.closing.startswith("Bản đính kèm"), "the lines under Nơi nhận are one guess"


def test_the_words_before_the_names_are_the_papers_own() -> None:
    state = read_as("?p Nơi nhận:", "?- Bộ Nội vụ;", "?p Kính gửi: Sở Tài chính.", "?p Nơi nhận: Lưu VT").state
    for words, change in (("Nơi nhận:", "recipient"), ("Bộ", "recipient"), ("Kính", "addressee"), ("Lưu", "recipient")):
        state = changed(state, words, change)
    assert state.report.recipients == ("Bộ Nội vụ", "Lưu VT") and state.report.addressees == ("Sở Tài chính",)
    assert not state.report.opening and guess(state, "Nơi nhận:").role == "recipient"


def test_one_recipient_can_be_taken_alone() -> None:
    state = read()
    state = corrected(state, Correction((line(state, "Bộ Nội vụ"),), "signature"))
    assert state.report.recipients == ("Lưu: VT",)
    assert state.report.signature.name == "Trần Thị Hòa Bộ Nội vụ"
    state = corrected(state, Correction((line(state, "Lưu: VT"),), "left_out"))
    assert state.report.recipients == () and guess(state, "Lưu: VT").left_out


def test_capitals_sign_as_a_title_or_for_somebody() -> None:
    state = read_as("p KT. GIÁM ĐỐC", "p PHÓ GIÁM ĐỐC", "p Trần Thị Hòa").state
    for words in ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Hòa"):
        state = changed(state, words, "signature")
    signature = state.report.signature
    assert (signature.authority, signature.title, signature.name) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Hòa")


def test_a_heading_becomes_a_section_that_the_kind_knows_and_keeps_its_words() -> None:
    state = read()
    assert [known.id for known in free_sections(state, guess(state, "Khó khăn").lines)] == ["mot", "hai"]
    state = changed(state, "Khó khăn", "section", "hai")
    section = state.report.section("hai")
    assert (section.title, section.level, [item.text for item in section.items]) == ("Khó khăn", 1, ["Thiếu máy quét"])
    state = changed(state, "Kế hoạch", "section", "mot")
    assert free_sections(state, guess(state, "Kết quả").lines) == ()
    state = changed(state, "Khó khăn", "paragraph")
    assert state.report.section("hai").title == "Kế hoạch", "a section that the kind knows stays, as the kind names it"


def test_a_citation_is_read_from_an_item_only_where_no_word_is_lost() -> None:
    state = read_as("I Mục", "- Kế hoạch số 42/KH-SNV ngày 01/02/2021 việc thử", "- Đã ban hành kế hoạch").state
    state = changed(state, "42/KH", "citation")
    assert state.report.citations[0].number == "42"
    assert "citation" not in possible(state, guess(state, "Đã ban hành").lines)


def test_the_words_below_a_cited_document_are_joined_to_its_subject() -> None:
    state = read_as("I Mục", "cite Kế hoạch số 42/KH-SNV ngày 01/02/2021 về việc", "?p ứng dụng công nghệ;").state
    state = changed(state, "ứng dụng", "join")
    assert state.report.citations[0].subject == "về việc ứng dụng công nghệ"


def test_a_figure_in_a_sentence_stays_its_number_where_no_figure_can_stand() -> None:
    state = read_as("I Mục", "- Đã xử lý 4.733 văn bản", "sign Trần Thị Hòa").state
    drawn = state.report.with_item(replace(state.report.item("i1"), text="Đã xử lý {a} văn bản")).with_figure("a", 4733)
    state = replace(state, report=drawn)
    assert changed(state, "4.733", "recipient").report.recipients == ("Đã xử lý 4.733 văn bản",)
    assert changed(state, "4.733", "plus").report.item("i1").text == "Đã xử lý {a} văn bản", "an item keeps its figure"


def test_words_that_the_paper_sets_by_itself_stay_with_what_becomes_another_thing() -> None:
    state = read_as("basis Căn cứ Kế hoạch số 42/KH-SNV ngày 01/02/2021 việc thử", "I Mục").state
    based, cited = state.report.bases[0], read_citation("Kế hoạch số 42/KH-SNV ngày 01/02/2021 việc thử", "c1")
    assert cited is not None
    report = replace(state.report, bases=(replace(based, text="", citation="c1"),), citations=(cited,))
    state = replace(state, report=report)
    assert "move" not in possible(state, guess(state, "42/KH").lines)
    state = changed(state, "42/KH", "opening")
    assert state.report.opening[0].text.startswith("Căn cứ Kế hoạch số 42") and not state.report.citations


def test_a_table_cannot_go_among_the_reasons_where_no_paper_shows_it() -> None:
    assert "bases" not in targets(read(), guess(read(), "Văn phòng").lines)
    assert "bases" in targets(read(), guess(read(), "Tiếp tục").lines)


def test_what_was_left_out_can_be_put_in_again() -> None:
    state = changed(read(), "Văn phòng", "left_out")
    assert guess(state, "Văn phòng").left_out and not state.report.tables
    state = changed(state, "Văn phòng", "paragraph")
    assert "1 | Văn phòng | 120" in [plain(item.text) for _list, item in state.report.items()]


def test_corrections_can_be_made_again_on_another_reading_of_the_file() -> None:
    state = changed(changed(read(), "Ứng dụng", "heading"), "Lưu: VT", "left_out")
    assert all_corrected(read(), state.corrections) == state
    other = read_as(*NINE_MONTHS, definition=tiny_definition()).state
    assert all_corrected(other, (*state.corrections, Correction((0,), "move", "nowhere"))).report == state.report


def test_what_was_said_of_a_file_stands_when_it_is_read_once_more() -> None:
    said = changed(accept(read(), guess(read(), "Khó khăn").lines), "Ứng dụng", "heading")
    assert gone_on(said, read()) == said
    other = read_as(*NINE_MONTHS[:-1]).state
    assert gone_on(said, other) is other, "another file begins anew"


def test_a_correction_that_cannot_be_made_changes_nothing() -> None:
    state = read()
    assert corrected(state, Correction(guess(state, "Văn phòng").lines, "heading")) is state
    assert corrected(state, Correction(guess(state, "SỞ NỘI VỤ").lines, "join")) is state, "nothing stands above the first line"


# ---------------------------------------------------------------- laws

_KINDS = ("office", "subject", "basis", "p", "-", "+", "#", "@", "I", "1", "end", "to", "sign", "page", "lost", "…", "cite", "row")
_ONCE, _GOES_ON = ("office", "subject", "end", "sign"), ("subject", "p", "-", "+", "#", "@", "I", "1", "lost", "…")


@st.composite
def files(draw: st.DrawFn) -> ReadFile:
    """Files in any order of their parts; each line has a word of its own, so that a lost one shows."""
    lines: list[str] = []
    kinds: list[str] = []
    for at, kind in enumerate(draw(st.lists(st.sampled_from(_KINDS), min_size=1, max_size=14))):
        alone = kind == "…" and (not kinds or kinds[-1] not in _GOES_ON)
        kinds.append("p" if alone or (kind in _ONCE and kind in kinds) else kind)
        text = {"cite": f"Kế hoạch số {at + 1}/KH-X{at} ngày 31/8/2020 việc{at}", "row": f"hàng{at} | ô{at}"}.get(kind, f"chữ số{at}")
        lines.append(f"{'?' if draw(st.booleans()) else ''}{kinds[-1]} {text}")
    return read_as(*lines)


def kept(state: Confirming) -> Counter[str]:
    """Every word that the paper shows or that the clerk has left out."""
    words = Counter(word for line in page_lines(compose(state.report, state.definition)) for word in words_of(line))
    words.update(word for at in state.left_out for word in words_of(state.traced[at].line.words))
    return words


def wanted(state: Confirming) -> Counter[str]:
    """Every word of the file, but for marks, which the paper makes by itself, and what belongs to its pages."""
    lines = [one.line.body for one in state.traced if one.role != "page"]
    return Counter(word for line in lines for word in words_of(plain(line)))


@settings(max_examples=150, deadline=None)
@given(files(), st.data())
def test_whatever_is_corrected_no_word_of_the_file_is_lost(read: ReadFile, data: st.DataObject) -> None:
    state = read.state
    words = wanted(state)
    for _step in range(data.draw(st.integers(1, 6))):
        chosen = data.draw(st.sampled_from(state.guesses))
        one = data.draw(st.booleans())
        lines = (data.draw(st.sampled_from(chosen.lines)),) if one and chosen.role != "table" else chosen.lines
        changes = sorted(possible(state, lines))
        if not changes:
            continue
        change = data.draw(st.sampled_from(changes))
        to = data.draw(st.sampled_from(_targets(state, lines, change)))
        state = corrected(state, Correction(lines, change, to))
        assert not words - kept(state), f"{change} {to} of {[state.traced[at].line.words for at in lines]}"
        assert sorted(at for guess in state.guesses for at in guess.lines) == list(range(len(state.traced)))
        assert_found_again(state)
        assert len({item.id for _list, item in state.report.items()}) == sum(1 for _each in state.report.items()), "ids stay unique"
    assert all_corrected(read.state, state.corrections) == state


def assert_found_again(state: Confirming) -> None:
    """Where a line is said to stand, its words do."""
    for at, one in enumerate(state.traced):
        if one.place and at not in state.left_out and one.role != "table":
            missing = set(words_of(plain(one.line.body))) - set(words_of(plain(text_at(state.report, one.place))))
            assert not missing, f"{one.place} lacks {missing}"


def text_at(report: Report, place: Place) -> str:
    kind, id, _part = places.parts(place)
    if kind == "section":
        return report.section(id).title
    item = report.item(id) if kind == "item" else None
    if kind == "citation" or (item and item.citation):
        return report.citation((item.citation or "") if item else id).text
    return edit.read(report, place)


@cache
def read_from_word(name: str) -> Confirming:
    """A report as it stands in a Word file of anybody."""
    report = sample_report() if name == "cntt" else read_file(PAGES / f"{name}.json")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Báo cáo.docx"
        export(report, definition_for(report), path)
        read = import_report(path)
    return Confirming(read.report, read.traced, definition_for(read.report))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(("cntt", "ubnd-phan-can-cu", "khan-thua-lenh")), st.data())
def test_no_word_of_a_real_file_is_lost_either(name: str, data: st.DataObject) -> None:
    state = read_from_word(name)
    words = wanted(state)
    for _step in range(data.draw(st.integers(1, 5))):
        lines = data.draw(st.sampled_from(state.guesses)).lines
        changes = sorted(possible(state, lines))
        if changes:
            change = data.draw(st.sampled_from(changes))
            state = corrected(state, Correction(lines, change, data.draw(st.sampled_from(_targets(state, lines, change)))))
            assert not words - kept(state), f"{change} of {[state.traced[at].line.words for at in lines]}"


def _targets(state: Confirming, lines: tuple[int, ...], change: Change) -> list[str]:
    if change == "section":
        return [known.id for known in free_sections(state, lines)]
    return list(targets(state, lines)) or [""] if change == "move" else [""]


@settings(max_examples=60, deadline=None)
@given(files(), st.booleans())
def test_accepting_changes_nothing_but_what_waits_to_be_reviewed(read: ReadFile, everything: bool) -> None:
    state = accept_all(read.state) if everything else accept(read.state, read.state.guesses[0].lines)
    first = read.state.guesses[0]
    assert with_accepted(read.state.guesses, first.lines) == accept(read.state, first.lines).guesses
    unflagged = confirmed(state).with_items(lambda _list, items: tuple(replace(item, review=True) for item in items))
    assert unflagged == read.imported.report
    assert any(item.review for _list, item in confirmed(state).items()) <= (not without_doubt(state.guesses))


def test_every_correction_is_offered_for_some_line() -> None:
    state = read_as(*NINE_MONTHS, "p Kế hoạch số 7/KH-SNV ngày 01/02/2021 việc thử").state
    offered = {change for guess in state.guesses for change in possible(state, guess.lines)}
    assert offered == set(get_args(Change))
