"""Files that come in: each once, whatever it is called, in whatever order; and none in the place of a report that is there."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from models.arrival import Arrival, KnownFile, SourceFile, readable, source_file
from models.dates import read_date
from models.definition import definition_for
from models.errors import StoreError
from models.report import Item, Report
from models.same_content import content_digest
from models.store import Arrivals, Store, keep_issued
from tests.clean_report import report


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        yield opened


def file(content: str, name: str = "Báo cáo.docx") -> SourceFile:
    return SourceFile(name, content)


def saying(text: str, period: str = "2021-9T") -> Report:
    return report(period=period, opening=(Item("i1", "paragraph", text, origin="imported", review=True),))


def drafts(store: Store) -> dict[str, Report]:
    return {name: store.load(name) for name in store.names()}


def test_a_file_becomes_a_draft_and_its_revision_says_that_it_was_imported(store: Store) -> None:
    assert Arrivals(store).keep(saying("Một."), file("a")) == Arrival("cntt/2021-9T", "new")
    kept = store.load("cntt/2021-9T")
    assert kept.state == "draft" and kept.opening[0].review
    assert [revision.cause for revision in store.revisions("cntt/2021-9T")] == ["imported"]


def test_the_same_bytes_are_known_under_any_name_and_after_any_edit(store: Store) -> None:
    arrivals = Arrivals(store)
    arrivals.keep(saying("Một."), file("a"))
    store.save_draft(saying("Sửa lại cả."))
    known = arrivals.known(file("a", "Bản sao của Báo cáo.docx"))
    assert known is not None and known.report == "cntt/2021-9T" and not known.gone
    assert arrivals.known(file("b")) is None


def test_a_file_stays_known_when_its_report_is_gone(store: Store) -> None:
    arrivals = Arrivals(store)
    arrivals.keep(saying("Một."), file("a"))
    with store._writing():
        store._db.conn.execute("DELETE FROM revision")
        store._db.conn.execute("DELETE FROM report")
    assert arrivals.known(file("a")) == KnownFile("cntt/2021-9T", arrivals.known(file("a")).day, gone=True)  # type: ignore[union-attr]
    assert arrivals.keep(saying("Một."), file("b")) == Arrival("cntt/2021-9T", "same", gone=True)
    assert store.names() == ()


def test_other_bytes_that_say_the_same_are_not_kept_again_whatever_was_edited_since(store: Store) -> None:
    arrivals = Arrivals(store)
    arrivals.keep(saying("Một."), file("a"))
    store.save_draft(saying("Sửa lại cả."))
    assert arrivals.keep(saying("**Một.**"), file("b", "Báo cáo.txt")) == Arrival("cntt/2021-9T", "same")
    assert arrivals.known(file("b")) is not None, "next time nobody needs to read it"
    assert drafts(store) == {"cntt/2021-9T": saying("Sửa lại cả.")}


def test_a_paper_that_went_out_of_this_store_is_known_when_it_comes_back(store: Store) -> None:
    store.save_draft(saying("Một."))
    assert Arrivals(store).keep(saying("Một."), file("a")).how == "same"
    assert len(store.names()) == 1


def test_another_report_of_the_period_becomes_a_further_edition_and_nothing_is_replaced(store: Store) -> None:
    arrivals = Arrivals(store)
    arrivals.keep(saying("Một."), file("a"))
    assert arrivals.keep(saying("Hai."), file("b")) == Arrival("cntt/2021-9T/2", "further", "cntt/2021-9T")
    assert arrivals.keep(saying("Ba."), file("c")) == Arrival("cntt/2021-9T/3", "further", "cntt/2021-9T/2")
    assert arrivals.keep(saying("Một.", "2021-Q1"), file("d")) == Arrival("cntt/2021-Q1", "new")
    assert [store.load(name).opening[0].text for name in ("cntt/2021-9T", "cntt/2021-9T/2", "cntt/2021-9T/3")] == ["Một.", "Hai.", "Ba."]


def general(subject: str) -> Report:
    return replace(saying("Một."), definition="chung", subject=subject)


def test_of_a_general_kind_reports_about_other_things_stand_beside_each_other(store: Store) -> None:
    arrivals = Arrivals(store)
    assert arrivals.keep(general("Công tác cải cách hành chính {ky}"), file("a")) == Arrival("chung/2021-9T", "new")
    assert arrivals.keep(general("Công tác dân vận {ky}"), file("b")) == Arrival("chung/2021-9T/2", "new")
    corrected = replace(general("Công tác dân vận 9 tháng năm 2021"), closing="Hết.")
    assert arrivals.keep(corrected, file("c")) == Arrival("chung/2021-9T/3", "further", "chung/2021-9T/2")


def test_beside_an_issued_report_too_a_draft_is_made_and_the_lock_holds(store: Store) -> None:
    made = saying("Một.")
    issued = replace(made, state="issued", letterhead=replace(made.letterhead, number="177", date=read_date("5/10/2021")))
    keep_issued(store, issued, ())
    assert Arrivals(store).keep(saying("Hai."), file("a")).report == "cntt/2021-9T/2"
    assert store.load("cntt/2021-9T") == issued and store.load("cntt/2021-9T/2").state == "draft"


@pytest.mark.parametrize("state", ["checked", "printed", "issued", "replaced"])
def test_whatever_a_file_says_of_its_state_it_comes_in_as_a_draft(store: Store, state: str) -> None:
    numbered = replace(saying("Một."), state=state, edition=4)
    numbered = replace(numbered, letterhead=replace(numbered.letterhead, number="177", date=read_date("5/10/2021")))
    Arrivals(store).keep(numbered, file("a"))
    kept = store.load("cntt/2021-9T")
    assert (kept.state, kept.edition, kept.letterhead.number) == ("draft", 1, "177")


def test_a_file_that_came_in_by_itself_is_known_to_the_next_folder(store: Store) -> None:
    store.keep_revision(saying("Một."), "imported")
    Arrivals(store).remember(file("a"), saying("Một."))
    known = Arrivals(store).known(file("a"))
    assert known is not None and known.report == "cntt/2021-9T"


def test_a_file_that_cannot_be_noted_leaves_no_report_behind(store: Store) -> None:
    store._db.conn.execute("DROP TABLE taken_in")
    with pytest.raises(StoreError):
        Arrivals(store).keep(saying("Một."), file("a"))
    assert store.names() == ()


TEXTS, PERIODS, KINDS = (st.sampled_from(options) for options in (("Một.", "Hai.", "Ba."), ("2021-9T", "2021-Q1"), ("docx", "txt")))
FILES = st.lists(st.tuples(TEXTS, PERIODS, KINDS), max_size=9)


def taken(files: Sequence[tuple[str, str, str]]) -> tuple[set[str], list[str]]:
    """The names that a store has after these files came in, and what its reports say."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        arrivals = Arrivals(store)
        for text, period, kind in files:
            source = file(f"{text}{period}{kind}")
            if arrivals.known(source) is None:
                arrivals.keep(saying(text, period), source)
        return set(store.names()), sorted(content_digest(made, definition_for(made)) for made in drafts(store).values())


