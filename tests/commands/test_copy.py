"""`main.py copy`: the next period's report from an earlier one, on the command line."""

import json
from pathlib import Path

import pytest

from tests.commands.calling import SAMPLE, refused, run


def test_copy_starts_the_next_period_and_says_what_became_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "nam.json"
    done = run(tmp_path, "copy", SAMPLE, "-p", "2022-Q1", "-o", target)
    assert done.returncode == 0 and "17 ý mang sang" in done.stdout and "Công văn số 163/SNgV-VP" in done.stdout
    made = json.loads(target.read_text(encoding="utf-8"))
    assert made["period"] == "2022-Q1" and made["source"]["period"] == "2021-9T"
    assert len(made["tasks"]) == 8 and {task["outcome"] for task in made["tasks"]} == {"open"}
    assert all(item["review"] for section in made["sections"] for item in section["items"])
    assert "van_ban_den" not in made["figures"] and made["figures"]["ty_le_tthc_muc_4"]["origin"] == "carried"
    checked = run(tmp_path, "check", target, "--json")
    codes = {finding["code"] for finding in json.loads(checked.stdout)}
    assert {"item-unreviewed", "figure-unreviewed", "task-unreviewed", "figure-missing"} <= codes


def test_copy_into_the_book_never_takes_the_place_of_a_report_that_is_there(tmp_path: Path) -> None:
    run(tmp_path, "import", SAMPLE)
    assert run(tmp_path, "copy", "cntt/2021-9T", "-p", "2021-Y").returncode == 0
    again = run(tmp_path, "copy", "cntt/2021-9T", "-p", "2021-Y")
    assert "--second" in refused(again)
    assert run(tmp_path, "copy", "cntt/2021-9T", "-p", "2021-Y", "--second").returncode == 0
    assert "cntt/2021-Y/2" in run(tmp_path, "list").stdout


@pytest.mark.parametrize("period", ["2021-Q5", "9 tháng", ""])
def test_copy_to_no_period_is_one_sentence(tmp_path: Path, period: str) -> None:
    assert "2021-9T" in refused(run(tmp_path, "copy", SAMPLE, "-p", period))
