"""With a clock that says anything the window opens, lists and works."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

import ui.start.start_page
import ui.window
from models.samples import sample_report
from models.store import Store
from models.store import store as store_module
from tests.ui.desks import a_window, desk_with
from ui.window import Window


class _Clock(date):
    said = date(1970, 1, 1)

    @classmethod
    def today(cls) -> Any:
        return cls.said


@pytest.mark.parametrize("today", [date(1970, 1, 1), date(2038, 1, 20), date(2099, 12, 31), date(9999, 12, 31), date(1980, 1, 1)])
def test_the_start_page_and_a_report_show_on_any_day(
    qt: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: date
) -> None:
    monkeypatch.setattr(_Clock, "said", today)
    for module in (ui.window, ui.start.start_page):
        monkeypatch.setattr(module, "date", _Clock)
    with monkeypatch.context() as patched:
        patched.setattr(store_module, "_now", lambda: "2099-01-01T00:00:00.000+00:00")
        with Store.open(tmp_path) as store:
            store.keep_revision(replace(sample_report(), state="draft"), "worked")
    with a_window(tmp_path) as window:
        window.show_start()
        desk_with(window, window.store.load("cntt/2021-9T"))


def test_the_notice_is_quiet_and_can_be_closed(window: Window) -> None:
    window.notice.show_notice("Đồng hồ máy đang chỉ ngày 01/01/1970.")
    assert window.notice.isVisible() and not window.trouble.isVisible()
    window.notice.close_button.click()
    assert not window.notice.isVisible()