@settings(max_examples=25, deadline=None)
@given(FILES.flatmap(lambda files: st.tuples(st.just(files), st.permutations([*files, *files[::2]]))))
def test_any_order_and_any_repetition_gives_the_same_reports(files: tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]) -> None:
    once, shuffled = map(taken, files)
    assert once == shuffled
    assert len(once[1]) == len({(text, period) for text, period, _kind in files[0]})


# ---------------------------------------------------------------- files by their bytes


def test_a_file_is_told_by_its_bytes(tmp_path: Path) -> None:
    for name, content in (("a.txt", b"x"), ("b.txt", b"x"), ("c.txt", b"y")):
        (tmp_path / name).write_bytes(content)
    a, b, c = (source_file(tmp_path / name).sha256 for name in ("a.txt", "b.txt", "c.txt"))
    assert a == b != c and len(a) == 64


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Ba\u0301o ca\u0301o.docx", "Báo cáo.docx"), ("a\udcffb.txt", "a?b.txt"), ("a\nb\tc.txt", "a?b?c.txt"), ("a\u00a0b.txt", "a b.txt")],
)
def test_names_that_no_screen_and_no_table_can_hold_are_made_readable(name: str, shown: str) -> None:
    assert readable(name) == shown
    readable(name).encode()


def test_of_many_reports_of_a_month_only_those_about_the_same_are_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    arrivals = Arrivals(store)
    for at in range(20):
        store.save_draft(replace(report(period="2021-M05"), definition="chung", subject=f"Việc thứ {at} {{ky}}", edition=at + 1))
    read: list[str] = []
    load = store.load
    monkeypatch.setattr(store, "load", lambda name: read.append(name) or load(name))
    again = replace(report(period="2021-M05"), definition="chung", subject="Việc  thứ 7 tháng 5 năm 2021")
    assert arrivals.keep(again, file("a")) == Arrival("chung/2021-M05/8", "same")
    assert read == ["chung/2021-M05/8"]
