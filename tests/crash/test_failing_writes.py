"""Short runs of the stories whose disk fails; `make crash` has the long ones."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from tests.crash.faults import Outcome, can_trace

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="drivers are forked, which Windows does not know")


def run(module: str, folder: Path, *arguments: str) -> Sequence[Outcome]:
    """What a run of its own found."""
    told = folder / "outcomes.json"
    command = [sys.executable, "-m", f"tests.crash.{module}", *arguments, "--json", str(told)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert told.exists(), answer.stdout + answer.stderr
    return msgspec.json.decode(told.read_bytes(), type=list[Outcome])


def refute(outcomes: Sequence[Outcome]) -> None:
    """Fails where a story left something half done, said nothing in a sentence, or did not go on afterwards."""
    assert {outcome.what: outcome.problems for outcome in outcomes if outcome.problems} == {}
    assert {outcome.what: outcome.still for outcome in outcomes if outcome.still} == {}
    assert any(outcome.said for outcome in outcomes), "nothing was held up"


@pytest.mark.skipif(not can_trace(), reason="strace is not here or may not trace")
def test_whatever_call_to_the_disk_fails_or_is_the_last_nothing_is_left_half_done(tmp_path: Path) -> None:
    refute(run("sweep", tmp_path, "501", "77"))


def test_a_disk_that_is_full_read_only_or_gone_is_told_and_work_goes_on_when_it_is_back(tmp_path: Path) -> None:
    refute(run("places", tmp_path, "--few"))
