"""Search over all reports and the register, as the store answers: always what the reports say now."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlite_utils import Database

from models import edit
from models import place as places
from models.interchange import encode
from models.report import Report
from models.store import Store, migrations, search_index
from models.store.connection import FILE
from models.store.spread_ids import free_id
from tests.builders import sample


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("filled")) as opened:
        opened.save_draft(sample())
        opened.index_all()
        yield opened


def saying(period: str, text: str, edition: int = 1) -> Report:
    return edit.put(replace(sample(), period=period, edition=edition), places.item("i2"), text)


def names(store: Store, typed: str) -> list[str]:
    return [hit.report for hit in store.search(typed).hits]


def test_the_newest_period_comes_first(store: Store) -> None:
    for period in ("2020-9T", "2021-Q1", "2019-Y", "2021-9T"):
        store.save_draft(saying(period, "Lắp đặt camera giám sát"))
    assert names(store, "camera giam sat") == ["cntt/2021-9T", "cntt/2021-Q1", "cntt/2020-9T", "cntt/2019-Y"]


def test_the_same_marks_come_before_newer_periods(store: Store) -> None:
    store.save_draft(saying("2019-Y", "Có bão số 9"))
    store.save_draft(saying("2021-9T", "Có bao số 9"))
    assert names(store, "có bão") == ["cntt/2019-Y", "cntt/2021-9T"]


def test_words_in_one_passage_come_before_words_that_are_apart(store: Store) -> None:
    store.save_draft(saying("2021-9T", "Lắp đặt camera"))
    store.save_draft(saying("2019-Y", "Camera dùng iOffice"))
    found = store.search("camera ioffice").hits
    assert [(hit.report, hit.excerpts[0].whole) for hit in found] == [("cntt/2019-Y", True), ("cntt/2021-9T", False)]


def test_a_hit_tells_period_state_place_and_the_words_around(store: Store) -> None:
    store.save_draft(replace(saying("2021-9T", "Lắp đặt camera giám sát."), state="issued"))
    (hit,) = store.search('"camera giám sát"').hits
    assert (hit.phrase, hit.state, hit.edition) == ("9 tháng đầu năm 2021", "issued", 1)
    assert (hit.excerpts[0].place, hit.excerpts[0].pointed) == (places.item("i2"), "Lắp đặt «camera giám sát».")


def test_what_was_changed_or_taken_away_is_found_no_more(store: Store) -> None:
    store.save_draft(saying("2021-9T", "Lắp đặt camera"))
    assert names(store, "camera")
    store.save_draft(saying("2021-9T", "Lắp đặt máy quét"))
    assert not names(store, "camera") and names(store, "máy quét")
    with store._db.atomic():
        store._db.conn.execute("DELETE FROM report")
    assert not names(store, "máy quét") and not store.register().entries


def test_second_and_replaced_editions_are_found_and_marked(store: Store) -> None:
    store.save_draft(replace(saying("2021-9T", "Lắp đặt camera"), state="replaced"))
    store.save_draft(saying("2021-9T", "Lắp đặt camera", edition=2))
    assert [(hit.report, hit.state) for hit in store.search("camera").hits] == [("cntt/2021-9T/2", "draft"), ("cntt/2021-9T", "replaced")]


def test_a_half_typed_word_serves_until_a_whole_one_is_there(store: Store) -> None:
    store.save_draft(saying("2021-9T", "Lắp đặt camera"))
    (hit,) = store.search("lap dat came").hits
    assert hit.excerpts[0].pointed == "«Lắp đặt camera»"
    assert not names(store, "lap dat came ")


def test_more_hits_than_are_shown_are_told_of(store: Store) -> None:
    for year in range(2000, 2005):
        store.save_draft(saying(f"{year}-Y", "Lắp đặt camera"))
    found = store.search("camera", 3)
    assert len(found.hits) == 3 and found.more and not store.search("camera", 5).more


def test_a_damaged_draft_is_passed_over(store: Store) -> None:
    store.save_draft(saying("2021-9T", "Lắp đặt camera"))
    store.save_draft(saying("2020-9T", "Lắp đặt camera"))
    with store._db.atomic():
        store._db.conn.execute("UPDATE report SET draft = ? WHERE name = 'cntt/2020-9T'", (b"{",))
    assert names(store, "camera") == ["cntt/2021-9T"]


def test_a_store_from_before_there_was_a_search_is_read_at_the_first_one(tmp_path: Path) -> None:
    old = Database(tmp_path / FILE)
    for step in migrations.STEPS[:2]:
        step(old)
    report = saying("2021-9T", "Lắp đặt camera")
    old["report"].insert(
        {
            "name": report.name,
            "definition": "cntt",
            "period": "2021-9T",
            "state": "draft",
            "subject": "",
            "draft": encode(report),
            "updated": "1",
        }
    )
    old.conn.execute(f"PRAGMA application_id = {0x53424F43}")
    old.conn.execute("PRAGMA user_version = 2")
    old.conn.commit()
    old.conn.close()
    with Store.open(tmp_path) as store:
        assert names(store, "camera") == ["cntt/2021-9T"] and len(store.register().entries) == 9


def test_an_index_of_another_form_is_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save_draft(saying("2021-9T", "Lắp đặt camera"))
    assert names(store, "camera")
    monkeypatch.setattr(search_index, "FORM", 99)
    assert names(store, "camera") == ["cntt/2021-9T"]


def test_a_table_of_reports_that_was_made_anew_is_read_anew(store: Store) -> None:
    store.save_draft(saying("2021-9T", "Lắp đặt camera"))
    assert names(store, "camera")
    with store._db.atomic():
        for trigger in ("report_in", "report_changed", "report_out"):
            store._db.conn.execute(f"DROP TRIGGER {trigger}")
    store.save_draft(saying("2021-9T", "Lắp đặt máy quét"))
    assert names(store, "máy quét") and not names(store, "camera")
    store.save_draft(saying("2021-9T", "Lắp đặt camera"))
    assert names(store, "camera")


def test_reading_is_done_in_steps_that_tell_how_much_is_left(store: Store) -> None:
    for year in range(2000, 2005):
        store.save_draft(saying(f"{year}-Y", "Lắp đặt camera"))
    assert [store.index_some(2), store.index_some(2), store.index_some(2)] == [3, 1, 0]


def test_what_changes_while_it_is_read_stays_to_be_read(store: Store) -> None:
    store.index_all()
    store.save_draft(saying("2021-9T", "Lắp đặt camera"))
    (stale,) = search_index.stale_reports(store._db.conn, 5)
    store.save_draft(saying("2021-9T", "Lắp đặt máy quét"))
    with store._db.atomic():
        search_index.keep(store._db.conn, search_index.prepared(stale))
    assert names(store, "máy quét") and not names(store, "camera")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["camera", "máy quét", "chữ ký số", "an toàn", ""]), min_size=3, max_size=8))
def test_the_index_always_says_what_the_reports_say(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    with Store.open(tmp_path_factory.mktemp("law")) as store:
        for at, text in enumerate(texts):
            store.save_draft(saying(("2021-9T", "2020-9T")[at % 2], text))
            if at % 3:
                store.index_all()
        now = {name: store.load(name).item("i2").text for name in store.names()}
        for text in ("camera", "may quet"):
            expected = {name for name, said in now.items() if said.lower() in (text, "máy quét" if text == "may quet" else text)}
            assert set(names(store, f'"{text}"')) == expected
        store._db.conn.execute("INSERT INTO document_words (document_words) VALUES ('integrity-check')")


@settings(deadline=None)
@given(st.one_of(st.text(), st.text(alphabet='"*()^:-+{}NEAROT và 😀\x00\ud800', max_size=30)))
def test_nothing_that_is_typed_is_an_error(filled: Store, typed: str) -> None:
    filled.search(typed)
    filled.register(typed)
    filled.register(typed, doubles=True)
    filled.offered_documents(typed)


@pytest.mark.parametrize("typed", ["a" * 10_000, "văn " * 10_000, '"' * 10_000, "(" * 10_000, "văn bản " * 5_000, "1/" * 5_000])
def test_a_pasted_page_is_no_error_either(filled: Store, typed: str) -> None:
    filled.search(typed)
    filled.register(typed)


def test_the_register_lists_documents_and_where_they_are_used(store: Store) -> None:
    for period in ("2020-9T", "2021-9T"):
        store.save_draft(replace(sample(), period=period))
    entry = store.register("424/KH").entries[0]
    assert (entry.document.number, entry.reports, entry.twins) == ("424", 2, ())
    assert [(use.report, use.citation) for use in store.document_uses(entry.id)] == [("cntt/2021-9T", "c1"), ("cntt/2020-9T", "c1")]
    dates = [entry.document.date for entry in store.register().entries]
    assert dates == sorted(dates, reverse=True) and len(dates) == 9


def test_doubles_and_near_doubles_are_shown_as_such(store: Store) -> None:
    other = edit.put(replace(sample(), period="2020-9T"), places.citation("c1", "date"), "30/8/2020")
    store.save_draft(sample())
    store.save_draft(edit.put(other, places.citation("c2", "subject"), "về việc rà soát"))
    found = store.register(doubles=True).entries
    assert sorted((entry.document.number, entry.twins[0].likeness) for entry in found) == [
        ("163", "wording"),
        ("163", "wording"),
        ("424", "date"),
        ("424", "date"),
    ]
    assert [entry.document.number for entry in store.register("424", doubles=True).entries] == ["424", "424"]


def test_a_document_that_nothing_cites_any_more_leaves_the_register(store: Store) -> None:
    store.save_draft(sample())
    assert store.register("857").entries
    store.save_draft(edit.remove_item(sample(), "i11"))
    assert not store.register("857").entries and len(store.register().entries) == 8
    assert not store.offered_documents("857")


def test_who_is_typing_is_offered_what_fits_so_far(filled: Store) -> None:
    assert [document.number for document in filled.offered_documents("kế hoạch 42")] == ["424"]
    assert filled.offered_documents("") == ()


def test_ids_keep_their_order_until_a_rank_is_full() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY)")
    given_ids = []
    for _time in range(5):
        given_ids.append(free_id(connection, "thing", 3, 2))
        connection.execute("INSERT INTO thing VALUES (?)", (given_ids[-1],))
    assert given_ids == [6, 7, 8, 9, 10]
