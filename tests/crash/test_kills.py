"""A short run of the killing harness; `make crash` is the long one."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.crash.killing import LIMIT, Kill

ROOT = Path(__file__).parents[2]
KILLS = 25

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="drivers are forked, which Windows does not know")


@pytest.fixture(scope="module")
def kills(tmp_path_factory: pytest.TempPathFactory) -> list[Kill]:
    """Kills of drivers at moments made by chance; the chains are the same in each run, the moments as near as the clock allows."""
    told = tmp_path_factory.mktemp("kills") / "kills.json"
    command = [sys.executable, "-m", "tests.crash.measure", f"{KILLS}", "7", "--json", str(told)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert told.exists(), run.stdout + run.stderr
    return msgspec.json.decode(told.read_bytes(), type=list[Kill])


def test_the_store_opens_after_every_kill_and_everything_that_was_kept_is_in_it(kills: list[Kill]) -> None:
    assert len(kills) == KILLS
    assert {kill.seed: kill.verdict.problems for kill in kills if kill.verdict.problems} == {}


def test_no_more_than_the_last_second_of_typing_is_gone(kills: list[Kill]) -> None:
    assert sum(kill.activity == "types" for kill in kills) >= 5
    waited = [(kill.seed, kill.moment, kill.gone(LIMIT + 0.5 + kill.verdict.late)) for kill in kills]  # a busy machine saves late
    assert [one for one in waited if one[2]] == []
