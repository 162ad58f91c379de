"""What makes two reports the same: their words and figures, not how a file was made or what was done with the report."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from models.definition import definition_for
from models.report import Item, Report
from models.same_content import content_digest
from tests.builders import sample, with_letterhead
from tests.clean_report import items, report

Change = Callable[[Report], Report]


def said(report: Report) -> str:
    return content_digest(report, definition_for(report))


def first_text(text: str) -> Report:
    return report(opening=(Item("i1", "paragraph", text),))


def each(**changes: Any) -> Change:
    """The same change at every item."""
    return lambda made: made.with_items(lambda _list, items: tuple(replace(item, **changes) for item in items))


def renamed(made: Report) -> Report:
    return made.with_items(lambda _list, items: tuple(replace(item, id=f"{item.id}9") for item in items))


SAME: dict[str, Change] = {
    "another state": lambda made: replace(made, state="checked"),
    "another edition": lambda made: replace(made, edition=3),
    "read by a machine": each(origin="imported", review=True),
    "a note that is never printed": each(note="Hỏi lại"),
    "other ids": renamed,
    "bold texts": lambda made: made.with_texts(lambda text: f"**{text}**" if text and "*" not in text else text),
}
OTHER: dict[str, Change] = {
    "a comma": lambda made: replace(made, opening=(Item("i1", "paragraph", "Sở Ngoại vụ, báo cáo như sau:"),)),
    "a capital": lambda made: replace(made, opening=(Item("i1", "paragraph", "Sở Ngoại Vụ báo cáo như sau:"),)),
    "a mark of tone": lambda made: replace(made, opening=(Item("i1", "paragraph", "Số Ngoại vụ báo cáo như sau:"),)),
    "a figure": lambda made: made.with_figure("van_ban_den", 3846),
    "the period": lambda made: replace(made, period="2020-9T"),
    "the number": lambda made: with_letterhead(made, number="177"),
    "one item more": lambda made: replace(made, opening=(*made.opening, *items("Một việc nữa."))),
    "the signer": lambda made: replace(made, signature=replace(made.signature, name="Trần Thị Hòa")),
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME.keys())
def test_what_does_not_make_another_report(change: Change) -> None:
    assert change(report()) != report()
    assert said(change(report())) == said(report())


@pytest.mark.parametrize("change", OTHER.values(), ids=OTHER.keys())
def test_what_makes_another_report(change: Change) -> None:
    assert said(change(report())) != said(report())


def test_a_token_says_what_it_stands_for() -> None:
    assert said(first_text("Trong {ky}.")) == said(first_text("Trong 9 tháng đầu năm 2021."))
    assert said(sample()) != said(sample().with_texts(lambda text: text.replace("{ky}", "quý I")))
